//! Steps, completeness gates, and what is said of an overall figure.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::answers::Scope;
use phrom::questionnaire::Questionnaire;
use phrom::report::review;
use phrom::scoring::{StepScore, fill, score, step};
use serde_json::{Value as Json, json};
use support::small;

/// What is made of the answers of an agency that hires a provider, or serves itself.
fn seen<T>(profile: &str, answers: &Json, look: impl FnOnce(&Scope<'_>) -> T) -> T {
    let questionnaire = support::every_rule();
    let (sheet, profile) = (support::sheet(&questionnaire, answers), profile.into());
    look(&Scope::new(&questionnaire, &profile, &sheet))
}

/// The step of B.1.
fn stands(answers: &Json) -> StepScore {
    seen("own", answers, |scope| step(scope, scope.questionnaire().indicator(&"B.1".into()).unwrap()).unwrap())
}

/// A gate's items as "question columns", those that are missing first.
fn gate(profile: &str, answers: &Json, gate: usize) -> (Vec<String>, Vec<String>, bool) {
    seen(profile, answers, |scope| {
        let score = fill(scope, &scope.questionnaire().gates[gate]);
        let name = |item: &phrom::scoring::ItemScore<'_>| {
            let columns: String = item.item.columns.iter().map(|column| format!(" {column}")).collect();
            format!("{}{columns}", item.item.question)
        };
        let (filled, missing): (Vec<_>, Vec<_>) = score.items.iter().partition(|item| item.is_filled);
        assert_eq!(score.n_filled(), filled.len());
        let names = |items: Vec<_>| items.into_iter().map(name).collect::<Vec<_>>();
        (names(missing), names(filled), score.is_complete())
    })
}

const PARTS: usize = 0;
const WHOLE: usize = 1;

#[test]
fn the_step_is_the_lowest_of_its_axes() {
    for (d, p, r, lowest) in [("1", "2", "3", 1), ("3", "2", "3", 2), ("3", "3", "3", 3), ("3", "3", "0", 0)] {
        let found = stands(&json!({"B.1.d": d, "B.1.p": p, "B.1.r": r}));
        assert_eq!(found.lowest, Some(lowest), "{d} {p} {r}");
        let axes: Vec<_> = found.axes.iter().map(|(id, step)| (id.as_str(), step.unwrap().to_string())).collect();
        assert_eq!(axes, [("B.1.d", d.to_owned()), ("B.1.p", p.to_owned()), ("B.1.r", r.to_owned())]);
    }
}

#[test]
fn an_open_axis_leaves_the_step_open() {
    let found = stands(&json!({"B.1.d": "3", "B.1.p": "0"}));
    assert_eq!((found.lowest, found.axes[2].1), (None, None));
    assert_eq!(stands(&json!({})).lowest, None);
}

#[test]
fn an_axis_that_does_not_apply_takes_no_part() {
    let na = json!({"na": true, "reason": "ไม่มี"});
    let found = stands(&json!({"B.1.d": "3", "B.1.p": "2", "B.1.r": na}));
    assert_eq!((found.lowest, found.axes.len()), (Some(2), 2));
    assert_eq!(stands(&json!({"B.1.d": "3", "B.1.r": na})).lowest, None, "one is still open");
    // Without its reason it is open.
    let found = stands(&json!({"B.1.d": "3", "B.1.p": "2", "B.1.r": {"na": true, "reason": ""}}));
    assert_eq!((found.lowest, found.axes.len()), (None, 3));
}

#[test]
fn where_no_axis_applies_there_is_no_step() {
    let mut written = support::json(&support::path("every-rule"));
    for n in 2..5 {
        written["dimensions"][1]["indicators"][0]["questions"][n]["profiles"] = json!(["hired"]);
    }
    let questionnaire = support::questionnaire(written.to_string().as_bytes());
    let (sheet, profile) = (support::sheet(&questionnaire, &json!({"B.1.d": "3"})), "own".into());
    let scope = Scope::new(&questionnaire, &profile, &sheet);
    let found = step(&scope, questionnaire.indicator(&"B.1".into()).unwrap()).unwrap();
    assert_eq!((found.lowest, found.axes.len()), (None, 0));
    assert_eq!(step(&scope, questionnaire.indicator(&"B.2".into()).unwrap()), None, "it has no axes");
}

