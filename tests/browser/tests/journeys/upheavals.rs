//! What changes under an open page: the clock, the database, the program itself. It goes on and loses nothing.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::respondent::Answers;
use browser_tests::rig::{Failure, Rig, from_questions, journey};
use browser_tests::site::Site;
use browser_tests::stores::{Stores, checked};
use browser_tests::{Outcome, folders, walk};
use serde_json::json;

use crate::SURVEY;

/// From here on the clock of the page is a year behind.
const CLOCK_SET_BACK: &str = "const Real = Date, YEAR = 365 * 24 * 3600 * 1000;
    window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() - YEAR); }
        static now() { return Real.now() - YEAR; }
    };";

/// The values of a question that is answered by choosing one.
async fn choices(fill: &Fill<'_>) -> Outcome<(String, Vec<String>)> {
    let offers = fill.offers().await?;
    let offer = offers.iter().find(|offer| offer.choices.len() > 2).ok_or("no question to choose in")?;
    Ok((offer.id.clone(), offer.choices.clone()))
}

async fn choose(browser: &Browser, question: &str, value: &str) -> Outcome {
    browser.click(&format!("[data-question=\"{question}\"] input[value=\"{value}\"]")).await?;
    browser.find(&format!("[data-question=\"{question}\"] input[value=\"{value}\"]:checked")).await?;
    Ok(())
}

/// What there is with the journal alone, as after a power cut that took the page's own store.
async fn by_the_journal_alone(browser: &Browser) -> Outcome<Answers> {
    let address = browser.engine.driver.current_url().await?;
    let mut stores = Stores::beside(browser).await?;
    stores.page.clear();
    stores.journal.remove("snapshots");
    stores.put(browser).await?;
    browser.engine.driver.goto(address.as_str()).await?;
    Fill::here(browser).await?.answers().await
}

