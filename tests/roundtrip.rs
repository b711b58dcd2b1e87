//! What is written can be opened and written again: nothing is lost, and not a byte changes.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Change, Evidence, Response, Sheet, TEXT_LIMIT, Value, ValueFault};
use phrom::json::canonical;
use phrom::questionnaire::{Question, Questionnaire};
use phrom::submission::{Draft, Opened, open, write_draft, write_submission};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::Index;
use serde_json::Value as Json;
use support::draw;
use support::files::{EXPORTED, closed_twice, draft};

/// The canonical bytes of the answers of a file.
#[track_caller]
fn answers_of(text: &str) -> String {
    let tree: Json = serde_json::from_str(text).unwrap();
    canonical(&tree["answers"])
}

#[track_caller]
fn opened(text: &str, questionnaire: &Rc<Questionnaire>) -> Opened {
    let opened = open(text.as_bytes(), |_, _| Some(questionnaire.clone())).unwrap();
    assert!(opened.report.is_clean(), "{:#?}", opened.report);
    opened
}

/// Exports, imports and exports an assessment; then the same with the draft that a browser keeps.
#[track_caller]
fn survives(draft: &Draft, questionnaire: &Rc<Questionnaire>) {
    let exported = write_submission(draft, questionnaire, EXPORTED);
    let again = write_submission(&opened(&exported, questionnaire).draft, questionnaire, EXPORTED);
    assert_eq!(answers_of(&again), answers_of(&exported));
    assert_eq!(again, exported);
    let kept = write_draft(draft, &questionnaire.sha256);
    let back = opened(&kept, questionnaire).draft;
    assert_eq!(back, *draft);
    assert_eq!(write_draft(&back, &questionnaire.sha256), kept);
}

fn questionnaire(id: &str) -> Rc<Questionnaire> {
    Rc::new(support::by_id(id))
}

/// Without the answers that do not fit their questions, which one of the cases has; the app never keeps such.
fn fitting(questionnaire: &Questionnaire, sheet: &Sheet) -> Sheet {
    let fits = |question: &&Rc<Question>| {
        let answer = sheet.get(&question.id).map(|answer| (**answer).clone()).unwrap_or_default();
        let checked = answer.response.map(|response| response.check(&question.kind, &question.na));
        matches!(checked, Some(Ok(()) | Err(ValueFault::ReasonMissing)))
    };
    let fitting = questionnaire.questions().filter(fits);
    Sheet::new(fitting.map(|question| (question.id.clone(), (**sheet.get(&question.id).unwrap()).clone())))
}

#[test]
fn every_case_of_the_scoring_survives_export_and_import() {
    let [survey, mixed] = ["th-digital-readiness", "mixed"].map(questionnaire);
    let cases = support::json("tests/data/scoring/cases.json");
    assert!(cases.as_array().unwrap().len() >= 50);
    for case in cases.as_array().unwrap() {
        let questionnaire = if case["questionnaire"] == "mixed" { &mixed } else { &survey };
        let sheet = fitting(questionnaire, &support::sheet(questionnaire, &case["answers"]));
        let draft = draft(questionnaire, case["profile"].as_str().unwrap(), sheet);
        survives(&draft, questionnaire);
        survives(&closed_twice(draft), questionnaire);
    }
}

#[test]
fn random_sheets_survive_export_and_import() {
    for id in ["th-digital-readiness", "mixed", "every-rule", "digital-services", "service-level-agreement"] {
        let questionnaire = questionnaire(id);
        let n = questionnaire.questions().count();
        let config = ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() };
        proptest!(config, |(profile in any::<Index>(), seeds in vec(any::<u32>(), n))| {
            let profile = profile.get(&questionnaire.profiles).id.as_str();
            let drawn = questionnaire.questions().zip(&seeds);
            let sheet = Sheet::new(drawn.map(|(q, seed)| (q.id.clone(), draw::rich_answer(q, *seed))));
            survives(&draft(&questionnaire, profile, sheet), &questionnaire);
        });
    }
}

/// However many questions are done, the share of them reads back as it was written, and the seal holds.
#[test]
fn every_completeness_survives() {
    let survey = questionnaire("th-digital-readiness");
    let all: Vec<_> = survey.questions().map(|q| (q.id.clone(), draw::best(&q.kind).unwrap())).collect();
    for n in 0..all.len() {
        let answered = |value: &Value| Answer { response: Some(Response::Value(value.clone())), ..Answer::default() };
        let sheet = Sheet::new(all[..n].iter().map(|(id, value)| (id.clone(), answered(value))));
        survives(&draft(&survey, "department", sheet), &survey);
    }
}

/// Whatever can be put in, of any length and to any question, is taken over whole.
#[test]
fn whatever_a_respondent_can_put_in_survives() {
    let questionnaire = support::files::questionnaire();
    let long: Rc<str> = "ก".repeat(TEXT_LIMIT + 7).into();
    let endless = Evidence {
        title: long.clone(),
        number: long.clone(),
        date: long.clone(),
        holder: long.clone(),
        location: long.clone(),
        ..Evidence::default()
    };
    for change in [
        Change::Note(long.clone()),
        Change::Unit(long.clone()),
        Change::Write(long.clone()),
        Change::NotApplicable { reason: long.clone() },
        Change::Evidence(vec![Evidence::default(), endless, support::document()]),
        Change::TypePart(long.clone()),
        Change::TypeWhole(long.clone()),
        Change::TypePart("๑".into()),
        Change::TypeWhole(" 2".into()),
        Change::TypePart("-0".into()),
        Change::TypeWhole("x".into()),
        Change::ChooseNone,
        Change::Toggle("one".into()),
        Change::Give(Value::Scale(3)),
    ] {
        let mut sheet = Sheet::default();
        for question in questionnaire.questions() {
            let at = "2026-11-20T09:05:00+07:00".into();
            sheet = sheet.changed(question, change.clone(), &at).unwrap_or(sheet);
        }
        let draft = draft(&questionnaire, "p", sheet);
        let blank_evidence = matches!(change, Change::Evidence(_));
        if blank_evidence {
            // A row of evidence that says nothing yet is not written.
            opened(&write_submission(&draft, &questionnaire, EXPORTED), &questionnaire);
        } else {
            survives(&draft, &questionnaire);
        }
    }
}
