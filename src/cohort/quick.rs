//! From the text of a file of ours to what is kept of it, in a tenth of the time that any file takes.

use std::cell::RefCell;
use std::rc::Rc;

use super::frame::{Frame, Place};
use super::read::Reader;
use super::read::agency;
use super::record::{Outcome, Record, Remarks};
use crate::answers::Scope;
use crate::exact::{Exact, Percent};
use crate::moment::Moment;
use crate::questionnaire::ProfileId;
use crate::scoring::claims;
use crate::submission::quick::{Head, Quick, read, read_head};

/// How a reader reads files of ours.
#[derive(Debug, Default)]
pub(super) struct Quickly {
    /// Whether files are taken for what they say they are.
    is_trusting: bool,
    /// Room for the canonical form of a file.
    room: RefCell<Vec<u8>>,
}

impl Reader {
    /// The reader that takes files for what they say they are: no digest is checked, and figures are those that the
    /// file names. There are no counts, and so no measures; the overall figure is the mean of the dimensions' figures,
    /// which are rounded to the millionth. What is about something that stands among the answers is read as always.
    #[must_use]
    pub fn trusting(mut self) -> Self {
        self.quick.is_trusting = true;
        self
    }

    /// What is kept of a file.
    pub fn read(&self, bytes: &[u8]) -> Outcome {
        let record = simdutf8::basic::from_utf8(bytes).ok().and_then(|text| match self.quick.is_trusting {
            true => self.trusted(text).or_else(|| self.read_quickly(text)),
            false => self.read_quickly(text),
        });
        record.map_or_else(|| self.read_carefully(bytes), |record| Outcome::Read(Box::new(record)))
    }

    /// What [`Reader::read_carefully`] would keep of a file, if it is written as we write it; `None` where that takes
    /// a longer look.
    pub fn read_quickly(&self, text: &str) -> Option<Record> {
        let file = read(text, &mut self.quick.room.borrow_mut())?;
        let frame = self.exact_frame(&file.head)?;
        let questionnaire = &*frame.questionnaire;
        let sheet = file.sheet(questionnaire)?;
        let profile = profile(frame, &file.head)?;
        let scope = Scope::new(questionnaire, profile, &sheet);
        let claims = claims(&scope);
        let progress = claims.overall.progress;
        let remarks = Remarks {
            scores_differ: file.differs(&claims, questionnaire),
            n_missing: u32::try_from(progress.asked - progress.done).unwrap_or(u32::MAX),
            ..Remarks::default()
        };
        Some(Record {
            figures: frame.figures(&claims),
            counts: frame.counts(&scope, &claims),
            subject: scope.subject().unwrap_or_default().into(),
            completeness: progress.share().percent().millionths(),
            remarks,
            ..self.without_answers(&file, frame)
        })
    }

    /// What a file says of itself; `None` where that, or what its questionnaire asks for, takes a longer look.
    fn trusted(&self, text: &str) -> Option<Record> {
        let file = read_head(text)?;
        let frame = self.exact_frame(&file.head)?;
        // What an assessment is about stands among its answers.
        let is_enough = frame.questionnaire.subject.is_none() && profile(frame, &file.head).is_some();
        is_enough.then(|| Record {
            figures: figures_named(frame, &file),
            completeness: file.head.completeness,
            ..self.without_answers(&file, frame)
        })
    }

    /// The frame of exactly the questionnaire that was answered.
    fn exact_frame(&self, head: &Head<'_>) -> Option<&Rc<Frame>> {
        let [id, version, sha256] = head.questionnaire;
        let is_it = |frame: &&Rc<Frame>| {
            let own = &frame.questionnaire;
            *own.sha256 == *sha256 && own.id.as_str() == id && *own.version == *version
        };
        // Of one code and version, the first counts.
        let first = self
            .frames()
            .iter()
            .find(|frame| frame.questionnaire.id.as_str() == id && *frame.questionnaire.version == *version);
        first.filter(is_it)
    }

    fn without_answers(&self, file: &Quick<'_>, frame: &Frame) -> Record {
        let head = &file.head;
        Record {
            round: self.round(frame, head.period),
            id: head.id.into(),
            revision: head.revision,
            updated: Moment::parse(head.updated),
            updated_text: head.updated.into(),
            digest: file.digest,
            is_final: head.is_final,
            seal: file.seal,
            agency: agency(head.agency),
            profile: head.profile.into(),
            subject: Box::default(),
            figures: Box::default(),
            counts: Box::default(),
            completeness: 0,
            remarks: Remarks::default(),
        }
    }
}

fn profile<'f>(frame: &'f Frame, head: &Head<'_>) -> Option<&'f ProfileId> {
    frame.questionnaire.profiles.iter().map(|profile| &profile.id).find(|id| id.as_str() == head.profile)
}

/// The figures that a file names, by place of the frame.
fn figures_named(frame: &Frame, file: &Quick<'_>) -> Box<[Option<u32>]> {
    let (mut n_parts, mut n_indicators) = (0, 0);
    let figure = |place: &Place| match place {
        Place::Part(id) => {
            n_parts += 1;
            file.parts.get(id.as_str(), n_parts - 1)?
        }
        Place::Indicator(id) => {
            n_indicators += 1;
            file.indicators.get(id.as_str(), n_indicators - 1)?
        }
        Place::Overall => overall(frame, file),
    };
    frame.places.iter().map(figure).collect()
}

/// The mean of the dimensions that have a figure; none while one is open.
fn overall(frame: &Frame, file: &Quick<'_>) -> Option<u32> {
    let (mut sum, mut n) = (0_u64, 0);
    for (at, part) in frame.questionnaire.dimensions().enumerate() {
        if let Some(figure) = file.parts.get(part.id.as_str(), at)? {
            sum += u64::from(figure);
            n += 1;
        }
    }
    let full = u64::from(Percent::FULL.millionths());
    Some(Exact::of(sum, full * n)?.percent().millionths())
}