#[test]
fn steps_stand_beside_the_percentage() {
    let percent =
        |answers: Json| seen("own", &answers, |scope| score(scope).indicators["B.1"].claimed.unwrap().exact());
    let full = percent(json!({"B.1.1": "yes", "B.1.d": "0", "B.1.p": "0", "B.1.r": "0"}));
    assert_eq!(full, percent(json!({"B.1.1": "yes", "B.1.d": "3", "B.1.p": "3", "B.1.r": "3"})));
    assert_eq!(full.unwrap().to_string(), "100.0");
}

/// Nor does a step need a document: none of its figures does.
#[test]
fn only_what_takes_part_in_a_figure_wants_a_document() {
    let answers = json!({"B.1.1": "yes", "B.1.d": "3", "A.1.name": "ก", "B.3.1": 3, "A.2.1": "no",
        "A.1.list": [{"name": "ก", "reach": "all", "staff": "yes"}]});
    let without = seen("own", &answers, |scope| review(scope, "2560").without_evidence);
    assert_eq!(without.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["B.1.1"]);
}

#[test]
fn a_gate_is_complete_when_every_item_that_is_asked_is_filled() {
    let (missing, filled, is_complete) = gate("hired", &json!({}), PARTS);
    assert_eq!((missing.len(), filled.len(), is_complete), (5, 0, false));
    let answers = json!({
        "A.1.name": "เรื่อง",
        "A.1.list": [{"name": "ก", "reach": "all", "staff": "yes", "count": 3}],
        "A.2.1": "no",
        "C.1.1": [{"step": "รับเรื่อง", "unit": "กอง"}],
    });
    let (missing, filled, is_complete) = gate("hired", &answers, PARTS);
    assert!(is_complete && missing.is_empty(), "{missing:?}");
    assert_eq!(filled, ["A.1.name", "A.1.list name count", "A.2.1", "C.1.1 step", "C.1.1 unit"]);
    // What is not asked of an agency that serves itself is no item for it.
    let (missing, filled, is_complete) = gate("own", &json!({}), PARTS);
    assert_eq!(
        (missing, filled.len(), is_complete),
        (vec!["A.1.name".into(), "A.1.list name count".into(), "A.2.1".into()], 0, false)
    );
    assert_eq!(gate("own", &answers, PARTS).1.len(), 3);
}

#[test]
fn columns_count_in_every_row_and_nothing_but_them_does() {
    let list = |rows: Json| gate("own", &json!({"A.1.list": rows}), PARTS).0.contains(&"A.1.list name count".into());
    // The row is not complete; the two columns are filled.
    assert!(!list(json!([{"name": "ก", "count": "๑๒"}])));
    assert!(list(json!([{"name": "ก", "count": 3}, {"name": "ข"}])), "one row lacks the count");
    assert!(list(json!([{"name": "ก", "count": "abc"}])), "no number is none");
    assert!(list(json!([{"name": " ", "count": 3}])));
    assert!(list(json!([{"name": "ก", "reach": "all", "staff": "yes"}])), "complete, and still without the count");
    assert!(list(json!([{}])));
    // Two items of one table are filled apart.
    let (missing, filled, _) = gate("hired", &json!({"C.1.1": [{"step": "รับเรื่อง"}]}), PARTS);
    assert!(filled.contains(&"C.1.1 step".into()) && missing.contains(&"C.1.1 unit".into()));
}

#[test]
fn without_columns_the_whole_question_must_be_complete() {
    let missing = |answers: Json| gate("hired", &answers, WHOLE).0;
    let row = json!({"name": "ก", "reach": "all", "staff": "yes"});
    assert_eq!(missing(json!({"A.1.list": [row]})), ["C.1.1"]);
    assert_eq!(missing(json!({"A.1.list": [row, {"name": "ข"}]})), ["A.1.list", "C.1.1"]);
    assert_eq!(missing(json!({"C.1.1": [{"step": "ก", "unit": "ข"}], "A.1.list": [row]})), [""; 0]);
    // A question that is shown by another one becomes an item with it.
    assert_eq!(missing(json!({"B.2.1": "yes", "A.1.list": [row]})), ["C.1.1", "B.2.2"]);
}

