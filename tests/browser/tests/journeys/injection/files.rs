//! Through the files that the page for respondents opens: questionnaires, submissions, drafts.

use std::path::PathBuf;

use browser_tests::browser::Browser;
use browser_tests::injection::Trap;
use browser_tests::pages::{AnyPage, Fill, Home, Results};
use browser_tests::submission::sealed;
use browser_tests::{Outcome, folders};
use serde_json::{Value, json};

use super::typed::on_every_page;

/// What a program has to understand of a file, and would refuse otherwise.
const UNDERSTOOD: [&str; 12] = [
    "$schema",
    "format",
    "formatVersion",
    "id",
    "version",
    "profile",
    "kind",
    "secrecy",
    "at",
    "value",
    "status",
    "period",
];

/// Puts one of the texts into every text that is there for people: behind it, as some have to begin in their own way.
fn written_over(value: &mut Value, trap: &Trap, n: &mut usize) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                let is_understood = UNDERSTOOD.contains(&key.as_str()) && !member.is_object();
                match member {
                    Value::String(text) if !is_understood => {
                        *text = format!("{text} {}", trap.text(*n));
                        *n += 1;
                    }
                    _ => written_over(member, trap, n),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| written_over(one, trap, n)),
        _ => (),
    }
}

/// Puts the texts in the place of every text that there is.
fn replaced(value: &mut Value, trap: &Trap, n: &mut usize) {
    match value {
        Value::Object(members) => {
            let members = members.iter_mut().filter(|(key, _)| !key.starts_with("format"));
            members.for_each(|(_, member)| replaced(member, trap, n));
        }
        Value::Array(all) => all.iter_mut().for_each(|one| replaced(one, trap, n)),
        Value::String(text) => {
            *text = trap.text(*n);
            *n += 1;
        }
        _ => (),
    }
}

/// A file beside the others of this browser, under a name that is none either.
fn file(browser: &Browser, name: &str, value: &Value) -> Outcome<PathBuf> {
    let path =
        browser.engine.downloads().join(format!("{name} <img src=x onerror=injected=1>'&quot;<phrom-injected>.json"));
    std::fs::write(&path, serde_json::to_vec_pretty(value)?)?;
    Ok(path)
}

/// A questionnaire of ours under another code, with the texts in all that people read.
fn questionnaire(trap: &Trap, code: &str) -> Outcome<Value> {
    let text = std::fs::read_to_string(folders::questionnaires().join(format!("{code}.json")))?;
    let mut value: Value = serde_json::from_str(&text)?;
    // Signs that turn the direction of writing are refused there.
    let texts: Vec<String> = trap.texts().into_iter().filter(|text| !text.contains('\u{202e}')).collect();
    let mut n = 0;
    for key in
        ["title", "purpose", "audience", "disclaimer", "terms", "sources", "profiles", "dimensions", "annexes", "gates"]
    {
        for text in texts_of(&mut value[key]) {
            *text = json!(format!("{} {}", text.as_str().unwrap_or_default(), texts[n % texts.len()]));
            n += 1;
        }
    }
    value["id"] = format!("of-others-{code}").into();
    if value["annexes"].is_null() || value["gates"].is_null() {
        let empty = |key: &&str| value[*key].is_null();
        let gone: Vec<&str> = ["annexes", "gates"].into_iter().filter(empty).collect();
        let members = value.as_object_mut().ok_or("no questionnaire")?;
        gone.into_iter().for_each(|key| drop(members.remove(key)));
    }
    Ok(value)
}

/// The texts in Thai and in English below a value.
fn texts_of(value: &mut Value) -> Vec<&mut Value> {
    match value {
        Value::Object(members) => {
            let is_text = members.contains_key("th");
            let below = members.iter_mut().flat_map(|(_, member)| match member {
                Value::String(_) if is_text => vec![member],
                _ => texts_of(member),
            });
            below.collect()
        }
        Value::Array(all) => all.iter_mut().flat_map(texts_of).collect(),
        _ => Vec::new(),
    }
}

/// Questionnaires first, then what is answered in them.
pub(super) async fn of_respondents(browser: &Browser, trap: &Trap) -> Outcome {
    Home::open(browser).await?;
    trap.listen(browser).await?;
    refused(browser, trap).await?;
    for code in ["old-and-new-way", "service-level-agreement", "pmqa-4-digital"] {
        let own = file(browser, code, &questionnaire(trap, code)?)?;
        browser.offer_file("[data-file=\"questionnaire\"]", &own).await?;
        browser.find("[data-offered]").await?;
        trap.shown(browser, "a questionnaire that is offered").await?;
        browser.click("[data-action=\"keep-questionnaire\"]").await?;
        let kept = "return !document.querySelector('[data-offered]')";
        browser.wait("the questionnaire to be kept", kept, vec![]).await?;
        trap.shown(browser, "home").await?;
        browser.run("location.hash = arguments[0]", vec![json!(format!("#/read/of-others-{code}"))]).await?;
        browser.find("main[data-page=\"read\"]").await?;
        trap.shown(browser, "a questionnaire to be read").await?;
        browser.run("location.hash = '#/'", vec![]).await?;
        Home::here(browser).await?;
        submission(browser, trap, code).await?;
    }
    Ok(())
}

