//! What other assessments on this device can answer here, each with where it comes from.

use yew::Callback;

use crate::answers::{Answer, Change, Value, written_from_iso};
use crate::language::Language;
use crate::model::Found;
use crate::ui::element::{Element, button, div, el, emits, own, p};
use crate::ui::text::{self, say};

/// Draws each offer with the button that takes it over; the note then says where the value came from.
#[inline(never)]
pub fn offer_list(offers: &[Found], known: &Answer, language: Language, on_change: &Callback<Change>) -> Element {
    let more = text::more(language);
    div("offers").each(offers, |found| {
        let Value::Share { part, whole } = &found.value else { return el("div") };
        let title = found.questionnaire.title.get(language);
        let agency = &found.from.respondent.agency_name;
        let day = found.from.updated.get(..10).unwrap_or_default();
        let offer = div("offer").attr("data-offer", &found.from.id).child(
            p("offer__from", "")
                .text(&say::offer(title, *part, *whole, found.n_incomplete, language))
                .text(" ")
                .child(own(agency))
                .text(&format!(" · {} ({})", found.from.period, written_from_iso(day))),
        );
        if found.is_in_use(known) {
            return offer.child(p("offer__state", more.in_use));
        }
        let change = Change::Adopt { value: found.value.clone(), note: found.note(&known.note) };
        offer.child(button("button button--small", "use-offer", more.use_offer, emits(on_change, change)))
    })
}
