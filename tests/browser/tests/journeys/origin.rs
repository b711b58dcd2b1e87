//! The page talks to nobody: not while it is used, not when someone makes it try, and it needs no server either.

use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::site::Site;
use browser_tests::{Outcome, folders, walk};

use crate::SURVEY;

#[tokio::test]
async fn no_request_leaves_the_origin() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let (_, results) = walk::to_results(&browser, SURVEY).await?;
        results.export().await?;
        Home::open(&browser).await?;
        let requests = browser.engine.requests().await?;
        assert!(
            requests.iter().any(|address| address.ends_with(".wasm")),
            "the record lacks the program: {requests:?}"
        );
        // The browser's own first page, and what needs no network.
        let local = [rig.site.address().as_str(), "chrome://", "data:", "blob:"].map(str::to_owned);
        let foreign: Vec<_> =
            requests.iter().filter(|address| !local.iter().any(|start| address.starts_with(start))).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        let asked = rig.site.asked();
        assert!(asked.iter().all(|request| request.status < 400), "asked in vain: {asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_content_security_policy_holds_requests_back() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        let script = "return document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? ''";
        let policy = browser.run(script, vec![]).await?;
        let policy = policy.as_str().unwrap_or_default();
        assert!(policy.contains("default-src 'none'") || policy.contains("default-src 'self'"), "{policy:?}");
        for loose in ["*", "http:", "https:", "'unsafe-inline'", "'unsafe-eval'"] {
            let scripts = policy.split(';').filter(|part| !part.trim().starts_with("style-src"));
            let found = scripts.flat_map(str::split_whitespace).any(|source| source == loose);
            assert!(!found, "{loose} in {policy:?}");
        }

        let elsewhere = Site::start(&folders::dist()?).await?;
        let attempt = format!(
            "const address = '{}index.html';
             await fetch(address, {{ mode: 'no-cors' }}).catch(() => null);
             const image = new Image(); image.src = address; await image.decode().catch(() => null);",
            elsewhere.address()
        );
        browser.run_async(&attempt).await?;
        assert!(elsewhere.asked().is_empty(), "the page reached another origin: {:?}", elsewhere.asked());
        browser.engine.forget_console().await?;
        elsewhere.stop().await
    })
    .await
}

#[tokio::test]
async fn once_loaded_it_needs_no_server() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        // Loaded is what was laid in: a few seconds after the page is there.
        browser.run_async("await navigator.serviceWorker.ready").await?;
        rig.site.stop().await?;
        nothing_answers(rig).await?;
        let (answers, review) = Fill::answer_onward(fill, 0).await?;
        AnyPage(&browser).switch_language("en").await?;
        let results = review.finish().await?;
        let (_, exported) = results.export().await?;
        assert_eq!(exported.json["answers"].as_object().map(serde_json::Map::len), Some(answers.len()));
        assert!(exported.is_sealed()?);
        Ok(())
    })
    .await
}

async fn nothing_answers(rig: &Rig) -> Outcome {
    let place = rig.site.address().replace("http://", "");
    let knock = tokio::net::TcpStream::connect(place.trim_end_matches('/')).await;
    assert!(knock.is_err(), "the site still answers");
    Ok(())
}
