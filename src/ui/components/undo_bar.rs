//! What was just removed, and the way to take that back.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use crate::language::Language;
use crate::model::Undo;
use crate::ui::text::{self, say};

/// Props of [`UndoBar`].
#[derive(Properties, PartialEq)]
pub struct UndoBarProps {
    /// The language of the page.
    pub language: Language,
    /// What can be taken back.
    pub undo: Option<Rc<Undo>>,
    /// It is to be taken back.
    pub on_take_back: Callback<()>,
}

/// A bar at the foot of the page; its place is always there, so that what appears in it is announced.
#[component]
pub fn UndoBar(props: &UndoBarProps) -> Html {
    let (language, fill) = (props.language, text::fill(props.language));
    let content = props.undo.as_ref().map(|undo| {
        let words = match &**undo {
            Undo::Answer { question, answer, .. } if answer.response.is_some() => {
                format!("{}: {}", say::question(question.as_str(), language), fill.cleared)
            }
            Undo::Answer { question, .. } => {
                format!("{}: {}", say::question(question.as_str(), language), fill.evidence_removed)
            }
            Undo::Draft(draft) => format!("{}: {}", fill.draft_deleted, draft.respondent.agency_name),
        };
        let on_take_back = props.on_take_back.clone();
        html! {
            <div class="undo-bar__content">
                <span>{ words }</span>
                <button type="button" class="button button--small" data-action="undo"
                    onclick={move |_| on_take_back.emit(())}>{ text::chrome(language).undo }</button>
            </div>
        }
    });
    html! { <div class="undo-bar" role="status">{ content.unwrap_or_default() }</div> }
}
