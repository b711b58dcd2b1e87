//! The report over every built-in questionnaire: whole, adding up, valid against its schema, and silent about agencies;
//! and two rounds side by side.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeMap;

use phrom::answers::{Standing, Value};
use phrom::cohort::{Choices, Cohort, Reader};
use phrom::questionnaire::{CATALOGUE, Questionnaire};
use phrom::report::province::file::{MeasureFile, ReportFile};
use phrom::report::province::words;
use phrom::report::sentence::Digits;
use phrom::scoring::climb;
use phrom::submission::{Draft, write_submission};
use serde_json::{Value as Json, json};
use support::cohort::{Made, cohort, drawn, made, reader};
use support::files;
use support::mangle::Random;
use support::report::report;

/// Submissions of so many agencies, each with its draft.
fn sent(questionnaire: &Questionnaire, n: usize, seed: u64) -> Vec<(String, Draft, String)> {
    let mut random = Random(seed);
    let types = &questionnaire.agency_types;
    let one = |number: usize| {
        let profile = questionnaire.profiles[number % questionnaire.profiles.len()].id.to_string();
        let agency_type = types.get(number % types.len().max(1)).map_or("", |own| &own.id).to_owned();
        let sheet = drawn(questionnaire, &profile, &mut random, !number.is_multiple_of(4));
        let province = ["ลำปาง", "แพร่"][number % 2].into();
        let made = Made {
            profile, agency_type, province, ..made(&format!("ชื่อที่ไม่ควรปรากฏ {number}"))
        };
        let draft = made.draft(questionnaire, sheet);
        let file = write_submission(&draft, questionnaire, files::EXPORTED);
        (format!("{number}.json"), draft, file)
    };
    (0..n).map(one).collect()
}

fn taken_in(reader: &Reader, sent: &[(String, Draft, String)]) -> Cohort {
    let files: Vec<(&str, &str)> = sent.iter().map(|(path, _, file)| (path.as_str(), file.as_str())).collect();
    cohort(reader, &files)
}

/// How many stand in each class of a measure, and the sum.
fn classes(measure: &MeasureFile) -> (Vec<u64>, u64) {
    let counts: Vec<u64> = measure.classes.iter().map(|class| class.n).collect();
    let sum = counts.iter().sum();
    (counts, sum)
}

#[track_caller]
fn adds_up(questionnaire: &Questionnaire, report: &ReportFile, drafts: &[&Draft]) {
    let n = u64::try_from(drafts.len()).unwrap();
    for measure in &report.measures {
        let what = format!("{}: {} {}", questionnaire.id, measure.kind, measure.code);
        let (counts, sum) = classes(measure);
        assert_eq!(measure.n.map(u64::from), Some(sum), "{what}");
        let question = questionnaire.question(&(*measure.code).into());
        let expected: Vec<u64> = match &*measure.kind {
            "ladder" => {
                let ladder = questionnaire.ladders.iter().find(|own| *own.id.as_str() == *measure.code).unwrap();
                let mut expected = vec![0; ladder.levels.len() + 2];
                for draft in drafts {
                    let score = climb(&draft.scope(questionnaire), ladder);
                    expected[if score.is_begun { score.n_held } else { ladder.levels.len() + 1 }] += 1;
                }
                expected
            }
            "scale" => {
                let mut expected = vec![0; counts.len()];
                for draft in drafts {
                    let scope = draft.scope(questionnaire);
                    let standing = scope.standing(question.unwrap());
                    let place = match standing {
                        Standing::Given(Value::Scale(step)) if scope.asks(question.unwrap()) => usize::from(*step) - 1,
                        _ => counts.len() - 1,
                    };
                    expected[place] += 1;
                }
                expected
            }
            "levels" | "rows" => {
                let rows = drafts.iter().filter_map(|draft| {
                    let (scope, question) = (draft.scope(questionnaire), question.unwrap());
                    scope.asks(question).then(|| draft.sheet.get(&question.id))?
                });
                assert_eq!(sum, rows.map(|answer| answer.rows().len() as u64).sum::<u64>(), "{what}");
                continue;
            }
            _ => {
                assert_eq!(sum, n, "{what}");
                continue;
            }
        };
        assert_eq!(counts, expected, "{what}");
    }
}

