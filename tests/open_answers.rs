//! Single answers of a file that are not as we write them: kept, converted or left out, and always said.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::answers::{Answer, EvidenceKind, Response, Secrecy, TEXT_LIMIT, Typed, Value, ValueFault};
use phrom::questionnaire::Quantity;
use phrom::submission::{Opened, Trouble};
use serde_json::{Value as Json, json};
use support::files::{opened, sealed, submission};
use support::with;

/// Puts an answer into the sound file and opens it.
#[track_caller]
fn open_with(question: &str, answer: Json) -> Opened {
    opened(sealed(with(submission(), &format!("/answers/{question}"), answer)))
        .unwrap_or_else(|error| panic!("{error:?}"))
}

/// What became of one answer.
#[track_caller]
fn answer_of(opened: &Opened, question: &str) -> Answer {
    opened.draft.sheet.get(&question.into()).map(|answer| (**answer).clone()).unwrap_or_default()
}

/// Expects that a value is left out, for this reason and no other.
#[track_caller]
fn is_dropped(question: &str, answer: Json, trouble: Trouble) {
    let opened = open_with(question, answer.clone());
    let (dropped, report) = (&opened.report.dropped, &opened.report);
    assert_eq!(dropped.iter().map(|finding| finding.trouble).collect::<Vec<_>>(), [trouble], "{question}: {answer}");
    assert_eq!((dropped[0].question.as_str(), report.converted.len(), report.problems.len()), (question, 0, 0));
    assert_eq!((report.n_kept, report.loses_something()), (8, true));
    assert_eq!(answer_of(&opened, question).response, None, "{question}: {answer}");
}

/// Expects that a value is read, and whether it had to be converted.
#[track_caller]
fn is_read(question: &str, written: Json, was_converted: bool, value: Value) {
    let opened = open_with(question, json!({"value": written}));
    let report = &opened.report;
    let troubles: Vec<Trouble> = report.converted.iter().map(|finding| finding.trouble).collect();
    assert_eq!(troubles, vec![Trouble::Rewritten; usize::from(was_converted)], "{question}: {written}");
    assert_eq!((report.dropped.len(), report.problems.len()), (0, 0), "{question}: {written}");
    assert_eq!(answer_of(&opened, question).response, Some(Response::Value(value)), "{question}: {written}");
}

#[test]
fn a_value_that_does_not_fit_its_question_is_left_out_and_said() {
    use ValueFault::{NotANumber, OutOfRange, PartAboveWhole, UnknownOption, WholeIsZero, WrongKind};
    let share = |part: Json, whole: Json| json!({"part": part, "whole": whole});
    for (question, value, fault) in [
        ("practice", json!("maybe"), UnknownOption),
        ("practice", json!("ใช่"), UnknownOption),
        ("practice", json!(""), UnknownOption),
        ("practice", json!(1), WrongKind),
        ("practice", json!(["yes"]), WrongKind),
        ("practice", json!({"yes": true}), WrongKind),
        ("checklist", json!("one"), WrongKind),
        ("checklist", json!({"one": true}), WrongKind),
        ("checklist", json!(["one", 2]), WrongKind),
        ("checklist", json!(["one", "four"]), UnknownOption),
        ("checklist", json!(["na"]), UnknownOption),
        ("checklist", json!(["__proto__"]), UnknownOption),
        ("share", json!(0.5), WrongKind),
        ("share", json!([19, 68]), WrongKind),
        ("share", json!({}), WrongKind),
        ("share", json!({"part": 1}), WrongKind),
        ("share", share(json!(true), json!(2)), WrongKind),
        ("share", share(json!("one"), json!(2)), NotANumber),
        ("share", share(json!(0.5), json!(2)), NotANumber),
        ("share", share(json!(-1), json!(2)), NotANumber),
        ("share", share(json!(1), json!(1e300)), NotANumber),
        ("share", share(json!(3), json!(2)), PartAboveWhole),
        ("share", share(json!(u64::MAX), json!(1000)), PartAboveWhole),
        ("share", share(json!(0), json!(0)), WholeIsZero),
        ("share", share(json!(0), json!(1001)), OutOfRange),
        ("share", share(json!(0), json!(u64::MAX)), OutOfRange),
        ("number", json!(90.000_001), OutOfRange),
        ("number", json!(-1.500_001), OutOfRange),
        ("number", json!(0.000_000_1), OutOfRange),
        ("number", json!(1e300), OutOfRange),
        ("number", json!(i64::MIN), OutOfRange),
        ("number", json!("many"), NotANumber),
        ("number", json!([56.25]), WrongKind),
        ("number", json!(true), WrongKind),
        ("ladder", json!("top"), UnknownOption),
        ("ladder", json!(1), WrongKind),
        ("scale", json!(0), OutOfRange),
        ("scale", json!(6), OutOfRange),
        ("scale", json!(256), OutOfRange),
        ("scale", json!(-1), OutOfRange),
        ("scale", json!(2.5), OutOfRange),
        ("scale", json!("4"), WrongKind),
        ("text", json!(7), WrongKind),
        ("text", json!(["a"]), WrongKind),
    ] {
        is_dropped(question, json!({"value": value}), Trouble::Value(fault));
    }
}

