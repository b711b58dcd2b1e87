//! What both agree upon: a third assessment, with a trace of the two that it was made from.

use std::rc::Rc;

use super::{Comparison, Difference};
use crate::answers::{Answer, Response, Timestamp, Value, limited};
use crate::questionnaire::QuestionId;
use crate::sorted::Sorted;
use crate::submission::{Draft, Merge, MergedFile, Status};

/// What is agreed upon for one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What the agency said.
    Own,
    /// What the assessor said.
    Assessor,
    /// Something else; `None` is answered anew in the third assessment.
    Other(Option<Value>),
}

/// What was chosen so far, by question.
pub type Choices = Sorted<QuestionId, Choice>;

/// The assessment that both agree upon, under an id of its own. Where they differ and nothing was chosen, the question is
/// open in it. `sha256` are the digests of the agency's and of the assessor's content.
pub fn agreed(
    (own, assessor): (&Draft, &Draft),
    comparison: &Comparison,
    choices: &Choices,
    (id, at): (Rc<str>, &Timestamp),
    sha256: [Rc<str>; 2],
) -> Draft {
    let mut sheet = own.sheet.clone();
    let (mut n_own, mut n_assessor) = (0, 0);
    for difference in &comparison.differences {
        let choice = choices.get(&difference.question);
        n_own += u32::from(choice == Some(&Choice::Own));
        n_assessor += u32::from(choice == Some(&Choice::Assessor));
        if choice != Some(&Choice::Own) {
            let answer = Answer { at: at.clone(), ..joined(difference, choice) };
            sheet = sheet.with(&difference.question, answer);
        }
    }
    let [of_own, of_assessor] = sha256;
    let files = vec![
        MergedFile { role: own.respondent.role.clone(), sha256: of_own, n_taken: n_own },
        MergedFile { role: assessor.respondent.role.clone(), sha256: of_assessor, n_taken: n_assessor },
    ];
    let n_conflicts = u32::try_from(comparison.differences.len()).unwrap_or(u32::MAX);
    let mut merges = own.merges.clone();
    merges.push(Merge { at: at.clone(), files, n_conflicts });
    Draft {
        id,
        status: Status::Draft,
        revision: 1,
        history: Vec::new(),
        created: at.clone(),
        updated: at.clone(),
        part: None,
        merges,
        sheet,
        ..own.clone()
    }
}

/// An answer with what stands beside those of both.
fn joined(Difference { own, assessor, .. }: &Difference, choice: Option<&Choice>) -> Answer {
    let response = match choice {
        Some(Choice::Own) => own.response.clone(),
        Some(Choice::Assessor) => assessor.response.clone(),
        Some(Choice::Other(value)) => value.clone().map(Response::Value),
        None => None,
    };
    let mut evidence = own.evidence.clone();
    evidence.extend(assessor.evidence.iter().filter(|document| !own.evidence.contains(document)).cloned());
    let note = match (own.note.trim(), assessor.note.trim()) {
        (_, "") => own.note.clone(),
        ("", _) => assessor.note.clone(),
        (one, other) if one == other => own.note.clone(),
        _ => limited(format!("{}\n{}", own.note, assessor.note).into()),
    };
    let unit = if own.unit.trim().is_empty() { assessor.unit.clone() } else { own.unit.clone() };
    Answer { response, typed: None, note, unit, evidence, ..Answer::default() }
}
