//! The coordinator's page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::arrive;
use crate::Outcome;
use crate::browser::Browser;
use crate::coordinator::contents;
use crate::engine::Kind;

/// The coordinator's page.
pub struct Collect<'a>(&'a Browser);

impl<'a> Collect<'a> {
    /// Goes there from home, as a person does.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn open(browser: &'a Browser) -> Outcome<Self> {
        browser.enter().await?;
        arrive(browser, "home").await?;
        browser.click("[data-action=\"collect\"]").await?;
        Self::here(browser).await
    }

    /// Waits until it is shown.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn here(browser: &'a Browser) -> Outcome<Self> {
        arrive(browser, "collect").await?;
        Ok(Self(browser))
    }

    /// Gives it files, or a folder, and waits until all `n_files` that are then there are read. Only Chromium's driver can choose a
    /// folder: the others choose its files.
    ///
    /// # Errors
    /// When they are not.
    pub async fn add(&self, paths: &[PathBuf], n_files: usize) -> Outcome {
        let mut paths = paths.to_vec();
        let mut field = "[data-file=\"submissions\"]";
        if let Some(folder) = paths.first().filter(|path| path.is_dir()) {
            match self.0.engine.kind {
                Kind::Chromium => field = "[data-file=\"folder\"]",
                Kind::Firefox | Kind::WebKit => {
                    paths = contents(folder)?.keys().map(|name| folder.join(name)).collect()
                }
            }
        }
        let paths: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        self.0.find(field).await?.send_keys(paths.join("\n")).await?;
        self.read(n_files).await
    }

    /// Waits until so many files are read.
    ///
    /// # Errors
    /// When they are not.
    pub async fn read(&self, n_files: usize) -> Outcome {
        let script = "const all = document.querySelector('[data-filter-all]');
            return !document.querySelector('[data-action=\"cancel\"]') && all?.dataset.filterAll === arguments[0];";
        self.0.wait("all files to be read", script, vec![json!(n_files.to_string())]).await?;
        Ok(())
    }

    /// Gives it a roster, and waits until it is there.
    ///
    /// # Errors
    /// When it is not.
    pub async fn add_roster(&self, path: &Path) -> Outcome {
        self.0.offer_file("[data-file=\"roster\"]", path).await?;
        self.0.find("[data-roster]").await?;
        Ok(())
    }

    /// The three numbers.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn counts(&self) -> Outcome<[String; 3]> {
        let script = "return ['asked', 'received', 'counted']
            .map(name => document.querySelector(`[data-count=\"${name}\"]`)?.textContent ?? '')";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// Waits until so many count.
    ///
    /// # Errors
    /// When they do not.
    pub async fn counted(&self, n: usize) -> Outcome {
        let script = "return document.querySelector('[data-count=\"counted\"]')?.textContent === arguments[0]";
        self.0.wait(&format!("{n} to count"), script, vec![json!(n.to_string())]).await?;
        Ok(())
    }

    /// The status of each file that is listed, and whether it counts, by path.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn files(&self) -> Outcome<BTreeMap<String, (String, bool)>> {
        let script = "return Object.fromEntries([...document.querySelectorAll('[data-file-status]')].map(row =>
            [row.querySelector('th span').textContent, [row.dataset.fileStatus, row.dataset.counted === 'true']]))";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// Waits until a file that is listed counts, or does not: the list follows the numbers.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn listed(&self, path: &str, status: &str, counts: bool) -> Outcome {
        let script = "return [...document.querySelectorAll('[data-file-status]')].some(row =>
            row.querySelector('th span').textContent === arguments[0] && row.dataset.fileStatus === arguments[1] &&
            row.dataset.counted === String(arguments[2]))";
        self.0.wait(&format!("{path} as {status}"), script, vec![json!(path), json!(status), json!(counts)]).await?;
        Ok(())
    }

    /// Presses something in the row of a file.
    ///
    /// # Errors
    /// When there is no such row or button.
    pub async fn press(&self, path: &str, action: &str) -> Outcome {
        let script = "const row = [...document.querySelectorAll('[data-file-status]')]
                .find(row => row.querySelector('th span').textContent === arguments[0]);
            const button = row?.querySelector(`[data-action=\"${arguments[1]}\"]`);
            button?.click();
            return !!button;";
        self.0.wait(&format!("{action} of {path}"), script, vec![json!(path), json!(action)]).await?;
        Ok(())
    }

    /// The printed figures, by their handle.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn scores(&self) -> Outcome<BTreeMap<String, String>> {
        let script = "return Object.fromEntries([...document.querySelectorAll('[data-score]')]
            .map(element => [element.dataset.score, element.textContent]))";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// The codes of the priorities, in their order.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn priorities(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-priority]')].map(line => line.dataset.indicator)";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// Takes something out; gives where it is.
    ///
    /// # Errors
    /// When nothing comes.
    pub async fn take_out(&self, action: &str) -> Outcome<PathBuf> {
        let button = format!("[data-action=\"{action}\"]");
        self.0
            .wait(
                "the button",
                "return document.querySelector(arguments[0])?.getAttribute('aria-disabled') === 'false'",
                vec![json!(button)],
            )
            .await?;
        self.0.download(async || self.0.click(&button).await).await
    }

    /// Asks the page something by a script.
    ///
    /// # Errors
    /// When it throws.
    pub async fn ask(&self, script: &str) -> Outcome<Value> {
        self.0.run(script, vec![]).await
    }
}
