//! A coordinator's sitting: what is shown of what came in, and what follows from each choice.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::desk::session::Session;
use phrom::desk::session::view::{AgenciesQuery, Choice, FilesQuery};
use serde_json::json;
use support::cohort::{Made, made};
use support::files;

const ALL: usize = usize::MAX;

/// A sitting with the small questionnaire, and these files.
fn session(sent: &[(&str, String)]) -> Session {
    let mut session = Session::new(vec![files::questionnaire()]);
    for (path, file) in sent {
        let outcome = session.reader().read(file.as_bytes());
        session.put(path, 0, outcome);
    }
    session.settle();
    session
}

/// An agency with one answer, worth so much.
fn with_figure(name: &str, practice: Option<&str>) -> Made {
    let mut answers = files::answers();
    let answers = answers.as_object_mut().unwrap();
    answers.remove("practice");
    if let Some(practice) = practice {
        answers.insert("practice".into(), json!(practice));
        answers.insert("hidden".into(), json!("no"));
    }
    Made { answers: json!(answers), ..made(name) }
}

fn names(session: &Session, query: &AgenciesQuery) -> Vec<String> {
    session.agencies(query).agencies.rows.into_iter().map(|agency| agency.name).collect()
}

fn file_list(session: &Session, query: &FilesQuery) -> Vec<(String, String, Option<bool>, Option<bool>)> {
    let view = session.files(query).rows.into_iter();
    view.map(|file| (file.path, file.status, file.is_allowed, file.is_preferred)).collect()
}

#[test]
fn the_heat_map_is_sorted_and_searched_and_what_has_no_figure_is_last() {
    let sent = [
        ("1", with_figure("ง", Some("no")).file()),
        ("2", with_figure("ข", None).file()),
        ("3", with_figure("ก", Some("yes")).file()),
        ("4", with_figure("ค", Some("partly")).file()),
    ];
    let session = session(&sent);
    let query = |sort, is_falling| AgenciesQuery { sort, is_falling, n: ALL, ..AgenciesQuery::default() };
    assert_eq!(names(&session, &query(None, false)), ["ก", "ข", "ค", "ง"]);
    assert_eq!(names(&session, &query(None, true)), ["ง", "ค", "ข", "ก"]);
    assert_eq!(session.agencies(&query(None, false)).columns[1].0, "A.1");
    assert_eq!(names(&session, &query(Some(1), false)), ["ง", "ค", "ก", "ข"]);
    assert_eq!(names(&session, &query(Some(1), true)), ["ก", "ค", "ง", "ข"]);
    assert_eq!(names(&session, &AgenciesQuery { from: 1, n: 2, ..query(None, false) }), ["ข", "ค"]);
    assert_eq!(names(&session, &AgenciesQuery { search: "ค".into(), ..query(None, false) }), ["ค"]);
    assert_eq!(names(&session, &query(Some(99), true)).len(), 4);
}

#[test]
fn files_that_need_a_look_come_first_and_choices_are_offered_where_they_matter() {
    let old = made("ก").file();
    let new = Made { revision: 2, ..made("ก") }.file();
    let draft = Made { is_final: false, ..made("ข") }.file();
    let sent = [("good", new), ("old", old), ("draft", draft), ("photo", "JFIF".into())];
    let mut session = session(&sent);
    let all = FilesQuery { n: ALL, ..FilesQuery::default() };
    let row = |path: &str, status: &str, allowed, preferred| (path.to_owned(), status.to_owned(), allowed, preferred);
    let expected = [
        row("draft", "ok", Some(false), None),
        row("old", "superseded", None, Some(false)),
        row("photo", "not-a-submission", None, None),
        row("good", "ok", None, None),
    ];
    assert_eq!(file_list(&session, &all), expected);
    session.choose(&Choice::Allow(2, true));
    session.choose(&Choice::Prefer(1, true));
    let expected = [
        row("good", "superseded", None, Some(false)),
        row("photo", "not-a-submission", None, None),
        row("draft", "ok", Some(true), None),
        row("old", "ok", None, Some(true)),
    ];
    assert_eq!(file_list(&session, &all), expected);
    let reason = session.files(&all).rows[0].reason.en.clone();
    assert_eq!(reason, "The one that you chose of the same agency counts: old.");
    let of = |status: &str| FilesQuery { status: Some(status.into()), n: ALL, ..FilesQuery::default() };
    assert_eq!(file_list(&session, &of("superseded")).len(), 1);
    session.choose(&Choice::Allow(2, false));
    session.choose(&Choice::Prefer(1, false));
    let counts = session.state().report.unwrap().counts;
    assert_eq!((counts.received, counts.counted), (2, 1));
}

