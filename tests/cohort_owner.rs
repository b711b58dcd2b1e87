//! Whose a submission is: by the roster, by what it says of itself, and through the revisions of one assessment.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::cohort::roster::Roster;
use phrom::questionnaire::Questionnaire;
use serde_json::json;
use support::cohort::Chosen::{Match, OnlyRoster};
use support::cohort::{Chosen, Made, choices, cohort, made, numbers, reader, roster, said};
use support::small;

const OFFICE: &str = "สำนักงานจังหวัดลำปาง";
const TRANSPORT: &str = "สำนักงานขนส่งจังหวัดลำปาง";

/// Says what becomes of the files, and how many are missing, received, counted and unsure.
#[track_caller]
fn becomes(
    name: &str,
    sent: &[(&str, Made)],
    roster: Option<&Roster>,
    chosen: &[Chosen],
    (expected, expected_numbers): (&[&str], (usize, usize, usize, usize)),
) {
    let reader = reader([support::questionnaire(small::written(small::every_kind()).to_string().as_bytes())]);
    let sent: Vec<(&str, String)> = sent.iter().map(|(path, made)| (*path, made.file())).collect();
    let backwards: Vec<_> = sent.iter().rev().cloned().collect();
    for sent in [&sent, &backwards] {
        let cohort = cohort(&reader, sent);
        let settled = cohort.settle(roster, &choices(&cohort, chosen));
        assert_eq!(said(&cohort, &settled), expected, "{name}");
        assert_eq!(numbers(settled.only_round().unwrap().1), expected_numbers, "{name}");
    }
}

fn coded(name: &str, code: &str) -> Made {
    Made { code: code.into(), id: format!("{name} {code}"), ..made(name) }
}

fn second(made: Made) -> Made {
    Made { updated: "2026-11-23T08:00:00+07:00".into(), id: format!("second of {}", made.id), ..made }
}

const BOTH: (&[&str], (usize, usize, usize, usize)) = (&["1.json: counts", "2.json: counts"], (0, 2, 2, 0));
const SECOND: (&[&str], (usize, usize, usize, usize)) =
    (&["1.json: superseded by 2.json", "2.json: counts"], (0, 1, 1, 0));

#[test]
fn without_a_roster_an_agency_is_what_it_says() {
    let typed = |made: Made, agency_type: &str| Made { agency_type: agency_type.into(), ..made };
    let cases = [
        ("the same name", made(OFFICE), second(made(OFFICE)), SECOND),
        ("the same name, folded", made(OFFICE), second(made("สํานักงาน  จังหวัดลําปาง")), SECOND),
        (
            "the same code, a name that is nearly the same",
            coded(OFFICE, "52-0017"),
            second(coded("สำนักงนจังหวัดลำปาง", "52-0017")),
            SECOND,
        ),
        (
            "the same code, another name: the code of a ministry",
            coded(OFFICE, "52"),
            second(coded(TRANSPORT, "52")),
            BOTH,
        ),
        ("the code left out once", coded(OFFICE, "52"), second(made(OFFICE)), SECOND),
        ("another code", coded(OFFICE, "52"), second(coded(OFFICE, "53")), BOTH),
        ("another name", made(OFFICE), second(made(TRANSPORT)), BOTH),
        (
            "another province",
            made("ที่ทำการปกครองจังหวัด"),
            second(Made {
                province: "แพร่".into(), ..made("ที่ทำการปกครองจังหวัด")
            }),
            BOTH,
        ),
        (
            "the province in other words",
            made("ศาลากลาง"),
            second(Made {
                province: "จังหวัดลำปาง".into(), ..made("ศาลากลาง")
            }),
            SECOND,
        ),
        ("another type", typed(made(OFFICE), "a"), second(typed(made(OFFICE), "b")), BOTH),
        ("neither name nor code", made(""), second(made("")), BOTH),
    ];
    for (name, one, other, expected) in cases {
        becomes(name, &[("1.json", one), ("2.json", other)], None, &[], expected);
    }
}

