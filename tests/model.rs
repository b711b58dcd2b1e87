//! The whole of the app without a browser: what each action does to the model, told as journeys.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Change, Value};
use phrom::json::ParseError;
use phrom::language::Language;
use phrom::model::{Action, BeginForm, Field, FieldProblem, Model, Route, Screen, Shelf};
use phrom::questionnaire::Questionnaire;
use phrom::submission::{OpenError, Status};
use serde_json::json;
use support::files::{sealed, submission};
use support::journey::{Journey, answered, begun, journey};
use support::with;

#[test]
fn a_draft_begins_with_what_stands_in_the_form() {
    let journey = journey().fill_in_head().begin("d");
    let draft = journey.draft();
    assert_eq!((&*draft.respondent.agency_name, &*draft.period, draft.revision), ("สำนักงานจังหวัดลำปาง", "2569", 1));
    assert_eq!((draft.status, &draft.created), (Status::Draft, &draft.updated));
    assert!(matches!(journey.model.screen(), Screen::Fill(..)));
    assert_eq!(journey.model.form, BeginForm::default(), "the form is empty for the next one");
}

#[test]
fn a_form_with_something_wrong_begins_nothing_and_says_so() {
    let journey = journey().fill_in_head().fill_in(Field::Period, "2026").begin("d");
    assert!(journey.model.is_form_refused && journey.model.drafts.is_empty());
    let problems = journey.model.form.problems(&support::files::questionnaire());
    assert_eq!(problems, [(Field::Period, FieldProblem::GregorianYear(2569))]);
    assert_eq!(journey.fill_in(Field::Period, "2569").begin("d").ids(), ["d"]);
}

#[test]
fn the_only_profile_need_not_be_chosen() {
    let form = |profile: &str| {
        let fields = [(Field::AgencyName, "ก"), (Field::Period, "2569"), (Field::Role, "ข"), (Field::Profile, profile)];
        fields.into_iter().fold(BeginForm::default(), |form, (field, text)| form.with(field, text.into()))
    };
    let (small, every_rule) = (support::files::questionnaire(), support::every_rule());
    let draft = |form: &BeginForm, of: &Questionnaire| form.draft(of, "d".into(), &"2026-11-22T08:00:00+07:00".into());
    // What was chosen for another questionnaire does not matter either.
    for chosen in ["", "p", "province"] {
        assert_eq!(form(chosen).problems(&small), []);
        assert_eq!(draft(&form(chosen), &small).map(|draft| draft.profile.to_string()).as_deref(), Some("p"));
    }
    for chosen in ["", "p", "province"] {
        assert_eq!(form(chosen).problems(&every_rule), [(Field::Profile, FieldProblem::Missing)]);
        assert_eq!(draft(&form(chosen), &every_rule), None);
    }
    assert_eq!(draft(&form("hired"), &every_rule).map(|draft| draft.profile.to_string()).as_deref(), Some("hired"));
}

#[test]
fn a_second_draft_never_takes_the_place_of_the_first() {
    let journey = begun().yes("practice").fill_in_head().begin("d");
    assert!(journey.is_answered("practice"));
    assert_eq!(journey.begin("e").ids(), ["d", "e"]);
}

#[test]
fn an_answer_is_kept_with_its_moment() {
    let journey = begun();
    let before = journey.draft().updated.clone();
    let journey = journey.yes("practice");
    let answer = journey.model.answer("d", &"practice".into()).unwrap();
    assert_eq!(answer.at, journey.draft().updated);
    assert!(answer.at > before);
}

#[test]
fn what_changes_nothing_is_nothing() {
    let at = || "2026-11-22T20:00:00+07:00".into();
    let journey = begun().yes("practice");
    let drafts = (*journey.model.drafts).clone();
    journey
        .answer_ignored("practice", Change::Give(Value::Practice(phrom::answers::Practice::Yes)))
        .answer_ignored("practice", Change::Give(Value::Scale(3)))
        .answer_ignored("practice", Change::Note("".into()))
        .answer_ignored("practice", Change::NotApplicable { reason: "x".into() })
        .answer_ignored("checklist", Change::Toggle("four".into()))
        .answer_ignored("scale", Change::Write("3".into()))
        .answer_ignored("share", Change::ChooseNone)
        .answer_ignored("gone", Change::Note("a".into()))
        .ignores(Action::SpeakLanguage(Language::Thai))
        .cannot_take_back()
        .ignores(Action::DismissImport)
        .ignores(Action::AcceptImport { id: "n".into() })
        .ignores(Action::Delete { draft: "e".into() })
        .ignores(Action::Finish { draft: "e".into(), at: at() })
        .ignores(Action::Reopen { draft: "d".into(), at: at() })
        .ignores(Action::Load(Shelf { drafts, ..Default::default() }));
}

