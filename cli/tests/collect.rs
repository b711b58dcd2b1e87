//! However submissions come, the report is the same to the byte; and of every file it is said what became of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use phrom::language::Language;
use phrom::questionnaire::Questionnaire;
use phrom::submission::{Draft, ReportFile, Respondent, Status, open, write_draft, write_submission};
use serde_json::Value as Json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const FILE: &[u8] = include_bytes!("../../tests/data/golden/submission-1.json");
const SURVEY: &[u8] = include_bytes!("../../questionnaires/th-digital-readiness.json");

/// A folder of this test alone, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The golden submission as that of another agency, with every third answer of its own.
fn draft(survey: &Rc<Questionnaire>, agency: usize) -> Draft {
    let golden = open(FILE, |_, _| Some(survey.clone())).unwrap().draft;
    let respondent = Respondent {
        agency_code: format!("52-{agency:04}").into(),
        agency_name: format!("สำนักงานทดสอบแห่งที่ {agency}").into(),
        province: ["ลำปาง", "ลำพูน", "แพร่"][agency % 3].into(),
        ..golden.respondent.clone()
    };
    let mut sheet = golden.sheet.clone();
    for (number, (id, answer)) in golden.sheet.iter().enumerate() {
        if (number + agency).is_multiple_of(3) {
            let other = golden.sheet.iter().map(|(_, other)| other).nth((number * 7 + agency) % 20);
            let other =
                other.filter(|other| other.standing(survey.question(id).unwrap()) != phrom::answers::Standing::Open);
            sheet = sheet.with(id, (**other.unwrap_or(answer)).clone());
        }
    }
    Draft { id: format!("00000000-0000-4000-8000-{agency:012}").into(), respondent, sheet, ..golden }
}

fn submission(draft: &Draft, survey: &Questionnaire) -> String {
    write_submission(draft, survey, "2026-11-24T11:00:00+07:00")
}

/// The report file of a submission.
fn page(submission: &str) -> String {
    let (title, style, body) = ("ผล", "", "<main><h1>ผล</h1></main>");
    ReportFile { language: Language::Thai, title, style, body, submission }.to_html()
}

fn zipped<'f>(files: impl IntoIterator<Item = (String, &'f [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Runs `phrom collect`, and gives the folder that it wrote.
#[track_caller]
fn collect(input: &Path, out: PathBuf, more: &[&str]) -> PathBuf {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phrom"));
    let done = command.arg("collect").arg(input).arg("--out").arg(&out).args(["--write", "csv"]).args(more).output();
    let done = done.unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    out
}

fn report(out: &Path) -> String {
    fs::read_to_string(out.join("report.json")).unwrap()
}

#[test]
fn the_report_is_the_same_however_submissions_come() {
    let survey = Rc::new(Questionnaire::read(SURVEY).unwrap());
    let files: Vec<String> = (0..40).map(|agency| submission(&draft(&survey, agency), &survey)).collect();
    let all = folder("same");
    let as_folder = all.join("folder");
    fs::create_dir_all(as_folder.join("below")).unwrap();
    for (number, file) in files.iter().enumerate() {
        let below = if number % 2 == 0 { "below" } else { "" };
        fs::write(as_folder.join(below).join(format!("{number:03}.json")), file).unwrap();
    }
    let named = |files: &'_ [String]| -> Vec<(String, Vec<u8>)> {
        files
            .iter()
            .enumerate()
            .map(|(number, file)| (format!("{number:03}.json"), file.clone().into_bytes()))
            .collect()
    };
    let bytes = named(&files);
    let zip = zipped(bytes.iter().map(|(name, bytes)| (name.clone(), &**bytes)));
    let inner = zipped(bytes[20..].iter().map(|(name, bytes)| (name.clone(), &**bytes)));
    let first = bytes[..20].iter().map(|(name, bytes)| (name.clone(), &**bytes));
    let nested = zipped(first.chain([("inner.zip".to_owned(), &*inner)]));
    fs::write(all.join("one.zip"), zip).unwrap();
    fs::write(all.join("nested.zip"), nested).unwrap();
    let mut lines = File::create(all.join("lines.ndjson")).unwrap();
    for file in &files {
        writeln!(lines, "{}", serde_json::from_str::<Json>(file).unwrap()).unwrap();
    }
    let expected = report(&collect(&as_folder, all.join("out"), &["--threads", "1"]));
    assert!(expected.contains("\"counted\": 40"), "{expected}");
    let mut trusted = Vec::new();
    for (number, name) in ["folder", "one.zip", "nested.zip", "lines.ndjson"].into_iter().enumerate() {
        for threads in ["2", "5"] {
            let out = collect(&all.join(name), all.join(format!("out-{number}-{threads}")), &["--threads", threads]);
            assert_eq!(report(&out), expected, "{name}, {threads} threads");
        }
        let out = collect(&all.join(name), all.join(format!("out-{number}-trust")), &["--trust"]);
        trusted.push(report(&out));
        assert_eq!(trusted[0], trusted[number], "{name}");
    }
    // What stands among the answers is not there, and all else is.
    let [mut checked, mut trusted] = [&expected, &trusted[0]].map(|text| serde_json::from_str::<Json>(text).unwrap());
    let measures = checked["measures"].take();
    assert!(!measures.as_array().unwrap().is_empty());
    assert_eq!(trusted["measures"].take(), Json::Array(Vec::new()));
    assert_eq!(trusted["rows"], checked["rows"]);
    assert_eq!(trusted["counts"], checked["counts"]);
}

