//! The page where files of colleagues are put together.

use std::path::PathBuf;

use serde_json::json;

use super::{Review, act, arrive};
use crate::Outcome;
use crate::browser::Browser;

/// The page where files of colleagues are put together.
pub struct Merge<'a>(&'a Browser);

impl<'a> Merge<'a> {
    /// Waits until it is shown.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn here(browser: &'a Browser) -> Outcome<Self> {
        arrive(browser, "merge").await?;
        Ok(Self(browser))
    }

    /// Chooses files, several at once, and waits until that many are listed.
    ///
    /// # Errors
    /// When they are not.
    pub async fn bring(&self, files: &[PathBuf]) -> Outcome {
        let before = self.files().await?.len();
        let paths: Vec<String> = files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
        self.0.find("input[data-file=\"merge\"]").await?.send_keys(paths.join("\n")).await?;
        let script = "return document.querySelectorAll('[data-merge-file]').length === arguments[0]";
        self.0.wait("the files", script, vec![json!(before + files.len())]).await?;
        Ok(())
    }

    /// What becomes of each file: `counts`, `asks`, `in`, `twice`, `refused`.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn files(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-merge-file]')].map(file => file.dataset.mergeFile)";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// The questions that are to be chosen.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn conflicts(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-conflict]')].map(place => place.dataset.conflict)";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// Chooses what came in.
    ///
    /// # Errors
    /// When there is no such choice.
    pub async fn choose_theirs(&self, question: &str) -> Outcome {
        self.0.click(&format!("[data-conflict=\"{question}\"] input:not([data-version=\"mine\"])")).await
    }

    /// Presses "put together" while something is to be chosen, and gives what has the focus then.
    ///
    /// # Errors
    /// When the focus goes nowhere.
    pub async fn put_too_early(&self) -> Outcome<String> {
        act(self.0, "put-together").await?;
        let script = "return document.activeElement.closest('[data-conflict]')?.dataset.conflict";
        let place = self.0.wait("the focus on a choice", script, vec![]).await?;
        Ok(place.as_str().unwrap_or_default().to_owned())
    }

    /// Puts everything together.
    ///
    /// # Errors
    /// When the review does not come.
    pub async fn put_together(self) -> Outcome<Review<'a>> {
        act(self.0, "put-together").await?;
        Review::here(self.0).await
    }
}