#[test]
fn every_built_in_questionnaire_has_a_report() {
    let schema = support::json("schema/report-1.schema.json");
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    for id in CATALOGUE.iter().map(|entry| entry.id).chain(["every-rule", "mixed"]) {
        let questionnaire = support::by_id(id);
        let reader = reader([support::by_id(id)]);
        let has_subject = questionnaire.subject.is_some();
        for (n, least) in [(1, 1), (1, 5), (9, 1), (14, 3), (26, 5)] {
            let sent = sent(&questionnaire, n, 7 + n as u64);
            let cohort = taken_in(&reader, &sent);
            let report = report(&reader, &cohort, None, &Choices::default(), least);
            assert_eq!(report.counts.submissions as usize, n);
            let written = report.to_json();
            let tree: Json = serde_json::from_str(&written).unwrap();
            let errors: Vec<String> =
                schema.iter_errors(&tree).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(errors.is_empty(), "{}\n{}", id, errors.join("\n"));
            assert_eq!(serde_json::from_str::<ReportFile>(&written).unwrap(), report);
            assert!(!written.contains("ไม่ควรปรากฏ"), "{}: an agency stands in the report", id);
            let drafts: Vec<&Draft> = sent.iter().map(|(_, draft, _)| draft).collect();
            if least == 1 {
                adds_up(&questionnaire, &report, &drafts);
                report.measures.iter().for_each(|measure| *kinds.entry(measure.kind.clone()).or_default() += 1);
            }
            let is_silent = report.rows.iter().all(|row| row.figure.mean.is_none() && row.spread.is_none())
                && report.measures.iter().all(|measure| measure.classes.is_empty() && measure.share.is_none());
            assert_eq!(n < least as usize, is_silent, "{} with {n}", id);
            let grouped = report.groupings.iter().map(|by| by.groups.iter().map(|group| group.counted).sum::<u32>());
            assert!(has_subject || grouped.clone().all(|sum| sum == report.counts.counted), "{}", id);
            for language in phrom::language::Language::ALL {
                let _ = words::highest(&report, language, Digits::Thai);
                let _ = words::lowest(&report, language, Digits::Arabic);
            }
        }
    }
    let found: Vec<&str> = kinds.keys().map(String::as_str).collect();
    assert_eq!(found, ["gate", "ladder", "levels", "points", "rows", "scale", "step"]);
}

#[test]
fn a_report_that_is_not_whole_is_not_valid() {
    let schema = jsonschema::draft202012::new(&support::json("schema/report-1.schema.json")).unwrap();
    let questionnaire = support::survey();
    let reader = reader([support::survey()]);
    let cohort = taken_in(&reader, &sent(&questionnaire, 6, 1));
    let report = report(&reader, &cohort, None, &Choices::default(), 1);
    let sound: Json = serde_json::from_str(&report.to_json()).unwrap();
    for pointer in
        ["/counts", "/rows/0/figure/printed", "/counts/received", "/least", "/questionnaire/sha256", "/format"]
    {
        assert!(!schema.is_valid(&support::without(sound.clone(), pointer)), "{pointer}");
    }
    for (pointer, value) in [
        ("/format", json!("phrom/submission")),
        ("/formatVersion", json!(2)),
        ("/rows/0/figure/mean", json!("45.8")),
        ("/rows/0/spread/bands", json!([1, 2])),
        ("/counts/asked", json!(-1)),
        ("/agencies", json!([])),
    ] {
        assert!(!schema.is_valid(&support::with(sound.clone(), pointer, value)), "{pointer}");
    }
}

