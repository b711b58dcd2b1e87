//! Which of all files counts: every rule with the files that it is about, and what becomes of each of them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::cohort::roster::Roster;
use serde_json::{Value as Json, json};
use support::cohort::Chosen::{AllChanged, AllOpen, Allow, Match, OnlyRoster, Prefer};
use support::cohort::{Chosen, Made, choices, cohort, made, numbers, reader, roster, said};
use support::{files, small};

const OFFICE: &str = "สำนักงานจังหวัดลำปาง";
const TRANSPORT: &str = "สำนักงานขนส่งจังหวัดลำปาง";

/// Takes the files in by the small questionnaire, in both orders, and says what becomes of each.
#[track_caller]
fn becomes(name: &str, sent: &[(&str, String)], roster: Option<&Roster>, chosen: &[Chosen], expected: &[&str]) {
    let reader = reader([support::questionnaire(small::written(small::every_kind()).to_string().as_bytes())]);
    let backwards: Vec<_> = sent.iter().rev().cloned().collect();
    for sent in [sent, &backwards] {
        let cohort = cohort(&reader, sent);
        let settled = cohort.settle(roster, &choices(&cohort, chosen));
        assert_eq!(said(&cohort, &settled), expected, "{name}");
    }
}

/// What a round counts: missing, received, counted, unsure.
fn counts(sent: &[(&str, String)], roster: Option<&Roster>, chosen: &[Chosen]) -> (usize, usize, usize, usize) {
    let reader = reader([support::questionnaire(small::written(small::every_kind()).to_string().as_bytes())]);
    let cohort = cohort(&reader, sent);
    let settled = cohort.settle(roster, &choices(&cohort, chosen));
    numbers(settled.only_round().unwrap().1)
}

fn office() -> Made {
    made(OFFICE)
}

fn with_revision(revision: u32, updated: &str) -> Made {
    Made { revision, updated: updated.into(), ..office() }
}

/// The same content, written in another way.
fn reformatted(file: &str) -> String {
    let tree: Json = serde_json::from_str(file).unwrap();
    let mut keys: Vec<(String, Json)> = tree.as_object().unwrap().clone().into_iter().collect();
    keys.reverse();
    let lines: Vec<String> = keys.iter().map(|(key, value)| format!("  {}  :{value}", json!(key))).collect();
    format!("\u{feff}{{\r\n{}\r\n}}\r\n", lines.join(",\r\n"))
}

/// The file with its name changed by hand.
fn renamed(file: &str) -> String {
    file.replace(OFFICE, TRANSPORT)
}

/// The file exported at another moment.
fn exported_again(made: &Made) -> String {
    let file: Json = serde_json::from_str(&made.file()).unwrap();
    files::sealed(support::with(file, "/exported", json!("2026-12-01T09:00:00+07:00")))
}

#[test]
fn the_same_submission_twice_is_a_duplicate() {
    let file = office().file();
    let sent = [("b.json", file.clone()), ("a.json", file.clone()), ("c/a.json", reformatted(&file))];
    becomes(
        "three times",
        &sent,
        None,
        &[],
        &["a.json: counts", "b.json: duplicate of a.json", "c/a.json: duplicate of a.json"],
    );
    let sent = [("a.json", file.clone()), ("a (1).json", exported_again(&office()))];
    becomes("exported twice", &sent, None, &[], &["a (1).json: counts", "a.json: duplicate of a (1).json"]);
    let sent =
        [("a.json", files::sealed(serde_json::from_str(&file).unwrap())), ("0.json", file.replace(&seal(&file), "0"))];
    becomes(
        "a broken seal does not hide the whole one",
        &sent,
        None,
        &[],
        &["0.json: duplicate of a.json", "a.json: counts"],
    );
}

fn seal(file: &str) -> String {
    let tree: Json = serde_json::from_str(file).unwrap();
    tree["sha256"].as_str().unwrap().into()
}

