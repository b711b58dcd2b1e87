//! From a file's tree to a question.

use super::read_kind::{condition, kind};
use super::read_words::{code, optional_text, profiles, text, weight};
use super::{NotApplicable, Question};
use crate::json::{Place, ProblemKind};

pub(super) fn question(at: &Place<'_>) -> Question {
    const KEYS: &[&str] = &[
        "id",
        "kind",
        "text",
        "help",
        "condition",
        "verification",
        "reference",
        "currentLaw",
        "year",
        "na",
        "naReason",
        "when",
        "profiles",
        "weight",
    ];
    at.keys_and_later(KEYS, &["scored", "required"]);
    let kind = kind(at);
    let [is_scored, is_required] = [("scored", kind.is_scored()), ("required", kind.is_required())]
        .map(|(key, usual)| at.optional(key).map_or(usual, |place| place.truth()));
    if is_scored
        && !kind.is_scored()
        && let Some(place) = at.optional("scored")
    {
        place.mismatch("an answer of this kind has no figure");
    }
    Question {
        id: code(at, "id"),
        number: 0,
        is_scored: is_scored && kind.is_scored(),
        is_required,
        names_unit: false,
        kind,
        text: text(at, "text"),
        help: optional_text(at, "help"),
        condition: optional_text(at, "condition"),
        verification: optional_text(at, "verification"),
        reference: optional_text(at, "reference"),
        current_law: optional_text(at, "currentLaw"),
        year: at.optional("year").and_then(|place| place.whole()),
        na: not_applicable(at),
        when: at.optional("when").and_then(|place| condition(&place, 0)),
        profiles: profiles(at),
        weight: weight(at),
    }
}

fn not_applicable(at: &Place<'_>) -> NotApplicable {
    let reason = optional_text(at, "naReason");
    let place = at.optional("na");
    let (na, takes_reason) = match place.as_ref().map(|place| place.value.as_str()) {
        None | Some(Some("never")) => (NotApplicable::Never, false),
        Some(Some("withReason")) => (NotApplicable::WithReason, false),
        Some(Some("flagged")) => (NotApplicable::Never, true),
        Some(_) => {
            place.and_then(|place| place.expected::<()>("`never`, `flagged` or `withReason`"));
            return NotApplicable::Never;
        }
    };
    match reason {
        Some(reason) if takes_reason => return NotApplicable::Flagged(reason),
        None if takes_reason => at.refuse(ProblemKind::MissingKey("naReason")),
        Some(_) => {
            if let Some(place) = at.optional("naReason") {
                place.mismatch("only with na `flagged`");
            }
        }
        None => {}
    }
    na
}
