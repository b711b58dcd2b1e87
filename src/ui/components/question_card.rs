//! One question: what is asked, what is meant, the answer, and what stands beside it.

use std::rc::Rc;

use yew::{Callback, Html};

use super::answer_fields::answer_fields;
use super::beside::beside;
use super::carried_note::carried_note;
use super::offer_list::offer_list;
use super::read_aloud::read_aloud;
use super::table_fields::TableFields;
use crate::answers::{Answer, BUDDHIST_OFFSET, Change, Response};
use crate::language::Language;
use crate::model::{Action, Beside, Found, Hearing};
use crate::questionnaire::{Kind, NotApplicable, Question, QuestionId};
use crate::ui::element::{Element, When, button, div, el, emits, p, sends, unseen};
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
    /// Whether what explains it is there.
    pub is_explained: bool,
    /// Names were pasted into the field of its table, and are to become rows.
    pub on_paste: Callback<QuestionId>,
    /// Whether it can be heard.
    pub hearing: Hearing,
    /// How much of what stands beside answers is drawn.
    pub beside: Beside,
    /// It is to be read aloud, or something more of it to be shown.
    pub on_action: Callback<Action>,
}

impl QuestionCard {
    /// The card, drawn anew only when something in it has changed.
    pub fn memo(self) -> Html {
        let answer = self.answer.as_ref().map_or(0, place);
        let mut on = vec![
            place(&self.question),
            answer,
            usize::from(self.is_closed),
            self.language as usize,
            self.hearing as usize,
            self.beside as usize,
        ];
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
    // What draws it is there as soon as a voice was found. No button of a closed question can be pressed.
    drawn = drawn.when(card.hearing != Hearing::Mute && !is_closed, || {
        read_aloud(&question.id, card.hearing, *language, &card.on_action)
    });
    let fields = match &question.kind {
        Kind::Table(table) => {
            let (is_closed, language, on_paste) = (*is_closed, *language, &card.on_paste);
            TableFields { question, table, rows: known.rows(), language, is_closed, on_change: &on_change, on_paste }
                .draw()
        }
        _ => answer_fields(question, answer.as_deref(), *language, &on_change),
    };
    criteria(drawn, question, card)
        .child(div("question__body question-card__body").html(fields))
        .when(!offers.is_empty() && !is_closed, || offer_list(offers, known, *language, &on_change))
        .child(folded_beside(question, known, card, &on_change))
        .when(is_answered && !is_closed, || {
            let clear = button("link-button", "clear-answer", fill.clear, emits(&on_change, Change::Clear));
            clear.child(unseen(&format!(" {id}")))
        })
        .into()
}

/// Condition, verification and sources, folded away until wanted.
fn criteria(drawn: Element, question: &Question, card: &QuestionCard) -> Element {
    let (fill, language) = (text::fill(card.language), card.language);
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
        return drawn;
    }
    let known = entries.iter().filter_map(|(name, words)| Some((*name, words.as_ref()?)));
    let list = || {
        el("dl").each(known, |(name, words)| el("div").key(name).child(el("dt").text(name)).child(el("dd").text(words)))
    };
    let ask: Option<fn() -> Action> = if card.is_explained { None } else { Some(|| Action::Explain) };
    let content = card.is_explained.then(list);
    drawn.child(folded("question-card__criteria", el("summary").text(fill.criteria), content, ask, card))
}

/// What stands beside the answer, folded away until wanted. Its head says how much of it there is.
fn folded_beside(question: &Question, known: &Answer, card: &QuestionCard, on_change: &Callback<Change>) -> Element {
    let fill = text::fill(card.language);
    let may_be_na = question.na == NotApplicable::WithReason;
    let n = usize::from(!known.note.is_empty())
        + usize::from(!known.unit.is_empty())
        + usize::from(may_be_na && matches!(known.response, Some(Response::NotApplicable { .. })))
        + known.evidence.len();
    let is_drawn = card.beside == Beside::Everywhere || (card.beside == Beside::WhereFilled && n > 0);
    let content = is_drawn.then(|| beside(question, known, card.language, on_change));
    let ask: Option<fn() -> Action> =
        if card.beside == Beside::Everywhere { None } else { Some(|| Action::WriteBeside) };
    let summary = el("summary").text(if may_be_na { fill.beside_na } else { fill.beside });
    let summary = summary.when(n > 0, || el("span").class("beside__count").text(&say::entries(n, card.language)));
    folded("beside", summary, content, ask, card)
}

/// What is folded away. Unless it is drawn already, it is on its way once somebody unfolds it.
fn folded(
    class: &'static str,
    summary: Element,
    content: Option<Element>,
    ask: Option<fn() -> Action>,
    card: &QuestionCard,
) -> Element {
    let summary = match ask {
        Some(ask) => {
            let on_ask = sends(&card.on_action, ask);
            summary.on(When::Clicked, Rc::new(move |_| on_ask()))
        }
        None => summary,
    };
    let waiting = || p("", text::chrome(card.language).loading).set("role", "status");
    el("details").class(class).child(summary).child(content.unwrap_or_else(waiting))
}