#[tokio::test]
async fn the_newest_answer_wins_though_the_clock_was_set_back() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let (question, values) = choices(fill).await?;
        choose(browser, &question, &values[0]).await?;
        AnyPage(browser).saved().await?;
        browser.run(CLOCK_SET_BACK, vec![]).await?;
        assert_eq!(
            browser
                .run("return new Date().getFullYear() < new (Object.getPrototypeOf(Date))().getFullYear()", vec![])
                .await?,
            json!(true)
        );
        choose(browser, &question, &values[1]).await?;
        AnyPage(browser).saved().await?;
        let given = fill.answers().await?;
        for _ in 0..2 {
            browser.reload().await?;
            assert_eq!(Fill::here(browser).await?.answers().await?, given);
        }
        assert_eq!(by_the_journal_alone(browser).await?, given);
        // And what is cleared with the clock behind stays so.
        browser.run(CLOCK_SET_BACK, vec![]).await?;
        Fill::here(browser).await?.clear(&question).await?;
        AnyPage(browser).saved().await?;
        browser.reload().await?;
        assert!(Fill::here(browser).await?.answers().await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn drafts_of_a_newer_program_are_told_and_left_as_they_are() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let given = fill.answer_all(0).await?;
        AnyPage(browser).saved().await?;
        let newer = |answers: serde_json::Value| {
            json!({ "answers": answers, "format": "phrom/draft", "formatVersion": 99, "questionnaire": { "id": SURVEY,
                "version": "1" }, "updated": "2030-01-01T00:00:00Z", "tomorrow": true })
            .to_string()
        };
        let newer = |answers| checked(&newer(answers));
        let texts = [newer(json!({ "1.1.1": { "at": "2030-01-01T00:00:00Z", "value": "yes" } })), newer(json!([1, 2]))];
        let mut stores = Stores::beside(browser).await?;
        for (n, text) in texts.iter().enumerate() {
            stores.page.insert(format!("draft/page-{n}"), text.clone());
            stores.journal.entry("heads".to_owned()).or_default().insert(format!("journal-{n}"), text.clone());
        }
        stores.put(browser).await?;
        let home = Home::open(browser).await?;
        let drafts = home.drafts().await?;
        assert_eq!(drafts.len(), 1, "ours opens");
        let said = AnyPage(browser).problems().await?;
        for name in ["page-0", "page-1", "journal-0", "journal-1"] {
            assert!(said.iter().any(|words| words.contains(name) && words.contains("99")), "{name}: {said:?}");
        }
        let file = browser.download(async || browser.click("[data-action=\"download-unreadable\"]").await).await?;
        let copy: serde_json::Value = serde_json::from_slice(&std::fs::read(file)?)?;
        assert_eq!((&copy["formatVersion"], &copy["tomorrow"]), (&json!(99), &json!(true)));
        let fill = home.resume(&drafts[0]).await?;
        assert_eq!(fill.answers().await?, given);
        let (first, _) = given.iter().next().ok_or("nothing was given")?;
        fill.clear(first).await?;
        AnyPage(browser).saved().await?;
        let after = Stores::beside(browser).await?;
        for (n, text) in texts.iter().enumerate() {
            assert_eq!(after.page.get(&format!("draft/page-{n}")), Some(text));
            assert_eq!(after.journal["heads"].get(&format!("journal-{n}")), Some(text));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_newer_program_in_another_tab_gets_the_database_and_this_one_goes_on() -> Result<(), Failure> {
    from_questions(SURVEY, async |rig: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let (question, values) = choices(fill).await?;
        choose(browser, &question, &values[0]).await?;
        AnyPage(browser).saved().await?;
        let driver = &browser.engine.driver;
        let (old, new) = (driver.window().await?, driver.new_tab().await?);
        driver.switch_to_window(new).await?;
        driver.goto(format!("{}icon.svg", rig.site.address())).await?;
        let upgrade = "const open = indexedDB.open('phrom', 2);
            open.onupgradeneeded = () => open.result.createObjectStore('tomorrow');
            await new Promise((done, failed) => { open.onsuccess = done; open.onblocked = open.onerror = failed; });
            open.result.close();";
        browser.run_async(upgrade).await?;
        driver.close_window().await?;
        driver.switch_to_window(old).await?;
        choose(browser, &question, &values[1]).await?;
        browser.find("[data-save-state=\"held\"]").await?;
        browser.find("[data-trouble=\"newer\"]").await?;
        let given = fill.answer_all(0).await?;
        browser.find("[data-save-state=\"held\"]").await?;
        browser.reload().await?;
        assert_eq!(Fill::here(browser).await?.answers().await?, given);
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn a_save_that_breaks_off_in_the_middle_is_made_again_whole() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let (question, values) = choices(fill).await?;
        // After the first of several writes: what was written of it must not count, and all of it comes again.
        let breaks = "const put = window.put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (...given) {
                const asked = put.apply(this, given); this.transaction.abort(); return asked; }";
        browser.run(breaks, vec![]).await?;
        choose(browser, &question, &values[0]).await?;
        browser.find("[data-save-state=\"held\"]").await?;
        browser.run("IDBObjectStore.prototype.put = window.put", vec![]).await?;
        let given = fill.answer_all(0).await?;
        AnyPage(browser).saved().await?;
        assert_eq!(by_the_journal_alone(browser).await?, given);
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn a_database_that_the_browser_closed_is_opened_again() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let (question, values) = choices(fill).await?;
        let catch = "const begin = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (...given) { window.kept = this; return begin.apply(this, given); }";
        browser.run(catch, vec![]).await?;
        // With the word of it, as under memory pressure, and without.
        for (close, value) in [("window.kept.dispatchEvent(new Event('close'))", &values[1]), ("", &values[2])] {
            choose(browser, &question, &values[0]).await?;
            AnyPage(browser).saved().await?;
            browser.run(&format!("window.kept.close(); {close}"), vec![]).await?;
            choose(browser, &question, value).await?;
            AnyPage(browser).saved().await?;
        }
        let given = fill.answer_all(0).await?;
        AnyPage(browser).saved().await?;
        assert_eq!(by_the_journal_alone(browser).await?, given);
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn an_answer_that_was_cleared_without_the_journal_does_not_come_back_with_it() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let mut given = fill.answer_all(0).await?;
        AnyPage(browser).saved().await?;
        let no_journal =
            "IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'InvalidStateError'); };
            indexedDB.open = undefined;";
        browser.run(no_journal, vec![]).await?;
        let (question, _) = given.iter().next().map(|(id, given)| (id.clone(), given.clone())).ok_or("nothing")?;
        fill.clear(&question).await?;
        given.remove(&question);
        browser.find("[data-save-state=\"held\"]").await?;
        for _ in 0..2 {
            browser.reload().await?;
            assert_eq!(Fill::here(browser).await?.answers().await?, given, "it came back");
        }
        assert_eq!(by_the_journal_alone(browser).await?, given, "the journal has heard of it meanwhile");
        browser.engine.forget_console().await
    })
    .await
}

#[tokio::test]
async fn a_page_goes_on_while_its_program_is_replaced() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let copy = folders::own_dist()?;
        let site = Site::start(copy.path()).await?;
        let browser = Browser::new(rig.browser().await?.engine.clone(), &site.address());
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        browser.run_async("await navigator.serviceWorker.ready").await?;
        // Another version: the files of this one are there no more.
        let script = std::fs::read_to_string(copy.path().join("sw.js"))?;
        let script = script.replacen("phrom-", "phrom-newer-", 1);
        let (before, after) =
            script.split_once("FILES=[").or(script.split_once("FILES = [")).ok_or("no list of files")?;
        let (_, after) = after.split_once(']').ok_or("the list has no end")?;
        std::fs::write(copy.path().join("sw.js"), format!("{before}FILES=['./icon.svg']{after}"))?;
        for entry in std::fs::read_dir(copy.path())? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("more-") || name.starts_with("page-") {
                std::fs::remove_file(path)?;
            }
        }
        let update = "const there = await navigator.serviceWorker.getRegistration(); await there.update();
            for (let n = 0; n < 800 && !there.waiting; n++) await new Promise(done => setTimeout(done, 25));
            return !!there.waiting";
        assert_eq!(browser.run_async(update).await?, json!(true), "the newer one does not wait");
        let given = fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        // What is loaded on demand is still what belongs to this page.
        browser.click("[data-action=\"results\"]").await?;
        browser.find("main[data-page=\"results\"]").await?;
        browser.back().await?;
        assert_eq!(Fill::here(&browser).await?.answers().await?, given);
        browser.engine.forget_console().await?;
        site.stop().await
    })
    .await
}
