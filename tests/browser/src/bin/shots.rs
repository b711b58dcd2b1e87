//! Pictures of every page for the README and for our own eyes: `shots OUT_DIR`; `shots OUT_DIR sharing` takes those of
//! shared work alone.
//!
//! Each page in Thai and English, light and dark, 360 and 1280 pixels wide, and what is meant for paper as PDF.

use std::path::{Path, PathBuf};

use browser_tests::browser::Browser;
use browser_tests::chromium::Scheme;
use browser_tests::coordinator::Submissions;
use browser_tests::engine::Kind;
use browser_tests::pages::{AnyPage, Collect, Fill, Home, Next, Respondent};
use browser_tests::questionnaire::Questionnaire;
use browser_tests::respondent::Answer;
use browser_tests::rig::Rig;
use browser_tests::submission::sealed;
use browser_tests::{Outcome, folders, walk};
use serde_json::Value;

/// The questionnaire that is shown.
const SURVEY: &str = "th-digital-readiness";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("usage: shots OUT_DIR")?);
    std::fs::create_dir_all(&folder)?;
    let rig = Rig::set_up(Kind::Chromium).await?;
    let is_sharing_alone = std::env::args().nth(2).is_some_and(|group| group == "sharing");
    let taken = match is_sharing_alone {
        true => take_sharing(&rig, &folder).await,
        false => take_all(&rig, &folder).await,
    };
    taken.and(rig.take_down().await)
}

async fn take_all(rig: &Rig, folder: &Path) -> Outcome {
    let browser = rig.browser().await?;
    browser.engine.set_time_zone("Asia/Bangkok").await?;
    let home = Home::open(&browser).await?;
    take(&browser, folder, "home-empty").await?;
    let begin = home.start(SURVEY).await?;
    begin.submit_incomplete().await?;
    take(&browser, folder, "begin-problems").await?;
    begin.fill_in(&Respondent::default()).await?;
    take(&browser, folder, "begin").await?;
    let fill = begin.go_on().await?;
    fill.answer_all(0).await?;
    take(&browser, folder, "fill").await?;
    fill.unfold_all().await?;
    take(&browser, folder, "fill-unfolded").await?;
    let Next::Part(fill) = fill.go_on().await? else {
        return Err("there is only one part".into());
    };
    fill.open("3").await?;
    take(&browser, folder, "fill-empty").await?;
    fill.open("2").await?;
    let (_, review) = fill.answer_onward(1).await?;
    take(&browser, folder, "review").await?;
    review.finish().await?;
    take(&browser, folder, "results").await?;
    take_print(&browser, folder).await?;
    Home::open(&browser).await?;
    take(&browser, folder, "home").await?;
    take_others(&browser, folder).await?;
    take_years(&rig.browser().await?, folder).await?;
    take_collect(&browser, folder).await?;
    take_sharing(rig, folder).await
}

/// A part in a colleague's hands, and what came back beside the assessment.
async fn take_sharing(rig: &Rig, folder: &Path) -> Outcome {
    let browser = rig.browser().await?;
    browser.engine.set_time_zone("Asia/Bangkok").await?;
    let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
    let answers = fill.answer_all(0).await?;
    let is_practice =
        |answer: &Answer| matches!(answer, Answer::Choice(said) if ["yes", "partly", "no"].contains(&said.as_str()));
    let practices: Vec<&String> = answers.iter().filter(|(_, answer)| is_practice(answer)).map(|(id, _)| id).collect();
    let review = fill.to_review().await?;
    let sent = review.hand_over("1", "กลุ่มงานยุทธศาสตร์และแผนงาน").await?;
    take(&browser, folder, "share").await?;
    let colleague = rig.browser().await?;
    let home = Home::open(&colleague).await?;
    home.offer(&sent).await?;
    take(&colleague, folder, "part-import").await?;
    home.accept().await?;
    let fill = Fill::here(&colleague).await?;
    take(&colleague, folder, "part-fill").await?;
    for (n, id) in practices.iter().enumerate().take(3) {
        fill.answer(id, &Answer::Choice(["no", "partly", "yes"][n].into())).await?;
    }
    let back = fill.to_review().await?.send_back().await?;
    take(&colleague, folder, "part-review").await?;
    let fill = review.open("1").await?;
    for (n, id) in practices.iter().enumerate().take(2) {
        fill.answer(id, &Answer::Choice(["partly", "no"][n].into())).await?;
    }
    let merge = fill.to_review().await?.to_merge().await?;
    merge.bring(&[back]).await?;
    take(&browser, folder, "merge").await?;
    browser.click("[data-all=\"theirs\"]").await?;
    merge.put_together().await?;
    take(&browser, folder, "merged").await?;
    browser.click("[data-action=\"earlier\"]").await?;
    browser.find("[data-state] summary").await?;
    browser.click("[data-state] summary").await?;
    take(&browser, folder, "earlier").await
}

/// The coordinator's page, with a bit of everything.
async fn take_collect(browser: &Browser, folder: &Path) -> Outcome {
    let made = Submissions::make(30, &["--changed", "8", "--photos", "8", "--revisions", "8"])?;
    let collect = Collect::open(browser).await?;
    take(browser, folder, "collect-empty").await?;
    collect.add_roster(&made.roster()).await?;
    collect.add(&[made.files()], made.n_files()?).await?;
    take(browser, folder, "collect").await?;
    std::fs::write(folder.join("collect.pdf"), browser.engine.pdf().await?)?;
    Ok(())
}

