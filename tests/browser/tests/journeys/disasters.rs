//! Ordinary disasters: no room, no store, a store that is emptied or damaged. What happened is told, and nothing is lost.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::respondent::Answers;
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::{Outcome, walk};
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

async fn begun(browser: &Browser) -> Outcome<Fill<'_>> {
    let fill = walk::to_questions(browser, SURVEY, &Respondent::default()).await?;
    AnyPage(browser).saved().await?;
    Ok(fill)
}

#[tokio::test]
async fn without_the_journal_the_page_says_kept_for_now_and_offers_a_copy() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = begun(&browser).await?;
        browser.run(NO_JOURNAL, vec![]).await?;
        let given = fill.answer_all(0).await?;
        browser.find("[data-save-state=\"held\"]").await?;
        browser.find("[data-trouble]").await?;
        let file = browser.download(async || browser.click("[data-action=\"download-copy\"]").await).await?;
        let copy: serde_json::Value = serde_json::from_slice(&std::fs::read(file)?)?;
        assert_eq!(copy["answers"].as_object().map(serde_json::Map::len), Some(given.len()));
        browser.reload().await?;
        assert_eq!(Fill::here(&browser).await?.answers().await?, given, "the second store has it");
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn without_any_store_one_can_go_on_and_is_warned() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = begun(&browser).await?;
        browser.run(NO_JOURNAL, vec![]).await?;
        browser.run(NO_STORE, vec![]).await?;
        let given = fill.answer_all(0).await?;
        browser.find("[data-save-state=\"failed\"]").await?;
        browser.find("[data-trouble]").await?;
        assert_eq!(fill.answers().await?, given);
        assert!(asks_before_leaving(&browser).await?, "it would be lost without a word");
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn a_full_disk_is_told_and_the_other_store_keeps_it() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = begun(&browser).await?;
        browser.run(NO_ROOM, vec![]).await?;
        let given = fill.answer_all(0).await?;
        browser.find("[data-save-state=\"held\"]").await?;
        browser.find("[data-trouble=\"full\"]").await?;
        browser.reload().await?;
        assert_eq!(Fill::here(&browser).await?.answers().await?, given);
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn what_was_emptied_while_the_page_was_open_is_written_again() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = begun(&browser).await?;
        let given = fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        let origin = json!({ "origin": rig.site.address(), "storageTypes": "local_storage,indexeddb" });
        browser.engine.driver.cdp().send_raw("Storage.clearDataForOrigin", origin).await?;
        let (first, _) = given.iter().next().ok_or("nothing was given")?;
        let note = Fill::field(first, "data-note");
        fill.unfold(&note).await?;
        browser.write(&note, "ก").await?;
        browser.find("[data-trouble=\"emptied\"]").await?;
        AnyPage(&browser).saved().await?;
        browser.reload().await?;
        assert_eq!(Fill::here(&browser).await?.answers().await?, given);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn damaged_entries_are_put_aside_and_the_rest_opens() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = begun(&browser).await?;
        let given = fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
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
        let there = Fill::here(&browser).await?.answers().await?;
        assert_others(&there, &given, one.as_str().unwrap_or_default());
        let home = Home::open(&browser).await?;
        assert_eq!(home.drafts().await?.len(), 1);
        assert!(AnyPage(&browser).problems().await?.len() >= 2, "both are listed");
        browser.reload().await?;
        Home::here(&browser).await?;
        assert!(AnyPage(&browser).problems().await?.len() >= 2, "they are still listed");
        Ok(())
    })
    .await
}

/// All but one answer, which may have been in a whole state that was put by.
fn assert_others(there: &Answers, given: &Answers, but: &str) {
    for (question, answer) in given.iter().filter(|(question, _)| *question != but) {
        assert_eq!(there.get(question), Some(answer), "{question}");
    }
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
        assert!(asks_before_leaving(&browser).await?, "it would be lost without a word");
        let stored = "const keys = Object.keys({ ...localStorage, ...sessionStorage });
            const open = indexedDB.open('phrom');
            const database = await new Promise(done => { open.onsuccess = () => done(open.result); });
            const counts = await Promise.all([...database.objectStoreNames].map(name => new Promise(done => {
                database.transaction(name).objectStore(name).count().onsuccess = event => done(event.target.result); })));
            database.close();
            return [keys.filter(key => !key.endsWith('language')), counts.reduce((a, b) => a + b, 0)];";
        assert_eq!(browser.run_async(stored).await?, json!([[], 0]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn clearing_removes_what_is_ours_and_nothing_else() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        begun(&browser).await?.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        let foreign = "localStorage.foreign = 'stays'; const open = indexedDB.open('foreign', 1);
            open.onupgradeneeded = () => open.result.createObjectStore('x');
            await new Promise(done => { open.onsuccess = done; }); open.result.close();
            await caches.open('foreign');";
        Home::open(&browser).await?;
        browser.run_async("await navigator.serviceWorker.ready").await?;
        browser.run_async(foreign).await?;
        browser.click("[data-action=\"clear-data\"]").await?;
        browser.click("[data-action=\"clear-data-confirm\"]").await?;
        browser.find("[data-cleared]").await?;
        let left = "return [Object.keys(localStorage).filter(key => !key.endsWith('language')),
            (await indexedDB.databases()).map(database => database.name), await caches.keys()]";
        assert_eq!(browser.run_async(left).await?, json!([["foreign"], ["foreign"], ["foreign"]]));
        browser.reload().await?;
        assert!(Home::here(&browser).await?.drafts().await?.is_empty());
        Ok(())
    })
    .await
}

/// Whether the page would ask before it is closed.
async fn asks_before_leaving(browser: &Browser) -> Outcome<bool> {
    let ask = "const event = new Event('beforeunload', { cancelable: true }); return !window.dispatchEvent(event)";
    Ok(browser.run(ask, vec![]).await? == json!(true))
}
