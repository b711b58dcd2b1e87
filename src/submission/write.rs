//! From a draft to a file.

use std::rc::Rc;

use serde_json::{Map, Value as Json};

use super::shared::put_shared;
use super::{DRAFT_FORMAT, Draft, Respondent, SCHEMA_1, SCHEMA_2, SUBMISSION_FORMAT, Status};
use crate::answers::{Answer, Evidence, Response, Row, Typed, Value};
use crate::json::{canonical, digest, indented, put, put_list, put_text};
use crate::questionnaire::{Question, QuestionId, Questionnaire, Table};
use crate::scoring::{Score, Scores, score};

/// The version of the app, as files carry it.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The submission file of a draft: with its figures, sealed with a digest over all the rest. UTF-8, indented.
#[inline(never)]
pub fn write_submission(draft: &Draft, questionnaire: &Questionnaire, exported: &str) -> String {
    let mut file = head(draft, &questionnaire.sha256);
    put(&mut file, "$schema", if draft.format_version() == 1 { SCHEMA_1 } else { SCHEMA_2 }.into());
    put(&mut file, "format", SUBMISSION_FORMAT.into());
    put(&mut file, "exported", exported.into());
    put(&mut file, "scores", scores_for_file(&score(&draft.scope(questionnaire)), questionnaire));
    let mut answers = Map::new();
    for (id, answer) in draft.sheet.iter() {
        let table = questionnaire.question(id).and_then(|question| question.kind.table());
        let written = match table {
            Some(table) => answer_for_file(&in_plain_numbers(answer, table)),
            None => answer_for_file(answer),
        };
        // What is typed and no value yet is no answer; without it, and without anything but a moment, nothing is.
        if written.keys().any(|key| key != "at") {
            put(&mut answers, id.as_str(), Json::Object(written));
        }
    }
    put(&mut file, "answers", Json::Object(answers));
    let mut file = Json::Object(file);
    let sha256 = digest(&file);
    file["sha256"] = sha256.into();
    indented(&file) + "\n"
}

/// The draft file: what a browser keeps, with half-typed fields and without figures or digest.
pub fn write_draft(draft: &Draft, questionnaire_sha256: &str) -> String {
    let mut answers = Map::new();
    for (id, answer) in draft.sheet.iter() {
        put(&mut answers, id.as_str(), Json::Object(answer_for_draft(answer)));
    }
    with_answers(draft, questionnaire_sha256, answers)
}

/// A draft file with the answers to some questions alone. One that has none says when it was cleared: it has a moment, that
/// of the draft's last change, and nothing else.
pub fn write_some(draft: &Draft, questionnaire_sha256: &str, questions: &[QuestionId]) -> String {
    let mut answers = Map::new();
    for id in questions {
        put(&mut answers, id.as_str(), Json::Object(some_answer(draft, id)));
    }
    with_answers(draft, questionnaire_sha256, answers)
}

/// One answer as it stands in a draft file; that it was cleared, as with [`write_some`].
pub fn write_answer(draft: &Draft, question: &QuestionId) -> String {
    canonical(&Json::Object(some_answer(draft, question)))
}

fn some_answer(draft: &Draft, question: &QuestionId) -> Map<String, Json> {
    match draft.sheet.get(question) {
        Some(answer) => answer_for_draft(answer),
        None => {
            let mut cleared = Map::new();
            put(&mut cleared, "at", (*draft.updated).into());
            cleared
        }
    }
}

fn with_answers(draft: &Draft, questionnaire_sha256: &str, answers: Map<String, Json>) -> String {
    let mut file = head(draft, questionnaire_sha256);
    put(&mut file, "answers", Json::Object(answers));
    canonical(&Json::Object(file))
}

fn answer_for_draft(answer: &Answer) -> Map<String, Json> {
    let mut written = answer_for_file(answer);
    if let Some(Typed { part, whole }) = &answer.typed {
        put_list(&mut written, "typed", vec![(**part).into(), (**whole).into()]);
    }
    written
}

/// The figures of a file: settled ones, `null` for "–"; what is still open is left out.
pub(super) fn scores_for_file(scores: &Scores, questionnaire: &Questionnaire) -> Json {
    let (mut indicators, mut dimensions) = (Map::new(), Map::new());
    for (_, indicator) in questionnaire.indicators() {
        put_figure(&mut indicators, indicator.id.as_str(), scores.indicators.get(&indicator.id));
    }
    for part in &questionnaire.parts {
        put_figure(&mut dimensions, part.id.as_str(), scores.parts.get(&part.id));
    }
    let mut file = Map::new();
    put(&mut file, "indicators", Json::Object(indicators));
    put(&mut file, "dimensions", Json::Object(dimensions));
    put(&mut file, "completeness", scores.overall.progress.share().percent().to_share().into());
    Json::Object(file)
}

fn put_figure(figures: &mut Map<String, Json>, code: &str, score: Option<&Score>) {
    let Some(score) = score else { return };
    match (score.claimed, score.settled()) {
        (None, _) => put(figures, code, Json::Null),
        (Some(_), Some(settled)) => put(figures, code, settled.to_f64().into()),
        (Some(_), None) => {}
    }
}