#[test]
fn what_is_chosen_for_a_duplicate_is_chosen_for_the_submission() {
    let draft = Made { is_final: false, ..office() }.file();
    let sent = [("b.json", draft.clone()), ("a.json", draft)];
    becomes("allowed by the copy", &sent, None, &[Allow("b.json")], &["a.json: counts", "b.json: duplicate of a.json"]);
    let (old, new) = (with_revision(1, "2026-11-01T00:00:00Z").file(), with_revision(2, "2026-11-02T00:00:00Z").file());
    let sent = [("1.json", old.clone()), ("2.json", new), ("3.json", old)];
    let expected = ["1.json: counts", "2.json: superseded by 1.json", "3.json: duplicate of 1.json"];
    becomes("preferred by the copy", &sent, None, &[Prefer("3.json")], &expected);
}

#[test]
fn the_newer_revision_of_an_agency_counts() {
    let (noon, evening) = ("2026-11-22T12:00:00+07:00", "2026-11-22T18:00:00+07:00");
    let other = |id: &str, made: Made| Made { id: id.into(), ..made }.file();
    let cases = [
        ("the higher revision", with_revision(1, noon).file(), with_revision(2, evening).file()),
        ("also with the clock set back", with_revision(1, evening).file(), with_revision(2, noon).file()),
        ("of two assessments the later one", with_revision(3, noon).file(), other("x", with_revision(1, evening))),
        (
            "moments of other offsets",
            with_revision(1, "2026-11-22T06:00:00Z").file(),
            other("x", with_revision(1, "2026-11-22T13:30:00+07:00")),
        ),
        ("no moment is before all", with_revision(7, "yesterday").file(), other("x", with_revision(1, noon))),
        (
            "of one assessment the highest revision, before the assessments are compared",
            with_revision(1, evening).file(),
            with_revision(2, noon).file(),
        ),
    ];
    for (name, old, new) in cases {
        let sent = [("old.json", old), ("new.json", new)];
        becomes(name, &sent, None, &[], &["new.json: counts", "old.json: superseded by new.json"]);
        let expected = ["new.json: superseded by old.json", "old.json: counts"];
        becomes(name, &sent, None, &[Prefer("old.json")], &expected);
    }
}

#[test]
fn a_draft_does_not_take_the_place_of_a_closed_one() {
    let draft = |revision, updated: &str| Made { is_final: false, ..with_revision(revision, updated) }.file();
    let closed = with_revision(1, "2026-11-22T12:00:00+07:00").file();
    let older = [("closed.json", closed.clone()), ("draft.json", draft(1, "2026-11-23T12:00:00+07:00"))];
    let expected = ["closed.json: counts", "draft.json: superseded by closed.json"];
    becomes("a draft of the same revision came before its closing, whatever the clock", &older, None, &[], &expected);
    becomes("also where drafts count", &older, None, &[AllOpen], &expected);
    let expected = ["closed.json: superseded by draft.json", "draft.json: counts"];
    becomes("unless it is preferred", &older, None, &[Prefer("draft.json")], &expected);
    let newer = [("closed.json", closed), ("draft.json", draft(2, "2026-11-22T11:00:00+07:00"))];
    becomes("opened again", &newer, None, &[], &["closed.json: counts", "draft.json: not final"]);
    for chosen in [AllOpen, Allow("draft.json")] {
        becomes("opened again, and chosen", &newer, None, &[chosen], &expected);
    }
}

