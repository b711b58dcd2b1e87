//! The schemas in `schema/`: valid themselves, and they say of our files and of broken ones what the readers say.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use jsonschema::Validator;
use phrom::json::{Problem, ProblemKind};
use phrom::questionnaire::{BUILT_IN, Questionnaire, ReadError};
use phrom::submission::{OpenError, write_draft, write_submission};
use serde_json::{Value as Json, json};
use support::mangle::{self, Random};
use support::reading::{QUESTIONS, good};
use support::small::{self, text};
use support::{files, with, without};

#[track_caller]
fn schema(name: &str) -> Validator {
    jsonschema::draft202012::new(&support::json(&format!("schema/{name}-1.schema.json"))).unwrap()
}

#[track_caller]
fn is_valid(schema: &Validator, file: &Json, name: &str) {
    let errors: Vec<String> = schema.iter_errors(file).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{name}\n{}", errors.join("\n"));
}

fn read(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

/// A submission as we write it, valid as it stands.
fn sound() -> Json {
    read(&files::sealed(files::submission()))
}

#[test]
fn the_schemas_are_valid_themselves() {
    for name in ["questionnaire", "submission"] {
        let schema = support::json(&format!("schema/{name}-1.schema.json"));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
    }
}

#[test]
fn our_questionnaires_are_valid() {
    let schema = schema("questionnaire");
    for (n, packed) in BUILT_IN.iter().enumerate() {
        is_valid(&schema, &read(&packed.json()), &format!("built-in questionnaire {n}"));
    }
    for path in [
        "questionnaires/th-digital-readiness.json",
        "tests/data/scoring/mixed.json",
        "tests/data/golden/questionnaire-1.json",
    ] {
        is_valid(&schema, &support::json(path), path);
    }
    is_valid(&schema, &good(), "every kind of question");
}

#[test]
fn golden_files_are_valid() {
    let schema = schema("submission");
    for name in ["submission-1", "submission-1-every-kind", "draft-1"] {
        let path = format!("tests/data/golden/{name}.json");
        is_valid(&schema, &support::json(&path), &path);
    }
}

#[test]
fn what_we_write_is_valid() {
    let schema = schema("submission");
    is_valid(&schema, &sound(), "the small submission");
    let questionnaire = files::questionnaire();
    let empty = files::draft(&questionnaire, "p", Default::default());
    is_valid(&schema, &read(&write_submission(&empty, &questionnaire, files::EXPORTED)), "an empty submission");
    is_valid(&schema, &read(&write_draft(&empty, &questionnaire.sha256)), "an empty draft");
    let [survey, mixed] =
        ["th-digital-readiness", "mixed"].map(|id| support::questionnaire(&support::bytes(support::path(id))));
    for case in support::json("tests/data/scoring/cases.json").as_array().unwrap() {
        let questionnaire = if case["questionnaire"] == "mixed" { &mixed } else { &survey };
        let sheet = support::sheet(questionnaire, &case["answers"]);
        let draft = files::closed_twice(files::draft(questionnaire, case["profile"].as_str().unwrap(), sheet));
        is_valid(&schema, &read(&write_submission(&draft, questionnaire, files::EXPORTED)), &case["name"].to_string());
        is_valid(&schema, &read(&write_draft(&draft, &questionnaire.sha256)), &case["name"].to_string());
    }
}

#[test]
fn a_broken_submission_is_not_valid() {
    let schema = schema("submission");
    for key in "format formatVersion questionnaire id revision period profile status respondent created updated exported app answers scores sha256".split(' ') {
        assert!(!schema.is_valid(&without(sound(), &format!("/{key}"))), "without {key}");
        assert!(!schema.is_valid(&with(sound(), &format!("/{key}"), json!(true))), "{key} is true");
    }
    for (pointer, value) in [
        ("/colour", json!("red")),
        ("/format", json!("phrom/questionnaire")),
        ("/formatVersion", json!(2)),
        ("/id", json!("../a/b")),
        ("/revision", json!(0)),
        ("/revision", json!(1.5)),
        ("/period", json!("60")),
        ("/period", json!(2560)),
        ("/profile", json!("")),
        ("/status", json!("closed")),
        ("/created", json!("15/8/2560")),
        ("/exported", json!("2017-08-15")),
        ("/sha256", json!("ABCDEF")),
        ("/questionnaire/sha256", json!("0".repeat(63))),
        ("/questionnaire/title", json!("ก")),
        ("/respondent/name", json!("a person")),
        ("/history/0/revision", json!(0)),
        ("/history/0/finished", json!("yesterday")),
        ("/scores/completeness", json!(1.5)),
        ("/scores/dimensions/A", json!(100.5)),
        ("/scores/dimensions/A", json!("56.3")),
        ("/answers/ข้อ 1", json!({})),
        ("/answers/practice", json!("yes")),
        ("/answers/practice/value", json!(true)),
        ("/answers/practice/value", json!({"part": 1})),
        ("/answers/share/value", json!({"part": 1, "whole": 0})),
        ("/answers/share/value", json!({"part": -1, "whole": 2})),
        ("/answers/share/value", json!({"part": 1, "whole": 2, "percent": 50})),
        ("/answers/checklist/value", json!(["one", "one"])),
        ("/answers/checklist/value", json!([1])),
        ("/answers/practice/na", json!(true)),
        ("/answers/practice/reason", json!("ไม่มี")),
        ("/answers/reasoned/na", json!("true")),
        ("/answers/share/typed", json!(["1"])),
        ("/answers/practice/note", json!("ก".repeat(5_001))),
        ("/answers/practice/at", json!("2560")),
        ("/answers/practice/grade", json!(1)),
        ("/answers/practice/evidence", json!({})),
        ("/answers/practice/evidence/0/kind", json!("letter")),
        ("/answers/practice/evidence/0/secrecy", json!("cosmic")),
        ("/answers/practice/evidence/0/file", json!("data:")),
    ] {
        assert!(!schema.is_valid(&with(sound(), pointer, value.clone())), "{pointer} = {value}");
    }
}

#[test]
fn a_broken_questionnaire_is_not_valid() {
    let schema = schema("questionnaire");
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

/// Spoilt at random, a questionnaire is valid when it is read, and has the right shape when it is valid.
#[test]
fn schema_and_reader_of_questionnaires_agree() {
    let (schema, sound, mut random) = (schema("questionnaire"), good(), Random(7));
    let mut n_valid = 0;
    for _ in 0..600 {
        let spoilt = mangle::tree(&sound, &mut random);
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
    assert!(n_valid > 20, "{n_valid} of 600 were valid");
}

/// Spoilt at random, a submission that is valid has no key and no type that the reader does not know.
#[test]
fn schema_and_reader_of_submissions_agree() {
    let (schema, sound, mut random) = (schema("submission"), sound(), Random(8));
    let mut n_valid = 0;
    for _ in 0..600 {
        let spoilt = mangle::tree(&sound, &mut random);
        if !schema.is_valid(&spoilt) {
            continue;
        }
        n_valid += 1;
        match files::opened(spoilt.to_string()) {
            Ok(opened) => assert_eq!(opened.report.problems, [], "valid: {spoilt}"),
            Err(OpenError::UnknownQuestionnaire { .. }) => {}
            Err(error) => assert!(format!("{error:?}").contains("no profile"), "valid: {error:?}\n{spoilt}"),
        }
    }
    assert!(n_valid > 20, "{n_valid} of 600 were valid");
}
