//! The keys of a file that is shared (version 2 of the format): which part was handed over, and what was put together.

use std::rc::Rc;

use serde_json::{Map, Value as Json};

use super::answer::{KEYS, LATER_KEYS, answer_at};
use super::head::{have_texts, kept};
use super::open::ImportReport;
use super::part::{HandedPart, Merge, MergedFile};
use super::write::answer_for_file;
use super::{Draft, Seal};
use crate::answers::Sheet;
use crate::json::{Place, put, put_text};
use crate::language::Text;
use crate::questionnaire::{QuestionId, Questionnaire};

/// What a part is made of.
const PART: &[&str] = &["assessment", "questions", "title", "handed", "role", "ancestor"];

/// Writes what a draft has of version 2, but for its answers.
#[inline(never)]
pub(super) fn put_shared(file: &mut Map<String, Json>, draft: &Draft) {
    if let Some(part) = &draft.part {
        put(file, "part", part_for_file(part));
    }
    if !draft.merges.is_empty() {
        put(file, "merges", Json::Array(draft.merges.iter().map(merge_for_file).collect()));
    }
}

fn part_for_file(part: &HandedPart) -> Json {
    let mut title = Map::new();
    put(&mut title, "th", (*part.title.th).into());
    put(&mut title, "en", (*part.title.en).into());
    let mut ancestor = Map::new();
    for (id, answer) in part.ancestor.iter() {
        put(&mut ancestor, id.as_str(), Json::Object(answer_for_file(answer)));
    }
    let mut written = Map::new();
    put(&mut written, "assessment", (*part.assessment).into());
    put(&mut written, "questions", part.questions.keys().map(|id| Json::from(id.as_str())).collect());
    put(&mut written, "title", Json::Object(title));
    put(&mut written, "handed", (*part.handed).into());
    put(&mut written, "role", (*part.role).into());
    put(&mut written, "ancestor", Json::Object(ancestor));
    Json::Object(written)
}

fn merge_for_file(merge: &Merge) -> Json {
    let file_for_file = |file: &MergedFile| {
        let mut written = Map::new();
        put_text(&mut written, "role", &file.role);
        put(&mut written, "sha256", (*file.sha256).into());
        put(&mut written, "taken", file.n_taken.into());
        Json::Object(written)
    };
    let mut written = Map::new();
    put(&mut written, "at", (*merge.at).into());
    put(&mut written, "files", merge.files.iter().map(file_for_file).collect());
    put(&mut written, "conflicts", merge.n_conflicts.into());
    Json::Object(written)
}

/// Whether a part says all that it must; what is missing has been noted. Opened without it, the file would be taken for
/// a whole assessment.
pub(super) fn is_part(at: &Place<'_>) -> bool {
    let has_object = |key| at.required(key).is_some_and(|place| place.object().is_some());
    let title = at.required("title");
    let questions = at.required("questions");
    let found = [
        at.keys(PART).is_some(),
        have_texts(at, &["assessment", "handed", "role"]),
        title.is_some_and(|at| at.keys(&["th", "en"]).is_some() && have_texts(&at, &["th", "en"])),
        questions.is_some_and(|place| !place.each(|place| place.text().map(|_| ())).is_empty()),
        has_object("ancestor"),
    ];
    !found.contains(&false)
}

/// The part of a file that is usable.
pub(super) fn part(at: &Place<'_>, questionnaire: &Questionnaire) -> HandedPart {
    let question = |place: &Place<'_>| {
        let id = QuestionId::from(place.value.as_str()?);
        if questionnaire.question(&id).is_none() {
            place.mismatch("no such question");
            return None;
        }
        Some((id, ()))
    };
    let questions = at.optional("questions").map(|list| list.each(question)).unwrap_or_default();
    let title = at.optional("title");
    let title_in = |key| title.as_ref().map(|title| kept(title, key)).unwrap_or_default();
    HandedPart {
        assessment: kept(at, "assessment"),
        questions: questions.into_iter().collect(),
        title: Text { th: title_in("th"), en: title_in("en") },
        handed: kept(at, "handed"),
        role: kept(at, "role"),
        ancestor: at.optional("ancestor").map(|place| ancestor(&place, questionnaire)).unwrap_or_default(),
    }
}

/// What was answered before. An answer that does not fit is left out, and then stands as one that was not there.
fn ancestor(at: &Place<'_>, questionnaire: &Questionnaire) -> Sheet {
    let mut answers = Vec::new();
    for (code, value) in at.object().into_iter().flatten() {
        let place = at.below(code, value);
        let id = QuestionId::from(code.as_str());
        let Some(question) = questionnaire.question(&id) else {
            place.mismatch("no such question");
            continue;
        };
        if place.keys_and_later(KEYS, LATER_KEYS).is_none() {
            continue;
        }
        let mut report = ImportReport::new(Seal::Missing);
        let answer = answer_at(&place, question, &mut report);
        if report.is_clean() {
            answers.push((id, answer));
        } else {
            place.mismatch("an answer that does not fit its question");
        }
    }
    Sheet::new(answers)
}

/// One putting together.
pub(super) fn merge(at: &Place<'_>) -> Option<Merge> {
    at.keys(&["at", "files", "conflicts"])?;
    let n_conflicts = at.required("conflicts").and_then(|place| place.whole());
    let files = at.required("files").map(|list| list.each(merged_file)).unwrap_or_default();
    let has_moment = have_texts(at, &["at"]);
    Some(Merge { at: has_moment.then(|| kept(at, "at"))?, files, n_conflicts: n_conflicts? })
}

fn merged_file(at: &Place<'_>) -> Option<MergedFile> {
    at.keys(&["role", "sha256", "taken"])?;
    let n_taken = at.required("taken").and_then(|place| place.whole());
    let role = at.optional("role").and_then(|place| place.text()).map(|_| kept(at, "role")).unwrap_or_default();
    let sha256: Option<Rc<str>> = at.required("sha256").and_then(|place| place.text()).map(|_| kept(at, "sha256"));
    Some(MergedFile { role, sha256: sha256?, n_taken: n_taken? })
}
