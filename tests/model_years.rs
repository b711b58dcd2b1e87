//! What an assessment on the device is the start of, and an assessor's file beside it: told as actions on the model.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::Change;
use phrom::model::{Action, Drafts, Library, Model, Rate, Rating, Route, Screen, begin_with, start_of};
use phrom::rating::{Choice, Choices};
use phrom::submission::{Draft, Status, open, open_for_changes, write_submission};
use serde_json::{Value as Json, json};
use support::files;

const NOW: &str = "2026-11-22T09:00:00+07:00";

fn yearly(answers: &Json) -> Draft {
    let old = support::by_id("yearly@1");
    Draft { id: "d".into(), ..files::draft(&old, "agency", support::sheet(&old, answers)) }
}

/// A model with one draft, and with these versions of its questionnaire.
fn model(draft: Draft, versions: &[&str]) -> Model {
    let library = Library::new(versions.iter().map(|id| Rc::new(support::by_id(id))));
    let drafts: Drafts = [(draft.id.clone(), Rc::new(draft))].into_iter().collect();
    Model { library, drafts: Rc::new(drafts), ..Model::default() }
}

/// What is begun with the draft `d`, taken in as a new one.
#[track_caller]
fn begun(model: &Model) -> Model {
    let draft = model.drafts.get("d").unwrap().clone();
    let start = start_of(model, &draft).unwrap();
    let import = begin_with(model, &draft, &start, &NOW.into()).unwrap();
    let seen = model.apply(Action::Imported(Rc::new(import))).unwrap();
    assert_eq!(seen.drafts, model.drafts, "something changed before it was agreed to");
    seen.apply(Action::AcceptImport { id: "new".into() }).unwrap()
}

#[test]
fn a_draft_goes_on_in_a_newer_version_beside_the_old_one() {
    let before = model(yearly(&json!({"1.1.2": "yes"})), &["yearly@1", "yearly@2"]);
    let after = begun(&before);
    assert_eq!(after.drafts.get("d"), before.drafts.get("d"));
    let new = after.drafts.get("new").unwrap();
    assert_eq!((&*new.version, &*new.period, &*new.created), ("2561", "2569", NOW));
    assert!(matches!(after.screen(), Screen::Fill(..)));
    let change = Change::Confirm;
    let confirmed =
        after.apply(Action::Answer { draft: "new".into(), question: "1.1.3".into(), change, at: NOW.into() }).unwrap();
    assert_eq!(confirmed.answer("new", &"1.1.3".into()).unwrap().carried, None);
    // The new one is of the newest version, and open.
    assert_eq!(start_of(&after, new), None);
}

#[test]
fn a_closed_one_is_the_start_of_the_next_year() {
    let closed = Draft { status: Status::Final, ..yearly(&json!({"1.1.1": "yes"})) };
    let after = begun(&model(closed.clone(), &["yearly@1"]));
    let new = after.drafts.get("new").unwrap();
    assert_eq!((&*new.version, &*new.period, new.is_open()), ("2560", "2570", true));
    let newer = begun(&model(closed, &["yearly@1", "yearly@2"]));
    let new = newer.drafts.get("new").unwrap();
    assert_eq!((&*new.version, &*new.period, new.sheet.iter().count()), ("2561", "2570", 1));
}

#[test]
fn an_open_one_of_the_only_version_starts_nothing() {
    let model = model(yearly(&json!({})), &["yearly@1"]);
    assert_eq!(start_of(&model, model.drafts.get("d").unwrap()), None);
}

#[test]
fn a_file_that_was_taken_over_never_takes_the_place_of_its_draft() {
    let (old, new) = (support::by_id("yearly@1"), Rc::new(support::by_id("yearly@2")));
    let draft = yearly(&json!({"1.1.1": "yes"}));
    let file = write_submission(
        &Draft { id: files::draft(&old, "agency", Default::default()).id, ..draft },
        &old,
        files::EXPORTED,
    );
    let opened = open_for_changes(file.as_bytes(), &|_, _| Some(new.clone())).unwrap();
    assert_eq!(&*opened.draft.id, "");
    assert!(!opened.report.is_clean());
}

/// A model at the page where an assessor's file stands beside the draft `d`.
fn rated() -> Model {
    let questionnaire = support::by_id("yearly@1");
    let own = yearly(&json!({"1.1.1": "yes", "1.1.2": "yes", "1.1.4": "no"}));
    let assessor = Draft {
        id: "11111111-0d4b-4c8e-9a51-6f3b7f0e2a10".into(),
        ..yearly(&json!({"1.1.1": "no", "1.1.2": "partly", "1.1.4": "no"}))
    };
    let file = write_submission(&assessor, &questionnaire, files::EXPORTED);
    let before = model(own, &["yearly@1"]);
    let result = open(file.as_bytes(), |id, version| before.library.of(id, version).cloned());
    let rating = Rating { draft: "d".into(), name: "ผล.json".into(), result, choices: Choices::default() };
    let at = before.apply(Action::Arrive(Route::Rate("d".into()))).unwrap();
    assert!(matches!(at.screen(), Screen::Rate(..)) && at.rating_of("d").is_none());
    at.apply(Action::Rate(Rate::Read(Rc::new(rating)))).unwrap()
}

#[test]
fn what_is_agreed_becomes_a_third_one() {
    let model = rated();
    let all = model.apply(Action::Rate(Rate::AgreeOnAll(Choice::Own))).unwrap();
    let one = all.apply(Action::Rate(Rate::Agree("1.1.2".into(), Choice::Assessor))).unwrap();
    assert_eq!(one.rating_of("d").unwrap().choices.len(), 2);
    let kept = one.apply(Action::Rate(Rate::Keep { id: "third".into(), at: NOW.into() })).unwrap();
    assert_eq!((kept.drafts.get("d"), kept.rating_of("d")), (model.drafts.get("d"), None));
    let third = kept.drafts.get("third").unwrap();
    let taken: Vec<u32> = third.merges[0].files.iter().map(|file| file.n_taken).collect();
    assert_eq!((taken, third.merges[0].n_conflicts), (vec![1, 1], 2));
    let digest = &model.rating_of("d").unwrap().result.as_ref().unwrap().digest;
    assert_eq!(&*third.merges[0].files[1].sha256, digest);
    assert!(matches!(kept.screen(), Screen::Fill(draft, ..) if &*draft.id == "third"));
}

#[test]
fn a_file_that_is_put_away_leaves_nothing() {
    let away = rated().apply(Action::Rate(Rate::Dismiss)).unwrap();
    assert_eq!((away.rating, away.drafts.len()), (None, 1));
    assert!(rated().apply(Action::Forget).unwrap().rating.is_none());
}
