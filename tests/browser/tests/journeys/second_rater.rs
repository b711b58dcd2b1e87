//! An assessor's file beside an assessment: agreement, differences, what both agree upon.

use browser_tests::browser::Browser;
use browser_tests::pages::{Fill, Home, Results};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::submission::sealed;
use browser_tests::{Outcome, walk};
use serde_json::{Value, json};

use crate::accessibility::Findings;

async fn number(browser: &Browser, handle: &str) -> Outcome<String> {
    Ok(browser.find(&format!("[data-score=\"{handle}\"]")).await?.text().await?)
}

async fn differences(browser: &Browser) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-difference]')].map(one => one.dataset.difference)";
    Ok(serde_json::from_value(browser.run(script, vec![]).await?)?)
}

/// The exported file as an assessor would have answered: some practices otherwise, under another id and role.
fn of_assessor(exported: &Value) -> Outcome<String> {
    sealed(exported, |file| {
        file["id"] = json!("11111111-0d4b-4c8e-9a51-6f3b7f0e2a10");
        file["respondent"]["role"] = json!("ผู้ประเมินภายนอก");
        let Some(answers) = file["answers"].as_object_mut() else { return };
        let practices = answers.values_mut().filter(|answer| answer["value"] == "yes");
        for answer in practices.take(3) {
            answer["value"] = json!("no");
            answer["note"] = json!("ไม่พบหลักฐาน");
        }
    })
}

#[tokio::test]
async fn both_are_set_side_by_side_and_a_third_is_kept() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let (_, results) = walk::to_results(&browser, "th-digital-readiness").await?;
        let (name, exported) = results.export().await?;
        let own = browser.engine.downloads().join(name);
        let file = browser.engine.downloads().join("assessor.json");
        std::fs::write(&file, of_assessor(&exported.json)?)?;

        browser.click("[data-action=\"rate\"]").await?;
        browser.find("[data-page=\"rate\"]").await?;
        // One's own file is told to be just that.
        browser.offer_file("[data-file=\"rater\"]", &own).await?;
        browser.find("[data-rating=\"failed\"] [data-problem]").await?;
        browser.offer_file("[data-file=\"rater\"]", &file).await?;
        browser.find("[data-rating=\"ready\"]").await?;
        let codes = differences(&browser).await?;
        assert_eq!(codes.len(), 3, "{codes:?}");
        let kappa: f64 = number(&browser, "kappa").await?.parse()?;
        assert!((0.5..1.0).contains(&kappa), "{kappa}");
        let agreement: f64 = number(&browser, "agreement").await?.parse()?;
        assert!((90.0..100.0).contains(&agreement), "{agreement}");
        let effects = browser.texts("[data-effect]").await?;
        assert!(effects.iter().all(|effect| effect.starts_with('+')), "{effects:?}");

        // One from each side, and the third otherwise.
        browser.click("[data-action=\"agree-all-own\"]").await?;
        let chosen = "return document.querySelectorAll('[data-agreed] input[value=own]:checked').length === 3";
        browser.wait("the agency's answers to be chosen", chosen, vec![]).await?;
        browser.click(&format!("[data-agreed=\"{}\"] input[value=\"assessor\"]", codes[0])).await?;
        browser.click(&format!("[data-agreed=\"{}\"] input[value=\"other\"]", codes[1])).await?;
        browser.choose(&format!("[data-agreed=\"{}\"] select", codes[1]), "partly").await?;
        let mut findings = Findings::default();
        findings.look(&browser, "an assessor's file").await?;
        findings.none()?;
        browser.click("[data-action=\"keep-agreed\"]").await?;
        let review = Fill::here(&browser).await?.to_review().await?;
        let (_, third) = review.results_so_far().await?.export().await?;
        let says = |code: &str| third.json["answers"][code]["value"].clone();
        assert_eq!([says(&codes[0]), says(&codes[1]), says(&codes[2])], ["no", "partly", "yes"]);
        assert_eq!(third.json["merges"][0]["files"][1]["role"], "ผู้ประเมินภายนอก");
        assert_eq!(
            third.json["merges"][0]["files"][1]["sha256"],
            serde_json::from_str::<Value>(&std::fs::read_to_string(&file)?)?["sha256"]
        );

        // The first is as it was.
        let home = Home::open(&browser).await?;
        assert_eq!(home.drafts().await?.len(), 2);
        let id = exported.json["id"].as_str().unwrap_or_default().to_owned();
        browser.click(&format!("[data-draft=\"{id}\"] a[href]")).await?;
        let (_, again) = Results::here(&browser).await?.export().await?;
        assert_eq!(again.raw("answers")?, exported.raw("answers")?);
        Ok(())
    })
    .await
}
