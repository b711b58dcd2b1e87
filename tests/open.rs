//! Files that are not as we write them: each is refused for the right reason, or opened with a report of what
//! became of every part of it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::json::{MAX_BYTES, ParseError, ProblemKind};
use phrom::submission::{ImportReport, OpenError, Opened, Seal, Status};
use serde_json::{Value as Json, json};
use support::files::{opened, sealed, submission};
use support::{utf16, with, without};

/// Opens a submission that was changed and sealed anew.
#[track_caller]
fn open_changed(pointer: &str, value: Json) -> Opened {
    opened(sealed(with(submission(), pointer, value))).unwrap_or_else(|error| panic!("{pointer}: {error:?}"))
}

/// What is said about a report's problems, each as "path: what".
fn problems(report: &ImportReport) -> Vec<String> {
    report.problems.iter().map(ToString::to_string).collect()
}

/// The problems for which a file cannot be used.
#[track_caller]
fn unusable(file: &Json) -> Vec<String> {
    match opened(sealed(file.clone())) {
        Err(OpenError::Unusable(problems)) => problems.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

/// Expects that a file is as good as the sound one.
#[track_caller]
fn is_sound(bytes: impl AsRef<[u8]>) {
    let (found, sound) = (opened(bytes).unwrap(), opened(sealed(submission())).unwrap());
    assert_eq!(found, sound);
    assert!(found.report.is_clean(), "{:#?}", found.report);
}

#[test]
fn a_file_as_we_write_it_is_taken_over_whole() {
    let Opened { draft, report, .. } = opened(sealed(submission())).unwrap();
    assert!(report.is_clean() && !report.loses_something(), "{report:#?}");
    assert_eq!((report.seal, report.n_kept, report.missing.len()), (Seal::Intact, 9, 0));
    assert_eq!((draft.status, draft.revision, draft.history.len()), (Status::Final, 2, 2));
}

#[test]
fn a_file_that_ends_early_is_truncated_wherever_it_ends() {
    let text = sealed(submission());
    assert_eq!(opened("").unwrap_err(), OpenError::Parse(ParseError::Empty));
    for end in 1..text.len() {
        assert_eq!(opened(&text.as_bytes()[..end]).unwrap_err(), OpenError::Parse(ParseError::Truncated), "at {end}");
    }
}

#[test]
fn what_is_no_tree_is_told_by_its_kind() {
    let deep = |n: usize| format!("{{\"format\":\"phrom/submission\",\"answers\":{}{}}}", "[".repeat(n), "]".repeat(n));
    let large = format!("{}{}", sealed(submission()), " ".repeat(MAX_BYTES));
    for (bytes, expected) in [
        (b"\xEF\xBB\xBF \n".to_vec(), ParseError::Empty),
        ("สวัสดี".as_bytes().to_vec(), ParseError::NotJson { line: 1 }),
        (sealed(submission()).replace(':', "=").into_bytes(), ParseError::NotJson { line: 1 }),
        (format!("{}\n,", sealed(submission())).into_bytes(), ParseError::NotJson { line: 2 }),
        (b"PK\x03\x04\xFF\xFF".to_vec(), ParseError::NotText),
        (deep(64).into_bytes(), ParseError::TooDeep),
        (deep(200).into_bytes(), ParseError::TooDeep),
        (large.into_bytes(), ParseError::TooLarge),
    ] {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!(opened(&bytes).unwrap_err(), OpenError::Parse(expected), "{start:?}");
    }
}

#[test]
fn another_format_is_named() {
    let other = |format: Option<&str>| OpenError::NotASubmission { format: format.map(Into::into) };
    for (text, expected) in [
        ("null", None),
        ("[]", None),
        ("\"phrom/submission\"", None),
        ("{}", None),
        ("{\"format\": 1}", None),
        ("{\"format\": \"phrom/questionnaire\"}", Some("phrom/questionnaire")),
        ("{\"format\": \"phrom/submission \"}", Some("phrom/submission ")),
    ] {
        assert_eq!(opened(text).unwrap_err(), other(expected), "{text}");
    }
    let long = json!({"format": "ก".repeat(1_000)});
    assert_eq!(opened(long.to_string()).unwrap_err(), other(Some(&"ก".repeat(60))));
}

#[test]
fn a_newer_version_is_told_whatever_else_the_file_says() {
    let newer = json!({"format": "phrom/submission", "formatVersion": 3, "answers": "of another shape"});
    assert_eq!(opened(newer.to_string()).unwrap_err(), OpenError::NewerVersion(3));
    let newest = with(submission(), "/formatVersion", json!(u64::MAX));
    assert_eq!(opened(sealed(newest)).unwrap_err(), OpenError::NewerVersion(u32::MAX));
}

#[test]
fn a_version_that_never_was_is_not_guessed() {
    let expected = "formatVersion: expected a whole number in range, found";
    for (version, problem) in [
        (json!(0), "formatVersion: expected 2".to_owned()),
        (json!("1"), format!("{expected} a text")),
        (json!(1.5), format!("{expected} a number")),
        (json!(-1), format!("{expected} a number")),
    ] {
        assert_eq!(unusable(&with(submission(), "/formatVersion", version)), [problem]);
    }
}

#[test]
fn a_questionnaire_that_is_not_here_is_named() {
    let other = with(submission(), "/questionnaire/id", json!("cake"));
    assert_eq!(opened(sealed(other)).unwrap_err(), OpenError::UnknownQuestionnaire { id: "cake".into() });
}

#[test]
fn without_what_cannot_be_guessed_a_file_is_not_used() {
    for key in "questionnaire id revision period profile status respondent created updated app answers".split(' ') {
        let pointer = format!("/{key}");
        assert_eq!(unusable(&without(submission(), &pointer)), [format!("(file): missing key `{key}`")]);
        assert_eq!(unusable(&with(submission(), &pointer, json!(true))).len(), 1, "{key} is true");
    }
    assert_eq!(unusable(&with(submission(), "/profile", json!("q"))), ["profile: no profile `q`"]);
    assert_eq!(
        unusable(&with(submission(), "/status", json!("closed"))),
        ["status: expected `draft` or `final`, found a text"]
    );
    assert_eq!(unusable(&with(submission(), "/questionnaire/version", Json::Null)).len(), 1);
}

#[test]
fn a_change_after_export_is_seen_and_the_file_still_opened() {
    let text = sealed(submission());
    for (before, after) in [("\"partly\"", "\"yes\""), ("หมายเหตุ", "หมายเหตู"), ("\"revision\":2", "\"revision\":3")]
    {
        let changed = text.replacen(before, after, 1);
        assert_ne!(changed, text);
        let report = opened(&changed).unwrap().report;
        assert_eq!(report.seal, Seal::Changed, "{before}");
        assert!(!report.is_clean());
    }
    let report = opened(with(submission(), "/sha256", json!("0".repeat(64))).to_string()).unwrap().report;
    assert_eq!((report.seal, report.n_kept), (Seal::Changed, 9));
}

#[test]
fn a_submission_without_its_digest_is_not_clean() {
    let report = opened(without(submission(), "/sha256").to_string()).unwrap().report;
    assert_eq!((report.seal, report.is_clean()), (Seal::Missing, false));
    assert_eq!(problems(&report), ["(file): missing key `sha256`"]);
}

#[test]
fn another_version_of_the_questionnaire_is_told_from_other_content() {
    let older = open_changed("/questionnaire/version", json!("0.9")).report;
    assert_eq!((older.other_version.as_deref(), older.is_other_content), (Some("0.9"), false));
    let other = open_changed("/questionnaire/sha256", json!("0".repeat(64))).report;
    assert_eq!((other.other_version.as_deref(), other.is_other_content), (None, true));
    assert!(!older.is_clean() && !other.is_clean());
}

#[test]
fn figures_that_do_not_follow_from_the_answers_are_told() {
    assert!(open_changed("/scores/dimensions/A", json!(99.5)).report.scores_differ);
    assert!(open_changed("/scores/indicators", json!({})).report.scores_differ);
    assert!(!open_changed("/scores", Json::Null).report.scores_differ);
}

#[test]
fn unknown_and_missing_questions_are_listed() {
    let mut file = submission();
    for id in ["__proto__", "constructor", "ข้อ 1", ""] {
        file["answers"][id] = json!({"value": "yes"});
    }
    let answers = file["answers"].as_object_mut().unwrap();
    for id in ["share", "text"] {
        answers.remove(id);
    }
    let report = opened(sealed(file)).unwrap().report;
    let ids = |ids: &[phrom::questionnaire::QuestionId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(ids(&report.unknown), ["", "__proto__", "constructor", "ข้อ 1"]);
    // A text may stay empty.
    assert_eq!(ids(&report.missing), ["share"]);
    assert!(report.loses_something());
}

#[test]
fn unknown_and_repeated_keys_are_listed_and_the_last_one_counts() {
    let text = sealed(submission());
    let odd = text.replacen('{', "{\"__proto__\":{\"isFinal\":true},\"period\":\"2400\",", 1);
    let odd = odd.replacen("\"note\":", "\"note\":\"\",\"grade\":1,\"note\":", 1);
    let Opened { draft, report, .. } = opened(odd).unwrap();
    assert_eq!(&*draft.period, "2569");
    assert_eq!(
        problems(&report),
        [
            "answers.practice.note: key stands twice",
            "period: key stands twice",
            "__proto__: unknown key",
            "answers.practice.grade: unknown key",
        ]
    );
    assert!(report.problems.iter().all(|problem| problem.is_harmless()));
}

#[test]
fn elements_of_the_wrong_type_are_left_out_with_their_paths() {
    let mut file = submission();
    file["answers"]["ladder"] = json!("middle");
    file["answers"]["practice"]["evidence"][1] = json!("a letter");
    file["answers"]["scale"]["note"] = json!({"th": "ก"});
    file["history"][0] = json!({"revision": 1});
    file["respondent"]["role"] = json!(["a", "b"]);
    let Opened { draft, report, .. } = opened(sealed(file)).unwrap();
    assert_eq!(
        problems(&report),
        [
            "respondent.role: expected a text, found a list",
            "history[0]: missing key `finished`",
            "answers.ladder: expected an object, found a text",
            "answers.practice.evidence[1]: expected an object, found a text",
            "answers.scale.note: expected a text, found an object",
        ]
    );
    assert_eq!((draft.history.len(), draft.sheet.iter().count()), (1, 8));
    assert!(
        report
            .problems
            .iter()
            .all(|problem| matches!(problem.kind, ProblemKind::Invalid(_) | ProblemKind::MissingKey(_)))
    );
}

#[test]
fn what_is_odd_about_the_head_is_told_and_kept_where_it_can_be() {
    let long = "ก".repeat(300);
    let mut file = submission();
    file["id"] = json!("../a/b");
    file["period"] = json!("๒๕๖๙");
    file["revision"] = json!(0);
    file["respondent"]["agencyName"] = json!(long);
    file["created"] = json!(long);
    let Opened { draft, report, .. } = opened(sealed(file)).unwrap();
    assert_eq!(
        problems(&report),
        [
            "id: not a UUID; another one is given",
            "respondent.agencyName: longer than 200 characters; cut",
            "period: not a year of four digits",
            "revision: revisions count from 1",
            "created: longer than 200 characters; cut",
        ]
    );
    assert_eq!((&*draft.id, &*draft.period, draft.revision), ("", "๒๕๖๙", 1));
    assert_eq!(draft.respondent.agency_name.chars().count(), 200);
}

/// Were every place of it spelt out, this file would take hours and more memory than there is.
#[test]
fn a_file_that_is_odd_in_every_place_is_read_all_the_same() {
    let key = "k".repeat(2_000_000);
    let mut many: serde_json::Map<String, Json> = (0..60_000).map(|n| (n.to_string(), json!(n))).collect();
    many.insert(key.clone(), json!(null));
    let report = open_changed("/answers/practice", many.into()).report;
    assert_eq!(report.problems.len(), 1_000);
    let report = open_changed(&format!("/respondent/{key}"), json!(1)).report;
    assert_eq!(problems(&report), [format!("respondent[\"{}…\"]: unknown key", "k".repeat(64))]);
    let doubled = format!("{{\"{key}\":[{}", "{\"a\":0,\"a\":0},".repeat(60_000));
    assert_eq!(opened(doubled.trim_end_matches(',')).unwrap_err(), OpenError::Parse(ParseError::Truncated));
}

#[test]
fn a_key_without_a_name_has_a_path_too() {
    let report = open_changed("/answers/practice/", json!(1)).report;
    assert_eq!(problems(&report), ["answers.practice[\"\"]: unknown key"]);
}

#[test]
fn other_encodings_and_line_ends_read_as_the_same_file() {
    let text = format!("{:#}", serde_json::from_str::<Json>(&sealed(submission())).unwrap());
    is_sound(&text);
    is_sound(format!("\u{FEFF}{text}"));
    is_sound(utf16(&text, u16::to_le_bytes));
    is_sound(utf16(&text, u16::to_be_bytes));
    is_sound(text.replace('\n', "\r\n"));
    is_sound(format!("\n\n{text}\n\n"));
}
