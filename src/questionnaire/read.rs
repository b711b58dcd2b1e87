//! From a file's tree to a questionnaire, noting what has not the right shape and what does not hold together.
//!
//! What has not the right shape is read as something blank: a questionnaire with such a note is never used.

use std::cell::RefCell;
use std::rc::Rc;

use super::order::order_of;
use super::read_kind::{condition, kind};
use super::{
    AgencyType, Choice, FORMAT_VERSION, Indicator, Ladder, Level, NotApplicable, Part, Profile, Profiles, Question,
    Questionnaire, ReadError, Role, Source, check,
};
use crate::json::{Notes, Parsed, Place, Problem, ProblemKind, digest};
use crate::language::Text;

/// The `format` of a questionnaire.
const FORMAT: &str = "phrom/questionnaire";

pub(super) fn questionnaire_from_parsed(parsed: Parsed) -> Result<Questionnaire, ReadError> {
    let Parsed { value, duplicates: mut problems } = parsed;
    if value.get("format").is_some_and(|format| format != FORMAT) {
        let problem = Problem::inconsistent("format", format!("expected `{FORMAT}`"));
        return Err(ReadError::Problems(vec![problem]));
    }
    let newer = value.get("formatVersion").and_then(serde_json::Value::as_u64).filter(|v| *v > FORMAT_VERSION.into());
    if let Some(version) = newer {
        return Err(ReadError::NewerVersion(u32::try_from(version).unwrap_or(u32::MAX)));
    }
    let notes = RefCell::new(Notes::default());
    let questionnaire = questionnaire(&Place::root(&value, &notes), &digest(&value));
    let Notes { of_shape, of_sense } = notes.into_inner();
    let has_lost = of_shape.iter().any(|problem| !problem.is_harmless());
    problems.extend(of_shape);
    // With something left out, positions would be wrong and references seem to lead nowhere.
    if !has_lost {
        problems.extend(of_sense);
        check::check(&questionnaire, &mut problems);
    }
    if problems.is_empty() { Ok(questionnaire) } else { Err(ReadError::Problems(problems)) }
}

fn questionnaire(at: &Place<'_>, sha256: &str) -> Questionnaire {
    const KEYS: &[&str] = &[
        "$schema",
        "format",
        "formatVersion",
        "id",
        "version",
        "title",
        "purpose",
        "audience",
        "disclaimer",
        "minutes",
        "sources",
        "profiles",
        "agencyTypes",
        "dimensions",
        "annexes",
        "ladders",
    ];
    at.keys(KEYS);
    at.optional("$schema").and_then(|place| place.text());
    at.words("format");
    if let Some(place) = at.required("formatVersion")
        && place.whole::<u32>().is_some_and(|version| version != FORMAT_VERSION)
    {
        place.mismatch(&format!("expected {FORMAT_VERSION}"));
    }
    let mut parts = all(at.required("dimensions"), |at| Rc::new(part(at, Role::Dimension)));
    parts.extend(all(at.optional("annexes"), |at| Rc::new(part(at, Role::Annex))));
    let (places, order) = order_of(&parts);
    Questionnaire {
        id: code(at, "id"),
        version: at.words("version"),
        sha256: sha256.into(),
        title: text(at, "title"),
        purpose: text(at, "purpose"),
        audience: text(at, "audience"),
        disclaimer: text(at, "disclaimer"),
        minutes: at.required("minutes").and_then(|place| place.whole()).unwrap_or_default(),
        sources: all(at.optional("sources"), source),
        profiles: all(at.required("profiles"), profile),
        agency_types: all(at.optional("agencyTypes"), agency_type),
        parts,
        ladders: all(at.optional("ladders"), ladder),
        places,
        order,
    }
}

/// What is read of each element of a list that is there.
pub(super) fn all<T>(list: Option<Place<'_>>, read: impl Fn(&Place<'_>) -> T) -> Vec<T> {
    list.map(|list| list.each(|at| Some(read(at)))).unwrap_or_default()
}

/// The code behind a key that must be there.
pub(super) fn code<T: From<Rc<str>>>(at: &Place<'_>, key: &'static str) -> T {
    at.words(key).into()
}

