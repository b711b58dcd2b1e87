//! What the page has to do with beyond itself: other tabs, copies for the person, and removing everything.

use std::rc::Rc;

use super::App;
use crate::model::{Action, Earlier, Model, Return, States};
use crate::ui::browser::fetch;
use crate::ui::export::export;
use crate::ui::{clearing, opening, shelf};

impl App {
    /// Takes over what another tab has changed.
    pub(super) fn listen_to(&self, text: String) {
        let (on_action, library) = (self.on_action.clone(), self.model.library.clone());
        fetch::more(move |is_there| {
            // Without what reads it, it is in the stores.
            if let Some(heard) = is_there.then(|| opening::understand(&text, &library)).flatten() {
                on_action.emit(Action::Hear(Rc::new(heard)));
            }
        });
    }

    /// Takes over what other tabs have stored while this one was not seen.
    pub(super) fn catch_up(&self) {
        let Some(draft) = self.model.route.draft().cloned().filter(|_| !self.model.lacks_more) else { return };
        self.tabs.attend(&draft);
        let (on_action, library) = (self.on_action.clone(), self.model.library.clone());
        let journal = self.saving.borrow().journal.clone();
        let take_over = move |heard| on_action.emit(Action::Hear(Rc::new(heard)));
        opening::catch_up(&journal, &draft, library, Box::new(take_over));
    }

    /// Reads earlier states when their page is come to.
    pub(super) fn look_back(&self, model: &Model) {
        let Some(draft) = model.wants_earlier().cloned() else { return };
        let on_action = self.on_action.clone();
        let found = move |earlier| on_action.emit(Action::Return(Return::Look(Rc::new(earlier))));
        found(Earlier { draft: draft.clone(), states: States::Reading });
        let journal = self.saving.borrow().journal.clone();
        opening::earlier(&journal, draft, model.library.clone(), Box::new(found));
    }

    /// Whether what is open is kept nowhere but on this page.
    pub(super) fn is_unkept(&self) -> bool {
        self.model.route.draft().is_some_and(|draft| self.model.unkept.contains_key(draft))
    }

    /// Gives a copy of what is open, or of all.
    pub(super) fn on_download(&self) -> Rc<dyn Fn()> {
        let model = self.model.clone();
        Rc::new(move || {
            let open = model.route.draft();
            for id in model.drafts.keys().filter(|id| open.is_none_or(|open| open == *id)) {
                if let Some((draft, questionnaire)) = model.open(id) {
                    export(&draft, &questionnaire);
                }
            }
        })
    }

    /// Removes what is stored, once nothing of it is on the page any more.
    pub(super) fn forget(&self) {
        let on_action = self.on_action.clone();
        fetch::more(move |is_there| {
            let on_action = on_action.clone();
            if is_there {
                clearing::clear(Box::new(move |cleared| on_action.emit(Action::Cleared(cleared))));
            } else {
                shelf::forget();
            }
        });
    }
}