#[test]
fn a_slip_that_is_unambiguous_is_converted_and_said() {
    use phrom::answers::Practice::{No, Partly, Yes};
    let share = |part, whole| Value::Share { part, whole };
    let number = |millionths| Value::Number(Quantity::from_millionths(millionths));
    let one_and_two = || Value::Chosen(["one", "two"].into_iter().map(Into::into).collect());
    for (question, written, was_converted, value) in [
        ("practice", json!("no"), false, Value::Practice(No)),
        ("practice", json!(" Partly"), true, Value::Practice(Partly)),
        ("practice", json!("YES"), true, Value::Practice(Yes)),
        ("practice", json!(false), true, Value::Practice(No)),
        ("checklist", json!([]), false, Value::Chosen([].into())),
        ("checklist", json!(["two", "one"]), false, one_and_two()),
        ("checklist", json!(["one", "two", "one"]), true, one_and_two()),
        ("share", json!({"whole": 1000, "part": 0}), false, share(0, 1000)),
        ("share", json!({"part": "๑๙", "whole": " 1,000 "}), true, share(19, 1000)),
        ("share", json!({"part": 19.0, "whole": 68.0}), true, share(19, 68)),
        ("share", json!({"part": 1, "whole": 2, "percent": 50}), true, share(1, 2)),
        ("number", json!(90), false, number(90_000_000)),
        ("number", json!(-1.5), false, number(-1_500_000)),
        ("number", json!(-0.0), false, number(0)),
        ("number", json!("๕๖.๒๕"), true, number(56_250_000)),
        ("scale", json!(5.0), true, Value::Scale(5)),
        ("text", json!("  \n"), false, Value::Text("  \n".into())),
    ] {
        is_read(question, written, was_converted, value);
    }
}

#[test]
fn not_applicable_is_checked_like_any_answer() {
    let na = |reason: &str| json!({"na": true, "reason": reason});
    is_dropped("practice", na("ไม่มี"), Trouble::Value(ValueFault::NotApplicableNotAllowed));
    is_dropped("reasoned", json!({"na": true, "reason": "x", "value": "yes"}), Trouble::Contradiction);
    is_dropped("reasoned", json!({"reason": "x"}), Trouble::Contradiction);
    let both = open_with("reasoned", json!({"value": "yes", "reason": "x"}));
    assert_eq!(both.report.dropped[0].trouble, Trouble::Contradiction);
    assert!(answer_of(&both, "reasoned").response.is_some(), "the value itself is kept");
    // Still being written.
    let unreasoned = open_with("reasoned", json!({"na": true}));
    assert_eq!(unreasoned.report.missing, ["reasoned".into()]);
    assert!(answer_of(&unreasoned, "reasoned").response.is_some());
}

#[test]
fn a_text_keeps_every_byte_of_markup() {
    let markup = "<img src=x onerror=\"alert(1)\">&amp;</script>\u{202E}\0\t\u{E33}";
    let answer = json!({"value": markup, "note": markup, "unit": markup, "evidence": [{"title": markup}]});
    let opened = open_with("text", answer);
    assert!(opened.report.is_clean(), "{:#?}", opened.report);
    let read = answer_of(&opened, "text");
    assert_eq!(read.response, Some(Response::Value(Value::Text(markup.into()))));
    assert_eq!([&*read.note, &*read.unit, &*read.evidence[0].title], [markup; 3]);
}

