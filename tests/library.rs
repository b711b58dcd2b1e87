//! The questionnaires at hand: how they are named, which one an assessment is made with, and those from files.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::model::{Action, Held, Library, Model, Offered, Refusal, Route, Screen, Shelf, Undo, entry};
use phrom::questionnaire::{CATALOGUE, Questionnaire, ReadError};
use phrom::submission::{Draft, write_submission};
use serde_json::json;
use support::files;
use support::journey::{Journey, journey};
use support::small::{practice, written};

/// A built-in questionnaire, by its place in the catalogue.
fn built_in(n: usize) -> Rc<Questionnaire> {
    Rc::new(support::by_id(CATALOGUE[n].id))
}

/// A questionnaire with a code, a version and as many questions as make its content another one.
fn own(id: &str, version: &str, n_questions: usize) -> Rc<Questionnaire> {
    let mut written = written((0..n_questions).map(|n| practice(&format!("q{n}"))));
    (written["id"], written["version"]) = (json!(id), json!(version));
    Rc::new(support::questionnaire(written.to_string().as_bytes()))
}

/// Brought in with a file.
fn brought(questionnaire: &Rc<Questionnaire>) -> Held {
    Held { questionnaire: questionnaire.clone(), source: Some("{}".into()) }
}

fn library(built_in: &[&Rc<Questionnaire>], from_files: &[&Rc<Questionnaire>]) -> Library {
    let library = Library::new(built_in.iter().map(|questionnaire| Rc::clone(questionnaire)));
    from_files.iter().fold(library, |library, questionnaire| library.with(brought(questionnaire)))
}

fn codes(library: &Library) -> Vec<String> {
    library.iter().map(|held| library.code(held)).collect()
}

/// A code with the beginning of a digest.
fn marked(questionnaire: &Questionnaire) -> String {
    format!("{}@{}", questionnaire.id, &questionnaire.sha256[..8])
}

/// A draft that was made with a questionnaire.
fn draft(id: &str, questionnaire: &Questionnaire) -> Draft {
    let profile = questionnaire.profiles[0].id.as_str();
    Draft { id: id.into(), ..files::draft(questionnaire, profile, Default::default()) }
}

/// A journey with these at hand and an assessment made with each of some.
fn journey_with(library: Library, drafts: &[Draft]) -> Journey {
    let drafts = drafts.iter().map(|draft| (draft.id.clone(), Rc::new(draft.clone()))).collect();
    let mut journey = journey();
    journey.model = Model { library, ..Model::default() };
    if drafts == Default::default() {
        journey
    } else {
        journey.does(Action::Load(Shelf { drafts, ..Shelf::default() }))
    }
}

fn offered(questionnaire: &Rc<Questionnaire>) -> Action {
    Action::Offer(Rc::new(Offered { name: "a.json".into(), result: Ok(brought(questionnaire)) }))
}

fn remove(questionnaire: &Questionnaire) -> Action {
    Action::Remove { sha256: questionnaire.sha256.clone() }
}

#[test]
fn every_questionnaire_is_found_by_its_own_code() {
    let (survey, services) = (built_in(0), built_in(1));
    let (first, second, other) = (own("own", "1", 1), own("own", "2", 2), own("other", "1", 1));
    let library = library(&[&survey, &services], &[&first, &second, &other]);
    let expected = [survey.id.to_string(), services.id.to_string(), "own".into(), marked(&second), "other".into()];
    assert_eq!(codes(&library), expected);
    for (code, held) in codes(&library).iter().zip(library.iter()) {
        assert_eq!(library.get(code), Some(&held.questionnaire), "{code}");
        let route = Route::Begin(code.as_str().into());
        assert_eq!(Route::from_hash(&route.hash()), route);
    }
    assert_eq!(library.get("own@00000000"), None);
    assert_eq!(library.get(&marked(&survey)), None, "a built-in one has its code alone");
    assert_eq!(library.brought().count(), 3);
}

#[test]
fn one_from_a_file_never_takes_the_place_of_a_built_in_one() {
    let (survey, id) = (built_in(0), CATALOGUE[0].id);
    let foreign = own(id, "9", 1);
    // Also while the built-in one is not at hand.
    let alone = library(&[], &[&foreign]);
    assert_eq!((codes(&alone), alone.get(id)), (vec![marked(&foreign)], None));
    assert!(alone.lacks(&survey.id));
    assert_eq!(alone.of(id, &survey.version), None);
    assert_eq!(alone.of(id, "9"), Some(&foreign));
    for both in [library(&[&survey], &[&foreign]), alone.with(Held { questionnaire: survey.clone(), source: None })] {
        assert_eq!((both.get(id), both.get(&marked(&foreign))), (Some(&survey), Some(&foreign)));
        assert!(!both.lacks(&survey.id));
        assert_eq!(
            (both.of(id, &survey.version), both.of(id, "9"), both.of(id, "7")),
            (Some(&survey), Some(&foreign), Some(&survey))
        );
    }
    let journey = journey_with(library(&[], &[&foreign]), &[]).does(Action::Arrive(Route::Begin(id.into())));
    assert_eq!((journey.model.screen(), journey.model.wanted()), (Screen::Loading, Some(id.into())));
    let journey = journey.does(Action::Fetched(vec![survey.clone()]));
    assert_eq!(journey.model.screen(), Screen::Begin(survey));
}

