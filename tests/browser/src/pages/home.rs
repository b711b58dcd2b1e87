//! The first page: start an assessment, go on with a draft, open a file.

use std::path::Path;

use super::{Begin, Fill, act, arrive};
use crate::Outcome;
use crate::browser::Browser;

/// The first page.
pub struct Home<'a>(&'a Browser);

impl<'a> Home<'a> {
    /// Opens it by its address.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn open(browser: &'a Browser) -> Outcome<Self> {
        browser.enter().await?;
        Self::here(browser).await
    }

    /// Waits until it is shown.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn here(browser: &'a Browser) -> Outcome<Self> {
        arrive(browser, "home").await?;
        Ok(Self(browser))
    }

    /// Starts an assessment.
    ///
    /// # Errors
    /// When there is no such questionnaire.
    pub async fn start(self, questionnaire: &str) -> Outcome<Begin<'a>> {
        self.0.click(&format!("[data-questionnaire=\"{questionnaire}\"]")).await?;
        Begin::here(self.0).await
    }

    /// The codes of the drafts, from the top.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn drafts(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-draft]')].map(row => row.dataset.draft)";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// The text of a draft's row.
    ///
    /// # Errors
    /// When there is no such draft.
    pub async fn draft_text(&self, draft: &str) -> Outcome<String> {
        Ok(self.0.find(&format!("[data-draft=\"{draft}\"]")).await?.text().await?)
    }

    /// Goes on with a draft.
    ///
    /// # Errors
    /// When there is no such draft.
    pub async fn resume(self, draft: &str) -> Outcome<Fill<'a>> {
        self.0.click(&format!("[data-draft=\"{draft}\"] a[href]")).await?;
        Fill::here(self.0).await
    }

    /// Deletes the topmost draft and waits until it can be taken back.
    ///
    /// # Errors
    /// When there is none.
    pub async fn delete_first(&self) -> Outcome {
        self.0.click("[data-draft] [data-action=\"delete\"]").await?;
        self.0.find("[data-action=\"undo\"]").await?;
        Ok(())
    }

    /// Offers a submission file and waits for the page's answer: a report or a problem.
    ///
    /// # Errors
    /// When the page says nothing.
    pub async fn offer(&self, file: &Path) -> Outcome {
        self.0.offer_file("input[type=\"file\"][data-file=\"submission\"]", file).await?;
        self.0.find("[data-problem], [data-action=\"import\"]").await?;
        Ok(())
    }

    /// Whether the report of a file is shown and waits for consent.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn reports(&self) -> Outcome<bool> {
        self.0.has("[data-action=\"import\"]").await
    }

    /// Takes the offered file in.
    ///
    /// # Errors
    /// When there is none.
    pub async fn accept(&self) -> Outcome {
        act(self.0, "import").await
    }
}
