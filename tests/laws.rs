//! What holds for every sheet of every questionnaire, tried on random ones.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeSet;
use std::rc::Rc;

use phrom::answers::{Answer, Change, Response, Scope, Sheet, Standing, Value};
use phrom::exact::Percent;
use phrom::questionnaire::{Part, ProfileId, Question, QuestionId, Questionnaire};
use phrom::scoring::{Claim, Figure, Score, Scores, claims, explain, gains, score};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, TestCaseError, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;
use serde_json::{Value as Json, json};
use support::draw;

type Verdict = Result<(), TestCaseError>;

/// One random assessment.
struct Trial<'a> {
    written: &'a Json,
    questionnaire: &'a Questionnaire,
    profile: &'a ProfileId,
    sheet: Sheet,
    /// A random question that is asked and whose answer shows and hides no other.
    question: &'a Rc<Question>,
    /// One random number for each question, and more for what a law needs beside.
    seeds: &'a [u32],
}

/// Tries a law on random sheets of three questionnaires.
fn law(cases: u32, holds: impl Fn(&Trial) -> Verdict) {
    for id in ["th-digital-readiness", "mixed", "every-rule"] {
        let written = support::json(&support::path(id));
        let questionnaire = support::questionnaire(written.to_string().as_bytes());
        let n = questionnaire.questions().count();
        let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
        proptest!(config, |(profile in any::<Index>(), at in any::<Index>(), seeds in vec(any::<u32>(), n))| {
            let profile = &profile.get(&questionnaire.profiles).id;
            let answers = questionnaire.questions().zip(&seeds);
            let sheet = Sheet::new(answers.map(|(question, seed)| (question.id.clone(), draw::answer(question, *seed))));
            let scope = Scope::new(&questionnaire, profile, &sheet);
            let question = *at.get(&deciding_nothing(&scope));
            let (written, questionnaire, sheet) = (&written, &questionnaire, sheet.clone());
            holds(&Trial { written, questionnaire, profile, sheet, question, seeds: &seeds })?;
        });
    }
}

fn deciding_nothing<'a>(scope: &Scope<'a>) -> Vec<&'a Rc<Question>> {
    let conditions = scope.questionnaire().questions().filter_map(|question| question.when.as_ref());
    let deciding: BTreeSet<&QuestionId> = conditions.flat_map(|when| when.questions()).collect();
    let questions = scope.questionnaire().questions();
    questions.filter(|question| scope.asks(question) && !deciding.contains(&question.id)).collect()
}

impl Trial<'_> {
    fn scope<'s>(&'s self, sheet: &'s Sheet) -> Scope<'s> {
        Scope::new(self.questionnaire, self.profile, sheet)
    }

    fn scores(&self) -> Scores {
        score(&self.scope(&self.sheet))
    }

    /// The figures with the question unanswered.
    fn scores_while_open(&self) -> Scores {
        score(&self.scope(&self.sheet.with(&self.question.id, Answer::default())))
    }

    /// The figures with another value for the question, proved for every other random sheet.
    fn scores_with(&self, value: Value) -> Scores {
        let evidence = if self.seeds[0].is_multiple_of(2) { vec![support::document()] } else { Vec::new() };
        let answer = Answer { response: Some(Response::Value(value)), evidence, ..Answer::default() };
        score(&self.scope(&self.sheet.with(&self.question.id, answer)))
    }
}

/// Every group with its figures.
fn groups(scores: &Scores) -> Vec<(&str, &Score)> {
    let parts = scores.parts.iter().map(|(id, score)| (id.as_str(), score));
    let indicators = scores.indicators.iter().map(|(id, score)| (id.as_str(), score));
    std::iter::once(("overall", &scores.overall)).chain(parts).chain(indicators).collect()
}

