//! Ways to places that several journeys begin at.

use crate::Outcome;
use crate::browser::Browser;
use crate::pages::{Fill, Home, Respondent, Results, Review};
use crate::respondent::Answers;

/// From nothing to the first question.
///
/// # Errors
/// When a page on the way does not come.
pub async fn to_questions<'a>(browser: &'a Browser, survey: &str, respondent: &Respondent) -> Outcome<Fill<'a>> {
    let begin = Home::open(browser).await?.start(survey).await?;
    begin.fill_in(respondent).await?;
    begin.go_on().await
}

/// From nothing to the review of a fully answered survey.
///
/// # Errors
/// When a page on the way does not come.
pub async fn to_review<'a>(browser: &'a Browser, survey: &str) -> Outcome<(Answers, Review<'a>)> {
    to_questions(browser, survey, &Respondent::default()).await?.answer_onward(0).await
}

/// From nothing to the results of a fully answered survey.
///
/// # Errors
/// When a page on the way does not come.
pub async fn to_results<'a>(browser: &'a Browser, survey: &str) -> Outcome<(Answers, Results<'a>)> {
    let (answers, review) = to_review(browser, survey).await?;
    Ok((answers, review.finish().await?))
}
