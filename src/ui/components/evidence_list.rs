//! The documents that prove an answer.

use web_sys::{Event, HtmlInputElement, HtmlSelectElement, InputEvent};
use yew::{Callback, Html, Properties, TargetCast, component, html};

use crate::answers::{Change, Evidence, EvidenceKind, Secrecy, iso_from_written, written_from_iso};
use crate::language::Language;
use crate::questionnaire::QuestionId;
use crate::ui::text::{self, say};

/// Props of [`EvidenceList`].
#[derive(Properties, PartialEq)]
pub struct EvidenceListProps {
    /// The language of the page.
    pub language: Language,
    /// Whose answer.
    pub question: QuestionId,
    /// The documents.
    pub evidence: Vec<Evidence>,
    /// The list is to be replaced.
    pub on_change: Callback<Change>,
}

/// A fieldset for each document, and a button for one more.
#[component]
pub fn EvidenceList(props: &EvidenceListProps) -> Html {
    let EvidenceListProps { language, question, evidence, on_change } = props;
    let fill = text::fill(*language);
    let on_add = {
        let (on_change, mut longer) = (on_change.clone(), evidence.clone());
        longer.push(Evidence::default());
        move |_| on_change.emit(Change::Evidence(longer.clone()))
    };
    html! {
        <div class="evidence-list">
            <p class="field__label">{ fill.evidence }</p>
            <p class="field__hint">{ fill.evidence_hint }</p>
            { for (0..evidence.len()).map(|index| one(props, index)) }
            <button type="button" class="button button--small" data-action="add-evidence" onclick={on_add}>
                { fill.add_evidence }<span class="visually-hidden">{ format!(" {question}") }</span>
            </button>
        </div>
    }
}

/// Sets one field of a document.
type Setter = fn(&mut Evidence, String);

/// The change that sets one field of one document.
fn setting(props: &EvidenceListProps, index: usize, set: Setter) -> impl Fn(String) + use<> {
    let (on_change, evidence) = (props.on_change.clone(), props.evidence.clone());
    move |text| {
        let mut evidence = evidence.clone();
        if let Some(document) = evidence.get_mut(index) {
            set(document, text);
        }
        on_change.emit(Change::Evidence(evidence));
    }
}

fn text_field(props: &EvidenceListProps, index: usize, name: &str, label: &str, value: &str, set: Setter) -> Html {
    let id = format!("evidence-{}-{index}-{name}", props.question);
    let set = setting(props, index, set);
    let oninput = move |event: InputEvent| set(event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ label }</label>
            <input type="text" class="input" {id} maxlength="500" autocomplete="off" data-evidence={name.to_owned()} value={value.to_owned()} {oninput} />
        </div>
    }
}

fn select<'a>(
    props: &EvidenceListProps,
    index: usize,
    (name, label): (&str, &str),
    options: impl Iterator<Item = (&'a str, &'a str, bool)>,
    set: Setter,
) -> Html {
    let id = format!("evidence-{}-{index}-{name}", props.question);
    let set = setting(props, index, set);
    let onchange = move |event: Event| set(event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ label }</label>
            <select class="input" {id} data-evidence={name.to_owned()} {onchange}>
                { for options.map(|(code, label, selected)| html! {
                    <option key={code.to_owned()} value={code.to_owned()} {selected}>{ label }</option>
                }) }
            </select>
        </div>
    }
}

fn one(props: &EvidenceListProps, index: usize) -> Html {
    let (language, fill, document) = (props.language, text::fill(props.language), &props.evidence[index]);
    let kinds =
        EvidenceKind::ALL.iter().map(|kind| (kind.code(), say::evidence_kind(*kind, language), *kind == document.kind));
    let classes =
        Secrecy::ALL.iter().map(|class| (class.code(), say::secrecy(*class, language), *class == document.secrecy));
    let on_remove = {
        let (on_change, mut shorter) = (props.on_change.clone(), props.evidence.clone());
        shorter.remove(index);
        move |_| on_change.emit(Change::Evidence(shorter.clone()))
    };
    html! {
        <fieldset class="evidence" key={index}>
            <legend>{ say::evidence(index + 1, language) }</legend>
            <div class="evidence__fields">
                { text_field(props, index, "title", fill.evidence_title, &document.title, |e, text| e.title = text.into()) }
                { select(props, index, ("kind", fill.evidence_kind), kinds, |e, code| e.kind = EvidenceKind::from_code(&code).unwrap_or_default()) }
                { text_field(props, index, "number", fill.evidence_number, &document.number, |e, text| e.number = text.into()) }
                { date_field(props, index, &document.date) }
                { text_field(props, index, "holder", fill.evidence_holder, &document.holder, |e, text| e.holder = text.into()) }
                { text_field(props, index, "location", fill.evidence_location, &document.location, |e, text| e.location = text.into()) }
                { select(props, index, ("secrecy", fill.evidence_secrecy), classes, |e, code| e.secrecy = Secrecy::from_code(&code).unwrap_or_default()) }
            </div>
            <button type="button" class="link-button" data-action="remove-evidence" onclick={on_remove}>
                { fill.remove_evidence }<span class="visually-hidden">{ format!(" {}", index + 1) }</span>
            </button>
        </fieldset>
    }
}

/// The date is read when the field is left, so that nothing changes under the fingers of one who types.
fn date_field(props: &EvidenceListProps, index: usize, date: &str) -> Html {
    let fill = text::fill(props.language);
    let id = format!("evidence-{}-{index}-date", props.question);
    let written = written_from_iso(date);
    let is_unread = !date.is_empty() && written == date;
    let set = setting(props, index, |evidence, text| {
        evidence.date = iso_from_written(&text).map_or_else(|| text.trim().into(), Into::into);
    });
    let onchange = move |event: Event| set(event.target_unchecked_into::<HtmlInputElement>().value());
    let hint_id = format!("{id}-hint");
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ fill.evidence_date }</label>
            <input type="text" class="input" {id} maxlength="60" autocomplete="off" placeholder="15/8/2560" data-evidence="date"
                aria-describedby={is_unread.then(|| hint_id.clone())} value={written} {onchange} />
            if is_unread { <p class="field__hint" id={hint_id}>{ fill.evidence_undated }</p> }
        </div>
    }
}
