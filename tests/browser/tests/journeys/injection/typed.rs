//! Through the fields of the page.

use std::collections::BTreeSet;

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::injection::Trap;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent, Results};
use browser_tests::respondent::Answer;
use serde_json::json;

/// The fields for text that can be seen, one of each kind: marked with a number each. A kind is what the field is called, without the
/// question it belongs to.
const FIELDS: &str = "
    const known = new Set(arguments[0]);
    const kinds = [];
    for (const field of document.querySelectorAll('main input:not([type]), main input[type=text], main textarea')) {
        const handles = field.getAttributeNames().filter(name => name.startsWith('data-') && name !== 'data-test-field');
        const cell = field.closest('[data-row] [data-question]') && `${field.localName} in a row`;
        const kind = [...handles.map(name => `${name}=${field.getAttribute(name)}`), cell ?? ''].join(' ');
        const isNumber = ['decimal', 'numeric'].includes(field.inputMode);
        if (known.has(kind) || isNumber || !field.checkVisibility()) continue;
        known.add(kind);
        field.dataset.testField = kind;
        kinds.push(kind);
    }
    return kinds;";

/// Puts a long text where a person would paste it.
const PUT: &str = "
    const field = document.querySelector(arguments[0]);
    field.value = arguments[1];
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));";

/// Writes into one field of each kind that is new.
async fn into_new_fields(browser: &Browser, trap: &Trap, known: &mut BTreeSet<String>) -> Outcome {
    let kinds = browser.run(FIELDS, vec![json!(known)]).await?;
    let kinds: Vec<String> = serde_json::from_value(kinds)?;
    for kind in kinds {
        let css = format!("[data-test-field={}]", json!(kind));
        browser.run(PUT, vec![json!(css), json!(Trap::long())]).await?;
        let text = trap.text(known.len());
        // Key by key takes a while, and not every driver has a key for each of these signs.
        if known.len() > 2 || text.contains('\u{2028}') {
            browser.run(PUT, vec![json!(css), json!(text)]).await?;
        } else {
            browser.write(&css, &text).await?;
        }
        known.insert(kind);
    }
    Ok(())
}

/// An assessment with such texts in one field of each kind, on every page that there is for it.
pub(super) async fn into_every_field(browser: &Browser, trap: &Trap, questionnaire: &str) -> Outcome {
    let begin = Home::open(browser).await?.start(questionnaire).await?;
    trap.listen(browser).await?;
    begin.fill_in(&Respondent { agency_name: trap.text(0), ..Respondent::default() }).await?;
    browser.write("[data-field=\"role\"]", &trap.text(1)).await?;
    trap.shown(browser, "begin").await?;
    let fill = begin.go_on().await?;
    let mut known = BTreeSet::new();
    let mut reasons = 0;
    for part in fill.parts().await? {
        fill.open(&part).await?;
        into_part(browser, trap, &fill, &mut known, &mut reasons).await?;
    }
    assert!(known.len() >= 2, "{questionnaire} has hardly any field: {known:?}");
    AnyPage(browser).saved().await?;
    browser.reload().await?;
    trap.listen(browser).await?;
    Fill::here(browser).await?.unfold_all().await?;
    trap.quiet(browser, "questions after a reload").await?;
    let review = Fill::here(browser).await?.to_review().await?;
    trap.shown(browser, "review").await?;
    let mut handed_over = None;
    if browser.has("[data-field=\"handRole\"]").await? {
        let role = "[data-field=\"handRole\"]";
        browser.write(role, &trap.text(2)).await?;
        let hand_over = async || browser.click("[data-action=\"hand-over\"]").await;
        handed_over = Some(browser.download(hand_over).await?);
        trap.shown(browser, "a part that is handed over").await?;
    }
    let results = review.results_so_far().await?;
    trap.shown(browser, "results").await?;
    let (name, _) = results.export().await?;
    let exported = browser.engine.downloads().join(name);
    let offered: Vec<_> = handed_over.into_iter().chain([exported]).collect();
    on_every_page(browser, trap, &offered).await?;
    let report = report(browser).await?;
    trap.listen(browser).await?;
    trap.shown(browser, "the report as a file").await?;
    let home = Home::open(browser).await?;
    trap.listen(browser).await?;
    trap.shown(browser, "home").await?;
    home.offer(&report).await?;
    trap.shown(browser, "the report as a file that is offered").await?;
    home.delete_first().await?;
    trap.quiet(browser, "a draft that was removed").await
}

/// A part: first a reason, a document and a row, so that their fields are there.
async fn into_part(
    browser: &Browser,
    trap: &Trap,
    fill: &Fill<'_>,
    known: &mut BTreeSet<String>,
    reasons: &mut usize,
) -> Outcome {
    let offers = fill.offers().await?;
    if let Some(offer) = offers.iter().find(|offer| offer.allows_na).filter(|_| *reasons == 0) {
        fill.answer(&offer.id, &Answer::NotApplicable(Some(trap.text(3)))).await?;
        *reasons += 1;
    }
    fill.unfold_all().await?;
    let is_known = |known: &BTreeSet<String>, handle: &str| known.iter().any(|kind| kind.contains(handle));
    for (action, handle) in [("add-evidence", "data-evidence"), ("add-row", "data-cell")] {
        let button = format!("main [data-action=\"{action}\"]");
        if !is_known(known, handle) && browser.has(&button).await? {
            browser.click(&button).await?;
        }
    }
    fill.unfold_all().await?;
    into_new_fields(browser, trap, known).await?;
    if browser.has("main [data-action=\"paste-rows\"]").await? {
        browser.click("main [data-action=\"paste-rows\"]").await?;
    }
    trap.quiet(browser, "questions").await
}

/// The pages of an assessment to which its address leads; some questionnaires do not have all of them.
pub(super) async fn on_every_page(browser: &Browser, trap: &Trap, offered: &[std::path::PathBuf]) -> Outcome {
    let draft = browser.run("return location.hash.split('/')[2]", vec![]).await?;
    let draft = draft.as_str().unwrap_or_default();
    for page in ["merge", "rate", "earlier", "document", "units", "results"] {
        let address = format!("#/draft/{draft}/{page}");
        browser.run("location.hash = arguments[0]", vec![json!(address)]).await?;
        let there = "return document.querySelector('main')?.dataset.page === arguments[0]
            || document.querySelector('main[data-page=missing]') !== null";
        browser.wait(page, there, vec![json!(page)]).await?;
        let field = match page {
            "merge" => "[data-file=\"merge\"]",
            "rate" => "[data-file=\"rater\"]",
            _ => "",
        };
        if !field.is_empty() && browser.has(field).await? {
            for file in offered {
                browser.offer_file(field, file).await?;
                browser.find("[data-merge-file], [data-rating], [data-problem]").await?;
            }
        }
        let unfold = "document.querySelectorAll('main details').forEach(folded => { folded.open = true })";
        browser.run(unfold, vec![]).await?;
        trap.quiet(browser, page).await?;
        // The last one says for whom it is.
        if page == "results" {
            trap.shown(browser, page).await?;
        }
    }
    Ok(())
}

/// Takes the result out as a file that people read, and opens that.
async fn report(browser: &Browser) -> Outcome<std::path::PathBuf> {
    Results::here(browser).await?;
    let file = browser.download(async || browser.click("[data-action=\"report-file\"]").await).await?;
    // Its name is that of the agency, which an address must not be led astray by.
    let plain = browser.engine.downloads().join("report.html");
    std::fs::copy(&file, &plain)?;
    browser.enter_address(&format!("file://{}", plain.display())).await?;
    Ok(plain)
}
