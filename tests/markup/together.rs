//! Sharing the work: the review page's section, a part's banner, files side by side, taking it back.

use std::rc::Rc;

use phrom::answers::{Answer, Change};
use phrom::language::Language;
use phrom::model::{Action, Library, Model, Route, Undo};
use phrom::submission::{Draft, OpenError};
use phrom::together::{All, Brought, Choices, Selection, part_of};
use phrom::ui::components::undo_bar::undo_bar;
use phrom::ui::pages::merge::merge_page;
use phrom::ui::pages::review::{ReviewPage, review_page};
use serde_json::json;
use yew::Callback;

use crate::drafts::{draft, mixed};
use crate::page::{Page, draw_html};
use crate::support::together::{HANDED, PUT_TOGETHER, as_file};

/// The part of dimension A in somebody's hands, answered otherwise.
fn answered_part(whole: &Draft, role: &str, answers: &serde_json::Value) -> Draft {
    let at = HANDED.into();
    let part = part_of(whole, &mixed(), &Selection::Part("A".into()), role, "p1".into(), &at).unwrap();
    let mut sheet = part.sheet.clone();
    for (id, answer) in crate::support::sheet(&mixed(), answers).iter() {
        sheet = sheet.with(id, Answer { at: "2026-11-25T10:00:00+07:00".into(), ..(**answer).clone() });
    }
    Draft { sheet, ..part }
}

/// A model with an assessment and the files of two colleagues and a broken one.
fn model() -> Model {
    let whole = draft(&mixed(), &json!({"A.1.1": "no"}));
    let theirs = answered_part(&whole, "กลุ่มงาน <b>ก</b>", &json!({"A.1.1": "yes", "A.1.2": []}));
    let other = answered_part(&whole, "กลุ่มงาน ข", &json!({"A.1.1": {"value": "partly", "evidence": true}}));
    let drafts = [(whole.id.clone(), Rc::new(whole))].into_iter().collect();
    let mut model = Model {
        language: Language::English,
        library: Library::new(vec![mixed()]),
        drafts: Rc::new(drafts),
        route: Route::Merge("d1".into()),
        ..Model::default()
    };
    let broken = Brought { name: "c.json".into(), result: Err(OpenError::NewerVersion(9)) };
    let files = [as_file("a.json", &theirs, &mixed()), as_file("b.json", &other, &mixed()), Rc::new(broken)];
    for file in files {
        model = model.apply(Action::Bring { draft: "d1".into(), file }).unwrap();
    }
    model
}

fn drawn(model: &Model) -> Page {
    let (draft, questionnaire) = model.open("d1").unwrap();
    draw_html(merge_page(&Rc::new(model.clone()), &draft, &questionnaire, &Callback::noop()))
}

fn decided(model: &Model, all: All) -> Model {
    let choices = Choices::default().with_all(all, &model.comparison("d1").unwrap());
    model.apply(Action::Decide(choices)).unwrap()
}

#[test]
fn files_are_shown_with_what_they_bring_and_what_is_to_be_chosen() {
    let page = drawn(&model());
    assert_eq!(page.values("[data-merge-file]", "data-merge-file"), ["counts", "counts", "refused"]);
    assert!(page.text("[data-merge-file='refused']").contains("newer version"));
    assert!(page.text("[data-merge-taken] li").contains("None of these"));
    assert_eq!(page.values("[data-conflict]", "data-conflict"), ["A.1.1"]);
    assert_eq!(page.all("[data-conflict] input[type='radio']").len(), 3);
    let versions = page.texts("[data-conflict] label");
    assert!(versions[0].contains("On this device") && versions[0].contains("No"), "{versions:?}");
    assert!(
        versions.iter().any(|version| version.contains("Evidence") && version.contains("กลุ่มงาน ข")),
        "{versions:?}"
    );
    assert!(page.text("#merge-lacking").contains("1 question"));
    page.speaks_english();
    let page = drawn(&decided(&model(), All::Theirs));
    assert_eq!((page.all("[data-conflict] input[checked]").len(), page.text("#merge-lacking")), (1, String::new()));
}

