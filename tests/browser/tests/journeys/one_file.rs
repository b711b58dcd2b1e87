//! `phrom.html`: everything in one file, opened from a disk as by a double click.

use std::path::{Path, PathBuf};

use browser_tests::browser::Browser;
use browser_tests::coordinator::Submissions;
use browser_tests::engine::Kind;
use browser_tests::pages::{AnyPage, Collect, Fill, Home, Respondent, Results};
use browser_tests::questionnaire::Questionnaire;
use browser_tests::rig::{Failure, Rig, in_every_engine};
use browser_tests::{Outcome, folders, walk};

use crate::SURVEY;

/// A browser, with the file in a folder that has a Thai name and spaces and nothing else in it, as on a stick.
pub(crate) async fn on_a_stick(rig: &Rig, stick: &Path) -> Outcome<Browser> {
    let folder = stick.join("แบบประเมิน ปี 2569");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("phrom.html");
    std::fs::copy(folders::dist()?.join("phrom.html"), &file)?;
    let address = format!("file://{}", file.display());
    Ok(Browser::new(rig.browser().await?.engine.clone(), &address))
}

#[tokio::test]
async fn one_file_from_a_stick_is_all_that_an_officer_needs() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let stick = tempfile::TempDir::with_prefix("phrom-stick-")?;
        let browser = on_a_stick(rig, stick.path()).await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let given = fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        browser.reload().await?;
        assert_eq!(Fill::here(&browser).await?.answers().await?, given, "after a reload");
        let home = Home::open(&browser).await?;
        let drafts = home.drafts().await?;
        browser.find("[data-keeping=\"of-file\"]").await?;
        let (answers, review) = home.resume(&drafts[0]).await?.answer_onward(0).await?;
        let results = review.finish().await?;
        let figures = results.figures().await?;
        let (name, exported) = results.export().await?;
        assert!(exported.is_sealed()?);
        assert_eq!(exported.json["answers"].as_object().map(serde_json::Map::len), Some(answers.len()));

        // Other questionnaires are in the file, too, and so is the reader of files.
        let file = browser.engine.downloads().join(name);
        let home = Home::open(&browser).await?;
        home.offer(&file).await?;
        home.accept().await?;
        assert_eq!(Results::here(&browser).await?.figures().await?, figures);
        for id in Questionnaire::all()? {
            Home::open(&browser).await?.start(&id).await?;
        }
        asks_nobody(&browser).await
    })
    .await
}

#[tokio::test]
async fn one_file_from_a_stick_is_all_that_a_coordinator_needs() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let made = Submissions::make(40, &["--changed", "6", "--duplicates", "4"])?;
        let stick = tempfile::TempDir::with_prefix("phrom-stick-")?;
        let browser = on_a_stick(rig, stick.path()).await?;
        let collect = Collect::open(&browser).await?;
        // Firefox's driver hands over no folders; nor do people who drop files.
        collect.add(&files_in(&made.files())?, made.n_files()?).await?;
        collect.add_roster(&made.roster()).await?;
        let counts = collect.counts().await?;
        assert!(counts.iter().all(|count| count != "0"), "{counts:?}");
        let report = std::fs::read(collect.take_out("take-report").await?)?;
        let out = made.collected(&[&made.files()], &["--roster", &made.roster().to_string_lossy()])?;
        assert_eq!(report, std::fs::read(out.join("report.json"))?, "the command line says otherwise");
        let workbook = std::fs::read(collect.take_out("take-workbook").await?)?;
        assert!(workbook.starts_with(b"PK"));
        // And back to where assessments are filled in.
        browser.click("main .page__foot a").await?;
        Home::here(&browser).await?;
        asks_nobody(&browser).await
    })
    .await
}

/// Every file below a folder.
fn files_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(files_in(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// All that the page asked for is in it.
async fn asks_nobody(browser: &Browser) -> Outcome {
    let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
    let requests: Vec<String> = serde_json::from_value(browser.run(script, vec![]).await?)?;
    let foreign: Vec<_> =
        requests.iter().filter(|address| !address.starts_with("blob:") && !address.starts_with("data:")).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    if browser.engine.kind == Kind::Chromium {
        let requests = browser.engine.requests().await?;
        assert!(requests.iter().any(|address| address.starts_with("file:") && address.contains("/phrom.html")));
        let is_own = |address: &&String| {
            let page = address.split('#').next().unwrap_or_default();
            page.starts_with("file:") && page.ends_with("/phrom.html")
                || ["blob:", "data:", "chrome://"].iter().any(|local| address.starts_with(local))
        };
        let foreign: Vec<_> = requests.iter().filter(|address| !is_own(address)).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
    }
    Ok(())
}
