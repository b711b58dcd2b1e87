//! What stands beside an answer, folded away until wanted: not applicable, note, responsible unit, evidence.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent};
use yew::{Callback, Html, Properties, TargetCast, component, html};

use super::evidence_list::EvidenceList;
use crate::answers::{Answer, Change, Response, TEXT_LIMIT};
use crate::language::Language;
use crate::questionnaire::{NotApplicable, Question};
use crate::ui::text::{self, say};

/// Props of [`Beside`].
#[derive(Properties, PartialEq)]
pub struct BesideProps {
    /// The language of the page.
    pub language: Language,
    /// Whose answer.
    pub question: Rc<Question>,
    /// What is known about it.
    pub answer: Option<Rc<Answer>>,
    /// It is to be changed.
    pub on_change: Callback<Change>,
}

/// The folded part of a question.
#[component]
pub fn Beside(props: &BesideProps) -> Html {
    let BesideProps { language, question, answer, on_change } = props;
    let fill = text::fill(*language);
    let blank = Answer::default();
    let answer = answer.as_deref().unwrap_or(&blank);
    let may_be_na = question.na == NotApplicable::WithReason;
    let is_na = may_be_na && matches!(answer.response, Some(Response::NotApplicable { .. }));
    let n = usize::from(!answer.note.is_empty())
        + usize::from(!answer.unit.is_empty())
        + usize::from(is_na)
        + answer.evidence.len();
    let on_note = {
        let on_change = on_change.clone();
        move |event: InputEvent| {
            on_change.emit(Change::Note(event.target_unchecked_into::<HtmlTextAreaElement>().value().into()));
        }
    };
    let on_unit = {
        let on_change = on_change.clone();
        move |event: InputEvent| {
            on_change.emit(Change::Unit(event.target_unchecked_into::<HtmlInputElement>().value().into()));
        }
    };
    let (note_id, unit_id) = (format!("note-{}", question.id), format!("unit-{}", question.id));
    html! {
        <details class="beside">
            <summary>
                { if may_be_na { fill.beside_na } else { fill.beside } }
                if n > 0 { <span class="beside__count">{ say::entries(n, *language) }</span> }
            </summary>
            <div class="beside__content">
                if may_be_na { { not_applicable(question, answer, *language, on_change) } }
                <EvidenceList language={*language} question={question.id.clone()} evidence={answer.evidence.clone()} on_change={on_change.clone()} />
                <div class="field">
                    <label class="field__label" for={unit_id.clone()}>{ fill.unit }</label>
                    <input type="text" class="input" id={unit_id} data-unit="" maxlength="200" autocomplete="off" value={answer.unit.to_string()} oninput={on_unit} />
                </div>
                <div class="field">
                    <label class="field__label" for={note_id.clone()}>{ fill.note }</label>
                    <textarea class="input" id={note_id} data-note="" rows="2" maxlength={TEXT_LIMIT.to_string()} value={answer.note.to_string()} oninput={on_note} />
                </div>
            </div>
        </details>
    }
}

fn not_applicable(question: &Question, answer: &Answer, language: Language, on_change: &Callback<Change>) -> Html {
    let fill = text::fill(language);
    let reason = match &answer.response {
        Some(Response::NotApplicable { reason }) => Some(reason.clone()),
        _ => None,
    };
    let on_choose = {
        let on_change = on_change.clone();
        move |_| on_change.emit(Change::NotApplicable { reason: "".into() })
    };
    let on_reason = {
        let on_change = on_change.clone();
        move |event: InputEvent| {
            let reason = event.target_unchecked_into::<HtmlInputElement>().value().into();
            on_change.emit(Change::NotApplicable { reason });
        }
    };
    let (id, reason_id) = (format!("q-{}-na", question.id), format!("reason-{}", question.id));
    let hint_id = format!("{reason_id}-hint");
    html! {
        <>
            <div class="option">
                <input type="radio" id={id.clone()} name={format!("q-{}", question.id)} value="na" checked={reason.is_some()} onchange={on_choose} />
                <label for={id}>{ fill.not_applicable }</label>
            </div>
            if let Some(reason) = reason {
                <div class="field">
                    <label class="field__label" for={reason_id.clone()}>{ fill.reason }</label>
                    if reason.trim().is_empty() {
                        <p class="field__hint" id={hint_id.clone()}>{ fill.reason_needed }</p>
                    }
                    <input type="text" class="input" id={reason_id} data-reason="" maxlength={TEXT_LIMIT.to_string()} autocomplete="off"
                        aria-describedby={reason.trim().is_empty().then_some(hint_id)} value={reason.to_string()} oninput={on_reason} />
                </div>
            }
        </>
    }
}
