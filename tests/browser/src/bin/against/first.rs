//! How long it takes from going to a page until its first answer is accepted, by a browser that has never been there.

use std::rc::Rc;

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::engine::{Engine, Kind};
use serde::Deserialize;

use crate::pages::{FIRST_ANSWER, Page};
use crate::site::{SLOW_4G, Site};

/// What the way is like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// As this machine is.
    Free,
    /// A processor four times as slow, and slow 4G.
    Slow,
}

/// When what happened, in milliseconds from the navigation.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct First {
    /// The form before the questions is there.
    pub(crate) form: f64,
    /// The first question is there.
    pub(crate) question: f64,
    /// Its answer was taken into the page's state, and the page drawn with it.
    pub(crate) accepted: f64,
    /// It is in a store.
    pub(crate) kept: f64,
}

/// Gives what the script has found once all of it has happened.
const MARKS: &str = "
    const begun = performance.now();
    while (!(window.marks?.kept && marks.accepted)) {
        if (performance.now() - begun > 25000) throw new Error('no answer was taken: ' + JSON.stringify(window.marks));
        await new Promise(done => setTimeout(done, 50));
    }
    return marks;";

/// A fresh browser on an empty page of a site.
pub(crate) async fn fresh(site: &Site) -> Outcome<Browser> {
    let browser = Browser::new(Rc::new(Engine::start(Kind::Chromium).await?), &site.address);
    browser.enter_file("blank").await?;
    Ok(browser)
}

/// Ends a browser.
pub(crate) async fn end(browser: Browser) -> Outcome {
    match Rc::try_unwrap(browser.engine) {
        Ok(engine) => engine.quit().await,
        Err(_) => Err("the browser is still in use".into()),
    }
}

/// Goes to the questions of a page and gives the first answer.
pub(crate) async fn answer(browser: &Browser, page: Page, questionnaire: &str) -> Outcome<First> {
    browser.engine.before_pages(&page.script(FIRST_ANSWER)).await?;
    browser.enter_file(&page.begins_at(questionnaire)).await?;
    Ok(serde_json::from_value(browser.run_async(MARKS).await?)?)
}

/// The first answer of a first visit.
pub(crate) async fn visit(page: Page, site: &Site, questionnaire: &str, way: Way) -> Outcome<First> {
    let browser = fresh(site).await?;
    if way == Way::Slow {
        browser.engine.set_slowness(4).await?;
    }
    site.set_line((way == Way::Slow).then_some(SLOW_4G)).await;
    let first = answer(&browser, page, questionnaire).await;
    end(browser).await?;
    first.map_err(|error| format!("{}: {error}", page.folder()).into())
}
