//! Thai and English: the switch is on every page, changes the words, and nothing else.

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Home, Next, Respondent};
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};

use crate::SURVEY;

#[tokio::test]
async fn the_other_language_changes_the_words_and_nothing_else() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let page = AnyPage(&browser);
        let begin = Home::open(&browser).await?.start(SURVEY).await?;
        begin.fill_in(&Respondent::default()).await?;
        there_and_back(&browser).await?;
        assert_eq!(begin.value("agencyName").await?, Respondent::default().agency_name);
        assert_eq!(begin.value("profile").await?, "province");

        let fill = begin.go_on().await?;
        let answers = fill.answer_all(0).await?;
        there_and_back(&browser).await?;
        assert_eq!(fill.answers().await?, answers);

        page.switch_language("en").await?;
        let Next::Part(next) = fill.go_on().await? else {
            return Err("there is only one part".into());
        };
        let (_, review) = next.answer_onward(1).await?;
        there_and_back(&browser).await?;
        let results = review.finish().await?;
        let figures = results.figures().await?;
        there_and_back(&browser).await?;
        assert_eq!(results.figures().await?, figures);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn english_pages_have_no_unmarked_thai() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut found = Vec::new();
        let home = Home::open(&browser).await?;
        AnyPage(&browser).switch_language("en").await?;
        look(&browser, "home", &mut found).await?;
        let begin = home.start(SURVEY).await?;
        begin.submit_incomplete().await?;
        look(&browser, "begin with problems", &mut found).await?;
        begin.fill_in(&Respondent::default()).await?;
        look(&browser, "begin", &mut found).await?;
        let fill = begin.go_on().await?;
        for part in fill.parts().await? {
            fill.open(&part).await?;
            fill.unfold_all().await?;
            look(&browser, &format!("part {part}"), &mut found).await?;
        }
        fill.open("1").await?;
        let (_, review) = fill.answer_onward(0).await?;
        look(&browser, "review", &mut found).await?;
        review.finish().await?;
        look(&browser, "results", &mut found).await?;
        let home = Home::open(&browser).await?;
        look(&browser, "home with a draft", &mut found).await?;
        home.delete_first().await?;
        look(&browser, "home after a deletion", &mut found).await?;
        if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
    })
    .await
}

async fn look(browser: &Browser, place: &str, found: &mut Vec<String>) -> Outcome {
    let texts = AnyPage(browser).unmarked_thai().await?;
    found.extend(texts.into_iter().map(|text| format!("{place}: {text}")));
    Ok(())
}

/// The address, and so the place on the way, stays while the words change.
async fn there_and_back(browser: &Browser) -> Outcome {
    let page = AnyPage(browser);
    let (name, address) = (page.name().await?, browser.engine.driver.current_url().await?);
    let home = browser.run("return document.documentElement.lang", vec![]).await?;
    let other = if home == "th" { "en" } else { "th" };
    let words = browser.texts("main h1").await?;
    page.switch_language(other).await?;
    assert_eq!(page.name().await?, name);
    assert_eq!(browser.engine.driver.current_url().await?, address);
    assert_ne!(browser.texts("main h1").await?, words, "the heading of {name} is the same in both languages");
    page.switch_language(home.as_str().unwrap_or_default()).await?;
    assert_eq!(browser.texts("main h1").await?, words);
    Ok(())
}
