//! What one assessment can answer in another, and the list by responsible unit.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Change, Scope, Value};
use phrom::model::{Action, Found, Library, Model, Removed, Shelf, Undo, offers_for};
use phrom::questionnaire::Questionnaire;
use phrom::report::{UnitPart, units};
use phrom::submission::Draft;
use serde_json::{Value as Json, json};
use support::files;
use support::journey::{Journey, journey};

const TARGET: &str = "3.1.1";

/// So many services at these levels, with some that lack an answer.
fn services(levels: &[(usize, &str)], n_incomplete: usize) -> Json {
    let at = |customer: &str| json!({"name": "ก", "customer": customer, "provider": "no", "management": "no", "improvement": "no"});
    let complete = levels.iter().flat_map(|(n, customer)| std::iter::repeat_n(at(customer), *n));
    complete.chain(std::iter::repeat_n(json!({"name": "ข"}), n_incomplete)).collect()
}

fn draft(id: &str, questionnaire: &Questionnaire, profile: &str, answers: &Json) -> Draft {
    Draft { id: id.into(), ..files::draft(questionnaire, profile, support::sheet(questionnaire, answers)) }
}

/// A survey `d`, and an assessment of services `s` for each list of them.
fn with_services(lists: &[Json]) -> Journey {
    let [survey, of_services] = ["th-digital-readiness", "digital-services"].map(support::by_id);
    let from = lists.iter().zip(["s", "t"]).map(|(list, id)| {
        let answers = if *list == json!([]) { json!({}) } else { json!({ "services": list }) };
        draft(id, &of_services, "agency", &answers)
    });
    let drafts: Vec<Draft> = from.chain([draft("d", &survey, "province", &json!({}))]).collect();
    let drafts = drafts.into_iter().map(|draft| (draft.id.clone(), Rc::new(draft))).collect();
    let mut journey = journey();
    journey.model = Model { library: Library::new([survey, of_services].map(Rc::new)), ..Model::default() };
    journey.does(Action::Load(Shelf { drafts, ..Shelf::default() }))
}

fn offers(journey: &Journey) -> Vec<Found> {
    offers_for(&journey.model, journey.draft())
}

fn note(journey: &Journey) -> String {
    journey.model.answer("d", &TARGET.into()).map(|answer| answer.note.to_string()).unwrap_or_default()
}

/// Takes the first offer over.
#[track_caller]
fn adopt(journey: Journey) -> Journey {
    let found = offers(&journey).remove(0);
    let note = found.note(&note(&journey));
    journey.answer(TARGET, Change::Adopt { value: found.value, note })
}

fn value(journey: &Journey) -> Option<Value> {
    match journey.model.answer("d", &TARGET.into())?.response.clone()? {
        phrom::answers::Response::Value(value) => Some(value),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_share_of_services_is_offered_to_the_question_that_asks_for_it() {
    let found = offers(&with_services(&[services(&[(19, "all"), (40, "part"), (9, "nothing")], 3)]));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].question.as_str(), &found[0].value), (TARGET, &Value::Share { part: 19, whole: 68 }));
    assert_eq!((&*found[0].from.id, found[0].n_incomplete), ("s", 3));
    let survey = support::survey();
    assert_eq!(found[0].value.check(&survey.question(&TARGET.into()).unwrap().kind), Ok(()));
}

#[test]
fn nothing_is_offered_where_nothing_is_complete_or_nobody_asks() {
    assert_eq!(offers(&with_services(&[])), []);
    assert_eq!(offers(&with_services(&[json!([])])), []);
    assert_eq!(offers(&with_services(&[services(&[], 5)])), []);
    let journey = with_services(&[services(&[(1, "all")], 0)]);
    let other_way = offers_for(&journey.model, journey.draft_of("s"));
    assert_eq!(other_way, []);
}

#[test]
fn each_assessment_of_services_has_an_offer_of_its_own() {
    let found = offers(&with_services(&[services(&[(1, "all"), (1, "part")], 0), services(&[(3, "nothing")], 0)]));
    let values: Vec<_> = found.iter().map(|found| (&*found.from.id, found.value.clone())).collect();
    assert_eq!(values, [("s", Value::Share { part: 1, whole: 2 }), ("t", Value::Share { part: 0, whole: 3 })]);
}

