//! One question that both answered otherwise: both values with what proves them, the effect, and what is agreed upon.

use std::rc::Rc;

use yew::Callback;

use crate::answers::{Answer, Evidence, Practice, Value};
use crate::exact::Percent;
use crate::language::Language;
use crate::model::{Action, Rate};
use crate::questionnaire::{Kind, Question, Questionnaire};
use crate::rating::{Choice, Difference};
use crate::ui::components::field::select;
use crate::ui::element::{Element, When, div, el, own, p, unseen};
use crate::ui::text::{carry, rate, say};

/// Draws it.
pub(super) fn of_difference(
    difference: &Difference,
    questionnaire: &Questionnaire,
    choice: Option<&Choice>,
    effect_name: &str,
    language: Language,
    on_action: &Callback<Action>,
) -> Element {
    let texts = rate::rate(language);
    let Some(question) = questionnaire.question(&difference.question) else { return el("li") };
    let indicator = questionnaire.indicator(&difference.indicator);
    let indicator = indicator.map(|indicator| format!("{} {}", indicator.id, indicator.title.get(language)));
    let side = |name: &str, answer: &Answer| {
        div("rate__side")
            .child(p("rate__name", name))
            .child(p("rate__value", "").child(own(&carry::said(answer.response.as_ref(), Some(question), language))))
            .child(evidence(&answer.evidence, texts.no_evidence))
            .when(!answer.note.trim().is_empty(), || p("field__hint", "").child(own(&answer.note)))
    };
    let effect = div("rate__side")
        .child(p("rate__name", effect_name))
        .child(p("rate__value", &printed(difference.effect)).set("data-effect", ""));
    el("li")
        .class("rate__item")
        .key(question.id.as_str())
        .attr("data-difference", question.id.as_str())
        .maybe_child(indicator.map(|indicator| p("field__hint", &indicator)))
        .child(el("h4").text(&format!("{} {}", question.id, question.text.get(language))))
        .child(
            div("rate__sides")
                .child(side(texts.own, &difference.own))
                .child(side(texts.assessor, &difference.assessor))
                .child(effect)
                .child(agreed(question, choice, language, on_action)),
        )
}

fn evidence(evidence: &[Evidence], none: &str) -> Element {
    let titles: Vec<&str> = evidence
        .iter()
        .filter(|evidence| evidence.names_a_document())
        .map(|evidence| if evidence.title.is_empty() { &*evidence.number } else { &*evidence.title })
        .collect();
    let words = p("field__hint", "");
    if titles.is_empty() { words.text(none) } else { words.child(own(&titles.join("; "))) }
}

/// With its sign, to one decimal.
fn printed(effect: Option<i64>) -> String {
    let Some(effect) = effect else { return "–".to_owned() };
    let size = Percent::from_millionths(u32::try_from(effect.unsigned_abs()).unwrap_or(u32::MAX)).to_string();
    let sign = match effect {
        _ if size == "0.0" => "",
        ..0 => "−",
        _ => "+",
    };
    format!("{sign}{size}")
}

fn agreed(question: &Question, choice: Option<&Choice>, language: Language, on_action: &Callback<Action>) -> Element {
    let texts = rate::rate(language);
    let name = format!("agreed-{}", question.id);
    let radio = |value: &'static str, label: &str, is_checked: bool, choice: Choice| {
        let (on_action, id) = (on_action.clone(), question.id.clone());
        let on_choose = move |_| on_action.emit(Action::Rate(Rate::Agree(id.clone(), choice.clone())));
        let id = format!("{name}-{value}");
        let input =
            el("input").set("type", "radio").attr("name", &name).attr("id", &id).value(value).checked(is_checked);
        let input = input.on(When::Changed, Rc::new(on_choose));
        div("option").child(input).child(el("label").attr("for", &id).text(label))
    };
    let other = match choice {
        Some(Choice::Other(value)) => value.clone(),
        _ => None,
    };
    let is_other = matches!(choice, Some(Choice::Other(_)));
    el("fieldset")
        .class("rate__side")
        .attr("data-agreed", question.id.as_str())
        .child(el("legend").class("rate__name").text(texts.agreed).child(unseen(&format!(" {}", question.id))))
        .child(radio("own", texts.own, choice == Some(&Choice::Own), Choice::Own))
        .child(radio("assessor", texts.assessor, choice == Some(&Choice::Assessor), Choice::Assessor))
        .child(radio("other", texts.other, is_other, Choice::Other(None)))
        .when(is_other, || other_value(question, other.as_ref(), language, on_action))
}

/// The values to choose from, where there are few; any other is answered in the new assessment.
fn other_value(
    question: &Question,
    chosen: Option<&Value>,
    language: Language,
    on_action: &Callback<Action>,
) -> Element {
    let texts = rate::rate(language);
    let values = values(&question.kind, language);
    if values.is_empty() {
        return p("field__hint", texts.later);
    }
    let code = values.iter().find(|(_, _, value)| Some(value) == chosen).map_or("", |(code, ..)| code);
    let options = values.iter().map(|(code, label, _)| (&**code, &**label));
    let listed = select([("", texts.later)].into_iter().chain(options), code);
    let (on_action, id) = (on_action.clone(), question.id.clone());
    let known = values.clone();
    let on_choose = move |code: Rc<str>| {
        let value = known.iter().find(|(known, ..)| **known == *code).map(|(_, _, value)| value.clone());
        on_action.emit(Action::Rate(Rate::Agree(id.clone(), Choice::Other(value))));
    };
    let label = format!("{} {}", texts.other, question.id);
    listed.attr("aria-label", &label).set("data-agreed-value", "").on_change(Rc::new(on_choose))
}

fn values(kind: &Kind, language: Language) -> Vec<(String, String, Value)> {
    match kind {
        Kind::Practice => {
            let of = |one: Practice| (one.code().into(), say::practice(one, language).into(), Value::Practice(one));
            Practice::ALL.map(of).into()
        }
        Kind::Ladder(options) => options
            .iter()
            .map(|one| (one.id.to_string(), one.title.get(language).to_owned(), Value::Step(one.id.clone())))
            .collect(),
        Kind::Scale { steps, .. } => {
            (1..=*steps).map(|step| (step.to_string(), step.to_string(), Value::Scale(step))).collect()
        }
        _ => Vec::new(),
    }
}