#[test]
fn several_agreements_of_few_agencies_are_held_back() {
    let questionnaire = support::by_id("service-level-agreement");
    let reader = reader([support::by_id("service-level-agreement")]);
    let file = |number: usize| {
        let agency = made(["ก", "ข"][number % 2]);
        let answers = json!({"1.1.1": format!("บริการที่ {number}")});
        let made = Made { id: number.to_string(), profile: "public".into(), answers, ..agency };
        (format!("{number}.json"), made.of(&questionnaire))
    };
    let files: Vec<(String, String)> = (0..10).map(file).collect();
    let counts = |least: u32| {
        let report = report(&reader, &cohort(&reader, &files), None, &Choices::default(), least);
        let counts = report.counts;
        (counts.received, counts.counted, counts.submissions, report.measures.iter().any(|own| !own.classes.is_empty()))
    };
    assert_eq!(counts(2), (2, 2, 10, true));
    assert_eq!(counts(5), (2, 2, 10, false));
}

/// The survey in another version, with these changes.
fn changed(changes: &[(&str, Json)]) -> Questionnaire {
    let survey = support::with(support::json(&support::path("th-digital-readiness")), "/version", json!("2570.1"));
    let written =
        changes.iter().fold(survey, |written, (pointer, value)| support::with(written, pointer, value.clone()));
    support::questionnaire(written.to_string().as_bytes())
}

/// Why lines of the survey cannot be compared with a round of another questionnaire, and how many can.
fn not_comparable(other: impl Fn() -> Questionnaire) -> (Vec<String>, usize) {
    let reader = reader([support::survey(), other()]);
    let of = |questionnaire: &Questionnaire, folder: &str, seed: u64| {
        let files = sent(questionnaire, 6, seed);
        files.into_iter().map(|(path, draft, file)| (format!("{folder}/{path}"), draft, file)).collect::<Vec<_>>()
    };
    let mut files = of(&support::survey(), "1", 3);
    let other: Vec<_> = of(&other(), "2", 4)
        .into_iter()
        .map(|(path, mut draft, _)| {
            draft.period = "2570".into();
            let file = write_submission(&draft, &other(), files::EXPORTED);
            (path, draft, file)
        })
        .collect();
    files.extend(other);
    let report = report(&reader, &taken_in(&reader, &files), None, &Choices::default(), 5);
    let comparison = report.comparison.unwrap();
    assert_eq!((comparison.counted, report.counts.counted), (6, 6));
    let named =
        report.rows.iter().map(|row| row.indicator.as_ref().unwrap_or(&row.part).clone()).chain(["overall".into()]);
    let pairs: Vec<_> = named.zip(&comparison.rows).collect();
    for (code, row) in &pairs {
        assert_eq!(row.difference.is_some(), row.figure.is_none(), "{code}");
        assert!(row.difference.is_none() || row.change == "–", "{code}");
    }
    let n_same = pairs.iter().filter(|(_, row)| row.difference.is_none()).count();
    (pairs.iter().filter_map(|(code, row)| Some(format!("{code} {}", row.difference.as_ref()?))).collect(), n_same)
}

#[test]
fn two_rounds_are_compared_where_they_asked_the_same() {
    let n_lines = support::survey().parts.iter().map(|part| 1 + part.indicators.len()).sum::<usize>() + 1;
    let all: Vec<String> = Vec::new();
    assert_eq!(not_comparable(support::survey), (all.clone(), n_lines), "another year");
    let title = || changed(&[("/dimensions/0/indicators/2/title/en", json!("Other words"))]);
    assert_eq!(not_comparable(title), (all, n_lines), "other words");
    let rule = || changed(&[("/dimensions/0/indicators/2/questions/0/na", json!("withReason"))]);
    let expected = ["1 other-questions", "1.3 other-questions", "overall other-questions"].map(String::from).to_vec();
    assert_eq!(not_comparable(rule), (expected, n_lines - 3), "another rule");
    let option = || changed(&[("/dimensions/0/indicators/0/questions/0/kind/checklist/options/0/id", json!("other"))]);
    let expected = ["1 other-questions", "1.1 other-questions", "overall other-questions"].map(String::from).to_vec();
    assert_eq!(not_comparable(option), (expected, n_lines - 3), "another option");
    let (differences, n_same) = not_comparable(|| support::by_id("pmqa-4-digital"));
    assert!(n_same == 0 && differences.iter().all(|own| own.ends_with(" missing")), "{differences:?}");
}
