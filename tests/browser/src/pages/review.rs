//! The page before the end: what is open, and closing the assessment.

use std::path::PathBuf;

use super::{Fill, Merge, Results, act, arrive};
use crate::Outcome;
use crate::browser::Browser;

/// The page before the end.
pub struct Review<'a>(&'a Browser);

impl<'a> Review<'a> {
    /// Waits until it is shown.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn here(browser: &'a Browser) -> Outcome<Self> {
        arrive(browser, "review").await?;
        Ok(Self(browser))
    }

    /// Closes the assessment.
    ///
    /// # Errors
    /// When it cannot be closed.
    pub async fn finish(self) -> Outcome<Results<'a>> {
        act(self.0, "finish").await?;
        Results::here(self.0).await
    }

    /// The questions that are named as still open.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn open_questions(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-review=open] a')]
            .map(link => decodeURIComponent(link.hash.split('/').at(-1)))";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// Goes to the result as it stands, without closing the assessment.
    ///
    /// # Errors
    /// When there is no way.
    pub async fn results_so_far(self) -> Outcome<Results<'a>> {
        act(self.0, "results").await?;
        Results::here(self.0).await
    }

    /// Hands a part to somebody, and gives the file.
    ///
    /// # Errors
    /// When nothing is downloaded.
    pub async fn hand_over(&self, part: &str, role: &str) -> Outcome<PathBuf> {
        self.0.choose("[data-field=\"handWhat\"]", &format!("part:{part}")).await?;
        self.0.write("[data-field=\"handRole\"]", role).await?;
        self.0.download(async || act(self.0, "hand-over").await).await
    }

    /// Gives the file of a part that is to be sent back.
    ///
    /// # Errors
    /// When nothing is downloaded.
    pub async fn send_back(&self) -> Outcome<PathBuf> {
        self.0.download(async || act(self.0, "send-back").await).await
    }

    /// Goes to where files of colleagues are put together.
    ///
    /// # Errors
    /// When there is no way.
    pub async fn to_merge(self) -> Outcome<Merge<'a>> {
        act(self.0, "merge").await?;
        Merge::here(self.0).await
    }

    /// What is said of files that were put together.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn traces(&self) -> Outcome<Vec<String>> {
        self.0.texts("[data-trace] li").await
    }

    /// Presses what takes back, or does again, what was put together, and waits until that is said.
    ///
    /// # Errors
    /// When there is nothing to take back.
    pub async fn undo(&self) -> Outcome {
        let before = self.traces().await?.len();
        act(self.0, "undo").await?;
        let script = "return document.querySelectorAll('[data-trace] li').length !== arguments[0]";
        self.0.wait("it to be taken back", script, vec![before.into()]).await?;
        Ok(())
    }

    /// Goes back to the questions of a part.
    ///
    /// # Errors
    /// When there is no such part.
    pub async fn open(self, part: &str) -> Outcome<Fill<'a>> {
        self.0.click(&format!("[data-dimension=\"{part}\"]")).await?;
        Fill::here(self.0).await
    }
}
