//! Files that are not as they should be: each is refused with words or opened with a report, and what is
//! already on the device stays as it is.

mod cases;

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::respondent::Answers;
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::submission::{Submission, sealed};
use browser_tests::{Outcome, walk};
use tempfile::TempDir;

use crate::SURVEY;
use cases::{Case, Fate};

/// A draft with its first part answered, and the file of it.
async fn draft_and_file(browser: &Browser) -> Outcome<(Answers, Submission)> {
    let fill = walk::to_questions(browser, SURVEY, &Respondent::default()).await?;
    let answers = fill.answer_all(0).await?;
    let (_, file) = fill.to_review().await?.results_so_far().await?.export().await?;
    AnyPage(browser).saved().await?;
    Ok((answers, file))
}

#[tokio::test]
async fn broken_files_are_refused_or_reported_and_change_nothing() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let (answers, sound) = draft_and_file(&browser).await?;
        let drafts = Home::open(&browser).await?.drafts().await?;
        let folder = TempDir::new()?;
        let clean = Case::new("sound", sound.text.as_bytes(), Fate::ReadAsSound);
        let report_of_sound = offer(&browser, &folder, &clean).await?;
        let mut faults = Vec::new();
        let cases = [cases::refused(&sound)?, cases::reported(&sound)?, cases::rewritten(&sound)];
        for case in cases.into_iter().flatten() {
            let fault = match offer(&browser, &folder, &case).await {
                Ok(answer) => case.fault(&answer, &report_of_sound),
                Err(error) => Some(error.to_string()),
            };
            faults.extend(fault.map(|fault| format!("{}: {fault}", case.name)));
        }
        assert!(faults.is_empty(), "{faults:#?}");

        let home = Home::open(&browser).await?;
        assert_eq!(home.drafts().await?, drafts);
        let fill = home.resume(&drafts[0]).await?;
        fill.open("1").await?;
        assert_eq!(fill.answers().await?, answers);
        Ok(())
    })
    .await
}

/// What the page answers to a file.
struct Reply {
    problems: Vec<String>,
    is_report: bool,
    words: String,
}

async fn offer(browser: &Browser, folder: &TempDir, case: &Case) -> Outcome<Reply> {
    let path = folder.path().join(format!("{}.json", case.name));
    std::fs::write(&path, &case.bytes)?;
    let home = Home::open(browser).await?;
    let drafts = home.drafts().await?;
    home.offer(&path).await?;
    assert_eq!(home.drafts().await?, drafts, "{} changed the drafts without being asked", case.name);
    Ok(Reply {
        problems: AnyPage(browser).problems().await?,
        is_report: home.reports().await?,
        // The name of the file is the one thing in which equal reports differ.
        words: browser.texts("main").await?.concat().replace(&format!("{}.json", case.name), ""),
    })
}

#[tokio::test]
async fn markup_in_a_file_is_shown_as_text_and_never_run() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        const MARKUP: &str = "<img src=x onerror=\"window.isRun = true\"><script>window.isRun = true</script>";
        let browser = rig.browser().await?;
        let (_, file) = draft_and_file(&browser).await?;
        let folder = TempDir::new()?;
        let text = sealed(&file.json, |file| {
            file["id"] = "00000000-0000-4000-8000-000000000001".into();
            file["respondent"]["agencyName"] = MARKUP.into();
            file["answers"]["1.1.1"]["note"] = MARKUP.into();
            file["answers"]["1.1.3"]["evidence"] = serde_json::json!([{ "kind": "plan", "title": MARKUP }]);
        })?;
        let path = folder.path().join("<b>&amp;.json");
        std::fs::write(&path, text)?;
        let home = Home::open(&browser).await?;
        home.offer(&path).await?;
        home.accept().await?;
        let fill = Fill::here(&browser).await?;
        let note = Fill::field("1.1.1", "data-note");
        assert_eq!(browser.find(&note).await?.value().await?.as_deref(), Some(MARKUP));
        fill.unfold_all().await?;
        let results = fill.to_review().await?.results_so_far().await?;
        results.figures().await?;
        assert!(browser.texts("main").await?.concat().contains(MARKUP), "the agency's name is not shown");
        let home = Home::open(&browser).await?;
        assert_eq!(home.drafts().await?.len(), 2);
        browser.settle().await?;
        assert_eq!(
            browser.run("return window.isRun === undefined && !document.querySelector('img[src=x]')", vec![]).await?,
            true
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_file_of_a_draft_that_is_still_here_becomes_a_second_draft() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let (answers, file) = draft_and_file(&browser).await?;
        let before = Home::open(&browser).await?.drafts().await?;
        let folder = TempDir::new()?;
        let changed = sealed(&file.json, |file| file["answers"]["1.1.3"]["value"] = "no".into())?;
        let path = folder.path().join("same id.json");
        std::fs::write(&path, changed)?;
        let home = Home::open(&browser).await?;
        home.offer(&path).await?;
        home.accept().await?;
        let fill = Fill::here(&browser).await?;
        assert_ne!(fill.answers().await?, answers);
        AnyPage(&browser).saved().await?;

        let home = Home::open(&browser).await?;
        assert_eq!(home.drafts().await?.len(), 2);
        let fill = home.resume(&before[0]).await?;
        fill.open("1").await?;
        assert_eq!(fill.answers().await?, answers, "the draft that was here has changed");
        Ok(())
    })
    .await
}
