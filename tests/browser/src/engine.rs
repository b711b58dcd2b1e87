//! A browser engine: its driver process, its session, its profile, and how all of that ends.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::rc::Rc;
use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind};
use tempfile::TempDir;
use thirtyfour::{BrowserLogEntry, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::{Outcome, chromium, firefox, folders};

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, through ChromeDriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
}

/// One browser: its driver process and its session, with home, profile and download folder of its own.
pub struct Engine {
    /// The session.
    pub driver: WebDriver,
    kind: Kind,
    process: DriverProcess,
    console: RefCell<Vec<BrowserLogEntry>>,
}

impl Engine {
    /// Starts a browser on a fresh profile.
    ///
    /// # Errors
    /// When the driver or the browser does not start.
    pub async fn start(kind: Kind) -> Outcome<Self> {
        Self::start_in(kind, Rc::new(TempDir::with_prefix("phrom-browser-")?)).await
    }

    /// Starts a browser on the profile of one that ended.
    ///
    /// # Errors
    /// When the driver or the browser does not start.
    pub async fn start_in(kind: Kind, home: Rc<TempDir>) -> Outcome<Self> {
        let process = DriverProcess::start(kind, home).await?;
        let capabilities = match kind {
            Kind::Chromium => chromium::capabilities(process.home.path())?,
            Kind::Firefox => firefox::capabilities(process.home.path())?,
        };
        let builder = WebDriver::builder(process.address.clone(), capabilities);
        let driver = builder.request_timeout(Duration::from_secs(60)).await?;
        Ok(Self { driver, kind, process, console: RefCell::default() })
    }

    /// Where downloads land.
    pub fn downloads(&self) -> PathBuf {
        downloads_in(self.process.home.path())
    }

    /// Everything the console has said so far. Firefox does not tell.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn console(&self) -> Outcome<Vec<BrowserLogEntry>> {
        if self.kind == Kind::Firefox {
            return Ok(Vec::new());
        }
        // The driver hands out each entry once.
        let new = self.driver.browser_log().await?;
        let mut console = self.console.borrow_mut();
        console.extend(new);
        Ok(console.clone())
    }

    /// Forgets what the console has said: after a step that must give an error.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn forget_console(&self) -> Outcome {
        self.console().await?;
        self.console.borrow_mut().clear();
        Ok(())
    }

    /// A picture of the page, as PNG: in Chromium also of what lies below the fold.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn picture(&self) -> Outcome<Vec<u8>> {
        match self.kind {
            Kind::Chromium => self.whole_picture().await,
            Kind::Firefox => Ok(self.driver.screenshot_as_png().await?),
        }
    }

    /// Ends the session and the browser, then the driver.
    ///
    /// # Errors
    /// When the browser does not end by itself; it is ended all the same.
    pub async fn quit(self) -> Outcome {
        let asked = tokio::time::timeout(Duration::from_secs(20), self.driver.clone().quit()).await;
        // Otherwise the last handle would ask the driver once more, and wait for it.
        let _ = self.driver.leak();
        drop(self.process);
        Ok(asked??)
    }

    /// Kills all processes of the browser, as a power cut does to them, and gives its home with the profile.
    pub fn kill(self) -> Rc<TempDir> {
        let _ = self.driver.leak();
        let home = self.process.home.clone();
        drop(self.process);
        home
    }
}

/// The download folder in a home. Not the home itself: Chromium takes that for a dangerous place and saves elsewhere.
pub(crate) fn downloads_in(home: &Path) -> PathBuf {
    home.join("downloads")
}

/// The driver, with the browsers it started. Dropped, all of them are ended.
struct DriverProcess {
    child: Child,
    address: String,
    home: Rc<TempDir>,
}

impl DriverProcess {
    async fn start(kind: Kind, home: Rc<TempDir>) -> Outcome<Self> {
        std::fs::create_dir_all(downloads_in(home.path()))?;
        std::fs::create_dir_all(home.path().join("profile"))?;
        // Port 0: the driver takes a free one and says which.
        let (program, arguments): (_, &[&str]) = match kind {
            Kind::Chromium => {
                (folders::program("CHROMEDRIVER", "/usr/bin/chromedriver"), &["--port=0", "--log-level=SEVERE"])
            }
            Kind::Firefox => (
                folders::program("GECKODRIVER", folders::own_tool("geckodriver")),
                &["--host", "127.0.0.1", "--port", "0", "--marionette-port", "0", "--allow-system-access"],
            ),
        };
        let mut command = Command::new(&program);
        command.args(arguments).env("HOME", home.path());
        for variable in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env_remove(variable);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let spawned = command.spawn();
        let mut child = spawned.map_err(|error| format!("{}: {error}", program.display()))?;
        let stdout = child.stdout.take().ok_or("the driver has no output")?;
        let port = tokio::time::timeout(Duration::from_secs(20), port_from(stdout)).await??;
        Ok(Self { child, address: format!("http://127.0.0.1:{port}"), home })
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

/// Reads the driver's first lines until it says its port, and keeps reading so that it never blocks.
async fn port_from(stdout: tokio::process::ChildStdout) -> Outcome<u16> {
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines.next_line().await? {
        let said = ["started successfully on port ", "Listening on 127.0.0.1:"];
        let Some((_, port)) = said.iter().find_map(|words| line.split_once(words)) else {
            continue;
        };
        let port = port.trim_end_matches('.').parse()?;
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        return Ok(port);
    }
    Err("the driver ended before it said its port".into())
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
