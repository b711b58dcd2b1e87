//! From the bytes of a file to a draft, with a report of what became of every answer.

use std::rc::Rc;

use serde_json::Value as Json;

use super::file::{AnswerFile, EvidenceFile, StatusFile, SubmissionFile};
use super::value::value_from_json;
use super::write::scores_for_file;
use super::{Closing, DRAFT_FORMAT, Draft, FORMAT_VERSION, Respondent, SUBMISSION_FORMAT, Status};
use crate::answers::{Answer, Evidence, EvidenceKind, Response, Secrecy, Sheet, TEXT_LIMIT, Typed, ValueFault};
use crate::json::{ParseError, Parsed, Problem, digest, parse, read};
use crate::questionnaire::{Question, QuestionId, Questionnaire};
use crate::scoring::score;

/// A file that could be opened. Nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The assessment as it would become.
    pub draft: Draft,
    /// Its questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// What became of the file's content.
    pub report: ImportReport,
}

/// What became of a file's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// Whether it is as it was exported.
    pub seal: Seal,
    /// The file's questionnaire version, where it is another one than ours.
    pub other_version: Option<Rc<str>>,
    /// Whether the questionnaire has this version but other content.
    pub is_other_content: bool,
    /// Answers taken over as they are.
    pub n_kept: usize,
    /// Answers taken over after a conversion.
    pub converted: Vec<Finding>,
    /// Answers, or parts of them, that do not fit and are left out.
    pub dropped: Vec<Finding>,
    /// Answers to questions that this questionnaire does not have.
    pub unknown: Vec<QuestionId>,
    /// Questions that are asked and not answered in the file.
    pub missing: Vec<QuestionId>,
    /// Whether the figures in the file differ from those computed from its answers.
    pub scores_differ: bool,
    /// What else is odd about the file: unknown and repeated keys, elements that do not fit.
    pub problems: Vec<Problem>,
}

impl ImportReport {
    /// Whether nothing needs a person's eye.
    pub fn is_clean(&self) -> bool {
        self.seal != Seal::Changed
            && self.other_version.is_none()
            && !self.is_other_content
            && self.converted.is_empty()
            && self.dropped.is_empty()
            && self.unknown.is_empty()
            && self.problems.is_empty()
            && !self.scores_differ
    }

    /// Whether opening it would leave something behind.
    pub fn loses_something(&self) -> bool {
        !(self.dropped.is_empty() && self.unknown.is_empty() && self.problems.is_empty())
    }
}

/// Whether a file is as it was exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// The digest matches.
    Intact,
    /// The digest does not match: changed after export.
    Changed,
    /// There is none, as in a draft.
    Missing,
}

/// What happened to one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whose answer.
    pub question: QuestionId,
    /// What.
    pub trouble: Trouble,
}

/// What can happen to one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The value does not fit the question.
    Value(ValueFault),
    /// The value was written in another way, and was unambiguous.
    Rewritten,
    /// A text was longer than is kept.
    Shortened,
    /// It says both a value and "not applicable".
    Contradiction,
    /// A kind of document or a secrecy class that we do not know; kept as "other" or as the highest class.
    UnknownClass,
}

/// Why a file cannot be opened at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It could not be read as JSON.
    Parse(ParseError),
    /// It is JSON of another format; which, if it says.
    NotASubmission {
        /// The `format` it names.
        format: Option<String>,
    },
    /// It was written by a newer version of the app.
    NewerVersion(u32),
    /// We do not have its questionnaire.
    UnknownQuestionnaire {
        /// The code of the questionnaire.
        id: String,
    },
    /// It lacks what cannot be guessed; never empty.
    Unusable(Vec<Problem>),
}

/// Opens a submission or a draft. `find` gives a questionnaire by its code.
///
/// # Errors
/// [`OpenError`]; then nothing of the file is used.
pub fn open(bytes: &[u8], find: impl FnOnce(&str) -> Option<Rc<Questionnaire>>) -> Result<Opened, OpenError> {
    let Parsed { value, duplicates } = parse(bytes).map_err(OpenError::Parse)?;
    check_format(&value)?;
    let seal = seal_of(&value);
    let (file, mut problems) = read::<SubmissionFile>(&value);
    problems.splice(0..0, duplicates);
    let Some(file) = file else {
        return Err(OpenError::Unusable(problems));
    };
    let id = file.questionnaire.id.clone();
    let Some(questionnaire) = find(&id) else {
        return Err(OpenError::UnknownQuestionnaire { id });
    };
    if questionnaire.profile(&file.profile.as_str().into()).is_none() {
        problems.push(Problem::inconsistent("profile", format!("no profile `{}`", file.profile)));
        return Err(OpenError::Unusable(problems));
    }
    let other_version =
        (*file.questionnaire.version != *questionnaire.version).then(|| Rc::from(file.questionnaire.version.as_str()));
    let is_other_content = other_version.is_none() && *file.questionnaire.sha256 != *questionnaire.sha256;
    let mut report = ImportReport {
        seal,
        other_version,
        is_other_content,
        n_kept: 0,
        converted: Vec::new(),
        dropped: Vec::new(),
        unknown: Vec::new(),
        missing: Vec::new(),
        scores_differ: false,
        problems,
    };
    let (draft, scores) = draft_from_file(file, &questionnaire, &mut report);
    let scope = draft.scope(&questionnaire);
    report.missing =
        questionnaire.dimensions().flat_map(|part| scope.open(part)).map(|question| question.id.clone()).collect();
    let computed = scores_for_file(&score(&scope), &questionnaire);
    report.scores_differ = scores.is_some_and(|claimed| claimed != computed);
    Ok(Opened { draft, questionnaire, report })
}

