//! What holds whatever colleagues bring: tried on random assessments, parts and copies.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Sheet};
use phrom::questionnaire::{Question, Questionnaire};
use phrom::submission::Draft;
use phrom::together::{All, Brought, Choices, Comparison, Outcome, compare, content_of};
use proptest::prelude::{ProptestConfig, TestCaseError, any, prop_assert, prop_assert_eq, proptest};
use support::mangle::Random;
use support::together::{PUT_TOGETHER, Shared, as_file, beside};

type Verdict = Result<(), TestCaseError>;

/// Tries a law on random shared assessments.
fn law(with_wholes: bool, holds: impl Fn(&Shared, &mut Random) -> Verdict) {
    let config = ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(seed in any::<u64>())| holds(&Shared::drawn(seed, with_wholes), &mut Random(!seed))?);
}

/// The assessment afterwards; as it was where there is nothing in the files.
fn put_together(base: &Draft, questionnaire: &Questionnaire, files: &[Rc<Brought>], all: All) -> (Comparison, Draft) {
    let comparison = beside(base, questionnaire, files);
    let choices = Choices::default().with_all(all, &comparison);
    let result = comparison.result(base, &choices, &PUT_TOGETHER.into());
    (comparison, result.unwrap_or_else(|| base.clone()))
}

/// An answer with its documents in one order.
fn told(sheet: &Sheet, question: &Question) -> Answer {
    let mut answer = content_of(sheet.get(&question.id), question);
    answer.evidence.sort_by_key(|document| format!("{document:?}"));
    answer
}

fn told_all(draft: &Draft, questionnaire: &Questionnaire) -> Vec<Answer> {
    questionnaire.questions().map(|question| told(&draft.sheet, question)).collect()
}

fn shuffled<T: Clone>(from: &[T], random: &mut Random) -> Vec<T> {
    let mut all = from.to_vec();
    for at in (1..all.len()).rev() {
        all.swap(at, random.below(at + 1));
    }
    all
}

#[test]
fn the_same_files_in_any_order_give_the_same_result() {
    law(true, |shared, random| {
        let Shared { questionnaire, base, files, .. } = shared;
        for all in All::ALL {
            let one = put_together(base, questionnaire, files, all);
            let other = put_together(base, questionnaire, &shuffled(files, random), all);
            prop_assert_eq!(one, other);
        }
        Ok(())
    });
}

#[test]
fn a_file_put_in_twice_changes_nothing() {
    law(true, |shared, random| {
        let Shared { questionnaire, base, files, .. } = shared;
        for all in All::ALL {
            let (first, result) = put_together(base, questionnaire, files, all);
            let twice: Vec<_> = files.iter().chain(files).cloned().collect();
            prop_assert_eq!(&put_together(base, questionnaire, &twice, all).1, &result);
            let again = beside(&result, questionnaire, &shuffled(files, random));
            prop_assert!(again.is_empty(), "{:#?}", again);
            // Where nobody had to choose, that hangs on no trace. Of a copy of the whole nobody knows what was there before:
            // one that said what was here then is asked about once the rest has come in.
            let forgetful = Draft { merges: Vec::new(), ..result.clone() };
            let are_parts =
                files.iter().all(|file| file.result.as_ref().is_ok_and(|opened| opened.draft.part.is_some()));
            if first.conflicts.is_empty() && are_parts {
                let again = beside(&forgetful, questionnaire, files);
                prop_assert!(again.is_empty(), "{:#?}", again);
            }
        }
        Ok(())
    });
}

/// Whether an answer stands in a sheet or among the versions to choose from; of one that was united with others, its
/// documents do.
fn is_kept(own: &Answer, question: &Question, comparison: &Comparison, result: &Draft) -> bool {
    let there = content_of(result.sheet.get(&question.id), question);
    let conflict = comparison.conflicts.iter().find(|conflict| conflict.question == question.id);
    let versions = conflict.into_iter().flat_map(|conflict| &conflict.versions);
    let is_among =
        versions.map(|version| Answer { at: "".into(), ..version.answer.clone() }).any(|other| other == *own);
    let is_united = there.response == own.response;
    is_among || there == *own || is_united
}

