//! Fetching what the page lacks.

use super::App;
use crate::model::{Action, Model, Screen, entry};
use crate::ui::browser::fetch;
use crate::ui::loader::{self, With};

impl App {
    /// Fetches what the page lacks, once at a time.
    pub(super) fn fetch(&mut self, model: &Model) {
        let explained = model.wants_explained();
        let is_waiting = matches!(model.screen(), Screen::Loading)
            || explained.is_some()
            || (model.wants_beside && model.lacks_more);
        if !is_waiting || std::mem::replace(&mut self.is_fetching, is_waiting) {
            self.is_fetching = is_waiting;
            return;
        }
        let on_action = self.on_action.clone();
        let with = if explained.is_some() || !model.lacks_more { With::Explanations } else { With::Questions };
        match explained.or_else(|| model.wanted()) {
            Some(id) => loader::built_in(entry(id.as_str()).into_iter().collect(), with, move |came| {
                let action = if came.is_empty() { Action::Unreachable(true) } else { Action::Fetched(came) };
                on_action.emit(action);
            }),
            None => fetch::more(move |is_there| {
                on_action.emit(if is_there { Action::HasMore } else { Action::Unreachable(true) });
            }),
        }
    }
}
