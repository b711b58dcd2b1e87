//! Nothing that somebody writes is ever run, loaded or taken for a part of the page: in no field, in no file, in no address.

mod collected;
mod files;
mod typed;

use browser_tests::injection::{MARK, Trap};
use browser_tests::pages::Home;
use browser_tests::questionnaire::Questionnaire;
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::site::Site;
use browser_tests::stores::Stores;
use browser_tests::{Outcome, folders};

use crate::one_file::on_a_stick;

/// What else is seen to be right is worth nothing if the trap does not shut.
#[tokio::test]
async fn a_page_that_took_texts_for_markup_is_caught() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let trap = Trap::set().await?;
        let folder = tempfile::TempDir::new()?;
        let texts = trap.texts();
        let page = format!("<!DOCTYPE html><title>x</title><body><a href=\"{}\">x</a>{}", texts[3], texts.join("\n"));
        // A tag that a text closes is none of the page's.
        std::fs::write(folder.path().join("index.html"), page.replace("</title></textarea></style>", ""))?;
        let careless = Site::start(folder.path()).await?;
        let browser = rig.browser().await?;
        browser.enter_address(&careless.address()).await?;
        trap.listen(&browser).await?;
        let ran = "return 'injected' in window";
        browser.wait("a text to run", ran, vec![]).await?;
        let found = trap.found(&browser).await?.join("\n");
        for way in ["it ran", "made: <phrom-injected", "made: <img", "would run", "leads away", "asked elsewhere"] {
            assert!(found.contains(way), "{way} is not among\n{found}");
        }
        browser.engine.forget_console().await?;
        careless.stop().await
    })
    .await
}

#[tokio::test]
async fn what_is_typed_into_any_field_stays_text() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let trap = Trap::set().await?;
        let browser = rig.browser().await?;
        for questionnaire in Questionnaire::all()? {
            typed::into_every_field(&browser, &trap, &questionnaire).await?;
        }
        trap.take_away().await
    })
    .await
}

#[tokio::test]
async fn what_stands_in_any_file_stays_text() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let trap = Trap::set().await?;
        let browser = rig.browser().await?;
        files::of_respondents(&browser, &trap).await?;
        trap.take_away().await
    })
    .await
}

#[tokio::test]
async fn what_stands_in_stores_and_addresses_stays_text() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let trap = Trap::set().await?;
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        let mut stores = Stores::beside(&browser).await?;
        for (n, text) in trap.texts().into_iter().enumerate() {
            stores.page.insert(format!("draft/{text}"), text.clone());
            stores.page.insert(format!("questionnaire/{text}"), text.clone());
            for place in ["latest", "heads", "snapshots", "aside"] {
                let entries = stores.journal.entry(place.to_owned()).or_default();
                entries.insert(format!("{text}\n{n}"), text.clone());
            }
        }
        stores.put(&browser).await?;
        Home::open(&browser).await?;
        trap.listen(&browser).await?;
        trap.shown(&browser, "what is damaged").await?;
        in_addresses(&browser, &trap).await?;
        trap.take_away().await
    })
    .await
}

/// Everything behind the "#", as a link in a letter may have it.
async fn in_addresses(browser: &browser_tests::browser::Browser, trap: &Trap) -> Outcome {
    for text in trap.texts() {
        for route in ["", "/begin/", "/read/", "/draft/", "/draft/x/part/", "/draft/x/part/1/question/", "?"] {
            browser.run("location.hash = arguments[0]", vec![format!("#{route}{text}").into()]).await?;
            browser.find("main[data-page]").await?;
            trap.quiet(browser, &format!("#{route}{text}")).await?;
        }
    }
    for route in ["#/read/%3Cimg%20src=x%20onerror=injected=1%3E", "#javascript:injected=1", "#/draft/__proto__/review"]
    {
        browser.enter_file("icon.svg").await?;
        browser.enter_file(route).await?;
        browser.find("main[data-page]").await?;
        trap.listen(browser).await?;
        trap.quiet(browser, route).await?;
    }
    // The picture in between has no icon of its own.
    browser.engine.forget_console().await
}

#[tokio::test]
async fn what_a_coordinator_gathers_stays_text() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let trap = Trap::set().await?;
        let browser = rig.browser().await?;
        collected::from_anybody(&browser, &trap).await?;
        trap.take_away().await
    })
    .await
}

#[tokio::test]
async fn in_one_file_from_a_disk_it_stays_text_too() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let trap = Trap::set().await?;
        let stick = tempfile::TempDir::with_prefix("phrom-stick-")?;
        let browser = on_a_stick(rig, stick.path()).await?;
        typed::into_every_field(&browser, &trap, "old-and-new-way").await?;
        files::of_respondents(&browser, &trap).await?;
        collected::from_anybody(&browser, &trap).await?;
        trap.take_away().await
    })
    .await
}

/// The policy of a page: what stands first in its head but for how its letters are written.
fn policy(page: &str) -> Outcome<String> {
    let head = page.split_once("<head>").ok_or("no head")?.1.trim_start();
    let head = head.strip_prefix("<meta charset=\"utf-8\">").ok_or("no charset")?.trim_start();
    let policy =
        head.strip_prefix("<meta http-equiv=\"Content-Security-Policy\" content=\"").ok_or("no policy first")?;
    Ok(policy.split_once('"').ok_or("no end")?.0.to_owned())
}

#[test]
fn the_policy_comes_first_and_lets_nothing_in() -> Outcome {
    assert!(MARK.len() < 20, "short enough for any field");
    let wanted = [
        ("phrom.html", "connect-src 'none'"),
        ("index.html", "connect-src 'self'"),
        ("collect.html", "connect-src 'self'"),
    ];
    for (name, connect) in wanted {
        let page = std::fs::read_to_string(folders::dist()?.join(name))?;
        let policy = policy(&page)?;
        let parts: Vec<&str> = policy.split(';').map(str::trim).collect();
        for part in ["default-src 'none'", connect, "base-uri 'none'", "form-action 'none'"] {
            assert!(parts.contains(&part), "{name}: {part} is not in {policy}");
        }
        let scripts = parts.iter().find_map(|part| part.strip_prefix("script-src ")).ok_or("no rule for scripts")?;
        for source in scripts.split(' ') {
            let is_own = source == "'self'" && name != "phrom.html";
            let is_named = source.starts_with("'sha256-") || source == "'wasm-unsafe-eval'";
            assert!(is_own || is_named, "{name}: scripts from {source}");
        }
        let styles = parts.iter().find_map(|part| part.strip_prefix("style-src ")).ok_or("no rule for styles")?;
        assert!(!styles.contains("unsafe") && !policy.contains("http") && !policy.contains('*'), "{name}: {policy}");
    }
    Ok(())
}
