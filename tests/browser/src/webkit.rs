//! How WebKit is started: our own small browser over WebKitGTK (`src/bin/webkit.rs`), on a screen that nobody sees.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::json;
use sysinfo::{Pid, ProcessesToUpdate, Signal, System};
use thirtyfour::{BrowserLogEntry, Capabilities};
use tokio::process::{Child, Command};

use crate::driver::{downloads_in, profile_in, spawned};
use crate::{Outcome, folders};

/// A screen that nobody sees: this engine has no way to do without.
pub(crate) struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    /// Starts one. The number is chosen here: servers that look for one themselves may take the same.
    pub(crate) async fn start() -> Outcome<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        for _ in 0..50 {
            let number = 100 + std::process::id() % 5000 * 10 + NEXT.fetch_add(1, Ordering::Relaxed) % 50;
            let name = format!(":{number}");
            let mut command = Command::new(folders::program("XVFB", "/usr/bin/Xvfb"));
            command.args([&name, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]);
            let (server, mut lines) = spawned(command, false)?;
            // It says its number when it is ready, and nothing when another has it.
            let ready = tokio::time::timeout(Duration::from_secs(20), lines.next_line()).await??;
            if ready.is_some_and(|said| said.trim() == number.to_string()) {
                return Ok(Self { server, name });
            }
        }
        Err("no screen for WebKit could be had".into())
    }
}

impl Drop for Screen {
    /// Asks it to end, as a killed one leaves its socket and its lock behind.
    fn drop(&mut self) {
        let Some(id) = self.server.id().map(Pid::from_u32) else {
            return;
        };
        let mut system = System::new();
        system.refresh_processes(ProcessesToUpdate::Some(&[id]), true);
        let asked = system.process(id).and_then(|process| process.kill_with(Signal::Term));
        for _ in 0..300 {
            if asked != Some(true) || !matches!(self.server.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The driver, on a screen. It saves downloads where the desktop's settings say.
pub(crate) fn driver(home: &Path, screen: &Screen) -> Outcome<Command> {
    let settings = home.join(".config");
    std::fs::create_dir_all(&settings)?;
    let downloads = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads_in(home).display());
    std::fs::write(settings.join("user-dirs.dirs"), downloads)?;
    let mut command = Command::new(folders::program("WEBKITDRIVER", "/usr/bin/WebKitWebDriver"));
    command.arg("--port=0").env("DISPLAY", &screen.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
    Ok(command)
}

/// The port that a process listens on. This driver takes a free one, too, but says it to nobody; the system knows.
pub(crate) async fn port_of(process: u32) -> Outcome<u16> {
    loop {
        if let Some(port) = listening(&PathBuf::from(format!("/proc/{process}")))? {
            return Ok(port);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// As Linux says it: the sockets that a process has open, and the table of all of them, with local address, state and inode.
fn listening(process: &Path) -> Outcome<Option<u16>> {
    let mut sockets = Vec::new();
    for opened in std::fs::read_dir(process.join("fd"))? {
        // One that was closed meanwhile is none.
        let Ok(target) = std::fs::read_link(opened?.path()) else { continue };
        let target = target.to_string_lossy();
        sockets.extend(target.strip_prefix("socket:[").map(|inode| inode.trim_end_matches(']').to_owned()));
    }
    for line in std::fs::read_to_string(process.join("net/tcp"))?.lines() {
        let columns: Vec<_> = line.split_whitespace().collect();
        let [_, local, _, "0A", _, _, _, _, _, inode, ..] = columns[..] else { continue };
        if let Some((_, port)) = local.split_once(':').filter(|_| sockets.iter().any(|socket| socket == inode)) {
            return Ok(Some(u16::from_str_radix(port, 16)?));
        }
    }
    Ok(None)
}

/// What the driver is asked for.
pub(crate) fn capabilities(home: &Path) -> Outcome<Capabilities> {
    // Beside this program: the one folder above the tests.
    let this = std::env::current_exe()?;
    let places = this.ancestors().skip(1).take(2).map(|folder| folder.join("webkit"));
    let browser = places.into_iter().find(|place| place.is_file());
    let browser = browser.ok_or("no browser for WebKit: run `cargo build -p browser-tests --bin webkit`")?;
    let mut capabilities = Capabilities::new();
    capabilities.set("webkitgtk:browserOptions", json!({ "binary": browser, "args": [profile_in(home)] }))?;
    Ok(capabilities)
}

/// What the page has said to its console, if this is such a line: "CONSOLE JS ERROR ...".
pub(crate) fn console_entry(line: &str) -> Option<BrowserLogEntry> {
    let said = line.strip_prefix("CONSOLE ")?;
    // A word of the page's policy that this engine has not learnt yet; what it would rule falls under the general rule.
    let is_unknown_word = said.contains("Unrecognized Content-Security-Policy directive 'manifest-src'");
    let is_error = !is_unknown_word && said.split(' ').take(3).any(|word| word == "ERROR");
    let level = if is_error { "SEVERE" } else { "INFO" }.to_owned();
    Some(BrowserLogEntry { level, message: said.to_owned(), timestamp: 0, source: None })
}
