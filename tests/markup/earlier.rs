//! Earlier states of an assessment: the list, what differs from now, and the way back.

use std::rc::Rc;

use phrom::answers::Answer;
use phrom::json::ParseError;
use phrom::language::Language;
use phrom::model::{Action, Earlier, Library, Model, Return, Route, State, States, differences};
use phrom::submission::{Draft, Merge, OpenError, write_answer};
use phrom::ui::components::undo_bar::undo_bar;
use phrom::ui::pages::earlier::earlier_page;
use serde_json::json;
use yew::Callback;

use crate::drafts::{draft, mixed};
use crate::page::{Page, draw_html};

const NOW: &str = "2030-01-01T00:00:00Z";

fn state(key: &str, result: Result<Draft, OpenError>) -> State {
    let at = result.as_ref().map_or_else(|_| "2026-11-22T09:00:00Z".into(), |then| then.updated.clone());
    State { key: key.into(), at, content: "{".into(), n_lost: 0, result: result.map(Rc::new) }
}

/// An assessment, and what was put by of it: as it is, with one answer more and one otherwise, and one that is damaged.
fn model() -> Model {
    let now = draft(&mixed(), &json!({"A.1.1": "no"}));
    let then =
        Draft { updated: "2026-11-22T10:42:00+07:00".into(), ..draft(&mixed(), &json!({"A.1.1": "yes", "A.1.2": []})) };
    let states = vec![
        state("3", Ok(now.clone())),
        state("2", Ok(then)),
        state("1", Err(OpenError::Parse(ParseError::Truncated))),
    ];
    let model = Model {
        language: Language::English,
        library: Library::new(vec![mixed()]),
        drafts: Rc::new([(now.id.clone(), Rc::new(now))].into_iter().collect()),
        route: Route::Earlier("d1".into()),
        ..Model::default()
    };
    look(&model, States::Read(states))
}

fn look(model: &Model, states: States) -> Model {
    model.apply(Action::Return(Return::Look(Rc::new(Earlier { draft: "d1".into(), states })))).unwrap()
}

fn go_back(model: &Model, key: &str) -> Option<Model> {
    model.apply(Action::Return(Return::GoBack { key: key.into(), at: NOW.into() }))
}

fn now(model: &Model) -> Rc<Draft> {
    model.drafts.get("d1").unwrap().clone()
}

fn drawn(model: &Model) -> Page {
    let (draft, questionnaire) = model.open("d1").unwrap();
    draw_html(earlier_page(&Rc::new(model.clone()), &draft, &questionnaire, &Callback::noop()))
}

#[test]
fn each_state_says_when_it_was_and_what_differs_from_now() {
    let page = drawn(&model());
    assert_eq!(page.values("[data-state]", "data-state"), ["3", "2", "1"]);
    assert_eq!(page.text("[data-states]"), "3 sets were put by");
    assert!(page.text("[data-state='3']").contains("As it is now"));
    page.has_no("[data-state='3'] [data-action='go-back'], [data-state='3'] [data-differences]");
    assert!(page.text("[data-state='2'] h2").contains("10:42"));
    assert!(page.text("[data-state='2'] summary").contains("in 2 questions"));
    let differences = page.texts("[data-state='2'] [data-differences] li");
    assert!(differences[0].contains("Then: Yes") && differences[0].contains("Now: No"), "{differences:?}");
    assert!(differences[1].contains("Now: Not answered"), "{differences:?}");
    assert!(page.text("[data-state='1'] [data-problem]").contains("does not open"));
    page.has_no("[data-state='1'] [data-action='go-back']");
    assert_eq!(page.all("[data-action='download-state']").len(), 3, "also of one that does not open");
    page.speaks_english();
    drawn(&Model { language: Language::Thai, ..model() });
}

#[test]
fn what_there_is_not_is_said() {
    let told = |model: &Model| drawn(model).text("[data-states]");
    let fresh = Model { earlier: None, ..model() };
    assert!(told(&fresh).contains("Reading"));
    assert!(told(&look(&fresh, States::Reading)).contains("Reading"));
    assert!(told(&look(&fresh, States::Unavailable)).contains("does not let"));
    assert!(told(&look(&fresh, States::Read(Vec::new()))).contains("no set yet"));
    let shared = Model { unkept: Rc::new([("d1".into(), ())].into_iter().collect()), ..fresh };
    assert!(told(&shared).contains("shared computer"));
}