/// Files in which every text is one of these, codes as well: told with their problems.
async fn refused(browser: &Browser, trap: &Trap) -> Outcome {
    let mut all = questionnaire(trap, "digital-services")?;
    replaced(&mut all, trap, &mut 0);
    all[trap.text(0)] = json!(trap.text(1));
    all["__proto__"] = json!({ "injected": 1 });
    let path = file(browser, "codes", &all)?;
    browser.offer_file("[data-file=\"questionnaire\"]", &path).await?;
    browser.find("[data-offered=\"failed\"]").await?;
    trap.shown(browser, "a questionnaire that is refused").await?;
    browser.click("[data-action=\"dismiss-questionnaire\"]").await?;
    let golden = folders::questionnaires().join("../tests/data/golden");
    for name in ["submission-1-every-kind", "submission-2-part", "draft-2"] {
        let mut value: Value = serde_json::from_slice(&std::fs::read(golden.join(format!("{name}.json")))?)?;
        replaced(&mut value, trap, &mut 0);
        let home = Home::here(browser).await?;
        home.offer(&file(browser, name, &value)?).await?;
        trap.shown(browser, "a submission that is not understood").await?;
        browser.click("[data-action=\"dismiss-import\"]").await?;
        let dismissed = "return !document.querySelector('[data-action=\"dismiss-import\"]')";
        browser.wait("the report to go", dismissed, vec![]).await?;
    }
    Ok(())
}

/// An assessment from a file with the texts wherever people may have written, on every page.
async fn submission(browser: &Browser, trap: &Trap, code: &str) -> Outcome {
    let begin = Home::here(browser).await?.start(&format!("of-others-{code}")).await?;
    trap.shown(browser, "begin").await?;
    begin.fill_in(&Default::default()).await?;
    let fill = begin.go_on().await?;
    trap.shown(browser, "questions").await?;
    fill.answer_all(0).await?;
    let (name, exported) = fill.to_review().await?.results_so_far().await?.export().await?;
    let own = browser.engine.downloads().join(name);
    let changed = sealed(&exported.json, |file| {
        file["id"] = json!("11111111-0d4b-4c8e-9a51-6f3b7f0e2a10");
        let mut n = 0;
        written_over(&mut file["respondent"], trap, &mut n);
        for (at, answer) in file["answers"].as_object_mut().into_iter().flatten().map(|(_, answer)| answer).enumerate()
        {
            for key in ["note", "unit"] {
                answer[key] = json!(trap.text(n));
                n += 1;
            }
            answer["evidence"] = json!([{ "kind": "plan", "title": trap.text(n), "location": trap.text(3),
                "holder": trap.text(n + 1), "number": trap.text(n + 2), "date": trap.text(n + 3) }]);
            if at == 0 {
                answer["note"] = json!(Trap::long());
            }
        }
        file["answers"]["__proto__"] = json!({ "value": "yes", "note": trap.text(0) });
        file["answers"][trap.text(0)] = json!({ "value": trap.text(1), "at": trap.text(2) });
    })?;
    let other = file(browser, &format!("{code} of others"), &serde_json::from_str(&changed)?)?;
    let home = Home::open(browser).await?;
    trap.listen(browser).await?;
    home.offer(&other).await?;
    trap.shown(browser, "a submission that is offered").await?;
    home.accept().await?;
    let review = opened(browser, trap).await?;
    trap.shown(browser, "review").await?;
    let _: Results<'_> = review.results_so_far().await?;
    on_every_page(browser, trap, &[own, other]).await?;
    let home = Home::open(browser).await?;
    trap.listen(browser).await?;
    trap.shown(browser, "home").await?;
    for _ in home.drafts().await? {
        home.delete_first().await?;
    }
    Ok(())
}

/// The questions of what was opened, saved and loaded anew, then its review.
async fn opened<'a>(browser: &'a Browser, trap: &Trap) -> Outcome<browser_tests::pages::Review<'a>> {
    let fill = Fill::here(browser).await?;
    fill.unfold_all().await?;
    trap.shown(browser, "questions that came in").await?;
    AnyPage(browser).saved().await?;
    browser.reload().await?;
    trap.listen(browser).await?;
    let fill = Fill::here(browser).await?;
    fill.unfold_all().await?;
    trap.shown(browser, "questions after a reload").await?;
    fill.to_review().await
}
