//! A slow disk: the browser gives what is stored long after it was asked. The page begins without, and nothing is lost.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Respondent};
use browser_tests::rig::{Failure, Rig, from_questions};
use browser_tests::stores::Stores;

use crate::SURVEY;

/// The journal opens six seconds later than it would; and so that the page need not be waited for as long as people would wait
/// there, its own clock goes ten times as fast.
const LATE: &str = "const wait = setTimeout;
    window.setTimeout = (call, ms, ...rest) => wait(call, ms / 10, ...rest);
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
        const request = open.apply(this, given);
        request.addEventListener('success', event => {
            if (!event.isTrusted) return;
            event.stopImmediatePropagation();
            wait(() => request.dispatchEvent(new Event('success')), 6_000);
        });
        return request;
    };";

#[tokio::test]
async fn what_only_the_journal_has_comes_when_it_opens() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let given = fill.answer_all(0).await?;
        AnyPage(browser).saved().await?;
        let mut stores = Stores::beside(browser).await?;
        stores.page.clear();
        stores.put(browser).await?;
        browser.engine.before_pages(LATE).await?;
        let home = Home::open(browser).await?;
        assert!(home.drafts().await?.is_empty(), "nothing was late");
        // One does not wait for it, and what is begun meanwhile stays.
        let begin = home.start(SURVEY).await?;
        begin
            .fill_in(&Respondent {
                agency_name: "สำนักงานจังหวัดน่าน".into(), ..Respondent::default()
            })
            .await?;
        let new = begin.go_on().await?.answer_all(1).await?;
        let has_both = "return Object.keys(localStorage).filter(key => key.includes('/draft/')).length === 2";
        browser.wait("the old draft", has_both, vec![]).await?;
        assert_eq!(Fill::here(browser).await?.answers().await?, new, "what was begun meanwhile");
        let home = Home::open(browser).await?;
        let drafts = home.drafts().await?;
        assert_eq!(drafts.len(), 2);
        let mut found = Vec::new();
        for draft in &drafts {
            let fill = Home::open(browser).await?.resume(draft).await?;
            found.push(fill.answers().await?);
        }
        assert!(found.contains(&given) && found.contains(&new), "{found:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn answers_that_only_the_journal_has_join_the_others() -> Result<(), Failure> {
    from_questions(SURVEY, async |_: &Rig, browser: &Browser, fill: &Fill<'_>| {
        let address = browser.engine.driver.current_url().await?;
        let given = fill.answer_all(0).await?;
        AnyPage(browser).saved().await?;
        let mut stores = Stores::beside(browser).await?;
        // The page's own store has stayed behind by one answer, as after a power cut.
        let (last, _) = given.iter().next_back().ok_or("nothing was given")?;
        for (_, text) in stores.page.iter_mut().filter(|(key, _)| key.starts_with("draft/")) {
            let mut draft: serde_json::Value = serde_json::from_str(text)?;
            draft["answers"].as_object_mut().and_then(|answers| answers.remove(last)).ok_or("it was not there")?;
            *text = draft.to_string();
        }
        stores.put(browser).await?;
        browser.engine.before_pages(LATE).await?;
        browser.engine.driver.goto(address.as_str()).await?;
        let there = Fill::here(browser).await?.answers().await?;
        assert_eq!(there.len() + 1, given.len(), "nothing was late");
        let question = format!("[data-question=\"{last}\"] .question__body input:checked");
        browser.find(&question).await?;
        assert_eq!(Fill::here(browser).await?.answers().await?, given);
        Ok(())
    })
    .await
}
