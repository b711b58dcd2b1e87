//! The tables that a coordinator takes out agree with the report and with what was sent, field by field.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeMap;

use phrom::cohort::roster::{Roster, RosterEntry};
use phrom::cohort::{Choices, Cohort, Reader, Reason, Settled, reason_words, status_words};
use phrom::desk::tables::{self, Desk};
use phrom::report::province::file::{GroupFile, ReportFile};
use phrom::report::province::province_report;
use phrom::submission::write_submission;
use serde_json::json;
use support::cohort::{Made, cohort, drawn, made, reader};
use support::files;
use support::mangle::Random;
use support::report::{basis, read_back};

type Rows = Vec<BTreeMap<String, String>>;

/// Everything that tables are made from: two years of the survey, a roster, a draft, copies and files that are none.
struct Everything {
    reader: Reader,
    cohort: Cohort,
    files: Vec<(String, String)>,
    roster: Roster,
    settled: Settled,
    report: ReportFile,
}

const PROVINCES: [&str; 2] = ["ลำปาง", "แพร่"];

fn everything() -> Everything {
    let questionnaire = support::survey();
    let mut random = Random(11);
    let mut files = Vec::new();
    let mut entries = Vec::new();
    for number in 0..16_usize {
        let kind = &questionnaire.agency_types[number % 3];
        let name = if number == 3 {
            "=HYPERLINK(\"x\")".to_owned()
        } else {
            format!("หน่วยงาน, \"ที่\" {number}")
        };
        let made = Made {
            agency_type: kind.id.to_string(),
            province: PROVINCES[number % 2].into(),
            profile: "province".into(),
            is_final: number != 5,
            ..made(&name)
        };
        for period in ["2568", "2569"] {
            let sheet = drawn(&questionnaire, "province", &mut random, !number.is_multiple_of(7));
            let draft = Made { period: period.into(), id: format!("{period} {number}"), ..made.clone() }
                .draft(&questionnaire, sheet);
            files.push((
                format!("{period}/{number:02}.json"),
                write_submission(&draft, &questionnaire, files::EXPORTED),
            ));
        }
        entries.push(RosterEntry {
            code: format!("0{number}").as_str().into(),
            name: name.as_str().into(),
            province: made.province.as_str().into(),
            group: ["กลุ่ม ก", "กลุ่ม ข"][number % 2].into(),
            ..RosterEntry::default()
        });
    }
    entries.push(RosterEntry {
        code: "99".into(),
        name: "ยังไม่ส่ง".into(),
        group: "กลุ่ม ก".into(),
        ..RosterEntry::default()
    });
    files.push(("copy.json".into(), files[0].1.clone()));
    files.push(("cut.json".into(), files[0].1[..200].into()));
    files.push(("changed.json".into(), files[4].1.replace("ที่", "ท")));
    let reader = reader([questionnaire]);
    let cohort = cohort(&reader, &files);
    let roster = Roster::new(entries);
    let settled = cohort.settle(Some(&roster), &Choices::default());
    let report = province_report(&basis(&reader, &cohort, &settled, Some(&roster), 5));
    Everything { reader, cohort, files, roster, settled, report }
}

impl Everything {
    fn desk(&self) -> Desk<'_> {
        let basis = basis(&self.reader, &self.cohort, &self.settled, Some(&self.roster), 5);
        Desk { basis, report: &self.report, settled: &self.settled }
    }

    fn rows(&self, name: &str) -> Rows {
        let table = tables::tables(&self.desk()).into_iter().find(|table| &*table.shape.name == name);
        read_back(table.unwrap_or_else(|| panic!("no table {name}")))
    }
}

/// A number of a report as tables write it.
fn number(percent: Option<f64>) -> String {
    percent.map_or(String::new(), |percent| percent.to_string())
}

fn or_nothing<T: ToString>(value: Option<T>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}

fn columns(row: &BTreeMap<String, String>, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| row.get(*name).unwrap_or_else(|| panic!("no column {name}: {row:?}")).clone()).collect()
}