#[test]
fn what_was_put_together_can_be_taken_back_and_done_again() {
    let (before, at) = (model(), Rc::<str>::from(PUT_TOGETHER));
    let put = |model: &Model| model.apply(Action::PutTogether { at: at.clone() });
    assert_eq!(put(&before), None, "something is undecided");
    let after = put(&decided(&before, All::Newest)).unwrap();
    assert_eq!((&after.route, &after.merging), (&Route::Review("d1".into()), &None));
    let draft = |model: &Model| model.drafts.get("d1").unwrap().clone();
    assert_eq!((draft(&after).merges.len(), draft(&before).merges.len()), (1, 0));
    let bar = |model: &Model| draw_html(undo_bar(Language::English, model.undo.as_deref(), Rc::new(|| {})));
    assert!(bar(&after).text(".undo-bar").contains("were put in"));
    // The newest moment counts wherever answers are stored, so that what comes back is of now.
    let take_back = |model: &Model| model.apply(Action::TakeBack { at: "2030-01-01T00:00:00Z".into() }).unwrap();
    let said = |model: &Model| {
        let undated = |answer: &Answer| Answer { at: "".into(), ..answer.clone() };
        draft(model).sheet.iter().map(|(id, answer)| (id.clone(), undated(answer))).collect::<Vec<_>>()
    };
    let back = take_back(&after);
    assert_eq!(said(&back), said(&before));
    let (was, merged, is) = (draft(&before), draft(&after), draft(&back));
    let is_of_now = |answer: &Answer| &*answer.at == "2030-01-01T00:00:00Z";
    let changed: Vec<_> = was.sheet.iter().filter(|(id, answer)| merged.sheet.get(id) != Some(*answer)).collect();
    assert!(!changed.is_empty());
    assert!(changed.iter().all(|(id, _)| is_of_now(is.sheet.get(id).unwrap())));
    assert!(bar(&back).text("[data-action='undo']").contains("again"));
    let again = take_back(&back);
    assert_eq!((said(&again), &draft(&again).merges), (said(&after), &draft(&after).merges));
    // An answer that is given now would be lost by taking it back.
    let change = Change::NotApplicable { reason: "ก".into() };
    let (id, question) = ("d1".into(), "B.3.2".into());
    let answered = again.apply(Action::Answer { draft: id, question, change, at }).unwrap();
    assert!(!matches!(answered.undo.as_deref(), Some(Undo::Whole { .. })));
}

fn review(draft: &Rc<Draft>) -> Page {
    let (questionnaire, on_action, language) = (&mixed(), &Callback::noop(), Language::English);
    draw_html(review_page(&ReviewPage { language, draft, questionnaire, is_refused: false, on_action }))
}

#[test]
fn the_review_offers_parts_and_units_and_shows_what_was_put_together() {
    let whole = draft(&mixed(), &json!({"A.1.1": "no"}));
    let known = (**whole.sheet.get(&"A.1.1".into()).unwrap()).clone();
    let sheet = whole.sheet.with(&"A.1.1".into(), Answer { unit: "กลุ่มงาน <b>ก</b>".into(), ..known });
    let page = review(&Rc::new(Draft { sheet, ..whole }));
    let options = page.values("[data-field='handWhat'] option", "value");
    assert!(options.contains(&"part:A") && options.contains(&"unit:กลุ่มงาน <b>ก</b>"), "{options:?}");
    assert_eq!(page.values("[data-field='handWhat'] option[selected]", "value"), ["part:A"]);
    assert_eq!(page.one("a[data-action='merge']").attr("href"), Some("#/draft/d1/merge"));
    page.has_no("[data-trace], [data-handed-part]");
    page.speaks_english();
    let after = decided(&model(), All::Mine).apply(Action::PutTogether { at: PUT_TOGETHER.into() }).unwrap();
    let trace = review(after.drafts.get("d1").unwrap()).text("[data-trace]");
    assert!(trace.contains("Files: 2") && trace.contains("กลุ่มงาน <b>ก</b>"), "{trace}");
}

#[test]
fn a_part_says_what_it_is_and_is_sent_back_instead_of_closed() {
    let whole = draft(&mixed(), &json!({"A.1.1": "no"}));
    let page = review(&Rc::new(answered_part(&whole, "กลุ่มงาน ก", &json!({}))));
    let banner = page.text("[data-handed-part]");
    assert!(banner.contains("The part handed to you: A ") && banner.contains("กลุ่มงาน ก"), "{banner}");
    page.one("[data-handed-part] [data-action='send-back']");
    page.has_no("[data-action='finish']");
    assert!(page.values("a", "href").iter().all(|href| !href.contains("/part/B")), "nothing leads to other parts");
    page.speaks_english();
}
