//! Looking for questions: typing, going to one and coming back, with the keyboard alone too.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Respondent};
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::{Outcome, walk};
use serde_json::json;
use thirtyfour::Key;

use crate::SURVEY;
use crate::accessibility::Findings;

const WORDS: &str = "[data-field=\"search\"]";

/// Waits until the focus is on an element.
async fn is_focused(browser: &Browser, css: &str) -> Outcome {
    let script = "return !!document.activeElement?.matches(arguments[0])";
    browser.wait(&format!("the focus on {css}"), script, vec![json!(css)]).await?;
    Ok(())
}

/// Waits until so many questions are said to be found.
async fn finds(browser: &Browser, n: u32) -> Outcome {
    browser.find(&format!("[role=status][data-found=\"{n}\"]")).await?;
    Ok(())
}

async fn to_search(browser: &Browser) -> Outcome {
    browser.click("[data-action=\"search\"]").await?;
    browser.find("main[data-page=\"search\"]").await?;
    is_focused(browser, WORDS).await
}

#[tokio::test]
async fn a_question_is_found_answered_and_come_back_from() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        fill.open("2").await?;
        to_search(&browser).await?;
        // What is typed as the keyboard at hand has it: sara am in two letters, Thai digits.
        browser.write(WORDS, "ด\u{E4D}\u{E32}เนินการ").await?;
        browser.find("[data-hit] mark").await?;
        browser.write(WORDS, "๑.๓.๑").await?;
        finds(&browser, 2).await?;
        assert_eq!(browser.texts("[role=status][data-found]").await?, ["พบ 2 ข้อ"]);
        browser.click("[data-hit=\"1.3.1\"]").await?;
        Fill::here(&browser).await?;
        is_focused(&browser, "[data-question=\"1.3.1\"] input").await?;
        browser.click("[data-question=\"1.3.1\"] input[value=\"yes\"]").await?;
        AnyPage(&browser).saved().await?;
        browser.back().await?;
        is_focused(&browser, "[data-hit=\"1.3.1\"]").await?;
        browser.click("[data-action=\"only-open\"]").await?;
        finds(&browser, 1).await?;
        assert!(!browser.has("[data-hit=\"1.3.1\"]").await?, "it is answered");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn escape_leads_back_to_where_one_was() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let review = fill.to_review().await?;
        let fill = review.open("2").await?;
        to_search(&browser).await?;
        browser.press("zzzz").await?;
        finds(&browser, 0).await?;
        assert_eq!(browser.texts("[role=status][data-found]").await?, ["ไม่พบข้อที่มีคำทั้งหมดนี้"]);
        browser.press(Key::Escape + "").await?;
        browser.find("[data-dimension=\"2\"][aria-current=page]").await?;
        is_focused(&browser, "[data-action=\"search\"]").await?;
        // With the keyboard alone: in, a word, to what was found, there.
        browser.press(Key::Enter + "").await?;
        is_focused(&browser, WORDS).await?;
        assert_eq!(browser.run("return document.activeElement.value", vec![]).await?, json!("zzzz"), "the words stay");
        browser.write(WORDS, "1.3.1").await?;
        finds(&browser, 2).await?;
        browser.press(Key::Tab + Key::Tab).await?;
        is_focused(&browser, "[data-hit=\"1.3.1\"]").await?;
        browser.press(Key::Enter + "").await?;
        is_focused(&browser, "[data-question=\"1.3.1\"] input").await?;
        fill.to_review().await?;
        to_search(&browser).await?;
        browser.press(Key::Escape + "").await?;
        browser.find("main[data-page=\"review\"]").await?;
        is_focused(&browser, "[data-action=\"search\"]").await
    })
    .await
}

#[tokio::test]
async fn the_search_is_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        to_search(&browser).await?;
        let mut findings = Findings::default();
        findings.look(&browser, "search, empty").await?;
        browser.write(WORDS, "data").await?;
        browser.find("main mark").await?;
        findings.look(&browser, "search with hits").await?;
        browser.write(WORDS, "zzzz").await?;
        finds(&browser, 0).await?;
        findings.look(&browser, "search without hits").await?;
        findings.none()
    })
    .await
}
