//! Everything that is meant for paper, as PDF: `papers OUT_DIR`. In Thai and in English, from a dark page.

use std::path::{Path, PathBuf};

use browser_tests::browser::Browser;
use browser_tests::coordinator::Submissions;
use browser_tests::engine::Kind;
use browser_tests::pages::{AnyPage, Collect, Home, Respondent};
use browser_tests::questionnaire::Questionnaire;
use browser_tests::rig::Rig;
use browser_tests::{Outcome, walk};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("usage: papers OUT_DIR")?);
    std::fs::create_dir_all(&folder)?;
    let rig = Rig::set_up(Kind::Chromium).await?;
    let taken = take_all(&rig, &folder).await;
    taken.and(rig.take_down().await)
}

async fn take_all(rig: &Rig, folder: &Path) -> Outcome {
    let browser = rig.browser().await?;
    browser.engine.set_time_zone("Asia/Bangkok").await?;
    for id in Questionnaire::all()? {
        let fill = walk::to_questions(&browser, &id, &Respondent::default()).await?;
        fill.answer_all(0).await?;
        fill.to_review().await?.results_so_far().await?;
        take(&browser, folder, &format!("{id}-results")).await?;
        for page in ["document", "units"] {
            if browser.has(&format!("[data-action=\"{page}\"]")).await? {
                browser.click(&format!("[data-action=\"{page}\"]")).await?;
                browser.find(&format!("main[data-page=\"{page}\"]")).await?;
                take(&browser, folder, &format!("{id}-{page}")).await?;
                browser.back().await?;
            }
        }
        Home::open(&browser).await?;
        browser.click(&format!("[data-read=\"{id}\"]")).await?;
        browser.find("main[data-page=\"read\"]").await?;
        take(&browser, folder, &format!("{id}-blank")).await?;
    }
    let made = Submissions::make(30, &["--changed", "8", "--photos", "8", "--revisions", "8"])?;
    let collect = Collect::open(&browser).await?;
    collect.add_roster(&made.roster()).await?;
    collect.add(&[made.files()], made.n_files()?).await?;
    take(&browser, folder, "collect").await
}

async fn take(browser: &Browser, folder: &Path, page: &str) -> Outcome {
    for language in ["en", "th"] {
        AnyPage(browser).switch_language(language).await?;
        browser.settle().await?;
        std::fs::write(folder.join(format!("{page}-{language}.pdf")), browser.engine.paper().await?)?;
    }
    Ok(())
}
