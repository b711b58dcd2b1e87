//! The golden files: what earlier versions of the app wrote, read for ever.
//!
//! A golden file is never changed, only added: one for each version of a format, and for each way of writing that
//! a released app had. `submission-1.json` answers the survey; `submission-1-table.json` answers `questionnaire-2.json`,
//! which has all that version 2 of the format brought; the others answer `questionnaire-1.json`, which has every kind of
//! question but a table.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeSet;
use std::rc::Rc;

use phrom::answers::{EvidenceKind, Secrecy};
use phrom::questionnaire::{PartId, Questionnaire};
use phrom::report::sentence::printed;
use phrom::scoring::{Scores, distribution, fill, score, step};
use phrom::submission::{APP_VERSION, Opened, Seal, Status, open, write_draft, write_submission};

/// When the golden submissions were exported.
const EXPORTED: &str = "2017-08-31T09:00:00+07:00";

fn golden(name: &str) -> String {
    String::from_utf8(support::bytes(&format!("tests/data/golden/{name}.json"))).unwrap()
}

fn questionnaire() -> Rc<Questionnaire> {
    Rc::new(support::questionnaire(golden("questionnaire-1").as_bytes()))
}

#[track_caller]
fn opened(name: &str, questionnaire: &Rc<Questionnaire>) -> (Opened, Scores) {
    let opened = open(golden(name).as_bytes(), |_, _| Some(questionnaire.clone())).unwrap();
    let report = &opened.report;
    assert!(!report.loses_something() && !report.scores_differ && report.converted.is_empty(), "{report:#?}");
    let scores = score(&opened.draft.scope(questionnaire));
    (opened, scores)
}

/// What is printed for parts: `[("1", "58.3")]`.
#[track_caller]
fn prints(scores: &Scores, overall: &str, parts: &[(&str, &str)]) {
    assert_eq!(printed(&scores.overall), overall);
    for (id, figure) in parts {
        assert_eq!(printed(&scores.parts[&PartId::from(*id)]), *figure, "part {id}");
    }
}

/// A file line by line, without what depends on the app's version and on the wording of the questionnaire.
fn lasting(text: &str) -> Vec<&str> {
    let passing = ["\"app\":", "\"sha256\":", "\"version\":"];
    text.lines().filter(|line| !passing.iter().any(|key| line.trim_start().starts_with(key))).collect()
}

#[test]
fn the_survey_of_format_1_opens_with_its_figures() {
    let survey = Rc::new(support::survey());
    let (Opened { draft, report, .. }, scores) = opened("submission-1", &survey);
    assert_eq!((report.seal, report.n_kept, report.missing.len()), (Seal::Intact, 88, 0));
    assert_eq!((draft.status, draft.revision, draft.history.len()), (Status::Final, 2, 2));
    assert_eq!(&*draft.history[0].finished, "2017-08-29T16:00:00+07:00");
    // As compute.py computes them from the file.
    let parts = [("1", "55.8"), ("2", "80.8"), ("3", "75.4"), ("4", "61.7"), ("5", "57.1"), ("6", "–"), ("L", "80.0")];
    prints(&scores, "66.2", &parts);
    assert_eq!(scores.overall.evidenced.unwrap().exact().unwrap().to_string(), "19.9");
    assert_eq!(scores.overall.na_as_zero.unwrap().exact().unwrap().to_string(), "63.1");
    assert_eq!((scores.ladders[0].n_held, scores.overall.n_not_applicable), (1, 3));
}

#[test]
fn the_survey_of_format_1_has_evidence_of_every_kind_and_class() {
    let (opened, _) = opened("submission-1", &Rc::new(support::survey()));
    let evidence = || opened.draft.sheet.iter().flat_map(|(_, answer)| &answer.evidence);
    let kinds: BTreeSet<&str> = evidence().map(|evidence| evidence.kind.code()).collect();
    let classes: BTreeSet<&str> = evidence().map(|evidence| evidence.secrecy.code()).collect();
    assert_eq!((kinds.len(), classes.len()), (EvidenceKind::ALL.len(), Secrecy::ALL.len()));
}

#[test]
fn every_kind_of_answer_of_format_1_opens_with_its_figures() {
    let (opened, scores) = opened("submission-1-every-kind", &questionnaire());
    assert!(opened.report.is_clean(), "{:#?}", opened.report);
    prints(&scores, "50.3", &[("A", "29.9"), ("B", "57.1"), ("C", "64.0"), ("X", "78.1")]);
    assert_eq!(scores.overall.evidenced.unwrap().exact().unwrap().to_string(), "23.0");
}

