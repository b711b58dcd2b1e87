//! Every figure over agencies against `tests/data/cohort/cases.json`, which `compute.py` beside it computes from the written
//! rules with exact fractions and without a line of this crate.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::questionnaire::{Kind, Question, Questionnaire};
use phrom::report::province::file::{FigureFile, HighlightFile, ReportFile, RowFile};
use serde_json::{Map, Value as Json, json};
use support::cohort::{Made, choices, cohort, made, reader};
use support::report::report;

/// An answer by its letter: see compute.py.
fn answer(question: &Question, letter: char) -> Option<Json> {
    let digit = letter.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    Some(match (letter, &question.kind, digit) {
        ('.', _, _) => return None,
        ('-', _, _) => json!({"na": true, "reason": "ไม่มีภารกิจนี้"}),
        ('y', Kind::Practice, _) => json!("yes"),
        ('p', Kind::Practice, _) => json!("partly"),
        ('n', Kind::Practice, _) => json!("no"),
        (_, Kind::Checklist(options), Some(n)) => options.iter().take(n).map(|option| option.id.as_str()).collect(),
        (_, Kind::Share { .. }, Some(n)) => json!({"part": n, "whole": 9}),
        other => panic!("{other:?}"),
    })
}

/// The report over the agencies of a case.
fn report_of(questionnaire: &Questionnaire, case: &Json) -> ReportFile {
    let agencies = case["agencies"].as_array().unwrap().iter().enumerate();
    let files: Vec<(String, String)> = agencies
        .map(|(number, agency)| {
            let letters = agency["answers"].as_str().unwrap().chars();
            let answers = questionnaire.questions().zip(letters);
            let answers: Map<String, Json> = answers
                .filter_map(|(question, letter)| Some((question.id.to_string(), answer(question, letter)?)))
                .collect();
            let text = |key: &str| agency[key].as_str().unwrap().to_owned();
            let (agency_type, profile) = (text("type"), text("profile"));
            let made = Made {
                agency_type, profile, answers: answers.into(), ..made(&format!("หน่วยงานที่ {number}"))
            };
            (format!("{number}.json"), made.of(questionnaire))
        })
        .collect();
    let reader = reader([support::survey()]);
    let cohort = cohort(&reader, &files);
    let least = u32::try_from(case["least"].as_u64().unwrap()).unwrap();
    report(&reader, &cohort, None, &choices(&cohort, &[]), least)
}

/// A figure in the shape of a case.
fn written(FigureFile { n, mean, printed }: &FigureFile, row: Option<&RowFile>) -> Json {
    let millionths = |percent: f64| (percent * 1_000_000.0).round() as i64;
    let spread = row.and_then(|row| row.spread.as_ref());
    let quartiles = spread.map(|spread| spread.quartiles.map(millionths));
    json!([n, mean.map(millionths), printed, quartiles, spread.map(|spread| spread.bands)])
}

fn names(highlight: Option<&HighlightFile>) -> Json {
    highlight.map(|own| [vec![own.part.clone()], own.indicators.clone()].concat()).into()
}

#[test]
fn every_figure_over_agencies_is_the_one_computed_independently() {
    let (questionnaire, cases) = (support::survey(), support::json("tests/data/cohort/cases.json"));
    let mut differences = Vec::new();
    for case in cases.as_array().unwrap() {
        let report = report_of(&questionnaire, case);
        let mut compare = |what: &str, expected: &Json, found: Json| {
            if *expected != found {
                differences.push(format!("{}: {what}: expected {expected}, found {found}", case["name"]));
            }
        };
        let expected = case["rows"].as_object().unwrap();
        assert_eq!(expected.len(), report.rows.len() + 1);
        for row in &report.rows {
            let code = row.indicator.as_ref().unwrap_or(&row.part);
            compare(code, &expected[code], written(&row.figure, Some(row)));
        }
        let overall = written(report.overall.as_ref().unwrap(), None);
        compare(
            "overall",
            &json!(expected["overall"].as_array().unwrap()[..3]),
            json!(overall.as_array().unwrap()[..3]),
        );
        compare("highest", &case["highest"], names(report.highest.as_ref()));
        compare("lowest", &case["lowest"], names(report.lowest.as_ref()));
        compare("priorities", &case["priorities"], json!(report.priorities));
    }
    assert!(differences.is_empty(), "{} differ\n{}", differences.len(), differences.join("\n"));
}

/// DOMAIN section 3: what the survey's owner does, found by working back from the printed table.
#[test]
fn a_dimension_is_not_the_mean_of_its_printed_indicators() {
    let cases = support::json("tests/data/cohort/cases.json");
    let is_it = |case: &&Json| case["name"] == "not applicable: a dimension is not the mean of its indicators";
    let report = report_of(&support::survey(), cases.as_array().unwrap().iter().find(is_it).unwrap());
    let printed = |code: &str| &*report.indicator(code).unwrap_or_else(|| report.part(code).unwrap()).figure.printed;
    assert_eq!(["3.1", "3.2", "3.3", "3.4"].map(printed), ["75.0", "100.0", "100.0", "100.0"]);
    assert_eq!(printed("3"), "75.0");
    assert_eq!(printed("6"), "–");
}