/// The words of a column of files.csv, by file.
fn statuses(out: &Path) -> BTreeMap<String, (String, String)> {
    let mut lines = csv::Reader::from_path(out.join("files.csv")).unwrap();
    let rows = lines.records().map(|row| row.unwrap());
    rows.map(|row| (row[0].to_owned(), (row[1].to_owned(), row[2].to_owned()))).collect()
}

#[test]
fn of_every_file_it_is_said_what_became_of_it() {
    let survey = Rc::new(Questionnaire::read(SURVEY).unwrap());
    let all = folder("mixed");
    let inputs = all.join("in");
    fs::create_dir_all(&inputs).unwrap();
    let whole = |agency| submission(&draft(&survey, agency), &survey);
    let revised = Draft { revision: 7, ..draft(&survey, 2) };
    let draft_of = |agency| Draft { status: Status::Draft, ..draft(&survey, agency) };
    let cut = whole(4);
    let expected = [
        ("a.json", whole(1).into_bytes(), "ok", "true"),
        ("b.json", whole(2).into_bytes(), "superseded", "false"),
        ("c.json", submission(&revised, &survey).into_bytes(), "ok", "true"),
        ("d.json", whole(1).into_bytes(), "duplicate", "false"),
        ("e.json", whole(3).replacen("ทดสอบ", "อื่น", 1).into_bytes(), "changed", "false"),
        ("f.json", cut.as_bytes()[..cut.len() / 2].to_vec(), "damaged", "false"),
        ("g.jpg", b"\xFF\xD8\xFF\xE0 a photo".to_vec(), "not-a-submission", "false"),
        ("h.json", submission(&draft_of(5), &survey).into_bytes(), "ok", "false"),
        ("i.json", write_draft(&draft_of(6), &survey.sha256).into_bytes(), "ok", "false"),
        ("j.json", Vec::new(), "damaged", "false"),
        ("k.json", whole(7).replace("th-digital-readiness", "another").into_bytes(), "unknown-questionnaire", "false"),
        (
            "l.json",
            whole(8).replace("\"formatVersion\": 1", "\"formatVersion\": 9").into_bytes(),
            "newer-version",
            "false",
        ),
        ("m.json", b"{\"a\": 1}".to_vec(), "not-a-submission", "false"),
        ("n.html", page(&whole(9)).into_bytes(), "ok", "true"),
        ("o.html", page(&whole(1)).into_bytes(), "duplicate", "false"),
        ("p.html", page(&whole(3).replacen("ทดสอบ", "อื่น", 1)).into_bytes(), "duplicate", "false"),
        ("q.html", page(&whole(10)).into_bytes()[..2000].to_vec(), "damaged", "false"),
        (
            "r.htm",
            page(&whole(11)).replace("<body>", "<script id=phrom-submission></script>").into_bytes(),
            "damaged",
            "false",
        ),
        ("s.html", b"<!DOCTYPE html><title>news</title>".to_vec(), "not-a-submission", "false"),
    ];
    for (name, bytes, ..) in &expected {
        fs::write(inputs.join(name), bytes).unwrap();
    }
    let zip = zipped(expected.iter().map(|(name, bytes, ..)| ((*name).to_owned(), &**bytes)));
    fs::write(all.join("in.zip"), zip).unwrap();
    let from_folder = statuses(&collect(&inputs, all.join("out"), &[]));
    let from_zip = statuses(&collect(&all.join("in.zip"), all.join("out-zip"), &[]));
    for (name, _, status, is_counted) in expected {
        let said = (status.to_owned(), is_counted.to_owned());
        assert_eq!(from_folder[name], said, "{name}");
        assert_eq!(from_zip[&format!("in.zip/{name}")], said, "{name}");
    }
}
