//! The site as an app: it can be installed, and a newer version waits until it is wanted.

use std::path::Path;

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::site::Site;
use browser_tests::{Outcome, folders, walk};
use serde_json::json;

use crate::SURVEY;

#[tokio::test]
async fn a_browser_finds_nothing_that_keeps_it_from_being_installed() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        browser.run_async("await navigator.serviceWorker.ready").await?;
        let manifest: serde_json::Value = serde_json::from_str(&browser.engine.manifest().await?)?;
        for icon in manifest["icons"].as_array().ok_or("no icons")? {
            let there = format!("return (await fetch('{}')).ok", icon["src"].as_str().unwrap_or_default());
            assert_eq!(browser.run_async(&there).await?, json!(true), "{icon}");
        }
        assert_eq!(browser.engine.in_the_way_of_installing().await?, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_newer_version_waits_until_it_is_wanted_and_breaks_no_draft() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let copy = folders::own_dist()?;
        let site = Site::start(copy.path()).await?;
        let browser = Browser::new(rig.browser().await?.engine.clone(), &site.address());
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        browser.run_async("await navigator.serviceWorker.ready").await?;
        let given = fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        let before = build(&browser).await?;
        publish_another(copy.path(), &before, "bbbbbbbb")?;
        look_for_newer(&browser).await?;
        browser.find("[data-newer]").await?;
        // Nothing has happened: not even when the page is loaded anew, or somebody says "later".
        assert_eq!(fill.answers().await?, given);
        browser.reload().await?;
        assert_eq!(build(&browser).await?, before, "it came without being asked");
        browser.click("[data-action=\"update-later\"]").await?;
        browser.wait("the notice to go", "return !document.querySelector('[data-newer]')", vec![]).await?;
        browser.reload().await?;
        // An answer that was given just before goes along.
        let fill = Fill::here(&browser).await?;
        let question = given.keys().next().ok_or("nothing was answered")?.clone();
        fill.clear(&question).await?;
        browser.run("window.isBeforeUpdate = true", vec![]).await?;
        browser.click("[data-action=\"update\"]").await?;
        browser
            .wait("the newer version", "return !window.isBeforeUpdate && !!document.querySelector('main h1')", vec![])
            .await?;
        assert_eq!(build(&browser).await?, "bbbbbbbb");
        let mut left = given.clone();
        left.remove(&question);
        assert_eq!(Fill::here(&browser).await?.answers().await?, left);
        assert!(browser.run("return !document.querySelector('[data-newer]')", vec![]).await? == json!(true));
        site.stop().await
    })
    .await
}

#[tokio::test]
async fn the_version_stands_where_people_look_for_it() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        let build = build(&browser).await?;
        assert!(build.len() == 8 && build.bytes().all(|byte| byte.is_ascii_hexdigit()), "{build:?}");
        for place in ["#/about", "collect.html"] {
            browser.enter_file(place).await?;
            browser.find("[data-version]").await?;
            let version = browser.texts("[data-version]").await?.concat();
            assert!(version.contains(&build), "{place}: {version:?}");
        }
        Ok(())
    })
    .await
}

/// Which build the page is of.
async fn build(browser: &Browser) -> Outcome<String> {
    let script = "return document.querySelector('meta[name=phrom-build]')?.content ?? ''";
    Ok(browser.run(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

/// Puts another build in the place of the site.
fn publish_another(site: &Path, before: &str, after: &str) -> Outcome {
    for (file, from, to) in [("index.html", before, after), ("sw.js", "phrom-", "phrom-0")] {
        let text = std::fs::read_to_string(site.join(file))?;
        assert!(text.contains(from), "{file} does not say {from}");
        std::fs::write(site.join(file), text.replacen(from, to, 1))?;
    }
    Ok(())
}

/// As a browser does by itself when a page is opened, and the page when it is looked at again.
async fn look_for_newer(browser: &Browser) -> Outcome {
    browser.run_async("await (await navigator.serviceWorker.getRegistration()).update()").await?;
    Ok(())
}
