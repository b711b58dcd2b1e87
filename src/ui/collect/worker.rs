//! The worker: hears what the page asks, reads a moment at a time, says what came of it.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Date, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, Response};

use super::files::Files;
use super::protocol::{Ask, Progress, Say};
use super::reading::{Reading, Small};
use crate::desk::session::Session;
use crate::questionnaire::{CATALOGUE, Questionnaire};
use crate::report::province::file::TextFile;
use crate::ui::browser::worker::{self, Message};
use crate::ui::browser::{blob, fetch};

/// How long reading goes on before the worker listens again, in milliseconds.
const MOMENT_MS: f64 = 250.0;
/// How many small files are read at a time.
const N_AT_A_TIME: usize = 16;
/// How often progress is said while files come, in milliseconds.
const PROGRESS_MS: f64 = 100.0;
/// The worker's state.
pub(super) struct Desk {
    scope: DedicatedWorkerGlobalScope,
    pub(super) session: Session,
    pub(super) files: Files,
    pub(super) reading: Reading,
    /// Whether more of what was chosen is on its way from the page.
    is_more_coming: bool,
    /// Whether a person stopped the reading.
    is_stopped: bool,
    /// How many files were read when all was settled last.
    n_settled: usize,
    /// Goes up when all is forgotten: what was on its way then is not wanted any more.
    sitting: u32,
    /// When progress is said next, in the browser's time.
    next_progress: f64,
    /// Whether reading goes on by itself.
    is_reading: bool,
    /// Whether the built-in questionnaires are there; what comes before waits for them.
    is_ready: bool,
    waiting: Vec<Message>,
}

type Shared = Rc<RefCell<Desk>>;

/// Starts listening.
pub(super) fn start(scope: DedicatedWorkerGlobalScope) {
    let desk = Rc::new(RefCell::new(Desk {
        scope: scope.clone(),
        session: Session::default(),
        files: Files::default(),
        reading: Reading::default(),
        is_more_coming: false,
        is_stopped: false,
        n_settled: 0,
        sitting: 0,
        next_progress: 0.0,
        is_reading: false,
        is_ready: false,
        waiting: Vec::new(),
    }));
    let heard = desk.clone();
    worker::listen(&scope, move |message| hear(&heard, message));
    spawn_local(async move {
        let built_in = built_in(&scope).await;
        let waiting = {
            let mut desk = desk.borrow_mut();
            if built_in.len() < CATALOGUE.len() {
                desk.problem(
                    "โหลดแบบประเมินในโปรแกรมได้ไม่ครบ โปรดต่ออินเทอร์เน็ตแล้วเปิดหน้านี้ใหม่",
                    "The questionnaires of the program could not all be loaded. Go online and open this page again.",
                );
            }
            desk.session = Session::new(built_in);
            desk.is_ready = true;
            desk.say(&Say::Ready);
            std::mem::take(&mut desk.waiting)
        };
        waiting.into_iter().for_each(|message| hear(&desk, message));
    });
}

/// Fetches the built-in questionnaires: they lie beside the program.
async fn built_in(scope: &DedicatedWorkerGlobalScope) -> Vec<Rc<Questionnaire>> {
    let mut all = Vec::new();
    for entry in CATALOGUE {
        let Some(asked) = text_at(scope, entry.file).await else { continue };
        let Some(explained) = text_at(scope, entry.explanations).await else { continue };
        all.extend(Questionnaire::unpack(&asked, Some(&explained)).map(Rc::new));
    }
    all
}

/// A text of ours; `None` if it cannot be had.
async fn text_at(scope: &DedicatedWorkerGlobalScope, address: &str) -> Option<String> {
    let response = JsFuture::from(scope.fetch_with_str(address)).await.ok()?;
    let own = response.dyn_into::<Response>().ok().filter(Response::ok)?;
    JsFuture::from(own.array_buffer().ok()?).await.ok().and_then(fetch::text_of)
}

fn hear(desk: &Shared, message: Message) {
    if !desk.borrow().is_ready {
        desk.borrow_mut().waiting.push(message);
        return;
    }
    // What the page says is ours.
    let Ok(ask) = serde_json::from_str::<Ask>(&message.text) else { return };
    desk.borrow_mut().answer(ask, &message.beside);
    go_on(desk);
    settle_soon(desk);
}

/// Reads on, a moment at a time, until all is read.
fn go_on(desk: &Shared) {
    {
        let mut desk = desk.borrow_mut();
        if desk.is_reading || desk.reading.is_over() {
            return;
        }
        desk.is_reading = true;
    }
    let desk = desk.clone();
    spawn_local(async move {
        while read_some(&desk).await {}
        settle_soon(&desk);
    });
}

