//! What is read of a file in a hurry is what a careful look at it gives, or nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Response, Sheet};
use phrom::cohort::{Outcome, Reader, Record};
use phrom::questionnaire::{ProfileId, Questionnaire};
use phrom::submission::{Draft, Respondent, Seal, write_draft, write_submission};
use serde_json::Value as Json;
use support::files::{EXPORTED, closed_twice, draft, sealed};
use support::mangle::{self, Random};
use support::{by_id, draw, every_rule, mixed};

const BUILT_IN: [&str; 6] = [
    "th-digital-readiness",
    "digital-transformation",
    "digital-services",
    "old-and-new-way",
    "pmqa-4-digital",
    "service-level-agreement",
];

fn all() -> Vec<Rc<Questionnaire>> {
    BUILT_IN.iter().map(|id| by_id(id)).chain([every_rule(), mixed()]).map(Rc::new).collect()
}

/// Holds one reading against the other, and gives what was read in a hurry.
#[track_caller]
fn same(reader: &Reader, bytes: &[u8]) -> Option<Record> {
    let quick = std::str::from_utf8(bytes).ok().and_then(|text| reader.read_quickly(text));
    if let Some(quick) = &quick {
        let careful = reader.read_carefully(bytes);
        assert_eq!(Outcome::Read(Box::new(quick.clone())), careful, "{}", String::from_utf8_lossy(bytes));
    }
    quick
}

/// Of every third question nothing is known; in one of four drafts most are answered.
fn drawn(questionnaire: &Questionnaire, profile: &ProfileId, seed: u32) -> Draft {
    let asked = questionnaire.questions().zip(0_u32..);
    let chosen = asked.filter(|(_, number)| seed.is_multiple_of(4) || !(number + seed).is_multiple_of(3));
    let answers =
        chosen.map(|(question, number)| (question.id.clone(), draw::rich_answer(question, seed * 31 + number * 7)));
    let draft = draft(questionnaire, profile.as_str(), Sheet::new(answers.map(|(id, answer)| (id, kept(answer)))));
    Draft {
        respondent: Respondent { agency_name: format!(" ศาลา \"{seed}\" ").into(), ..draft.respondent.clone() },
        ..draft
    }
}

/// Without what a careful reader would have to mend.
fn kept(answer: Answer) -> Answer {
    match &answer.response {
        Some(Response::NotApplicable { reason }) if reason.is_empty() => Answer { response: None, ..answer },
        _ => answer,
    }
}

fn plain(draft: Draft, seed: u32) -> Draft {
    Draft {
        respondent: Respondent { agency_name: format!(" ศาลา {seed} ").into(), ..draft.respondent.clone() },
        ..draft
    }
}

#[test]
fn whatever_we_write_is_read_in_a_hurry_as_carefully() {
    let reader = Reader::new(all());
    for questionnaire in all() {
        for (profile, seed) in
            questionnaire.profiles.iter().flat_map(|profile| (0..12).map(move |seed| (profile, seed)))
        {
            let open = drawn(&questionnaire, &profile.id, seed);
            for draft in [open.clone(), plain(open.clone(), seed), plain(closed_twice(open), seed)] {
                let is_plain = !draft.respondent.agency_name.contains('"');
                let indented = write_submission(&draft, &questionnaire, EXPORTED);
                let on_one_line = serde_json::from_str::<Json>(&indented).unwrap().to_string();
                for text in [indented, on_one_line] {
                    let quick = same(&reader, text.as_bytes());
                    let is_sure = BUILT_IN.contains(&questionnaire.id.as_str());
                    assert!(!is_sure || quick.is_some() == is_plain, "{} {seed}: {text}", questionnaire.id);
                    assert!(quick.is_none_or(|quick| quick.seal == Seal::Intact));
                }
                assert_eq!(same(&reader, write_draft(&draft, &questionnaire.sha256).as_bytes()), None);
            }
        }
    }
}

#[test]
fn what_was_changed_is_told_in_a_hurry_as_carefully() {
    let reader = Reader::new(all());
    for questionnaire in BUILT_IN.map(by_id) {
        let draft = plain(closed_twice(drawn(&questionnaire, &questionnaire.profiles[0].id, 4)), 4);
        let file = write_submission(&draft, &questionnaire, EXPORTED);
        let changed = file.replacen("ศาลา", "ศาลาใหม่", 1);
        assert_eq!(same(&reader, changed.as_bytes()).unwrap().seal, Seal::Changed);
        let mut tree: Json = serde_json::from_str(&file).unwrap();
        tree.as_object_mut().unwrap().remove("sha256");
        tree["scores"]["completeness"] = 0.5.into();
        let other_scores = sealed(tree);
        let read = same(&reader, other_scores.as_bytes()).unwrap();
        assert_eq!((read.seal, read.remarks.scores_differ), (Seal::Intact, true));
    }
}

