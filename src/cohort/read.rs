//! From the bytes of a file, whatever they are, to what is kept of it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::frame::Frame;
use super::places::{is_as_known, province_of};
use super::record::{Agency, Outcome, Record, Refusal, Remarks, Round};
use crate::json::{ParseError, Problem};
use crate::moment::Moment;
use crate::questionnaire::Questionnaire;
use crate::scoring::claims;
use crate::submission::{ImportReport, OpenError, Opened, Status, is_page, open};

/// How many problems of one file are kept: the coordinator asks the agency, and the agency opens its file.
const MAX_PROBLEMS: usize = 5;
/// How many rounds are kept in mind.
const MAX_ROUNDS: usize = 64;
/// The longest text of a stranger's file that is kept to be shown.
const MAX_NAME: usize = 120;

/// Reads files by the questionnaires at hand.
#[derive(Debug, Default)]
pub struct Reader {
    frames: Vec<Rc<Frame>>,
    /// Every round that was met: few, however many files there are.
    rounds: RefCell<Vec<Arc<Round>>>,
    #[cfg(feature = "desk")]
    pub(super) quick: super::quick::Quickly,
}

impl Reader {
    /// With these questionnaires; of one code and version, the first.
    pub fn new(questionnaires: impl IntoIterator<Item = Rc<Questionnaire>>) -> Self {
        let frames = questionnaires.into_iter().map(|questionnaire| Rc::new(Frame::new(questionnaire))).collect();
        Self { frames, ..Self::default() }
    }

    /// The questionnaires at hand.
    pub fn frames(&self) -> &[Rc<Frame>] {
        &self.frames
    }

    /// What is measured in a round.
    pub fn frame(&self, round: &Round) -> Option<&Rc<Frame>> {
        self.frames.iter().find(|frame| *frame.questionnaire.sha256 == *round.sha256)
    }

    /// The questionnaire of a code: of the version that is named, else the first.
    pub fn questionnaire(&self, id: &str, version: &str) -> Option<Rc<Questionnaire>> {
        let mut of_id = self.frames.iter().map(|frame| &frame.questionnaire).filter(|own| own.id.as_str() == id);
        let first = of_id.clone().next();
        of_id.find(|own| *own.version == *version).or(first).cloned()
    }

    /// Opens a file whole: its digest is checked, and its figures are computed from its answers.
    ///
    /// # Errors
    /// The [`Refusal`], when it cannot take part.
    pub fn open(&self, bytes: &[u8]) -> Result<Opened, Refusal> {
        open(bytes, |id, version| self.questionnaire(id, version)).map_err(|error| refusal(bytes, error))
    }

    /// Whether a file may be a submission, by how it begins: with the brace of a JSON object, behind a byte-order mark and
    /// white space; in UTF-16, too. A report file is a page.
    pub fn may_be_ours(bytes: &[u8]) -> bool {
        let is_passed_over =
            |byte: &&u8| matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | b' ' | b'\t' | b'\r' | b'\n');
        bytes.iter().find(|byte| !is_passed_over(byte)) == Some(&b'{') || is_page(bytes)
    }

    /// What is kept of a file.
    #[cfg(not(feature = "desk"))]
    pub fn read(&self, bytes: &[u8]) -> Outcome {
        self.read_carefully(bytes)
    }

    /// The same, whatever it is and however it is written.
    pub fn read_carefully(&self, bytes: &[u8]) -> Outcome {
        let opened = match self.open(bytes) {
            Ok(opened) => opened,
            Err(refusal) => return Outcome::Refused(refusal),
        };
        // It names its agency, and would stand for the whole of its answers.
        if let Some(part) = &opened.draft.part {
            return Outcome::Refused(Refusal::OnlyAPart(harmless(&shortened(&part.title.th)).into()));
        }
        match self.frames.iter().find(|frame| Rc::ptr_eq(&frame.questionnaire, &opened.questionnaire)) {
            Some(frame) => {
                Outcome::Read(Box::new(record(&opened, frame, self.round(frame, &opened.draft.period), bytes)))
            }
            None => Outcome::Refused(Refusal::UnknownQuestionnaire(opened.draft.questionnaire.as_str().into())),
        }
    }

    /// The round of a year; one for all its records.
    pub(super) fn round(&self, frame: &Frame, period: &str) -> Arc<Round> {
        let questionnaire = &frame.questionnaire;
        let mut rounds = self.rounds.borrow_mut();
        let is_it = |round: &&Arc<Round>| *round.period == *period && *round.sha256 == *questionnaire.sha256;
        if let Some(round) = rounds.iter().find(is_it) {
            return round.clone();
        }
        let round = Arc::new(Round {
            questionnaire: questionnaire.id.as_str().into(),
            period: period.into(),
            version: (*questionnaire.version).into(),
            sha256: (*questionnaire.sha256).into(),
        });
        // Strangers' files may name any year.
        if rounds.len() < MAX_ROUNDS {
            rounds.push(round.clone());
        }
        round
    }
}

