//! From one version of a questionnaire to another: what each rule does, and ways through versions between.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Change, Response, Selection, Sheet, Standing, Value};
use phrom::questionnaire::{QuestionId, Questionnaire};
use phrom::submission::{
    Draft, Migrated, MigrationReport, OpenError, Why, migrate, next_year, open_for_changes, write_draft,
    write_submission,
};
use phrom::together::{self, part_of};
use serde_json::{Value as Json, json};
use support::{files, with};

fn old() -> Rc<Questionnaire> {
    Rc::new(support::by_id("yearly@1"))
}

fn new() -> Rc<Questionnaire> {
    Rc::new(support::by_id("yearly@2"))
}

fn draft(answers: &Json) -> Draft {
    let old = old();
    files::draft(&old, "agency", support::sheet(&old, answers))
}

/// Takes answers to the version of 2560 over to that of 2561, with both at hand.
#[track_caller]
fn migrated(answers: &Json) -> Migrated {
    let (old, new) = (old(), new());
    migrate(&draft(answers), &new, &|version| (*version == *old.version).then(|| old.clone())).unwrap()
}

fn codes(ids: &[QuestionId]) -> Vec<&str> {
    ids.iter().map(QuestionId::as_str).collect()
}

/// What a question says after answers were taken over, as a file would say it.
#[track_caller]
fn becomes(answers: &Json, question: &str, expected: &Json) -> MigrationReport {
    let Migrated { draft, report } = migrated(answers);
    let text = write_draft(&draft, "");
    let written: Json = serde_json::from_str(&text).unwrap();
    let said = &written["answers"][question];
    let said = if said["na"] == true { &said["na"] } else { &said["value"] };
    assert_eq!(said, expected, "{question} of {answers}");
    report
}

#[test]
fn what_stays_the_same_is_kept_and_waits_to_be_confirmed() {
    let report = becomes(&json!({"1.1.1": "partly", "2.1.5": {"part": 2, "whole": 9}}), "1.1.1", &json!("partly"));
    assert_eq!((codes(&report.kept), report.converted, report.dropped), (vec!["1.1.1", "2.1.5"], vec![], vec![]));
    assert_eq!((&*report.from, &*report.to, report.through), ("2560", "2561", Some(vec![])));
    let new = new();
    let Migrated { draft, .. } = migrated(&json!({"1.1.1": {"value": "yes", "evidence": true}}));
    let question = new.question(&"1.1.1".into()).unwrap();
    let answer = draft.sheet.get(&question.id).unwrap().clone();
    assert_eq!((answer.carried.as_deref(), answer.evidence.len()), (Some("2560"), 1));
    assert_eq!(draft.sheet.standing(question), Standing::Open);
    let confirmed = draft.sheet.changed(question, Change::Confirm, &"2026-11-22T09:00:00+07:00".into()).unwrap();
    assert!(matches!(confirmed.standing(question), Standing::Given(_)));
}

#[test]
fn a_question_is_renamed() {
    let report = becomes(&json!({"1.1.2": "no"}), "1.1.3", &json!("no"));
    assert_eq!((codes(&report.converted[0].from), report.converted[0].to.as_str()), (vec!["1.1.2"], "1.1.3"));
    becomes(&json!({"1.1.2": {"na": true, "reason": "ไม่มีแผน"}}), "1.1.3", &json!(true));
}

#[test]
fn values_are_given_others_and_the_kind_with_them() {
    for (before, after) in [("yes", "always"), ("partly", "sometimes"), ("no", "never")] {
        let report = becomes(&json!({"1.1.4": before}), "1.1.4", &json!(after));
        assert_eq!((report.converted.len(), report.dropped.len()), (1, 0));
    }
}

#[test]
fn a_list_is_split_and_each_takes_its_own() {
    let answers = json!({"1.2.1": ["plan", "staff", "audit"]});
    assert_eq!(becomes(&answers, "1.2.1", &json!(["plan"])).dropped, []);
    assert_eq!(becomes(&answers, "1.2.2", &json!(["audit", "person"])).converted.len(), 2);
}

