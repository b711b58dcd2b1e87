//! A browser engine: its session, its profile, its console, and how all of that ends.

use std::cell::RefCell;
use std::fmt;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use tempfile::TempDir;
use thirtyfour::{BrowserLogEntry, WebDriver};

use crate::driver::{DriverProcess, downloads_in};
use crate::{Outcome, chromium, firefox, webkit};

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, through ChromeDriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK, through WebKitWebDriver: what Safari is made of.
    WebKit,
}

impl Kind {
    /// All, the quickest to fail first.
    pub const ALL: [Self; 3] = [Self::WebKit, Self::Chromium, Self::Firefox];

    /// Those that are tried: all, or as `PHROM_ENGINES` says, such as `webkit,firefox`, for a quick look while one works.
    pub fn tried() -> Vec<Self> {
        let wanted = std::env::var("PHROM_ENGINES");
        let is_wanted =
            |kind: &Self| wanted.as_ref().map_or(true, |codes| codes.split(',').any(|code| code == kind.code()));
        Self::ALL.into_iter().filter(is_wanted).collect()
    }

    /// Its name in names of files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// How long a browser may take to start. WebKit's driver would wait for ever for one that does not.
const PATIENCE: Duration = Duration::from_secs(40);

/// One browser: its driver process and its session, with home, profile and download folder of its own.
pub struct Engine {
    /// The session.
    pub driver: WebDriver,
    /// Which browser it is.
    pub kind: Kind,
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
            Kind::WebKit => webkit::capabilities(process.home.path())?,
        };
        let builder = WebDriver::builder(process.address.clone(), capabilities);
        let started =
            tokio::time::timeout(PATIENCE, builder.request_timeout(Duration::from_secs(60)).into_future()).await;
        let driver = started.map_err(|_| format!("{kind} did not start within {} s", PATIENCE.as_secs()))??;
        Ok(Self { driver, kind, process, console: RefCell::default() })
    }

    /// Where downloads land.
    pub fn downloads(&self) -> PathBuf {
        downloads_in(self.process.home.path())
    }

    /// The version that the browser says it has.
    pub fn version(&self) -> &str {
        let capabilities = self.driver.handle().capabilities();
        capabilities.get("browserVersion").and_then(serde_json::Value::as_str).unwrap_or_default()
    }

    /// Everything the console has said so far. Firefox does not tell.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn console(&self) -> Outcome<Vec<BrowserLogEntry>> {
        // Each entry is handed out once.
        let new = match self.kind {
            Kind::Chromium => self.driver.browser_log().await?,
            Kind::Firefox => Vec::new(),
            Kind::WebKit => self.process.said().iter().filter_map(|line| webkit::console_entry(line)).collect(),
        };
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
            Kind::Firefox | Kind::WebKit => {
                self.drawn().await?;
                Ok(self.driver.screenshot_as_png().await?)
            }
        }
    }

    /// Waits until what a script did is drawn, where the driver does not wait for that by itself, and says whether that is so. In WebKit
    /// a picture may be of the frame before the last change, and a click may land where things were before the page was scrolled;
    /// Firefox scrolls to what was typed a moment after it was.
    pub(crate) async fn drawn(&self) -> Outcome<bool> {
        let must_wait = self.kind != Kind::Chromium;
        if must_wait {
            let frames = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
            self.driver.execute_async(frames, vec![]).await?;
        }
        Ok(must_wait)
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

    /// Its home with the profile, which goes with the last that holds it.
    pub fn home(&self) -> Rc<TempDir> {
        self.process.home.clone()
    }

    /// Kills all processes of the browser, as a power cut does to them, and gives its home with the profile.
    pub fn kill(self) -> Rc<TempDir> {
        let home = self.home();
        let _ = self.driver.leak();
        drop(self.process);
        home
    }
}
