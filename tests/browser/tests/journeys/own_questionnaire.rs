//! A questionnaire from a file: checked, kept, answered like any other, and removed.

use std::path::PathBuf;

use browser_tests::browser::Browser;
use browser_tests::folders;
use browser_tests::pages::{AnyPage, Fill, Home, Next, Respondent, Results};
use browser_tests::respondent::Answers;
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::{Outcome, walk};
use serde_json::{Value, json};

/// A questionnaire of somebody else: one of ours, under another code and with markup in its texts.
fn own(change: impl FnOnce(&mut Value)) -> Outcome<Value> {
    let text = std::fs::read_to_string(folders::questionnaires().join("old-and-new-way.json"))?;
    let mut own: Value = serde_json::from_str(&text)?;
    own["id"] = "of-others".into();
    own["version"] = "1".into();
    own["title"] =
        json!({"th": "แบบของหน่วยงานอื่น <img src=x onerror=\"document.title='run'\">", "en": "Of others <b>x</b>"});
    change(&mut own);
    Ok(own)
}

/// Puts it into a file for the browser.
fn file(browser: &Browser, name: &str, questionnaire: &Value) -> Outcome<PathBuf> {
    let path = browser.engine.downloads().join(name);
    std::fs::write(&path, serde_json::to_vec(questionnaire)?)?;
    Ok(path)
}

async fn offer(browser: &Browser, name: &str, questionnaire: &Value) -> Outcome<bool> {
    let path = file(browser, name, questionnaire)?;
    browser.offer_file("[data-file=\"questionnaire\"]", &path).await?;
    browser.find("[data-offered]").await?;
    browser.has("[data-offered=\"ready\"]").await
}

async fn keep(browser: &Browser) -> Outcome {
    browser.click("[data-action=\"keep-questionnaire\"]").await?;
    browser.wait("the report to go", "return !document.querySelector('[data-offered]')", vec![]).await?;
    Ok(())
}

async fn on_home(browser: &Browser) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-questionnaire]')].map(link => link.dataset.questionnaire)
        .filter(code => code.startsWith('of-others'))";
    Ok(serde_json::from_value(browser.run(script, vec![]).await?)?)
}

