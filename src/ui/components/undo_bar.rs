//! What was just removed, and the way to take that back.

use std::rc::Rc;

use yew::Html;

use crate::language::Language;
use crate::model::{Removed, Replaced, Undo};
use crate::ui::element::{button, div, el, own};
use crate::ui::text::{self, say};

/// Draws a bar at the foot of the page; its place is always there, so that what appears in it is announced.
pub fn undo_bar(language: Language, undo: Option<&Undo>, on_take_back: Rc<dyn Fn()>) -> Html {
    let (bar, fill) = (div("undo-bar").set("role", "status"), text::fill(language));
    let Some(undo) = undo else { return bar.into() };
    let words = el("span");
    let words = match undo {
        Undo::Answer { question, removed, .. } => {
            let what = match removed {
                Removed::Response => fill.cleared.to_owned(),
                Removed::Evidence => fill.evidence_removed.to_owned(),
                Removed::Row => text::more(language).row_removed.to_owned(),
                Removed::Added(n) => say::added(*n, language),
                Removed::Replaced => text::more(language).replaced.to_owned(),
            };
            match say::number_of(question.as_str()) {
                "" => words.text(&what),
                number => words.text(&format!("{}: {what}", say::question(number, language))),
            }
        }
        Undo::Questionnaire(held) => {
            let title = held.questionnaire.title.get(language);
            words.text(&format!("{}: {title}", text::home(language).questionnaire_removed))
        }
        Undo::Whole { is_back, by: Replaced::Merge, .. } => {
            let together = text::together(language);
            words.text(if *is_back { together.merge_undone } else { together.merged })
        }
        Undo::Whole { is_back, by: Replaced::Earlier, .. } => {
            let earlier = text::earlier::earlier(language);
            words.text(if *is_back { earlier.came_back } else { earlier.went_back })
        }
        Undo::Draft(draft) => {
            words.text(&format!("{}: ", fill.draft_deleted)).child(own(&draft.respondent.agency_name))
        }
    };
    let label = match undo {
        Undo::Whole { is_back: true, by: Replaced::Merge, .. } => text::together(language).redo,
        Undo::Whole { is_back: true, by: Replaced::Earlier, .. } => text::earlier::earlier(language).again,
        _ => text::chrome(language).undo,
    };
    let take_back = button("button button--small", "undo", label, on_take_back);
    bar.child(div("undo-bar__content").child(words).child(take_back)).into()
}
