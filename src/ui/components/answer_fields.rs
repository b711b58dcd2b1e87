//! The inputs of an answer, by the kind of its question. Native inputs, whose `value` is the answer's value.

use std::rc::Rc;

use yew::{Callback, Html};

use super::field::line;
use crate::answers::{Answer, Change, Practice, Response, Selection, TEXT_LIMIT, Value, ValueFault};
use crate::language::Language;
use crate::questionnaire::{Choice, Kind, NotApplicable, Quantity, Question};
use crate::ui::element::{Element, When, div, el, emits, list, nothing, p};
use crate::ui::text::{self, faults, say};

/// The id of the list of units that are named somewhere in the assessment.
pub const UNITS: &str = "units";

/// The most characters of a number: thirteen digits with their commas.
const NUMBER_LIMIT: usize = 20;

/// What a group of inputs needs to know.
struct Inputs<'a> {
    question: &'a Question,
    answer: Option<&'a Answer>,
    language: Language,
    on_change: &'a Callback<Change>,
}

/// Draws the inputs of a question's answer.
pub fn answer_fields(
    question: &Question,
    answer: Option<&Answer>,
    language: Language,
    on_change: &Callback<Change>,
) -> Html {
    let inputs = Inputs { question, answer, language, on_change };
    let fields = match &question.kind {
        Kind::Practice => inputs.practice().into(),
        Kind::Checklist(options) => inputs.checklist(options),
        Kind::Share { part, whole, .. } => inputs.share(part.get(language), whole.get(language)),
        Kind::Number { min, max, unit } => inputs.number(*min, *max, unit.get(language)),
        Kind::Ladder(options) => inputs.ladder(options).into(),
        Kind::Scale { low, high, steps } => inputs.scale(low.get(language), high.get(language), *steps).into(),
        Kind::Text { lines } => inputs.text(*lines).into(),
        Kind::Table(_) => nothing(),
    };
    list(vec![fields, inputs.flagged_na()])
}

/// A radio button or check box with its label, and the change that it makes.
pub(super) fn option(
    input: Element,
    id: &str,
    label: &str,
    is_checked: bool,
    on_change: &Callback<Change>,
    change: Change,
) -> Element {
    let change = emits(on_change, change);
    let input = input.attr("id", id).checked(is_checked).on(When::Changed, Rc::new(move |_| change()));
    // Told by a class: with `:has`, a browser looks through the whole page again for each answer.
    let class = if is_checked { "option option--chosen" } else { "option" };
    div(class).child(input).child(el("label").attr("for", id).text(label))
}

