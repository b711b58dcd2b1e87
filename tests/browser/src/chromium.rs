//! What only Chromium can do (the DevTools commands), and how it is started.

use std::path::Path;

use base64::Engine as _;
use serde_json::{Value, json};
use thirtyfour::Capabilities;
use tokio::process::Command;

use crate::driver::{downloads_in, profile_in};
use crate::engine::Engine;
use crate::{Outcome, folders};

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

impl Engine {
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

    /// Shows the page as a wish of the person demands, such as `forced-colors` = `active`.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn set_wish(&self, feature: &str, value: &str) -> Outcome {
        let features = json!([{ "name": feature, "value": value }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "screen", "features": features })).await?;
        Ok(())
    }

    /// Makes a phone of it: 360 pixels wide, with a screen that can be touched.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn set_phone(&self) -> Outcome {
        let size = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
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

    /// Makes the processor so many times slower for the page.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn set_slowness(&self, times: u32) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }

    /// From here on [`Engine::worked`] counts the time of the processor, whatever else the machine does.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn count_work(&self) -> Outcome {
        self.devtools("Performance.setTimeDomain", json!({ "timeDomain": "threadTicks" })).await?;
        self.devtools("Performance.enable", json!({})).await?;
        Ok(())
    }

    /// For how long the page's main thread has worked, in milliseconds: scripts, styles, layout and painting, in tasks of any
    /// kind, but for what it was asked by these tools.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn worked(&self) -> Outcome<f64> {
        let metrics = self.devtools("Performance.getMetrics", json!({})).await?;
        let of = |name: &str| {
            let mut all = metrics["metrics"].as_array().into_iter().flatten();
            all.find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64())
        };
        let (tasks, tools) = (of("TaskDuration").ok_or("the browser does not say")?, of("DevToolsCommandDuration"));
        Ok((tasks - tools.unwrap_or_default()) * 1000.0)
    }

    /// Shows the page as it would be printed.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn set_print(&self) -> Outcome {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] })).await?;
        Ok(())
    }

    /// The page on A4 paper, as PDF with tags, as a reader gets it who prints from a dark page.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn paper(&self) -> Outcome<Vec<u8>> {
        let dark = json!([{ "name": "prefers-color-scheme", "value": Scheme::Dark.code() }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "", "features": dark })).await?;
        let pdf = self.pdf().await;
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "", "features": [] })).await?;
        pdf
    }

    /// The page on A4 paper, as PDF.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn pdf(&self) -> Outcome<Vec<u8>> {
        let a4 = json!({
            "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true, "generateTaggedPDF": true,
            "printBackground": false,
        });
        decoded(&self.devtools("Page.printToPDF", a4).await?)
    }

    /// A picture of the whole page, also of what lies below the fold, as PNG.
    ///
    /// # Errors
    /// When the session is gone.
    pub(crate) async fn whole_picture(&self) -> Outcome<Vec<u8>> {
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await?;
        let (width, height) = (&metrics["cssContentSize"]["width"], &metrics["cssContentSize"]["height"]);
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        decoded(&self.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": true, "clip": clip })).await?)
    }

    /// The text of the page's manifest.
    ///
    /// # Errors
    /// When there is none, or the browser finds something wrong with it.
    pub async fn manifest(&self) -> Outcome<String> {
        let found = self.devtools("Page.getAppManifest", json!({})).await?;
        match found["errors"].as_array().is_none_or(Vec::is_empty) {
            true => Ok(found["data"].as_str().ok_or("no manifest")?.to_owned()),
            false => Err(found["errors"].to_string().into()),
        }
    }

    /// What keeps the browser from installing the page as an app.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn in_the_way_of_installing(&self) -> Outcome<Vec<String>> {
        let found = self.devtools("Page.getInstallabilityErrors", json!({})).await?;
        let found = found["installabilityErrors"].as_array().cloned().unwrap_or_default();
        // A window without traces is no place to install anything.
        let errors = found.iter().filter(|error| error["errorId"] != "in-incognito");
        Ok(errors.map(Value::to_string).collect())
    }

    /// Has a script run before anything of the pages to come.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn before_pages(&self, script: &str) -> Outcome {
        let source = json!({ "source": format!("(() => {{ {script} }})();") });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// Gives the browser a DevTools command.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }
}

fn decoded(answer: &Value) -> Outcome<Vec<u8>> {
    let text = answer["data"].as_str().ok_or("the browser gave no data")?;
    Ok(base64::engine::general_purpose::STANDARD.decode(text)?)
}

/// The driver. Port 0: it takes a free one and says which.
pub(crate) fn driver() -> Command {
    let mut command = Command::new(folders::program("CHROMEDRIVER", "/usr/bin/chromedriver"));
    command.args(["--port=0", "--log-level=SEVERE"]);
    command
}

/// What the driver is asked for.
pub(crate) fn capabilities(home: &Path) -> Outcome<Capabilities> {
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
            format!("--user-data-dir={}", profile_in(home).display()),
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
