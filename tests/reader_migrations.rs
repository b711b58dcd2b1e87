//! Steps from earlier versions in a questionnaire's file: read, and whatever is wrong with them named with its place.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::questionnaire::{Joining, Rule};
use serde_json::{Value as Json, json};
use support::reading::problems;
use support::small::text;
use support::{by_id, with};

fn yearly() -> Json {
    support::json(&support::path("yearly@2"))
}

/// Puts a value at a pointer and expects these problems. `R` stands for the rules of the first step.
#[track_caller]
fn gives(pointer: &str, value: Json, expected: &[&str]) {
    let pointer = pointer.replacen('R', "/migrations/0/rules", 1);
    let expected: Vec<String> = expected.iter().map(|words| words.replacen('R', "migrations[0].rules", 1)).collect();
    assert_eq!(problems(&with(yearly(), &pointer, value.clone())), expected, "{pointer} = {value}");
}

#[test]
fn steps_are_read_in_order() {
    let steps = by_id("yearly@2").migrations();
    let versions: Vec<_> = steps.iter().map(|step| (&*step.from, &*step.to, step.rules.len())).collect();
    assert_eq!(versions, [("2560", "2561", 6), ("2559", "2560", 2)]);
    let Rule::Merged { from, to, by } = &steps[0].rules[5] else { panic!("{:?}", steps[0].rules[5]) };
    assert_eq!((from.len(), to.question.as_str(), *by), (2, "2.1.3", Joining::Union));
    assert_eq!(steps[1].rules[0].targets()[0].values.get("has").map(|new| &**new), Some("yes"));
    assert_eq!(by_id("yearly@1").migrations(), []);
}

#[test]
fn steps_came_with_version_3() {
    for version in [1, 2] {
        let found = problems(&with(yearly(), "/formatVersion", json!(version)));
        assert!(found.contains(&"migrations: unknown key".to_owned()), "{version}: {found:?}");
    }
    assert_eq!(problems(&with(yearly(), "/migrations", Json::Null)), [""; 0]);
}

#[test]
fn what_has_not_the_right_shape_is_named() {
    gives("/migrations", json!({}), &["migrations: expected a list, found an object"]);
    gives("/migrations/0/colour", json!(1), &["migrations[0].colour: unknown key"]);
    gives(
        "R/0",
        json!("renamed"),
        &[
            "R[0]: `renamed` cannot stand here; expected one of renamed, mapped, split, merged, dropped, each with what belongs to it",
        ],
    );
    gives("R/0/renamed/to", json!(7), &["R[0].renamed.to: expected a text, found a number"]);
    gives("R/1/mapped", json!({"question": "1.1.4"}), &["R[1].mapped: missing key `values`"]);
    gives("R/1/mapped/values/no", json!(0), &["R[1].mapped.values.no: expected a text, found a number"]);
    gives("R/3/dropped/reason", json!({"th": "ก"}), &["R[3].dropped.reason: missing key `en`"]);
    gives("R/4/merged/by", json!("mean"), &["R[4].merged.by: expected `alike`, `lowest` or `union`, found a text"]);
}

#[test]
fn what_does_not_fit_is_named() {
    gives("/migrations/0/from", json!(" "), &["migrations[0].from: text is empty"]);
    gives("/migrations/0/from", json!("2561"), &["migrations[0].from: leads from a version to itself"]);
    gives("/migrations/1", json!({"from": "2560", "rules": []}), &["migrations[1]: this step stands twice"]);
    gives("R/0/renamed/to", json!("9.9.9"), &["R[0]: no question `9.9.9`"]);
    gives("R/0/renamed/from", json!("1.1.4"), &["R[1]: another rule takes question `1.1.4` too"]);
    gives("R/0/renamed/to", json!("2.1.1"), &["R[4]: another rule leads to question `2.1.1` too"]);
    gives("R/0/renamed/values", json!({"yes": "always"}), &["R[0]: question `1.1.3` is never answered `always`"]);
    gives("R/0/renamed/values", json!({"yes": "na"}), &[]);
    gives("R/1/mapped/values/no", json!("na"), &["R[1]: question `1.1.4` is never answered `na`"]);
    gives("R/2/split/to", json!([]), &["R[2]: at least one question is needed"]);
    gives("R/4/merged/from", json!(["2.1.1"]), &["R[4]: at least 2 questions are needed to become one"]);
    gives("R/4/merged/by", json!("union"), &["R[4]: answers to `2.1.1` cannot be joined so"]);
    gives("R/5/merged/by", json!("lowest"), &["R[5]: answers to `2.1.3` cannot be joined so"]);
    // What stood in a version on the way is not at hand.
    gives("/migrations/1/rules/0/renamed/to", json!("9.9.9"), &[]);
}

#[test]
fn there_is_a_limit_to_everything() {
    let step = |n: usize| json!({"from": format!("v{n}"), "to": format!("w{n}"), "rules": []});
    gives("/migrations", (0..101).map(step).collect(), &["migrations: more than 100"]);
    gives("/migrations", (0..100).map(step).collect(), &[]);
    let rule = |n: usize| json!({"dropped": {"question": format!("q{n}"), "reason": text()}});
    gives("R", (0..2_001).map(rule).collect(), &["R: more than 2000"]);
    let codes: Vec<String> = (0..101).map(|n| format!("q{n}")).collect();
    gives("R/4/merged/from", json!(codes), &["R[4]: more than 100 questions"]);
    let values: serde_json::Map<_, _> = (0..501).map(|n| (format!("v{n}"), json!("yes"))).collect();
    gives("R/0/renamed/values", Json::Object(values), &["R[0]: more than 500 values"]);
}
