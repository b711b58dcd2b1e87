//! States of a page that come by rarely: each is as accessible as the others.

use std::path::PathBuf;

use browser_tests::browser::Browser;
use browser_tests::folders;
use browser_tests::pages::{Home, Respondent, Table};
use browser_tests::questionnaire::Questionnaire;
use browser_tests::respondent::Answer;
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::{Outcome, walk};

use crate::SURVEY;
use crate::accessibility::Findings;

/// A file to be opened, with its text.
fn file(browser: &Browser, name: &str, text: &str) -> Outcome<PathBuf> {
    let path = browser.engine.downloads().join(name);
    std::fs::write(&path, text)?;
    Ok(path)
}

fn golden(name: &str) -> Outcome<String> {
    Ok(std::fs::read_to_string(folders::questionnaires().join("../tests/data/golden").join(name))?)
}

#[tokio::test]
async fn reports_on_files_are_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        let home = Home::open(&browser).await?;
        let sound = golden("submission-1.json")?;
        let unknown = sound.replacen("\"answers\": {", "\"answers\": { \"9.9.9\": { \"value\": \"yes\" },", 1);
        assert!(unknown != sound, "the file is written otherwise now");
        for (what, text) in
            [("no file of ours", "{ \"format\": 1"), ("a file", &sound), ("an answer to nothing", &unknown)]
        {
            home.offer(&file(&browser, "offered.json", text)?).await?;
            findings.glance(&browser, what).await?;
            browser.click("[data-action=\"dismiss-import\"]").await?;
            browser.wait("the report to go", "return !document.querySelector('[data-import]')", vec![]).await?;
        }
        let own = std::fs::read_to_string(folders::questionnaires().join("old-and-new-way.json"))?;
        let own = own.replacen("\"old-and-new-way\"", "\"of-others\"", 1);
        for (what, text) in
            [("a questionnaire", own), ("no questionnaire", "{ \"id\": 1, \"dimensions\": 2 }".to_owned())]
        {
            browser.offer_file("[data-file=\"questionnaire\"]", &file(&browser, "own.json", &text)?).await?;
            browser.find("[data-offered]").await?;
            findings.glance(&browser, what).await?;
            browser.click("[data-action=\"dismiss-questionnaire\"]").await?;
            browser.wait("the report to go", "return !document.querySelector('[data-offered]')", vec![]).await?;
        }
        findings.none()
    })
    .await
}

#[tokio::test]
async fn pages_beside_the_way_are_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        Home::open(&browser).await?;
        for (page, address) in
            [("about", "#/about"), ("missing", "#/draft/nowhere/review"), ("read", "#/read/th-digital-readiness")]
        {
            browser.run("location.hash = arguments[0]", vec![address.into()]).await?;
            browser.find(&format!("main[data-page=\"{page}\"]")).await?;
            findings.glance(&browser, page).await?;
        }
        let cut_off = rig.browser().await?;
        Home::open(&cut_off).await?;
        cut_off.block(&["*more-*.wasm"]).await?;
        cut_off.run("location.hash = '#/about'", vec![]).await?;
        cut_off.find("main[data-page=\"unreachable\"]").await?;
        findings.glance(&cut_off, "unreachable").await?;
        findings.none()
    })
    .await
}

#[tokio::test]
async fn what_stands_around_an_assessment_is_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        let begin = Home::open(&browser).await?.start(SURVEY).await?;
        begin.fill_in(&Respondent::default()).await?;
        browser.click("[data-shared]").await?;
        let fill = begin.go_on().await?;
        browser.find("[data-trouble=\"shared\"]").await?;
        findings.glance(&browser, "a shared computer").await?;
        let question = fill.offers().await?.into_iter().nth(2).ok_or("too few questions")?.id;
        fill.answer(&question, &Answer::Choice("yes".to_owned())).await?;
        fill.clear(&question).await?;
        findings.glance(&browser, "an answer to take back").await?;
        fill.answer(&question, &Answer::Choice("partly".to_owned())).await?;
        fill.unfold_all().await?;
        browser.click(&format!("[data-question=\"{question}\"] [data-action=\"add-evidence\"]")).await?;
        browser.find("[data-evidence]").await?;
        findings.glance(&browser, "a document").await?;
        findings.none()
    })
    .await
}

#[tokio::test]
async fn fields_with_something_wrong_in_them_are_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        walk::to_questions(&browser, "digital-services", &Respondent::default()).await?;
        let table = Table::of(&browser, "services");
        let names: Vec<String> = (0..30).map(|n| format!("บริการที่ {}", n % 29)).collect();
        table.paste(&names.join("\n")).await?;
        table.until_rows(30).await?;
        table.set(0, "customer", "all").await?;
        browser.find("[data-row] [role=\"status\"]").await?;
        findings.glance(&browser, "a table with open rows and a name twice").await?;
        // More of something than there is.
        for id in Questionnaire::all()? {
            let browser = rig.browser().await?;
            let fill = walk::to_questions(&browser, &id, &Respondent::default()).await?;
            for part in fill.parts().await? {
                fill.open(&part).await?;
                if browser.has("[data-part]").await? {
                    browser.write("[data-part]", "5").await?;
                    browser.write("[data-whole]", "3").await?;
                    browser.find(".field__error[data-problem]").await?;
                    findings.glance(&browser, &format!("{id}: more than there is")).await?;
                    return findings.none();
                }
            }
        }
        Err("no question asks for a part of a whole".into())
    })
    .await
}