#[test]
fn what_was_changed_or_is_open_counts_only_when_chosen() {
    let closed = office().file();
    let draft = Made { is_final: false, ..office() }.file();
    let unsealed = {
        let tree: Json = serde_json::from_str(&closed).unwrap();
        support::without(tree, "/sha256").to_string()
    };
    let cases: [(&str, String, &[Chosen], &str); 11] = [
        ("changed", renamed(&closed), &[], "changed"),
        ("changed, by file", renamed(&closed), &[Allow("a.json")], "changed, counts"),
        ("changed, all", renamed(&closed), &[AllChanged], "changed, counts"),
        ("changed, drafts only", renamed(&closed), &[AllOpen], "changed"),
        ("its digest taken out", unsealed, &[], "changed"),
        ("draft", draft.clone(), &[], "not final"),
        ("draft, by file", draft.clone(), &[Allow("a.json")], "counts"),
        ("draft, all", draft.clone(), &[AllOpen], "counts"),
        ("both", renamed(&draft), &[AllOpen], "changed"),
        ("both, all changed", renamed(&draft), &[AllChanged], "changed, not final"),
        ("both, all", renamed(&draft), &[AllChanged, AllOpen], "changed, counts"),
    ];
    for (name, file, chosen, expected) in cases {
        becomes(name, &[("a.json", file)], None, chosen, &[&format!("a.json: {expected}")]);
    }
}

#[test]
fn a_changed_file_does_not_take_the_place_of_a_whole_one() {
    let whole = with_revision(1, "2026-11-22T12:00:00+07:00").file();
    let changed = with_revision(9, "2026-12-22T12:00:00+07:00").file().replace("นักวิเคราะห์", "นัก");
    let sent = [("changed.json", changed), ("whole.json", whole)];
    becomes("changed", &sent, None, &[], &["changed.json: changed", "whole.json: counts"]);
    let expected = ["changed.json: changed, counts", "whole.json: superseded by changed.json"];
    becomes("and chosen", &sent, None, &[AllChanged], &expected);
}

#[test]
fn what_cannot_be_read_stops_nothing() {
    let file = office().file();
    let tree: Json = serde_json::from_str(&file).unwrap();
    let sent = [
        ("cut.json", file[..file.len() / 2].to_owned()),
        ("empty.json", String::new()),
        ("good.json", file.clone()),
        ("newer.json", support::with(tree.clone(), "/formatVersion", json!(99)).to_string()),
        ("other.json", support::with(tree.clone(), "/questionnaire/id", json!("unheard-of")).to_string()),
        ("photo.jpg", "\u{ff}JFIF".to_owned()),
        ("roster.json", json!({"format": "phrom/roster"}).to_string()),
        ("unusable.json", support::without(tree, "/profile").to_string()),
    ];
    let expected = [
        "cut.json: damaged",
        "empty.json: damaged",
        "good.json: counts",
        "newer.json: newer-version",
        "other.json: unknown-questionnaire",
        "photo.jpg: not-a-submission",
        "roster.json: not-a-submission",
        "unusable.json: damaged",
    ];
    becomes("all of them", &sent, None, &[], &expected);
}

#[test]
fn three_numbers() {
    let roster = roster(&[("1", OFFICE), ("2", TRANSPORT), ("3", "สำนักงานคลังจังหวัดลำปาง")]);
    let sent = [
        ("office.json", office().file()),
        ("transport.json", Made { is_final: false, ..made(TRANSPORT) }.file()),
        ("stranger.json", made("เทศบาลนครลำปาง").file()),
    ];
    assert_eq!(counts(&sent, None, &[]), (0, 3, 2, 0));
    assert_eq!(counts(&sent, Some(&roster), &[]), (1, 3, 2, 0));
    assert_eq!(counts(&sent, Some(&roster), &[OnlyRoster]), (1, 2, 1, 0));
    assert_eq!(counts(&sent, Some(&roster), &[OnlyRoster, AllOpen]), (1, 2, 2, 0));
    assert_eq!(counts(&sent, Some(&roster), &[Match("stranger.json", Some(2))]), (0, 3, 2, 0));
    let expected = ["office.json: counts", "stranger.json: not in the roster", "transport.json: not final"];
    becomes("only the roster", &sent, Some(&roster), &[OnlyRoster], &expected);
}
