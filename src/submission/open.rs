//! From the bytes of a file to a draft, with a report of what became of every answer.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Map, Value as Json};

use super::answer::{KEYS, LATER_KEYS, answer_at};
use super::in_page::content_of;
use super::write::scores_for_file;
use super::{DRAFT_FORMAT, Draft, FORMAT_VERSION, MigrationReport, SUBMISSION_FORMAT, head};
use crate::answers::{Sheet, ValueFault};
use crate::json::{Notes, ParseError, Parsed, Place, Problem, ProblemKind, digest, parse, put};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::scoring::score;

/// A file that could be opened. Nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The assessment as it would become.
    pub draft: Draft,
    /// Its questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// The SHA-256 of its canonical JSON without its seal, lower-case hexadecimal; empty where there is no seal.
    pub digest: String,
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
    /// Where the file was made with another version and is taken over to ours: what became of each answer. Then it says so
    /// in place of the counts and lists above.
    pub migration: Option<Rc<MigrationReport>>,
    /// What else is odd about the file: unknown and repeated keys, elements that do not fit.
    pub problems: Vec<Problem>,
}

impl ImportReport {
    pub(super) const fn new(seal: Seal) -> Self {
        Self {
            seal,
            other_version: None,
            is_other_content: false,
            n_kept: 0,
            converted: Vec::new(),
            dropped: Vec::new(),
            unknown: Vec::new(),
            missing: Vec::new(),
            scores_differ: false,
            migration: None,
            problems: Vec::new(),
        }
    }

    /// The report on answers that come from an assessment on this device.
    pub fn of_migration(migration: MigrationReport) -> Self {
        let other_version = (migration.from != migration.to).then(|| migration.from.clone());
        Self { other_version, migration: Some(Rc::new(migration)), ..Self::new(Seal::Missing) }
    }

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
    /// A page that people read, without a submission inside.
    NoneInPage,
    /// A page with several inside, and nothing says which of them counts.
    SeveralInPage,
    /// It was written by a newer version of the app.
    NewerVersion(u32),
    /// We do not have its questionnaire.
    UnknownQuestionnaire {
        /// The code of the questionnaire.
        id: String,
    },
    /// A draft on this device that was made with another version of its questionnaire than is at hand.
    OtherVersion {
        /// Whose it is, and of which year.
        about: Box<str>,
        /// The version that it was made with.
        theirs: Box<str>,
        /// The version at hand.
        ours: Box<str>,
    },
    /// A part that was handed over with another version of its questionnaire than is at hand: its version, and ours.
    PartOfOtherVersion(Box<str>, Box<str>),
    /// An entry of this device's storage that is not as it was written. What it says may be wrong.
    Altered,
    /// It lacks what cannot be guessed; never empty.
    Unusable(Vec<Problem>),
}

/// Opens a submission or a draft, also one inside a report file. `find` gives a questionnaire by its code and version.
///
/// # Errors
/// [`OpenError`]; then nothing of the file is used.
#[inline(never)]
pub fn open(bytes: &[u8], find: impl FnOnce(&str, &str) -> Option<Rc<Questionnaire>>) -> Result<Opened, OpenError> {
    let Parsed { mut value, duplicates: mut problems } = parse(&content_of(bytes)?).map_err(OpenError::Parse)?;
    check_format(&value)?;
    let (seal, digest) = seal_of(&mut value);
    let is_first = value.get("formatVersion").and_then(Json::as_f64) == Some(1.0);
    let version = if is_first { 1 } else { FORMAT_VERSION };
    let notes = RefCell::new(Notes { version, ..Notes::default() });
    let at = Place::root(&value, &notes);
    if !head::is_usable(&at) || !head::is_of_this_version(&at) {
        problems.extend(notes.take().of_shape);
        // A version below the first is missing or wrong like any other key.
        if problems.is_empty() {
            problems.push(Problem::inconsistent("formatVersion", format!("expected {FORMAT_VERSION}")));
        }
        return Err(OpenError::Unusable(problems));
    }
    let [id, version, sha256] = ["id", "version", "sha256"].map(|key| said(&value["questionnaire"], key));
    let questionnaire = find(id, version).ok_or_else(|| OpenError::UnknownQuestionnaire { id: id.into() })?;
    let mut report = ImportReport::new(seal);
    report.other_version = (*version != *questionnaire.version).then(|| version.into());
    report.is_other_content = report.other_version.is_none() && *sha256 != *questionnaire.sha256;
    let mut draft = head::draft_without_answers(&at, &questionnaire);
    draft.sheet = answers(&at, &questionnaire, &mut report);
    let scope = draft.scope(&questionnaire);
    report.missing =
        questionnaire.dimensions().flat_map(|part| scope.open(part)).map(|question| question.id.clone()).collect();
    let computed = scores_for_file(&score(&scope), &questionnaire);
    report.scores_differ = at.optional("scores").is_some_and(|claimed| differ(&claimed, &computed));
    let Notes { of_shape, of_sense, .. } = notes.take();
    problems.extend(of_shape);
    if seal == Seal::Missing && said(&value, "format") == SUBMISSION_FORMAT {
        problems.push(Problem::new("", ProblemKind::MissingKey("sha256")));
    }
    if questionnaire.profile(&draft.profile).is_none() {
        problems.push(Problem::inconsistent("profile", format!("no profile `{}`", draft.profile)));
        return Err(OpenError::Unusable(problems));
    }
    problems.extend(of_sense);
    report.problems = problems;
    Ok(Opened { draft, questionnaire, digest, report })
}