fn check_format(value: &Json) -> Result<(), OpenError> {
    let format = value.get("format").and_then(Json::as_str);
    if !format.is_some_and(|format| format == SUBMISSION_FORMAT || format == DRAFT_FORMAT) {
        return Err(OpenError::NotASubmission { format: format.map(|format| format.chars().take(60).collect()) });
    }
    match value.get("formatVersion").and_then(Json::as_u64) {
        Some(version) if version > FORMAT_VERSION.into() => {
            Err(OpenError::NewerVersion(u32::try_from(version).unwrap_or(u32::MAX)))
        }
        _ => Ok(()),
    }
}

fn seal_of(value: &Json) -> Seal {
    let Some(object) = value.as_object() else {
        return Seal::Missing;
    };
    let mut rest = object.clone();
    match rest.remove("sha256") {
        None => Seal::Missing,
        Some(seal) if seal.as_str() == Some(&digest(&Json::Object(rest))) => Seal::Intact,
        Some(_) => Seal::Changed,
    }
}

fn draft_from_file(
    file: SubmissionFile,
    questionnaire: &Questionnaire,
    report: &mut ImportReport,
) -> (Draft, Option<super::file::ScoresFile>) {
    let mut answers = Vec::new();
    for (id, answer) in file.answers {
        match questionnaire.question(&id.as_str().into()) {
            Some(question) => answers.push((question.id.clone(), answer_from_file(answer, question, report))),
            None => report.unknown.push(id.as_str().into()),
        }
    }
    let respondent = file.respondent;
    let draft = Draft {
        id: file.id.into(),
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        respondent: Respondent {
            agency_code: respondent.agency_code.into(),
            agency_name: respondent.agency_name.into(),
            agency_type: respondent.agency_type.into(),
            province: respondent.province.into(),
            role: respondent.role.into(),
        },
        period: file.period.into(),
        profile: file.profile.as_str().into(),
        status: match file.status {
            StatusFile::Draft => Status::Draft,
            StatusFile::Final => Status::Final,
        },
        revision: file.revision.max(1),
        history: file
            .history
            .into_iter()
            .map(|closing| Closing { revision: closing.revision, finished: closing.finished.into() })
            .collect(),
        created: file.created.into(),
        updated: file.updated.into(),
        sheet: Sheet::new(answers),
    };
    (draft, file.scores)
}

/// What became of one answer while it was read.
struct Reading<'a> {
    question: &'a Question,
    report: &'a mut ImportReport,
    is_as_it_was: bool,
}

impl Reading<'_> {
    fn converted(&mut self, trouble: Trouble) {
        self.is_as_it_was = false;
        self.report.converted.push(Finding { question: self.question.id.clone(), trouble });
    }

    fn dropped(&mut self, trouble: Trouble) {
        self.is_as_it_was = false;
        self.report.dropped.push(Finding { question: self.question.id.clone(), trouble });
    }

    fn text(&mut self, text: String) -> Rc<str> {
        match text.char_indices().nth(TEXT_LIMIT) {
            Some((end, _)) => {
                self.converted(Trouble::Shortened);
                text[..end].into()
            }
            None => text.into(),
        }
    }

    fn response(&mut self, file: &mut AnswerFile) -> Option<Response> {
        let reason = std::mem::take(&mut file.reason);
        match (&file.value, file.na) {
            (None, false) => None,
            (Some(_), true) => {
                self.dropped(Trouble::Contradiction);
                None
            }
            (None, true) => {
                let response = Response::NotApplicable { reason: self.text(reason) };
                match response.check(&self.question.kind, &self.question.na) {
                    // Still being written in a draft; it counts as open.
                    Ok(()) | Err(ValueFault::ReasonMissing) => Some(response),
                    Err(fault) => {
                        self.dropped(Trouble::Value(fault));
                        None
                    }
                }
            }
            (Some(json), false) => match value_from_json(json, &self.question.kind) {
                Ok(read) => {
                    if read.was_converted {
                        self.converted(Trouble::Rewritten);
                    }
                    Some(Response::Value(read.value))
                }
                Err(fault) => {
                    self.dropped(Trouble::Value(fault));
                    None
                }
            },
        }
    }

    fn evidence(&mut self, file: EvidenceFile) -> Evidence {
        let kind = EvidenceKind::from_code(&file.kind);
        let secrecy = if file.secrecy.is_empty() { Some(Secrecy::Open) } else { Secrecy::from_code(&file.secrecy) };
        if kind.is_none() || secrecy.is_none() {
            self.converted(Trouble::UnknownClass);
        }
        Evidence {
            kind: kind.unwrap_or_default(),
            title: self.text(file.title),
            number: self.text(file.number),
            date: self.text(file.date),
            holder: self.text(file.holder),
            location: self.text(file.location),
            // What we cannot classify is treated with the greatest care.
            secrecy: secrecy.unwrap_or(Secrecy::TopSecret),
        }
    }
}

fn answer_from_file(mut file: AnswerFile, question: &Question, report: &mut ImportReport) -> Answer {
    let mut reading = Reading { question, report, is_as_it_was: true };
    let response = reading.response(&mut file);
    let typed = match file.typed.as_slice() {
        [part, whole] => Some(Typed { part: part.as_str().into(), whole: whole.as_str().into() }),
        _ => None,
    };
    let answer = Answer {
        response,
        typed,
        note: reading.text(file.note),
        unit: reading.text(file.unit),
        evidence: file.evidence.into_iter().map(|evidence| reading.evidence(evidence)).collect(),
        at: file.at.into(),
    };
    if reading.is_as_it_was {
        report.n_kept += 1;
    }
    answer
}
