//! One question: what is asked, what is meant, the answer, and what stands beside it.

use std::rc::Rc;

use yew::{Callback, Component, Context, Html, Properties};

use super::answer_fields::answer_fields;
use super::beside::beside;
use crate::answers::{Answer, BUDDHIST_OFFSET, Change};
use crate::language::Language;
use crate::questionnaire::{Question, QuestionId};
use crate::ui::element::{Element, button, div, el, emits, p, unseen};
use crate::ui::text::{self, say};

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
pub struct QuestionCard;

impl Component for QuestionCard {
    type Message = ();
    type Properties = QuestionCardProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        draw(context.props())
    }
}

fn draw(props: &QuestionCardProps) -> Html {
    let QuestionCardProps { language, question, answer, is_closed, on_change } = props;
    let (fill, id) = (text::fill(*language), question.id.as_str());
    let on_change: Callback<Change> = {
        let (on_change, id) = (on_change.clone(), question.id.clone());
        Callback::from(move |change| on_change.emit((id.clone(), change)))
    };
    let blank = Answer::default();
    let known = answer.as_deref().unwrap_or(&blank);
    let is_answered = known.response.is_some() || known.typed.is_some();
    let legend = el("legend")
        .class("question-card__legend")
        .child(el("span").class("question-card__number").text(id))
        .child(el("span").text(question.text.get(*language)));
    let mut card =
        el("fieldset").class("question-card").attr("data-question", id).flag("disabled", *is_closed).child(legend);
    if let Some(help) = &question.help {
        let help_id = format!("help-{id}");
        let help = p("question-card__help", help.get(*language)).attr("id", &help_id);
        card = card.attr("aria-describedby", &help_id).child(help);
    }
    let fields = answer_fields(question, answer.as_deref(), *language, &on_change);
    criteria(card, question, *language)
        .child(div("question__body question-card__body").html(fields))
        .child(beside(question, known, *language, &on_change))
        .when(is_answered && !is_closed, || {
            let clear = button("link-button", "clear-answer", fill.clear, emits(&on_change, Change::Clear));
            clear.child(unseen(&format!(" {id}")))
        })
        .into()
}

/// Condition, verification and sources, folded away until wanted.
fn criteria(card: Element, question: &Question, language: Language) -> Element {
    let fill = text::fill(language);
    let year = question.year.map(|year| say::year(year, year.saturating_sub(BUDDHIST_OFFSET), language));
    let of = |text: &'_ Option<crate::language::Text>| text.as_ref().map(|text| text.get(language).to_owned());
    let entries = [
        (fill.condition, of(&question.condition)),
        (fill.verification, of(&question.verification)),
        (fill.reference, of(&question.reference)),
        (fill.current_law, of(&question.current_law)),
        (fill.source_year, year),
    ];
    if entries.iter().all(|(_, words)| words.is_none()) {
        return card;
    }
    let known = entries.iter().filter_map(|(name, words)| Some((*name, words.as_ref()?)));
    let list = el("dl")
        .each(known, |(name, words)| el("div").key(name).child(el("dt").text(name)).child(el("dd").text(words)));
    card.child(el("details").class("question-card__criteria").child(el("summary").text(fill.criteria)).child(list))
}
