//! What is said of a file at once is what its tree says; what is written in another way is left to the tree.

use phrom::json::{digest, indented};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const FILE: &str = include_str!("../../tests/data/golden/submission-1.json");

fn told(text: &str) -> Option<bool> {
    is_sealed(text, &mut Vec::new())
}

/// What the tree says.
fn is_intact(text: &str) -> bool {
    let mut tree: Value = serde_json::from_str(text).unwrap();
    let seal = tree.as_object_mut().and_then(|map| map.remove("sha256"));
    seal == Some(digest(&tree).into())
}

#[test]
fn a_file_of_ours_is_told_at_once() {
    assert_eq!(told(FILE), Some(true));
    let on_one_line = serde_json::from_str::<Value>(FILE).unwrap().to_string();
    assert_eq!(told(&on_one_line), Some(true));
    assert_eq!(told(&FILE.replacen("\"yes\"", "\"no\"", 1)), Some(false));
    assert_eq!(told(&FILE.replacen("60.0", "61.0", 1)), Some(false));
}

#[test]
fn what_is_written_in_another_way_is_left_to_the_tree() {
    for (from, to) in [
        ("\"yes\"", "\"\\u0079es\""),
        ("https://phrom", "https:\\/\\/phrom"),
        ("60.0", "6e1"),
        ("60.0", "60.00"),
        ("60.0", "-0.0"),
        ("60.0", "-0"),
        ("\"1.1\": 60.0,", "\"1.1\": 60.0, \"1.1\": 60.0,"),
        ("\"1.1\": 60.0,", "\"1.3\": 60.0,"),
        ("\"sha256\"", "\"sha255\""),
    ] {
        let changed = FILE.replace(from, to);
        assert_ne!(changed, FILE, "{from}");
        assert!(told(&changed) != Some(true), "{to}");
    }
    for cut in (0..FILE.len()).step_by(53).filter(|cut| FILE.is_char_boundary(*cut)) {
        assert!(told(&FILE[..cut]) != Some(true) || cut > FILE.rfind("\"updated\"").unwrap());
    }
}

fn trees() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-1_000_000_000_i32..1_000_000_000).prop_map(|millionths| Value::from(f64::from(millionths) / 1e6)),
        (0_u32..101).prop_map(|whole| Value::from(f64::from(whole))),
        any::<String>().prop_map(Value::from),
        "[ก-๙a-z\"\\\\\n ]{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec(("[a-z0-9.]{0,4}|[ -~ก-๙]{0,5}", inner), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_told_is_what_the_tree_says(tree in trees(), is_changed in any::<bool>()) {
        let mut file = json!({"a": tree, "z": 1});
        let seal = digest(&file);
        file["sha256"] = seal.into();
        if is_changed {
            file["z"] = 2.into();
        }
        let text = indented(&file);
        if let Some(told) = told(&text) {
            prop_assert_eq!(told, is_intact(&text));
        }
    }
}
