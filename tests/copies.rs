//! When it is time for a copy elsewhere: by how much is in none, and since when.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::answers::{Answer, Practice, Response, Sheet, Value};
use phrom::moment::Moment;
use phrom::submission::{Draft, Status, is_copy_due};
use support::files;

/// The moment of an answer.
fn at(minute: usize) -> String {
    format!("2026-11-22T10:{minute:02}:00+07:00")
}

/// A draft with so many answers, one a minute from ten o'clock on.
fn draft(n_answers: usize) -> Draft {
    let answer = |n: usize| {
        (
            format!("q{n}").as_str().into(),
            Answer {
                at: at(n).into(),
                response: Some(Response::Value(Value::Practice(Practice::Yes))),
                ..Answer::default()
            },
        )
    };
    let sheet = (0..n_answers).map(answer).fold(Sheet::default(), |sheet, (id, answer)| sheet.with(&id, answer));
    files::draft(&files::questionnaire(), "p", sheet)
}

/// So many hours after ten o'clock of that day.
fn hours_later(hours: i64) -> i64 {
    Moment::parse(&at(0)).millis().unwrap() + hours * 3_600_000
}

#[test]
fn it_is_due_for_many_answers_or_for_some_that_are_a_day_old() {
    // How many answers; up to which of them there is a copy; how much later it is; whether it is due.
    let cases = [
        (0, None, 48, false),
        (29, None, 1, false),
        (30, None, 1, true),
        (4, None, 48, false),
        (5, None, 23, false),
        (5, None, 24, true),
        (50, Some(49), 48, false),
        (50, Some(20), 1, false),
        (50, Some(19), 1, true),
        (50, Some(44), 48, true),
        (50, Some(45), 48, false),
        // The clock was set back by a year.
        (50, Some(20), -8_760, false),
        (50, Some(19), -8_760, true),
    ];
    for (n_answers, copied, hours, is_due) in cases {
        let marks: Vec<String> = copied.map(at).into_iter().collect();
        let case = format!("{n_answers} answers, copied up to {copied:?}, {hours} hours later");
        assert_eq!(is_copy_due(&draft(n_answers), &marks, hours_later(hours)), is_due, "{case}");
    }
}

#[test]
fn the_later_mark_counts_and_a_broken_one_does_not() {
    let [early, late] = [at(2), at(40)];
    assert!(!is_copy_due(&draft(50), &[early.clone(), late.clone()], hours_later(1)));
    assert!(!is_copy_due(&draft(50), &[late, early.clone()], hours_later(1)));
    assert!(is_copy_due(&draft(50), &[early, "yesterday".to_owned()], hours_later(1)));
}

#[test]
fn of_a_closed_assessment_nobody_is_reminded() {
    let closed = Draft { status: Status::Final, ..draft(50) };
    assert!(!is_copy_due(&closed, &[], hours_later(48)));
}
