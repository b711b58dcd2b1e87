//! What a first visit loads, and what is there offline after it.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Home, Respondent};
use browser_tests::questionnaire::Questionnaire;
use browser_tests::respondent::Answer;
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::{Outcome, walk};

use crate::SURVEY;

/// What the page itself asked for, as paths; not what the service worker lays in.
async fn asked_by_the_page(browser: &Browser) -> Outcome<Vec<String>> {
    let script = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)";
    Ok(serde_json::from_value(browser.run(script, vec![]).await?)?)
}

#[tokio::test]
async fn questionnaires_come_when_they_are_chosen() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        let on_home = asked_by_the_page(&browser).await?;
        let is_later = |path: &&String| path.starts_with("/questionnaires/") || path.starts_with("/more-");
        assert_eq!(on_home.iter().filter(is_later).collect::<Vec<_>>(), Vec::<&String>::new(), "loaded with home");
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let offers = fill.offers().await?;
        for (offer, choice) in offers.iter().filter_map(|offer| Some((offer, offer.choices.first()?))) {
            fill.answer(&offer.id, &Answer::Choice(choice.clone())).await?;
        }
        AnyPage(&browser).saved().await?;
        let asked = asked_by_the_page(&browser).await?;
        let later: Vec<_> = asked.iter().filter(is_later).collect();
        assert!(later.len() == 1 && later[0].contains(SURVEY), "{later:?}");
        // What stands beside an answer is wanted now, and is there.
        fill.unfold_beside(&offers[0].id).await?;
        let asked = asked_by_the_page(&browser).await?;
        assert!(asked.iter().any(|path| path.starts_with("/more-")), "{asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_one_visit_everything_is_there_without_a_connection() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        let kept = "return navigator.serviceWorker.ready.then(() => caches.keys()).then(names => caches.open(names[0]))
            .then(kept => kept.keys()).then(kept => kept.length)";
        let n_kept = browser.run_async(kept).await?.as_u64().unwrap_or_default();
        assert!(n_kept >= 12, "only {n_kept} files are kept");
        rig.site.stop().await?;
        browser.reload().await?;
        for id in Questionnaire::all()? {
            Home::open(&browser).await?.start(&id).await?.fill_in(&Respondent::default()).await?;
            browser.click("[data-action=\"continue\"]").await?;
            browser.find("main[data-page=\"fill\"]").await?;
            browser.click("[data-action=\"results\"]").await?;
            browser.find("main[data-page=\"results\"]").await?;
        }
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_fetched_is_told_and_can_be_tried_again() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        forget_what_is_laid_in(&browser).await?;
        rig.site.stop().await?;
        browser.click(&format!("[data-questionnaire=\"{SURVEY}\"]")).await?;
        browser.find("main[data-page=\"unreachable\"]").await?;
        // A file cannot be read now either; that is said, and nothing else happens.
        browser.run("location.hash = '#/'", vec![]).await?;
        Home::here(&browser).await?;
        let file = browser.engine.downloads().join("any.json");
        std::fs::write(&file, "{}")?;
        for input in ["submission", "questionnaire"] {
            browser.offer_file(&format!("[data-file=\"{input}\"]"), &file).await?;
            browser.find("[data-problem]").await?;
        }
        browser.click(&format!("[data-questionnaire=\"{SURVEY}\"]")).await?;
        browser.find("main[data-page=\"unreachable\"]").await?;
        rig.site.restart().await?;
        browser.click("[data-action=\"try-again\"]").await?;
        browser.find("main[data-page=\"begin\"]").await?;
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn drafts_are_never_shown_as_gone_while_they_cannot_be_read() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        Home::open(&browser).await?;
        forget_what_is_laid_in(&browser).await?;
        for part in ["*/more-*", "*/questionnaires/*"] {
            browser.block(&[part]).await?;
            browser.reload().await?;
            browser.find("main[data-page=\"unreachable\"]").await?;
            forget_what_is_laid_in(&browser).await?;
        }
        browser.block(&[]).await?;
        browser.click("[data-action=\"try-again\"]").await?;
        let home = Home::here(&browser).await?;
        assert_eq!(home.drafts().await?.len(), 1);
        browser.engine.forget_console().await
    })
    .await
}

/// As if the browser had kept nothing of the visit but the drafts.
async fn forget_what_is_laid_in(browser: &Browser) -> Outcome {
    let forget = "const workers = await navigator.serviceWorker.getRegistrations();
        await Promise.all(workers.map(worker => worker.unregister()));
        await Promise.all((await caches.keys()).map(name => caches.delete(name)));";
    browser.run_async("await navigator.serviceWorker.ready").await?;
    browser.run_async(forget).await?;
    browser.forget_loaded().await
}