#[tokio::test]
async fn it_is_answered_scored_exported_and_brought_back_like_a_built_in_one() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        assert!(offer(&browser, "own.json", &own(|_| {})?).await?, "a sound questionnaire is refused");
        assert_eq!(on_home(&browser).await?, Vec::<String>::new(), "kept without consent");
        keep(&browser).await?;
        assert_eq!(on_home(&browser).await?, ["of-others"]);
        browser.reload().await?;
        Home::here(&browser).await?;
        assert_eq!(on_home(&browser).await?, ["of-others"], "after a reload");
        let (answers, results) = walk::to_results(&browser, "of-others").await?;
        let title = browser.run("return document.title", vec![]).await?;
        assert!(title != "run" && !browser.has("main img").await?, "a text of the file was run");
        let (name, exported) = results.export().await?;
        assert_eq!(exported.json["answers"].as_object().map(serde_json::Map::len), Some(answers.len()));
        let submission = browser.engine.downloads().join(name);

        // Elsewhere the questionnaire is asked for first; once it is there, the file opens.
        let elsewhere = rig.browser().await?;
        let home = Home::open(&elsewhere).await?;
        home.offer(&submission).await?;
        let problems = AnyPage(&elsewhere).problems().await?;
        assert!(problems.iter().any(|words| words.contains("of-others")), "{problems:?}");
        elsewhere.click("[data-action=\"dismiss-import\"]").await?;
        assert!(offer(&elsewhere, "own.json", &own(|_| {})?).await?);
        keep(&elsewhere).await?;
        home.offer(&submission).await?;
        home.accept().await?;
        let (_, again) = Results::here(&elsewhere).await?.export().await?;
        assert_eq!(again.raw("answers")?, exported.raw("answers")?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn versions_stand_side_by_side_and_go_only_when_nothing_needs_them() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        for version in ["2", "1"] {
            assert!(offer(&browser, "own.json", &own(|own| own["version"] = version.into())?).await?);
            keep(&browser).await?;
        }
        let codes = on_home(&browser).await?;
        assert!(codes.len() == 2 && codes[0] == "of-others" && codes[1].starts_with("of-others@"), "{codes:?}");
        browser.reload().await?;
        Home::here(&browser).await?;
        assert_eq!(on_home(&browser).await?, codes, "other codes after a reload");
        // The same once more, and the same version with other content.
        assert!(!offer(&browser, "own.json", &own(|_| {})?).await?, "twice");
        browser.click("[data-action=\"dismiss-questionnaire\"]").await?;
        assert!(
            !offer(&browser, "own.json", &own(|own| own["minutes"] = 9.into())?).await?,
            "another under the same version"
        );
        browser.click("[data-action=\"dismiss-questionnaire\"]").await?;

        let fill = walk::to_questions(&browser, &codes[1], &Respondent::default()).await?;
        fill.answer_all(0).await?;
        AnyPage(&browser).saved().await?;
        Home::open(&browser).await?;
        assert_eq!(browser.count("[data-action=\"remove-questionnaire\"]").await?, 1, "one of the two is in use");
        browser.click("[data-action=\"remove-questionnaire\"]").await?;
        browser.find("[data-action=\"undo\"]").await?;
        assert_eq!(on_home(&browser).await?.len(), 1);
        fill.undo().await?;
        assert_eq!(on_home(&browser).await?, codes);
        browser.reload().await?;
        let home = Home::here(&browser).await?;
        let draft = home.drafts().await?.into_iter().next().ok_or("the draft is gone")?;
        home.resume(&draft).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_unsound_one_is_refused_with_every_problem() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        Home::open(&browser).await?;
        let broken = own(|own| {
            own["colour"] = "red".into();
            let question = "/dimensions/0/indicators/0/questions/0";
            let looped = json!({"atLeast": {"question": "1.1.1", "value": 1}});
            if let Some(question) = own.pointer_mut(question) {
                question["when"] = looped;
            }
            own["gates"] =
                json!([{"id": "g", "title": own["title"], "about": own["title"], "items": [{"question": "none"}]}]);
        })?;
        assert!(!offer(&browser, "broken.json", &broken).await?);
        let problems = AnyPage(&browser).problems().await?.join("\n");
        for path in ["colour", "questions[0].when", "gates[0].items[0].question"] {
            assert!(problems.contains(path), "{path} is not told:\n{problems}");
        }
        assert_eq!(on_home(&browser).await?, Vec::<String>::new());
        for (name, content) in [("text.json", "no JSON at all"), ("deep.json", &"[".repeat(5_000)), ("empty.json", "")]
        {
            let path = browser.engine.downloads().join(name);
            std::fs::write(&path, content)?;
            browser.offer_file("[data-file=\"questionnaire\"]", &path).await?;
            browser.find("[data-offered=\"failed\"]").await?;
            browser.click("[data-action=\"dismiss-questionnaire\"]").await?;
        }
        // One of the built-in codes and versions cannot be taken.
        let text = std::fs::read_to_string(folders::questionnaires().join("digital-services.json"))?;
        let mut twin: Value = serde_json::from_str(&text)?;
        twin["minutes"] = 1.into();
        assert!(!offer(&browser, "twin.json", &twin).await?, "it takes the place of a built-in one");
        Ok(())
    })
    .await
}

/// Answers a short questionnaire; kept apart because its parts are few.
#[tokio::test]
async fn gated_points_come_from_the_file_alone() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let text = |words: &str| json!({"th": format!("ข้อ {words}"), "en": words});
        let practice = |id: &str| json!({"id": id, "kind": "practice", "text": text(id)});
        let questions = ["1.1.1", "1.1.2", "1.1.3", "1.1.4"].map(practice);
        let block = |name: &str, points: u32, questions: [&str; 2]| json!({"title": text(name), "points": points, "questions": questions});
        let gated = own(|own| {
            own["dimensions"] = json!([{"id": "1", "title": text("d"), "about": text("d"), "indicators": [{
                "id": "1.1", "title": text("i"), "about": text("i"), "advice": text("a"),
                "questions": questions,
                "points": [block("Basic", 300, ["1.1.1", "1.1.2"]), block("Advance", 100, ["1.1.3", "1.1.4"])],
            }]}]);
        })?;
        Home::open(&browser).await?;
        assert!(offer(&browser, "gated.json", &gated).await?);
        keep(&browser).await?;
        let fill = walk::to_questions(&browser, "of-others", &Respondent::default()).await?;
        let mut given = Answers::new();
        for (id, value) in [("1.1.1", "yes"), ("1.1.2", "yes"), ("1.1.3", "yes"), ("1.1.4", "no")] {
            let answer = browser_tests::respondent::Answer::Choice(value.to_owned());
            given.insert(id.to_owned(), fill.answer(id, &answer).await?);
        }
        assert_eq!(fill.answers().await?, given);
        let results = match Fill::go_on(fill).await? {
            Next::Review(review) => review.finish().await?,
            Next::Part(_) => return Err("there is only one part".into()),
        };
        // 300 + 50 of 400.
        assert_eq!(results.figures().await?["indicator:1.1"], "87.5");
        let heat = browser.texts("[data-heat]").await?.concat();
        assert!(heat.contains("350/400"), "{heat}");
        Ok(())
    })
    .await
}
