//! The head of a file: who answered what and when; everything but its answers and figures.

use std::rc::Rc;

use super::shared::{is_part, merge, part};
use super::{Closing, Draft, FORMAT_VERSION, Respondent, Status};
use crate::answers::Sheet;
use crate::json::Place;
use crate::questionnaire::Questionnaire;

/// The longest name, moment or code in the head of a file that is kept, in characters.
const HEAD_LIMIT: usize = 200;

/// What a respondent is made of.
const RESPONDENT: &[&str] = &["agencyCode", "agencyName", "agencyType", "province", "role"];

/// What a file may have since version 2 of the format.
const LATER_KEYS: &[&str] = &["part", "merges"];

/// Whether everything is there that cannot be guessed; what is not has been noted.
pub(super) fn is_usable(at: &Place<'_>) -> bool {
    const KEYS: &[&str] = &[
        "$schema",
        "format",
        "formatVersion",
        "questionnaire",
        "id",
        "revision",
        "period",
        "profile",
        "status",
        "respondent",
        "created",
        "updated",
        "exported",
        "app",
        "history",
        "answers",
        "scores",
        "sha256",
    ];
    at.keys_and_later(KEYS, LATER_KEYS);
    for key in ["$schema", "exported", "sha256"] {
        at.optional(key).and_then(|place| place.text());
    }
    let is_number = |key| at.required(key).and_then(|place| place.whole::<u32>()).is_some();
    let reference = at.required("questionnaire");
    let found = [
        have_texts(at, &["format", "id", "period", "profile", "created", "updated", "app"]),
        is_number("formatVersion"),
        is_number("revision"),
        reference.is_some_and(|at| {
            at.keys(&["id", "version", "sha256"]).is_some() && have_texts(&at, &["id", "version", "sha256"])
        }),
        at.required("status").and_then(|place| status(&place)).is_some(),
        at.required("respondent").is_some_and(|place| is_respondent(&place)),
        at.required("answers").is_some_and(|place| place.object().is_some()),
        later(at, "part").is_none_or(|place| is_part(&place)),
    ];
    !found.contains(&false)
}

/// Whether the version is ours.
pub(super) fn is_of_this_version(at: &Place<'_>) -> bool {
    let version = at.value.get("formatVersion").and_then(serde_json::Value::as_f64);
    version == Some(1.0) || version == Some(FORMAT_VERSION.into())
}

/// A key that means something since version 2.
fn later<'a>(at: &'a Place<'a>, key: &'static str) -> Option<Place<'a>> {
    if at.is_of_later_version() { at.optional(key) } else { None }
}

/// Whether these texts are there; what is missing has been noted.
pub(super) fn have_texts(at: &Place<'_>, keys: &[&'static str]) -> bool {
    keys.iter().filter(|key| at.required(key).and_then(|place| place.text()).is_none()).count() == 0
}

fn is_respondent(at: &Place<'_>) -> bool {
    for key in RESPONDENT {
        at.optional(key).and_then(|place| place.text());
    }
    at.keys(RESPONDENT).is_some()
}

fn status(at: &Place<'_>) -> Option<Status> {
    match at.value.as_str() {
        Some("draft") => Some(Status::Draft),
        Some("final") => Some(Status::Final),
        _ => at.expected("`draft` or `final`"),
    }
}

/// The draft of a file that is usable, as yet without its answers. What is odd is noted, and kept where it can be.
pub(super) fn draft_without_answers(at: &Place<'_>, questionnaire: &Questionnaire) -> Draft {
    let history = at.optional("history");
    Draft {
        id: id(at),
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        respondent: at.required("respondent").map(|place| respondent(&place)).unwrap_or_default(),
        period: period(at),
        profile: kept(at, "profile").into(),
        status: at.required("status").and_then(|place| status(&place)).unwrap_or(Status::Draft),
        revision: revision(at),
        history: history.map(|list| list.each(closing)).unwrap_or_default(),
        created: kept(at, "created"),
        updated: kept(at, "updated"),
        sheet: Sheet::default(),
        part: later(at, "part").map(|place| Rc::new(part(&place, questionnaire))),
        merges: later(at, "merges").map(|list| list.each(merge)).unwrap_or_default(),
    }
}

fn respondent(at: &Place<'_>) -> Respondent {
    Respondent {
        agency_code: kept(at, "agencyCode"),
        agency_name: kept(at, "agencyName"),
        agency_type: kept(at, "agencyType"),
        province: kept(at, "province"),
        role: kept(at, "role"),
    }
}

fn closing(at: &Place<'_>) -> Option<Closing> {
    at.keys(&["revision", "finished"])?;
    let revision = at.required("revision").and_then(|place| place.whole());
    let has_moment = have_texts(at, &["finished"]);
    Some(Closing { revision: revision?, finished: has_moment.then(|| kept(at, "finished"))? })
}

/// A text of the head, as far as it is kept; empty where there is none.
pub(super) fn kept(at: &Place<'_>, key: &'static str) -> Rc<str> {
    let Some(place) = at.optional(key) else { return Rc::default() };
    let text = place.value.as_str().unwrap_or_default();
    match text.char_indices().nth(HEAD_LIMIT) {
        Some((end, _)) => {
            place.mismatch(&format!("longer than {HEAD_LIMIT} characters; cut"));
            text[..end].into()
        }
        None => text.into(),
    }
}

fn id(at: &Place<'_>) -> Rc<str> {
    let Some(place) = at.optional("id") else { return Rc::default() };
    let id = place.value.as_str().unwrap_or_default();
    let is_plain = (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_plain {
        return id.into();
    }
    place.mismatch("not a UUID; another one is given");
    Rc::default()
}

fn period(at: &Place<'_>) -> Rc<str> {
    if let Some(place) = at.optional("period") {
        let year = place.value.as_str().unwrap_or_default();
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            place.mismatch("not a year of four digits");
        }
    }
    kept(at, "period")
}

fn revision(at: &Place<'_>) -> u32 {
    let Some(place) = at.optional("revision") else { return 1 };
    let revision = place.whole().unwrap_or(0);
    if revision == 0 {
        place.mismatch("revisions count from 1");
    }
    revision.max(1)
}
