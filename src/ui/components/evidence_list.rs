//! The documents that prove an answer.

use std::rc::Rc;

use yew::Callback;

use super::field::{field, line, select};
use crate::answers::{Change, Evidence, EvidenceKind, Secrecy, iso_from_written, written_from_iso};
use crate::language::Language;
use crate::questionnaire::Question;
use crate::ui::element::{Element, button, div, el, emits, p, unseen};
use crate::ui::text::{self, say};

/// The longest entry of a field, in characters.
const FIELD_LIMIT: usize = 500;

/// Draws a fieldset for each document, and a button for one more.
pub fn evidence_list(
    question: &Question,
    evidence: &[Evidence],
    language: Language,
    on_change: &Callback<Change>,
) -> Element {
    let words = text::beside(language);
    let mut longer = evidence.to_vec();
    longer.push(Evidence::default());
    let add = emits(on_change, Change::Evidence(longer));
    let add = button("button button--small", "add-evidence", words.add_evidence, add);
    div("evidence-list")
        .child(p("field__label", words.evidence))
        .child(p("field__hint", words.evidence_hint))
        .each(0..evidence.len(), |index| Document { question, evidence, index, language, on_change }.draw())
        .child(add.child(unseen(&format!(" {}", question.id))))
}

/// One document of a list.
struct Document<'a> {
    question: &'a Question,
    evidence: &'a [Evidence],
    index: usize,
    language: Language,
    on_change: &'a Callback<Change>,
}

/// Sets one field of a document.
type Setter = fn(&mut Evidence, Rc<str>);

impl Document<'_> {
    fn draw(&self) -> Element {
        let (words, document) = (text::beside(self.language), &self.evidence[self.index]);
        let kinds = EvidenceKind::ALL.map(|kind| (kind.code(), say::evidence_kind(kind, self.language)));
        let classes = Secrecy::ALL.map(|class| (class.code(), say::secrecy(class, self.language)));
        let kind = select(kinds, document.kind.code()).on_change(self.setting(|e, code| {
            e.kind = EvidenceKind::from_code(&code).unwrap_or_default();
        }));
        let secrecy = select(classes, document.secrecy.code()).on_change(self.setting(|e, code| {
            e.secrecy = Secrecy::from_code(&code).unwrap_or_default();
        }));
        let mut shorter = self.evidence.to_vec();
        shorter.remove(self.index);
        let remove = emits(self.on_change, Change::Evidence(shorter));
        let remove = button("link-button", "remove-evidence", words.remove_evidence, remove);
        let fields = div("evidence__fields")
            .child(self.text("title", words.evidence_title, &document.title, |e, text| e.title = text))
            .child(self.field("kind", words.evidence_kind, None, kind))
            .child(self.text("number", words.evidence_number, &document.number, |e, text| e.number = text))
            .child(self.date(&document.date))
            .child(self.text("holder", words.evidence_holder, &document.holder, |e, text| e.holder = text))
            .child(self.text("location", words.evidence_location, &document.location, |e, text| e.location = text))
            .child(self.field("secrecy", words.evidence_secrecy, None, secrecy));
        el("fieldset")
            .class("evidence")
            .key(&self.index.to_string())
            .child(el("legend").text(&say::evidence(self.index + 1, self.language)))
            .child(fields)
            .child(remove.child(unseen(&format!(" {}", self.index + 1))))
    }

    fn field(&self, name: &'static str, label: &str, hint: Option<&str>, input: Element) -> Element {
        let id = format!("evidence-{}-{}-{name}", self.question.id, self.index);
        field(&id, label, hint, None, input.set("data-evidence", name))
    }

    fn text(&self, name: &'static str, label: &str, value: &str, set: Setter) -> Element {
        self.field(name, label, None, line(FIELD_LIMIT, value).on_input(self.setting(set)))
    }

    /// The date is read when the field is left, so that nothing changes under the fingers of one who types.
    fn date(&self, date: &str) -> Element {
        let words = text::beside(self.language);
        let written = written_from_iso(date);
        let is_unread = !date.is_empty() && written == date;
        let input = line(FIELD_LIMIT, &written).set("placeholder", "15/8/2560").on_change(self.setting(|e, text| {
            e.date = iso_from_written(&text).map_or_else(|| text.trim().into(), Into::into);
        }));
        self.field("date", words.evidence_date, is_unread.then_some(words.evidence_undated), input)
    }

    /// The change that sets one field of this document.
    fn setting(&self, set: Setter) -> Rc<dyn Fn(Rc<str>)> {
        let (on_change, evidence, index) = (self.on_change.clone(), self.evidence.to_vec(), self.index);
        Rc::new(move |text| {
            let mut evidence = evidence.clone();
            if let Some(document) = evidence.get_mut(index) {
                set(document, text);
            }
            on_change.emit(Change::Evidence(evidence));
        })
    }
}
