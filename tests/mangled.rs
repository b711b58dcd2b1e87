//! Files spoilt in a few thousand ways: never a panic, and whatever opens can be used, written and opened again.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Response, Row, Sheet, Value};
use phrom::questionnaire::{QuestionId, Questionnaire, Table};
use phrom::report::{report, review, units};
use phrom::scoring::{distribution, fill, points, score, step};
use phrom::submission::{Draft, Seal, file_name, open, write_draft, write_submission};
use phrom::together::Outcome;
use serde_json::Value as Json;
use support::files::{EXPORTED, closed_twice, draft, submission};
use support::mangle::{self, Random};
use support::{draw, files, small, together};

/// Spoils a file many times, in its bytes and in its tree, and says how often something could be done with it.
fn spoilt(sound: &str, times: usize, seed: u64, mut is_of_use: impl FnMut(&[u8]) -> bool) -> usize {
    let mut random = Random(seed);
    let tree: Json = serde_json::from_str(sound).unwrap();
    let mut n_of_use = 0;
    for _ in 0..times {
        let of_bytes = mangle::bytes(sound.as_bytes(), &mut random);
        let of_tree = mangle::tree(&tree, &mut random).to_string();
        n_of_use += usize::from(is_of_use(&of_bytes)) + usize::from(is_of_use(of_tree.as_bytes()));
    }
    n_of_use
}

/// Everything that is done with an assessment.
fn use_all(draft: &Draft, questionnaire: &Questionnaire) {
    let scope = draft.scope(questionnaire);
    report(&scope, &score(&scope));
    review(&scope, &draft.period);
    units(&scope);
    questionnaire.gates.iter().for_each(|gate| drop(fill(&scope, gate)));
    questionnaire.indicators().for_each(|(_, indicator)| drop((step(&scope, indicator), points(&scope, indicator))));
    for (question, table) in questionnaire.questions().filter_map(|question| Some((question, question.kind.table()?))) {
        let rows = draft.sheet.get(&question.id).map(|answer| answer.rows().to_vec()).unwrap_or_default();
        table.levels.iter().for_each(|levels| drop(distribution(&rows, table, levels)));
    }
    assert!(file_name(draft, Some(&"ชื่อบริการ".repeat(50))).len() < 255);
}

/// Opens a file; if that succeeds, uses it, writes it in both ways and expects the same back.
fn opens(bytes: &[u8], questionnaire: &Rc<Questionnaire>) -> bool {
    let find = |_: &str, _: &str| Some(questionnaire.clone());
    let Ok(opened) = open(bytes, find) else {
        return false;
    };
    use_all(&opened.draft, questionnaire);
    let kept = open(write_draft(&opened.draft, &questionnaire.sha256).as_bytes(), find).unwrap();
    assert_eq!(kept.draft, opened.draft, "{}", String::from_utf8_lossy(bytes));
    let exported = write_submission(&opened.draft, questionnaire, EXPORTED);
    let again = open(exported.as_bytes(), find).unwrap();
    assert_eq!((again.report.seal, again.report.scores_differ), (Seal::Intact, false), "{exported}");
    assert_eq!((again.report.converted, again.report.dropped), (vec![], vec![]), "{exported}");
    assert_eq!(again.draft, Draft { sheet: untyped(&opened.draft.sheet, questionnaire), ..opened.draft }, "{exported}");
    true
}

/// A sheet without half-typed fields, which do not leave the browser, and with the numbers of tables as numbers.
fn untyped(sheet: &Sheet, questionnaire: &Questionnaire) -> Sheet {
    let untyped = |(id, answer): (&QuestionId, &Rc<Answer>)| {
        let mut answer = Answer { typed: None, ..(**answer).clone() };
        let table = questionnaire.question(id).and_then(|question| question.kind.table());
        if let (Some(table), Some(Response::Value(Value::Table(rows)))) = (table, &mut answer.response) {
            *rows = rows.iter().map(|row| Rc::new(plain(row, table))).collect();
        }
        (id.clone(), answer)
    };
    Sheet::new(sheet.iter().map(untyped))
}

fn plain(row: &Row, table: &Table) -> Row {
    let fitting = table.columns.iter().filter_map(|column| Some((column, row.value(column)?)));
    fitting.fold(row.clone(), |row, (column, value)| row.with(&column.id, Some(value)))
}

/// A submission or draft with an answer of any kind to every question.
fn full(questionnaire: &Questionnaire) -> Draft {
    let answers = (3..).step_by(3).zip(questionnaire.questions());
    let sheet = Sheet::new(answers.map(|(seed, q)| (q.id.clone(), draw::rich_answer(q, seed * 977))));
    draft(questionnaire, questionnaire.profiles[0].id.as_str(), sheet)
}

#[test]
fn spoilt_submissions_do_no_harm() {
    let questionnaire = files::questionnaire();
    let n_opened = spoilt(&submission().to_string(), 600, 1, |bytes| opens(bytes, &questionnaire));
    assert!((200..1_000).contains(&n_opened), "{n_opened} of 1200 opened: too few or too many to say much");
}