#[test]
fn revisions_of_one_assessment_are_of_one_agency() {
    let revision = |revision, name: &str| Made { id: "one".into(), revision, ..made(name) };
    let of =
        |agency_type: &str, code: &str, made: Made| Made { agency_type: agency_type.into(), code: code.into(), ..made };
    let cases = [
        ("the name was mended", revision(1, "สนง.จว.ลป."), revision(2, OFFICE), SECOND),
        ("the code was added", revision(1, OFFICE), of("", "52", revision(2, OFFICE)), SECOND),
        ("the code was mended", of("", "25", revision(1, OFFICE)), of("", "52", revision(2, OFFICE)), SECOND),
        ("a draft was handed on: both closed it once", revision(1, OFFICE), revision(1, TRANSPORT), BOTH),
        (
            "a draft was handed on: other codes",
            of("", "1", revision(1, OFFICE)),
            of("", "2", revision(2, TRANSPORT)),
            BOTH,
        ),
        (
            "a draft was handed on: other types",
            of("a", "", revision(1, OFFICE)),
            of("b", "", revision(2, TRANSPORT)),
            BOTH,
        ),
        (
            "a draft was handed on: other provinces",
            revision(1, OFFICE),
            Made {
                province: "แพร่".into(), ..revision(2, "สำนักงานจังหวัดแพร่")
            },
            BOTH,
        ),
    ];
    for (name, one, other, expected) in cases {
        becomes(name, &[("1.json", one), ("2.json", other)], None, &[], expected);
    }
}

#[test]
fn the_roster_knows_agencies() {
    let roster = roster(&[("52-0017", OFFICE), ("52-0018", TRANSPORT)]);
    let of_type = |made: Made| Made { agency_type: "provincial-office".into(), ..made };
    let one = |made: Made, chosen: &[Chosen], expected: (&[&str], _)| {
        becomes(&made.name.clone(), &[("1.json", made)], Some(&roster), chosen, expected);
    };
    let counts: &[&str] = &["1.json: counts"];
    one(made(OFFICE), &[], (counts, (1, 1, 1, 0)));
    one(coded("สนง.จังหวัด", "52-0017"), &[], (counts, (1, 1, 1, 0)));
    one(coded(TRANSPORT, "52-0017"), &[], (counts, (2, 1, 1, 1)));
    one(coded("", "52-0017"), &[], (counts, (1, 1, 1, 0)));
    one(of_type(made("สำนักงานจังหวัดลำปาง ")), &[], (counts, (1, 1, 1, 0)));
    // A typing error: a person is asked, and until then it counts as an agency of its own.
    one(made("สำนักงานขนสงจังหวัดลำปาง"), &[], (counts, (2, 1, 1, 1)));
    one(made("สำนักงานขนสงจังหวัดลำปาง"), &[OnlyRoster], (&["1.json: not in the roster"], (2, 0, 0, 1)));
    one(made("สำนักงานขนสงจังหวัดลำปาง"), &[Match("1.json", Some(1))], (counts, (1, 1, 1, 0)));
    one(made("สำนักงานขนสงจังหวัดลำปาง"), &[Match("1.json", None)], (counts, (2, 1, 1, 0)));
    one(made("สำนักงานขนสงจังหวัดลำปาง"), &[Match("1.json", Some(9))], (counts, (2, 1, 1, 0)));
    one(made("เทศบาลนครลำปาง"), &[], (counts, (2, 1, 1, 0)));
}

