//! What the page has to do with beyond itself: other tabs, copies for the person, and removing everything.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::{Callback, Html};

use super::App;
use crate::model::{Action, Earlier, Model, Return, States};
use crate::submission::Draft;
use crate::ui::browser::{fetch, focus, update};
use crate::ui::components::copy_reminder::copy_reminder;
use crate::ui::components::header::SaveState;
use crate::ui::element::{list, nothing};
use crate::ui::export::export;
use crate::ui::start::Start;
use crate::ui::{caring, clearing, opening, shelf};

/// Finds out when a newer version of the program waits. What tells the person of it is loaded first.
pub(super) fn listen_for_newer(on_action: &Callback<Action>, on_back: &Callback<()>) -> EventListener {
    let (on_action, on_back) = (on_action.clone(), on_back.clone());
    let look = move || {
        let (on_action, on_back) = (on_action.clone(), on_back.clone());
        fetch::more(move |is_there| {
            if is_there {
                on_action.emit(Action::HasMore);
                on_back.emit(());
            }
        });
    };
    if update::is_ready() {
        look();
    }
    update::listen(look)
}

/// From so many answers on, what cares for them is loaded, if nothing else has asked for it before.
const WORTH: usize = 20;

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

    /// Takes over what is stored, when it comes late. `None` if it could not be read after all.
    pub(super) fn come_late(&mut self, start: Start) -> Option<()> {
        if start.is_shelf_closed {
            return None;
        }
        self.apply(Action::HasMore);
        self.apply(Action::ComeLate(Rc::new((start.library, start.shelf.take()))))
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

    /// The draft that is open, unless it is kept nowhere.
    fn kept_draft(&self) -> Option<&Rc<Draft>> {
        self.model.route.draft().filter(|_| !self.is_unkept()).and_then(|id| self.model.drafts.get(id))
    }

    /// Loads what cares for answers, once there are some.
    pub(super) fn fetch_soon(&self) {
        let is_worth_it = |draft: &Rc<Draft>| draft.sheet.iter().count() == WORTH;
        if self.model.lacks_more && self.kept_draft().is_some_and(is_worth_it) {
            let on_action = self.on_action.clone();
            fetch::more(move |is_there| {
                if is_there {
                    on_action.emit(Action::HasMore);
                }
            });
        }
    }

    /// Has the browser asked to keep what was saved, and finds out whether it is time for a copy elsewhere; gives whether
    /// that is news.
    pub(super) fn care(&mut self) -> bool {
        let draft = self.kept_draft().filter(|_| !self.model.lacks_more);
        if let Some(draft) = draft.filter(|_| matches!(self.save, SaveState::Saved(_))) {
            caring::keep_for_good(draft, &self.on_action);
        }
        let is_due = draft.is_some_and(|draft| caring::is_due(draft));
        let is_newer_there = !self.model.lacks_more && update::is_ready();
        let is_news = (is_due, is_newer_there) != (self.is_copy_due, self.is_newer_there);
        (self.is_copy_due, self.is_newer_there) = (is_due, is_newer_there);
        is_news
    }

    /// What is to be known when there is no trouble: that a newer version is there, that it is time for a copy.
    pub(super) fn reminder(&self) -> Html {
        if !self.is_newer_there {
            return self.copy_reminder();
        }
        list(vec![caring::newer(self.model.language, &self.on_back), self.copy_reminder()])
    }

    fn copy_reminder(&self) -> Html {
        let Some(draft) = self.kept_draft().filter(|_| self.is_copy_due).cloned() else { return nothing() };
        let (on_download, on_back) = (self.on_download(), self.on_back.clone());
        let done = move || {
            // The button that was pressed goes away.
            focus::focus("main h1");
            on_back.emit(());
        };
        let put_off = done.clone();
        let take = Rc::new(move || {
            on_download();
            done();
        });
        let later = Rc::new(move || {
            caring::put_off(&draft);
            put_off();
        });
        copy_reminder(self.model.language, take, later)
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
