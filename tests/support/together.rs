//! An assessment, parts of it in colleagues' hands, and what they bring back.

use std::rc::Rc;

use phrom::answers::{Answer, Evidence, Sheet};
use phrom::questionnaire::{QuestionId, Questionnaire};
use phrom::submission::{Draft, open, write_submission};
use phrom::together::{Brought, Choices, Comparison, Selection, compare, part_of};

use super::mangle::Random;
use super::{draw, files};

/// When parts were handed over, and when they were put together.
pub(crate) const HANDED: &str = "2026-11-23T08:00:00+07:00";
pub(crate) const PUT_TOGETHER: &str = "2026-11-28T08:00:00+07:00";

/// What a file holds, read from its text.
pub(crate) fn brought(name: &str, bytes: &[u8], questionnaire: &Rc<Questionnaire>) -> Rc<Brought> {
    let find = |id: &str, _: &str| (id == questionnaire.id.as_str()).then(|| questionnaire.clone());
    Rc::new(Brought { name: name.into(), result: open(bytes, find) })
}

/// A draft as a file that was written and read.
pub(crate) fn as_file(name: &str, draft: &Draft, questionnaire: &Rc<Questionnaire>) -> Rc<Brought> {
    brought(name, write_submission(draft, questionnaire, files::EXPORTED).as_bytes(), questionnaire)
}

/// A part in the hands of somebody.
#[track_caller]
pub(crate) fn part(draft: &Draft, questionnaire: &Questionnaire, questions: &[&str], role: &str) -> Draft {
    let questions = Selection::Questions(questions.iter().map(|id| QuestionId::from(*id)).collect());
    let id = format!("part-of-{role}");
    part_of(draft, questionnaire, &questions, role, id.into(), &HANDED.into()).unwrap()
}

/// The comparison of files with nothing chosen.
pub(crate) fn beside(base: &Draft, questionnaire: &Questionnaire, files: &[Rc<Brought>]) -> Comparison {
    compare(base, questionnaire, files, &Choices::default())
}

/// A whole assessment of the small questionnaire, shared by random people.
pub(crate) struct Shared {
    pub(crate) questionnaire: Rc<Questionnaire>,
    /// What it was when it was handed over.
    pub(crate) origin: Draft,
    /// What has become of it since.
    pub(crate) base: Draft,
    /// The drafts of colleagues, each with the answers that it had.
    pub(crate) parts: Vec<(Draft, Sheet)>,
    /// The same as files.
    pub(crate) files: Vec<Rc<Brought>>,
}

impl Shared {
    /// Drawn from a number; with copies of the whole among the files, or only with parts.
    pub(crate) fn drawn(seed: u64, with_wholes: bool) -> Self {
        let mut random = Random(seed);
        let questionnaire = files::questionnaire();
        let answers = questionnaire
            .questions()
            .map(|question| (question.id.clone(), draw::rich_answer(question, seed_of(&mut random))));
        let origin = files::draft(&questionnaire, "p", Sheet::new(answers.collect::<Vec<_>>()));
        let base = edited(&origin, &questionnaire, None, &mut random);
        let mut parts = Vec::new();
        for n in 0..1 + random.below(4) {
            let role = format!("{n}");
            let ids: Vec<&str> = questionnaire.questions().map(|question| question.id.as_str()).collect();
            let chosen: Vec<&str> = ids.into_iter().filter(|_| random.below(2) == 0).collect();
            if with_wholes && random.below(3) == 0 {
                parts.push((edited(&origin, &questionnaire, None, &mut random), Sheet::default()));
            } else if !chosen.is_empty() {
                let part = part(&origin, &questionnaire, &chosen, &role);
                let before = part.sheet.clone();
                parts.push((edited(&part, &questionnaire, Some(&chosen), &mut random), before));
            }
        }
        let files = parts.iter().zip(0..).map(|((draft, _), n)| as_file(&format!("{n}.json"), draft, &questionnaire));
        Self { files: files.collect(), questionnaire, origin, base, parts }
    }
}

fn seed_of(random: &mut Random) -> u32 {
    u32::try_from(random.below(1 << 20)).unwrap()
}

/// A draft after somebody worked on it: some answers are others, of few kinds, so that people agree now and then.
fn edited(draft: &Draft, questionnaire: &Questionnaire, only: Option<&[&str]>, random: &mut Random) -> Draft {
    let mut sheet = draft.sheet.clone();
    for question in questionnaire.questions() {
        if only.is_some_and(|only| !only.contains(&question.id.as_str())) {
            continue;
        }
        let known = sheet.get(&question.id).map(|answer| (**answer).clone()).unwrap_or_default();
        let at = format!("2026-11-2{}T10:00:00+07:00", 4 + random.below(3)).into();
        let document = Evidence { number: format!("{}", random.below(3)).into(), ..super::document() };
        let answer = match random.below(10) {
            0 => Answer::default(),
            1 => Answer { note: format!("{}", random.below(3)).into(), at, ..known },
            2 => Answer { evidence: known.evidence.iter().cloned().chain([document]).collect(), at, ..known },
            3 => Answer { evidence: Vec::new(), at, ..known },
            4 | 5 => Answer { at, typed: None, ..draw::answer(question, [16, 24, 40][random.below(3)] + 3) },
            _ => continue,
        };
        sheet = sheet.with(&question.id, answer);
    }
    Draft { sheet, ..draft.clone() }
}
