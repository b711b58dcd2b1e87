//! Files that are shared: what version 2 of the format adds, and what it leaves as it was.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::answers::{Answer, Change, Practice, Sheet, Standing, Value};
use phrom::cohort::{Outcome, Reader, Refusal};
use phrom::json::Problem;
use phrom::questionnaire::Questionnaire;
use phrom::scoring::score;
use phrom::submission::{Draft, OpenError, Seal, write_draft, write_submission};
use serde_json::{Value as Json, json};
use support::files::{self, EXPORTED, opened, sealed};
use support::{with, without};

/// A part with an answer that was carried over and the trace of a putting together.
fn part(questionnaire: &Questionnaire) -> Draft {
    files::shared(files::draft(questionnaire, "p", support::sheet(questionnaire, &files::answers())))
}

fn tree(draft: &Draft, questionnaire: &Questionnaire) -> Json {
    serde_json::from_str(&write_submission(draft, questionnaire, EXPORTED)).unwrap()
}

fn problems(file: Json) -> Vec<String> {
    match opened(sealed(file)) {
        Ok(opened) => opened.report.problems.iter().map(ToString::to_string).collect(),
        Err(OpenError::Unusable(problems)) => problems.iter().map(Problem::to_string).collect(),
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn what_is_shared_survives_in_a_file_and_in_a_draft() {
    let questionnaire = files::questionnaire();
    let part = part(&questionnaire);
    let file = opened(write_submission(&part, &questionnaire, EXPORTED)).unwrap();
    assert_eq!((&file.draft, file.report.seal), (&part, Seal::Intact));
    assert!(file.report.is_clean(), "{:#?}", file.report);
    assert_eq!(opened(write_draft(&part, &questionnaire.sha256)).unwrap().draft, part);
}

#[test]
fn a_file_is_of_the_first_version_as_long_as_that_can_hold_it() {
    let questionnaire = files::questionnaire();
    let shared = part(&questionnaire);
    let plain = files::draft(&questionnaire, "p", Sheet::default());
    let version = |draft: &Draft| tree(draft, &questionnaire)["formatVersion"].clone();
    assert_eq!(version(&plain), 1);
    assert_eq!(version(&Draft { part: shared.part.clone(), ..plain.clone() }), 2);
    assert_eq!(version(&Draft { merges: shared.merges.clone(), ..plain.clone() }), 2);
    assert_eq!(version(&Draft { sheet: shared.sheet.clone(), ..plain }), 2);
}

#[test]
fn in_a_file_of_the_first_version_the_new_keys_are_unknown() {
    let questionnaire = files::questionnaire();
    let first = with(tree(&part(&questionnaire), &questionnaire), "/formatVersion", json!(1));
    let unknown: Vec<String> = problems(first.clone());
    assert!(unknown.iter().all(|problem| problem.contains("unknown key")) && unknown.len() == 3, "{unknown:?}");
    assert_eq!(opened(sealed(first)).unwrap().draft.part, None);
}

/// Opened without it, a part would be taken for the whole.
#[test]
fn a_part_that_lacks_something_is_not_used() {
    let questionnaire = files::questionnaire();
    let sound = tree(&part(&questionnaire), &questionnaire);
    for key in ["assessment", "questions", "title", "handed", "role", "ancestor"] {
        let pointer = format!("/part/{key}");
        assert_eq!(problems(without(sound.clone(), &pointer)), [format!("part: missing key `{key}`")]);
        assert!(
            matches!(opened(sealed(with(sound.clone(), &pointer, json!(true)))), Err(OpenError::Unusable(_))),
            "{key}"
        );
    }
    assert!(matches!(opened(sealed(with(sound.clone(), "/part", json!([])))), Err(OpenError::Unusable(_))));
    let other = with(sound.clone(), "/part/questions/0", json!("nothing"));
    assert_eq!(problems(other), ["part.questions[0]: no such question"]);
    let other = with(sound, "/part/ancestor/number/value", json!("red"));
    assert_eq!(problems(other), ["part.ancestor.number: an answer that does not fit its question"]);
}

#[test]
fn what_was_carried_over_is_open_until_someone_touches_it() {
    let questionnaire = files::questionnaire();
    let practice = questionnaire.question(&"practice".into()).unwrap();
    let plain = support::sheet(&questionnaire, &json!({"practice": "yes"}));
    let known = (**plain.get(&practice.id).unwrap()).clone();
    let sheet = plain.with(&practice.id, Answer { carried: Some("2568".into()), ..known.clone() });
    assert_eq!(sheet.standing(practice), Standing::Open);
    assert_eq!(sheet.get(&practice.id).unwrap().response, known.response, "what it says is kept");
    let draft = files::draft(&questionnaire, "p", sheet.clone());
    let done = |draft: &Draft| score(&draft.scope(&questionnaire)).overall.progress.done;
    assert_eq!((done(&draft), done(&Draft { sheet: plain, ..draft.clone() })), (0, 1));
    let yes = Value::Practice(Practice::Yes);
    for change in [Change::Confirm, Change::Give(yes.clone()), Change::Note("ก".into()), Change::Unit("ก".into())] {
        let touched = sheet.changed(practice, change.clone(), &"2026-11-23T08:00:00+07:00".into()).unwrap();
        assert_eq!(touched.standing(practice), Standing::Given(&yes), "{change:?}");
    }
    let confirmed = sheet.changed(practice, Change::Confirm, &"2026-11-23T08:00:00+07:00".into()).unwrap();
    assert_eq!(confirmed.changed(practice, Change::Confirm, &"2026-11-23T09:00:00+07:00".into()), None);
}

#[test]
fn a_part_asks_its_questions_and_no_others() {
    let questionnaire = files::questionnaire();
    let part = part(&questionnaire);
    let handed = part.part.clone().unwrap();
    let scope = part.scope(&questionnaire);
    let asked = questionnaire.questions().filter(|question| scope.asks(question));
    let mut asked: Vec<&str> = asked.map(|question| question.id.as_str()).collect();
    asked.sort_unstable();
    assert_eq!(asked, handed.questions.keys().map(|id| id.as_str()).collect::<Vec<_>>());
    assert!(scope.progress().asked <= asked.len());
    let whole = Draft { part: None, ..part.clone() };
    assert!(whole.scope(&questionnaire).progress().asked > scope.progress().asked);
    assert_eq!(part.finished(&questionnaire, &"2026-11-23T08:00:00+07:00".into()), None, "only the whole is closed");
}

#[test]
fn a_part_is_no_submission() {
    let questionnaire = files::questionnaire();
    let reader = Reader::new([questionnaire.clone()]);
    let read = reader.read(write_submission(&part(&questionnaire), &questionnaire, EXPORTED).as_bytes());
    assert_eq!(read, Outcome::Refused(Refusal::OnlyAPart("มิติที่ 1".into())));
    let whole = Draft { part: None, ..part(&questionnaire) };
    let read = reader.read(write_submission(&whole, &questionnaire, EXPORTED).as_bytes());
    assert!(matches!(read, Outcome::Read(_)), "{read:?}");
}

#[test]
fn moments_always_go_on_within_a_draft() {
    let questionnaire = files::questionnaire();
    let draft = files::draft(&questionnaire, "p", Sheet::default());
    let moment = |clock: &str| draft.moment(&clock.into());
    assert_eq!(&*draft.updated, "2026-11-22T16:45:10+07:00");
    for (clock, expected) in [
        ("2026-11-22T16:45:11+07:00", "2026-11-22T16:45:11+07:00"),
        ("2026-11-22T16:45:10+07:00", "2026-11-22T16:45:10.001+07:00"),
        ("2026-11-22T16:45:09+07:00", "2026-11-22T16:45:10.001+07:00"),
        ("2026-11-22T09:45:11Z", "2026-11-22T09:45:11Z"),
        ("2026-11-22T10:00:00+00:00", "2026-11-22T10:00:00+00:00"),
        ("2026-11-22T17:00:00+08:00", "2026-11-22T16:45:10.001+07:00"),
        ("1970-01-01T07:00:00+07:00", "2026-11-22T16:45:10.001+07:00"),
        ("no clock", "2026-11-22T16:45:10.001+07:00"),
    ] {
        assert_eq!(&*moment(clock), expected, "{clock}");
    }
}
