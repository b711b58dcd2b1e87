//! On a phone, by touch; and with letters, colours and a focus as people need them.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Collect, Home, Respondent};
use browser_tests::respondent::Answer;
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::{Outcome, reach, walk};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::SURVEY;

/// Touches the middle of an element with a finger.
async fn tap(browser: &Browser, css: &str) -> Outcome {
    browser.find(css).await?;
    // A finger is slower than the typeface, which moves things a little when it comes.
    browser.settle().await?;
    let middle = "const element = document.querySelector(arguments[0]);
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 }";
    let point = browser.run(middle, vec![json!(css)]).await?;
    let touch = json!({ "type": "touchStart", "touchPoints": [point] });
    browser.engine.devtools("Input.dispatchTouchEvent", touch).await?;
    browser.engine.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await?;
    Ok(())
}

#[tokio::test]
async fn the_survey_is_filled_in_by_touch_on_a_phone() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        browser.engine.set_phone().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let listen = "window.pressed = []; addEventListener('click', event =>
            event.target.matches('input') && event.pointerType && pressed.push(event.pointerType), true)";
        browser.run(listen, vec![]).await?;
        // A phone draws nearer to a field with smaller letters when it gets the focus.
        let small =
            "return [...document.querySelectorAll('input:not([type=radio], [type=checkbox]), select, textarea')]
            .filter(field => parseFloat(getComputedStyle(field).fontSize) < 16).map(field => field.outerHTML)";
        let mut n_answers = 0;
        for part in fill.parts().await? {
            if part != "1" {
                let link = format!("[data-dimension=\"{part}\"]");
                tap(&browser, &link).await?;
                browser.find(&format!("{link}[aria-current=\"page\"]")).await?;
            }
            for offer in fill.offers().await? {
                let Some(value) = offer.choices.first().or(offer.options.first()) else { continue };
                let input = format!("[data-question=\"{}\"] input[value=\"{value}\"]", offer.id);
                tap(&browser, &input).await?;
                browser.find(&format!("{input}:checked")).await?;
                n_answers += 1;
            }
            assert_eq!(browser.run(small, vec![]).await?, json!([]), "fields with letters below 16 px");
            assert_eq!(AnyPage(&browser).overhang().await?, 0, "part {part}");
        }
        assert!(n_answers > 60, "only {n_answers} answers");
        assert_eq!(browser.run("return pressed", vec![]).await?, json!(vec!["touch"; n_answers]));
        tap(&browser, "[data-action=\"review\"], [data-action=\"continue\"]").await?;
        tap(&browser, "[data-action=\"results\"]").await?;
        browser.find("main[data-page=\"results\"] [data-score=\"overall\"]").await?;
        assert_eq!(AnyPage(&browser).overhang().await?, 0);
        Ok(())
    })
    .await
}

/// The size of the letters as the page has it, in pixels, and what the list of sizes says.
async fn text_size(browser: &Browser) -> Outcome<(f64, String)> {
    let look = "return [Math.round(10 * parseFloat(getComputedStyle(document.documentElement).fontSize)) / 10,
        document.querySelector('[data-text-size]:not(html)').value]";
    Ok(serde_json::from_value(browser.run(look, vec![]).await?)?)
}

#[tokio::test]
async fn the_size_of_the_letters_is_chosen_kept_and_forgotten() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        AnyPage(&browser).saved().await?;
        for (chosen, pixels) in [("115%", 18.4), ("130%", 20.8), ("100%", 16.0), ("150%", 24.0)] {
            browser.choose("select[data-text-size]", chosen).await?;
            assert_eq!(text_size(&browser).await?, (pixels, chosen.to_owned()));
        }
        browser.reload().await?;
        browser.find("main[data-page=\"fill\"]").await?;
        assert_eq!(text_size(&browser).await?, (24.0, "150%".to_owned()), "after a reload");
        Collect::open(&browser).await?;
        assert_eq!(text_size(&browser).await?, (24.0, "150%".to_owned()), "on the coordinator's page");
        Home::open(&browser).await?;
        browser.click("[data-action=\"clear-data\"]").await?;
        browser.click("[data-action=\"clear-data-confirm\"]").await?;
        browser.find("[data-cleared]").await?;
        browser.reload().await?;
        Home::here(&browser).await?;
        assert_eq!(text_size(&browser).await?, (16.0, "100%".to_owned()), "after all was cleared");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_focus_is_never_under_something_else() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let question = fill.offers().await?.into_iter().nth(2).ok_or("too few questions")?.id;
        fill.answer(&question, &Answer::Choice("yes".to_owned())).await?;
        // Without the movement one would look while the page is still on its way.
        browser.engine.set_wish("prefers-reduced-motion", "reduce").await?;
        let mut hidden = Vec::new();
        for (width, height, size) in [(1280, 500, "100%"), (1280, 800, "150%"), (700, 600, "130%"), (360, 740, "100%")]
        {
            browser.engine.set_size(width, height).await?;
            browser.choose("select[data-text-size]", size).await?;
            for is_back in [false, true] {
                for _ in 0..40 {
                    browser.press(if is_back { Key::Shift + Key::Tab } else { Key::Tab.into() }).await?;
                    let found = reach::hidden_focus(&browser).await?;
                    hidden.extend(found.map(|element| format!("{width} x {height}, {size}: {element}")));
                }
            }
        }
        if hidden.is_empty() { Ok(()) } else { Err(hidden.join("\n").into()) }
    })
    .await
}

/// How the current one of some elements looks, and how another one does, as far as forced colours leave it.
async fn looks(browser: &Browser, current: &str, other: &str) -> Outcome<(Value, Value)> {
    let look =
        "const names = ['borderTopWidth', 'borderBottomColor', 'backgroundColor', 'width', 'fill', 'fontWeight'];
        const style = getComputedStyle(document.querySelector(arguments[0]));
        return names.map(name => style[name])";
    Ok((browser.run(look, vec![json!(current)]).await?, browser.run(look, vec![json!(other)]).await?))
}

#[tokio::test]
async fn with_the_systems_own_colours_nothing_hangs_on_a_ground() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        browser.engine.set_wish("forced-colors", "active").await?;
        let mut alike = Vec::new();
        let mut differ = async |current: &str, other: &str| -> Outcome {
            let (left, right) = looks(&browser, current, other).await?;
            if left == right {
                alike.push(format!("{current} looks as {other}: {left}"));
            }
            Ok(())
        };
        differ("[data-language][aria-pressed=true]", "[data-language][aria-pressed=false]").await?;
        differ(".part-nav__link[aria-current]", ".part-nav__link:not([aria-current])").await?;
        differ(".button--primary", "[data-action=review]").await?;
        let (_, review) = fill.answer_onward(0).await?;
        review.finish().await?;
        differ(".bar__figure", ".bar__track").await?;
        differ(".radar__figure", "main").await?;
        if alike.is_empty() { Ok(()) } else { Err(alike.join("\n").into()) }
    })
    .await
}