#[test]
fn tables_of_the_report_agree_with_it() {
    let all = everything();
    let report = &all.report;
    let summary: BTreeMap<String, String> = all
        .rows("summary")
        .into_iter()
        .map(|mut row| (row.remove("field").unwrap(), row.remove("value_th").unwrap()))
        .collect();
    let counts = report.counts;
    assert_eq!(
        (summary["asked"].parse(), summary["received"].parse()),
        (Ok(counts.asked.unwrap()), Ok(counts.received))
    );
    assert_eq!(
        (summary["counted"].parse(), summary["submissions"].parse()),
        (Ok(counts.counted), Ok(counts.submissions))
    );
    assert_eq!((summary["period"].as_str(), &summary["subject"]), ("2568", &report.subject.th));
    let rows = all.rows("indicators");
    assert_eq!(rows.len(), report.rows.len());
    for (row, own) in rows.iter().zip(&report.rows) {
        let code = own.indicator.as_ref().unwrap_or(&own.part);
        let priority =
            report.priorities.iter().position(|known| own.indicator.as_ref() == Some(known)).map(|at| at + 1);
        let expected =
            [code.clone(), own.part.clone(), own.title.th.clone(), own.title.en.clone(), own.is_annex.to_string()];
        assert_eq!(columns(row, &["code", "part", "title_th", "title_en", "is_annex"]), expected);
        let figure =
            [or_nothing(own.figure.n), number(own.figure.mean), own.figure.printed.clone(), or_nothing(priority)];
        assert_eq!(columns(row, &["n", "mean", "printed", "priority"]), figure, "{code}");
        let spread = own.spread.as_ref();
        let of_spread = spread.map_or(vec![String::new(); 8], |spread| {
            spread
                .quartiles
                .iter()
                .map(ToString::to_string)
                .chain(spread.bands.iter().map(ToString::to_string))
                .collect()
        });
        let names = ["quartile_1", "median", "quartile_3", "band_0", "band_20", "band_40", "band_60", "band_80"];
        assert_eq!(columns(row, &names), of_spread, "{code}");
    }
    let comparison = report.comparison.as_ref().unwrap();
    for ((row, own), compared) in all.rows("comparison").iter().zip(&report.rows).zip(&comparison.rows) {
        let change = compared.change.replace('+', "").replace('−', "-").replace('–', "").replace(".0", "");
        let other = number(compared.figure.as_ref().and_then(|figure| figure.mean));
        let expected = [number(own.figure.mean), other, change, or_nothing(compared.difference.clone())];
        assert_eq!(columns(row, &["mean", "other_mean", "change", "difference"]), expected);
    }
}

#[test]
fn tables_of_groups_and_levels_agree_with_the_report() {
    let all = everything();
    let groups = all.report.groupings.iter().flat_map(|by| by.groups.iter().map(move |group| (&by.by, group)));
    let groups: Vec<(&String, &GroupFile)> = groups.collect();
    let rows = all.rows("groups");
    assert!(rows.len() == groups.len() && groups.len() >= 7, "{}", groups.len());
    for (row, (by, group)) in rows.iter().zip(groups) {
        let expected = [
            by.clone(),
            group.code.clone(),
            group.title.th.clone(),
            or_nothing(group.asked),
            or_nothing(group.received),
            group.counted.to_string(),
        ];
        assert_eq!(columns(row, &["by", "code", "title_th", "asked", "received", "counted"]), expected);
        for (own, figure) in all.report.rows.iter().zip(&group.figures) {
            let code = own.indicator.as_ref().unwrap_or(&own.part);
            assert_eq!(row[code], number(figure.mean), "{by} {} {code}", group.code);
        }
    }
    let mut lines = Vec::new();
    for measure in &all.report.measures {
        let start = [measure.kind.clone(), measure.code.clone(), measure.title.en.clone(), measure.of.clone()];
        let line = |title: &str, n: String, whole: String| [&start[..], &[title.into(), n, whole]].concat();
        lines.extend(measure.classes.iter().map(|class| line(&class.title.en, class.n.to_string(), String::new())));
        lines.extend(measure.share.iter().map(|own| line(&own.title.en, own.n.to_string(), own.whole.to_string())));
    }
    let rows = all.rows("measures");
    let found = rows.iter().map(|row| columns(row, &["kind", "code", "title_en", "of", "class_en", "n", "whole"]));
    assert_eq!(found.collect::<Vec<_>>(), lines);
    assert!(!lines.is_empty());
}

