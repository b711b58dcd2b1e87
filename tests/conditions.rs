//! Conditions: what they compare, what they hide, what they name as the cause, and what they may cost.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::answers::Scope;
use phrom::questionnaire::{Questionnaire, ReadError};
use phrom::scoring::score;
use serde_json::{Value as Json, json};
use support::small::{self, practice, practice_when, question};

fn questionnaire(questions: impl IntoIterator<Item = Json>) -> Questionnaire {
    support::questionnaire(small::written(questions).to_string().as_bytes())
}

fn yes(id: &str) -> Json {
    json!({"equals": {"question": id, "value": "yes"}})
}

fn at_least(id: &str, value: f64) -> Json {
    json!({"atLeast": {"question": id, "value": value}})
}

/// The questions that are asked, given these answers.
#[track_caller]
fn asked(questionnaire: &Questionnaire, answers: &Json) -> Vec<String> {
    let (profile, sheet) = ("p".into(), support::sheet(questionnaire, answers));
    let scope = Scope::new(questionnaire, &profile, &sheet);
    questionnaire.questions().filter(|question| scope.asks(question)).map(|question| question.id.to_string()).collect()
}

/// What keeps the first level of a ladder from being held, given these answers.
#[track_caller]
fn blockers(questions: &[Json], holds: &Json, answers: &Json) -> Vec<String> {
    let mut written = small::written(questions.iter().cloned());
    written["profiles"].as_array_mut().unwrap().push(json!({"id": "q", "title": small::text(), "hint": small::text()}));
    written["ladders"] = json!([small::ladder([holds.clone()])]);
    let questionnaire = support::questionnaire(written.to_string().as_bytes());
    let (profile, sheet) = ("p".into(), support::sheet(&questionnaire, answers));
    let scores = score(&Scope::new(&questionnaire, &profile, &sheet));
    scores.ladders[0].blockers.iter().map(ToString::to_string).collect()
}

/// A chain of practices, each with a condition that names the one before it so many times.
fn chain(length: usize, times: usize) -> (Questionnaire, Json) {
    let id = |n: usize| format!("Q.{n}");
    let link = |n: usize| match n {
        0 => practice(&id(0)),
        _ => practice_when(&id(n), json!({"all": vec![yes(&id(n - 1)); times]})),
    };
    // The last link first, so that the order of the file is of no help.
    let chain = questionnaire((0..length).rev().map(link));
    (chain, (0..length).map(|n| (id(n), json!("yes"))).collect())
}

/// Followed from question to question, this one would take 2 to the power of 1,999 looks.
#[test]
fn each_condition_is_looked_at_once() {
    let (questionnaire, answers) = chain(2_000, 3);
    assert_eq!(asked(&questionnaire, &answers).len(), 2_000);
}

#[test]
fn a_chain_breaks_where_its_first_answer_does_not_hold() {
    let (questionnaire, mut answers) = chain(2_000, 1);
    answers["Q.7"] = json!("no");
    assert_eq!(asked(&questionnaire, &answers).len(), 8);
}

#[test]
fn the_cause_at_the_far_end_of_a_chain_is_found() {
    let id = |n: usize| format!("Q.{n}");
    let mut questions = vec![practice("Q.0")];
    questions.extend((1..2_000).map(|n| practice_when(&id(n), json!({"all": [yes(&id(n - 1)), yes(&id(n - 1))]}))));
    assert_eq!(blockers(&questions, &yes("Q.1999"), &json!({"Q.1999": "yes"})), ["Q.0"]);
}

/// 2/3 is 66.6666...; kept in millionths it would be 66.666667.
#[test]
fn a_share_is_compared_before_it_is_rounded() {
    let share = question("share", json!({"share": {"part": small::text(), "whole": small::text(), "max": 9}}));
    let asked = |threshold: f64, part: u32, whole: u32| {
        let questionnaire = questionnaire([share.clone(), practice_when("more", at_least("share", threshold))]);
        asked(&questionnaire, &json!({"share": {"part": part, "whole": whole}})).len() == 2
    };
    assert!(asked(66.666_666, 2, 3));
    assert!(!asked(66.666_667, 2, 3));
    assert!(asked(60.0, 3, 5));
    assert!(asked(100.0, 9, 9));
    assert!(asked(0.0, 0, 9));
    assert!(asked(-1.0, 0, 9));
}

#[test]
fn the_step_of_a_scale_is_compared_as_it_stands() {
    let scale = question("scale", json!({"scale": {"low": small::text(), "high": small::text(), "steps": 5}}));
    let questionnaire = questionnaire([scale, practice_when("more", at_least("scale", 3.0))]);
    assert_eq!(asked(&questionnaire, &json!({"scale": 2})), ["scale"]);
    assert_eq!(asked(&questionnaire, &json!({"scale": 3})), ["scale", "more"]);
    assert_eq!(asked(&questionnaire, &json!({})), ["scale"]);
}

#[test]
fn what_hides_a_question_stands_in_its_stead() {
    let questions = [practice("a"), practice_when("b", yes("a")), practice_when("c", yes("b"))];
    assert_eq!(blockers(&questions, &yes("c"), &json!({})), ["a"]);
    assert_eq!(blockers(&questions, &yes("c"), &json!({"a": "yes", "c": "yes"})), ["b"]);
    assert_eq!(blockers(&questions, &yes("c"), &json!({"a": "yes", "b": "yes"})), ["c"]);
    assert!(blockers(&questions, &yes("c"), &json!({"a": "yes", "b": "yes", "c": "yes"})).is_empty());
}

#[test]
fn each_cause_is_named_once_in_the_order_of_the_condition() {
    let questions = [practice("a"), practice("b"), practice_when("c", yes("b"))];
    let holds = json!({"all": [yes("c"), {"any": [yes("b"), yes("a")]}, yes("a"), yes("c")]});
    assert_eq!(blockers(&questions, &holds, &json!({})), ["b", "a"]);
}

#[test]
fn of_what_must_not_be_only_what_is_so_is_named() {
    let questions = [practice("a"), practice("b"), practice_when("c", yes("b"))];
    let holds = json!({"not": {"any": [yes("a"), yes("b"), yes("c")]}});
    assert_eq!(blockers(&questions, &holds, &json!({"a": "yes", "b": "no", "c": "yes"})), ["a"]);
    let holds = json!({"not": {"not": yes("c")}});
    assert_eq!(blockers(&questions, &holds, &json!({})), ["b"]);
}

#[test]
fn what_is_meant_for_another_profile_is_nobodys_to_change() {
    let mut questions = [practice("a"), practice_when("b", yes("a"))];
    questions[1]["profiles"] = json!(["q"]);
    assert!(blockers(&questions, &yes("b"), &json!({})).is_empty());
}

#[test]
fn the_number_of_conditions_is_limited() {
    let read = |n: usize| {
        let many = practice_when("b", json!({"any": vec![yes("a"); n - 1]}));
        Questionnaire::read(small::written([practice("a"), many]).to_string().as_bytes())
    };
    assert!(read(10_000).is_ok());
    let Err(ReadError::Problems(problems)) = read(10_001) else { panic!("too many conditions were accepted") };
    assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), ["(file): more than 10000 conditions"]);
}