#[test]
fn several_become_the_lowest_or_all_that_is_ticked() {
    let report = becomes(&json!({"2.1.1": "yes", "2.1.2": "partly"}), "2.1.1", &json!("partly"));
    assert_eq!(codes(&report.converted[0].from), ["2.1.1", "2.1.2"]);
    becomes(&json!({"2.1.1": "yes", "2.1.2": {"na": true, "reason": "ก"}}), "2.1.1", &json!("yes"));
    becomes(&json!({"2.1.3": ["web"], "2.1.4": ["phone", "desk"]}), "2.1.3", &json!(["desk", "phone", "web"]));
    becomes(&json!({"2.1.4": ["phone"]}), "2.1.3", &json!(["phone"]));
    // The lowest of two is not known from one.
    let report = becomes(&json!({"2.1.2": "yes"}), "2.1.1", &Json::Null);
    assert_eq!((report.dropped[0].question.as_str(), &report.dropped[0].why), ("2.1.2", &Why::NotJoined));
}

#[test]
fn what_is_asked_no_more_is_listed_with_all_that_was_said() {
    let Migrated { draft, report } = migrated(&json!({"1.2.3": 12, "2.1.9": {"value": "yes", "evidence": true}}));
    assert!(draft.sheet.is_empty() && report.converted.is_empty());
    let [servers, kiosks] = &*report.dropped else { panic!("{report:?}") };
    let Why::AskedNoMore(reason) = &servers.why else { panic!("{servers:?}") };
    assert!(reason.en.contains("cloud"));
    assert!(matches!(&servers.answer.response, Some(Response::Value(Value::Number(_)))));
    assert_eq!((kiosks.question.as_str(), &kiosks.why, kiosks.answer.evidence.len()), ("2.1.9", &Why::Unknown, 1));
}

#[test]
fn a_question_with_other_options_is_kept_and_said_to_be_another() {
    let report = becomes(&json!({"2.1.6": "done"}), "2.1.6", &json!("done"));
    assert_eq!((report.kept.len(), report.converted[0].to.as_str()), (0, "2.1.6"));
}

#[test]
fn new_questions_are_those_that_nothing_answers() {
    let report = migrated(&json!({"1.1.1": "yes", "1.1.2": "yes"})).report;
    assert_eq!(codes(&report.new), ["1.1.4", "1.2.1", "1.2.2", "2.1.1", "2.1.3", "2.1.5", "2.1.6", "2.2.1"]);
}

#[test]
fn notes_units_and_evidence_of_all_come_along() {
    let mut draft =
        draft(&json!({"2.1.1": {"value": "yes", "evidence": true}, "2.1.2": {"value": "no", "evidence": true}}));
    for (id, note, unit) in [("2.1.1", "หนึ่ง", "กลุ่มงาน ก"), ("2.1.2", "สอง", "กลุ่มงาน ข")]
    {
        let answer = (**draft.sheet.get(&id.into()).unwrap()).clone();
        draft.sheet = draft.sheet.with(&id.into(), Answer { note: note.into(), unit: unit.into(), ..answer });
    }
    let after = migrate(&draft, &new(), &|_| None).unwrap().draft;
    let answer = after.sheet.get(&"2.1.1".into()).unwrap();
    assert_eq!((&*answer.note, &*answer.unit, answer.evidence.len()), ("หนึ่ง\nสอง", "กลุ่มงาน ก / กลุ่มงาน ข", 1));
}

/// As the version of 2560 was begun from: two questions that had words for codes.
fn oldest() -> Draft {
    let choices = vec!["has".into()];
    let response = |value| Some(Response::Value(value));
    let answer = |response| Answer { response, ..Answer::default() };
    let sheet = Sheet::new([
        ("plan".into(), answer(response(Value::Step("has".into())))),
        ("targets".into(), answer(response(Value::Step("yes".into())))),
        ("measures".into(), answer(response(Value::Step("yes".into())))),
        ("channels".into(), answer(response(Value::Chosen(choices.into_iter().collect::<Selection>())))),
    ]);
    Draft { version: "2559".into(), sheet, ..draft(&json!({})) }
}

#[test]
fn a_way_leads_through_versions_between() {
    let Migrated { draft, report } = migrate(&oldest(), &new(), &|_| None).unwrap();
    assert_eq!(report.through, Some(vec!["2560".into()]));
    let value = |id: &str| draft.sheet.get(&id.into()).and_then(|answer| answer.response.clone());
    let yes = Some(Response::Value(Value::Practice(phrom::answers::Practice::Yes)));
    assert_eq!((value("1.1.1"), value("1.1.3")), (yes.clone(), yes));
    assert_eq!(report.dropped.len(), 1);
}

