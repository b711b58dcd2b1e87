//! How long the page works for one answer on a machine that is four times as slow, with the journal and without:
//! `answering [QUESTIONNAIRE [N_ANSWERS [SLOWNESS]]]`. Medians of the time of the processor; a benchmark, not a test.

use std::time::Duration;

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::engine::Kind;
use browser_tests::pages::{AnyPage, Fill, Respondent};
use browser_tests::rig::Rig;
use browser_tests::walk;
use serde_json::json;
use tokio::time::sleep;

/// How many times as slow, if nothing else is said.
const SLOWNESS: u32 = 4;

/// Long enough for all that an answer brings about later: the journal's word, and the page's own store after its pause.
const LATER: Duration = Duration::from_millis(600);

/// How many answers warm up.
const WARM: u32 = 5;

/// No transaction begins, as where a browser allows no database.
const NO_JOURNAL: &str =
    "IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'InvalidStateError'); };
    indexedDB.open = undefined;";

/// Brings the next choice that is not made into the middle of the window.
const NEXT: &str = "
    const bodies = [...document.querySelectorAll('main .question__body')]
        .filter(body => body.querySelectorAll('input[type=radio]').length > 1);
    window.next = [...bodies[arguments[0] % bodies.length].querySelectorAll('input[type=radio]')].find(input => !input.checked);
    window.next.scrollIntoView({ block: 'center', behavior: 'instant' });";

/// Makes the choice, or does not, and waits until the frame after that is drawn.
const ANSWER: &str = "
    if (CLICKS) window.next.click();
    await new Promise(done => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }));";

/// Makes the choice, and gives how many milliseconds pass until all of it is drawn and laid out, and the browser has what is to
/// be stored: what stands between a click and the next frame.
const WORK: &str = "
    const begun = performance.now();
    window.next.click();
    for (let n = 0; n < 3; n++) await Promise.resolve();
    document.body.offsetHeight;
    return performance.now() - begun;";

/// What one answer costs, in milliseconds.
struct Cost {
    /// The page's own work, between the click and the next frame.
    work: f64,
    /// Processor time until it is seen, the browser's painting included.
    seen: f64,
    /// After that.
    later: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let mut words = std::env::args().skip(1);
    let questionnaire = words.next().unwrap_or_else(|| "th-digital-readiness".to_owned());
    let mut number = |otherwise: u32| words.next().and_then(|word| word.parse().ok()).unwrap_or(otherwise);
    let (n_answers, slowness) = (number(30), number(SLOWNESS));
    println!(
        "{questionnaire}, {slowness} times as slow, {n_answers} answers, ms of the page's main thread for one answer:"
    );
    for (with, prepare) in [("with the journal", ""), ("without the journal", NO_JOURNAL)] {
        let rig = Rig::set_up(Kind::Chromium).await?;
        let measured = measure(&rig, &questionnaire, (n_answers, slowness), prepare).await;
        rig.take_down().await?;
        let (costs, n_questions) = measured?;
        let seen = summary(costs.iter().map(|cost| cost.seen).collect());
        let later = summary(costs.iter().map(|cost| cost.later).collect());
        let work = summary(costs.iter().map(|cost| cost.work).collect());
        println!(
            "  {with}, {n_questions} questions on the page: the page's work {work}; with painting, until it is seen {seen}, after that {later}"
        );
    }
    Ok(())
}

fn summary(mut figures: Vec<f64>) -> String {
    figures.sort_by(f64::total_cmp);
    let [least, median, most] = [0, figures.len() / 2, figures.len() - 1].map(|at| figures[at]);
    format!("{median:.1} ({least:.1} to {most:.1})")
}

/// What each answer costs, without what the page does meanwhile anyway; and how many questions there are on the page.
async fn measure(
    rig: &Rig,
    questionnaire: &str,
    (n_answers, slowness): (u32, u32),
    prepare: &str,
) -> Outcome<(Vec<Cost>, u64)> {
    let browser = rig.browser().await?;
    let fill = walk::to_questions(&browser, questionnaire, &Respondent::default()).await?;
    to_longest_part(&browser, &fill).await?;
    AnyPage(&browser).saved().await?;
    browser.run(prepare, vec![]).await?;
    browser.engine.count_work().await?;
    browser.engine.set_slowness(slowness).await?;
    let mut costs = Vec::new();
    for at in 0..n_answers + WARM {
        browser.run(NEXT, vec![json!(at)]).await?;
        sleep(LATER).await;
        let idle = cost(&browser, false).await?;
        let answered = cost(&browser, true).await?;
        if at >= WARM {
            browser.run(NEXT, vec![json!(at + 1)]).await?;
            sleep(LATER).await;
            let work = browser.run_async(WORK).await?.as_f64().unwrap_or(f64::NAN);
            costs.push(Cost { work, seen: answered.0 - idle.0, later: answered.1 - idle.1 });
        }
    }
    let n_questions = browser.count("main fieldset[data-question]").await?;
    if fill.answers().await?.is_empty() {
        return Err("no answer was given".into());
    }
    Ok((costs, n_questions))
}

/// The processor time until the next frame is drawn, and after that.
async fn cost(browser: &Browser, clicks: bool) -> Outcome<(f64, f64)> {
    let before = browser.engine.worked().await?;
    browser.run_async(&ANSWER.replace("CLICKS", &clicks.to_string())).await?;
    let seen = browser.engine.worked().await?;
    sleep(LATER).await;
    Ok((seen - before, browser.engine.worked().await? - seen))
}

/// Goes to the part with the most questions.
async fn to_longest_part(browser: &Browser, fill: &Fill<'_>) -> Outcome {
    let mut longest = (0, String::new());
    for part in fill.parts().await? {
        fill.open(&part).await?;
        let n = browser.count("main fieldset[data-question]").await?;
        if n > longest.0 {
            longest = (n, part);
        }
    }
    fill.open(&longest.1).await
}