/// Reads some of what is queued; whether there is more.
async fn read_some(desk: &Shared) -> bool {
    // Small files are read some at a time, which takes a browser less than half as long as one after the other.
    let (small, sitting) = desk.borrow_mut().small_files();
    if small.is_empty() {
        desk.borrow_mut().read_a_moment();
        breath().await;
    } else {
        let bytes = blob::all_bytes(&small.iter().map(|small| small.blob.clone()).collect::<Vec<_>>()).await;
        desk.borrow_mut().take(&small, bytes, sitting);
    }
    let mut desk = desk.borrow_mut();
    desk.is_reading = !desk.reading.is_over();
    desk.is_reading
}

/// Lets the worker hear what the page says.
async fn breath() {
    let pause = Promise::new(&mut |keep, _| {
        Timeout::new(0, move || {
            // Nobody waits for what this gives.
            let _ = keep.call0(&JsValue::UNDEFINED);
        })
        .forget();
    });
    // It is always kept.
    let _ = JsFuture::from(pause).await;
}

/// Works out what all files come to, once nothing more is on its way.
fn settle_soon(desk: &Shared) {
    let mut desk = desk.borrow_mut();
    let is_over = desk.reading.is_over() && !desk.is_reading && !desk.is_more_coming;
    if is_over && desk.reading.n_done > desk.n_settled {
        desk.n_settled = desk.reading.n_done;
        desk.say_state();
        desk.say_progress(false);
    }
}

impl Desk {
    pub(super) fn say(&self, say: &Say) {
        self.say_with(say, None);
    }

    pub(super) fn say_with(&self, say: &Say, bytes: Option<&[u8]>) {
        // Nothing that is said has keys that are no texts.
        worker::say(&self.scope, &serde_json::to_string(say).unwrap_or_default(), bytes);
    }

    pub(super) fn problem(&self, th: &str, en: &str) {
        self.say(&Say::Problem(TextFile { th: th.into(), en: en.into() }));
    }

    pub(super) fn say_state(&mut self) {
        self.session.settle();
        self.say(&Say::State(Box::new(self.session.state())));
    }

    /// The next small files, and in which sitting they are wanted.
    fn small_files(&mut self) -> (Vec<Small>, u32) {
        (self.reading.small_files(&self.files, N_AT_A_TIME), self.sitting)
    }

    fn take(&mut self, small: &[Small], bytes: Vec<io::Result<Vec<u8>>>, sitting: u32) {
        if self.sitting == sitting {
            let Self { reading, files, session, .. } = self;
            for (small, bytes) in small.iter().zip(bytes) {
                reading.take(files, session, small, bytes);
            }
        }
        if Date::now() > self.next_progress {
            self.say_progress(true);
        }
    }

    fn read_a_moment(&mut self) {
        let end = Date::now() + MOMENT_MS;
        let Self { reading, files, session, .. } = self;
        reading.go_on(files, session, &|| Date::now() > end);
        self.say_progress(true);
    }

    pub(super) fn say_progress(&mut self, is_reading: bool) {
        self.next_progress = Date::now() + PROGRESS_MS;
        let (n_done, share, is_stopped) = (self.reading.n_done, self.reading.share(&self.files), self.is_stopped);
        self.say(&Say::Progress(Progress { n_done, share, is_reading, is_stopped }));
    }

    fn answer(&mut self, ask: Ask, beside: &Array) {
        match ask {
            Ask::Add(is_last) => self.add(beside, is_last),
            Ask::Cancel => {
                self.is_more_coming = false;
                self.is_stopped = self.reading.cancel() > 0;
                self.say_state();
                self.say_progress(false);
            }
            Ask::Clear => {
                self.sitting += 1;
                self.n_settled = 0;
                self.is_stopped = false;
                self.is_more_coming = false;
                self.reading = Reading::default();
                self.files = Files::default();
                self.session.clear();
                self.say_state();
                self.say_progress(false);
            }
            Ask::Roster => self.roster(beside),
            Ask::MakeRoster(provinces) => {
                self.session.make_roster(&provinces);
                self.say_state();
            }
            Ask::Questionnaire => self.questionnaire(beside),
            Ask::Choose(choice) => {
                self.session.choose(&choice);
                self.say(&Say::State(Box::new(self.session.state())));
            }
            Ask::Files(query) => self.say(&Say::Files(self.session.files(&query))),
            Ask::Agencies(query) => self.say(&Say::Agencies(self.session.agencies(&query))),
            Ask::Missing(from, n) => self.say(&Say::Missing(self.session.missing(from, n))),
            Ask::MissingText => self.say(&Say::MissingText(self.session.missing_text())),
            Ask::Letter(file, language, has_thai_digits) => self.letter(file, &language, has_thai_digits),
            Ask::TakeOut(wanted) => self.take_out(&wanted),
        }
    }

    fn add(&mut self, beside: &Array, is_last: bool) {
        self.is_more_coming = !is_last;
        self.is_stopped = false;
        let mut parts = beside.iter();
        while let (Some(file), Some(path)) = (parts.next(), parts.next()) {
            let file = self.files.keep(file.unchecked_into());
            self.reading.add(file, path.as_string().unwrap_or_default());
        }
        // Files come a few at a time: it is said now and then, not each time.
        if Date::now() > self.next_progress {
            self.say_progress(true);
        }
    }
}