#[test]
fn a_step_of_a_version_between_that_is_at_hand_is_known_too() {
    let third = with(support::json(&support::path("yearly@2")), "/version", json!("2562"));
    let third = with(third, "/migrations", json!([{"from": "2561", "rules": []}]));
    let (third, second) = (support::questionnaire(third.to_string().as_bytes()), new());
    let at_hand = |version: &str| (version == "2561").then(|| second.clone());
    let report = migrate(&oldest(), &third, &at_hand).unwrap().report;
    assert_eq!(report.through, Some(vec!["2560".into(), "2561".into()]));
    let alone = migrate(&oldest(), &third, &|_| None).unwrap().report;
    assert_eq!((alone.through, alone.dropped.len()), (None, 4));
}

#[test]
fn where_nobody_says_what_became_of_it_codes_decide() {
    let back =
        migrate(&Draft { version: "2570".into(), ..draft(&json!({"1.1.1": "yes"})) }, &new(), &|_| None).unwrap();
    assert_eq!((back.report.through, codes(&back.report.kept)), (None, vec!["1.1.1"]));
    let unknown = Draft { profile: "province".into(), ..draft(&json!({})) };
    assert_eq!(migrate(&unknown, &new(), &|_| None), None);
}

#[test]
fn a_file_of_a_version_that_is_not_at_hand_goes_the_same_way() {
    let (old, new) = (old(), new());
    let answers = json!({
        "1.1.1": {"na": true, "reason": "ยังไม่มีภารกิจ"}, "1.1.2": "yes", "1.1.4": "partly", "1.2.1": ["plan", "staff"],
        "1.2.3": 12.5, "2.1.1": "yes", "2.1.2": "no", "2.1.3": ["web"], "2.1.4": ["desk"],
        "2.1.5": {"part": 2, "whole": 9}, "2.1.6": "done", "2.1.8": "เพิ่งเริ่ม", "2.1.9": "yes",
    });
    let file = write_submission(&files::closed_twice(draft(&answers)), &old, files::EXPORTED);
    let opened = open_for_changes(file.as_bytes(), &|_, _| Some(new.clone())).unwrap();
    let report = opened.report.migration.unwrap();
    let known = migrated(&answers);
    assert_eq!(opened.draft.sheet, known.draft.sheet);
    assert_eq!(codes(&report.kept), ["1.1.1", "2.1.5", "2.1.6", "2.1.8"]);
    assert_eq!((report.dropped.len(), &*opened.draft.id, opened.draft.is_open()), (2, "", true));
    assert_eq!((&*opened.draft.version, opened.draft.revision, opened.draft.history.len()), ("2561", 1, 0));
    // What was said is told in full, and the version at hand opens the file as it is.
    assert!(report.dropped.iter().all(|dropped| dropped.answer.response.is_some()));
    let same = open_for_changes(file.as_bytes(), &|_, _| Some(old.clone())).unwrap();
    assert_eq!((same.report.migration, same.draft.is_open()), (None, false));
}

#[test]
fn a_part_of_another_version_is_refused_and_opens_where_its_version_is() {
    let (old, new) = (old(), new());
    let whole = draft(&json!({"1.1.1": "yes"}));
    let questions = together::Selection::Questions(vec!["1.1.1".into()]);
    let part = part_of(&whole, &old, &questions, "ผู้ตอบ", "p".into(), &files::EXPORTED.into()).unwrap();
    let file = write_submission(&part, &old, files::EXPORTED);
    let refused = open_for_changes(file.as_bytes(), &|_, _| Some(new.clone()));
    assert_eq!(refused, Err(OpenError::PartOfOtherVersion("2560".into(), "2561".into())));
    let opened = open_for_changes(file.as_bytes(), &|_, _| Some(old.clone())).unwrap();
    assert_eq!(opened.draft.part, part.part);
}

#[test]
fn next_year_begins_with_what_is_known_and_confirms_nothing() {
    let old = old();
    let closed = files::closed_twice(draft(&json!({"1.1.1": "yes", "2.1.9": "no"})));
    let next = next_year(&closed, &old).draft;
    assert_eq!((&*next.id, &*next.period, next.revision, next.is_open()), ("", "2570", 1, true));
    assert_eq!((next.sheet.iter().count(), next.scope(&old).progress().done), (2, 0));
    assert!(next.sheet.iter().all(|(_, answer)| answer.carried.as_deref() == Some("2560")));
}
