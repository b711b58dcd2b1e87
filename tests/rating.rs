//! A second rater: agreement and kappa against `tests/data/rating/cases.json`, which `compute.py` beside it computes from
//! the textbook's table; where two differ and what hangs on it; what is agreed upon.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Practice, Response, Sheet, Standing, Value};
use phrom::json::sha256_hex;
use phrom::questionnaire::Questionnaire;
use phrom::rating::{Band, Choice, Choices, Comparison, Incomparable, NoKappa, agreed, compare};
use phrom::scoring::score;
use phrom::submission::{Draft, Status, open, write_draft};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use serde_json::{Value as Json, json};
use support::{draw, files, small};

/// A questionnaire of questions of these kinds, as the cases name them.
fn asked(kinds: &Json) -> Questionnaire {
    let codes = |letter: &str, n: u32| -> Vec<String> { (0..n).map(|n| format!("{letter}{n}")).collect() };
    let options = |codes: Vec<String>| small::options(&codes.iter().map(String::as_str).collect::<Vec<_>>());
    let kind = |name: &str| match name.split_once(':') {
        None => json!("practice"),
        Some(("ladder", n)) => json!({"ladder": {"options": options(codes("s", n.parse().unwrap()))}}),
        Some(("checklist", n)) => json!({"checklist": {"options": options(codes("o", n.parse().unwrap()))}}),
        Some((_, n)) => {
            json!({"scale": {"low": small::text(), "high": small::text(), "steps": n.parse::<u8>().unwrap()}})
        }
    };
    let questions = kinds.as_array().unwrap().iter().enumerate().map(|(n, name)| {
        let mut question = small::question(&format!("q{n:03}"), kind(name.as_str().unwrap()));
        question["na"] = json!("withReason");
        question
    });
    support::questionnaire(small::written(questions).to_string().as_bytes())
}

/// One rater's answers, in the order of the questions.
fn rater(questionnaire: &Questionnaire, answers: &Json, role: &str) -> Draft {
    let answers = questionnaire.questions().zip(answers.as_array().unwrap()).filter(|(_, written)| !written.is_null());
    let said = answers.map(|(question, written)| {
        let na = json!({"na": true, "reason": "ไม่มีภารกิจนี้"});
        let written = if *written == "na" { &na } else { written };
        (question.id.clone(), support::answer(question, written))
    });
    let mut draft = files::draft(questionnaire, "p", Sheet::new(said.collect::<Vec<_>>()));
    draft.respondent.role = role.into();
    if role == "ผู้ประเมิน" {
        draft.id = "11111111-0d4b-4c8e-9a51-6f3b7f0e2a10".into();
    }
    draft
}

fn pair(questionnaire: &Questionnaire, own: &Json, assessor: &Json) -> (Draft, Draft) {
    (rater(questionnaire, own, "หน่วยงาน"), rater(questionnaire, assessor, "ผู้ประเมิน"))
}

#[test]
fn agreement_and_kappa_are_those_of_the_textbook() {
    let cases = support::json("tests/data/rating/cases.json");
    for case in cases.as_array().unwrap() {
        let questionnaire = asked(&case["kinds"]);
        let (own, assessor) = pair(&questionnaire, &case["own"], &case["assessor"]);
        let found = compare(&questionnaire, &own, &assessor).unwrap();
        let why = found.kappa.err().map(|why| if why == NoKappa::TooFew { "too few" } else { "one place" });
        let found = json!({
            "pairs": found.n_pairs,
            "alike": found.n_alike,
            "weighed": found.n_weighed,
            "agreement": found.agreement().map(|share| share.to_string()),
            "kappa": found.kappa.ok().map(phrom::rating::Kappa::hundredths),
            "why": why,
        });
        assert_eq!(found, case["expected"], "{}", case["name"]);
        // Whoever is called the second: it is the same.
        let turned = compare(&questionnaire, &assessor, &own).unwrap();
        assert_eq!(turned.kappa.ok().map(|kappa| kappa.to_string()), found["kappa"].as_i64().map(printed));
    }
    assert!(cases.as_array().unwrap().len() > 15);
}

