//! A computer that others use: whatever is begun or opened in the sitting is on the page and nowhere else.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::model::{Action, Held, Model, Offered, Rate, Rating};
use phrom::rating::Choices;
use support::journey::{Journey, answered, begun, journey};

/// The drafts that are kept on the device.
fn kept(journey: &Journey) -> Vec<String> {
    journey.model.to_keep().keys().map(ToString::to_string).collect()
}

/// How many questionnaires from files are kept on the device.
fn n_brought(journey: &Journey) -> usize {
    journey.model.brought_to_keep().count()
}

#[test]
fn what_is_begun_and_what_is_opened_is_kept_only_where_the_computer_is_ones_own() {
    let file = answered().export();
    let opened = |journey: Journey| journey.choose(file.as_bytes()).accept("new");
    assert_eq!(kept(&opened(journey())), ["d"]);
    let shared = opened(journey().does(Action::Share(true)));
    assert_eq!((shared.ids(), kept(&shared).len()), (vec!["d"], 0));
    // The tick counts for what comes after it, and stays for the sitting.
    let both = opened(begun().does(Action::Share(true)));
    assert_eq!((both.ids(), kept(&both)), (vec!["d", "new"], vec!["d".to_owned()]));
    // What is not kept stays so when it is deleted and taken back.
    let again = shared.delete("d").take_back();
    assert_eq!((again.ids(), kept(&again).len()), (vec!["d"], 0));
}

#[test]
fn what_two_raters_agree_upon_is_not_kept_either() {
    let (journey, questionnaire) = (answered().does(Action::Share(true)), support::files::questionnaire());
    let mut opened = phrom::submission::open(journey.export().as_bytes(), |_, _| Some(questionnaire.clone())).unwrap();
    opened.draft.id = "theirs".into();
    let rating =
        Rating { draft: "d".into(), name: "file.json".into(), result: Ok(opened), choices: Choices::default() };
    let keep = Rate::Keep { id: "third".into(), at: "2026-11-22T20:00:00+07:00".into() };
    let journey = journey.does(Action::Rate(Rate::Read(Rc::new(rating)))).does(Action::Rate(keep));
    assert_eq!((journey.ids(), kept(&journey)), (vec!["d", "third"], vec!["d".to_owned()]));
}

#[test]
fn a_questionnaire_from_a_file_is_kept_once_something_that_is_kept_is_made_with_it() {
    let questionnaire = support::files::questionnaire();
    let offered = |journey: Journey| {
        let held = Held { questionnaire: questionnaire.clone(), source: Some("{}".into()) };
        let offer = Offered { name: "file.json".into(), result: Ok(held) };
        journey.does(Action::Offer(Rc::new(offer))).does(Action::Keep)
    };
    let empty = || Journey { model: Model::default(), ..journey() };
    assert_eq!(n_brought(&offered(empty())), 1);
    let shared = offered(empty().does(Action::Share(true)));
    assert_eq!((shared.model.library.brought().count(), n_brought(&shared)), (1, 0));
    let shared = shared.fill_in_head().begin("d");
    assert_eq!((n_brought(&shared), kept(&shared).len()), (0, 0));
    let own = shared.does(Action::Share(false)).fill_in_head().begin("e");
    assert_eq!((n_brought(&own), kept(&own)), (1, vec!["e".to_owned()]));
}
