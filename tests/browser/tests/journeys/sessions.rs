//! Work over days: the browser is closed and opened again, also when there is no server any more.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::respondent::Answers;
use browser_tests::rig::{Failure, Rig, in_every_engine};
use browser_tests::{Outcome, walk};

use crate::SURVEY;

#[tokio::test]
async fn a_draft_comes_back_in_a_new_session_with_and_without_a_server() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let given = fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        browser.run_async("await navigator.serviceWorker.ready").await?;

        let browser = rig.reopened(browser).await?;
        comes_back(&browser, &given).await?;

        rig.site.stop().await?;
        let browser = rig.reopened(browser).await?;
        let fill = comes_back(&browser, &given).await?;
        fill.open("2").await?;
        let more = fill.answer_all(1).await?;
        AnyPage(&browser).saved().await?;
        browser.reload().await?;
        assert_eq!(Fill::here(&browser).await?.answers().await?, more, "after a reload without a server");
        // It looked for a newer one first, and may say in the console that there was no answer.
        browser.engine.forget_console().await
    })
    .await
}

/// The one draft is on home, with what was answered.
async fn comes_back<'a>(browser: &'a Browser, given: &Answers) -> Outcome<Fill<'a>> {
    let home = Home::open(browser).await?;
    let drafts = home.drafts().await?;
    assert_eq!(drafts.len(), 1, "{drafts:?}");
    let fill = home.resume(&drafts[0]).await?;
    fill.open("1").await?;
    assert_eq!(fill.answers().await?, *given);
    Ok(fill)
}
