//! The check behind what browsers store: it is white space to every reader of JSON, and tells every accident.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::submission::newest::{Damage, Known, Store};
use phrom::submission::{checked, is_altered};
use proptest::prelude::*;
use serde_json::Value;
use support::files;
use support::mangle::{self, Random};

fn draft() -> String {
    let questionnaire = files::questionnaire();
    let sheet = support::sheet(&questionnaire, &files::answers());
    phrom::submission::write_draft(&files::draft(&questionnaire, "p", sheet), &questionnaire.sha256)
}

#[test]
fn it_is_passed_over_by_readers_and_what_has_none_is_taken_as_it_is() {
    let (plain, with_check) = (draft(), checked(draft()));
    assert_eq!(serde_json::from_str::<Value>(&plain).unwrap(), serde_json::from_str::<Value>(&with_check).unwrap());
    assert_eq!(with_check.trim_end(), plain);
    assert!(!is_altered(&plain) && !is_altered(&with_check));
    let [plain, with_check] = [plain, with_check].map(|text| Known::of_file(&text, Store::Page).unwrap());
    assert_eq!(plain, with_check);
}

#[test]
fn nothing_but_an_old_draft_of_the_page_may_have_none() {
    for store in [Store::Journal, Store::Snapshot] {
        assert!(matches!(Known::of_file(&draft(), store), Err(Damage::Altered)));
        assert!(Known::of_file(&checked(draft()), store).is_ok());
        assert!(matches!(Known::of_answer("1.1", "{\"at\":\"2026\"}", store), Err(Damage::Altered)));
    }
}

#[test]
fn every_changed_byte_of_a_draft_is_told() {
    let sound = checked(draft()).into_bytes();
    for at in 0..sound.len() {
        for bit in 0..8 {
            let mut bytes = sound.clone();
            bytes[at] ^= 1 << bit;
            let text = String::from_utf8_lossy(&bytes);
            assert!(Known::of_file(&text, Store::Page).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn one_wrong_value_that_is_sound_json_is_altered_and_no_parse_error() {
    let text = checked(draft());
    let other = text.replacen("\"partly\"", "\"yes\"", 1);
    assert_ne!(text, other);
    assert_eq!(Known::of_file(&other, Store::Page), Err(Damage::Altered));
}

proptest! {
    #[test]
    fn what_is_spoilt_is_refused_or_says_the_same(seed: u64) {
        let sound = checked(draft());
        let bytes = mangle::bytes(sound.as_bytes(), &mut Random(seed));
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(known) = Known::of_file(&text, Store::Page) {
            prop_assert_eq!(known, Known::of_file(&sound, Store::Page).unwrap(), "{}", text);
        }
    }
}
