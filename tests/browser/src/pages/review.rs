//! The page before the end: what is open, and closing the assessment.

use super::{Fill, Results, act, arrive};
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

    /// Goes back to the questions of a part.
    ///
    /// # Errors
    /// When there is no such part.
    pub async fn open(self, part: &str) -> Outcome<Fill<'a>> {
        self.0.click(&format!("[data-dimension=\"{part}\"]")).await?;
        Fill::here(self.0).await
    }
}
