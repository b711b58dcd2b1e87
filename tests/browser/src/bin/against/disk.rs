//! The page in one file, opened from the disk, against the served site.

use std::path::Path;

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use serde::Deserialize;

use crate::first::{end, fresh};
use crate::site::Site;
use crate::tables::{Limit, Row, table};

/// Waits for home, chooses the first questionnaire, fills in the form and waits for the first question.
const TO_QUESTIONS: &str = "
    const marks = window.marks = {};
    const steps = [
        () => document.querySelector('[data-questionnaire]'),
        () => document.querySelector('main[data-page=begin]'),
        () => document.querySelector('main[data-page=fill] [data-question]'),
    ];
    const names = ['home', 'begin', 'question'];
    // Once it is drawn: at that moment nobody listens yet.
    const acts = [() => requestAnimationFrame(() => setTimeout(() => steps[0]().click())), () => {
        for (const field of document.querySelectorAll('main[data-page=begin] [data-field]')) {
            const value = field.tagName === 'SELECT' ? [...field.options].at(-1).value : '2569';
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
        }
        document.querySelector('main[data-page=begin] [data-action=continue]').click();
    }, () => {}];
    let at = 0;
    const look = () => {
        for (let found; at < steps.length && (found = steps[at]()); at += 1) {
            marks[names[at]] = performance.now();
            acts[at](found);
        }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true });";

/// When what was there, in milliseconds from the navigation.
#[derive(Clone, Copy, Deserialize)]
struct Opened {
    home: f64,
    question: f64,
}

/// The table, or nothing where the file was not built.
pub(crate) async fn against_served(made: &Path, n_rounds: usize) -> Outcome<Option<String>> {
    let folder = made.join("phrom");
    let file = folder.canonicalize()?.join("phrom.html");
    if !file.is_file() {
        return Ok(None);
    }
    let site = Site::start(&folder).await?;
    let (mut disk, mut served) = (Vec::new(), Vec::new());
    for _ in 0..n_rounds {
        disk.push(open(&site, &format!("file://{}", file.display())).await?);
        served.push(open(&site, &site.address).await?);
    }
    let row = |what: &str, of: fn(&Opened) -> f64| {
        let served: Vec<f64> = served.iter().map(of).collect();
        let most = 1.5 * crate::tables::median(&served);
        Row::new(what, 0, [disk.iter().map(of).collect(), served, Vec::new()]).limit(Limit::Of(
            "served",
            1.5,
            most / 1.5,
        ))
    };
    let rows = [row("home, ms", |opened| opened.home), row("first question, ms", |opened| opened.question)];
    let table = table(&rows).replacen("Phrom | SurveyJS | by hand", "`phrom.html` from disk | served | –", 1);
    Ok(Some(format!("From disk:\n\n{}", table.replacen("Phrom : SurveyJS | Phrom : by hand", "disk : served | –", 1))))
}

async fn open(site: &Site, address: &str) -> Outcome<Opened> {
    let browser = fresh(site).await?;
    let opened = open_in(&browser, address).await;
    end(browser).await?;
    opened
}

async fn open_in(browser: &Browser, address: &str) -> Outcome<Opened> {
    browser.engine.before_pages(TO_QUESTIONS).await?;
    browser.engine.driver.goto(address).await?;
    let marks = browser.wait("the first question", "return window.marks?.question && marks", vec![]).await?;
    Ok(serde_json::from_value(marks)?)
}
