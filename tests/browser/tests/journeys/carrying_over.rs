//! Answers that go over to a newer version of their questionnaire, and to the next year: what becomes of them is seen
//! before anything changes, and each is confirmed by a person.

use std::collections::BTreeMap;
use std::path::PathBuf;

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent, Review};
use browser_tests::respondent::Answer;
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::submission::Submission;
use browser_tests::{Outcome, folders, walk};

use crate::accessibility::Findings;

const CONFIRM: &str = "[data-action=\"confirm-carried\"]";

/// A file of the tests of the core; a browser takes no path with steps back in it.
fn file(path: &str) -> Outcome<PathBuf> {
    Ok(folders::questionnaires().join("../tests/data").join(path).canonicalize()?)
}

/// Keeps a questionnaire from a file.
async fn keep(browser: &Browser, path: &str) -> Outcome {
    browser.offer_file("[data-file=\"questionnaire\"]", &file(path)?).await?;
    browser.click("[data-action=\"keep-questionnaire\"]").await?;
    browser.wait("the report to go", "return !document.querySelector('[data-offered]')", vec![]).await?;
    Ok(())
}

/// Of each group of the report on what is taken over, how many answers.
async fn groups(browser: &Browser) -> Outcome<BTreeMap<String, String>> {
    browser.find("[data-import=\"ready\"] [data-migrated]").await?;
    let script = "return Object.fromEntries([...document.querySelectorAll('[data-migrated]')]
        .map(group => [group.dataset.migrated, group.dataset.n]))";
    Ok(serde_json::from_value(browser.run(script, vec![]).await?)?)
}

/// Answers questions of the page that is shown.
async fn answer(fill: &Fill<'_>, answers: &[(&str, Answer)]) -> Outcome {
    for (question, answer) in answers {
        fill.answer(question, answer).await?;
    }
    Ok(())
}

fn choice(value: &str) -> Answer {
    Answer::Choice(value.to_owned())
}

#[tokio::test]
async fn answers_go_over_to_a_newer_version_and_are_confirmed_one_by_one() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        keep(&browser, "migration/yearly-2560.json").await?;
        let fill = walk::to_questions(&browser, "yearly", &Respondent::default()).await?;
        let ticked = Answer::Chosen(["plan", "staff"].map(str::to_owned).into());
        let first = [("1.1.1", choice("yes")), ("1.1.2", choice("no")), ("1.1.4", choice("partly")), ("1.2.1", ticked)];
        answer(&fill, &first).await?;
        answer(&fill, &[("1.2.3", Answer::Number(12))]).await?;
        AnyPage(&browser).saved().await?;

        // The newer version comes, and offers itself.
        let home = Home::open(&browser).await?;
        let before = home.drafts().await?;
        keep(&browser, "golden/questionnaire-3.json").await?;
        browser.click("[data-draft] [data-action=\"go-on-newer\"]").await?;
        let counts = groups(&browser).await?;
        let n = |group: &str| counts[group].as_str();
        assert_eq!((n("kept"), n("converted"), n("dropped")), ("1", "4", "1"), "{counts:?}");
        let dropped = browser.texts("[data-migrated=\"dropped\"] li").await?.join("\n");
        assert!(dropped.contains("12") && dropped.contains("คลาวด์"), "{dropped}");
        assert_eq!(home.drafts().await?, before, "something changed before it was agreed to");
        let mut findings = Findings::default();
        findings.look(&browser, "what is taken over").await?;
        home.accept().await?;
        let fill = Fill::here(&browser).await?;
        findings.look(&browser, "answers that are not confirmed").await?;
        findings.none()?;
        assert_eq!(browser.count("[data-carried=\"2560\"]").await?, 5);
        assert_eq!(browser.texts(".badge--open").await?[0], "ยังไม่ยืนยัน (จากรุ่น 2560)");

        // Confirmed, and changed: both count; what nobody looked at is open.
        browser.click(&format!("[data-question=\"1.1.1\"] {CONFIRM}")).await?;
        browser
            .wait("the note to go", "return !document.querySelector('[data-question=\"1.1.1\"][data-carried]')", vec![])
            .await?;
        let focus = "return document.activeElement.closest('[data-question]')?.dataset.question";
        assert_eq!(browser.run(focus, vec![]).await?, "1.1.1", "the focus is lost");
        answer(&fill, &[("1.1.3", choice("partly"))]).await?;
        let review = fill.to_review().await?;
        let waiting = browser.texts("[data-review=\"carried\"] a").await?;
        assert_eq!(waiting.len(), 3, "{waiting:?}");
        assert!(!review.open_questions().await?.contains(&"1.1.4".to_owned()), "it is listed twice");
        AnyPage(&browser).saved().await?;

        // The file says which, and brings them back so.
        let (_, exported) = review.results_so_far().await?.export().await?;
        is_carried(&exported, &[("1.1.1", false), ("1.1.3", false), ("1.1.4", true), ("1.2.1", true), ("1.2.2", true)]);
        assert_eq!(exported.json["answers"]["1.1.4"]["value"], "sometimes");
        browser.reload().await?;
        let home = Home::open(&browser).await?;
        let drafts = home.drafts().await?;
        assert_eq!(drafts.len(), 2, "the old one stays");
        home.resume(&before[0]).await?;
        assert_eq!(browser.count("[data-carried]").await?, 0);
        Ok(())
    })
    .await
}

