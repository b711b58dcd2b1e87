//! Work over days: several drafts, back, reload; typing; taking back.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Next, Respondent};
use browser_tests::respondent::{Answer, REASON};
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::{Outcome, walk};

use crate::SURVEY;

/// Marks above and below, sara am, both kinds of digits, a word that no dictionary has.
const THAI: &str = "น้ำใจที่เอี๊ยดกฤษฏิ์ ประกาศวันที่ ๑๕ ส.ค. 2560 ฏฐิติ๋ ก็ ปู่ ญาติ";

#[tokio::test]
async fn drafts_live_side_by_side_and_survive_back_and_reload() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let agencies = ["สำนักงานคลังจังหวัดลำปาง", "สำนักงานสถิติจังหวัดน่าน"];
        let mut given = Vec::new();
        for (n, agency) in agencies.into_iter().enumerate() {
            let respondent = Respondent { agency_name: agency.to_owned(), ..Respondent::default() };
            let fill = walk::to_questions(&browser, SURVEY, &respondent).await?;
            given.push(fill.answer_all(n).await?);
            back_and_reload_keep(&browser, fill).await?;
        }

        let home = Home::open(&browser).await?;
        let drafts = home.drafts().await?;
        assert_eq!(drafts.len(), agencies.len());
        for draft in drafts {
            let home = Home::open(&browser).await?;
            let text = home.draft_text(&draft).await?;
            let n = agencies.iter().position(|agency| text.contains(agency)).ok_or("a draft without its agency")?;
            let fill = home.resume(&draft).await?;
            fill.open("1").await?;
            assert_eq!(fill.answers().await?, given[n], "{}", agencies[n]);
        }
        Ok(())
    })
    .await
}

/// On to the second part, back by the browser's button, a reload, all without a pause to save: the first part
/// is as it was.
async fn back_and_reload_keep(browser: &Browser, fill: Fill<'_>) -> Outcome {
    let before = fill.answers().await?;
    let first = fill.offers().await?.first().map(|offer| offer.id.clone());
    let Next::Part(fill) = fill.go_on().await? else {
        return Err("there is only one part".into());
    };
    browser.back().await?;
    fill.shows(&first.unwrap_or_default()).await?;
    assert_eq!(fill.answers().await?, before, "after going back");
    browser.reload().await?;
    let fill = Fill::here(browser).await?;
    assert_eq!(fill.answers().await?, before, "after a reload");
    Ok(())
}

#[tokio::test]
async fn thai_typed_into_a_note_arrives_unharmed_and_nothing_jumps() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let question = fill.offers().await?.into_iter().nth(3).ok_or("too few questions")?.id;
        let note = Fill::field(&question, "data-note");
        fill.unfold_beside(&question).await?;
        browser.click(&note).await?;
        let place = "const field = document.activeElement;
            return [field.matches(arguments[0]), scrollY, Math.round(field.getBoundingClientRect().top)].join()";
        let before = browser.run(place, vec![note.clone().into()]).await?;
        let mut typed = String::new();
        for word in THAI.split_inclusive(' ') {
            browser.press(word).await?;
            typed += word;
            let value = browser.find(&note).await?.value().await?;
            assert_eq!(value.as_deref(), Some(typed.as_str()));
            assert_eq!(browser.run(place, vec![note.clone().into()]).await?, before, "after {typed:?}");
        }
        AnyPage(&browser).saved().await?;
        browser.reload().await?;
        let fill = Fill::here(&browser).await?;
        fill.unfold(&note).await?;
        assert_eq!(browser.find(&note).await?.value().await?.as_deref(), Some(THAI));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_cleared_answer_can_be_taken_back() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let given = fill.answer_all(0).await?;
        for id in given.keys() {
            fill.clear(id).await?;
            let left = fill.answers().await?;
            assert!(!left.contains_key(id), "{id} is still answered");
            assert_eq!(left.len(), given.len() - 1);
            fill.undo().await?;
            assert_eq!(fill.answers().await?, given, "{id} taken back");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn not_applicable_counts_once_it_has_its_reason() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let offers = fill.offers().await?;
        let question = offers.iter().find(|offer| offer.allows_na).ok_or("none allows not applicable")?;
        let nothing = Answer::NotApplicable(Some(String::new()));
        fill.answer(&question.id, &nothing).await?;
        let open = fill.to_review().await?.open_questions().await?;
        assert!(open.contains(&question.id), "without a reason it counts as answered");

        browser.back().await?;
        let fill = Fill::here(&browser).await?;
        let given = fill.answer(&question.id, &Answer::NotApplicable(Some(REASON.to_owned()))).await?;
        assert_eq!(fill.answers().await?.get(&question.id), Some(&given));
        AnyPage(&browser).saved().await?;
        browser.reload().await?;
        let fill = Fill::here(&browser).await?;
        assert_eq!(fill.answers().await?.get(&question.id), Some(&given));
        let open = fill.to_review().await?.open_questions().await?;
        assert!(!open.contains(&question.id), "with a reason it still counts as open");
        Ok(())
    })
    .await
}
