//! Power cuts: the whole browser is killed at any moment, and what the page has called saved is there afterwards.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use browser_tests::browser::Browser;
use browser_tests::engine::{Engine, Kind};
use browser_tests::pages::{AnyPage, Home, Respondent};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::seed::Seed;
use browser_tests::{Outcome, walk};
use serde_json::json;

use crate::SURVEY;

/// How often each browser is killed.
const ROUNDS: u64 = 30;

/// Goes through all parts of the draft, one after the other.
const WALK: &str = "
    const wait = ms => new Promise(done => setTimeout(done, ms));
    const inEachPart = async visit => {
        const parts = [...document.querySelectorAll('[data-dimension]')].map(link => link.dataset.dimension);
        for (const part of parts) {
            while (!document.querySelector(`[data-dimension='${part}'][aria-current=page]`)) {
                document.querySelector(`[data-dimension='${part}']`).click();
                await wait(20);
            }
            await visit();
        }
    };";

/// Answers a hundred questions, or as many as the survey has that are answered by one click, one after the other, as fast
/// as a quick person types. Whenever the page says that all is saved, the site hears of each answer that was given until
/// then: what is killed cannot be asked any more.
const TYPE: &str = "
    const [round, pause] = arguments;
    const pairs = []; let said = 0;
    const state = () => document.querySelector('[data-save-state]')?.dataset.saveState;
    new MutationObserver(() => {
        if (state() !== 'saved' || said === pairs.length) return;
        fetch(`said/${round}/${pairs.slice(said).map(pair => pair.join('=')).join(',')}`);
        said = pairs.length;
    }).observe(document.querySelector('header'), { subtree: true, attributes: true, childList: true, characterData: true });
    const answer = async () => {
        for (const question of document.querySelectorAll('main fieldset[data-question]')) {
            const inputs = [...question.querySelectorAll('.question__body input:is([type=radio], [type=checkbox])')];
            if (inputs.length === 0 || pairs.length >= 100) continue;
            const input = inputs[(round + pairs.length) % inputs.length];
            pairs.push([question.dataset.question, input.value]);
            input.click();
            await wait(pause);
        }
    };
    inEachPart(answer).then(async () => {
        while (said < pairs.length) await wait(50);
        fetch(`said/${round}/all=${pairs.length}`);
    });";

/// What every question of the draft is answered with.
const READ: &str = "
    const all = {};
    inEachPart(() => {
        for (const input of document.querySelectorAll('main fieldset[data-question] .question__body input:checked'))
            all[input.closest('[data-question]').dataset.question] = input.value;
    }).then(() => { window.all = all; });";

#[tokio::test]
async fn what_is_saved_survives_chromium_being_killed() -> Result<(), Failure> {
    journey(async |rig: &Rig| rounds(rig, Kind::Chromium).await).await
}

#[tokio::test]
async fn what_is_saved_survives_firefox_being_killed() -> Result<(), Failure> {
    journey(async |rig: &Rig| rounds(rig, Kind::Firefox).await).await
}

async fn rounds(rig: &Rig, kind: Kind) -> Outcome {
    if !Kind::tried().contains(&kind) {
        return Ok(());
    }
    let mut seed = Seed::new();
    let mut engine = Engine::start(kind).await?;
    let (mut n_said, mut n_whole) = (0, 0);
    for round in 0..ROUNDS {
        let browser = Browser::new(Rc::new(engine), &rig.site.address());
        if round > 0 {
            let said = said(rig, round - 1);
            let home = Home::open(&browser).await?;
            let drafts = home.drafts().await?;
            assert_eq!(drafts.len(), 1, "drafts after round {round}, {seed}");
            home.resume(&drafts[0]).await?;
            browser.run(&[WALK, READ].concat(), vec![]).await?;
            let there = browser.wait("all answers", "return window.all", vec![]).await?;
            for (question, value) in &said {
                assert_eq!(there[question], json!(value), "{question} was saved in round {round}, {seed}");
            }
            n_said += said.len();
            n_whole += usize::from(
                rig.site.asked().iter().any(|request| request.path.starts_with(&format!("/said/{}/all=", round - 1))),
            );
            Home::open(&browser).await?.delete_first().await?;
            AnyPage(&browser).saved().await?;
        }
        walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        browser.run(&[WALK, TYPE].concat(), vec![json!(round), json!(20)]).await?;
        // The one place where a length of time is what is tested.
        tokio::time::sleep(Duration::from_millis(seed.below(3_000))).await;
        let home = Rc::try_unwrap(browser.engine).map_err(|_| "the browser is still in use")?.kill();
        engine = Engine::start_in(kind, home).await?;
    }
    engine.quit().await?;
    println!(
        "{kind:?}: {ROUNDS} kills, {n_said} answers called saved, {n_whole} rounds with all of them, 0 lost; {seed}"
    );
    assert!(n_said > 500, "hardly anything was called saved: {n_said}");
    Ok(())
}

/// What the page has called saved in a round.
fn said(rig: &Rig, round: u64) -> BTreeMap<String, String> {
    let beginning = format!("/said/{round}/");
    let asked = rig.site.asked();
    let lists = asked.iter().filter_map(|request| request.path.strip_prefix(&beginning));
    let pairs = lists.flat_map(|list| list.split(',')).filter_map(|pair| pair.split_once('='));
    pairs.filter(|(question, _)| *question != "all").map(|(question, value)| (question.into(), value.into())).collect()
}