#[test]
fn tables_of_agencies_agree_with_what_was_sent() {
    let all = everything();
    let desk = all.desk();
    let counted = desk.basis.counted;
    let rows = all.rows("agencies");
    assert_eq!(rows.len(), counted.files.len());
    for ((row, file), entry) in rows.iter().zip(&counted.files).zip(&counted.entries) {
        let record = all.cohort.record(*file).unwrap();
        let entry = &all.roster.entries()[entry.unwrap()];
        let name = if entry.name.starts_with('=') { format!("'{}", entry.name) } else { entry.name.to_string() };
        let expected =
            [&*record.id, &*entry.code, &name, &record.agency.agency_type, &record.agency.province, &entry.group];
        assert_eq!(
            columns(row, &["submission", "agency_code", "agency_name", "agency_type", "province", "group"]),
            expected
        );
        assert_eq!(columns(row, &["status", "is_changed", "file"]), ["final", "false", &*all.cohort.files[*file].path]);
        for (own, figure) in desk.basis.frame.places.iter().zip(&record.figures) {
            let code = match own {
                phrom::cohort::Place::Part(id) => id.to_string(),
                phrom::cohort::Place::Indicator(id) => id.to_string(),
                phrom::cohort::Place::Overall => "overall".into(),
            };
            assert_eq!(row[&code], number(figure.map(|own| f64::from(own) / 1_000_000.0)), "{name} {code}");
        }
    }
    let missing: Vec<Vec<String>> =
        all.rows("missing").iter().map(|row| columns(row, &["agency_code", "agency_name"])).collect();
    assert_eq!(missing, [["99", "ยังไม่ส่ง"]]);
}

#[test]
fn every_file_has_its_line() {
    let all = everything();
    let rows = all.rows("files");
    assert_eq!(rows.len(), all.files.len());
    assert!(rows.is_sorted_by_key(|row| row["file"].clone()));
    for row in &rows {
        let position = all.cohort.files.iter().position(|file| *file.path == row["file"]).unwrap();
        let status = &all.settled.files[position];
        let reason = reason_words(&all.cohort, position, status);
        let is_counted = status.reason == Reason::Counts && row["file"].starts_with("2568");
        let expected =
            [status.status.code(), &is_counted.to_string(), &status_words(status.status).th, &reason.th, &reason.en];
        assert_eq!(columns(row, &["status", "is_counted", "status_th", "reason_th", "reason_en"]), expected);
    }
}

#[test]
fn tables_of_answers_hold_every_answer() {
    let all = everything();
    let desk = all.desk();
    let read_again = |file: usize| {
        let (_, bytes) = all.files.iter().find(|(path, _)| **path == *all.cohort.files[file].path)?;
        all.reader.open(bytes.as_bytes()).ok()
    };
    let (long, wide) =
        (read_back(tables::answers(&desk, &read_again)), read_back(tables::answers_wide(&desk, &read_again)));
    let mut n_answers = 0;
    for (row, file) in wide.iter().zip(&desk.basis.counted.files) {
        let opened = read_again(*file).unwrap();
        let own: Vec<_> = long.iter().filter(|line| line["submission"] == row["submission"]).collect();
        for (question, answer) in own.iter().map(|line| (&line["question"], *line)) {
            let sent: serde_json::Value = serde_json::from_str(
                &all.files.iter().find(|(path, _)| **path == *all.cohort.files[*file].path).unwrap().1,
            )
            .unwrap();
            let sent = &sent["answers"][question];
            let is_left_out = sent["na"] == json!(true);
            assert_eq!(answer["not_applicable"], is_left_out.to_string(), "{question}");
            let expected = match &sent["value"] {
                serde_json::Value::String(value) => value.clone(),
                serde_json::Value::Array(chosen) => {
                    chosen.iter().map(|own| own.as_str().unwrap()).collect::<Vec<_>>().join(";")
                }
                serde_json::Value::Object(share) => format!("{}/{}", share["part"], share["whole"]),
                other if other.is_null() => String::new(),
                other => other.to_string(),
            };
            assert_eq!(answer["value"], expected, "{question}");
            assert_eq!(row[question], if is_left_out { "na".into() } else { expected }, "{question}");
            n_answers += 1;
        }
        assert_eq!(
            own.len(),
            opened.questionnaire.questions().filter(|question| opened.draft.sheet.get(&question.id).is_some()).count()
        );
    }
    assert!(n_answers > 500 && n_answers == long.len(), "{n_answers}");
}
