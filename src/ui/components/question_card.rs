//! One question: what is asked, what is meant, the answer, and what stands beside it.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use super::answer_fields::answer_fields;
use super::beside::Beside;
use crate::answers::{Answer, BUDDHIST_OFFSET, Change};
use crate::language::{Language, Text};
use crate::questionnaire::{Question, QuestionId};
use crate::ui::text;

/// Props of [`QuestionCard`]. All compare in O(1).
#[derive(Properties, PartialEq)]
pub struct QuestionCardProps {
    /// The language of the page.
    pub language: Language,
    /// What is asked.
    pub question: Rc<Question>,
    /// What is known about it.
    pub answer: Option<Rc<Answer>>,
    /// Whether it cannot be changed.
    pub is_closed: bool,
    /// It is to be changed.
    pub on_change: Callback<(QuestionId, Change)>,
}

/// A question's fieldset: the unit of re-rendering.
#[component]
pub fn QuestionCard(props: &QuestionCardProps) -> Html {
    let QuestionCardProps { language, question, answer, is_closed, on_change } = props;
    let fill = text::fill(*language);
    let id = question.id.to_string();
    let on_change: Callback<Change> = {
        let (on_change, id) = (on_change.clone(), question.id.clone());
        Callback::from(move |change| on_change.emit((id.clone(), change)))
    };
    let is_answered = answer.as_ref().is_some_and(|answer| answer.response.is_some() || answer.typed.is_some());
    let on_clear = {
        let on_change = on_change.clone();
        move |_| on_change.emit(Change::Clear)
    };
    let help_id = format!("help-{id}");
    html! {
        <fieldset class="question-card" data-question={id.clone()} disabled={*is_closed}
            aria-describedby={question.help.is_some().then(|| help_id.clone())}>
            <legend class="question-card__legend">
                <span class="question-card__number">{ &id }</span>
                <span>{ question.text.get(*language) }</span>
            </legend>
            if let Some(help) = &question.help {
                <p class="question-card__help" id={help_id}>{ help.get(*language) }</p>
            }
            { criteria(question, *language) }
            <div class="question__body question-card__body">
                { answer_fields(question, answer.as_deref(), *language, &on_change) }
            </div>
            <Beside language={*language} question={question.clone()} answer={answer.clone()} on_change={on_change.clone()} />
            if is_answered && !is_closed {
                <button type="button" class="link-button" data-action="clear-answer" onclick={on_clear}>
                    { fill.clear }<span class="visually-hidden">{ format!(" {id}") }</span>
                </button>
            }
        </fieldset>
    }
}

fn criteria(question: &Question, language: Language) -> Html {
    let fill = text::fill(language);
    let year = question.year.map(|year| {
        let th = format!("พ.ศ. {year}").into();
        Text { th, en: format!("B.E. {year} ({})", year.saturating_sub(BUDDHIST_OFFSET)).into() }
    });
    let entries = [
        (fill.condition, question.condition.as_ref()),
        (fill.verification, question.verification.as_ref()),
        (fill.reference, question.reference.as_ref()),
        (fill.current_law, question.current_law.as_ref()),
        (fill.source_year, year.as_ref()),
    ];
    if entries.iter().all(|(_, text)| text.is_none()) {
        return Html::default();
    }
    html! {
        <details class="question-card__criteria">
            <summary>{ fill.criteria }</summary>
            <dl>
                { for entries.iter().filter_map(|(name, text)| text.map(|text| html! {
                    <div key={*name}><dt>{ *name }</dt><dd>{ text.get(language) }</dd></div>
                })) }
            </dl>
        </details>
    }
}