#[test]
fn a_text_that_is_too_long_is_cut_and_said() {
    let long = "ก".repeat(TEXT_LIMIT + 1);
    for (question, answer) in [
        ("practice", json!({"note": long})),
        ("practice", json!({"unit": long})),
        ("practice", json!({"evidence": [{"location": long}]})),
        ("reasoned", json!({"na": true, "reason": long})),
        ("text", json!({"value": long})),
        ("share", json!({"typed": [long, ""]})),
    ] {
        let opened = open_with(question, answer);
        assert_eq!(opened.report.converted.iter().map(|f| f.trouble).collect::<Vec<_>>(), [Trouble::Shortened]);
        assert!(!format!("{:?}", answer_of(&opened, question)).contains(&long));
    }
    assert!(open_with("practice", json!({"note": "ก".repeat(TEXT_LIMIT)})).report.converted.is_empty());
}

#[test]
fn evidence_that_cannot_be_classified_is_kept_with_care() {
    let read = |evidence: Json| {
        let opened = open_with("practice", json!({"value": "yes", "evidence": [evidence]}));
        let troubles: Vec<Trouble> = opened.report.converted.iter().map(|finding| finding.trouble).collect();
        let evidence = answer_of(&opened, "practice").evidence.first().cloned();
        (troubles, evidence.map(|evidence| (evidence.kind, evidence.secrecy)))
    };
    let known = json!({"title": "a", "kind": "minutes", "secrecy": "secret"});
    assert_eq!(read(known), (vec![], Some((EvidenceKind::Minutes, Secrecy::Secret))));
    assert_eq!(read(json!({"title": "a"})), (vec![], Some((EvidenceKind::Other, Secrecy::Open))));
    let unknown = vec![Trouble::UnknownClass];
    let kind = json!({"title": "a", "kind": "letter"});
    assert_eq!(read(kind), (unknown.clone(), Some((EvidenceKind::Other, Secrecy::Open))));
    let secrecy = json!({"title": "a", "secrecy": "cosmic"});
    assert_eq!(read(secrecy), (unknown, Some((EvidenceKind::Other, Secrecy::TopSecret))));
    assert_eq!(read(json!({"title": "", "kind": "other"})), (vec![], None));
}

#[test]
fn half_typed_fields_come_back_and_never_say_another_thing_than_the_value() {
    let typed = |part: &str, whole: &str| Some(Typed { part: part.into(), whole: whole.into() });
    let value = json!({"part": 19, "whole": 68});
    let read = |question: &str, answer: Json| {
        let opened = open_with(question, answer);
        let troubles = [&opened.report.converted, &opened.report.dropped].map(|of| of.first().map(|f| f.trouble));
        let answer = answer_of(&opened, question);
        (answer.typed, answer.response.is_some(), troubles)
    };
    let wrong_kind = Some(Trouble::Value(ValueFault::WrongKind));
    assert_eq!(read("share", json!({"typed": ["19", ""]})), (typed("19", ""), false, [None, None]));
    assert_eq!(read("share", json!({"value": value, "typed": ["๑๙", "68"]})), (typed("๑๙", "68"), true, [None, None]));
    assert_eq!(read("number", json!({"typed": ["-", ""]})), (typed("-", ""), false, [None, None]));
    let other = json!({"value": value, "typed": ["20", "68"]});
    assert_eq!(read("share", other), (None, true, [None, Some(Trouble::Contradiction)]));
    assert_eq!(read("share", json!({"typed": ["19", "68"]})), (None, true, [Some(Trouble::Rewritten), None]));
    assert_eq!(read("share", json!({"typed": ["19"]})), (None, false, [None, wrong_kind]));
    assert_eq!(read("practice", json!({"typed": ["a", "b"]})), (None, false, [None, wrong_kind]));
}

#[test]
fn an_answer_that_says_nothing_is_no_answer() {
    for answer in
        [json!({}), json!({"value": null, "na": false, "note": ""}), json!({"at": "2026-11-20T09:00:00+07:00"})]
    {
        let opened = open_with("practice", answer);
        assert_eq!(opened.draft.sheet.get(&"practice".into()), None);
        assert_eq!(opened.report.missing, ["practice".into()]);
        assert!(!opened.report.loses_something());
    }
}
