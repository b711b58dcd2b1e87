//! The result: figures, and the file to hand in.

use super::{act, arrive};
use crate::Outcome;
use crate::browser::Browser;
use crate::figures::Figures;
use crate::submission::Submission;

/// The result.
pub struct Results<'a>(&'a Browser);

impl<'a> Results<'a> {
    /// Waits until it is shown.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn here(browser: &'a Browser) -> Outcome<Self> {
        arrive(browser, "results").await?;
        browser.find("[data-action=\"export\"]").await?;
        Ok(Self(browser))
    }

    /// Every printed figure. One that is printed in several places must be the same in all.
    ///
    /// # Errors
    /// When it is not.
    pub async fn figures(&self) -> Outcome<Figures> {
        let script = "return [...document.querySelectorAll('[data-score]')]
            .map(element => [element.dataset.score, element.textContent.trim()])";
        let pairs: Vec<(String, String)> = serde_json::from_value(self.0.run(script, vec![]).await?)?;
        let mut figures = Figures::new();
        for (handle, figure) in pairs {
            let first = figures.entry(handle.clone()).or_insert_with(|| figure.clone());
            if *first != figure {
                return Err(format!("{handle} is printed as {first} and as {figure}").into());
            }
        }
        Ok(figures)
    }

    /// The indicators named as priorities, in order.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn priorities(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-priority]')]
            .sort((a, b) => a.dataset.priority - b.dataset.priority).map(element => element.dataset.indicator)";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// Downloads the submission.
    ///
    /// # Errors
    /// When no file comes, or it is not JSON.
    pub async fn export(&self) -> Outcome<(String, Submission)> {
        let path = self.0.download(async || act(self.0, "export").await).await?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok((name, Submission::read(&path)?))
    }

    /// What can be pressed or leads away, as far as it can be seen: nothing of it belongs on paper.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn controls(browser: &Browser) -> Outcome<Vec<String>> {
        let script =
            "return [...document.querySelectorAll('nav, button, input, select, [data-action], [data-language]')]
            .filter(element => element.checkVisibility()).map(element => element.outerHTML.slice(0, 120))";
        Ok(serde_json::from_value(browser.run(script, vec![]).await?)?)
    }
}
