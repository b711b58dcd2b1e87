//! From the bytes of a file to a draft, with a report of what became of every answer.

use std::rc::Rc;

use serde_json::Value as Json;

use super::answer::answer_from_file;
use super::file::{ScoresFile, StatusFile, SubmissionFile};
use super::write::scores_for_file;
use super::{Closing, DRAFT_FORMAT, Draft, FORMAT_VERSION, Respondent, SUBMISSION_FORMAT, Status};
use crate::answers::{Sheet, ValueFault};
use crate::json::{ParseError, Parsed, Problem, ProblemKind, digest, parse, read};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::scoring::score;

/// The longest name, moment or code in the head of a file that is kept, in characters.
const HEAD_LIMIT: usize = 200;

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
    let Some(file) = file.filter(|file| file.format_version == FORMAT_VERSION) else {
        // A version below the first is missing or wrong like any other key.
        if problems.is_empty() {
            problems.push(Problem::inconsistent("formatVersion", format!("expected {FORMAT_VERSION}")));
        }
        return Err(OpenError::Unusable(problems));
    };
    if seal == Seal::Missing && file.format == SUBMISSION_FORMAT {
        problems.push(Problem::new("", ProblemKind::MissingKey("sha256")));
    }
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
) -> (Draft, Option<ScoresFile>) {
    let mut answers = Vec::new();
    for (id, answer) in file.answers {
        let id = QuestionId::from(id.as_str());
        match questionnaire.question(&id) {
            Some(question) => answers.push((id, answer_from_file(answer, question, report))),
            None => report.unknown.push(id),
        }
    }
    let mut head = Head(&mut report.problems);
    let respondent = file.respondent;
    let draft = Draft {
        id: head.id(file.id),
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        respondent: Respondent {
            agency_code: head.text(respondent.agency_code, "respondent.agencyCode"),
            agency_name: head.text(respondent.agency_name, "respondent.agencyName"),
            agency_type: head.text(respondent.agency_type, "respondent.agencyType"),
            province: head.text(respondent.province, "respondent.province"),
            role: head.text(respondent.role, "respondent.role"),
        },
        period: head.period(file.period),
        profile: file.profile.as_str().into(),
        status: match file.status {
            StatusFile::Draft => Status::Draft,
            StatusFile::Final => Status::Final,
        },
        revision: head.revision(file.revision),
        history: file
            .history
            .into_iter()
            .map(|closing| Closing {
                revision: closing.revision,
                finished: head.text(closing.finished, "history[].finished"),
            })
            .collect(),
        created: head.text(file.created, "created"),
        updated: head.text(file.updated, "updated"),
        sheet: Sheet::new(answers),
    };
    (draft, file.scores)
}

/// Reads the head of a file: notes what is odd about it, and keeps what can be kept.
struct Head<'a>(&'a mut Vec<Problem>);

impl Head<'_> {
    fn odd(&mut self, path: &str, words: impl Into<String>) {
        self.0.push(Problem::inconsistent(path, words));
    }

    fn text(&mut self, text: String, path: &str) -> Rc<str> {
        match text.char_indices().nth(HEAD_LIMIT) {
            Some((end, _)) => {
                self.odd(path, format!("longer than {HEAD_LIMIT} characters; cut"));
                text[..end].into()
            }
            None => text.into(),
        }
    }

    /// An id becomes part of an address and of a key in the storage; another one is left out.
    fn id(&mut self, id: String) -> Rc<str> {
        let is_plain =
            (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if is_plain {
            return id.into();
        }
        self.odd("id", "not a UUID; another one is given");
        "".into()
    }

    fn period(&mut self, period: String) -> Rc<str> {
        if period.len() != 4 || !period.bytes().all(|byte| byte.is_ascii_digit()) {
            self.odd("period", "not a year of four digits");
        }
        self.text(period, "period")
    }

    fn revision(&mut self, revision: u32) -> u32 {
        if revision == 0 {
            self.odd("revision", "revisions count from 1");
        }
        revision.max(1)
    }
}
