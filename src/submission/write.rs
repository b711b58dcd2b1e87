//! From a draft to a file.

use std::collections::BTreeMap;

use super::file::{
    AnswerFile, EvidenceFile, HistoryFile, QuestionnaireReference, RespondentFile, ScoresFile, StatusFile,
    SubmissionFile,
};
use super::{DRAFT_FORMAT, Draft, FORMAT_VERSION, SCHEMA, SUBMISSION_FORMAT, Status};
use crate::answers::{Answer, Evidence, Response, Value};
use crate::json::{ToJson as _, digest};
use crate::questionnaire::Questionnaire;
use crate::scoring::{Score, Scores, score};

/// The version of the app, as files carry it.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The submission file of a draft: with its figures, sealed with a digest over all the rest. UTF-8, indented.
pub fn write_submission(draft: &Draft, questionnaire: &Questionnaire, exported: &str) -> String {
    let mut file = file_from_draft(draft, &questionnaire.sha256);
    file.schema = Some(SCHEMA.into());
    file.format = SUBMISSION_FORMAT.into();
    file.exported = Some(exported.into());
    file.scores = Some(scores_for_file(&score(&draft.scope(questionnaire)), questionnaire));
    for answer in file.answers.values_mut() {
        answer.typed.clear();
    }
    file.answers.retain(|_, answer| !is_blank(answer));
    let mut json = file.to_json().unwrap_or_default();
    let sha256 = digest(&json);
    if let Some(map) = json.as_object_mut() {
        map.insert("sha256".into(), sha256.into());
    }
    format!("{json:#}\n")
}

/// The draft file: what a browser keeps, with half-typed fields and without figures or digest.
pub fn write_draft(draft: &Draft, questionnaire_sha256: &str) -> String {
    file_from_draft(draft, questionnaire_sha256).to_json().unwrap_or_default().to_string()
}

/// The figures of a file: settled ones, `null` for "–"; what is still open is left out.
pub(super) fn scores_for_file(scores: &Scores, questionnaire: &Questionnaire) -> ScoresFile {
    let figure = |score: &Score| match (score.claimed, score.settled()) {
        (None, _) => Some(None),
        (Some(_), Some(settled)) => Some(Some(settled.to_f64())),
        (Some(_), None) => None,
    };
    let of = |id: &str, score: &Score| figure(score).map(|figure| (id.to_owned(), figure));
    let done = scores.overall.progress;
    ScoresFile {
        indicators: questionnaire
            .indicators()
            .filter_map(|(_, indicator)| of(indicator.id.as_str(), scores.indicators.get(&indicator.id)?))
            .collect(),
        dimensions: questionnaire
            .parts
            .iter()
            .filter_map(|part| of(part.id.as_str(), scores.parts.get(&part.id)?))
            .collect(),
        completeness: done.share().percent().to_share(),
    }
}

fn file_from_draft(draft: &Draft, questionnaire_sha256: &str) -> SubmissionFile {
    SubmissionFile {
        schema: None,
        format: DRAFT_FORMAT.into(),
        format_version: FORMAT_VERSION,
        questionnaire: QuestionnaireReference {
            id: draft.questionnaire.to_string(),
            version: draft.version.to_string(),
            sha256: questionnaire_sha256.into(),
        },
        id: draft.id.to_string(),
        revision: draft.revision,
        period: draft.period.to_string(),
        profile: draft.profile.to_string(),
        status: match draft.status {
            Status::Draft => StatusFile::Draft,
            Status::Final => StatusFile::Final,
        },
        respondent: RespondentFile {
            agency_code: draft.respondent.agency_code.to_string(),
            agency_name: draft.respondent.agency_name.to_string(),
            agency_type: draft.respondent.agency_type.to_string(),
            province: draft.respondent.province.to_string(),
            role: draft.respondent.role.to_string(),
        },
        created: draft.created.to_string(),
        updated: draft.updated.to_string(),
        exported: None,
        app: APP_VERSION.into(),
        history: draft
            .history
            .iter()
            .map(|closing| HistoryFile { revision: closing.revision, finished: closing.finished.to_string() })
            .collect(),
        answers: answers_for_file(draft),
        scores: None,
        sha256: None,
    }
}

fn answers_for_file(draft: &Draft) -> BTreeMap<String, AnswerFile> {
    draft.sheet.iter().map(|(id, answer)| (id.to_string(), answer_for_file(answer))).collect()
}

fn answer_for_file(answer: &Answer) -> AnswerFile {
    let (value, na, reason) = match &answer.response {
        None => (None, false, String::new()),
        Some(Response::Value(value)) => (Some(json_from_value(value)), false, String::new()),
        Some(Response::NotApplicable { reason }) => (None, true, reason.to_string()),
    };
    AnswerFile {
        value,
        na,
        reason,
        typed: answer.typed.iter().flat_map(|typed| [typed.part.to_string(), typed.whole.to_string()]).collect(),
        note: answer.note.to_string(),
        unit: answer.unit.to_string(),
        evidence: answer.evidence.iter().filter(|e| **e != Evidence::default()).map(evidence_for_file).collect(),
        at: answer.at.to_string(),
    }
}

fn evidence_for_file(evidence: &Evidence) -> EvidenceFile {
    EvidenceFile {
        kind: evidence.kind.code().into(),
        title: evidence.title.to_string(),
        number: evidence.number.to_string(),
        date: evidence.date.to_string(),
        holder: evidence.holder.to_string(),
        location: evidence.location.to_string(),
        secrecy: evidence.secrecy.code().into(),
    }
}

fn is_blank(answer: &AnswerFile) -> bool {
    answer.value.is_none()
        && !answer.na
        && answer.note.is_empty()
        && answer.unit.is_empty()
        && answer.evidence.is_empty()
}

fn json_from_value(value: &Value) -> serde_json::Value {
    match value {
        Value::Practice(practice) => practice.code().into(),
        Value::Chosen(chosen) => chosen.iter().map(|id| id.as_str()).collect(),
        Value::Share { part, whole } => serde_json::json!({ "part": part, "whole": whole }),
        Value::Number(number) => number_for_file(number.to_f64()),
        Value::Step(id) => id.as_str().into(),
        Value::Scale(step) => (*step).into(),
        Value::Text(text) => (**text).into(),
    }
}

/// A whole number is written without a decimal point.
fn number_for_file(number: f64) -> serde_json::Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within a thousand millions")]
    if number.fract() == 0.0 { (number as i64).into() } else { number.into() }
}