#[test]
fn they_are_read_once_each_time_one_comes_to_the_page() {
    let known = model();
    assert_eq!(known.wants_earlier(), None);
    let home = known.apply(Action::Arrive(Route::Home)).unwrap();
    assert_eq!((home.wants_earlier(), &home.earlier), (None, &None));
    let again = home.apply(Action::Arrive(Route::Earlier("d1".into()))).unwrap();
    assert_eq!(again.wants_earlier().map(|id| &**id), Some("d1"));
    assert_eq!(look(&again, States::Reading).wants_earlier(), None);
    let lacking = Model { lacks_more: true, ..again.clone() };
    assert_eq!(lacking.wants_earlier(), None, "what reads them is not there yet");
    let elsewhere = Model { route: Route::Earlier("d2".into()), ..again };
    assert_eq!(elsewhere.wants_earlier(), None, "there is no such assessment");
}

#[test]
fn going_back_is_a_change_of_now_and_can_be_taken_back() {
    let before = model();
    assert_eq!(go_back(&before, "3"), None, "nothing would change");
    assert_eq!(go_back(&before, "1"), None, "it does not open");
    assert_eq!(go_back(&before, "9"), None, "there is none");
    let after = go_back(&before, "2").unwrap();
    assert_eq!(after.route, Route::Review("d1".into()));
    let sheet = now(&after).sheet.clone();
    let dates: Vec<&str> = sheet.iter().map(|(_, answer)| &*answer.at).collect();
    assert_eq!(dates, [NOW, NOW], "of each answer the newest counts, wherever it is stored");
    let bar = |model: &Model| draw_html(undo_bar(Language::English, model.undo.as_deref(), Rc::new(|| {})));
    assert!(bar(&after).text(".undo-bar").contains("Went back"));
    let take_back = |model: &Model| model.apply(Action::TakeBack { at: NOW.into() }).unwrap();
    let undone = take_back(&after);
    assert!(differences(&now(&undone), &now(&before), &mixed()).is_empty());
    // That an answer is gone again is an entry with a moment, after all others: the journal has had it.
    assert_eq!(write_answer(&now(&undone), &"A.1.2".into()), r#"{"at":"2030-01-01T00:00:00.001Z"}"#);
    assert!(bar(&undone).text("[data-action='undo']").contains("again"));
    assert!(differences(&now(&take_back(&undone)), &now(&after), &mixed()).is_empty());
}

#[test]
fn one_goes_back_only_in_an_open_assessment_and_files_can_be_put_in_again() {
    let open = model();
    let closed = Draft { status: phrom::submission::Status::Final, ..(*now(&open)).clone() };
    let closed = Model { drafts: Rc::new([("d1".into(), Rc::new(closed))].into_iter().collect()), ..open.clone() };
    assert_eq!(go_back(&closed, "2"), None);
    let page = drawn(&closed);
    page.has_no("[data-action='go-back']");
    assert!(page.text("main").contains("closed"));
    // Of what was put together since, nothing is left that would keep a file out.
    let merge = Merge { at: NOW.into(), files: Vec::new(), n_conflicts: 0 };
    let merged = Draft { merges: vec![merge], revision: 2, ..(*now(&open)).clone() };
    let merged = Model { drafts: Rc::new([("d1".into(), Rc::new(merged))].into_iter().collect()), ..open };
    assert!(drawn(&merged).text("[data-state='3']").contains("The answers are as they are now"));
    let back = now(&go_back(&merged, "3").unwrap());
    assert_eq!((back.merges.len(), back.revision), (0, 2), "how often it was opened again stays");
}

#[test]
fn what_stands_beside_a_response_differs_too() {
    let model = model();
    let known = now(&model);
    let noted =
        Answer { note: "ข้อสังเกต".into(), ..(**known.sheet.get(&"A.1.1".into()).unwrap()).clone() };
    let then = Draft { sheet: known.sheet.with(&"A.1.1".into(), noted), ..(*known).clone() };
    let page = drawn(&look(&model, States::Read(vec![state("4", Ok(then))])));
    assert!(page.text("[data-differences] li").contains("evidence, note or unit differ"));
}
