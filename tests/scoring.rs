//! Every figure against `tests/data/scoring/cases.json`, which `compute.py` beside it computes from the written
//! rules with exact fractions and without a line of this crate.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeMap;

use phrom::answers::{Answer, Evidence, Scope};
use phrom::exact::Percent;
use phrom::questionnaire::{PartId, ProfileId, Questionnaire, Role};
use phrom::scoring::{Figure, LadderScore, Orders, Score, Scores, orders, rank, score};
use serde_json::{Value as Json, json};

#[test]
fn every_figure_is_the_one_computed_independently() {
    let cases = support::json("tests/data/scoring/cases.json");
    let questionnaires: BTreeMap<&str, Questionnaire> =
        ["th-digital-readiness", "mixed"].map(|id| (id, support::by_id(id))).into();
    let mut differences = Vec::new();
    for case in cases.as_array().unwrap() {
        let questionnaire = &questionnaires[case["questionnaire"].as_str().unwrap()];
        let name = format!("case `{}`", case["name"].as_str().unwrap());
        let found = figures(questionnaire, case["profile"].as_str().unwrap(), &case["answers"]);
        for (group, found) in found.as_object().unwrap() {
            compare(format!("{name}: {group}"), &case[group], found, &mut differences);
        }
    }
    assert!(differences.is_empty(), "{} figures differ\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn unanswered_no_and_not_applicable_are_three_different_things() {
    let claimed =
        |answers: Json| figures(&support::mixed(), "office", &answers)["indicators"]["B.3"]["claimed"].clone();
    let (no, na) = (json!("no"), json!({"na": true, "reason": "ไม่มีสาขา"}));
    assert_eq!(claimed(json!({"B.3.2": "yes"})), json!([50_000_000, 100_000_000, "50.0", "100.0"]));
    assert_eq!(claimed(json!({"B.3.2": "yes", "B.3.1": no})), json!([50_000_000, 50_000_000, "50.0", "50.0"]));
    assert_eq!(claimed(json!({"B.3.2": "yes", "B.3.1": na})), json!([100_000_000, 100_000_000, "100.0", "100.0"]));
    assert_eq!(claimed(json!({"B.3.2": na, "B.3.1": na})), Json::Null);
}

#[test]
fn a_document_without_title_and_number_proves_nothing() {
    let questionnaire = support::survey();
    let id = "1.3.1".into();
    let proved = |evidence: Evidence| {
        let yes = support::answer(questionnaire.question(&id).unwrap(), &json!("yes"));
        let sheet = support::sheet(&questionnaire, &json!({})).with(&id, Answer { evidence: vec![evidence], ..yes });
        let province = "province".into();
        let scope = Scope::new(&questionnaire, &province, &sheet);
        score(&scope).indicators["1.3"].evidenced.unwrap().exact().unwrap()
    };
    let numbered = Evidence { number: "ลป 0017.2/123".into(), ..Evidence::default() };
    let vague = Evidence { title: " ".into(), holder: "ฝ่ายแผนงาน".into(), ..Evidence::default() };
    assert_eq!(proved(support::document()), Percent::FULL);
    assert_eq!(proved(numbered), Percent::FULL);
    assert_eq!(proved(vague), Percent::ZERO);
}

/// What a sheet comes to, in the shape of a case.
#[track_caller]
fn figures(questionnaire: &Questionnaire, profile: &str, answers: &Json) -> Json {
    let sheet = support::sheet(questionnaire, answers);
    let scores = score(&Scope::new(questionnaire, &ProfileId::from(profile), &sheet));
    let parts: BTreeMap<&str, Json> = scores.parts.iter().map(|(id, score)| (id.as_str(), written(score))).collect();
    let indicators: BTreeMap<&str, Json> =
        scores.indicators.iter().map(|(id, score)| (id.as_str(), written(score))).collect();
    let ladders: BTreeMap<&str, Json> =
        scores.ladders.iter().map(|ladder| (ladder.ladder.as_str(), written_ladder(ladder))).collect();
    json!({
        "overall": written(&scores.overall),
        "parts": parts,
        "indicators": indicators,
        "ranking": written_ranking(questionnaire, &scores),
        "orders": written_orders(&orders(questionnaire, &scores)),
        "ladders": ladders,
    })
}

fn written(score: &Score) -> Json {
    json!({
        "claimed": score.claimed.map(written_figure),
        "evidenced": score.evidenced.map(written_figure),
        "naAsZero": score.na_as_zero.map(written_figure),
        "done": score.progress.done,
        "asked": score.progress.asked,
        "notApplicable": score.n_not_applicable,
    })
}

fn written_figure(Figure { low, high }: Figure) -> Json {
    json!([low.millionths(), high.millionths(), low.to_string(), high.to_string()])
}

fn written_ranking(questionnaire: &Questionnaire, scores: &Scores) -> Json {
    let dimensions: Vec<_> =
        questionnaire.dimensions().map(|part| (part.id.as_str(), scores.parts[&part.id].settled())).collect();
    let indicators: Vec<_> = questionnaire
        .indicators()
        .filter(|(part, _)| part.role == Role::Dimension)
        .map(|(_, indicator)| (indicator.id.as_str(), scores.indicators[&indicator.id].settled()))
        .collect();
    let ranking = rank(&dimensions, &indicators);
    json!({"highest": ranking.highest, "lowest": ranking.lowest, "priorities": ranking.priorities})
}

fn written_orders(orders: &Orders) -> Json {
    let ids = |order: &[PartId]| order.iter().map(PartId::to_string).collect::<Vec<_>>();
    json!({"plain": ids(&orders.plain), "geometric": ids(&orders.geometric), "minimum": ids(&orders.minimum)})
}

fn written_ladder(ladder: &LadderScore) -> Json {
    let blockers: Vec<&str> = ladder.blockers.iter().map(|question| question.as_str()).collect();
    let beyond: Vec<&str> = ladder.beyond.iter().map(|level| level.as_str()).collect();
    json!({"held": ladder.n_held, "blockers": blockers, "beyond": beyond, "begun": ladder.is_begun})
}

/// Notes every difference with the id of its figure.
fn compare(path: String, expected: &Json, found: &Json, differences: &mut Vec<String>) {
    let (Some(of_expected), Some(of_found)) = (expected.as_object(), found.as_object()) else {
        if expected != found {
            differences.push(format!("{path}: expected {expected}, found {found}"));
        }
        return;
    };
    let mut keys: Vec<&String> = of_expected.keys().chain(of_found.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        compare(format!("{path} {key}"), &expected[key], &found[key], differences);
    }
}
