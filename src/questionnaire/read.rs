//! From a file's tree to a questionnaire, noting what has not the right shape and what does not hold together.
//!
//! What has not the right shape is read as something blank: a questionnaire with such a note is never used.

use std::cell::RefCell;
use std::rc::Rc;

use super::order::{number, order_of};
use super::read_kind::condition;
use super::read_question::question;
use super::read_rules::{document, gate, overall, points, step, terms};
use super::read_words::{all, code, optional_code, profiles, text, weight};
use super::{
    AgencyType, FORMAT_VERSION, Indicator, Ladder, Level, Part, Profile, Questionnaire, ReadError, Role, Source,
};
use crate::json::{Notes, Parsed, Place, Problem, canonical, digest};

/// The `format` of a questionnaire.
const FORMAT: &str = "phrom/questionnaire";

/// Reads what was parsed; `check` notes what does not fit together.
pub(super) fn questionnaire_from_parsed(
    parsed: Parsed,
    check: fn(&Questionnaire, &mut Vec<Problem>),
) -> Result<Questionnaire, ReadError> {
    let Parsed { value, duplicates: mut problems } = parsed;
    if value.get("format").is_some_and(|format| format != FORMAT) {
        let problem = Problem::inconsistent("format", format!("expected `{FORMAT}`"));
        return Err(ReadError::Problems(vec![problem]));
    }
    let newer = value.get("formatVersion").and_then(serde_json::Value::as_u64).filter(|v| *v > FORMAT_VERSION.into());
    if let Some(version) = newer {
        return Err(ReadError::NewerVersion(u32::try_from(version).unwrap_or(u32::MAX)));
    }
    // With a version that is none, only the version is wrong: what the latest knows is no fault beside it.
    let version = match value.get("formatVersion").and_then(serde_json::Value::as_f64) {
        Some(1.0) => 1,
        Some(2.0) => 2,
        _ => FORMAT_VERSION,
    };
    let notes = RefCell::new(Notes { version, ..Notes::default() });
    let mut questionnaire = questionnaire(&Place::root(&value, &notes), &digest(&value));
    questionnaire.steps = value.get("migrations").map(canonical).unwrap_or_default().into();
    let Notes { of_shape, of_sense, .. } = notes.into_inner();
    let has_lost = of_shape.iter().any(|problem| !problem.is_harmless());
    problems.extend(of_shape);
    // With something left out, positions would be wrong and references seem to lead nowhere.
    if !has_lost {
        problems.extend(of_sense);
        check(&questionnaire, &mut problems);
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
    const LATER: &[&str] = &["terms", "overall", "subject", "gates", "document", "migrations"];
    // Steps from earlier versions came with version 3.
    let n_later = LATER.len() - usize::from(at.version() < 3);
    at.keys_and_later(KEYS, &LATER[..n_later]);
    at.optional("$schema").and_then(|place| place.text());
    at.words("format");
    if let Some(place) = at.required("formatVersion")
        && place.whole::<u32>().is_some_and(|version| !(1..=FORMAT_VERSION).contains(&version))
    {
        place.mismatch(&format!("expected 1 to {FORMAT_VERSION}"));
    }
    let mut parts = all(at.required("dimensions"), |at| part(at, Role::Dimension));
    parts.extend(all(at.optional("annexes"), |at| part(at, Role::Annex)));
    number(parts.iter_mut());
    let parts: Vec<Rc<Part>> = parts.into_iter().map(Rc::new).collect();
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
        terms: at.optional("terms").map(|place| terms(&place)),
        overall: overall(at),
        subject: optional_code(at, "subject"),
        gates: all(at.optional("gates"), gate),
        document: at.optional("document").map(|place| document(&place)),
        steps: Rc::default(),
        is_explained: true,
        places,
        order,
    }
}

fn source(at: &Place<'_>) -> Source {
    at.keys(&["id", "title", "publisher", "year"]);
    Source {
        id: at.words("id"),
        title: text(at, "title"),
        publisher: text(at, "publisher"),
        year: if at.is_of_later_version() { at.optional("year") } else { at.required("year") }
            .and_then(|place| place.whole()),
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
    at.keys_and_later(&["id", "title", "about", "profiles", "indicators"], &["source"]);
    Part {
        id: code(at, "id"),
        role,
        title: text(at, "title"),
        about: text(at, "about"),
        source: optional_code(at, "source"),
        profiles: profiles(at),
        indicators: all(at.required("indicators"), indicator),
    }
}

fn indicator(at: &Place<'_>) -> Indicator {
    const KEYS: &[&str] = &["id", "title", "about", "advice", "profiles", "weight", "questions"];
    at.keys_and_later(KEYS, &["step", "responsible", "points"]);
    let responsible = optional_code(at, "responsible");
    Indicator {
        id: code(at, "id"),
        title: text(at, "title"),
        about: text(at, "about"),
        advice: text(at, "advice"),
        profiles: profiles(at),
        weight: weight(at),
        questions: all(at.required("questions"), |at| {
            let mut question = question(at);
            question.names_unit = responsible.as_ref() == Some(&question.id);
            Rc::new(question)
        }),
        step: at.optional("step").map(|place| step(&place)),
        responsible,
        points: all(at.optional("points"), points),
    }
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