/// What is kept of a submission that was opened.
fn record(opened: &Opened, frame: &Frame, round: Arc<Round>, bytes: &[u8]) -> Record {
    let (draft, questionnaire) = (&opened.draft, &opened.questionnaire);
    let scope = draft.scope(questionnaire);
    let claims = claims(&scope);
    let respondent = &draft.respondent;
    Record {
        round,
        id: (*draft.id).into(),
        revision: draft.revision,
        updated: Moment::parse(&draft.updated),
        updated_text: (*draft.updated).into(),
        digest: digest(&opened.digest).unwrap_or_else(|| Sha256::digest(bytes).into()),
        is_final: draft.status == Status::Final,
        seal: opened.report.seal,
        agency: agency([
            &respondent.agency_code,
            &respondent.agency_name,
            &respondent.agency_type,
            &respondent.province,
        ]),
        profile: draft.profile.as_str().into(),
        subject: harmless(draft.subject(&scope).unwrap_or_default()).into(),
        figures: frame.figures(&claims),
        counts: frame.counts(&scope, &claims),
        completeness: claims.overall.progress.share().percent().millionths(),
        remarks: remarks(&opened.report),
    }
}

/// A text without characters that are not seen: those that turn the direction of writing would turn what stands behind it.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_unseen = |c: char| {
        c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    // Of all these the first byte is one of few.
    let may_be = |byte: u8| byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xE2);
    if text.bytes().any(may_be) && text.contains(is_unseen) { text.replace(is_unseen, "").into() } else { text.into() }
}

/// Who answered, by code, name, type and province. A province is known by its Thai name, however it was written.
pub(super) fn agency(said: [&str; 4]) -> Agency {
    let said = said.map(harmless);
    let [code, name, agency_type, province] = said.each_ref().map(|text| text.trim());
    // Files of ours have it as it is known.
    let province =
        if is_as_known(province) { province } else { province_of(province).map_or(province, |known| known.th) };
    Agency { code: code.into(), name: name.into(), agency_type: agency_type.into(), province: province.into() }
}

/// A digest as bytes; `None` for what is none.
fn digest(hex: &str) -> Option<[u8; 32]> {
    let mut digest = [0; 32];
    if hex.len() != 64 {
        return None;
    }
    for (place, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(digest)
}

fn remarks(report: &ImportReport) -> Remarks {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Remarks {
        other_version: report.other_version.as_deref().map(shortened),
        is_other_content: report.is_other_content,
        scores_differ: report.scores_differ,
        n_dropped: count(report.dropped.len()),
        n_unknown: count(report.unknown.len()),
        n_missing: count(report.missing.len()),
        problems: first_few(&report.problems),
    }
}

fn first_few(problems: &[Problem]) -> Vec<Problem> {
    problems.iter().take(MAX_PROBLEMS).cloned().collect()
}

fn shortened(name: &str) -> Box<str> {
    name.chars().take(MAX_NAME).collect()
}

/// Why a file cannot take part. Only what begins like our files is called damaged: a folder holds photos, too.
fn refusal(bytes: &[u8], error: OpenError) -> Refusal {
    match error {
        OpenError::Parse(error @ (ParseError::Empty | ParseError::TooDeep)) => Refusal::Damaged(error),
        OpenError::Parse(error) if Reader::may_be_ours(bytes) => Refusal::Damaged(error),
        OpenError::Parse(_) => Refusal::NotASubmission(None),
        OpenError::NotASubmission { format } => Refusal::NotASubmission(format.as_deref().map(shortened)),
        OpenError::NoneInPage => Refusal::NotASubmission(None),
        OpenError::SeveralInPage => Refusal::SeveralInPage,
        OpenError::NewerVersion(version) => Refusal::NewerVersion(version),
        OpenError::UnknownQuestionnaire { id } => Refusal::UnknownQuestionnaire(shortened(&id)),
        // Said of drafts and parts in a browser, and of no file that is collected.
        OpenError::OtherVersion { .. } | OpenError::PartOfOtherVersion(..) | OpenError::Altered => {
            Refusal::NotASubmission(None)
        }
        OpenError::Unusable(problems) => Refusal::Unusable(first_few(&problems)),
    }
}
