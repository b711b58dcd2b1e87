//! Gated points, 300 / +100 / +100: cases computed by hand (DOMAIN section 4b, "Item score").
//!
//! In the questionnaire of these tests the first block has the questions A.2.1 and A.2.2, the second A.2.3, the third
//! A.2.4 and A.2.5.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::answers::{Scope, Sheet};
use phrom::report::sentence::printed;
use phrom::scoring::{PointsScore, Scores, explain, gains, points, score};
use serde_json::{Value as Json, json};

/// The answers of an assessment, seen.
fn seen<T>(answers: &Json, look: impl FnOnce(&Scope<'_>) -> T) -> T {
    let questionnaire = support::every_rule();
    let (sheet, profile) = (support::sheet(&questionnaire, answers), "own".into());
    look(&Scope::new(&questionnaire, &profile, &sheet))
}

fn scores(answers: &Json) -> Scores {
    seen(answers, score)
}

/// What is printed as the percentage of 500, and which blocks are met.
fn stands(answers: &Json) -> (String, Option<PointsScore>) {
    seen(answers, |scope| {
        let indicator = scope.questionnaire().indicator(&"A.2".into()).unwrap();
        (printed(&score(scope).indicators["A.2"]), points(scope, indicator))
    })
}

/// Answers to all five: two to the first block, one to the second, two to the third.
fn all(first: [&str; 2], second: &str, options: &[&str], last: &str) -> Json {
    json!({"A.2.1": first[0], "A.2.2": first[1], "A.2.3": second, "A.2.4": options, "A.2.5": last})
}

#[track_caller]
fn is(answers: &Json, percent: &str, total: u32, n_met: usize) {
    let last_met = n_met.checked_sub(1);
    assert_eq!(stands(answers), (percent.to_owned(), Some(PointsScore { total, last_met })), "{answers}");
}

#[test]
fn a_block_counts_by_its_mean_once_all_before_are_met_in_full() {
    // Nothing: 0 of 500.
    is(&all(["no", "no"], "no", &[], "no"), "0.0", 500, 0);
    // Half of the first block: 300 × 1/2 = 150 of 500.
    is(&all(["yes", "no"], "no", &[], "no"), "30.0", 500, 0);
    // Half, and all that lies above: the gate is closed.
    is(&all(["yes", "no"], "yes", &["one", "two"], "yes"), "30.0", 500, 0);
    // "Partly" is a half: 300 × 3/4 = 225.
    is(&all(["yes", "partly"], "yes", &["one", "two"], "yes"), "45.0", 500, 0);
    // The first block in full: 300.
    is(&all(["yes", "yes"], "no", &[], "no"), "60.0", 500, 1);
    // And half of the second: 300 + 50.
    is(&all(["yes", "yes"], "partly", &[], "no"), "70.0", 500, 1);
    // The second is not full: what is done in the third does not count.
    is(&all(["yes", "yes"], "partly", &["one", "two"], "yes"), "70.0", 500, 1);
    // Two blocks, and three quarters of the third: 300 + 100 + 100 × (1/2 + 1)/2 = 475.
    is(&all(["yes", "yes"], "yes", &["one"], "yes"), "95.0", 500, 2);
    is(&all(["yes", "yes"], "yes", &["one", "two"], "yes"), "100.0", 500, 3);
}

#[test]
fn not_applicable_leaves_the_base_of_its_block() {
    let na = json!({"na": true, "reason": "ไม่มีภารกิจนี้"});
    // The other question fills the first block alone.
    is(&support::with(all(["yes", "yes"], "no", &[], "no"), "/A.2.2", na.clone()), "60.0", 500, 1);
    is(&support::with(all(["partly", "yes"], "yes", &[], "no"), "/A.2.2", na.clone()), "30.0", 500, 0);
    // A block in which nothing applies leaves the base, and does not stand in the way: 300 + 100 × 1/2 of 400.
    is(&support::with(all(["yes", "yes"], "no", &["one", "two"], "no"), "/A.2.3", na.clone()), "87.5", 400, 1);
    is(&support::with(all(["yes", "yes"], "no", &["one", "two"], "yes"), "/A.2.3", na.clone()), "100.0", 400, 3);
    let first_left = support::with(all(["yes", "yes"], "yes", &[], "no"), "/A.2.1", na.clone());
    is(&support::with(first_left, "/A.2.2", na), "50.0", 200, 2);
}

#[test]
fn not_applicable_is_counted_and_shown_as_nothing_beside() {
    let na = json!({"na": true, "reason": "ไม่มีภารกิจนี้"});
    let found = scores(&support::with(all(["yes", "yes"], "no", &[], "no"), "/A.2.2", na)).indicators["A.2"];
    assert_eq!((found.n_not_applicable, found.progress.done, found.progress.asked), (1, 5, 5));
    // Counted as nothing, half of the first block is met: 150 of 500.
    assert_eq!(found.na_as_zero.unwrap().exact().unwrap().to_string(), "30.0");
}

#[test]
fn open_questions_give_a_range() {
    // Open at the worst is nothing and at the best all of it.
    is(&json!({}), "0.0–100.0", 500, 0);
    is(&json!({"A.2.1": "yes"}), "30.0–100.0", 500, 0);
    is(&json!({"A.2.1": "no"}), "0.0–30.0", 500, 0);
    is(&json!({"A.2.1": "yes", "A.2.2": "yes"}), "60.0–100.0", 500, 1);
    is(&json!({"A.2.1": "yes", "A.2.2": "yes", "A.2.3": "partly"}), "70.0", 500, 1);
    // Behind an open gate, what is answered counts at the best.
    is(&json!({"A.2.1": "yes", "A.2.3": "yes", "A.2.4": [], "A.2.5": "yes"}), "30.0–90.0", 500, 0);
}

#[test]
fn what_no_document_proves_meets_no_block() {
    let proved = |value: Json| json!({"value": value, "evidence": true});
    let answers = json!({"A.2.1": proved(json!("yes")), "A.2.2": proved(json!("yes")), "A.2.3": "yes", "A.2.4": ["one"],
        "A.2.5": proved(json!("yes"))});
    let found = scores(&answers).indicators["A.2"];
    assert_eq!(printed(&found), "95.0");
    assert_eq!(found.evidenced.unwrap().exact().unwrap().to_string(), "60.0", "the second block is claimed only");
}

#[test]
fn the_gain_of_a_question_looks_through_the_gate() {
    let gains = |answers: &Json| {
        seen(answers, |scope| {
            let indicator = scope.questionnaire().indicator(&"A.2".into()).unwrap();
            let lines = explain(scope, indicator);
            lines.into_iter().map(|line| line.gain.to_string()).collect::<Vec<_>>()
        })
    };
    // Above a closed gate nothing is gained; the open gate lets all through that waits behind it.
    assert_eq!(gains(&all(["yes", "no"], "no", &[], "no")), ["0.0", "30.0", "0.0", "0.0", "0.0"]);
    assert_eq!(gains(&all(["yes", "no"], "yes", &["one"], "no")), ["0.0", "55.0", "0.0", "0.0", "0.0"]);
    assert_eq!(gains(&all(["yes", "yes"], "no", &["one"], "no")), ["0.0", "0.0", "25.0", "0.0", "0.0"]);
    assert_eq!(gains(&all(["yes", "yes"], "yes", &["one"], "no")), ["0.0", "0.0", "0.0", "5.0", "10.0"]);
}

#[test]
fn a_part_gains_by_its_indicators() {
    let answers = all(["yes", "no"], "yes", &["one"], "no");
    let first = seen(&answers, |scope| gains(scope, scope.questionnaire().part(&"A".into()).unwrap()).remove(0));
    // The list of A.1 has no figure: the part is A.2 alone.
    assert_eq!((first.question.as_str(), first.gain.to_string()), ("A.2.2", "55.0".to_owned()));
}

#[test]
fn points_take_part_in_dimension_and_whole_as_any_indicator() {
    let mut answers = all(["yes", "yes"], "partly", &[], "no");
    answers["B.1.1"] = json!("yes");
    answers["B.2.1"] = json!("no");
    let found = scores(&answers);
    assert_eq!(printed(&found.parts["A"]), "70.0");
    assert_eq!(printed(&found.parts["B"]), "50.0");
    assert_eq!(found.overall.claimed.unwrap().low.to_string(), "60.0");
    assert!(found.indicators["A.1"].claimed.is_none() && found.indicators["B.3"].claimed.is_none());
    let nothing = Sheet::default();
    let questionnaire = support::mixed();
    let profile = "office".into();
    let scope = Scope::new(&questionnaire, &profile, &nothing);
    assert!(questionnaire.indicators().all(|(_, indicator)| points(&scope, indicator).is_none()));
}
