//! From a draft of one version of a questionnaire to one of another, with a report of what became of every answer.
//!
//! Nothing vanishes: each answer is kept, converted, or listed as dropped together with what it said. Whatever is taken
//! over is marked with the version that it came from, and is open until a person has looked at it.

mod fit;
mod join;
mod loose;
mod opening;
mod step;
mod way;

use std::rc::Rc;

pub use opening::open_for_changes;

use super::{Draft, Status};
use crate::answers::{Answer, Response, Scope, Sheet, Value, ValueFault};
use crate::language::Text;
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::sorted::Sorted;
use step::Item;

/// What became of the answers to another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationReport {
    /// The version that was answered.
    pub from: Rc<str>,
    /// The version that the answers are taken over to.
    pub to: Rc<str>,
    /// The versions between, in order; `None` where nobody has said what became of the questions: then they were told by
    /// their codes alone.
    pub through: Option<Vec<Rc<str>>>,
    /// Taken over as they are.
    pub kept: Vec<QuestionId>,
    /// Taken over under another code, with another value, or to a question that is no longer the same.
    pub converted: Vec<Conversion>,
    /// Not taken over, wholly or in part, with all that was said.
    pub dropped: Vec<Dropped>,
    /// Asked, and not answered by what was taken over.
    pub new: Vec<QuestionId>,
}

/// An answer that is taken over otherwise than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// Whose answers it was; never empty.
    pub from: Vec<QuestionId>,
    /// Whose answer it is.
    pub to: QuestionId,
    /// What they said, of each in the same order; `None` where only a note or evidence was there.
    pub before: Vec<Option<Response>>,
    /// What it says.
    pub after: Option<Response>,
}

/// An answer that is not taken over, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Whose.
    pub question: QuestionId,
    /// All that was said.
    pub answer: Rc<Answer>,
    /// Why.
    pub why: Why,
}

/// Why an answer is not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The question is asked no more; what its authors say of that.
    AskedNoMore(Text),
    /// There is no such question, and nobody has said what became of it.
    Unknown,
    /// What it says, or a part of it, cannot be said any more.
    Value(ValueFault),
    /// Several questions became one, and their answers cannot be joined.
    NotJoined,
    /// Another question has this code now.
    CodeTaken,
}

/// The draft as it becomes, and what became of its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// As a new one: open, never closed, of the same year, still without an id of its own.
    pub draft: Draft,
    /// What became of the answers.
    pub report: MigrationReport,
}

impl MigrationReport {
    fn new(from: &Rc<str>, to: &Questionnaire) -> Self {
        Self {
            from: from.clone(),
            to: to.version.clone(),
            through: Some(Vec::new()),
            kept: Vec::new(),
            converted: Vec::new(),
            dropped: Vec::new(),
            new: Vec::new(),
        }
    }
}

/// The questions that one would be asked, were all of this confirmed, and that nothing of it answers.
fn unanswered(new: &Questionnaire, draft: &Draft, sheet: &Sheet) -> Vec<QuestionId> {
    let scope = Scope::new(new, &draft.profile, sheet);
    let open = new.dimensions().flat_map(|part| scope.open(part)).map(|question| question.id.clone());
    open.filter(|id| sheet.get(id).is_none()).collect()
}

/// The questionnaires of the same code that are at hand, by their exact version.
pub type Versions<'a> = &'a dyn Fn(&str) -> Option<Rc<Questionnaire>>;

/// Takes a draft over to another version. `None` if that version does not know its kind of agency: it would ask other
/// questions, and only a person can say which.
///
/// A draft that is of this version already stays as it is.
pub fn migrate(draft: &Draft, new: &Questionnaire, find: Versions<'_>) -> Option<Migrated> {
    new.profile(&draft.profile)?;
    let mut report = MigrationReport::new(&draft.version, new);
    if draft.version == new.version {
        report.kept = draft.sheet.iter().map(|(id, _)| id.clone()).collect();
        return Some(Migrated { draft: draft.clone(), report });
    }
    let mut items: Vec<Item> = draft.sheet.iter().map(|(id, answer)| Item::new(id, answer)).collect();
    let steps = way::way(&draft.version, new, find);
    for step in steps.iter().flatten() {
        let at_hand = if step.to == new.version { None } else { find(&step.to) };
        let questionnaire = if step.to == new.version { Some(new) } else { at_hand.as_deref() };
        items = step::applied(&step.rules, items, questionnaire, &draft.sheet, &mut report.dropped);
    }
    report.through = steps.map(|steps| steps.iter().skip(1).map(|step| step.from.clone()).collect());
    let old = find(&draft.version);
    let sheet = settled(items, draft, (old.as_deref(), new), &mut report);
    report.new = unanswered(new, draft, &sheet);
    let draft = begun_from(draft, new, carried(&sheet, &draft.version));
    Some(Migrated { draft, report })
}