#[test]
fn an_assessment_is_opened_with_its_own_version_or_the_first_there_is() {
    let (first, second) = (own("own", "1", 1), own("own", "2", 2));
    let library = library(&[], &[&first, &second]);
    for (version, expected) in [("1", &first), ("2", &second), ("3", &first)] {
        assert_eq!(library.of("own", version), Some(expected), "{version}");
    }
    assert_eq!(library.of("gone", "1"), None);
    let journey = journey_with(library, &[draft("a", &first), draft("b", &second)]);
    let opened = |id: &str| journey.model.open(id).map(|(_, questionnaire)| questionnaire);
    assert_eq!((opened("a"), opened("b")), (Some(first), Some(second)));
}

#[test]
fn a_twin_has_the_same_code_and_version() {
    let (first, changed, second) = (own("own", "1", 1), own("own", "1", 3), own("own", "2", 1));
    let library = library(&[], &[&first]);
    assert_eq!(library.twin(&first), Some(&first));
    assert_eq!(library.twin(&changed), Some(&first), "other content under the same version");
    assert_ne!(changed, first);
    assert_eq!(library.twin(&second), None);
}

#[test]
fn the_same_content_stands_once() {
    let first = own("own", "1", 1);
    let library = library(&[], &[&first]);
    assert!(library.with(brought(&own("own", "1", 1))).is_as(&library));
    assert!(!library.with(brought(&own("own", "2", 1))).is_as(&library));
    assert_eq!(library.without("0").iter().count(), 1);
    assert_eq!(library.without(&first.sha256).iter().count(), 0);
    let built_in = Library::new([first.clone()]);
    assert_eq!(built_in.without(&first.sha256), built_in, "a built-in one stays");
}

/// A later version of the program can bring what was brought in before.
#[test]
fn one_that_now_comes_with_the_program_is_no_longer_from_a_file() {
    let survey = built_in(0);
    let from_file = library(&[], &[&survey]);
    assert!(from_file.lacks(&survey.id));
    let both = from_file.with(Held { questionnaire: survey.clone(), source: None });
    assert_eq!((codes(&both), both.lacks(&survey.id)), (vec![survey.id.to_string()], false));
    assert!(both.with(brought(&survey)).is_as(&both));
    let journey = journey_with(from_file, &[]).does(Action::Arrive(Route::Begin(CATALOGUE[0].id.into())));
    assert_eq!(journey.model.screen(), Screen::Loading);
    assert_eq!(journey.does(Action::Fetched(vec![survey.clone()])).model.screen(), Screen::Begin(survey));
}

#[test]
fn what_is_here_or_has_a_version_that_is_taken_is_not_brought_in() {
    let (survey, first) = (built_in(0), own("own", "1", 1));
    let library = library(&[&survey], &[&first]);
    let brought_in = |questionnaire: &Rc<Questionnaire>| library.brought_in(questionnaire.clone(), "{}".into());
    assert_eq!(brought_in(&survey), Err(Refusal::AlreadyHere));
    assert_eq!(brought_in(&own("own", "1", 1)), Err(Refusal::AlreadyHere));
    assert_eq!(brought_in(&own("own", "1", 2)), Err(Refusal::VersionTaken));
    assert_eq!(brought_in(&own(survey.id.as_str(), &survey.version, 1)), Err(Refusal::VersionTaken));
    for other in [own("own", "2", 1), own(survey.id.as_str(), "9", 1)] {
        assert_eq!(brought_in(&other), Ok(brought(&other)));
    }
}

#[test]
fn a_questionnaire_from_a_file_is_kept_only_on_request() {
    let first = own("own", "1", 1);
    let journey = journey_with(Library::default(), &[]).does(offered(&first));
    assert_eq!(journey.model.library, Library::default());
    let journey = journey.does(Action::DismissImport);
    assert_eq!((&journey.model.offered, journey.model.library.iter().count()), (&None, 0));
    let journey = journey.ignores(Action::Keep).does(offered(&first)).does(Action::Keep);
    assert_eq!((journey.model.library.get("own"), &journey.model.offered), (Some(&first), &None));
    let journey = journey.does(Action::Arrive(Route::Begin("own".into())));
    assert_eq!(journey.model.screen(), Screen::Begin(first));
}

