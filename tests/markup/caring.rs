//! What is said of answers that are kept here alone: on home, and beside an assessment.

use std::rc::Rc;

use phrom::language::Language;
use phrom::model::{Action, Keeping, Library, Model};
use phrom::ui::components::copy_reminder::copy_reminder;
use phrom::ui::components::header::{Hold, SaveState};
use phrom::ui::components::notices::notices;
use phrom::ui::element::nothing;
use phrom::ui::pages::home::home_page;
use serde_json::json;
use yew::Callback;

use crate::drafts::{draft, mixed};
use crate::page::{Page, draw_html};

fn home(keeping: Option<Keeping>, has_draft: bool) -> Page {
    let drafts = has_draft.then(|| draft(&mixed(), &json!({}))).map(|draft| (draft.id.clone(), Rc::new(draft)));
    let model = Model {
        language: Language::English,
        library: Library::new(vec![mixed()]),
        drafts: Rc::new(drafts.into_iter().collect()),
        ..Model::default()
    };
    let model = keeping.map_or(model.clone(), |keeping| model.apply(Action::Kept(keeping)).unwrap());
    draw_html(home_page(&Rc::new(model), &Callback::noop()))
}

#[test]
fn home_says_what_the_browser_promised_and_offers_to_ask_once() {
    for (keeping, code, words, asks) in [
        (Keeping::Promised, "promised", "has promised", false),
        (Keeping::MayClear, "may-clear", "may clear", true),
        (Keeping::Refused, "refused", "does not promise", false),
    ] {
        let page = home(Some(keeping), true);
        assert_eq!(page.one("[role='status'][data-keeping]").attr("data-keeping"), Some(code));
        assert!(page.text("[data-keeping]").contains(words), "{code}");
        assert_eq!(!page.all("[data-action='ask-to-keep']").is_empty(), asks, "{code}");
        page.speaks_english();
    }
    home(None, true).has_no("[data-keeping]");
    home(Some(Keeping::MayClear), false).has_no("[data-keeping]");
}

#[test]
fn a_copy_is_suggested_quietly_and_never_beside_trouble() {
    let drawn = |save: &SaveState| {
        let reminder = copy_reminder(Language::English, Rc::new(|| {}), Rc::new(|| {}));
        draw_html(notices(Language::English, save, false, false, Rc::new(|| {}), reminder))
    };
    let page = drawn(&SaveState::Idle);
    assert!(page.text("[role='status'] [data-copy-due]").contains("download a copy"));
    assert_eq!(page.values("[data-copy-due] button", "data-action"), ["download-copy", "remind-later"]);
    page.speaks_english();
    let trouble = drawn(&SaveState::Held(Hold::Blocked));
    trouble.has_no("[data-copy-due]");
    assert_eq!(trouble.all("[data-action='download-copy']").len(), 1, "one way to a copy is enough");
    let none = draw_html(notices(Language::English, &SaveState::Idle, false, false, Rc::new(|| {}), nothing()));
    none.has_no("[data-copy-due], button");
}
