//! One draft in two tabs: both stay true, and nothing older is written over anything newer.

use std::collections::BTreeMap;

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::seed::Seed;
use browser_tests::{Outcome, walk};
use serde_json::{Value, json};

use crate::SURVEY;

/// How many answers each tab gives.
const ANSWERS: u64 = 500;

/// Gives one answer after the other to the questions of the page, by chance, and notes which and when. The pauses are no
/// timers: a tab in the background has slow ones.
const ANSWER: &str = "
    let [state, count] = arguments;
    const next = limit => { state = (state * 48271) % 2147483647; return state % limit; };
    const log = window.log = [];
    const pause = () => new Promise(done => {
        const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    (async () => {
        while (log.length < count) {
            const questions = [...document.querySelectorAll('main fieldset[data-question]')];
            const question = questions[next(questions.length)];
            const inputs = [...question.querySelectorAll('.question__body input[type=radio]')];
            if (inputs.length === 0) continue;
            const input = inputs[next(inputs.length)];
            if (!input.checked) {
                const before = Date.now();
                input.click();
                log.push([question.dataset.question, input.value, before, Date.now()]);
            }
            for (let until = performance.now() + next(12); performance.now() < until;) await pause();
        }
        window.isOver = true;
    })();";

/// What the questions of the page are answered with.
const STATE: &str = "return Object.fromEntries([...document.querySelectorAll('main .question__body input:checked')]
    .map(input => [input.closest('[data-question]').dataset.question, input.value]))";

#[tokio::test]
async fn answers_of_two_tabs_become_one_and_the_newest_counts() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let mut seed = Seed::new();
        let browser = rig.browser().await?;
        let driver = &browser.engine.driver;
        walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        AnyPage(&browser).saved().await?;
        let one = driver.window().await?;
        let address = driver.current_url().await?;
        let two = driver.new_tab().await?;
        driver.switch_to_window(two.clone()).await?;
        driver.goto(address.as_str()).await?;
        Fill::here(&browser).await?;
        browser.find("[data-other-tab]").await?;
        let tabs = [one, two];
        for tab in &tabs {
            driver.switch_to_window(tab.clone()).await?;
            browser.find("[data-other-tab]").await?;
            browser.run(ANSWER, vec![json!(1 + seed.below(1_000_000)), json!(ANSWERS)]).await?;
        }
        let mut logs = Vec::new();
        for tab in &tabs {
            driver.switch_to_window(tab.clone()).await?;
            // What one tab hears of the other it stores too.
            let over = "return window.isOver && !!document.querySelector('[data-save-state=saved]')";
            wait_long(&browser, over).await?;
            logs.push(browser.run("return window.log", vec![]).await?);
        }
        let newest = newest(&logs);
        for tab in &tabs {
            driver.switch_to_window(tab.clone()).await?;
            holds(&browser, &newest, &format!("{seed}")).await?;
        }
        // What the stores have is the same.
        browser.reload().await?;
        Fill::here(&browser).await?;
        holds(&browser, &newest, &format!("after a reload, {seed}")).await?;
        driver.close_window().await?;
        driver.switch_to_window(tabs[0].clone()).await?;
        browser.wait("one tab alone", "return !document.querySelector('[data-other-tab]')", vec![]).await?;
        assert_eq!(Home::open(&browser).await?.drafts().await?.len(), 1);
        Ok(())
    })
    .await
}

async fn wait_long(browser: &Browser, script: &str) -> Outcome {
    for _ in 0..6 {
        if browser.wait("the answers", script, vec![]).await.is_ok() {
            return Ok(());
        }
    }
    Err("the answers do not come to an end".into())
}

/// By question, what was answered last. Where two tabs answered in the same millisecond, either may be.
fn newest(logs: &[Value]) -> BTreeMap<String, Vec<String>> {
    let mut newest: BTreeMap<String, (u64, Vec<(u64, String)>)> = BTreeMap::new();
    for entry in logs.iter().flat_map(|log| log.as_array().into_iter().flatten()) {
        let text = |at: usize| entry[at].as_str().unwrap_or_default().to_owned();
        let [from, until] = [2, 3].map(|at: usize| entry[at].as_u64().unwrap_or_default());
        let of_question = newest.entry(text(0)).or_default();
        of_question.0 = of_question.0.max(from);
        of_question.1.push((until, text(1)));
    }
    let may_be = |(last, given): (u64, Vec<(u64, String)>)| {
        given.into_iter().filter(|(until, _)| *until >= last).map(|(_, value)| value).collect()
    };
    newest.into_iter().map(|(question, answers)| (question, may_be(answers))).collect()
}

async fn holds(browser: &Browser, newest: &BTreeMap<String, Vec<String>>, when: &str) -> Outcome {
    let is_so = "const [newest] = arguments;
        const state = (() => { STATE })();
        return Object.entries(newest).every(([question, values]) => values.includes(state[question]));"
        .replace("STATE", STATE);
    if browser.wait("the newest answers", &is_so, vec![json!(newest)]).await.is_ok() {
        return Ok(());
    }
    let state = browser.run(STATE, vec![]).await?;
    let wrong: Vec<_> = newest
        .iter()
        .filter(|(question, values)| !values.iter().any(|value| state[*question] == json!(value)))
        .map(|(question, values)| format!("{question}: {} instead of {values:?}", state[question]))
        .collect();
    Err(format!("{when}: {wrong:?}").into())
}
