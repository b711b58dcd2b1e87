//! What one assessment can answer in another: the share of rows at a level, offered to a question of kind share.

use std::rc::Rc;

use super::Model;
use crate::answers::{Answer, Response, Value, written_from_iso};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::scoring::distribution;
use crate::submission::Draft;

/// A value for a question, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The assessment that it comes from.
    pub from: Rc<Draft>,
    /// What that one was made with.
    pub questionnaire: Rc<Questionnaire>,
    /// The question that it answers.
    pub question: QuestionId,
    /// The value: a share.
    pub value: Value,
    /// How many rows still lack something, and are not counted.
    pub n_incomplete: usize,
}

/// What the note of a value that was taken over begins with.
const FROM: &str = "ค่านี้มาจากแบบประเมิน “";

impl Found {
    /// Whether an answer is this value, taken over from here.
    pub fn is_in_use(&self, answer: &Answer) -> bool {
        let from = self.origin();
        answer.response == Some(Response::Value(self.value.clone())) && answer.note.lines().any(|line| *line == from)
    }

    /// The note that says where the value came from, behind what the note says already; in place of what was said of a
    /// value that was taken over before.
    #[inline(never)]
    pub fn note(&self, known: &str) -> Rc<str> {
        let own = known.lines().filter(|line| !line.starts_with(FROM));
        own.chain([&*self.origin()]).collect::<Vec<_>>().join("\n").into()
    }

    /// Where the value came from. In Thai, as the file's other words.
    fn origin(&self) -> String {
        let (title, agency) = (&self.questionnaire.title.th, &self.from.respondent.agency_name);
        let day = written_from_iso(self.from.updated.get(..10).unwrap_or_default());
        let mut from = format!("{FROM}{title}” ของ {agency} ข้อมูล ณ {day}");
        if self.n_incomplete > 0 {
            from += &format!(" (มีอีก {} รายการที่กรอกไม่ครบและยังไม่นับ)", self.n_incomplete);
        }
        from
    }
}

/// What other assessments on this device can answer in one, by the questionnaires' offers.
#[inline(never)]
pub fn offers_for(model: &Model, draft: &Draft) -> Vec<Found> {
    let mut found = Vec::new();
    for from in model.drafts.values() {
        if let Some((from, questionnaire)) = model.open(&from.id) {
            found.extend(offers_of(&from, &questionnaire, draft.questionnaire.as_str()));
        }
    }
    found
}

/// What an assessment offers to those of another questionnaire.
fn offers_of(from: &Rc<Draft>, questionnaire: &Rc<Questionnaire>, to: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for question in questionnaire.questions() {
        let Some(table) = question.kind.table() else { continue };
        let Some((levels, share)) = table.levels.as_ref().and_then(|levels| Some((levels, levels.share.as_ref()?)))
        else {
            continue;
        };
        let Some(answer) = from.sheet.get(&question.id) else { continue };
        let counted = distribution(answer.rows(), table, levels);
        let [part, whole] =
            [counted.n_in_share.unwrap_or_default(), counted.n_complete()].map(|n| u64::try_from(n).unwrap_or(0));
        for offer in share.offers.iter().filter(|offer| whole > 0 && offer.questionnaire.as_str() == to) {
            found.push(Found {
                from: from.clone(),
                questionnaire: questionnaire.clone(),
                question: offer.question.clone(),
                value: Value::Share { part, whole },
                n_incomplete: counted.n_incomplete,
            });
        }
    }
    found
}
