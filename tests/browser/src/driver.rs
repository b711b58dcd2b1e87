//! A driver process and the browsers that it started: one port, one home folder, and how all of it ends.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader, Lines};
use tokio::process::{Child, Command};

use crate::engine::Kind;
use crate::webkit::{self, Screen};
use crate::{Outcome, chromium, firefox};

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// The download folder in a home. Not the home itself: Chromium takes that for a dangerous place and saves elsewhere.
pub(crate) fn downloads_in(home: &Path) -> PathBuf {
    home.join("downloads")
}

/// The profile in a home.
pub(crate) fn profile_in(home: &Path) -> PathBuf {
    home.join("profile")
}

/// The driver, with the browsers it started. Dropped, all of them are ended.
pub(crate) struct DriverProcess {
    pub(crate) address: String,
    pub(crate) home: Rc<TempDir>,
    child: Child,
    said: Arc<Mutex<Vec<String>>>,
    // Last: what is drawn on goes after what draws.
    _screen: Option<Screen>,
}

impl DriverProcess {
    pub(crate) async fn start(kind: Kind, home: Rc<TempDir>) -> Outcome<Self> {
        std::fs::create_dir_all(downloads_in(home.path()))?;
        std::fs::create_dir_all(profile_in(home.path()))?;
        let screen = if kind == Kind::WebKit { Some(Screen::start().await?) } else { None };
        let mut command = match &screen {
            None if kind == Kind::Chromium => chromium::driver(),
            None => firefox::driver(),
            Some(screen) => webkit::driver(home.path(), screen)?,
        };
        command.env("HOME", home.path());
        for variable in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env_remove(variable);
        }
        // What a page says to its console comes on the other stream in WebKit.
        let (child, mut lines) = spawned(command, kind == Kind::WebKit)?;
        let id = child.id().ok_or("the driver ended at once")?;
        let listening = async {
            match kind {
                Kind::Chromium | Kind::Firefox => port_from(&mut lines).await,
                Kind::WebKit => webkit::port_of(id).await,
            }
        };
        let port = tokio::time::timeout(PATIENCE, listening).await??;
        let said = Arc::<Mutex<Vec<String>>>::default();
        // Read to the end, so that it never blocks.
        let heard = said.clone();
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        Ok(Self { address: format!("http://127.0.0.1:{port}"), home, child, said, _screen: screen })
    }

    /// The lines that driver and browser have said since the last call.
    pub(crate) fn said(&self) -> Vec<String> {
        std::mem::take(&mut *self.said.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The driver's descendants, and every process with our home folder in its arguments: a crash handler
    /// leaves the family.
    fn browsers(&self, system: &System) -> BTreeSet<Pid> {
        let home = self.home.path().to_string_lossy().into_owned();
        let names_home = |argument: &std::ffi::OsString| argument.to_string_lossy().contains(&home);
        let mut found: BTreeSet<Pid> = self.child.id().map(Pid::from_u32).into_iter().collect();
        loop {
            let n_before = found.len();
            for (id, process) in system.processes() {
                let is_child = process.parent().is_some_and(|parent| found.contains(&parent));
                if is_child || process.cmd().iter().any(names_home) {
                    found.insert(*id);
                }
            }
            if found.len() == n_before {
                return found;
            }
        }
    }
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        let mut system = System::new();
        let what = ProcessRefreshKind::nothing().with_cmd(UpdateKind::Always).without_tasks();
        // A killed process needs a moment to go, and the folder cannot go before it.
        for _ in 0..200 {
            system.refresh_processes_specifics(ProcessesToUpdate::All, true, what);
            let left = self.browsers(&system);
            let alive = left.iter().filter_map(|id| system.process(*id));
            let alive: Vec<_> = alive.filter(|process| process.status() != sysinfo::ProcessStatus::Zombie).collect();
            if alive.is_empty() {
                break;
            }
            for process in alive {
                process.kill();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// What a program says, line by line.
pub(crate) type Said = Lines<BufReader<Box<dyn AsyncRead + Send + Unpin>>>;

/// Starts a program, and gives what it says, or what it complains of.
pub(crate) fn spawned(mut command: Command, hears_errors: bool) -> Outcome<(Child, Said)> {
    let [out, error] = if hears_errors { [Stdio::null(), Stdio::piped()] } else { [Stdio::piped(), Stdio::null()] };
    command.stdin(Stdio::null()).stdout(out).stderr(error).kill_on_drop(true);
    let started = command.spawn();
    let mut child = started.map_err(|error| format!("{}: {error}", command.as_std().get_program().display()))?;
    let out = child.stdout.take().map(|out| Box::new(out) as Box<dyn AsyncRead + Send + Unpin>);
    let error = child.stderr.take().map(|error| Box::new(error) as Box<dyn AsyncRead + Send + Unpin>);
    let stream = out.or(error).ok_or("the program has no output")?;
    Ok((child, BufReader::new(stream).lines()))
}

/// Reads the driver's first lines until it says its port.
async fn port_from(lines: &mut Said) -> Outcome<u16> {
    while let Some(line) = lines.next_line().await? {
        let said = ["started successfully on port ", "Listening on 127.0.0.1:"];
        if let Some((_, port)) = said.iter().find_map(|words| line.split_once(words)) {
            return Ok(port.trim_end_matches('.').parse()?);
        }
    }
    Err("the driver ended before it said its port".into())
}
