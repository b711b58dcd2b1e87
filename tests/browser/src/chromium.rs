//! Chromium: its driver process, its session, and what only it can do (the DevTools commands).

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use base64::Engine as _;
use serde_json::{Value, json};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind};
use tempfile::TempDir;
use thirtyfour::{BrowserLogEntry, Capabilities, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::{Outcome, folders};

/// One browser: its driver process and its session, with home, profile and download folder of its own.
pub struct Chromium {
    /// The session.
    pub driver: WebDriver,
    process: DriverProcess,
    console: RefCell<Vec<BrowserLogEntry>>,
}

/// How a page is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// As the system of most people says.
    Light,
    /// As a system set to dark says.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The value of `prefers-color-scheme`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Chromium {
    /// Starts a browser on a fresh profile.
    ///
    /// # Errors
    /// When the driver or the browser does not start.
    pub async fn start() -> Outcome<Self> {
        let process = DriverProcess::start().await?;
        let builder = WebDriver::builder(process.address.clone(), capabilities(process.home.path())?);
        let driver = builder.request_timeout(Duration::from_secs(60)).await?;
        Ok(Self { driver, process, console: RefCell::default() })
    }

    /// Where downloads land.
    pub fn downloads(&self) -> PathBuf {
        downloads_in(self.process.home.path())
    }

    /// Everything the console has said so far.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn console(&self) -> Outcome<Vec<BrowserLogEntry>> {
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
        self.driver.browser_log().await?;
        self.console.borrow_mut().clear();
        Ok(())
    }

    /// The address of every request since the last call, sent or held back.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn requests(&self) -> Outcome<Vec<String>> {
        let mut addresses = Vec::new();
        for entry in self.driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            if event["message"]["method"] == "Network.requestWillBeSent" {
                let address = event["message"]["params"]["request"]["url"].as_str();
                addresses.push(address.unwrap_or_default().to_owned());
            }
        }
        Ok(addresses)
    }

    /// Sets the size of the page, in CSS pixels.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn set_size(&self, width: u32, height: u32) -> Outcome {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Shows the page in a colour scheme.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn set_scheme(&self, scheme: Scheme) -> Outcome {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme.code() }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "screen", "features": features })).await?;
        Ok(())
    }

    /// Sets the clock to a time zone such as "Asia/Bangkok".
    ///
    /// # Errors
    /// When there is no such zone.
    pub async fn set_time_zone(&self, zone: &str) -> Outcome {
        self.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
        Ok(())
    }

    /// Shows the page as it would be printed.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn set_print(&self) -> Outcome {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] })).await?;
        Ok(())
    }

    /// The page on A4 paper, as PDF.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn pdf(&self) -> Outcome<Vec<u8>> {
        let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
        decoded(&self.devtools("Page.printToPDF", a4).await?)
    }

    /// A picture of the whole page, also of what lies below the fold, as PNG.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn picture(&self) -> Outcome<Vec<u8>> {
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await?;
        let (width, height) = (&metrics["cssContentSize"]["width"], &metrics["cssContentSize"]["height"]);
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        decoded(&self.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": true, "clip": clip })).await?)
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

    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }
}

fn decoded(answer: &Value) -> Outcome<Vec<u8>> {
    let text = answer["data"].as_str().ok_or("the browser gave no data")?;
    Ok(base64::engine::general_purpose::STANDARD.decode(text)?)
}

fn downloads_in(home: &Path) -> PathBuf {
    // Not the home folder itself: Chromium takes that for a dangerous place and saves elsewhere.
    home.join("downloads")
}

fn capabilities(home: &Path) -> Outcome<Capabilities> {
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "chrome")?;
    capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
    let options = json!({
        "binary": folders::program("CHROMIUM", "/usr/bin/chromium"),
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--window-size=1280,800", "--lang=th",
            // As on a phone, where they lie over the page and take no room.
            "--hide-scrollbars",
            // Whatever a page may try, nothing gets out of this machine.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            format!("--user-data-dir={}", home.join("profile").display()),
        ],
        "prefs": {
            "download.default_directory": downloads_in(home),
            "download.prompt_for_download": false,
            "intl.accept_languages": "th,en",
        },
    });
    capabilities.set("goog:chromeOptions", options)?;
    Ok(capabilities)
}

/// The driver, with the browsers it started. Dropped, all of them are ended.
struct DriverProcess {
    child: Child,
    address: String,
    home: TempDir,
}

impl DriverProcess {
    async fn start() -> Outcome<Self> {
        let home = TempDir::with_prefix("phrom-browser-")?;
        std::fs::create_dir_all(downloads_in(home.path()))?;
        let program = folders::program("CHROMEDRIVER", "/usr/bin/chromedriver");
        let mut command = Command::new(&program);
        // Port 0: the driver takes a free one and says which.
        command.args(["--port=0", "--log-level=SEVERE"]).env("HOME", home.path());
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
        let Some((_, port)) = line.split_once("started successfully on port ") else {
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
