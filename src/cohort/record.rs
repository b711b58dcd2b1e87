//! What is kept of a file that came in: some hundred bytes of a submission, the reason of a refusal.

use std::sync::Arc;

use crate::json::{ParseError, Problem};
use crate::moment::Moment;
use crate::submission::Seal;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is a submission, or a draft of one.
    Read(Box<Record>),
    /// It cannot take part; why.
    Refused(Refusal),
}

/// What is kept of a submission. Its answers are not: whoever wants them reads the file again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which questionnaire was answered, for which year.
    pub round: Arc<Round>,
    /// The UUID of the assessment; may be empty.
    pub id: Box<str>,
    /// Counts from 1.
    pub revision: u32,
    /// When an answer was last changed.
    pub updated: Moment,
    /// The same, as the file says it.
    pub updated_text: Box<str>,
    /// The SHA-256 of its content, or of its bytes where it is not sealed.
    pub digest: [u8; 32],
    /// Whether the assessment is closed.
    pub is_final: bool,
    /// Whether it is as it was exported.
    pub seal: Seal,
    /// Who answered.
    pub agency: Agency,
    /// The code of the profile.
    pub profile: Box<str>,
    /// What it is about, where its questionnaire asks for that.
    pub subject: Box<str>,
    /// Settled figures by place of the [`Frame`](super::Frame), in millionths of a percent.
    pub figures: Box<[Option<u32>]>,
    /// What is counted, by measure of the frame.
    pub counts: Box<[u32]>,
    /// How much of it is answered, in millionths of a percent.
    pub completeness: u32,
    /// What a person should know of it.
    pub remarks: Remarks,
}

impl Record {
    /// Whether it was changed after it was exported. Taking the digest out of a closed assessment is a change, too.
    pub fn is_changed(&self) -> bool {
        self.seal == Seal::Changed || (self.is_final && self.seal == Seal::Missing)
    }
}

/// What belongs into one report: submissions of one questionnaire in one version for one year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Round {
    /// The code of the questionnaire.
    pub questionnaire: Box<str>,
    /// The assessed year, Buddhist era.
    pub period: Box<str>,
    /// The version by which it was read.
    pub version: Box<str>,
    /// The SHA-256 of that version's content.
    pub sha256: Box<str>,
}

/// Who answered, as the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agency {
    /// The agency's code; may be empty.
    pub code: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// The code of its type; may be empty.
    pub agency_type: Box<str>,
    /// The Thai name of its province; may be empty.
    pub province: Box<str>,
}

/// What a person should know of a submission that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The version that it says it was answered in, where we read it by another.
    pub other_version: Option<Box<str>>,
    /// Whether the questionnaire has this version but other content.
    pub is_other_content: bool,
    /// Whether the figures in the file differ from those computed from its answers; the computed ones count.
    pub scores_differ: bool,
    /// How many answers, or parts of them, did not fit and were left out.
    pub n_dropped: u32,
    /// How many answers belong to no question of ours.
    pub n_unknown: u32,
    /// How many questions are asked and not answered.
    pub n_missing: u32,
    /// What else is odd; the first few.
    pub problems: Vec<Problem>,
}

impl Remarks {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a file cannot take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It begins like a submission and cannot be read to its end.
    Damaged(ParseError),
    /// A page with several submissions inside.
    SeveralInPage,
    /// A submission that lacks what cannot be guessed; the first few problems.
    Unusable(Vec<Problem>),
    /// It was written by a newer version of the app.
    NewerVersion(u32),
    /// We do not have its questionnaire.
    UnknownQuestionnaire(Box<str>),
    /// A part that was handed to a colleague, which is no whole submission; its title.
    OnlyAPart(Box<str>),
    /// Something else; the format that it names, if it is JSON and names one.
    NotASubmission(Option<Box<str>>),
    /// It could not be read where it lies; what the system says.
    Unreadable(Box<str>),
    /// In an archive, and it takes a password.
    Encrypted,
    /// In an archive, and damaged there: a wrong check sum, a length that lies.
    DamagedInArchive,
    /// In an archive, and packed in a way that is not read: its number in the ZIP format.
    UnknownMethod(u16),
    /// In an archive inside an archive inside an archive.
    TooDeepInArchives,
    /// An archive that cannot be read as one, or of another kind than ZIP.
    NotAZip,
    /// One of several parts of an archive.
    PartOfArchive,
    /// The archive ends in the middle, or its list has more entries than are read; all that was found in it was read.
    ArchiveEndsEarly,
    /// An archive that would inflate beyond all measure; so many of its files were not read.
    ArchiveTooLarge(u32),
    /// What an operating system leaves behind: `.DS_Store`, `Thumbs.db`.
    LeftBehind,
}