/// A draft as the start of the same questionnaire's next year: every answer is taken over and waits to be confirmed.
pub fn next_year(draft: &Draft, questionnaire: &Questionnaire) -> Migrated {
    let year = draft.period.parse::<u16>().ok().and_then(|year| year.checked_add(1));
    let period = year.map_or_else(|| draft.period.clone(), |year| format!("{year:04}").into());
    let kept = draft.sheet.iter().map(|(id, _)| id.clone()).collect();
    let report = MigrationReport { kept, ..MigrationReport::new(&draft.version, questionnaire) };
    Migrated {
        draft: Draft { period, ..begun_from(draft, questionnaire, carried(&draft.sheet, &draft.version)) },
        report,
    }
}

/// A new draft, as yet without an id, with what is known of the one before.
fn begun_from(draft: &Draft, questionnaire: &Questionnaire, sheet: Sheet) -> Draft {
    Draft {
        id: Rc::default(),
        version: questionnaire.version.clone(),
        status: Status::Draft,
        revision: 1,
        history: Vec::new(),
        part: None,
        merges: Vec::new(),
        sheet,
        ..draft.clone()
    }
}

/// The answers, none of which anybody has looked at since that version.
fn carried(sheet: &Sheet, version: &Rc<str>) -> Sheet {
    let mark = |answer: &Rc<Answer>| {
        let carried = answer.carried.clone().unwrap_or_else(|| version.clone());
        Answer { carried: Some(carried), ..(**answer).clone() }
    };
    Sheet::new(sheet.iter().map(|(id, answer)| (id.clone(), mark(answer))))
}

/// Fits what the rules gave into the questions as they are.
fn settled(
    items: Vec<Item>,
    draft: &Draft,
    (old, new): (Option<&Questionnaire>, &Questionnaire),
    report: &mut MigrationReport,
) -> Sheet {
    let mut by_code: Sorted<QuestionId, Item> = Sorted::default();
    for item in items {
        if new.question(&item.code).is_some() {
            by_code.insert(item.code.clone(), item);
        } else {
            item.drop_for(&Why::Unknown, &draft.sheet, &mut report.dropped);
        }
    }
    let (mut answers, mut branches) = (Vec::new(), Sorted::default());
    for question in new.questions() {
        let Some(item) = by_code.remove(&question.id) else { continue };
        let before: Vec<Option<Response>> =
            item.from.iter().map(|id| draft.sheet.get(id).and_then(|answer| answer.response.clone())).collect();
        let (answer, fault) = fit::fitted(&item, question);
        if item.is_branch {
            count_branch(&item, &answer, fault, &mut branches);
        } else if let Some(fault) = fault {
            item.drop_for(&Why::Value(fault), &draft.sheet, &mut report.dropped);
        }
        if answer.is_blank() {
            continue;
        }
        let is_same_question = || {
            let was = old.and_then(|old| old.question(&question.id));
            was.is_none_or(|was| fit::is_alike(&was.kind, &question.kind))
        };
        let is_said_alike =
            matches!(&*before, [before] if fit::say_the_same(before.as_ref(), answer.response.as_ref()));
        let is_kept = [question.id.clone()] == *item.from && is_said_alike && is_same_question();
        if is_kept {
            report.kept.push(question.id.clone());
        } else {
            let (to, after) = (question.id.clone(), answer.response.clone());
            report.converted.push(Conversion { from: item.from, to, before, after });
        }
        answers.push((question.id.clone(), answer));
    }
    for (id, (n_taken, fault)) in branches.iter() {
        let answer = draft.sheet.get(id);
        if let Some(answer) = answer.filter(|answer| n_said(answer) > *n_taken) {
            let (question, answer) = (id.clone(), answer.clone());
            report.dropped.push(Dropped { question, answer, why: Why::Value(*fault) });
        }
    }
    Sheet::new(answers)
}

/// Of each answer that is split, how many of the things that it says were taken somewhere, and what kept others out.
type Branches = Sorted<QuestionId, (usize, ValueFault)>;

fn count_branch(item: &Item, answer: &Answer, fault: Option<ValueFault>, branches: &mut Branches) {
    for id in &item.from {
        let (n_taken, known) = branches.get(id).copied().unwrap_or((0, ValueFault::UnknownOption));
        branches.insert(id.clone(), (n_taken + n_said(answer), fault.unwrap_or(known)));
    }
}

/// How many things an answer says: so many ticks, or one.
fn n_said(answer: &Answer) -> usize {
    match &answer.response {
        Some(Response::Value(Value::Chosen(chosen))) => chosen.len().max(1),
        Some(_) => 1,
        None => usize::from(answer.typed.is_some()),
    }
}