#[test]
fn the_draft_of_format_1_opens_with_its_half_typed_fields() {
    let (opened, scores) = opened("draft-1", &questionnaire());
    assert_eq!((opened.report.seal, opened.draft.status, opened.draft.revision), (Seal::Missing, Status::Draft, 3));
    let typed = |id: &str| opened.draft.sheet.get(&id.into()).unwrap().typed.clone().unwrap().part;
    assert_eq!([&*typed("A.1.3"), &*typed("A.2.1")], ["๑๒", "-"]);
    prints(&scores, "51.0–70.7", &[("A", "21.5–73.2"), ("B", "67.5–75.0"), ("C", "64.0"), ("X", "78.1")]);
}

#[test]
fn the_tables_of_format_1_open_with_their_levels() {
    let every_rule = Rc::new(support::every_rule());
    let (Opened { draft, report, .. }, scores) = opened("submission-1-table", &every_rule);
    assert!(report.is_clean(), "{report:#?}");
    assert_eq!(report.n_kept, 18);
    assert_eq!(
        report.missing.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        ["A.1.list"],
        "two rows lack something"
    );
    prints(&scores, "60.0", &[("A", "70.0"), ("B", "50.0"), ("C", "–")]);
    let table = every_rule.question(&"A.1.list".into()).unwrap().kind.table().unwrap();
    let rows = draft.sheet.get(&"A.1.list".into()).unwrap().rows().to_vec();
    let names: Vec<&str> = rows.iter().map(|row| row.name(table)).collect();
    assert_eq!(names, ["ขอหนังสือรับรอง", "ชำระค่าธรรมเนียม", "ขอใบแทน", "ขอหนังสือรับรอง", "ร้องเรียน\tออนไลน์", ""]);
    let counted = distribution(&rows, table, table.levels.as_ref().unwrap());
    assert_eq!((counted.counts, counted.n_incomplete, counted.n_in_share), (vec![1, 1, 1, 1], 2, Some(2)));
    let scope = draft.scope(&every_rule);
    assert_eq!(step(&scope, every_rule.indicator(&"B.1".into()).unwrap()).unwrap().lowest, Some(1));
    let gates = every_rule.gates.iter().map(|gate| fill(&scope, gate));
    assert_eq!(gates.map(|gate| (gate.n_filled(), gate.items.len())).collect::<Vec<_>>(), [(4, 5), (2, 3)]);
}

#[test]
fn a_golden_file_is_written_again_as_it_was() {
    for (name, questionnaire) in [
        ("submission-1", Rc::new(support::survey())),
        ("submission-1-every-kind", questionnaire()),
        ("submission-1-table", Rc::new(support::every_rule())),
    ] {
        let again = write_submission(&opened(name, &questionnaire).0.draft, &questionnaire, EXPORTED);
        let golden = golden(name);
        assert_eq!(lasting(&again), lasting(&golden));
        let is_of_today =
            golden.contains(&format!("\"app\": \"{APP_VERSION}\"")) && golden.contains(&*questionnaire.sha256);
        if is_of_today {
            assert_eq!(again, golden);
        }
    }
    let questionnaire = questionnaire();
    let again = write_draft(&opened("draft-1", &questionnaire).0.draft, &questionnaire.sha256);
    let version = format!("\"app\":\"{APP_VERSION}\"");
    assert_eq!(again, golden("draft-1").replace("\"app\":\"0.1.0\"", &version));
}

#[test]
fn the_part_of_format_2_opens_as_what_was_handed_over() {
    let questionnaire = questionnaire();
    let (Opened { draft, report, .. }, scores) = opened("submission-2-part", &questionnaire);
    assert!(report.is_clean() && report.seal == Seal::Intact, "{report:#?}");
    let part = draft.part.clone().unwrap();
    assert_eq!((&*part.title.th, &*part.role), ("มิติ ข", "กลุ่มงานยุทธศาสตร์"));
    assert_eq!(part.ancestor.iter().count(), 8);
    prints(&scores, "67.5–75.0", &[("B", "67.5–75.0")]);
}

#[test]
fn the_draft_of_format_2_opens_with_what_is_not_confirmed_and_its_trace() {
    let (Opened { draft, report, .. }, _) = opened("draft-2", &questionnaire());
    assert!(report.problems.is_empty(), "{report:#?}");
    let carried = draft.sheet.iter().filter(|(_, answer)| answer.carried.as_deref() == Some("2559"));
    assert_eq!(carried.count(), 2);
    assert_eq!((draft.merges.len(), draft.merges[0].files.len(), draft.merges[0].n_conflicts), (1, 2, 1));
}