#[test]
fn nothing_that_somebody_said_is_lost() {
    law(true, |shared, _| {
        let Shared { questionnaire, base, origin, parts, files } = shared;
        let (comparison, result) = put_together(base, questionnaire, files, All::Mine);
        for question in questionnaire.questions() {
            let was = content_of(origin.sheet.get(&question.id), question);
            let mine = content_of(base.sheet.get(&question.id), question);
            prop_assert!(mine == was || mine.is_blank() || is_kept(&mine, question, &comparison, &result));
            for (draft, before) in parts {
                let is_theirs = draft.part.as_ref().is_none_or(|part| part.questions.contains_key(&question.id));
                let own = content_of(draft.sheet.get(&question.id), question);
                // A copy of the whole may still have what others took away.
                let known = [content_of(before.get(&question.id), question), was.clone(), Answer::default()];
                prop_assert!(
                    !is_theirs || known.contains(&own) || is_kept(&own, question, &comparison, &result),
                    "{:?}",
                    own
                );
            }
        }
        Ok(())
    });
}

/// What only one changed is that one's, and what nobody changed stays.
#[test]
fn what_one_side_changed_is_taken() {
    law(false, |shared, _| {
        let Shared { questionnaire, base, origin, parts, files } = shared;
        let (comparison, result) = put_together(base, questionnaire, files, All::Mine);
        for question in questionnaire.questions() {
            let was = content_of(origin.sheet.get(&question.id), question);
            let mut said: Vec<Answer> = vec![content_of(base.sheet.get(&question.id), question)];
            for (draft, _) in parts {
                if draft.part.as_ref().is_some_and(|part| part.questions.contains_key(&question.id)) {
                    said.push(content_of(draft.sheet.get(&question.id), question));
                }
            }
            said.retain(|said| *said != was);
            said.dedup();
            let is_conflict = comparison.conflicts.iter().any(|conflict| conflict.question == question.id);
            match said.as_slice() {
                [] => prop_assert_eq!(content_of(result.sheet.get(&question.id), question), was),
                [only] => prop_assert_eq!(&content_of(result.sheet.get(&question.id), question), only),
                _ => {}
            }
            prop_assert!(!is_conflict || said.len() > 1, "{:?}", said);
        }
        Ok(())
    });
}

/// One after the other is as good as all at once, wherever nobody has to choose.
#[test]
fn files_can_be_put_in_one_after_the_other() {
    law(false, |shared, random| {
        let Shared { questionnaire, base, files, .. } = shared;
        let (comparison, at_once) = put_together(base, questionnaire, files, All::Mine);
        if !comparison.conflicts.is_empty() {
            return Ok(());
        }
        let mut one_by_one = base.clone();
        for file in shuffled(files, random) {
            let (comparison, next) = put_together(&one_by_one, questionnaire, &[file], All::Mine);
            prop_assert!(comparison.conflicts.is_empty(), "{:#?}", comparison);
            one_by_one = next;
        }
        prop_assert_eq!(told_all(&one_by_one, questionnaire), told_all(&at_once, questionnaire));
        Ok(())
    });
}

#[test]
fn every_conflict_is_decided_by_a_choice_and_by_nothing_else() {
    law(true, |shared, _| {
        let Shared { questionnaire, base, files, .. } = shared;
        let comparison = beside(base, questionnaire, files);
        let at = PUT_TOGETHER.into();
        prop_assert_eq!(
            comparison.result(base, &Choices::default(), &at).is_some(),
            comparison.conflicts.is_empty() && !comparison.is_empty()
        );
        for all in All::ALL {
            let choices = Choices::default().with_all(all, &comparison);
            prop_assert_eq!(comparison.n_undecided(&choices), 0);
            let Some(result) = comparison.result(base, &choices, &at) else { continue };
            for conflict in &comparison.conflicts {
                let question = questionnaire.question(&conflict.question).unwrap();
                let picked = Answer { at: "".into(), ..choices.picked(conflict).unwrap().answer.clone() };
                prop_assert_eq!(content_of(result.sheet.get(&question.id), question), picked);
            }
            prop_assert_eq!(&compare(base, questionnaire, files, &choices), &comparison);
        }
        Ok(())
    });
}

#[test]
fn what_nobody_changed_brings_nothing() {
    law(false, |shared, _| {
        let Shared { questionnaire, base, origin, parts, .. } = shared;
        for (draft, before) in parts {
            let untouched = as_file("a.json", &Draft { sheet: before.clone(), ..draft.clone() }, questionnaire);
            for whole in [base, origin] {
                let comparison = beside(whole, questionnaire, std::slice::from_ref(&untouched));
                prop_assert!(comparison.is_empty(), "{:#?}", comparison);
                prop_assert_eq!(&comparison.files[0].outcome, &Outcome::Counts);
            }
        }
        Ok(())
    });
}