#[test]
fn spoilt_drafts_do_no_harm() {
    let questionnaire = files::questionnaire();
    let draft = write_draft(&full(&questionnaire), &questionnaire.sha256);
    let n_opened = spoilt(&draft, 400, 2, |bytes| opens(bytes, &questionnaire));
    assert!((130..670).contains(&n_opened), "{n_opened} of 800 opened");
}

#[test]
fn spoilt_parts_do_no_harm() {
    let questionnaire = files::questionnaire();
    let part = files::shared(full(&questionnaire));
    for (sound, seed) in
        [(write_submission(&part, &questionnaire, EXPORTED), 8), (write_draft(&part, &questionnaire.sha256), 9)]
    {
        let n_opened = spoilt(&sound, 400, seed, |bytes| opens(bytes, &questionnaire));
        assert!((130..670).contains(&n_opened), "{n_opened} of 800 opened");
    }
}

/// What a spoilt file would become, beside what it was: nothing else is ever taken for what was written.
#[test]
fn ten_thousand_spoilt_files_change_nothing_without_a_word() {
    const SEED: u64 = 10;
    let questionnaire = files::questionnaire();
    let whole = draft(&questionnaire, "p", support::sheet(&questionnaire, &files::answers()));
    let ids: Vec<&str> = questionnaire.questions().map(|question| question.id.as_str()).collect();
    let part = Draft {
        merges: files::shared(whole.clone()).merges,
        ..together::part(&whole, &questionnaire, &ids[..5], "ก")
    };
    let base = Draft { sheet: Sheet::default(), ..whole.clone() };
    let (mut random, mut n_counted) = (Random(SEED), 0);
    for draft in [&whole, &part] {
        let written = write_submission(draft, &questionnaire, EXPORTED);
        let sound = together::brought("a.json", written.as_bytes(), &questionnaire);
        let tree: Json = serde_json::from_str(&written).unwrap();
        let alone = together::beside(&base, &questionnaire, std::slice::from_ref(&sound));
        for n in 0..5_000 {
            let spoilt = match n % 2 {
                0 => mangle::bytes(written.as_bytes(), &mut random),
                _ => mangle::tree(&tree, &mut random).to_string().into_bytes(),
            };
            let file = together::brought("b.json", &spoilt, &questionnaire);
            let told = || format!("seed {SEED}, file {n}: {}", String::from_utf8_lossy(&spoilt));
            if let Ok(opened) = &file.result {
                let is_as_it_was = Some(&opened.draft) == sound.result.as_ref().ok().map(|sound| &sound.draft);
                assert!(is_as_it_was || opened.report.seal != Seal::Intact, "{}", told());
            }
            let comparison = together::beside(&base, &questionnaire, &[file.clone(), sound.clone()]);
            let n_files = comparison.files.iter().filter(|file| file.outcome == Outcome::Counts).count();
            assert_eq!(comparison.taken, alone.taken, "{}", told());
            assert_eq!((n_files, comparison.conflicts.len()), (1, 0), "{}", told());
            n_counted += usize::from(file.result.is_ok());
        }
    }
    assert!((1_000..9_000).contains(&n_counted), "{n_counted} of 10000 opened: too few or too many to say much");
}

#[test]
fn spoilt_submissions_of_the_survey_do_no_harm() {
    let survey = Rc::new(support::survey());
    let submission = write_submission(&closed_twice(full(&survey)), &survey, EXPORTED);
    spoilt(&submission, 25, 3, |bytes| opens(bytes, &survey));
}

#[test]
fn spoilt_tables_do_no_harm() {
    let questionnaire = Rc::new(support::every_rule());
    let draft = full(&questionnaire);
    for (sound, seed) in
        [(write_submission(&draft, &questionnaire, EXPORTED), 6), (write_draft(&draft, &questionnaire.sha256), 7)]
    {
        let n_opened = spoilt(&sound, 400, seed, |bytes| opens(bytes, &questionnaire));
        assert!((130..760).contains(&n_opened), "{n_opened} of 800 opened");
    }
}

#[test]
fn spoilt_questionnaires_do_no_harm() {
    let sound = small::written(small::every_kind()).to_string();
    let submission = submission().to_string();
    let reads = |bytes: &[u8]| match Questionnaire::read(bytes) {
        Ok(questionnaire) => {
            let questionnaire = Rc::new(questionnaire);
            use_all(&full(&questionnaire), &questionnaire);
            opens(submission.as_bytes(), &questionnaire);
            true
        }
        Err(_) => false,
    };
    let n_read = spoilt(&sound, 600, 4, reads);
    assert!(n_read > 20, "{n_read} of 1200 were read");
}

#[test]
fn spoilt_copies_of_whole_questionnaires_do_no_harm() {
    for (id, times) in [("th-digital-readiness", 12), ("mixed", 80), ("every-rule", 200)] {
        let sound = support::json(&support::path(id)).to_string();
        spoilt(&sound, times, 5, |bytes| {
            let read = Questionnaire::read(bytes);
            if let Ok(questionnaire) = &read {
                use_all(&full(questionnaire), questionnaire);
            }
            read.is_ok()
        });
    }
}
