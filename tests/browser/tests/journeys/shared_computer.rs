//! Computers that others use: nothing is kept there, and what was kept can be removed.

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::rig::{Failure, Rig, from_questions, journey};
use serde_json::{Value, json};

use crate::SURVEY;

/// What the browser keeps: keys but for the language, and how many entries the journal has.
async fn stored(browser: &Browser) -> Outcome<Value> {
    let look = "const keys = Object.keys({ ...localStorage, ...sessionStorage });
        const open = indexedDB.open('phrom');
        const database = await new Promise(done => { open.onsuccess = () => done(open.result); });
        const counts = await Promise.all([...database.objectStoreNames].map(name => new Promise(done => {
            database.transaction(name).objectStore(name).count().onsuccess = event => done(event.target.result); })));
        database.close();
        return [keys.filter(key => !key.endsWith('language')), counts.reduce((a, b) => a + b, 0)];";
    browser.run_async(look).await
}

#[tokio::test]
async fn on_a_shared_computer_nothing_is_kept() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let begin = Home::open(&browser).await?.start(SURVEY).await?;
        begin.fill_in(&Respondent::default()).await?;
        browser.click("[data-shared]").await?;
        let fill = begin.go_on().await?;
        fill.answer_all(0).await?;
        browser.find("[data-trouble=\"shared\"]").await?;
        assert!(AnyPage(&browser).asks_before_leaving().await?, "it would be lost without a word");
        assert_eq!(stored(&browser).await?, json!([[], 0]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn clearing_removes_what_is_ours_and_nothing_else() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        fill.answer_all(0).await?;
        AnyPage(browser).saved().await?;
        let foreign = "localStorage.foreign = 'stays'; const open = indexedDB.open('foreign', 1);
            open.onupgradeneeded = () => open.result.createObjectStore('x');
            await new Promise(done => { open.onsuccess = done; }); open.result.close();
            await caches.open('foreign');";
        Home::open(browser).await?;
        browser.run_async("await navigator.serviceWorker.ready").await?;
        browser.run_async(foreign).await?;
        browser.click("[data-action=\"clear-data\"]").await?;
        browser.click("[data-action=\"clear-data-confirm\"]").await?;
        browser.find("[data-cleared]").await?;
        let left = "return [Object.keys(localStorage).filter(key => !key.endsWith('language')),
            (await indexedDB.databases()).map(database => database.name), await caches.keys()]";
        assert_eq!(browser.run_async(left).await?, json!([["foreign"], ["foreign"], ["foreign"]]));
        browser.reload().await?;
        assert!(Home::here(browser).await?.drafts().await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_opened_from_a_file_on_a_shared_computer_is_not_kept_either() -> Result<(), Failure> {
    from_questions(SURVEY, async |rig: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let given = fill.answer_all(0).await?;
        Home::open(browser).await?;
        let file = browser.download(async || browser.click("[data-action=\"download-draft\"]").await).await?;
        let shared = rig.browser().await?;
        let home = Home::open(&shared).await?;
        home.offer(&file).await?;
        shared.click("[data-import] [data-shared]").await?;
        home.accept().await?;
        let fill = Fill::here(&shared).await?;
        assert_eq!(fill.answers().await?, given);
        shared.find("[data-trouble=\"shared\"]").await?;
        let (question, _) = given.iter().next().ok_or("nothing was given")?;
        fill.clear(question).await?;
        assert!(AnyPage(&shared).asks_before_leaving().await?, "it would be lost without a word");
        assert_eq!(stored(&shared).await?, json!([[], 0]));
        Ok(())
    })
    .await
}