/// A draft's file without its answers.
fn head(draft: &Draft, questionnaire_sha256: &str) -> Map<String, Json> {
    let mut reference = Map::new();
    put(&mut reference, "id", draft.questionnaire.as_str().into());
    put(&mut reference, "version", (*draft.version).into());
    put(&mut reference, "sha256", questionnaire_sha256.into());
    let mut file = Map::new();
    put(&mut file, "format", DRAFT_FORMAT.into());
    put(&mut file, "formatVersion", draft.format_version().into());
    put(&mut file, "questionnaire", Json::Object(reference));
    put(&mut file, "id", (*draft.id).into());
    put(&mut file, "revision", draft.revision.into());
    put(&mut file, "period", (*draft.period).into());
    put(&mut file, "profile", draft.profile.as_str().into());
    let status = match draft.status {
        Status::Draft => "draft",
        Status::Final => "final",
    };
    put(&mut file, "status", status.into());
    put(&mut file, "respondent", respondent(&draft.respondent));
    put(&mut file, "created", (*draft.created).into());
    put(&mut file, "updated", (*draft.updated).into());
    put(&mut file, "app", APP_VERSION.into());
    let mut history = Vec::new();
    for closing in &draft.history {
        let mut written = Map::new();
        put(&mut written, "revision", closing.revision.into());
        put(&mut written, "finished", (*closing.finished).into());
        history.push(Json::Object(written));
    }
    put_list(&mut file, "history", history);
    if draft.part.is_some() || !draft.merges.is_empty() {
        put_shared(&mut file, draft);
    }
    file
}

fn respondent(respondent: &Respondent) -> Json {
    let mut written = Map::new();
    put_text(&mut written, "agencyCode", &respondent.agency_code);
    put_text(&mut written, "agencyName", &respondent.agency_name);
    put_text(&mut written, "agencyType", &respondent.agency_type);
    put_text(&mut written, "province", &respondent.province);
    put_text(&mut written, "role", &respondent.role);
    Json::Object(written)
}

/// An answer without what is only typed.
pub(super) fn answer_for_file(answer: &Answer) -> Map<String, Json> {
    let mut written = Map::new();
    match &answer.response {
        None => {}
        Some(Response::Value(value)) => put(&mut written, "value", json_from_value(value)),
        Some(Response::NotApplicable { reason }) => {
            put(&mut written, "na", true.into());
            put_text(&mut written, "reason", reason);
        }
    }
    put_text(&mut written, "note", &answer.note);
    put_text(&mut written, "unit", &answer.unit);
    let mut documents = Vec::new();
    for evidence in answer.evidence.iter().filter(|evidence| **evidence != Evidence::default()) {
        documents.push(evidence_for_file(evidence));
    }
    put_list(&mut written, "evidence", documents);
    put_text(&mut written, "at", &answer.at);
    put_text(&mut written, "carried", answer.carried.as_deref().unwrap_or_default());
    written
}

fn evidence_for_file(evidence: &Evidence) -> Json {
    let mut written = Map::new();
    put_text(&mut written, "kind", evidence.kind.code());
    put_text(&mut written, "title", &evidence.title);
    put_text(&mut written, "number", &evidence.number);
    put_text(&mut written, "date", &evidence.date);
    put_text(&mut written, "holder", &evidence.holder);
    put_text(&mut written, "location", &evidence.location);
    put_text(&mut written, "secrecy", evidence.secrecy.code());
    Json::Object(written)
}

pub(super) fn json_from_value(value: &Value) -> Json {
    match value {
        Value::Practice(practice) => practice.code().into(),
        Value::Chosen(chosen) => Json::Array(chosen.iter().map(|id| id.as_str().into()).collect()),
        Value::Share { part, whole } => {
            let mut share = Map::new();
            put(&mut share, "part", (*part).into());
            put(&mut share, "whole", (*whole).into());
            Json::Object(share)
        }
        Value::Number(number) => number_for_file(number.to_f64()),
        Value::Step(id) => id.as_str().into(),
        Value::Scale(step) => (*step).into(),
        Value::Text(text) => (**text).into(),
        Value::Table(rows) => Json::Array(rows.iter().map(|row| row_for_file(row)).collect()),
    }
}

fn row_for_file(row: &Row) -> Json {
    let mut cells = Map::new();
    for (column, value) in row.cells() {
        put(&mut cells, &**column, json_from_value(value));
    }
    Json::Object(cells)
}

/// An answer as it is in a file: without what is only typed and documents that say nothing, with the numbers of a table
/// as numbers.
pub(crate) fn as_in_a_file(answer: &Answer, question: &Question) -> Answer {
    let mut written = match question.kind.table() {
        Some(table) => in_plain_numbers(answer, table),
        None => answer.clone(),
    };
    written.typed = None;
    written.evidence.retain(|evidence| *evidence != Evidence::default());
    written
}

/// The answer with the numbers of a table as numbers, however they were typed.
fn in_plain_numbers(answer: &Answer, table: &Table) -> Answer {
    let plain = |row: &Rc<Row>| {
        let numbers = table.columns.iter().filter_map(|column| Some((column, row.value(column)?)));
        Rc::new(numbers.fold((**row).clone(), |row, (column, value)| row.with(&column.id, Some(value))))
    };
    let rows: Vec<Rc<Row>> = answer.rows().iter().map(plain).collect();
    let response = if rows.is_empty() { answer.response.clone() } else { Some(Response::Value(Value::Table(rows))) };
    Answer { response, ..answer.clone() }
}

/// A whole number is written without a decimal point.
fn number_for_file(number: f64) -> Json {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within a thousand millions")]
    if number.fract() == 0.0 { (number as i64).into() } else { number.into() }
}
