//! How Firefox is started.

use std::path::Path;

use serde_json::json;
use thirtyfour::Capabilities;
use tokio::process::Command;

use crate::driver::{downloads_in, profile_in};
use crate::{Outcome, folders};

/// The driver. Port 0: it takes a free one and says which.
pub(crate) fn driver() -> Command {
    let mut command = Command::new(folders::program("GECKODRIVER", folders::own_tool("geckodriver")));
    command.args(["--host", "127.0.0.1", "--port", "0", "--marionette-port", "0", "--allow-system-access"]);
    command
}

/// What the driver is asked for.
pub(crate) fn capabilities(home: &Path) -> Outcome<Capabilities> {
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "firefox")?;
    let profile = profile_in(home);
    let options = json!({
        "binary": folders::program("FIREFOX", "/usr/bin/firefox-esr"),
        "args": ["-headless", "-profile", profile.to_string_lossy(), "-width", "1280", "-height", "800"],
        "prefs": {
            "browser.download.folderList": 2,
            "browser.download.dir": downloads_in(home).to_string_lossy(),
            "browser.download.useDownloadDir": true,
            "browser.download.always_ask_before_handling_new_types": false,
            // As with everybody: geckodriver would have it otherwise.
            "security.fileuri.strict_origin_policy": true,
            "intl.accept_languages": "th,en",
            // After it was killed it starts as if it had not been.
            "toolkit.startup.max_resumed_crashes": -1,
            "browser.sessionstore.resume_from_crash": false,
            // No process waits for a page that nobody will open.
            "dom.ipc.processPrelaunch.enabled": false,
            // Nothing gets out of this machine.
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "app.normandy.enabled": false,
            "extensions.update.enabled": false,
            "toolkit.telemetry.enabled": false,
            "browser.safebrowsing.update.enabled": false,
        },
    });
    capabilities.set("moz:firefoxOptions", options)?;
    Ok(capabilities)
}