/// Compares each figure that exists in both, in every way of counting.
fn each_figure(before: &Scores, after: &Scores, holds: impl Fn(Figure, Figure) -> bool) -> Verdict {
    let ways = |score: &Score| [score.claimed, score.evidenced, score.na_as_zero];
    for ((id, before), (_, after)) in groups(before).into_iter().zip(groups(after)) {
        for (before, after) in ways(before).into_iter().zip(ways(after)) {
            let Some((before, after)) = before.zip(after) else {
                continue;
            };
            prop_assert!(holds(before, after), "{id}: {before:?}, then {after:?}");
        }
    }
    Ok(())
}

#[test]
fn every_figure_lies_between_0_and_100_and_low_is_not_above_high() {
    law(64, |trial| {
        let scores = trial.scores();
        each_figure(&scores, &scores, |figure, _| figure.low <= figure.high && figure.high <= Percent::FULL)
    });
}

#[test]
fn claims_are_the_figures_as_answered() {
    law(48, |trial| {
        let (scores, claims) = (trial.scores(), claims(&trial.scope(&trial.sheet)));
        let claim = |score: &Score| Claim { figure: score.claimed, progress: score.progress };
        let parts = trial.questionnaire.parts.iter().map(|part| claim(&scores.parts[&part.id]));
        let indicators = trial.questionnaire.indicators().map(|(_, own)| claim(&scores.indicators[&own.id]));
        prop_assert_eq!((claims.overall, &claims.ladders), (claim(&scores.overall), &scores.ladders));
        prop_assert!(claims.parts.into_iter().eq(parts) && claims.indicators.into_iter().eq(indicators));
        Ok(())
    });
}

#[test]
fn what_is_proved_is_never_more_than_what_is_claimed() {
    law(64, |trial| {
        for (id, score) in groups(&trial.scores()) {
            prop_assert_eq!(score.claimed.is_some(), score.evidenced.is_some(), "{}", id);
            let Some((claimed, proved)) = score.claimed.zip(score.evidenced) else {
                continue;
            };
            prop_assert!(proved.low <= claimed.low && proved.high <= claimed.high, "{id}: {proved:?} of {claimed:?}");
        }
        Ok(())
    });
}

#[test]
fn raising_an_answer_never_lowers_a_figure() {
    law(96, |trial| {
        let kind = &trial.question.kind;
        let mut values = [draw::value(kind, trial.seeds[1]), draw::value(kind, trial.seeds[2])];
        values.sort_by_key(|value| value.credit(kind));
        let [before, after] = values.map(|value| trial.scores_with(value));
        each_figure(&before, &after, |before, after| before.low <= after.low && before.high <= after.high)
    });
}

#[test]
fn answering_an_open_question_narrows_every_range() {
    law(96, |trial| {
        let (before, after) =
            (trial.scores_while_open(), trial.scores_with(draw::value(&trial.question.kind, trial.seeds[1])));
        each_figure(&before, &after, |before, after| before.low <= after.low && after.high <= before.high)
    });
}

#[test]
fn the_order_of_answering_is_irrelevant() {
    law(48, |trial| {
        let mut questions: Vec<_> = trial.questionnaire.questions().zip(trial.seeds).collect();
        let in_order = answered(&questions);
        questions.sort_by_key(|(_, seed)| seed.reverse_bits());
        let shuffled = answered(&questions);
        prop_assert_eq!(score(&trial.scope(&shuffled)), score(&trial.scope(&in_order)));
        prop_assert_eq!(shuffled, in_order);
        Ok(())
    });
}

/// Fills a sheet as a respondent does: one change after the other.
fn answered(questions: &[(&Rc<Question>, &u32)]) -> Sheet {
    let mut sheet = Sheet::default();
    for (question, seed) in questions {
        let Answer { response, evidence, .. } = draw::answer(question, **seed);
        let response = match response {
            Some(Response::Value(value)) => Change::Give(value),
            Some(Response::NotApplicable { reason }) => Change::NotApplicable { reason },
            None => Change::Clear,
        };
        for change in [response, Change::Evidence(evidence)] {
            sheet = sheet.changed(question, change, &"2017-08-15T09:00:00+07:00".into()).unwrap_or(sheet);
        }
    }
    sheet
}