#[test]
fn an_adopted_value_says_where_it_came_from_behind_what_the_note_says() {
    let journey = with_services(&[services(&[(1, "all"), (3, "part")], 2)]);
    let journey = adopt(journey.answer(TARGET, Change::Note("นับจากคู่มือ".into())));
    assert_eq!(value(&journey), Some(Value::Share { part: 1, whole: 4 }));
    let written = note(&journey);
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!((lines.len(), lines[0]), (2, "นับจากคู่มือ"));
    for words in ["ระดับความเป็นดิจิทัลของบริการ", "สำนักงานจังหวัดลำปาง", "22/11/2569", "2 รายการ"]
    {
        assert!(lines[1].contains(words), "{words} in {}", lines[1]);
    }
    // The same once more says nothing new.
    let found = offers(&journey).remove(0);
    assert_eq!(&*found.note(&written), written);
    let answer = |journey: &Journey| (**journey.sheet().get(&TARGET.into()).unwrap()).clone();
    assert!(found.is_in_use(&answer(&journey)));
    let journey =
        journey.answer_ignored(TARGET, Change::Adopt { value: found.value.clone(), note: found.note(&written) });
    // What is written below stays, and another value takes the place of the first.
    let journey = journey.answer(TARGET, Change::Note(format!("{written}\nตรวจแล้ว").into()));
    assert!(found.is_in_use(&answer(&journey)));
    let later = Found { n_incomplete: 0, ..found };
    assert!(!later.is_in_use(&answer(&journey)));
    let note = later.note(&note(&journey));
    let lines: Vec<&str> = note.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[1]), (3, "นับจากคู่มือ", "ตรวจแล้ว"));
    assert!(lines[2].ends_with("22/11/2569"), "{}", lines[2]);
}

#[test]
fn an_adopted_value_can_be_taken_back() {
    let given = Change::Give(Value::Share { part: 5, whole: 9 });
    let journey = with_services(&[services(&[(1, "all")], 0)]).answer(TARGET, given);
    let journey = journey.answer(TARGET, Change::Note("นับเอง".into()));
    let before = journey.untimed();
    let journey = adopt(journey);
    let undo = journey.model.undo.as_deref();
    assert!(matches!(undo, Some(Undo::Answer { removed: Removed::Replaced, .. })), "{undo:?}");
    assert_eq!(journey.take_back().untimed(), before);
    // Where nothing was answered, nothing was replaced.
    assert_eq!(adopt(with_services(&[services(&[(1, "all")], 0)])).model.undo, None);
}

#[test]
fn a_value_that_does_not_fit_is_not_adopted() {
    let journey = with_services(&[]);
    let change = |value| Change::Adopt { value, note: "ก".into() };
    let journey = journey.answer_ignored(TARGET, change(Value::Scale(3)));
    assert_eq!(note(&journey.answer_ignored(TARGET, change(Value::Share { part: 2, whole: 1 }))), "");
}

/// The list by unit, each unit as "name: indicator question question; indicator ...".
fn list(answers: &Json, own_units: &[(&str, &str)]) -> Vec<String> {
    let questionnaire = support::every_rule();
    let mut sheet = support::sheet(&questionnaire, answers);
    for (id, unit) in own_units {
        let known = sheet.get(&(*id).into()).map(|answer| (**answer).clone()).unwrap_or_default();
        sheet = sheet.with(&(*id).into(), Answer { unit: (*unit).into(), ..known });
    }
    let profile = "own".into();
    let words = |UnitPart { unit, items }: &UnitPart<'_>| {
        let items = items.iter().map(|item| {
            let ids: Vec<&str> = item.questions.iter().map(|question| question.id.as_str()).collect();
            format!("{} {}", item.indicator.id, ids.join(" "))
        });
        format!("{unit}: {}", items.collect::<Vec<_>>().join("; "))
    };
    units(&Scope::new(&questionnaire, &profile, &sheet)).iter().map(words).collect()
}

const B1: &str = "B.1 B.1.1 B.1.d B.1.p B.1.r";

#[test]
fn items_stand_under_the_unit_that_is_named() {
    assert_eq!(list(&json!({}), &[]), [format!(": {B1}; B.2 B.2.1")], "nobody is named yet");
    let named = list(&json!({"B.1.unit": "กองแผน", "B.2.unit": "กองคลัง"}), &[]);
    assert_eq!(named, ["กองคลัง: B.2 B.2.1".to_owned(), format!("กองแผน: {B1}")], "in the order of their names");
    let one = list(&json!({"B.1.unit": "กองแผน"}), &[]);
    assert_eq!(one, [format!("กองแผน: {B1}"), ": B.2 B.2.1".to_owned()], "what is nobody's comes last");
}

#[test]
fn white_space_makes_no_other_unit() {
    let named = list(&json!({"B.1.unit": " กอง  แผน\n", "B.2.unit": "กอง แผน"}), &[]);
    assert_eq!(named, [format!("กอง แผน: {B1}; B.2 B.2.1")]);
    let unseen = list(&json!({"B.1.unit": "กอง\u{200B}แผน", "B.2.unit": "\u{FEFF}กองแผน\u{200D}"}), &[]);
    assert_eq!(unseen, [format!("กองแผน: {B1}; B.2 B.2.1")]);
    assert_eq!(list(&json!({"B.1.unit": " \n", "B.2.unit": "\t"}), &[]), [format!(": {B1}; B.2 B.2.1")]);
}

#[test]
fn a_question_with_a_unit_of_its_own_stands_under_that_one() {
    let named = list(&json!({"B.1.unit": "กองแผน", "B.2.unit": "กองแผน", "B.2.1": "yes"}), &[("B.1.p", " กองคลัง ")]);
    assert_eq!(named, ["กองคลัง: B.1 B.1.p", "กองแผน: B.1 B.1.1 B.1.d B.1.r; B.2 B.2.1 B.2.2"]);
}
