//! A part of the questionnaire being filled in.

use serde_json::json;

use super::question::{OFFERS, STATES, answer_from_json, offer_from_json};
use super::{Review, act, arrive};
use crate::Outcome;
use crate::browser::Browser;
use crate::respondent::{Answers, Offer};

/// A part of the questionnaire being filled in.
pub struct Fill<'a>(pub(super) &'a Browser);

/// Where "continue" led.
pub enum Next<'a> {
    /// To the next part.
    Part(Fill<'a>),
    /// To the review.
    Review(Review<'a>),
}

impl<'a> Fill<'a> {
    /// Waits until it is shown.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn here(browser: &'a Browser) -> Outcome<Self> {
        arrive(browser, "fill").await?;
        browser.find("main [data-question]").await?;
        Ok(Self(browser))
    }

    /// The parts to choose from.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn parts(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-dimension]')].map(link => link.dataset.dimension)";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// Goes to a part by its link.
    ///
    /// # Errors
    /// When there is no such part.
    pub async fn open(&self, part: &str) -> Outcome {
        self.0.click(&format!("[data-dimension=\"{part}\"]")).await?;
        let script = "return !!document.querySelector(`[data-dimension=\"${arguments[0]}\"][aria-current=page]`)";
        self.0.wait("the part to open", script, vec![json!(part)]).await?;
        Ok(())
    }

    /// The questions on the page, with what they offer.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn offers(&self) -> Outcome<Vec<Offer>> {
        let questions = self.0.run(OFFERS, vec![]).await?;
        Ok(questions.as_array().into_iter().flatten().map(offer_from_json).collect())
    }

    /// The indicators on the page, in order.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn indicators(&self) -> Outcome<Vec<String>> {
        let script =
            "return [...document.querySelectorAll('main [data-indicator]')].map(block => block.dataset.indicator)";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// The questions of an indicator, with what they offer.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn offers_of(&self, indicator: &str) -> Outcome<Vec<Offer>> {
        let mut offers = self.offers().await?;
        offers.retain(|offer| offer.id.strip_prefix(indicator).is_some_and(|rest| rest.starts_with('.')));
        Ok(offers)
    }

    /// What the questions on the page are answered with; open ones are left out.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn answers(&self) -> Outcome<Answers> {
        let questions = self.0.run(STATES, vec![]).await?;
        Ok(questions.as_array().into_iter().flatten().filter_map(answer_from_json).collect())
    }

    /// Goes on, to the next part or to the review.
    ///
    /// # Errors
    /// When "continue" leads nowhere.
    pub async fn go_on(self) -> Outcome<Next<'a>> {
        let first =
            self.0.run("return document.querySelector('main [data-question]').dataset.question", vec![]).await?;
        act(self.0, "continue").await?;
        let script = "const page = document.querySelector('main[data-page]')?.dataset.page;
            const first = document.querySelector('main [data-question]')?.dataset.question;
            return page === 'review' || (first && first !== arguments[0]) ? page : null";
        match self.0.wait("the next part", script, vec![first]).await?.as_str() {
            Some("fill") => Ok(Next::Part(self)),
            _ => Ok(Next::Review(Review::here(self.0).await?)),
        }
    }

    /// The selector of a question's field: `data-note`, `data-unit`, `data-reason`.
    pub fn field(question: &str, handle: &str) -> String {
        format!("[data-question=\"{question}\"] [{handle}]")
    }

    /// Opens whatever an element is folded away in.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn unfold(&self, css: &str) -> Outcome {
        self.0.find(css).await?;
        let is_folded = "return !!document.querySelector(arguments[0]).closest('details:not([open])')";
        if self.0.run(is_folded, vec![css.into()]).await? == true {
            let summary = "const target = element.closest('details').querySelector('summary')";
            self.0.click_target(css, summary).await?;
        }
        Ok(())
    }

    /// Opens what stands beside an answer.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn unfold_beside(&self, question: &str) -> Outcome {
        let inside = |css: &str| format!("[data-question=\"{question}\"] .beside {css}");
        self.unfold(&inside("> summary")).await?;
        self.0.find(&inside("[data-note]")).await?;
        Ok(())
    }

    /// Opens everything that is folded away, and waits until it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn unfold_all(&self) -> Outcome {
        let unfold = "document.querySelectorAll('main details:not([open]) > summary').forEach(head => head.click())";
        self.0.run(unfold, vec![]).await?;
        let is_there = "return !document.querySelector('main details > [role=status]')";
        self.0.wait("what was folded away", is_there, vec![]).await?;
        Ok(())
    }

    /// Waits until a question is on the page.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn shows(&self, question: &str) -> Outcome {
        self.0.find(&format!("main [data-question=\"{question}\"]")).await?;
        Ok(())
    }

    /// Clears the answer to a question and waits until it is gone.
    ///
    /// # Errors
    /// When it cannot be cleared.
    pub async fn clear(&self, question: &str) -> Outcome {
        let clear = format!("[data-question=\"{question}\"] [data-action=\"clear-answer\"]");
        self.0.click(&clear).await?;
        self.0.find("[data-action=\"undo\"]").await?;
        Ok(())
    }

    /// Takes back what was cleared last.
    ///
    /// # Errors
    /// When there is nothing to take back.
    pub async fn undo(&self) -> Outcome {
        act(self.0, "undo").await?;
        self.until_taken_back().await
    }

    /// Waits until what was removed has been taken back.
    ///
    /// # Errors
    /// When it is not.
    pub async fn until_taken_back(&self) -> Outcome {
        let gone = "return !document.querySelector('[data-action=\"undo\"]')";
        self.0.wait("it to be taken back", gone, vec![]).await?;
        Ok(())
    }

    /// Goes to the review from wherever one is.
    ///
    /// # Errors
    /// When there is no way.
    pub async fn to_review(self) -> Outcome<Review<'a>> {
        // A long table is laid out only where it is looked at: what stands below it moves until then.
        self.0.run("scrollTo(0, document.body.scrollHeight)", vec![]).await?;
        self.0.settle().await?;
        // On the last part, "continue" leads there.
        let has_own = self.0.has("[data-action=\"review\"]").await?;
        act(self.0, if has_own { "review" } else { "continue" }).await?;
        Review::here(self.0).await
    }
}
