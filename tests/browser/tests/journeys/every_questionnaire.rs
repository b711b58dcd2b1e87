//! Every built-in questionnaire goes the way of the survey: blank form, begin, fill, review, result, file, and back.

use std::path::Path;

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Begin, Fill, Home, Keyboard, Respondent, Results};
use browser_tests::questionnaire::Questionnaire;
use browser_tests::respondent::Answers;
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::submission::Submission;
use browser_tests::{Outcome, walk};

use crate::SURVEY;
use crate::accessibility::Findings;
use crate::keyboard::{answer_indicator, fill_in};

/// Those that have no journeys of their own.
fn others() -> Outcome<Vec<String>> {
    let mut all = Questionnaire::all()?;
    all.retain(|id| id != SURVEY);
    assert!(all.len() >= 5, "only {all:?}");
    Ok(all)
}

#[tokio::test]
async fn each_is_filled_in_closed_exported_and_brought_back() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        for id in others()? {
            let (answers, results) = walk::to_results(&browser, &id).await?;
            let figures = results.figures().await?;
            assert_eq!(figures.get("completeness").map_or("100.0", |figure| figure.as_str()), "100.0", "{id}");
            let (name, exported) = results.export().await?;
            says_what_was_answered(&id, &exported, &answers)?;
            let elsewhere = rig.browser().await?;
            let again = bring_back(&elsewhere, &browser.engine.downloads().join(name)).await?;
            assert_eq!(again.figures().await?, figures, "{id}");
            let (_, again) = again.export().await?;
            assert_eq!(again.raw("answers")?, exported.raw("answers")?, "{id}");
            AnyPage(&browser).switch_language("en").await?;
            let thai = browser.texts("main h1, main h2, main th, main dt").await?;
            assert!(!thai.is_empty(), "{id}: an empty result");
            AnyPage(&browser).switch_language("th").await?;
        }
        Ok(())
    })
    .await
}

fn says_what_was_answered(id: &str, file: &Submission, answers: &Answers) -> Outcome {
    assert_eq!(file.json["questionnaire"]["id"], id);
    assert_eq!(file.json["status"], "final");
    assert!(file.is_sealed()?, "{id}: the digest is not that of the file");
    let in_file = file.json["answers"].as_object().ok_or("no answers")?;
    assert_eq!(in_file.keys().collect::<Vec<_>>(), answers.keys().collect::<Vec<_>>(), "{id}");
    for (question, answer) in answers {
        for (key, value) in answer.json().as_object().into_iter().flatten() {
            // A step between two poles is a number in a file.
            let found = &in_file[question][key];
            let step = value.as_str().and_then(|step| step.parse::<u64>().ok());
            let is_same = found == value || (step.is_some() && found.as_u64() == step);
            assert!(is_same, "{id} {question}: {found} instead of {value}");
        }
    }
    Ok(())
}

async fn bring_back<'a>(browser: &'a Browser, file: &Path) -> Outcome<Results<'a>> {
    let home = Home::open(browser).await?;
    home.offer(file).await?;
    assert_eq!(AnyPage(browser).problems().await?, Vec::<String>::new());
    home.accept().await?;
    Results::here(browser).await
}

#[tokio::test]
async fn each_is_accessible_while_filled_in_and_as_a_result() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let mut findings = Findings::default();
        for id in others()? {
            // A browser of its own: drafts of the others would be part of what is looked at.
            let browser = rig.browser().await?;
            let fill = walk::to_questions(&browser, &id, &Respondent::default()).await?;
            fill.answer_all(0).await?;
            fill.unfold_all().await?;
            findings.look(&browser, &format!("{id}, filled in")).await?;
            fill.to_review().await?.results_so_far().await?;
            findings.look(&browser, &format!("{id}, result")).await?;
            for action in ["document", "units"] {
                if browser.has(&format!("[data-action=\"{action}\"]")).await? {
                    browser.click(&format!("[data-action=\"{action}\"]")).await?;
                    browser.find(&format!("main[data-page=\"{action}\"]")).await?;
                    findings.look(&browser, &format!("{id}, {action}")).await?;
                }
            }
        }
        findings.none()
    })
    .await
}

