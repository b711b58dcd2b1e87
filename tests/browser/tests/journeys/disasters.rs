//! Ordinary disasters: no room, no store, a store that is emptied or damaged. What happened is told, and nothing is lost.

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home};
use browser_tests::respondent::Answers;
use browser_tests::rig::{Failure, Rig, from_questions};
use serde_json::json;

use crate::SURVEY;

/// Every write into the journal fails as it does when the disk is full. (Chromium's own override of the quota does not reach
/// small writes.)
const NO_ROOM: &str = "const full = () => new DOMException('full', 'QuotaExceededError');
    IDBObjectStore.prototype.put = () => { throw full(); };
    Object.defineProperty(IDBTransaction.prototype, 'error', { get: full });";

/// No transaction begins, as where a browser allows no database.
const NO_JOURNAL: &str =
    "IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'InvalidStateError'); };
    indexedDB.open = undefined;";

/// The page's own store takes nothing.
const NO_STORE: &str = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";

#[tokio::test]
async fn without_the_journal_the_page_says_kept_for_now_and_offers_a_copy() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        browser.run(NO_JOURNAL, vec![]).await?;
        let given = fill.answer_all(0).await?;
        browser.find("[data-save-state=\"held\"]").await?;
        browser.find("[data-trouble]").await?;
        let file = browser.download(async || browser.click("[data-action=\"download-copy\"]").await).await?;
        let copy: serde_json::Value = serde_json::from_slice(&std::fs::read(file)?)?;
        assert_eq!(copy["answers"].as_object().map(serde_json::Map::len), Some(given.len()));
        browser.reload().await?;
        assert_eq!(Fill::here(browser).await?.answers().await?, given, "the second store has it");
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn without_any_store_one_can_go_on_and_is_warned() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        browser.run(NO_JOURNAL, vec![]).await?;
        browser.run(NO_STORE, vec![]).await?;
        let given = fill.answer_all(0).await?;
        browser.find("[data-save-state=\"failed\"]").await?;
        browser.find("[data-trouble]").await?;
        assert_eq!(fill.answers().await?, given);
        assert!(AnyPage(browser).asks_before_leaving().await?, "it would be lost without a word");
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn a_full_disk_is_told_and_the_other_store_keeps_it() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        browser.run(NO_ROOM, vec![]).await?;
        let given = fill.answer_all(0).await?;
        browser.find("[data-save-state=\"held\"]").await?;
        browser.find("[data-trouble=\"full\"]").await?;
        browser.reload().await?;
        assert_eq!(Fill::here(browser).await?.answers().await?, given);
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn what_was_emptied_while_the_page_was_open_is_written_again() -> Result<(), Failure> {
    from_questions(SURVEY, async |rig: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let given = fill.answer_all(0).await?;
        saved_twice(browser, given.len()).await?;
        let origin = json!({ "origin": rig.site.address(), "storageTypes": "local_storage,indexeddb" });
        browser.engine.driver.cdp().send_raw("Storage.clearDataForOrigin", origin).await?;
        let (first, _) = given.iter().next().ok_or("nothing was given")?;
        let note = Fill::field(first, "data-note");
        fill.unfold_beside(first).await?;
        browser.write(&note, "ก").await?;
        browser.find("[data-trouble=\"emptied\"]").await?;
        AnyPage(browser).saved().await?;
        browser.reload().await?;
        assert_eq!(Fill::here(browser).await?.answers().await?, given);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn damaged_entries_are_put_aside_and_the_rest_opens() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let given = fill.answer_all(0).await?;
        saved_twice(browser, given.len()).await?;
        // The whole draft in one store and one answer in the other.
        let damage = "const key = Object.keys(localStorage).find(key => key.startsWith('phrom/1/draft/'));
            const text = localStorage[key];
            localStorage[key] = text.slice(0, text.length / 2);
            const open = indexedDB.open('phrom');
            const database = await new Promise(done => { open.onsuccess = () => done(open.result); });
            const change = database.transaction('latest', 'readwrite');
            const store = change.objectStore('latest');
            const keys = await new Promise(done => { store.getAllKeys().onsuccess = event => done(event.target.result); });
            store.put('{\"at\":\"2026', keys[0]);
            await new Promise(done => { change.oncomplete = done; });
            database.close();
            return keys[0].split('\\n')[1];";
        // Leaving writes whole drafts; the page must not, here.
        browser.run("window.stop(); Storage.prototype.setItem = () => {};", vec![]).await?;
        let one = browser.run_async(damage).await?;
        browser.reload().await?;
        let there = Fill::here(browser).await?.answers().await?;
        assert_others(&there, &given, one.as_str().unwrap_or_default());
        let home = Home::open(browser).await?;
        assert_eq!(home.drafts().await?.len(), 1);
        assert!(AnyPage(browser).problems().await?.len() >= 2, "both are listed");
        browser.reload().await?;
        Home::here(browser).await?;
        assert!(AnyPage(browser).problems().await?.len() >= 2, "they are still listed");
        Ok(())
    })
    .await
}

/// Waits until so many answers are in both stores: the page's own is written after a pause, for which a quick machine leaves
/// no time.
async fn saved_twice(browser: &Browser, n_answers: usize) -> Outcome {
    AnyPage(browser).saved().await?;
    let has_all = "return Object.keys(localStorage).some(key => key.startsWith('phrom/1/draft/')
        && Object.keys(JSON.parse(localStorage[key]).answers).length >= arguments[0])";
    browser.wait("the page's own store", has_all, vec![json!(n_answers)]).await?;
    Ok(())
}

/// All but one answer, which may have been in a whole state that was put by.
fn assert_others(there: &Answers, given: &Answers, but: &str) {
    for (question, answer) in given.iter().filter(|(question, _)| *question != but) {
        assert_eq!(there.get(question), Some(answer), "{question}");
    }
}
