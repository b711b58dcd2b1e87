//! A web server as a host has it: files that were compressed beforehand, over a line that can be made slow.
//!
//! The line is slow here and not in the browser, because a browser spares its service workers: what they fetch meanwhile
//! takes its share of the line, as it does for a person.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{Response, StatusCode};
use browser_tests::Outcome;
use futures_util::stream;
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, sleep_until};

/// How slow a line is.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    /// From a request to the first byte of its answer.
    latency: Duration,
    /// Bytes in a second, of all answers together.
    rate: f64,
}

/// "Slow 4G" of Chromium's DevTools: 3.75 times 150 ms, nine tenths of 1.6 Mbit/s.
pub(crate) const SLOW_4G: Line = Line { latency: Duration::from_micros(562_500), rate: 180_000.0 };

/// How many bytes are on the line at a time: a packet.
const PACKET: usize = 1_460;

/// A file as it is sent.
struct File {
    bytes: Vec<u8>,
    content_type: &'static str,
    is_brotli: bool,
}

/// A request: when its answer began and ended, and how many bytes it had.
#[derive(Clone)]
pub(crate) struct Sent {
    /// The path of the address.
    pub(crate) path: String,
    /// How many bytes the answer had.
    pub(crate) n_bytes: usize,
    /// When it was asked for.
    pub(crate) asked: Instant,
}

/// Where the line is free again.
struct State {
    line: Option<Line>,
    free: Instant,
    sent: Vec<Sent>,
}

/// A site on an origin of its own.
pub(crate) struct Site {
    /// The address of its first page.
    pub(crate) address: String,
    /// How many bytes each file has on the line, by its path.
    pub(crate) sizes: BTreeMap<String, usize>,
    state: Arc<Mutex<State>>,
}

impl Site {
    /// Serves a folder. Whatever has `NAME.br` beside it goes out so, unless that is longer.
    ///
    /// # Errors
    /// When a file cannot be read, or no port is free.
    pub(crate) async fn start(folder: &Path) -> Outcome<Self> {
        let mut files = BTreeMap::new();
        read(folder, "/", &mut files)?;
        let sizes = files.iter().map(|(path, file)| (path.clone(), file.bytes.len())).collect();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = format!("http://127.0.0.1:{}/", listener.local_addr()?.port());
        let state = Arc::new(Mutex::new(State { line: None, free: Instant::now(), sent: Vec::new() }));
        let (files, served) = (Arc::new(files), state.clone());
        let router = Router::new().fallback(move |request: Request| answer(files.clone(), served.clone(), request));
        // Ends with the program.
        tokio::spawn(axum::serve(listener, router).into_future());
        Ok(Self { address, sizes, state })
    }

    /// From here on the line is as slow, or as fast as can be; what was sent is forgotten.
    pub(crate) async fn set_line(&self, line: Option<Line>) {
        *self.state.lock().await = State { line, free: Instant::now(), sent: Vec::new() };
    }

    /// What was asked for since.
    pub(crate) async fn sent(&self) -> Vec<Sent> {
        self.state.lock().await.sent.clone()
    }
}

fn read(folder: &Path, path: &str, files: &mut BTreeMap<String, File>) -> Outcome {
    for entry in std::fs::read_dir(folder)? {
        let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name().to_string_lossy().into_owned()))?;
        if entry.is_dir() {
            read(&entry, &format!("{path}{name}/"), files)?;
        } else if !name.ends_with(".br") {
            let (plain, packed) = (std::fs::read(&entry)?, std::fs::read(folder.join(format!("{name}.br"))));
            let packed = packed.ok().filter(|packed| packed.len() < plain.len());
            let (is_brotli, content_type) = (packed.is_some(), content_type(&name));
            let place = if name == "index.html" { path.to_owned() } else { format!("{path}{name}") };
            files.insert(place, File { bytes: packed.unwrap_or(plain), content_type, is_brotli });
        }
    }
    Ok(())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "text/plain",
    }
}

async fn answer(files: Arc<BTreeMap<String, File>>, state: Arc<Mutex<State>>, request: Request) -> Response<Body> {
    let path = request.uri().path().to_owned();
    // A page with nothing on it, on the same origin, to start from.
    let blank = File {
        bytes: b"<!DOCTYPE html><link rel=icon href='data:,'>".to_vec(),
        content_type: "text/html",
        is_brotli: false,
    };
    let file = if path == "/blank" { Some(&blank) } else { files.get(&path) };
    let line = {
        let mut state = state.lock().await;
        let n_bytes = file.map_or(0, |file| file.bytes.len());
        state.sent.push(Sent { path, n_bytes, asked: Instant::now() });
        state.line
    };
    if let Some(line) = line {
        sleep(line.latency).await;
    }
    let Some(file) = file else {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_FOUND;
        return response;
    };
    let body = match line {
        Some(line) => slowly(file.bytes.clone(), state, line),
        None => Body::from(file.bytes.clone()),
    };
    let head = Response::builder().header(CONTENT_TYPE, file.content_type).header(CONTENT_LENGTH, file.bytes.len());
    // As GitHub Pages has it; so a service worker need not fetch anew what the page has.
    let head = head.header(CACHE_CONTROL, "max-age=600");
    let head = if file.is_brotli { head.header(CONTENT_ENCODING, "br") } else { head };
    head.body(body).unwrap_or_default()
}

/// Packet by packet; answers that go out at a time take turns on the one line.
fn slowly(bytes: Vec<u8>, state: Arc<Mutex<State>>, line: Line) -> Body {
    Body::from_stream(stream::unfold((bytes, 0_usize), move |(bytes, at)| {
        let state = state.clone();
        async move {
            let packet = bytes.get(at..)?.chunks(PACKET).next()?.to_vec();
            let free = {
                let mut state = state.lock().await;
                let takes =
                    Duration::from_secs_f64(f64::from(u32::try_from(packet.len()).unwrap_or(u32::MAX)) / line.rate);
                state.free = state.free.max(Instant::now()) + takes;
                state.free
            };
            sleep_until(free).await;
            let at = at + packet.len();
            Some((Ok::<_, std::io::Error>(packet), (bytes, at)))
        }
    }))
}
