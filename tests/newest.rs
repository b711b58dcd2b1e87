//! Of several stores the newest: laws of putting together what they know of a draft.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use phrom::submission::checked;
use phrom::submission::newest::{Known, SNAPSHOTS, Store, kept};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A moment, by its second.
fn at(second: u32) -> String {
    format!("2026-11-22T10:{:02}:{:02}+07:00", second / 60, second % 60)
}

/// A store's state: whether it has a head, and when; of each question when it was answered, and whether it was cleared.
type Made = (Option<u32>, Vec<(u8, u32, bool)>);

fn known((head, answers): &Made, store: Store) -> Known {
    let mut known = Known::default();
    for (question, second, is_cleared) in answers {
        let answer =
            if *is_cleared { json!({ "at": at(*second) }) } else { json!({ "at": at(*second), "value": second }) };
        known = known.or(Known::of_answer(&format!("1.{question}"), &checked(answer.to_string()), store).unwrap());
    }
    match head {
        Some(second) => known.or(Known::of_file(&checked(file(*second, json!({}))), store).unwrap()),
        None => known,
    }
}

fn file(second: u32, answers: Value) -> String {
    json!({ "formatVersion": 1, "updated": at(second), "answers": answers }).to_string()
}

fn made() -> impl Strategy<Value = Made> {
    (proptest::option::of(0..60_u32), proptest::collection::vec((0..6_u8, 0..60_u32, any::<bool>()), 0..12))
}

proptest! {
    #[test]
    fn order_does_not_matter_and_twice_is_once(one in made(), two in made(), three in made()) {
        let [one, two, three] =
            [(one, Store::Page), (two, Store::Journal), (three, Store::Snapshot)].map(|(made, store)| known(&made, store));
        let all = one.clone().or(two.clone()).or(three.clone());
        prop_assert_eq!(&all, &three.clone().or(two.clone()).or(one.clone()));
        prop_assert_eq!(&all, &one.clone().or(two.clone().or(three.clone())));
        prop_assert_eq!(&all, &two.or(one.clone()).or(three));
        prop_assert_eq!(&all, &all.clone().or(one));
        prop_assert_eq!(&all, &all.clone().or(all.clone()));
    }

    #[test]
    fn the_newest_wins_and_what_was_cleared_stays_so(one in made(), two in made()) {
        let all = known(&one, Store::Page).or(known(&two, Store::Journal));
        let answers = all.answers();
        for question in 0..6_u8 {
            let every = one.1.iter().chain(&two.1).filter(|(of, ..)| *of == question);
            let newest = every.clone().map(|(_, second, _)| *second).max();
            let there = &answers[format!("1.{question}")];
            match newest {
                None => prop_assert!(there.is_null()),
                Some(second) => {
                    let states: Vec<bool> = every.filter(|(_, at, _)| *at == second).map(|(.., cleared)| *cleared).collect();
                    if states.iter().all(|cleared| *cleared) {
                        prop_assert!(there.is_null(), "cleared, and there: {}", there);
                    } else if states.iter().all(|cleared| !cleared) {
                        prop_assert_eq!(&there["value"], &json!(second));
                    }
                }
            }
        }
        prop_assert_eq!(all.file().is_some(), one.0.is_some() || two.0.is_some());
    }

    #[test]
    fn so_many_whole_states_are_kept_and_one_from_before_today(
        mut moments in proptest::collection::vec(0..1_000_i64, 0..60),
        today in 0..1_000_i64,
    ) {
        moments.sort_unstable();
        let kept = kept(&moments, today);
        prop_assert_eq!(kept.len(), moments.len().min(SNAPSHOTS));
        prop_assert!(kept.is_sorted() && kept.last().is_none_or(|last| last + 1 == moments.len()));
        let has_before = kept.iter().any(|at| moments[*at] < today);
        prop_assert_eq!(has_before, moments.iter().any(|moment| *moment < today));
    }
}

#[test]
fn of_the_same_moment_the_journal_counts() {
    let of = |value: &str, store| {
        Known::of_answer("1.1", &checked(json!({ "at": at(1), "value": value }).to_string()), store).unwrap()
    };
    let [page, journal] = [of("yes", Store::Page), of("no", Store::Journal)];
    for all in [page.clone().or(journal.clone()), journal.or(page)] {
        assert_eq!(all.answers(), json!({ "1.1": { "at": at(1), "value": "no" } }));
    }
}

#[test]
fn moments_are_compared_whatever_their_offset() {
    let of = |at: &str| Known::of_answer("1", &json!({ "at": at, "value": at }).to_string(), Store::Page).unwrap();
    let all = of("2026-11-22T10:00:00+07:00").or(of("2026-11-22T04:00:00Z"));
    assert_eq!(all.answers()["1"]["value"], "2026-11-22T04:00:00Z");
}

#[test]
fn nothing_that_a_store_holds_is_left_out() {
    let odd = json!({ "1.1": 5, "9.9.9": { "at": at(3), "new": true } });
    let all = Known::of_file(&file(1, odd.clone()), Store::Page).unwrap();
    let written: Value = serde_json::from_str(&all.file().unwrap()).unwrap();
    assert_eq!(written["answers"], odd);
    let newer = checked(file(0, json!({})).replace("\"formatVersion\":1", "\"formatVersion\":7"));
    let newer = Known::of_file(&newer, Store::Journal);
    let both: Value = serde_json::from_str(&all.or(newer.unwrap()).file().unwrap()).unwrap();
    assert_eq!(both["formatVersion"], 7, "a newer app's draft stays closed");
    assert!(Known::of_file("{\"answers\":{\"1\":{},\"1\":{}}}", Store::Page).unwrap().has_repeated());
    for damaged in ["", "{", "[]", "{}", "{\"answers\":[]}"] {
        assert!(Known::of_file(damaged, Store::Page).is_err(), "{damaged}");
    }
}