#[test]
fn not_applicable_counts_as_if_it_had_not_been_asked() {
    law(12, |trial| {
        let questions = trial.questionnaire.questions();
        let left = questions.filter(|question| trial.sheet.standing(question) == Standing::NotApplicable);
        let shorter = asked_of_nobody(trial.written, &left.map(|question| question.id.as_str()).collect());
        let shorter = support::questionnaire(shorter.to_string().as_bytes());
        let without = score(&Scope::new(&shorter, trial.profile, &trial.sheet));
        for ((id, with), (_, without)) in groups(&trial.scores()).into_iter().zip(groups(&without)) {
            prop_assert_eq!((with.claimed, with.evidenced), (without.claimed, without.evidenced), "{}", id);
        }
        Ok(())
    });
}

/// The questionnaire with some of its questions meant for a profile that nobody has.
fn asked_of_nobody(written: &Json, ids: &BTreeSet<&str>) -> Json {
    let mut written = written.clone();
    let none = json!({"th": "ไม่มี", "en": "None"});
    written["profiles"].as_array_mut().unwrap().push(json!({"id": "nobody", "title": none, "hint": none}));
    for parts in ["dimensions", "annexes"] {
        let parts = written[parts].as_array_mut().into_iter().flatten();
        let indicators = parts.flat_map(|part| part["indicators"].as_array_mut().unwrap());
        for question in indicators.flat_map(|indicator| indicator["questions"].as_array_mut().unwrap()) {
            if ids.contains(question["id"].as_str().unwrap()) {
                question["profiles"] = json!(["nobody"]);
            }
        }
    }
    written
}

#[test]
fn answers_to_questions_that_are_not_asked_change_nothing() {
    law(64, |trial| {
        let (scope, answers) = (trial.scope(&trial.sheet), trial.sheet.iter());
        let is_asked =
            |id: &QuestionId| scope.questionnaire().question(id).is_some_and(|question| scope.asks(question));
        let asked = answers.filter(|(id, _)| is_asked(id)).map(|(id, answer)| (id.clone(), (**answer).clone()));
        let (all, asked) = (trial.scores(), score(&trial.scope(&Sheet::new(asked))));
        prop_assert_eq!(groups(&all), groups(&asked));
        for (all, asked) in all.ladders.iter().zip(&asked.ladders) {
            prop_assert_eq!((all.n_held, &all.blockers, &all.beyond), (asked.n_held, &asked.blockers, &asked.beyond));
        }
        Ok(())
    });
}

#[test]
fn what_a_question_is_said_to_add_is_what_it_adds() {
    law(64, |trial| {
        let Trial { questionnaire, question, sheet, .. } = trial;
        let Some(best) = draw::best(&question.kind).filter(|_| question.is_scored) else {
            return Ok(());
        };
        if sheet.standing(question) == Standing::NotApplicable {
            return Ok(());
        }
        let (before, after) = (trial.scores(), trial.scores_with(best));
        let (part, indicator) = questionnaire.home_of(&question.id).unwrap();
        let lines = explain(&trial.scope(sheet), indicator);
        let said = lines.iter().find(|line| line.question.id == question.id).unwrap().gain.millionths();
        let added = low(after.indicators[&indicator.id]) - low(before.indicators[&indicator.id]);
        prop_assert!(added.abs_diff(said) <= 1, "indicator {}: {added}, said {said}", indicator.id);
        let said = said_of_part(&trial.scope(sheet), part, &question.id);
        let added = low(after.parts[&part.id]) - low(before.parts[&part.id]);
        prop_assert!(added.abs_diff(said) <= 1, "part {}: {added}, said {said}", part.id);
        Ok(())
    });
}

fn low(score: Score) -> u32 {
    score.claimed.unwrap().low.millionths()
}

fn said_of_part(scope: &Scope<'_>, part: &Part, question: &QuestionId) -> u32 {
    gains(scope, part).iter().find(|gain| gain.question == *question).map_or(0, |gain| gain.gain.millionths())
}
