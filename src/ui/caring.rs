//! Caring for what is kept here, once there is something worth it: the browser is asked to keep it for good, and the person is
//! reminded of a copy elsewhere, and told of a newer version of the program. Loaded on demand, as nothing of it is needed
//! before some answers were given.

use std::rc::Rc;

use yew::{Callback, Html};

use super::browser::{clock, focus, keeping, location, storage, update};
use super::components::copy_reminder::newer_notice;
use super::shelf;
use crate::language::Language;
use crate::model::{Action, Keeping};
use crate::submission::{Draft, is_copy_due};

/// That the browser was asked, so that it is not asked again by itself: some ask the person.
const ASKED: &str = "asked-to-keep";

/// From so many answers of an assessment on it is worth it.
const WORTH: usize = 10;

/// Asks the browser once to keep what is stored here, when an assessment of some answers was saved.
#[inline(never)]
pub(super) fn keep_for_good(draft: &Draft, on_action: &Callback<Action>) {
    if location::is_from_disk() || draft.sheet.iter().count() < WORTH || storage::get(ASKED).is_some() {
        return;
    }
    // Where that cannot be noted nothing is kept that could be lost.
    if storage::set(ASKED, &clock::now()).is_ok() {
        let on_action = on_action.clone();
        keeping::ask(Box::new(move |is_promised| on_action.emit(Action::Kept(known(is_promised)))));
    }
}

/// Asks the browser because the person wants it to.
#[inline(never)]
pub(super) fn ask_again(on_action: &Callback<Action>) {
    let on_action = on_action.clone();
    keeping::ask(Box::new(move |is_promised| {
        on_action.emit(Action::Kept(if is_promised { Keeping::Promised } else { Keeping::Refused }));
    }));
}

/// Finds out what the browser has promised.
pub(super) fn look(on_action: &Callback<Action>) {
    let on_action = on_action.clone();
    if location::is_from_disk() {
        // It is no site that a browser could promise something.
        return on_action.emit(Action::Kept(Keeping::OfFile));
    }
    keeping::look(Box::new(move |is_promised| on_action.emit(Action::Kept(known(is_promised)))));
}

const fn known(is_promised: bool) -> Keeping {
    if is_promised { Keeping::Promised } else { Keeping::MayClear }
}

/// Whether it is time for a copy elsewhere.
#[inline(never)]
pub(super) fn is_due(draft: &Draft) -> bool {
    is_copy_due(draft, &shelf::marks(&draft.id), clock::millis())
}

/// Tells that a newer version of the program waits. `on_back` hears when the person wants to hear no more of it.
#[inline(never)]
pub(super) fn newer(language: Language, on_back: &Callback<()>) -> Html {
    let on_back = on_back.clone();
    let later = move || {
        update::put_off();
        // The button that was pressed goes away.
        focus::focus("main h1");
        on_back.emit(());
    };
    newer_notice(language, Rc::new(update::apply), Rc::new(later))
}

/// Puts the reminder off until as much has changed again.
#[inline(never)]
pub(super) fn put_off(draft: &Draft) {
    shelf::mark(shelf::PUT_OFF, draft);
}