#[track_caller]
fn is_carried(file: &Submission, expected: &[(&str, bool)]) {
    for (question, is_carried) in expected {
        let answer = &file.json["answers"][question];
        assert_eq!(answer["carried"] == "2560", *is_carried, "{question}: {answer}");
    }
}

#[tokio::test]
async fn a_file_of_a_version_that_is_not_here_is_told_before_it_is_opened() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        keep(&browser, "migration/yearly-2560.json").await?;
        let fill = walk::to_questions(&browser, "yearly", &Respondent::default()).await?;
        answer(&fill, &[("1.1.2", choice("yes")), ("1.1.4", choice("no"))]).await?;
        let (name, _) = fill.to_review().await?.results_so_far().await?.export().await?;
        let file = browser.engine.downloads().join(name);

        let elsewhere = rig.browser().await?;
        let home = Home::open(&elsewhere).await?;
        keep(&elsewhere, "golden/questionnaire-3.json").await?;
        home.offer(&file).await?;
        assert_eq!(groups(&elsewhere).await?["converted"], "2");
        home.accept().await?;
        Fill::here(&elsewhere).await?;
        assert_eq!(elsewhere.count("[data-carried=\"2560\"]").await?, 2);
        // By keyboard alone: the button takes the focus and does it.
        elsewhere.run(&format!("document.querySelector('{CONFIRM}').focus()"), vec![]).await?;
        elsewhere.press(" ").await?;
        elsewhere
            .wait("one to be confirmed", "return document.querySelectorAll('[data-carried]').length === 1", vec![])
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_closed_year_is_the_start_of_the_next() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let (answers, _) = walk::to_results(&browser, "old-and-new-way").await?;
        let home = Home::open(&browser).await?;
        let before = home.drafts().await?;
        browser.click("[data-draft] [data-action=\"next-year\"]").await?;
        assert_eq!(groups(&browser).await?["kept"], answers.len().to_string());
        home.accept().await?;
        Fill::here(&browser).await?.to_review().await?;
        browser.click("[data-action=\"finish\"]").await?;
        browser.find("[data-problem]").await?;
        let review = Review::here(&browser).await?;
        let (_, exported) = review.results_so_far().await?.export().await?;
        assert_eq!(exported.json["scores"]["completeness"].as_f64(), Some(0.0), "nothing is confirmed yet");
        assert_ne!(exported.json["id"], before[0].as_str());
        Ok(())
    })
    .await
}