/// Answers that are taken over from an earlier version, and an assessor's file beside them.
async fn take_years(browser: &Browser, folder: &Path) -> Outcome {
    let keep = async |path: &str| {
        let file = folders::questionnaires().join("../tests/data").join(path).canonicalize()?;
        browser.offer_file("[data-file=\"questionnaire\"]", &file).await?;
        browser.click("[data-action=\"keep-questionnaire\"]").await
    };
    Home::open(browser).await?;
    keep("migration/yearly-2560.json").await?;
    let fill = walk::to_questions(browser, "yearly", &Respondent::default()).await?;
    fill.answer_all(0).await?;
    let (_, review) = fill.answer_onward(0).await?;
    let (name, exported) = review.results_so_far().await?.export().await?;
    let file = browser.engine.downloads().join(name);
    let otherwise = |file: &mut Value| {
        file["id"] = "11111111-0d4b-4c8e-9a51-6f3b7f0e2a10".into();
        file["respondent"]["role"] = "ผู้ประเมินภายนอก".into();
        let answers = file["answers"].as_object_mut().into_iter().flat_map(|answers| answers.values_mut());
        for answer in answers.filter(|answer| answer["value"] == "yes") {
            answer["value"] = "no".into();
            answer["note"] = "ไม่พบคำสั่งที่ลงนามแล้ว".into();
        }
    };
    std::fs::write(&file, sealed(&exported.json, otherwise)?)?;
    browser.click("[data-action=\"rate\"]").await?;
    browser.offer_file("[data-file=\"rater\"]", &file).await?;
    browser.click("[data-agreed] input[value=\"other\"]").await?;
    take(browser, folder, "rate").await?;
    std::fs::write(folder.join("rate.pdf"), browser.engine.pdf().await?)?;
    Home::open(browser).await?;
    keep("golden/questionnaire-3.json").await?;
    browser.click("[data-action=\"go-on-newer\"]").await?;
    browser.find("[data-migrated]").await?;
    take(browser, folder, "home-carried").await?;
    browser.click("[data-action=\"import\"]").await?;
    browser.find("[data-carried]").await?;
    take(browser, folder, "fill-carried").await?;
    browser.click("[data-action=\"review\"]").await?;
    browser.find("[data-review=\"carried\"]").await?;
    take(browser, folder, "review-carried").await
}

/// What the other questionnaires have and the survey has not.
async fn take_others(browser: &Browser, folder: &Path) -> Outcome {
    for id in Questionnaire::all()?.iter().filter(|id| *id != SURVEY) {
        let fill = walk::to_questions(browser, id, &Respondent::default()).await?;
        fill.answer_all(0).await?;
        take(browser, folder, &format!("{id}-fill")).await?;
        fill.to_review().await?.results_so_far().await?;
        take(browser, folder, &format!("{id}-results")).await?;
        for page in ["document", "units"] {
            if browser.has(&format!("[data-action=\"{page}\"]")).await? {
                browser.click(&format!("[data-action=\"{page}\"]")).await?;
                browser.find(&format!("main[data-page=\"{page}\"]")).await?;
                take(browser, folder, &format!("{id}-{page}")).await?;
                std::fs::write(folder.join(format!("{id}-{page}.pdf")), browser.engine.pdf().await?)?;
                browser.back().await?;
            }
        }
        Home::open(browser).await?;
        browser.click(&format!("[data-read=\"{id}\"]")).await?;
        browser.find("main[data-page=\"read\"]").await?;
        take(browser, folder, &format!("{id}-blank")).await?;
        std::fs::write(folder.join(format!("{id}-blank.pdf")), browser.engine.pdf().await?)?;
    }
    Ok(())
}

/// One page in every guise; it is left wide, light and in Thai.
async fn take(browser: &Browser, folder: &Path, page: &str) -> Outcome {
    for language in ["en", "th"] {
        AnyPage(browser).switch_language(language).await?;
        for (width, height) in [(360, 740), (1280, 800)] {
            browser.engine.set_size(width, height).await?;
            for scheme in [Scheme::Dark, Scheme::Light] {
                browser.engine.set_scheme(scheme).await?;
                browser.run("scrollTo(0, 0); document.activeElement?.blur()", vec![]).await?;
                browser.settle().await?;
                let name = format!("{page}-{language}-{width}-{}.png", scheme.code());
                std::fs::write(folder.join(name), browser.engine.picture().await?)?;
            }
        }
    }
    Ok(())
}

/// The result as PDF, and as a picture as wide as A4 paper.
async fn take_print(browser: &Browser, folder: &Path) -> Outcome {
    std::fs::write(folder.join("results.pdf"), browser.engine.pdf().await?)?;
    browser.engine.set_print().await?;
    browser.engine.set_size(794, 1123).await?;
    browser.settle().await?;
    std::fs::write(folder.join("results-print.png"), browser.engine.picture().await?)?;
    browser.engine.set_scheme(Scheme::Light).await
}
