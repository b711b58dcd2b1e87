//! What a glance sees is what the careful reader sees; what is unusual it leaves to it.

use std::rc::Rc;

use phrom::questionnaire::Questionnaire;
use phrom::submission::open;
use serde_json::Value;

use super::*;

const FILE: &str = include_str!("../../tests/data/golden/submission-1.json");
const SURVEY: &[u8] = include_bytes!("../../questionnaires/th-digital-readiness.json");

#[test]
fn a_glance_sees_what_the_careful_reader_sees() {
    let seen = glance(FILE.as_bytes()).unwrap();
    let survey = Rc::new(Questionnaire::read_own(SURVEY).unwrap());
    let opened = open(FILE.as_bytes(), |_, _| Some(survey)).unwrap();
    let respondent = &opened.draft.respondent;
    let Respondent { agency_code, agency_name, agency_type, province, role } = &seen.respondent;
    assert_eq!(
        [&**agency_code, agency_name, agency_type, province, role],
        [
            &*respondent.agency_code,
            &respondent.agency_name,
            &respondent.agency_type,
            &respondent.province,
            &respondent.role
        ]
    );
    assert_eq!((&*seen.id, seen.revision), (&*opened.draft.id, opened.draft.revision));
    assert_eq!(seen.status == Status::Final, !opened.draft.is_open());
    let written: Value = serde_json::from_str(FILE).unwrap();
    for (key, figures) in [("indicators", &seen.scores.indicators), ("dimensions", &seen.scores.dimensions)] {
        let named = written["scores"][key].as_object().unwrap();
        assert_eq!(named.len(), figures.0.len());
        for (code, figure) in &figures.0 {
            assert_eq!(named[*code].as_f64(), figure.map(Percent::to_f64), "{code}");
        }
    }
}

#[test]
fn what_is_unusual_is_left_to_the_careful_reader() {
    for (from, to) in [
        ("phrom/submission", "phrom/draft"),
        ("\"formatVersion\": 1", "\"formatVersion\": 2"),
        ("\"formatVersion\": 1", "\"formatVersion\": 1.0"),
        ("\"status\": \"final\"", "\"status\": \"closed\""),
        ("\"status\": \"final\"", "\"status\": \"final\", \"status\": \"draft\""),
        ("\"status\": \"final\"", "\"status\": \"final\", \"other\": 1"),
        ("\"agencyName\"", "\"agency\""),
        ("\"1.1\": 60.0", "\"1.1\": 60.0000001"),
        ("\"1.1\": 60.0", "\"1.1\": 100.000001"),
        ("\"1.1\": 60.0", "\"1.1\": -1"),
        ("\"1.1\": 60.0", "\"1.1\": \"60\""),
        ("\"1.1\": 60.0", "\"1.1\": 60.0, \"1.1\": 50.0"),
        ("\"answers\": {", "\"answers\": {]"),
        ("\"period\": \"25", "\"period\": \"๒๕"),
    ] {
        let changed = FILE.replacen(from, to, 1);
        assert_ne!(changed, FILE, "{from}");
        assert_eq!(glance(changed.as_bytes()), None, "{to}");
    }
    let cut = |n: usize| glance(&FILE.as_bytes()[..n]).is_none();
    assert!((0..FILE.len() - 2).step_by(97).all(cut));
    assert_eq!(glance(&[FILE.as_bytes(), b"{}"].concat()), None);
    let in_the_answers = FILE.replacen("\"yes\"", "\"y\u{0}s\"", 1);
    assert_eq!(glance(in_the_answers.as_bytes()), None);
}

#[test]
fn only_figures_with_six_decimals_are_figures() {
    for millionths in [0, 1, 333_333, 33_333_333, 56_250_000, 99_999_999, 100_000_000] {
        let percent_of = Percent::from_millionths(millionths);
        assert_eq!(percent(percent_of.to_f64()), Some(percent_of));
    }
    for figure in [100.000_001, -0.5, 1e-7, 1.0 / 3.0, f64::NAN, f64::INFINITY] {
        assert_eq!(percent(figure), None, "{figure}");
    }
}
