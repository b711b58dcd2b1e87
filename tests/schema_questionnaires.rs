//! The schemas of questionnaires: they say of broken files what the reader says.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use jsonschema::Validator;
use phrom::json::{Problem, ProblemKind};
use phrom::questionnaire::{Questionnaire, ReadError};
use serde_json::{Value as Json, json};
use support::mangle::{self, Random};
use support::reading::{QUESTIONS, good, problems};
use support::small::{self, text};
use support::{with, without};

#[track_caller]
fn schema(version: u8) -> Validator {
    let schema = support::json(&format!("schema/questionnaire-{version}.schema.json"));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// The file of the questionnaire that has everything that version 2 brought.
fn every_rule() -> Json {
    support::json(&support::path("every-rule"))
}

#[test]
fn a_broken_questionnaire_is_not_valid() {
    let schema = schema(1);
    for key in
        "format formatVersion id version title purpose audience disclaimer minutes profiles dimensions".split(' ')
    {
        assert!(!schema.is_valid(&without(good(), &format!("/{key}"))), "without {key}");
    }
    for (pointer, value) in [
        ("/colour", json!("red")),
        ("/format", json!("phrom/submission")),
        ("/formatVersion", json!(0)),
        ("/id", json!("a/b")),
        ("/title/th", json!(" ")),
        ("/title/fr", json!("a")),
        ("/profiles", json!([])),
        ("/dimensions", json!([])),
        ("/dimensions/0/indicators/0/questions", json!([])),
        ("/dimensions/0/indicators/0/weight", json!(101)),
        ("Q/0/na", json!("perhaps")),
        ("Q/0/naReason", text()),
        ("Q/9/naReason", Json::Null),
        ("Q/0/kind", json!("essay")),
        ("Q/0/kind", json!({"practice": {}})),
        ("Q/1/kind/checklist/options", json!([])),
        ("Q/1/kind/checklist/options/0/id", json!("na")),
        ("Q/2/kind/share/max", json!(0)),
        ("Q/4/kind/ladder/options", small::options(&["one"])),
        ("Q/5/kind/scale/steps", json!(12)),
        ("Q/6/kind/text/lines", json!(0)),
        ("Q/7/kind/table/columns", json!([])),
        ("Q/10/when", json!({"equals": {"question": "practice"}})),
        ("Q/10/when", json!({"none": []})),
        ("/ladders/0/levels", json!([])),
        ("/ladders/0/levels/0/id", json!("first")),
    ] {
        let pointer = pointer.replace('Q', QUESTIONS.0);
        assert!(!schema.is_valid(&with(good(), &pointer, value.clone())), "{pointer} = {value}");
    }
}

#[test]
fn what_is_new_is_not_valid_in_the_first_version() {
    let schema = schema(1);
    let limited = json!({"question": "practice"});
    let gate = json!([{"id": "g", "title": text(), "about": text(), "items": [limited]}]);
    for (pointer, value) in [
        ("/terms", json!({"dimension": text(), "indicator": text()})),
        ("/overall", json!({"note": text()})),
        ("/subject", json!("text")),
        ("/gates", gate),
        ("/document", json!({"title": text(), "opening": text(), "closing": text(), "signatures": []})),
        ("/dimensions/0/indicators/0/step", json!({"title": text(), "lowest": ["ladder"]})),
        ("/dimensions/0/indicators/0/responsible", json!("text")),
        ("/dimensions/0/indicators/0/points", json!([])),
        ("Q/0/scored", json!(false)),
        ("Q/0/required", json!(true)),
        ("Q/7/kind/table/name", json!("c")),
        ("Q/7/kind/table/add", text()),
        ("Q/7/kind/table/levels", json!({"title": text(), "about": text(), "levels": []})),
        ("Q/7/kind/table/columns/0/help", text()),
        ("Q/7/kind/table/columns/0/required", json!(false)),
    ] {
        let pointer = pointer.replace('Q', QUESTIONS.0);
        let file = with(good(), &pointer, value);
        // What stands in a kind beside its own, the first schema leaves open.
        let is_of_kind = pointer.contains("/kind/") && !pointer.contains("columns");
        assert_eq!(schema.is_valid(&file), is_of_kind, "{pointer}");
        let found = problems(&file);
        assert!(found[0].ends_with(": unknown key"), "{pointer}: {found:?}");
    }
}

/// What is broken by shape is neither valid nor read; what the schema cannot see, the reader names.
#[test]
fn a_broken_questionnaire_of_version_2_is_not_valid() {
    let schema = schema(2);
    let (list, points) = ("/dimensions/0/indicators/0/questions/1/kind/table", "/dimensions/0/indicators/1/points");
    for (pointer, value) in [
        ("/formatVersion", json!(1)),
        ("/terms/indicator", json!("Item")),
        ("/overall", json!({})),
        ("/overall/note/th", json!("")),
        ("/subject", json!(7)),
        ("/gates/0/items", json!([])),
        ("/gates/0/id", json!("a/b")),
        ("/gates/0/items/0", json!("A.1.name")),
        ("/gates/0/items/1/columns", json!("name")),
        ("/gates/0/colour", json!("red")),
        ("/document/signatures", json!(["ก"])),
        ("/document/title", json!(null)),
        ("/sources/0/year", json!("2560")),
        ("L/name", json!("ชื่อ")),
        ("L/max", json!(1_001)),
        ("L/columns/0/kind", json!({"checklist": {"options": small::options(&["one"])}})),
        ("L/columns/0/kind", json!({"share": {"part": text(), "whole": text(), "max": 5}})),
        ("L/columns/0/kind", json!({"table": {"columns": [], "max": 1}})),
        ("L/columns/0/required", json!("yes")),
        ("L/columns/1/kind/ladder/options", small::options(&["one"])),
        ("L/levels/levels", json!([])),
        ("L/levels/levels/1/holds", json!({"equals": {"question": "reach"}})),
        ("L/levels/share/from", json!(2)),
        ("L/levels/share/offers/0", json!("mixed")),
        ("P/0/points", json!(0)),
        ("P/0/points", json!(1_001)),
        ("P/0/questions", json!([])),
        ("/dimensions/1/indicators/0/step/lowest", json!([])),
        ("/dimensions/1/indicators/0/step/title/en", json!(" ")),
        ("/dimensions/1/indicators/0/responsible", json!({})),
        ("/dimensions/1/indicators/0/questions/1/required", json!("no")),
        ("/dimensions/1/indicators/0/questions/2/scored", json!(0)),
    ] {
        let pointer = pointer.replacen('L', list, 1).replacen('P', points, 1);
        let broken = with(every_rule(), &pointer, value.clone());
        assert!(!schema.is_valid(&broken), "{pointer} = {value}");
        assert_ne!(problems(&broken), [""; 0], "{pointer} = {value}");
    }
}

/// Spoilt at random, a questionnaire is valid when it is read, and has the right shape when it is valid.
#[test]
fn schema_and_reader_of_questionnaires_agree() {
    agree(1, &good(), 7, 600);
    agree(2, &with(good(), "/formatVersion", json!(2)), 7, 200);
    agree(2, &every_rule(), 9, 400);
    agree(3, &support::json(&support::path("yearly@2")), 11, 400);
}

#[track_caller]
fn agree(version: u8, sound: &Json, seed: u64, times: u32) {
    let (schema, mut random) = (schema(version), Random(seed));
    let mut n_valid = 0;
    for _ in 0..times {
        let spoilt = mangle::tree(sound, &mut random);
        let is_valid = schema.is_valid(&spoilt);
        n_valid += u32::from(is_valid);
        match Questionnaire::read(spoilt.to_string().as_bytes()) {
            Ok(_) => assert!(is_valid, "read and not valid: {spoilt}"),
            Err(ReadError::Problems(problems)) if is_valid => {
                let fits = |problem: &Problem| matches!(problem.kind, ProblemKind::Inconsistent(_));
                assert!(problems.iter().all(fits), "valid: {problems:?}\n{spoilt}");
            }
            Err(_) => {}
        }
    }
    assert!(n_valid > times / 30, "{n_valid} of {times} were valid");
}