fn printed(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

#[test]
fn bands_are_those_of_landis_and_koch() {
    let n = 20;
    let questionnaire = asked(&json!(vec!["practice"; n]));
    let mut bands = Vec::new();
    for n_other in 0..n {
        let own: Vec<&str> = (0..n).map(|at| if at % 2 == 0 { "yes" } else { "no" }).collect();
        let assessor: Vec<&str> =
            (0..n).map(|at| if (at % 2 == 0) == (at >= n_other) { "yes" } else { "no" }).collect();
        let (own, assessor) = pair(&questionnaire, &json!(own), &json!(assessor));
        bands.push(compare(&questionnaire, &own, &assessor).unwrap().kappa.unwrap().band());
    }
    bands.dedup();
    let all = [Band::AlmostPerfect, Band::Substantial, Band::Moderate, Band::Fair, Band::Slight, Band::Poor];
    assert_eq!(bands, all);
}

#[test]
fn what_moves_the_figure_most_comes_first() {
    let mixed = support::mixed();
    let sheet = |answers: &Json| support::sheet(&mixed, answers);
    let cases = support::json("tests/data/scoring/cases.json");
    let cases = cases.as_array().unwrap().iter().filter(|case| case["questionnaire"] == "mixed");
    let profile = |case: &Json| case["profile"].as_str().unwrap().to_owned();
    let cases: Vec<&Json> = cases.collect();
    let mut n_differences = 0;
    for (one, other) in cases.iter().zip(cases.iter().skip(1)).filter(|(one, other)| one["profile"] == other["profile"])
    {
        let own = files::draft(&mixed, &profile(one), sheet(&one["answers"]));
        let assessor = Draft { id: "other".into(), ..files::draft(&mixed, &profile(one), sheet(&other["answers"])) };
        let found = compare(&mixed, &own, &assessor).unwrap();
        let sizes: Vec<u64> = found.differences.iter().map(|one| one.effect.map_or(0, i64::unsigned_abs)).collect();
        assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]), "{sizes:?}");
        for difference in &found.differences {
            // The assessor's answer to this one question, and the whole figure computed anew.
            let question = mixed.question(&difference.question).unwrap();
            let swapped = own.sheet.with(&question.id, (*difference.assessor).clone());
            let [before, after] = [&own.sheet, &swapped].map(|sheet| {
                let draft = Draft { sheet: sheet.clone(), ..own.clone() };
                score(&draft.scope(&mixed)).overall.claimed.map(|figure| i64::from(figure.low.millionths()))
            });
            assert_eq!(difference.effect, before.zip(after).map(|(before, after)| before - after));
            n_differences += 1;
        }
    }
    assert!(n_differences > 20, "{n_differences}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let questionnaire = asked(&json!(["practice"]));
    let (own, assessor) = pair(&questionnaire, &json!(["yes"]), &json!(["no"]));
    assert_eq!(compare(&questionnaire, &own, &own), Err(Incomparable::SameAssessment));
    let older = Draft { version: "0".into(), ..assessor.clone() };
    assert_eq!(compare(&questionnaire, &own, &older), Err(Incomparable::OtherQuestionnaire));
    // Answers that were carried over and that nobody confirmed are no answers of an assessor.
    let carried = |answer: &Answer| Answer { carried: Some("1".into()), ..answer.clone() };
    let waiting = Sheet::new(assessor.sheet.iter().map(|(id, answer)| (id.clone(), carried(answer))));
    let found = compare(&questionnaire, &own, &Draft { sheet: waiting, ..assessor }).unwrap();
    assert_eq!((found.n_pairs, found.only_own.len(), found.agreement()), (0, 1, None));
}

#[test]
fn equal_shares_agree_and_texts_take_no_part() {
    let share = json!({"share": {"part": small::text(), "whole": small::text(), "max": 100}});
    let questions = [small::question("s", share), small::question("t", json!({"text": {"lines": 1}}))];
    let questionnaire = support::questionnaire(small::written(questions).to_string().as_bytes());
    let draft = |id: &str, part: u64, text: &str| {
        let answers = json!({"s": {"part": part, "whole": part * 2}, "t": text});
        Draft { id: id.into(), ..files::draft(&questionnaire, "p", support::sheet(&questionnaire, &answers)) }
    };
    let found = compare(&questionnaire, &draft("1", 1, "ก"), &draft("2", 19, "ข")).unwrap();
    assert_eq!((found.n_pairs, found.n_alike, found.n_weighed), (1, 1, 0));
}

fn agree(questionnaire: &Questionnaire, pair: (&Draft, &Draft), choices: &Choices) -> (Comparison, Draft) {
    let comparison = compare(questionnaire, pair.0, pair.1).unwrap();
    let at = "2026-11-24T09:00:00+07:00".into();
    let digests = [pair.0, pair.1].map(|draft| sha256_hex(&write_draft(draft, &questionnaire.sha256)).into());
    let id = "22222222-0d4b-4c8e-9a51-6f3b7f0e2a10".into();
    let draft = agreed(pair, &comparison, choices, (id, &at), digests);
    (comparison, draft)
}