impl Inputs<'_> {
    fn value(&self) -> Option<&Value> {
        match &self.answer?.response {
            Some(Response::Value(value)) => Some(value),
            _ => None,
        }
    }

    fn option(&self, kind: &'static str, value: &str, label: &str, is_checked: bool, change: Change) -> Element {
        let name = format!("q-{}", self.question.id);
        let input = el("input").set("type", kind).attr("name", &name).value(value);
        option(input, &format!("{name}-{value}"), label, is_checked, self.on_change, change).key(value)
    }

    /// A radio button that gives a value.
    fn radio(&self, code: &str, label: &str, value: Value) -> Element {
        let is_checked = self.value() == Some(&value);
        self.option("radio", code, label, is_checked, Change::Give(value))
    }

    fn practice(&self) -> Element {
        div("options options--row").each(Practice::ALL, |practice| {
            self.radio(practice.code(), say::practice(practice, self.language), Value::Practice(practice))
        })
    }

    fn ladder(&self, options: &[Choice]) -> Element {
        div("options").each(options, |option| {
            self.radio(option.id.as_str(), option.title.get(self.language), Value::Step(option.id.clone()))
        })
    }

    fn scale(&self, low: &str, high: &str, steps: u8) -> Element {
        let options = div("options options--row").each(1..=steps, |step| {
            let code = step.to_string();
            self.radio(&code, &code, Value::Scale(step))
        });
        div("scale")
            .child(el("span").class("scale__pole").text(low))
            .child(options)
            .child(el("span").class("scale__pole").text(high))
    }

    fn checklist(&self, options: &[Choice]) -> Html {
        let fill = text::fill(self.language);
        let chosen = match self.value() {
            Some(Value::Chosen(chosen)) => Some(chosen),
            _ => None,
        };
        let boxes = div("options").each(options, |option| {
            let is_checked = chosen.is_some_and(|chosen| chosen.contains(&option.id));
            let label = option.title.get(self.language);
            self.option("checkbox", option.id.as_str(), label, is_checked, Change::Toggle(option.id.clone()))
        });
        let is_none = chosen.is_some_and(Selection::is_empty);
        let change = if is_none { Change::Clear } else { Change::ChooseNone };
        let id = format!("q-{}-none", self.question.id);
        let input = el("input").set("type", "checkbox").flag("data-none", true);
        let none = option(input, &id, fill.none_of_these, is_none, self.on_change, change);
        let hint = p("question-card__hint", fill.check_all);
        list(vec![hint.into(), boxes.into(), div("options options--apart").child(none).into()])
    }

    /// A text field of a number, found by `handle`; `error` names the paragraph that says what is wrong.
    fn number_field(
        &self,
        handle: &'static str,
        label: &str,
        text: &str,
        error: Option<&str>,
        typed: fn(Rc<str>) -> Change,
    ) -> Element {
        let id = format!("q-{}-{handle}", self.question.id);
        let on_change = self.on_change.clone();
        let input = line(NUMBER_LIMIT, text)
            .class("input input--number")
            .set("inputmode", "decimal")
            .attr("id", &id)
            .flag(handle, true)
            .maybe("aria-invalid", error.map(|_| "true"))
            .maybe("aria-describedby", error)
            .on_input(Rc::new(move |text| on_change.emit(typed(text))));
        div("field").child(el("label").class("field__label").attr("for", &id).text(label)).child(input)
    }

    fn share(&self, part: &str, whole: &str) -> Html {
        let fields = self.answer.map(Answer::fields).unwrap_or_default();
        let fault = Value::share_from_typed(&self.question.kind, &fields.part, &fields.whole).err().flatten();
        let id = format!("q-{}-error", self.question.id);
        let error = fault.map(|_| &*id);
        let numbers = div("numbers")
            .child(self.number_field("data-part", part, &fields.part, error, Change::TypePart))
            .child(self.number_field("data-whole", whole, &fields.whole, error, Change::TypeWhole));
        list(vec![numbers.into(), self.fault(&id, fault).into()])
    }

    fn number(&self, min: Quantity, max: Quantity, unit: &str) -> Html {
        let fields = self.answer.map(Answer::fields).unwrap_or_default();
        let fault = Value::number_from_typed(&self.question.kind, &fields.part).err().flatten();
        let id = format!("q-{}-error", self.question.id);
        let hint = p("question-card__hint", &say::between(&min.to_string(), &max.to_string(), self.language));
        let error = fault.map(|_| &*id);
        let field = self.number_field("data-number", unit, &fields.part, error, Change::TypePart);
        list(vec![hint.into(), field.into(), self.fault(&id, fault).into()])
    }

    /// What is wrong with a number. The paragraph is always there, so that what appears in it is announced.
    fn fault(&self, id: &str, fault: Option<ValueFault>) -> Element {
        let words = fault.map(|fault| faults::value_fault(fault, self.language)).unwrap_or_default();
        p("field__error", words).attr("id", id).set("role", "status").flag("data-problem", fault.is_some())
    }

    fn text(&self, lines: u8) -> Element {
        let value = match self.value() {
            Some(Value::Text(text)) => &**text,
            _ => "",
        };
        let on_change = self.on_change.clone();
        let field = if lines == 1 { line(TEXT_LIMIT, value) } else { area(lines, value) };
        field
            .flag("data-text", true)
            .maybe("list", self.question.names_unit.then_some(UNITS))
            .attr("aria-label", self.question.text.get(self.language))
            .on_input(Rc::new(move |text| on_change.emit(Change::Write(text))))
    }

    /// "Not applicable" as an open choice, where the questionnaire has a fixed wording for it.
    fn flagged_na(&self) -> Html {
        let NotApplicable::Flagged(wording) = &self.question.na else {
            return nothing();
        };
        let is_na = matches!(self.answer.map(|answer| &answer.response), Some(Some(Response::NotApplicable { .. })));
        let label = format!("{}: {}", text::fill(self.language).not_applicable, wording.get(self.language));
        let option = self.option("radio", "na", &label, is_na, Change::NotApplicable { reason: "".into() });
        div("options options--apart").child(option).into()
    }
}

/// A field for several lines of text.
pub(super) fn area(lines: u8, value: &str) -> Element {
    el("textarea").class("input").number("rows", lines.into()).number("maxlength", TEXT_LIMIT).value(value)
}