#[test]
fn a_roster_says_who_is_missing() {
    let mut session = session(&[("1", made("สำนักงานจังหวัดลำปาง").file())]);
    let table = "รหัส,ชื่อหน่วยงาน,จังหวัด\n1,สำนักงานจังหวัด,ลำปาง\n2,ศาลากลางจังหวัดแพร่,แพร่\n3,,ลำปาง\n";
    session.bring_roster("roster.csv", table.as_bytes()).unwrap();
    let state = session.state();
    assert_eq!((state.n_missing, state.roster.unwrap().n), (2, 3));
    let counts = state.report.unwrap().counts;
    assert_eq!((counts.asked, counts.received, counts.counted, counts.not_in_roster), (Some(3), 1, 1, Some(0)));
    assert_eq!(session.missing_text(), "ศาลากลางจังหวัดแพร่\n3 (ลำปาง)\n");
    assert!(session.bring_roster("broken.xlsx", b"PK\x03\x04").is_err());
    assert_eq!(session.state().n_missing, 2, "the roster before stays");
    session.choose(&Choice::DropRoster);
    assert_eq!((session.state().n_missing, session.state().report.unwrap().counts.asked), (0, None));
}

#[test]
fn a_person_is_asked_where_it_is_not_sure() {
    let mut session = session(&[("1", made("สำนักงานขนสงจังหวัดลำปาง").file())]);
    let table = "ชื่อหน่วยงาน,จังหวัด\nสำนักงานขนส่งจังหวัดลำปาง,ลำปาง\n";
    session.bring_roster("roster.csv", table.as_bytes()).unwrap();
    let asked = session.state().unsure;
    assert_eq!((asked.len(), asked[0].candidates.len(), session.state().n_missing), (1, 1, 1));
    session.choose(&Choice::Match(asked[0].file, Some(asked[0].candidates[0].0)));
    assert_eq!((session.state().unsure.len(), session.state().n_missing), (0, 0));
}

#[test]
fn of_several_rounds_one_is_chosen_and_the_only_one_needs_no_choice() {
    let year = |period: &str| Made { period: period.into(), ..made("ก") }.file();
    let mut session = session(&[("1", year("2568")), ("2", year("2569"))]);
    assert!(session.report().is_none());
    session.choose(&Choice::Round(1));
    session.choose(&Choice::Beside(Some(0)));
    let report = session.report().unwrap();
    assert_eq!((&*report.period, &*report.comparison.as_ref().unwrap().period), ("2569", "2568"));
    session.choose(&Choice::Beside(Some(1)));
    assert!(session.report().unwrap().comparison.is_none(), "a round is not beside itself");
    // The file of the round that was chosen turns out to be something else: what is left is reported on.
    let gone = session.reader().read(b"JFIF");
    session.replace(1, gone);
    session.settle();
    assert_eq!(session.report().unwrap().period, "2568");
    session.clear();
    assert!(session.report().is_none() && session.state().n_files == 0);
}

#[test]
fn a_questionnaire_that_is_brought_in_reads_its_files_again() {
    let questionnaire = support::by_id("mixed");
    let sent = Made { profile: "office".into(), ..made("ก") }.of(&questionnaire);
    let mut session = session(&[("1", sent.clone()), ("2", made("ก").file())]);
    let statuses = |session: &Session| -> Vec<String> {
        session.state().statuses.into_iter().map(|status| format!("{} {}", status.code, status.n)).collect()
    };
    assert_eq!(statuses(&session), ["ok 1", "unknown-questionnaire 1"]);
    let again = session.bring_questionnaire(&support::bytes(&support::path("mixed"))).unwrap();
    assert_eq!(again, [0]);
    let outcome = session.reader().read(sent.as_bytes());
    session.replace(0, outcome);
    session.settle();
    assert_eq!((statuses(&session), session.state().brought.len()), (vec!["ok 2".to_owned()], 1));
    assert!(session.bring_questionnaire(b"{}").is_err());
}