#[test]
fn what_is_agreed_upon_is_a_third_assessment_with_its_trace() {
    let questionnaire = asked(&json!(["practice", "practice", "practice", "practice", "practice"]));
    let (own, assessor) = pair(
        &questionnaire,
        &json!([{"value": "yes", "evidence": true}, "yes", "yes", "yes", "no"]),
        &json!(["no", {"value": "partly", "evidence": true}, "no", "no", "no"]),
    );
    let other = Choice::Other(Some(Value::Practice(Practice::Partly)));
    let choices: Choices =
        [("q000".into(), Choice::Own), ("q001".into(), Choice::Assessor), ("q002".into(), other)].into_iter().collect();
    let before = (own.clone(), assessor.clone());
    let (comparison, third) = agree(&questionnaire, (&own, &assessor), &choices);
    assert_eq!((own, assessor), before);
    assert_eq!(comparison.differences.len(), 4);
    let says = |id: &str| third.sheet.get(&id.into()).and_then(|answer| answer.response.clone());
    let practice = |practice| Some(Response::Value(Value::Practice(practice)));
    let (yes, partly, no) = (practice(Practice::Yes), practice(Practice::Partly), practice(Practice::No));
    assert_eq!(["q000", "q001", "q002", "q003", "q004"].map(says), [yes, partly.clone(), partly, None, no]);
    // What nobody chose is open, and counts so.
    assert_eq!(third.sheet.standing(questionnaire.question(&"q003".into()).unwrap()), Standing::Open);
    assert_eq!(third.sheet.get(&"q001".into()).unwrap().evidence.len(), 1);
    let [trace] = &*third.merges else { panic!("{:?}", third.merges) };
    let taken: Vec<_> = trace.files.iter().map(|file| (&*file.role, file.n_taken, file.sha256.len())).collect();
    assert_eq!((taken, trace.n_conflicts), (vec![("หน่วยงาน", 1, 64), ("ผู้ประเมิน", 1, 64)], 4));
    assert_eq!((third.status, third.revision, third.history.len()), (Status::Draft, 1, 0));
    let (file, questionnaire) = (write_draft(&third, &questionnaire.sha256), Rc::new(questionnaire));
    assert_eq!(open(file.as_bytes(), |_, _| Some(questionnaire.clone())).unwrap().draft, third);
}

#[test]
fn what_holds_for_every_two_raters() {
    for id in ["mixed", "every-rule", "th-digital-readiness"] {
        let questionnaire = support::by_id(id);
        let n = questionnaire.questions().count();
        let config = ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() };
        proptest!(config, |(one in vec(any::<u32>(), n), other in vec(any::<u32>(), n))| {
            let draft = |id: &str, seeds: &[u32]| {
                let questions = questionnaire.questions().zip(seeds);
                let answers = questions.map(|(question, seed)| (question.id.clone(), draw::rich_answer(question, *seed)));
                let profile = questionnaire.profiles[0].id.as_str();
                Draft { id: id.into(), ..files::draft(&questionnaire, profile, Sheet::new(answers)) }
            };
            let (own, assessor) = (draft("one", &one), draft("other", &other));
            let found = compare(&questionnaire, &own, &assessor).unwrap();
            prop_assert_eq!(found.n_pairs, found.n_alike + found.differences.len());
            prop_assert!(found.n_weighed <= found.n_pairs);
            if let Ok(kappa) = found.kappa {
                prop_assert!((-100..=100).contains(&kappa.hundredths()), "{}", kappa);
            }
            let turned = compare(&questionnaire, &assessor, &own).unwrap();
            prop_assert_eq!((found.n_pairs, found.n_alike, found.kappa), (turned.n_pairs, turned.n_alike, turned.kappa));
            // Who chooses one side throughout gets its answers, and beside them everything of both.
            let all = |choice: &Choice| found.differences.iter().map(|one| (one.question.clone(), choice.clone())).collect();
            let (_, as_assessor) = agree(&questionnaire, (&own, &assessor), &all(&Choice::Assessor));
            for difference in &found.differences {
                let answer = as_assessor.sheet.get(&difference.question).unwrap();
                prop_assert_eq!(&answer.response, &difference.assessor.response);
                let documents = difference.own.evidence.iter().chain(&difference.assessor.evidence);
                prop_assert!(documents.into_iter().all(|document| answer.evidence.contains(document)));
            }
            let (_, as_own) = agree(&questionnaire, (&own, &assessor), &all(&Choice::Own));
            prop_assert_eq!(&as_own.sheet, &own.sheet);
            // With one's own answers both agree in full.
            let mirror = Draft { id: "mirror".into(), ..own.clone() };
            let same = compare(&questionnaire, &own, &mirror).unwrap();
            prop_assert_eq!((same.n_alike, same.differences.len()), (same.n_pairs, 0));
            prop_assert!(same.kappa.is_err_and(|why| why != NoKappa::TooFew || same.n_weighed < 20)
                || same.kappa.is_ok_and(|kappa| kappa.hundredths() == 100));
        });
    }
}