#[test]
fn a_cleared_answer_can_be_taken_back() {
    let journey = begun().yes("practice").answer("practice", Change::Note("ก".into()));
    let before = journey.untimed();
    let journey = journey.clear("practice");
    assert!(!journey.is_answered("practice"));
    assert_eq!(journey.take_back().untimed(), before);
}

#[test]
fn removed_evidence_can_be_taken_back() {
    let journey = begun().answer("practice", Change::Evidence(vec![support::document()]));
    let before = journey.untimed();
    let journey = journey.answer("practice", Change::Evidence(Vec::new()));
    assert_eq!(journey.take_back().untimed(), before);
}

#[test]
fn taking_back_never_undoes_what_was_written_since() {
    let journey = begun().yes("practice").clear("practice").answer("practice", Change::Note("ใหม่".into()));
    let journey = journey.cannot_take_back();
    assert_eq!(&*journey.model.answer("d", &"practice".into()).unwrap().note, "ใหม่");
    // What is written elsewhere is no hindrance.
    let journey = begun().yes("practice").clear("practice").yes("reasoned").take_back();
    assert!(journey.is_answered("practice") && journey.is_answered("reasoned"));
}

#[test]
fn a_deleted_draft_can_be_taken_back_whole() {
    let journey = answered();
    let before = journey.draft().clone();
    let journey = journey.delete("d");
    assert_eq!((journey.ids().len(), &journey.model.route), (0, &Route::Home));
    assert_eq!(*journey.take_back().draft(), before);
}

#[test]
fn a_deleted_draft_and_its_file_can_both_come_back() {
    let file = answered().export();
    let journey = answered().yes("practice").delete("d").choose(file.as_bytes()).accept("n").take_back();
    assert_eq!(journey.ids(), ["d", "n"]);
    assert_ne!(journey.draft_of("d").sheet, journey.draft_of("n").sheet);
}

#[test]
fn an_assessment_with_open_questions_is_not_closed() {
    let journey = begun().yes("practice").finish();
    assert!(journey.model.is_finish_refused && !journey.is_closed());
    assert!(!journey.yes("reasoned").model.is_finish_refused, "the message goes with the next answer");
}

#[test]
fn a_closed_assessment_is_read_only() {
    let journey = answered().finish();
    assert!(journey.is_closed());
    assert_eq!(journey.model.route, Route::Results("d".into()));
    assert_eq!(journey.draft().history.len(), 1);
    let at = || "2026-11-22T20:00:00+07:00".into();
    journey
        .answer_ignored("practice", Change::Clear)
        .answer_ignored("practice", Change::Note("ก".into()))
        .cannot_take_back()
        .ignores(Action::Finish { draft: "d".into(), at: at() });
}

#[test]
fn closing_ends_what_can_be_taken_back() {
    let journey = answered().clear("text").finish();
    assert!(journey.cannot_take_back().is_closed());
}

#[test]
fn opening_again_raises_the_revision_and_keeps_the_history() {
    let journey = answered().finish().reopen();
    assert_eq!((journey.draft().revision, journey.draft().status), (2, Status::Draft));
    let journey = journey.yes("practice").finish();
    let closings: Vec<u32> = journey.draft().history.iter().map(|closing| closing.revision).collect();
    assert_eq!((journey.draft().revision, closings), (2, vec![1, 2]));
    assert!(journey.draft().history[0].finished < journey.draft().history[1].finished);
}

#[test]
fn a_file_changes_nothing_until_it_is_accepted() {
    let journey = begun().yes("practice");
    let before = journey.model.clone();
    let journey = journey.choose(sealed(submission()).as_bytes());
    assert_eq!(journey.model.drafts, before.drafts);
    assert_eq!(journey.does(Action::DismissImport).model, before);
}