#[test]
fn what_does_not_apply_is_filled_once_it_says_why() {
    let list = |reason: &str| gate("own", &json!({"A.1.list": {"na": true, "reason": reason}}), WHOLE);
    assert_eq!((list("ไม่มีบริการ").1, list("ไม่มีบริการ").2), (vec!["A.1.list".into()], true));
    assert_eq!((list(" ").0, list(" ").2), (vec!["A.1.list".into()], false));
}

/// The agreement of issue 3: each level needs number, unit, way of measuring and period.
#[test]
fn an_agreement_is_complete_only_with_every_part_of_every_level() {
    let questionnaire = support::by_id("service-level-agreement");
    let level =
        json!({"promise": "ออกใบรับรอง", "number": 3, "unit": "วันทำการ", "measure": "จากระบบ", "period": "ทุกเดือน"});
    let whole = json!({
        "1.1.1": "ออกใบรับรอง", "1.2.1": "สำนักงาน", "1.3.1": "ทุกวันทำการ", "2.1.1": [{"document": "คำขอ"}],
        "2.2.1": "ไม่มี", "3.1.1": [level], "3.2.1": [level], "4.1.1": [{"step": "รับคำขอ", "unit": "กอง"}], "5.1.1": "โทรศัพท์",
    });
    assert_eq!(filled(&questionnaire, &whole), (10, 10));
    for (question, key) in [("3.1.1", "number"), ("3.1.1", "unit"), ("3.2.1", "measure"), ("3.2.1", "period")] {
        let lacking = support::without(whole.clone(), &format!("/{question}/0/{key}"));
        assert_eq!(filled(&questionnaire, &lacking), (9, 10), "{question} without {key}");
    }
    let second = support::with(whole, "/3.1.1/-", json!({"promise": "ตอบข้อร้องเรียน"}));
    assert_eq!(filled(&questionnaire, &second), (9, 10), "a level without a unit");
    assert_eq!(filled(&questionnaire, &json!({})), (0, 10));
}

fn filled(questionnaire: &Questionnaire, answers: &Json) -> (usize, usize) {
    let (sheet, profile) = (support::sheet(questionnaire, answers), "public".into());
    let scope = Scope::new(questionnaire, &profile, &sheet);
    let clauses = questionnaire.gates.iter().find(|gate| &*gate.id == "clauses").unwrap();
    assert!(fill(&scope, clauses).items.is_empty(), "clauses are for hired providers");
    let parts = questionnaire.gates.iter().find(|gate| &*gate.id == "parts").unwrap();
    let score = fill(&scope, parts);
    (score.n_filled(), score.items.len())
}

#[test]
fn a_question_that_may_stay_open_counts_once_it_is_answered() {
    let mut optional = small::practice("b");
    optional["required"] = json!(false);
    let mut written = small::written([small::practice("a"), optional]);
    written["formatVersion"] = json!(2);
    let questionnaire = support::questionnaire(written.to_string().as_bytes());
    let figure = |answers: &Json| {
        let (sheet, profile) = (support::sheet(&questionnaire, answers), "p".into());
        let score = score(&Scope::new(&questionnaire, &profile, &sheet)).indicators[&"A.1"];
        (score.claimed.map(|figure| (figure.low.to_string(), figure.high.to_string())), score.n_not_applicable)
    };
    let range = |low: &str, high: &str| (Some((low.to_owned(), high.to_owned())), 0);
    assert_eq!(figure(&json!({})), range("0.0", "100.0"));
    assert_eq!(figure(&json!({"a": "yes"})), range("100.0", "100.0"));
    assert_eq!(figure(&json!({"a": "yes", "b": "no"})), range("50.0", "50.0"));
    assert_eq!(figure(&json!({"b": "yes"})), range("50.0", "100.0"));
}
