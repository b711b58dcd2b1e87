//! What is done for answers before anything goes wrong: the browser is asked to keep them, and a copy is suggested.

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Next};
use browser_tests::rig::{Failure, Rig, from_questions};
use serde_json::{Value, json};

use crate::SURVEY;
use crate::accessibility::Findings;

/// The keys of what the page notes beside an assessment.
async fn notes(browser: &Browser) -> Outcome<Value> {
    let look = "return Object.keys(localStorage).map(key => key.split('/')[2])
        .filter(key => ['copied', 'put-off', 'asked-to-keep'].includes(key)).sort()";
    browser.run(look, vec![]).await
}

/// Answers more questions than go without a copy.
async fn answer_many<'a>(browser: &'a Browser, fill: &Fill<'a>) -> Outcome {
    fill.answer_all(0).await?;
    let before = fill.answers().await?;
    browser.click("[data-dimension=\"2\"]").await?;
    browser
        .wait("the second part", "return !!document.querySelector('[data-dimension=\"2\"][aria-current=page]')", vec![])
        .await?;
    assert!(!browser.has("[data-copy-due]").await?, "reminded after {} answers", before.len());
    fill.answer_all(1).await?;
    Ok(())
}

#[tokio::test]
async fn after_many_answers_a_copy_is_suggested_and_can_be_put_off() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        answer_many(browser, fill).await?;
        browser.find("[role=status] [data-copy-due]").await?;
        let mut findings = Findings::default();
        findings.look(browser, "the reminder of a copy").await?;
        findings.none()?;
        browser.click("[data-action=\"remind-later\"]").await?;
        browser.wait("no reminder", "return !document.querySelector('[data-copy-due]')", vec![]).await?;
        let is_on_heading = "return document.activeElement === document.querySelector('main h1')";
        browser.wait("the focus on the heading", is_on_heading, vec![]).await?;
        AnyPage(browser).saved().await?;
        assert_eq!(notes(browser).await?, json!(["asked-to-keep", "put-off"]));
        browser.reload().await?;
        let fill = Fill::here(browser).await?;
        assert!(!browser.has("[data-copy-due]").await?, "it was put off");
        // As if it had been put off long ago.
        let undo = "Object.keys(localStorage).filter(key => key.includes('/put-off/'))
            .forEach(key => { localStorage[key] = '2001-01-01T00:00:00Z'; })";
        browser.run(undo, vec![]).await?;
        let Next::Part(_) = fill.go_on().await? else { return Err("there is only one part".into()) };
        browser.find("[data-copy-due]").await?;
        let file = browser.download(async || browser.click("[data-action=\"download-copy\"]").await).await?;
        assert!(std::fs::metadata(file)?.len() > 1_000);
        browser.wait("no reminder", "return !document.querySelector('[data-copy-due]')", vec![]).await?;
        assert_eq!(notes(browser).await?, json!(["asked-to-keep", "copied", "put-off"]));
        Home::open(browser).await?.delete_first().await?;
        // The page's own store is written after a pause.
        let is_gone = "return !Object.keys(localStorage).some(key => /copied|put-off/.test(key))";
        browser.wait("what is noted of a draft to go with it", is_gone, vec![]).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn home_says_whether_the_browser_keeps_it_and_the_browser_is_asked_once() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        answer_many(browser, fill).await?;
        browser.find("[data-copy-due]").await?;
        // From here on the page would be seen to ask again.
        let watch = "StorageManager.prototype.persist = function () {
            sessionStorage.asked = Number(sessionStorage.asked ?? 0) + 1; return Promise.resolve(ANSWER); }";
        let question = fill.offers().await?.into_iter().next().ok_or("no question")?.id;
        let note = Fill::field(&question, "data-note");
        browser.run(&watch.replace("ANSWER", "false"), vec![]).await?;
        fill.unfold_beside(&question).await?;
        browser.write(&note, "ก").await?;
        AnyPage(browser).saved().await?;
        browser.run("location.hash = '#/'", vec![]).await?;
        Home::here(browser).await?;
        assert_eq!(browser.run("return sessionStorage.asked", vec![]).await?, Value::Null);
        browser.find("[role=status][data-keeping=\"may-clear\"]").await?;
        let mut findings = Findings::default();
        findings.look(browser, "what the browser promised").await?;
        findings.none()?;
        browser.click("[data-action=\"ask-to-keep\"]").await?;
        browser.find("[data-keeping=\"refused\"]").await?;
        assert!(!browser.has("[data-action=\"ask-to-keep\"]").await?);
        browser.reload().await?;
        browser.find("[data-keeping=\"may-clear\"]").await?;
        browser.run(&watch.replace("ANSWER", "true"), vec![]).await?;
        browser.click("[data-action=\"ask-to-keep\"]").await?;
        browser.find("[data-keeping=\"promised\"]").await?;
        assert_eq!(browser.run("return sessionStorage.asked", vec![]).await?, json!("2"));
        Ok(())
    })
    .await
}