/// The code of the questionnaire that a file names, if it names one: what is needed before it can be opened.
#[inline(never)]
pub fn questionnaire_of(bytes: &[u8]) -> Option<String> {
    let parsed = parse(&content_of(bytes).ok()?).ok()?;
    parsed.value.get("questionnaire")?.get("id")?.as_str().map(str::to_owned)
}

/// The text behind a key that is known to be there.
fn said<'a>(value: &'a Json, key: &str) -> &'a str {
    value.get(key).and_then(Json::as_str).unwrap_or_default()
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

/// Whether the digest is that of all the rest, and that of the rest. The value is as before once that is known.
fn seal_of(value: &mut Json) -> (Seal, String) {
    let mut seal = None;
    let mut rest = Map::new();
    let Some(object) = value.as_object_mut() else { return (Seal::Missing, String::new()) };
    for (key, value) in std::mem::take(object) {
        if key == "sha256" { seal = Some((key, value)) } else { put(&mut rest, key, value) }
    }
    *value = Json::Object(rest);
    let Some((key, seal)) = seal else { return (Seal::Missing, String::new()) };
    let digest = digest(value);
    let is_intact = seal.as_str() == Some(&digest);
    value[key] = seal;
    (if is_intact { Seal::Intact } else { Seal::Changed }, digest)
}

fn answers(at: &Place<'_>, questionnaire: &Questionnaire, report: &mut ImportReport) -> Sheet {
    let mut answers = Vec::new();
    if let Some(place) = at.required("answers") {
        for (id, value) in place.object().into_iter().flatten() {
            let at = place.below(id, value);
            if at.keys_and_later(KEYS, LATER_KEYS).is_none() {
                continue;
            }
            let question = QuestionId::from(id.as_str());
            match questionnaire.question(&question) {
                Some(asked) => answers.push((question, answer_at(&at, asked, report))),
                None => report.unknown.push(question),
            }
        }
    }
    Sheet::new(answers)
}

/// Whether the figures of a file are others than those computed.
fn differ(at: &Place<'_>, computed: &Json) -> bool {
    if at.keys(&["indicators", "dimensions", "completeness"]).is_none() {
        return false;
    }
    let share = at.optional("completeness").and_then(|place| place.number()).unwrap_or_default();
    let mut differ = computed["completeness"] != share;
    for key in ["indicators", "dimensions"] {
        let computed = &computed[key];
        let mut n_claimed = 0;
        if let Some(place) = at.optional(key) {
            for (code, figure) in place.object().into_iter().flatten() {
                if !figure.is_null() && place.below(code, figure).number().is_none() {
                    continue;
                }
                n_claimed += 1;
                differ |= computed.get(code).is_none_or(|computed| computed.as_f64() != figure.as_f64());
            }
        }
        differ |= computed.as_object().is_none_or(|computed| computed.len() != n_claimed);
    }
    differ
}
