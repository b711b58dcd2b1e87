//! One question: what is asked, what is meant, the answer, and what stands beside it.

use std::rc::Rc;

use yew::{Callback, Html};

use super::answer_fields::answer_fields;
use super::beside::beside;
use super::carried_note::carried_note;
use super::offer_list::offer_list;
use super::table_fields::TableFields;
use crate::answers::{Answer, BUDDHIST_OFFSET, Change};
use crate::language::Language;
use crate::model::Found;
use crate::questionnaire::{Kind, Question, QuestionId};
use crate::ui::element::{Element, button, div, el, emits, p, unseen};
use crate::ui::memo::{memo, place};
use crate::ui::text::{self, say};

/// A question's card: the unit of drawing anew.
#[derive(Clone)]
pub struct QuestionCard {
    /// The language of the page.
    pub language: Language,
    /// What is asked.
    pub question: Rc<Question>,
    /// What is known about it.
    pub answer: Option<Rc<Answer>>,
    /// Whether it cannot be changed.
    pub is_closed: bool,
    /// What other assessments on this device can answer here.
    pub offers: Vec<Found>,
    /// It is to be changed.
    pub on_change: Callback<(QuestionId, Change)>,
    /// Names were pasted into the field of its table, and are to become rows.
    pub on_paste: Callback<QuestionId>,
}

impl QuestionCard {
    /// The card, drawn anew only when something in it has changed.
    pub fn memo(self) -> Html {
        let answer = self.answer.as_ref().map_or(0, place);
        let mut on = vec![place(&self.question), answer, usize::from(self.is_closed), self.language as usize];
        for found in &self.offers {
            on.push(place(&found.from));
        }
        let id = self.question.id.clone();
        memo(id.as_str(), on, Rc::new(move || self.draw()))
    }

    /// The card.
    pub fn draw(&self) -> Html {
        draw(self)
    }
}

fn draw(card: &QuestionCard) -> Html {
    let QuestionCard { language, question, answer, is_closed, offers, on_change, .. } = card;
    let (fill, id) = (text::fill(*language), question.id.as_str());
    let on_change: Callback<Change> = {
        let (on_change, id) = (on_change.clone(), question.id.clone());
        Callback::from(move |change| on_change.emit((id.clone(), change)))
    };
    let number = say::number_of(id);
    let blank = Answer::default();
    let known = answer.as_deref().unwrap_or(&blank);
    let is_answered = known.response.is_some() || known.typed.is_some();
    let legend = el("legend")
        .class("question-card__legend")
        .when(!number.is_empty(), || el("span").class("question-card__number").text(number))
        .child(el("span").text(question.text.get(*language)));
    let mut drawn =
        el("fieldset").class("question-card").attr("data-question", id).flag("disabled", *is_closed).child(legend);
    // What draws it is there as soon as anything is that was carried over.
    let note = known.carried.as_ref().map(|version| carried_note(version, *is_closed, *language, &on_change));
    drawn = drawn.maybe("data-carried", known.carried.as_deref()).maybe_child(note);
    if let Some(help) = &question.help {
        let help_id = format!("help-{id}");
        let help = p("question-card__help", help.get(*language)).attr("id", &help_id);
        drawn = drawn.attr("aria-describedby", &help_id).child(help);
    }
    let fields = match &question.kind {
        Kind::Table(table) => {
            let (is_closed, language, on_paste) = (*is_closed, *language, &card.on_paste);
            TableFields { question, table, rows: known.rows(), language, is_closed, on_change: &on_change, on_paste }
                .draw()
        }
        _ => answer_fields(question, answer.as_deref(), *language, &on_change),
    };
    criteria(drawn, question, *language)
        .child(div("question__body question-card__body").html(fields))
        .when(!offers.is_empty() && !is_closed, || offer_list(offers, known, *language, &on_change))
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
