//! Files set beside an assessment, and the assessment afterwards.

use std::rc::Rc;

use super::choose::Choices;
use super::file::{Brought, Compared, Outcome, common_ancestor};
use super::three_way::{MINE, Side, Verdict, Version, content_of, verdict};
use crate::answers::{Answer, Sheet, Timestamp};
use crate::moment::Moment;
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::submission::{Draft, Merge, MergedFile};

/// What files bring to an assessment. Nothing has changed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The files, by their names.
    pub files: Vec<Compared>,
    /// What only others changed, in the questionnaire's order: it is taken by itself.
    pub taken: Vec<Taken>,
    /// What was changed in different ways, in the questionnaire's order.
    pub conflicts: Vec<Conflict>,
}

/// An answer that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// To which question.
    pub question: QuestionId,
    /// What it becomes; blank where it was taken away.
    pub version: Version,
}

/// An answer that a person has to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// To which question.
    pub question: QuestionId,
    /// What there is to choose from; what is here stands first.
    pub versions: Vec<Version>,
}

/// Sets files beside an assessment. A damaged or foreign one is named, and does not stop the others.
#[inline(never)]
pub fn compare(base: &Draft, questionnaire: &Questionnaire, files: &[Rc<Brought>], choices: &Choices) -> Comparison {
    let mut beside: Vec<(Compared, &Brought)> =
        files.iter().map(|file| (file.beside(base, questionnaire, &choices.agreed), &**file)).collect();
    // Whatever order they were chosen in.
    beside.sort_by(|(own, _), (other, _)| (&own.digest, &own.name).cmp(&(&other.digest, &other.name)));
    for at in 1..beside.len() {
        let is_twice = !beside[at].0.digest.is_empty() && beside[at].0.digest == beside[at - 1].0.digest;
        if is_twice && !matches!(beside[at].0.outcome, Outcome::Refused(_)) {
            beside[at].0.outcome = Outcome::IsTwice;
        }
    }
    let counted: Vec<&Brought> =
        beside.iter().filter(|(own, _)| own.outcome == Outcome::Counts).map(|(_, file)| *file).collect();
    let before: Vec<Option<&Sheet>> =
        beside.iter().map(|(_, file)| common_ancestor(base, &file.result.as_ref().ok()?.draft, &counted)).collect();
    let mut comparison = Comparison::default();
    let is_ours = |id: &QuestionId| base.part.as_ref().is_none_or(|part| part.questions.contains_key(id));
    for question in questionnaire.questions().filter(|question| is_ours(&question.id)) {
        let mut sides = Vec::new();
        for ((own, file), before) in beside.iter().zip(&before).filter(|((own, _), _)| own.outcome == Outcome::Counts) {
            sides.extend(file.side(&own.digest, question, *before));
        }
        let mine = base.sheet.get(&question.id);
        let mine_at = mine.map(|answer| answer.at.clone()).unwrap_or_default();
        let mine = content_of(mine, question);
        let verdict = verdict(&mine, &mine_at, &sides);
        for (own, _) in &mut beside {
            own.count(&sides, &mine, &verdict);
        }
        let question = question.id.clone();
        match verdict {
            Verdict::Stays => {}
            Verdict::Taken(version) => comparison.taken.push(Taken { question, version }),
            Verdict::Open(versions) => comparison.conflicts.push(Conflict { question, versions }),
        }
    }
    for (own, file) in &mut beside {
        own.n_outside = file.n_outside(is_ours);
    }
    comparison.files = beside.into_iter().map(|(own, _)| own).collect();
    comparison.files.sort_by(|own, other| (&own.name, &own.digest).cmp(&(&other.name, &other.digest)));
    comparison
}

impl Compared {
    /// Counts what became of one question.
    fn count(&mut self, sides: &[Side], mine: &Answer, verdict: &Verdict) {
        let Some(side) = sides.iter().find(|side| side.source == self.digest && side.is_changed()) else { return };
        if self.outcome != Outcome::Counts {
            return;
        }
        match verdict {
            Verdict::Open(versions) if versions.iter().any(|version| version.is_of(&side.source)) => {
                self.n_conflicts += 1;
            }
            Verdict::Taken(version) if version.is_of(&side.source) => self.n_taken += 1,
            _ => self.n_same += usize::from(side.own == *mine || matches!(verdict, Verdict::Stays)),
        }
    }
}

impl Comparison {
    /// How many conflicts are still to be decided.
    pub fn n_undecided(&self, choices: &Choices) -> usize {
        self.conflicts.iter().filter(|conflict| choices.picked(conflict).is_none()).count()
    }

    /// Whether there is anything to take or to decide.
    pub fn is_empty(&self) -> bool {
        self.taken.is_empty() && self.conflicts.is_empty()
    }

    /// The assessment with everything that was taken and chosen, and the trace of it. `None` if it is closed, if there is
    /// nothing in it, or if something is still to be decided.
    #[inline(never)]
    pub fn result(&self, base: &Draft, choices: &Choices, at: &Timestamp) -> Option<Draft> {
        if !base.is_open() || self.is_empty() || self.n_undecided(choices) > 0 {
            return None;
        }
        let at = base.moment(at);
        let picked = self.conflicts.iter().filter_map(|conflict| Some((&conflict.question, choices.picked(conflict)?)));
        let taken = self.taken.iter().map(|taken| (&taken.question, &taken.version));
        let mut sheet = base.sheet.clone();
        let mut came: Vec<&Version> = Vec::new();
        for (question, version) in taken.chain(picked).filter(|(_, version)| !version.is_of(MINE)) {
            let before = base.sheet.get(question).map(|answer| (**answer).clone()).unwrap_or_default();
            // What comes in is newer than what it replaces, whenever it was said: a copy of this assessment that knows
            // nothing of it must not win over it.
            let is_newer = Moment::parse(&version.answer.at) > Moment::parse(&before.at);
            let said = if is_newer { version.answer.at.clone() } else { at.clone() };
            // What somebody is typing here stays, as long as no value comes in its stead.
            let typed = before.typed.filter(|_| before.response == version.answer.response);
            sheet = sheet.with(question, Answer { at: said, typed, ..version.answer.clone() });
            came.push(version);
        }
        let mut merges = base.merges.clone();
        merges.push(Merge { at: at.clone(), files: self.trace(&came), n_conflicts: number(self.conflicts.len()) });
        Some(Draft { sheet, merges, updated: at, ..base.clone() })
    }

    /// The files that were looked at, by their digests: also one that said what is here, as of what it said something else
    /// may have been chosen.
    fn trace(&self, came: &[&Version]) -> Vec<MergedFile> {
        let mut files: Vec<MergedFile> = Vec::new();
        for file in self.files.iter().filter(|file| file.outcome == Outcome::Counts) {
            let n_taken = number(came.iter().filter(|version| version.is_of(&file.digest)).count());
            files.push(MergedFile { role: file.role.clone(), sha256: file.digest.clone(), n_taken });
        }
        files.sort_by(|own, other| own.sha256.cmp(&other.sha256));
        files
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
