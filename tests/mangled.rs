//! Files spoilt in a few thousand ways: never a panic, and whatever opens can be used, written and opened again.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Scope, Sheet};
use phrom::questionnaire::Questionnaire;
use phrom::report::{report, review};
use phrom::scoring::score;
use phrom::submission::{Draft, Seal, file_name, open, write_draft, write_submission};
use serde_json::Value as Json;
use support::files::{EXPORTED, closed_twice, draft, submission};
use support::mangle::{self, Random};
use support::{draw, files, small};

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
    assert!(file_name(draft).len() < 255);
}

/// Opens a file; if that succeeds, uses it, writes it in both ways and expects the same back.
fn opens(bytes: &[u8], questionnaire: &Rc<Questionnaire>) -> bool {
    let find = |_: &str| Some(questionnaire.clone());
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
    assert_eq!(again.draft, Draft { sheet: untyped(&opened.draft.sheet), ..opened.draft }, "{exported}");
    true
}

/// A sheet without half-typed fields, which do not leave the browser.
fn untyped(sheet: &Sheet) -> Sheet {
    Sheet::new(sheet.iter().map(|(id, answer)| (id.clone(), Answer { typed: None, ..(**answer).clone() })))
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
fn spoilt_submissions_of_the_survey_do_no_harm() {
    let survey = Rc::new(support::survey());
    let submission = write_submission(&closed_twice(full(&survey)), &survey, EXPORTED);
    spoilt(&submission, 25, 3, |bytes| opens(bytes, &survey));
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
fn spoilt_copies_of_the_survey_and_of_the_mixed_questionnaire_do_no_harm() {
    for (id, times) in [("th-digital-readiness", 12), ("mixed", 80)] {
        let sound = support::json(support::path(id)).to_string();
        spoilt(&sound, times, 5, |bytes| {
            let read = Questionnaire::read(bytes);
            if let Ok(questionnaire) = &read {
                let sheet = Sheet::default();
                score(&Scope::new(questionnaire, &questionnaire.profiles[0].id, &sheet));
            }
            read.is_ok()
        });
    }
}
