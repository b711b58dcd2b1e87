//! Going back to earlier answers: they are put by without being asked for, shown with what differs, and can be had again.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent, Review};
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::{Outcome, walk};

use crate::SURVEY;
use crate::accessibility::Findings;

/// The way back of one of the states that are shown.
const GO_BACK: &str = "[data-state] [data-action=\"go-back\"]";

/// Goes to the page of earlier states by the link that home has.
async fn look_back(browser: &Browser) -> Outcome {
    Home::open(browser).await?;
    browser.click("[data-draft] a[href$=\"/earlier\"]").await?;
    browser.find("main[data-page=\"earlier\"] [data-state]").await?;
    Ok(())
}

/// Goes back to the oldest state that differs from now in so many questions.
async fn go_back(browser: &Browser, n_other: usize) -> Outcome {
    let script = "const states = [...document.querySelectorAll('[data-state]')];
        const differs = state => state.querySelector('summary')?.innerText.includes(` ${arguments[0]} ข้อ`);
        return states.findLast(differs)?.dataset.state";
    let state = browser.wait("the state to be shown", script, vec![n_other.into()]).await?;
    let state = state.as_str().ok_or("there is no such state")?;
    browser.click(&format!("[data-state=\"{state}\"] [data-action=\"go-back\"]")).await
}

#[tokio::test]
async fn one_goes_back_to_what_was_answered_before_and_forward_again() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let first = fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        // What was there is put by when the page goes away.
        browser.reload().await?;
        let fill = Fill::here(&browser).await?;
        fill.answer_all(1).await?;
        // What is ticked twice is not ticked.
        let second = fill.answers().await?;
        let n_other = second.iter().filter(|(id, answer)| first.get(*id) != Some(*answer)).count();
        assert!(n_other > 5, "{n_other}");
        AnyPage(&browser).saved().await?;

        look_back(&browser).await?;
        let mut findings = Findings::default();
        findings.look(&browser, "earlier answers").await?;
        findings.none()?;
        go_back(&browser, n_other).await?;
        Review::here(&browser).await?.open("1").await?;
        assert_eq!(Fill::here(&browser).await?.answers().await?, first);
        AnyPage(&browser).saved().await?;
        browser.reload().await?;
        let fill = Fill::here(&browser).await?;
        assert_eq!(fill.answers().await?, first, "it is what is stored, too");

        // What was left is a state of its own.
        look_back(&browser).await?;
        go_back(&browser, n_other).await?;
        Review::here(&browser).await?.open("1").await?;
        let fill = Fill::here(&browser).await?;
        assert_eq!(fill.answers().await?, second);
        browser.click("[data-action=\"undo\"]").await?;
        browser.settle().await?;
        assert_eq!(fill.answers().await?, first);
        AnyPage(&browser).saved().await?;
        browser.reload().await?;
        assert_eq!(Fill::here(&browser).await?.answers().await?, first);
        Ok(())
    })
    .await
}

/// Opens the journal, does something with the states in it, and closes it again.
fn among_states(what: &str) -> String {
    format!(
        "const open = indexedDB.open('phrom');
        const database = await new Promise(done => {{ open.onsuccess = () => done(open.result); }});
        const change = database.transaction('snapshots', 'readwrite');
        const store = change.objectStore('snapshots');
        const asked = request => new Promise(done => {{ request.onsuccess = () => done(request.result); }});
        {what}
        await new Promise(done => {{ change.oncomplete = done; }});
        const keys = await asked(database.transaction('snapshots').objectStore('snapshots').getAllKeys());
        database.close();
        return keys.length;"
    )
}

#[tokio::test]
async fn a_long_sitting_keeps_the_last_twenty_and_a_damaged_one_stops_nothing() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        browser.reload().await?;
        Fill::here(&browser).await?;
        // Thirty more, of one moment after the other, without the check that is behind each, one of them cut off.
        let many = "const [key] = await asked(store.getAllKeys());
            const [text] = await asked(store.getAll());
            const [draft, moment] = key.split('\\n');
            for (let n = 1; n <= 30; n += 1) {
                const other = text.trimEnd().replace(/\"role\":\"[^\"]*\"/, `\"role\":\"${n}\"`);
                store.put(n === 30 ? other.slice(0, 300) : other, `${draft}\\n${Number(moment) + n}`);
            }";
        let n = browser.run_async(&among_states(many)).await?;
        assert!(n.as_u64() > Some(30), "{n}");
        let fill = Fill::here(&browser).await?;
        for choice in [1, 0, 1, 0, 1, 0] {
            fill.answer_all(choice).await?;
        }
        AnyPage(&browser).saved().await?;
        let mut n_states = 0;
        for _ in 0..50 {
            n_states = browser.run_async(&among_states("")).await?.as_u64().unwrap_or_default();
            if n_states < 25 {
                break;
            }
            browser.settle().await?;
        }
        assert!((20..25).contains(&n_states), "a long sitting fills the disk: {n_states}");
        look_back(&browser).await?;
        let problems = AnyPage(&browser).problems().await?;
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(browser.count(GO_BACK).await? > 10);
        let damaged = "[data-state]:has([data-problem]) [data-action=\"download-state\"]";
        let file = browser.download(async || browser.click(damaged).await).await?;
        assert_eq!(std::fs::read_to_string(file)?.chars().count(), 300, "its bytes are still to be had");
        Ok(())
    })
    .await
}
