//! On home: what can be begun with the answers of an assessment, and drafts of another version than is at hand.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::model::{Action, Import, Library, Model, Unreadable, begin_with, start_of};
use crate::submission::{Draft, OpenError};
use crate::ui::browser::{clock, focus};
use crate::ui::element::{button, el, nothing, own, p, unseen};
use crate::ui::loader;
use crate::ui::text::{carry, faults};

/// The button that begins with the answers of an assessment, where there is something to begin.
#[inline(never)]
pub(super) fn start_button(draft: &Rc<Draft>, model: &Rc<Model>, on_action: &Callback<Action>) -> Html {
    let Some(start) = start_of(model, draft) else { return nothing() };
    let newer = start.is_newer.then_some(&*start.questionnaire.version);
    let words = carry::start(newer, start.next_year.as_deref(), model.language);
    let action = if start.next_year.is_some() { "next-year" } else { "go-on-newer" };
    let on_start = {
        let (draft, model, on_action, start) = (draft.clone(), model.clone(), on_action.clone(), start.clone());
        Rc::new(move || {
            if let Some(import) = begin_with(&model, &draft, &start, &clock::now().into()) {
                on_action.emit(Action::Imported(Rc::new(import)));
                focus::focus("[data-import]");
            }
        })
    };
    let name = unseen(" ").child(own(&draft.respondent.agency_name));
    button("button", action, &words, on_start).child(name).into()
}

/// Whether an entry of the storage only waits to be opened with another version.
pub(super) const fn is_older(entry: &Unreadable) -> bool {
    matches!(entry.error, OpenError::OtherVersion { .. })
}

/// The drafts of another version than is at hand. They stay where they are, whatever becomes of their answers.
#[inline(never)]
pub(super) fn older_drafts(model: &Rc<Model>, on_action: &Callback<Action>) -> Html {
    let texts = carry::carry(model.language);
    let entries = model.unreadable.iter().filter(|entry| is_older(entry));
    let list = el("ul").class("drafts").each(entries, |entry| {
        let open =
            button("button button--primary", "open-older", texts.older_open, opens(entry, &model.library, on_action));
        el("li")
            .class("draft")
            .key(&entry.key)
            .child(p("", &faults::open_error(&entry.error, model.language)))
            .child(open)
    });
    let title = el("h2").set("id", "older-title").text(texts.older);
    el("section").set("aria-labelledby", "older-title").child(title).child(list).into()
}

fn opens(entry: &Unreadable, library: &Library, on_action: &Callback<Action>) -> Rc<dyn Fn()> {
    let (content, library, on_action) = (entry.content.clone(), library.clone(), on_action.clone());
    Rc::new(move || {
        let on_action = on_action.clone();
        loader::open_file(Some(content.as_bytes().to_vec()), &library, move |result| {
            let Some(result) = result else { return on_action.emit(Action::Unreachable(true)) };
            on_action.emit(Action::Imported(Rc::new(Import { name: Rc::default(), result })));
            focus::focus("[data-import]");
        });
    })
}

/// Whether there is such a draft.
pub(super) fn has_older(model: &Model) -> bool {
    model.unreadable.iter().any(is_older)
}

/// What is left of the entries that cannot be opened.
pub(super) fn without_older(entries: &[Unreadable]) -> Vec<&Unreadable> {
    entries.iter().filter(|entry| !is_older(entry)).collect()
}