#[test]
fn a_match_holds_for_all_revisions_and_an_older_one_is_not_asked_about() {
    let roster = roster(&[("52-0017", OFFICE), ("52-0018", TRANSPORT)]);
    let revision = |revision, name: &str| Made { id: "one".into(), revision, ..made(name) };
    let sent = [("1.json", revision(1, "สำนักงานขนสงจังหวัดลำปาง")), ("2.json", revision(2, TRANSPORT))];
    becomes("mended", &sent, Some(&roster), &[], (SECOND.0, (1, 1, 1, 0)));
    let sent = [("1.json", revision(1, "สนง.ขนสง ลป")), ("2.json", revision(2, "สนง.ขนส่ง ลป"))];
    becomes("the older one was matched", &sent, Some(&roster), &[Match("1.json", Some(1))], (SECOND.0, (1, 1, 1, 0)));
    let sent = [("1.json", revision(1, OFFICE)), ("2.json", revision(2, TRANSPORT))];
    becomes("two entries are two agencies", &sent, Some(&roster), &[], (BOTH.0, (0, 2, 2, 0)));
    let sent = [("1.json", made(TRANSPORT)), ("2.json", second(coded("ขนส่งลำปาง สาขา", "")))];
    becomes("two matched to one", &sent, Some(&roster), &[Match("2.json", Some(1))], (SECOND.0, (1, 1, 1, 0)));
}

#[test]
fn every_agreement_of_an_agency_counts() {
    let questionnaire = support::by_id("service-level-agreement");
    let about = |subject: &str, made: Made| Made {
        id: format!("{} {subject}", made.id),
        profile: "public".into(),
        answers: json!({"1.1.1": subject}),
        ..made
    };
    let sent = [
        ("1.json", about("ต่อใบขับขี่", made(TRANSPORT))),
        ("2.json", about("จดทะเบียนรถ", made(TRANSPORT))),
        ("3.json", Made { revision: 2, ..about("จดทะเบียนรถ", made(TRANSPORT)) }),
        ("4.json", about("ต่อใบขับขี่", made(OFFICE))),
    ];
    let files: Vec<(&str, String)> = sent.iter().map(|(path, made)| (*path, made.of(&questionnaire))).collect();
    let cohort = cohort(&reader([questionnaire]), &files);
    let settled = cohort.settle(None, &choices(&cohort, &[]));
    let expected = ["1.json: counts", "2.json: superseded by 3.json", "3.json: counts", "4.json: counts"];
    assert_eq!(said(&cohort, &settled), expected);
    let counted = settled.only_round().unwrap().1;
    assert_eq!((counted.received, counted.n_agencies, &*counted.agencies), (2, 2, &[0, 0, 1][..]));
}

#[test]
fn questionnaires_years_and_versions_are_rounds_of_their_own() {
    let version = |version: &str| -> Questionnaire {
        let written = support::with(small::written(small::every_kind()), "/version", json!(version));
        support::questionnaire(written.to_string().as_bytes())
    };
    let (first, second, survey) = (version("1"), version("2"), support::survey());
    let of_year = |year: &str| Made { period: year.into(), ..made(OFFICE) };
    let of_survey = Made { profile: "province".into(), ..made(OFFICE) };
    let files = [
        ("1.json", made(OFFICE).of(&first)),
        ("2.json", made(OFFICE).of(&second)),
        ("3.json", of_year("2570").of(&first)),
        ("4.json", of_survey.of(&survey)),
        ("5.json", made(TRANSPORT).of(&first)),
    ];
    let cohort = cohort(&reader([version("1"), version("2"), survey]), &files);
    let settled = cohort.settle(None, &choices(&cohort, &[]));
    assert!(settled.files.iter().all(|file| file.reason == phrom::cohort::Reason::Counts), "{settled:?}");
    let rounds = settled
        .rounds
        .iter()
        .map(|(round, counted)| (&*round.questionnaire, &*round.period, &*round.version, counted.n_agencies));
    let expected = [
        ("small", "2569", "1", 2),
        ("small", "2569", "2", 1),
        ("small", "2570", "1", 1),
        ("th-digital-readiness", "2569", "2560.1", 1),
    ];
    assert_eq!(rounds.collect::<Vec<_>>(), expected);
    assert!(settled.only_round().is_none());
    // Of a version that is not at hand, the one that is reads it, and it is said.
    let read = support::cohort::cohort(&reader([version("1")]), &files[1..2]);
    assert_eq!(read.record(0).unwrap().remarks.other_version.as_deref(), Some("2"));
}