#[test]
fn one_that_was_refused_cannot_be_kept() {
    for refusal in [Refusal::VersionTaken, Refusal::AlreadyHere, Refusal::Unsound(ReadError::NewerVersion(3))] {
        let offer = Action::Offer(Rc::new(Offered { name: "a.json".into(), result: Err(refusal) }));
        let journey = journey_with(Library::default(), &[]).does(offer).ignores(Action::Keep);
        assert_eq!(journey.model.library.iter().count(), 0);
    }
}

#[test]
fn one_that_is_removed_can_be_taken_back() {
    let (first, second) = (own("own", "1", 1), own("own", "2", 2));
    let journey = journey_with(library(&[], &[&first, &second]), &[]).does(remove(&first));
    assert_eq!(codes(&journey.model.library), ["own"]);
    assert_eq!(journey.model.undo.as_deref(), Some(&Undo::Questionnaire(brought(&first))));
    let journey = journey.take_back();
    // Versions stand in their order, whenever they came.
    assert_eq!(codes(&journey.model.library), ["own".to_owned(), marked(&second)]);
    assert_eq!(journey.model.library.brought().filter(|held| held.source.as_deref() == Some("{}")).count(), 2);
    journey.ignores(remove(&own("gone", "1", 1)));
}

#[test]
fn one_that_is_in_use_is_not_removed() {
    let (survey, first, second) = (built_in(0), own("own", "1", 1), own("own", "2", 2));
    let journey = journey_with(library(&[&survey], &[&first, &second]), &[draft("a", &second)]);
    assert!(journey.model.is_in_use(&second) && !journey.model.is_in_use(&first));
    let journey = journey.ignores(remove(&second)).ignores(remove(&survey)).does(remove(&first));
    let journey = journey.delete("a").does(remove(&second));
    assert_eq!(codes(&journey.model.library), [survey.id.to_string()]);
}

#[test]
fn one_that_a_chosen_file_needs_is_not_removed_meanwhile() {
    let foreign = own(CATALOGUE[0].id, "9", 1);
    let file = write_submission(&draft("a", &foreign), &foreign, files::EXPORTED);
    let journey = journey_with(library(&[], &[&foreign]), &[]).choose(file.as_bytes()).ignores(remove(&foreign));
    let journey = journey.accept("n");
    assert!(journey.model.library.lacks(&foreign.id), "it has not become a built-in one");
    assert_eq!(journey.model.open("a").map(|(_, questionnaire)| questionnaire), Some(foreign));
}

#[test]
fn a_file_brings_its_built_in_questionnaire_with_it() {
    let survey = built_in(0);
    let file = write_submission(&draft("a", &survey), &survey, files::EXPORTED);
    let journey = journey_with(library(&[&survey], &[]), &[]).choose(file.as_bytes());
    let mut journey = journey;
    journey.model.library = Library::default();
    let journey = journey.accept("n");
    assert_eq!(journey.model.library.get(survey.id.as_str()), Some(&survey));
}

#[test]
fn forgetting_leaves_the_built_in_ones() {
    let (survey, first) = (built_in(0), own("own", "1", 1));
    let journey =
        journey_with(library(&[&survey], &[&first]), &[draft("a", &first)]).does(offered(&own("other", "1", 1)));
    let journey = journey.does(Action::Forget);
    assert_eq!((codes(&journey.model.library), journey.ids().len()), (vec![survey.id.to_string()], 0));
    assert_eq!((&journey.model.offered, &journey.model.undo), (&None, &None));
}

#[test]
fn the_catalogue_says_of_each_what_its_file_says() {
    for listed in CATALOGUE {
        let read = support::by_id(listed.id);
        assert_eq!(entry(listed.id).map(|entry| entry.id), Some(read.id.as_str()));
        for (words, text) in
            [(listed.title, &read.title), (listed.purpose, &read.purpose), (listed.audience, &read.audience)]
        {
            assert_eq!((words.th, words.en), (&*text.th, &*text.en), "{}", listed.id);
        }
        let terms = read.terms.as_ref().map(|terms| (&*terms.dimension.en, &*terms.indicator.en));
        assert_eq!(listed.terms.map(|(dimension, indicator)| (dimension.en, indicator.en)), terms);
        assert_eq!((listed.minutes, listed.counts), (read.minutes, read.counts()), "{}", listed.id);
    }
}
