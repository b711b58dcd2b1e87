//! The inputs of an answer, by the kind of its question. Native inputs, whose `value` is the answer's value.

use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use crate::answers::{Answer, Change, Practice, Response, Selection, TEXT_LIMIT, Typed, Value};
use crate::language::Language;
use crate::questionnaire::{Choice, Kind, NotApplicable, Quantity, Question};
use crate::ui::text::{self, faults, say};

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
        Kind::Practice => inputs.practice(),
        Kind::Checklist(options) => inputs.checklist(options),
        Kind::Share { part, whole, .. } => inputs.share(part.get(language), whole.get(language)),
        Kind::Number { min, max, unit } => inputs.number(*min, *max, unit.get(language)),
        Kind::Ladder(options) => inputs.ladder(options),
        Kind::Scale { low, high, steps } => inputs.scale(low.get(language), high.get(language), *steps),
        Kind::Text { lines } => inputs.text(*lines),
        Kind::Table { .. } => Html::default(),
    };
    html! { <>{ fields }{ inputs.flagged_na() }</> }
}

impl Inputs<'_> {
    fn value(&self) -> Option<&Value> {
        match &self.answer?.response {
            Some(Response::Value(value)) => Some(value),
            _ => None,
        }
    }

    /// A radio button or check box with its label.
    fn option(&self, kind: &'static str, value: &str, label: &str, checked: bool, change: Change) -> Html {
        let id = format!("q-{}-{value}", self.question.id);
        let on_change = self.on_change.clone();
        html! {
            <div class="option" key={value.to_owned()}>
                <input type={kind} id={id.clone()} name={format!("q-{}", self.question.id)} value={value.to_owned()}
                    {checked} onchange={move |_| on_change.emit(change.clone())} />
                <label for={id}>{ label }</label>
            </div>
        }
    }

    fn practice(&self) -> Html {
        let options = Practice::ALL.map(|practice| {
            let value = Value::Practice(practice);
            let checked = self.value() == Some(&value);
            self.option("radio", practice.code(), say::practice(practice, self.language), checked, Change::Give(value))
        });
        html! { <div class="options options--row">{ for options }</div> }
    }

    fn ladder(&self, options: &[Choice]) -> Html {
        let options = options.iter().map(|option| {
            let value = Value::Step(option.id.clone());
            let checked = self.value() == Some(&value);
            let label = option.title.get(self.language);
            self.option("radio", option.id.as_str(), label, checked, Change::Give(value))
        });
        html! { <div class="options">{ for options }</div> }
    }

    fn scale(&self, low: &str, high: &str, steps: u8) -> Html {
        let options = (1..=steps).map(|step| {
            let value = Value::Scale(step);
            let checked = self.value() == Some(&value);
            self.option("radio", &step.to_string(), &step.to_string(), checked, Change::Give(value))
        });
        html! {
            <div class="scale">
                <span class="scale__pole">{ low }</span>
                <div class="options options--row">{ for options }</div>
                <span class="scale__pole">{ high }</span>
            </div>
        }
    }

    fn checklist(&self, options: &[Choice]) -> Html {
        let fill = text::fill(self.language);
        let chosen = match self.value() {
            Some(Value::Chosen(chosen)) => Some(chosen),
            _ => None,
        };
        let boxes = options.iter().map(|option| {
            let checked = chosen.is_some_and(|chosen| chosen.contains(&option.id));
            let label = option.title.get(self.language);
            self.option("checkbox", option.id.as_str(), label, checked, Change::Toggle(option.id.clone()))
        });
        let is_none = chosen.is_some_and(Selection::is_empty);
        let id = format!("q-{}-none", self.question.id);
        let on_change = self.on_change.clone();
        let change = if is_none { Change::Clear } else { Change::ChooseNone };
        html! {
            <>
                <p class="question-card__hint">{ fill.check_all }</p>
                <div class="options">
                    { for boxes }
                    <div class="option option--apart" key="">
                        <input type="checkbox" id={id.clone()} data-none="" checked={is_none}
                            onchange={move |_| on_change.emit(change.clone())} />
                        <label for={id}>{ fill.none_of_these }</label>
                    </div>
                </div>
            </>
        }
    }

    /// A text field of a number; `error` names the paragraph that says what is wrong.
    fn number_field(
        &self,
        name: &'static str,
        label: &str,
        text: &str,
        error: Option<&str>,
        change: fn(&Answer, String) -> Typed,
    ) -> Html {
        let id = format!("q-{}-{name}", self.question.id);
        let (on_change, answer) = (self.on_change.clone(), self.answer.cloned().unwrap_or_default());
        let oninput = move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_change.emit(Change::Type(change(&answer, input.value())));
        };
        let is = |wanted: &str| (name == wanted).then_some(AttrValue::Static(""));
        html! {
            <div class="field">
                <label class="field__label" for={id.clone()}>{ label }</label>
                <input type="text" inputmode="decimal" autocomplete="off" maxlength="20" class="input input--number" {id} value={text.to_owned()} {oninput}
                    data-part={is("part")} data-whole={is("whole")} data-number={is("number")}
                    aria-invalid={error.is_some().then_some("true")} aria-describedby={error.map(str::to_owned)} />
            </div>
        }
    }

    fn share(&self, part: &str, whole: &str) -> Html {
        let fields = self.answer.map(Answer::fields).unwrap_or_default();
        let fault = Value::share_from_typed(&self.question.kind, &fields.part, &fields.whole).err().flatten();
        let id = format!("q-{}-error", self.question.id);
        let error = fault.is_some().then_some(id.as_str());
        html! {
            <>
                <div class="numbers">
                    { self.number_field("part", part, &fields.part, error, |answer, text| Typed { part: text.into(), ..answer.fields() }) }
                    { self.number_field("whole", whole, &fields.whole, error, |answer, text| Typed { whole: text.into(), ..answer.fields() }) }
                </div>
                { self.fault(&id, fault) }
            </>
        }
    }

    fn number(&self, min: Quantity, max: Quantity, unit: &str) -> Html {
        let fields = self.answer.map(Answer::fields).unwrap_or_default();
        let fault = Value::number_from_typed(&self.question.kind, &fields.part).err().flatten();
        let id = format!("q-{}-error", self.question.id);
        let error = fault.is_some().then_some(id.as_str());
        html! {
            <>
                <p class="question-card__hint">{ say::between(&min.to_string(), &max.to_string(), self.language) }</p>
                { self.number_field("number", unit, &fields.part, error, |_, text| Typed { part: text.into(), whole: "".into() }) }
                { self.fault(&id, fault) }
            </>
        }
    }

    fn fault(&self, id: &str, fault: Option<crate::answers::ValueFault>) -> Html {
        html! {
            <p class="field__error" id={id.to_owned()} role="status" data-problem={fault.map(|_| "")}>
                { fault.map(|fault| faults::value_fault(fault, self.language)).unwrap_or_default() }
            </p>
        }
    }

    fn text(&self, lines: u8) -> Html {
        let value = match self.value() {
            Some(Value::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        let on_change = self.on_change.clone();
        let oninput = move |event: InputEvent| {
            let input: HtmlTextAreaElement = event.target_unchecked_into();
            on_change.emit(Change::Write(input.value().into()));
        };
        html! {
            <textarea class="input" rows={lines.to_string()} maxlength={TEXT_LIMIT.to_string()} data-text=""
                aria-label={self.question.text.get(self.language).to_string()} {value} {oninput} />
        }
    }

    /// "Not applicable" as an open choice, where the questionnaire has a fixed wording for it.
    fn flagged_na(&self) -> Html {
        let NotApplicable::Flagged(wording) = &self.question.na else {
            return Html::default();
        };
        let is_na = matches!(self.answer.map(|answer| &answer.response), Some(Some(Response::NotApplicable { .. })));
        let label = format!("{}: {}", text::fill(self.language).not_applicable, wording.get(self.language));
        html! {
            <div class="options options--apart">
                { self.option("radio", "na", &label, is_na, Change::NotApplicable { reason: "".into() }) }
            </div>
        }
    }
}
