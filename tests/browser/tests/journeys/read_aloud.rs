//! Hearing a question, with a voice that the tests put into the browser: headless ones have none.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::{Outcome, walk};
use serde_json::{Value, json};

use crate::SURVEY;
use crate::accessibility::Findings;

const LISTEN: &str = "[data-action=\"read-aloud\"]";

/// A voice box that notes what it is told to say, and says it until it is told that it has.
const VOICE: &str = "(() => {
    const heard = window.heard = { voices: VOICES, said: [], now: [], cancelled: 0 };
    const box = new EventTarget();
    box.getVoices = () => heard.voices;
    box.speak = utterance => {
        heard.said.push([utterance.text, utterance.lang, utterance.voice.name]);
        heard.now.push(utterance);
    };
    box.cancel = () => { if (heard.now.length) { heard.cancelled += 1; heard.now = []; } };
    heard.end = () => heard.now.splice(0).forEach(utterance => utterance.dispatchEvent(new Event('end')));
    Object.defineProperty(window, 'speechSynthesis', { value: box });
    window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
})();";

/// Puts voices into every page that is opened from now on: each with language, whether it is of this device, and name.
async fn give_voices(browser: &Browser, voices: &[(&str, bool, &str)]) -> Outcome {
    let voices: Vec<Value> = voices
        .iter()
        .map(|(lang, is_local, name)| json!({ "lang": lang, "localService": is_local, "name": name }))
        .collect();
    let source = VOICE.replace("VOICES", &json!(voices).to_string());
    browser.engine.before_pages(&source).await
}

/// To questions, and to them again: what reads aloud comes with the second part of the program.
async fn to_questions(browser: &Browser) -> Outcome {
    let fill = walk::to_questions(browser, SURVEY, &Respondent::default()).await?;
    fill.answer_all(0).await?;
    AnyPage(browser).saved().await?;
    browser.reload().await?;
    Fill::here(browser).await?;
    Ok(())
}

async fn has_button(browser: &Browser, is_there: bool) -> Outcome {
    let script = "return !!document.querySelector('[data-action=read-aloud]') === arguments[0]";
    browser.wait(if is_there { "the button" } else { "no button" }, script, vec![json!(is_there)]).await?;
    Ok(())
}

/// Which buttons say that they are being heard.
async fn pressed(browser: &Browser) -> Outcome<Vec<String>> {
    browser.texts("[data-action=\"read-aloud\"][aria-pressed=true]").await
}

#[tokio::test]
async fn a_question_is_heard_and_stopped_and_another_takes_its_place() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        give_voices(&browser, &[("th-TH", false, "far"), ("th_TH", true, "near"), ("en-GB", true, "english")]).await?;
        to_questions(&browser).await?;
        has_button(&browser, true).await?;
        let of = |n: usize| format!("[data-question]:nth-of-type({n}) {LISTEN}");
        browser.click(&of(1)).await?;
        browser.wait("something said", "return heard.said.length > 0", vec![]).await?;
        let said = browser.run("return heard.said", vec![]).await?;
        assert_eq!(said[0], json!(["ข้อ 1 จุด 1 จุด 1", "th", "near"]));
        assert_eq!(pressed(&browser).await?, ["หยุดอ่าน 1.1.1"]);
        browser.click(&of(2)).await?;
        browser.wait("the second", "return heard.cancelled === 1", vec![]).await?;
        assert_eq!(pressed(&browser).await?, ["หยุดอ่าน 1.1.2"]);
        browser.click(&of(2)).await?;
        browser.wait("silence", "return heard.cancelled === 2 && heard.now.length === 0", vec![]).await?;
        assert!(pressed(&browser).await?.is_empty());
        // Said to the end, it is no longer pressed.
        browser.click(&of(1)).await?;
        browser.wait("something said", "return heard.now.length > 0", vec![]).await?;
        browser.run("heard.end()", vec![]).await?;
        browser
            .wait("its end", "return !document.querySelector('[data-action=read-aloud][aria-pressed=true]')", vec![])
            .await?;
        // Who goes elsewhere has heard enough.
        browser.click(&of(1)).await?;
        browser.wait("something said", "return heard.now.length > 0", vec![]).await?;
        browser.click("[data-dimension=\"2\"]").await?;
        browser.wait("silence", "return heard.now.length === 0", vec![]).await?;
        assert!(pressed(&browser).await?.is_empty());
        AnyPage(&browser).switch_language("en").await?;
        browser.run("heard.said = []", vec![]).await?;
        browser.click(LISTEN).await?;
        browser.wait("something said", "return heard.said.length > 0", vec![]).await?;
        let said = browser.run("return heard.said[0].slice(1)", vec![]).await?;
        assert_eq!(said, json!(["en", "english"]));
        let mut findings = Findings::default();
        findings.look(&browser, "questions that can be heard").await?;
        findings.none()
    })
    .await
}

#[tokio::test]
async fn without_a_voice_of_the_device_there_is_no_button() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        for voices in [&[][..], &[("th-TH", false, "far")], &[("thq", true, "another language")]] {
            let browser = rig.browser().await?;
            give_voices(&browser, voices).await?;
            to_questions(&browser).await?;
            browser.settle().await?;
            has_button(&browser, false).await?;
            Home::open(&browser).await?;
            browser.run("location.hash = '#/about'", vec![]).await?;
            browser.find("main[data-page=\"about\"]").await?;
            let words = browser.texts("main").await?.concat();
            assert!(words.contains("ไม่มีปุ่ม “ฟังข้อนี้” เพราะ"), "{words}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_voice_that_comes_late_brings_the_buttons() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        give_voices(&browser, &[]).await?;
        to_questions(&browser).await?;
        browser.settle().await?;
        has_button(&browser, false).await?;
        let come = "heard.voices = [{ lang: 'th-TH', localService: true, name: 'late' }];
            speechSynthesis.dispatchEvent(new Event('voiceschanged'))";
        browser.run(come, vec![]).await?;
        has_button(&browser, true).await
    })
    .await
}