#[tokio::test]
async fn each_is_begun_answered_and_seen_with_keys_alone() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let keyboard = Keyboard(&browser);
        for id in others()? {
            Home::open(&browser).await?;
            keyboard.press_enter_on(&format!("[data-questionnaire=\"{id}\"]")).await?;
            Begin::here(&browser).await?;
            fill_in(&browser).await?;
            keyboard.press_enter_on("[data-action=\"continue\"]").await?;
            let fill = Fill::here(&browser).await?;
            let first = fill.indicators().await?.into_iter().next().ok_or("no indicator")?;
            answer_indicator(&browser, &fill, &first).await?;
            keyboard.press_enter_on("[data-action=\"results\"]").await?;
            Results::here(&browser).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_can_be_read_and_printed_blank() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        for id in Questionnaire::all()? {
            Home::open(&browser).await?;
            browser.click(&format!("[data-read=\"{id}\"]")).await?;
            browser.find("main[data-page=\"read\"]").await?;
            let questionnaire = Questionnaire::read(&id)?;
            let wanted: Vec<_> =
                questionnaire.parts.iter().flat_map(|part| part.questions()).map(|question| &question.id).collect();
            let script = "return [...document.querySelectorAll('[data-blank]')].map(block => block.dataset.blank)";
            let shown: Vec<String> = serde_json::from_value(browser.run(script, vec![]).await?)?;
            assert_eq!(shown.iter().collect::<Vec<_>>(), wanted, "{id}");
            if id != SURVEY {
                findings.look(&browser, &format!("{id}, blank")).await?;
            }
            let pdf = browser.engine.pdf().await?;
            assert!(pdf.starts_with(b"%PDF"), "{id}: no print");
        }
        browser.engine.set_print().await?;
        assert_eq!(Results::controls(&browser).await?, Vec::<String>::new(), "on paper");
        findings.none()
    })
    .await
}

#[tokio::test]
async fn an_agreement_becomes_a_document_and_items_a_list_by_unit() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let (answers, _) = walk::to_results(&browser, "service-level-agreement").await?;
        let gates = browser.texts("[data-gate] [data-score]").await?;
        assert!(
            gates.iter().any(|gate| gate.starts_with("10 ")) && gates.iter().any(|gate| gate.starts_with("6 ")),
            "{gates:?}"
        );
        assert_eq!(browser.count("[data-gate][data-state=\"complete\"]").await?, 2);
        browser.click("[data-action=\"document\"]").await?;
        browser.find("main[data-page=\"document\"] article[lang=th]").await?;
        assert!(!browser.has(".notice").await?, "said to be incomplete");
        let words = browser.texts("article").await?.concat();
        for row in answers.values().filter_map(|answer| answer.json()["value"].as_array().cloned()).flatten() {
            for cell in row.as_object().into_iter().flat_map(|row| row.values()).filter_map(|cell| cell.as_str()) {
                assert!(words.contains(cell) || row.is_string(), "{cell} is not in the document");
            }
        }
        browser.engine.set_print().await?;
        assert_eq!(Results::controls(&browser).await?, Vec::<String>::new(), "on paper");

        let browser = rig.browser().await?;
        walk::to_results(&browser, "pmqa-4-digital").await?;
        browser.click("[data-action=\"units\"]").await?;
        browser.find("main[data-page=\"units\"]").await?;
        let file = browser.download(async || browser.click("[data-action=\"units-csv\"]").await).await?;
        let csv = std::fs::read(&file)?;
        assert!(csv.starts_with("\u{FEFF}".as_bytes()), "no mark of UTF-8");
        let lines = String::from_utf8(csv)?.lines().count();
        // A head, and a line for each of 50 practices and 72 steps.
        assert_eq!(lines, 1 + 50 + 72);
        Ok(())
    })
    .await
}
