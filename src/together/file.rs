//! A file that somebody brought, and whether it can be put into an assessment.

use std::rc::Rc;

use super::hand_over::assessment_of;
use super::three_way::Side;
use super::three_way::content_of;
use crate::answers::Sheet;
use crate::json::digest;
use crate::questionnaire::{Question, QuestionId, Questionnaire};
use crate::submission::{Draft, OpenError, Opened, Seal, Status, write_draft};

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds, or why it cannot be opened.
    pub result: Result<Opened, OpenError>,
}

/// A file beside the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its name.
    pub name: Rc<str>,
    /// The SHA-256 of its content; empty where it cannot be opened.
    pub digest: Rc<str>,
    /// The role of the one who answered it; may be empty.
    pub role: Rc<str>,
    /// Whether it takes part.
    pub outcome: Outcome,
    /// How many answers are taken from it by themselves.
    pub n_taken: usize,
    /// How many that it changed are here already.
    pub n_same: usize,
    /// How many a person has to choose.
    pub n_conflicts: usize,
    /// How many of its answers, or parts of them, could not be read and are left out.
    pub n_lost: usize,
    /// How many of its answers belong to questions that this part does not have.
    pub n_outside: usize,
}

/// Whether a file takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It does.
    Counts,
    /// Only when a person has agreed to all of this; never empty.
    Asks(Vec<Doubt>),
    /// It was put in before: nothing in it is new.
    IsIn,
    /// It is the same as another one of these files.
    IsTwice,
    /// It cannot.
    Refused(Why),
}

/// What a person should think about before a file is put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It was changed after it was written.
    Changed,
    /// Nothing in it says whether it is as it was written.
    NoSeal,
    /// It was begun as another assessment.
    OtherAssessment,
    /// It names another agency.
    OtherAgency,
}

/// Why a file cannot be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It cannot be opened.
    Unreadable(OpenError),
    /// It answers another questionnaire.
    OtherQuestionnaire,
    /// It answers another version of the questionnaire: it has to be opened first.
    OtherVersion,
    /// It is about another year.
    OtherPeriod,
    /// It is of another kind of agency, which is asked other questions.
    OtherProfile,
}

impl Brought {
    /// What is known of it without a look at its answers. `agreed` are digests to which a person has agreed.
    pub(super) fn beside(&self, base: &Draft, questionnaire: &Questionnaire, agreed: &[Rc<str>]) -> Compared {
        let digest = self.digest();
        let was_put_in = base.merges.iter().any(|merge| merge.files.iter().any(|file| file.sha256 == digest));
        let outcome = match &self.result {
            Err(error) => Outcome::Refused(Why::Unreadable(error.clone())),
            Ok(opened) => match refusal(opened, base, questionnaire) {
                Some(why) => Outcome::Refused(why),
                None if was_put_in => Outcome::IsIn,
                None => match doubts(opened, base) {
                    doubts if doubts.is_empty() || agreed.contains(&digest) => Outcome::Counts,
                    doubts => Outcome::Asks(doubts),
                },
            },
        };
        let opened = self.result.as_ref().ok();
        let n_lost = opened.map_or(0, |opened| opened.report.dropped.len() + opened.report.unknown.len());
        Compared {
            name: self.name.clone(),
            digest,
            role: opened.map(|opened| opened.draft.respondent.role.clone()).unwrap_or_default(),
            outcome,
            n_taken: 0,
            n_same: 0,
            n_conflicts: 0,
            n_lost,
            n_outside: 0,
        }
    }

    /// The SHA-256 of its content, also where it has no seal.
    fn digest(&self) -> Rc<str> {
        match &self.result {
            Ok(opened) if !opened.digest.is_empty() => opened.digest.as_str().into(),
            Ok(opened) => {
                let written = write_draft(&opened.draft, &opened.questionnaire.sha256);
                digest(&serde_json::from_str(&written).unwrap_or_default()).into()
            }
            Err(_) => Rc::default(),
        }
    }

    /// What it has of a question; `None` where it says nothing about it.
    pub(super) fn side(&self, source: &Rc<str>, question: &Question, whole_before: Option<&Sheet>) -> Option<Side> {
        let draft = &self.result.as_ref().ok()?.draft;
        let content = |sheet: &Sheet| content_of(sheet.get(&question.id), question);
        let ancestor = match &draft.part {
            Some(part) if !part.questions.contains_key(&question.id) => return None,
            Some(part) => Some(content(&part.ancestor)),
            None => whole_before.map(content),
        };
        let at = draft.sheet.get(&question.id).map(|answer| answer.at.clone()).unwrap_or_default();
        Some(Side { source: source.clone(), ancestor, own: content(&draft.sheet), at })
    }

    /// How many of its answers are to questions that are not asked here.
    pub(super) fn n_outside(&self, is_inside: impl Fn(&QuestionId) -> bool) -> usize {
        let Ok(Opened { draft, .. }) = &self.result else { return 0 };
        let is_its_own = |id: &QuestionId| draft.part.as_ref().is_none_or(|part| part.questions.contains_key(id));
        draft.sheet.iter().filter(|(id, _)| is_its_own(id) && !is_inside(id)).count()
    }
}

fn refusal(opened: &Opened, base: &Draft, questionnaire: &Questionnaire) -> Option<Why> {
    let draft = &opened.draft;
    if draft.questionnaire != base.questionnaire {
        Some(Why::OtherQuestionnaire)
    } else if opened.report.other_version.is_some()
        || opened.report.is_other_content
        || draft.version != base.version
        || opened.questionnaire.sha256 != questionnaire.sha256
    {
        Some(Why::OtherVersion)
    } else if draft.period != base.period {
        Some(Why::OtherPeriod)
    } else {
        (draft.profile != base.profile).then_some(Why::OtherProfile)
    }
}

fn doubts(opened: &Opened, base: &Draft) -> Vec<Doubt> {
    let draft = &opened.draft;
    let agency = |draft: &Draft| {
        [&draft.respondent.agency_code, &draft.respondent.agency_name].map(|text| text.trim().to_owned())
    };
    let found = [
        (opened.report.seal == Seal::Changed, Doubt::Changed),
        (opened.report.seal == Seal::Missing, Doubt::NoSeal),
        (assessment_of(draft) != assessment_of(base), Doubt::OtherAssessment),
        (agency(draft) != agency(base), Doubt::OtherAgency),
    ];
    found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, doubt)| doubt).collect()
}

/// The last of these files that is a common ancestor of the assessment and of a whole file: one that was closed, with
/// both having that closing in their history.
pub(super) fn common_ancestor<'a>(base: &Draft, file: &Draft, others: &'a [&'a Brought]) -> Option<&'a Sheet> {
    let drafts = others.iter().filter_map(|other| other.result.as_ref().ok()).map(|opened| &opened.draft);
    let is_before = |draft: &&Draft| {
        let closing = draft.history.last().filter(|_| draft.status == Status::Final && draft.part.is_none());
        closing.is_some_and(|closing| base.history.contains(closing) && file.history.contains(closing))
            && draft.id == base.id
            && draft.id == file.id
    };
    drafts.filter(is_before).max_by_key(|draft| draft.revision).map(|draft| &draft.sheet)
}