#[test]
fn a_file_becomes_a_draft_with_its_own_id() {
    let journey = begun().choose(sealed(submission()).as_bytes()).accept("n");
    let id = "2f1c7f6e-0d4b-4c8e-9a51-6f3b7f0e2a10";
    assert_eq!(journey.ids(), [id, "d"]);
    assert_eq!((journey.draft_of(id).revision, journey.draft_of(id).history.len()), (2, 2));
    assert_eq!(journey.model.route, Route::Results(id.into()), "it is closed");
    assert_eq!(journey.model.import, None);
}

#[test]
fn a_file_is_never_put_over_a_draft() {
    let journey = answered();
    let file = journey.export();
    let journey = journey.yes("practice").choose(file.as_bytes()).accept("n");
    assert_eq!(journey.ids(), ["d", "n"]);
    assert_ne!(journey.draft_of("d").sheet, journey.draft_of("n").sheet);
    assert_eq!(*journey.draft_of("n").id, *"n");
    let again = journey.choose(file.as_bytes()).accept("m");
    assert_eq!(again.ids(), ["d", "m", "n"]);
}

#[test]
fn a_file_without_a_usable_id_gets_a_new_one() {
    let file = sealed(with(submission(), "/id", json!("a/b")));
    assert_eq!(journey().choose(file.as_bytes()).accept("n").ids(), ["n"]);
}

#[test]
fn a_file_that_cannot_be_opened_cannot_be_accepted() {
    let journey = begun().choose(b"{").ignores(Action::AcceptImport { id: "n".into() });
    let import = journey.model.import.clone().unwrap();
    assert_eq!(import.result, Err(OpenError::Parse(ParseError::Truncated)));
    assert_eq!(journey.does(Action::DismissImport).ids(), ["d"]);
}

#[test]
fn another_language_keeps_everything_else() {
    let journey = answered().clear("text").choose(b"{").fill_in(Field::Role, "ก");
    let before = journey.model.clone();
    let journey = journey.does(Action::SpeakLanguage(Language::English));
    assert_eq!(journey.model.language, Language::English);
    assert_eq!(journey.does(Action::SpeakLanguage(Language::Thai)).model, before);
}

#[test]
fn an_address_of_something_that_is_not_here_leads_to_a_page_that_says_so() {
    let fill = |part: &str| Route::Fill { draft: "d".into(), part: part.into(), question: None };
    for route in [fill("B"), Route::Review("e".into()), Route::Results("e".into()), Route::Begin("cake".into())] {
        assert_eq!(begun().does(Action::Arrive(route)).model.screen(), Screen::Missing);
    }
    assert!(matches!(begun().does(Action::Arrive(Route::Review("d".into()))).model.screen(), Screen::Review(..)));
}

#[test]
fn forgetting_leaves_nothing_but_language_and_library() {
    let journey = answered().clear("text").choose(b"{").fill_in(Field::Role, "ก");
    let journey = journey.does(Action::SpeakLanguage(Language::English)).does(Action::Forget);
    let fresh = support::journey::journey().does(Action::SpeakLanguage(Language::English));
    assert_eq!(journey.model, fresh.model);
}

#[test]
fn what_is_stored_may_come_after_the_page_has_begun_without_it() {
    let stored = answered();
    let shelf = || Shelf { drafts: (*stored.model.drafts).clone(), ..Shelf::default() };
    let late = || Action::ComeLate(Rc::new((stored.model.library.clone(), shelf())));
    // Nothing was there: all of it comes.
    let page = Journey { model: Model::default(), minute: 99 }.does(late());
    assert_eq!(page.model.drafts, stored.model.drafts);
    assert_eq!(page.model.library, stored.model.library);
    page.ignores(late());
    // An older state was there, and was gone on with: of each answer the newest stays.
    let before = begun().yes("practice");
    let page = Journey { minute: 99, ..before }.clear("practice").yes("practice").does(late());
    let (mine, theirs) = (page.sheet(), stored.sheet());
    assert_eq!(mine.iter().count(), theirs.iter().count());
    let own = mine.get(&"practice".into()).unwrap();
    assert!(*own.at > *theirs.get(&"practice".into()).unwrap().at, "the newer answer is gone");
    // What was deleted meanwhile stays away.
    assert!(answered().delete("d").ignores(late()).model.drafts.is_empty());
}