#[test]
fn spoilt_files_are_read_as_carefully_or_not_in_a_hurry() {
    let reader = Reader::new(all());
    let mut n_read = 0;
    for (questionnaire, seed) in all().iter().zip(10..) {
        let draft = plain(closed_twice(drawn(questionnaire, &questionnaire.profiles[0].id, seed)), seed);
        let file = write_submission(&draft, questionnaire, EXPORTED);
        let tree: Json = serde_json::from_str(&file).unwrap();
        let mut random = Random(seed.into());
        for _ in 0..400 {
            let of_bytes = mangle::bytes(file.as_bytes(), &mut random);
            let mut of_tree = mangle::tree(&tree, &mut random);
            n_read += usize::from(same(&reader, &of_bytes).is_some());
            n_read += usize::from(same(&reader, of_tree.to_string().as_bytes()).is_some());
            // Sealed anew, so that what is told apart is not the seal.
            if of_tree.as_object_mut().is_some_and(|file| file.remove("sha256").is_some()) {
                n_read += usize::from(same(&reader, sealed(of_tree).as_bytes()).is_some());
            }
        }
    }
    assert!(n_read > 500, "{n_read} were read in a hurry: too few to say much");
}

#[test]
fn what_is_written_in_another_way_takes_a_longer_look() {
    let questionnaire = Rc::new(by_id("th-digital-readiness"));
    let reader = Reader::new([questionnaire.clone()]);
    let draft = plain(closed_twice(drawn(&questionnaire, &questionnaire.profiles[0].id, 8)), 8);
    let file = write_submission(&draft, &questionnaire, EXPORTED);
    assert!(same(&reader, file.as_bytes()).is_some());
    for (from, to) in [
        ("\"yes\"", "\"\\u0079es\""),
        ("https://phrom", "https:\\/\\/phrom"),
        ("\"revision\": 2", "\"revision\": 2.0"),
        ("\"revision\": 2", "\"revision\": 2e0"),
        ("\"revision\": 2", "\"revision\": 02"),
        ("0.76190476", "0."),
        ("0.76190476", "0.70"),
        ("0.76190476", "1.00"),
        ("0.76190476", "0.00000099"),
        ("0.76190476", "0.7619047600000000000000000001"),
        ("\"formatVersion\": 1", "\"formatVersion\": 2"),
        ("\"answers\"", "\"anzwers\""),
        ("phrom/submission\"", "phrom/draft\""),
        ("ศาลา", "ศา\u{1}ลา"),
        ("ศาลา", "ศา\tลา"),
        ("\n}", "\n}}"),
        ("\n}", "\n} x"),
        ("\n}", ",\n}"),
        ("\n}", "\n"),
    ] {
        let changed = file.replacen(from, to, 1);
        assert_ne!(changed, file, "{from}");
        assert_eq!(same(&reader, changed.as_bytes()), None, "{to}");
    }
}

#[test]
fn a_trusting_reader_takes_the_figures_of_the_file() {
    let questionnaire = Rc::new(by_id("th-digital-readiness"));
    let [checking, trusting] = [false, true].map(|is_trusting| {
        let reader = Reader::new([questionnaire.clone()]);
        if is_trusting { reader.trusting() } else { reader }
    });
    for seed in 0..16 {
        let profile = &questionnaire.profiles[seed as usize % questionnaire.profiles.len()].id;
        let draft = plain(closed_twice(drawn(&questionnaire, profile, seed)), seed);
        let file = write_submission(&draft, &questionnaire, EXPORTED);
        let (Outcome::Read(checked), Outcome::Read(trusted)) =
            (checking.read(file.as_bytes()), trusting.read(file.as_bytes()))
        else {
            panic!("not read: {file}");
        };
        let n = checked.figures.len() - 1;
        assert_eq!(checked.figures[..n], trusted.figures[..n]);
        let [overall, of_rounded] = [&checked, &trusted].map(|record| record.figures[n].map(i64::from));
        assert!(overall.zip(of_rounded).map_or(overall == of_rounded, |(one, other)| (one - other).abs() <= 1));
        assert!(trusted.counts.is_empty());
        let alike = Record {
            figures: checked.figures.clone(),
            counts: checked.counts.clone(),
            remarks: checked.remarks.clone(),
            ..*trusted
        };
        assert_eq!(alike, *checked);
    }
}