/// The text behind a key that must be there.
pub(super) fn text(at: &Place<'_>, key: &'static str) -> Text {
    at.required(key).map_or_else(blank, |place| both(&place))
}

fn optional_text(at: &Place<'_>, key: &'static str) -> Option<Text> {
    at.optional(key).map(|place| both(&place))
}

fn blank() -> Text {
    Text { th: Rc::default(), en: Rc::default() }
}

fn both(at: &Place<'_>) -> Text {
    at.keys(&["th", "en"]);
    Text { th: side(at, "th"), en: side(at, "en") }
}

fn side(at: &Place<'_>, key: &'static str) -> Rc<str> {
    let Some(place) = at.required(key) else { return Rc::default() };
    let Some(words) = place.text() else { return Rc::default() };
    if words.trim().is_empty() {
        place.refuse(ProblemKind::Invalid("text is empty".into()));
    }
    if words.chars().zip(words.chars().skip(1)).any(|pair| pair == ('\u{0E4D}', '\u{0E32}')) {
        let words = "sara am is written as two characters (U+0E4D U+0E32); use U+0E33";
        place.refuse(ProblemKind::Invalid(words.into()));
    }
    words.into()
}

fn profiles(at: &Place<'_>) -> Profiles {
    let list = at.optional("profiles");
    Profiles(list.map(|list| list.each(|place| place.text().map(Into::into))).unwrap_or_default())
}

fn weight(at: &Place<'_>) -> u32 {
    at.optional("weight").and_then(|place| place.whole()).unwrap_or(1)
}

fn source(at: &Place<'_>) -> Source {
    at.keys(&["id", "title", "publisher", "year"]);
    at.words("id");
    Source {
        title: text(at, "title"),
        publisher: text(at, "publisher"),
        year: at.required("year").and_then(|place| place.whole()).unwrap_or_default(),
    }
}

fn profile(at: &Place<'_>) -> Profile {
    at.keys(&["id", "title", "hint"]);
    Profile { id: code(at, "id"), title: text(at, "title"), hint: text(at, "hint") }
}

fn agency_type(at: &Place<'_>) -> AgencyType {
    at.keys(&["id", "title", "profiles"]);
    AgencyType { id: at.words("id"), title: text(at, "title"), profiles: profiles(at) }
}

fn part(at: &Place<'_>, role: Role) -> Part {
    at.keys(&["id", "title", "about", "profiles", "indicators"]);
    Part {
        id: code(at, "id"),
        role,
        title: text(at, "title"),
        about: text(at, "about"),
        profiles: profiles(at),
        indicators: all(at.required("indicators"), indicator),
    }
}

fn indicator(at: &Place<'_>) -> Indicator {
    at.keys(&["id", "title", "about", "advice", "profiles", "weight", "questions"]);
    Indicator {
        id: code(at, "id"),
        title: text(at, "title"),
        about: text(at, "about"),
        advice: text(at, "advice"),
        profiles: profiles(at),
        weight: weight(at),
        questions: all(at.required("questions"), |at| Rc::new(question(at))),
    }
}

fn question(at: &Place<'_>) -> Question {
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
    at.keys(KEYS);
    Question {
        id: code(at, "id"),
        kind: kind(at),
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

pub(super) fn choice(at: &Place<'_>) -> Choice {
    at.keys(&["id", "title"]);
    Choice { id: code(at, "id"), title: text(at, "title") }
}

fn ladder(at: &Place<'_>) -> Ladder {
    at.keys(&["id", "part", "title", "about", "levels"]);
    Ladder {
        id: code(at, "id"),
        part: code(at, "part"),
        title: text(at, "title"),
        about: text(at, "about"),
        levels: all(at.required("levels"), level),
    }
}

fn level(at: &Place<'_>) -> Level {
    at.keys(&["id", "title", "about", "holds"]);
    let holds = at.required("holds").and_then(|place| condition(&place, 0));
    Level {
        id: code(at, "id"),
        title: text(at, "title"),
        about: text(at, "about"),
        holds: holds.unwrap_or(super::Condition::All(Vec::new())),
    }
}
