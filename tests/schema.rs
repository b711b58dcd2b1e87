//! The schemas in `schema/`: valid themselves, and they say of our files and of broken ones what the readers say.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use jsonschema::Validator;
use phrom::json::digest;
use phrom::questionnaire::CATALOGUE;
use phrom::submission::{OpenError, write_draft, write_submission};
use serde_json::{Value as Json, json};
use support::mangle::{self, Random};
use support::reading::good;
use support::{files, with, without};

const SCHEMAS: [&str; 5] = ["questionnaire-1", "questionnaire-2", "questionnaire-3", "submission-1", "submission-2"];

#[track_caller]
fn schema(name: &str) -> Validator {
    jsonschema::draft202012::new(&support::json(&format!("schema/{name}.schema.json"))).unwrap()
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
    for name in SCHEMAS {
        let schema = support::json(&format!("schema/{name}.schema.json"));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
    }
}

#[test]
fn our_questionnaires_are_valid() {
    let schemas = ["questionnaire-1", "questionnaire-2", "questionnaire-3"].map(schema);
    let built_in = CATALOGUE.iter().map(|entry| support::path(entry.id));
    let others = ["tests/data/scoring/mixed.json", "tests/data/golden/questionnaire-1.json"].map(String::from);
    for path in built_in.chain(others).chain(["every-rule", "yearly@1", "yearly@2"].map(support::path)) {
        let file = support::json(&path);
        for (n, schema) in schemas.iter().enumerate() {
            if file["formatVersion"] == n + 1 {
                is_valid(schema, &file, &path);
            } else {
                assert!(!schema.is_valid(&file), "{path} is valid in version {} too", n + 1);
            }
        }
    }
    for (n, schema) in schemas.iter().enumerate() {
        let file = with(good(), "/formatVersion", json!(n + 1));
        is_valid(schema, &file, &format!("every kind of question, in version {}", n + 1));
    }
    assert!(CATALOGUE.len() >= 6);
}

/// What was published stays: a file that was valid in version 1 is valid for ever, and no other.
#[test]
fn the_schemas_of_earlier_versions_are_frozen() {
    for (name, sha256) in [
        ("questionnaire-1", "e8600ae58ccc7e0b1c1fd824e60673b3dcc1a9a475c11f974955956f81eb406a"),
        ("questionnaire-2", "ab07130a376baf81d08fa468fe7fb323a3836c936b26399b0953e9c8e116cacb"),
        ("submission-1", "9d1bed84427f4e9d653d39565a075d4cc360047d2e70d3678b853920cc511788"),
    ] {
        assert_eq!(digest(&support::json(&format!("schema/{name}.schema.json"))), sha256, "{name}");
    }
}

#[test]
fn golden_files_are_valid() {
    let [first, second] = ["submission-1", "submission-2"].map(schema);
    let of_first = ["submission-1", "submission-1-every-kind", "submission-1-table", "draft-1"];
    let of_second = ["submission-2-part", "draft-2"];
    for (schema, other, names) in [(&first, &second, &of_first[..]), (&second, &first, &of_second[..])] {
        for name in names {
            let path = format!("tests/data/golden/{name}.json");
            is_valid(schema, &support::json(&path), &path);
            assert!(!other.is_valid(&support::json(&path)), "{path} is valid in the other version too");
        }
    }
}

#[test]
fn what_we_write_is_valid() {
    let schema = schema("submission-1");
    is_valid(&schema, &sound(), "the small submission");
    let questionnaire = files::questionnaire();
    let empty = files::draft(&questionnaire, "p", Default::default());
    is_valid(&schema, &read(&write_submission(&empty, &questionnaire, files::EXPORTED)), "an empty submission");
    is_valid(&schema, &read(&write_draft(&empty, &questionnaire.sha256)), "an empty draft");
    let [survey, mixed] = ["th-digital-readiness", "mixed"].map(support::by_id);
    for case in support::json("tests/data/scoring/cases.json").as_array().unwrap() {
        let questionnaire = if case["questionnaire"] == "mixed" { &mixed } else { &survey };
        let sheet = support::sheet(questionnaire, &case["answers"]);
        let draft = files::closed_twice(files::draft(questionnaire, case["profile"].as_str().unwrap(), sheet));
        is_valid(&schema, &read(&write_submission(&draft, questionnaire, files::EXPORTED)), &case["name"].to_string());
        is_valid(&schema, &read(&write_draft(&draft, &questionnaire.sha256)), &case["name"].to_string());
    }
}

#[test]
fn tables_as_we_write_them_are_valid() {
    let (schema, questionnaire) = (schema("submission-1"), support::every_rule());
    for seed in 0..60 {
        let answers = questionnaire.questions().map(|q| (q.id.clone(), support::draw::rich_answer(q, 3 + seed * 977)));
        let draft = files::draft(&questionnaire, "hired", phrom::answers::Sheet::new(answers));
        is_valid(&schema, &read(&write_submission(&draft, &questionnaire, files::EXPORTED)), &format!("seed {seed}"));
        is_valid(&schema, &read(&write_draft(&draft, &questionnaire.sha256)), &format!("draft of seed {seed}"));
    }
}

#[test]
fn what_is_shared_is_valid_as_we_write_it() {
    let (schema, questionnaire) = (schema("submission-2"), files::questionnaire());
    let draft = files::shared(files::draft(&questionnaire, "p", support::sheet(&questionnaire, &files::answers())));
    is_valid(&schema, &read(&write_submission(&draft, &questionnaire, files::EXPORTED)), "a part");
    is_valid(&schema, &read(&write_draft(&draft, &questionnaire.sha256)), "a draft of a part");
}

#[test]
fn a_broken_submission_is_not_valid() {
    let schema = schema("submission-1");
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
        ("/answers/table", json!({"value": [{"c": true}]})),
        ("/answers/table", json!({"value": [{"c": ""}]})),
        ("/answers/table", json!({"value": [{"c": ["yes"]}]})),
        ("/answers/table", json!({"value": [{"c": "yes"}, "yes"]})),
        ("/answers/table", json!({"value": {"c": "yes"}})),
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

/// Spoilt at random, a submission that is valid has no key and no type that the reader does not know.
#[test]
fn schema_and_reader_of_submissions_agree() {
    let (schema, sound, mut random) = (schema("submission-1"), sound(), Random(8));
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
