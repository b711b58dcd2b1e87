//! One step from a version to the next: the rules, applied to answers that may be of questions which nobody has at hand.

use std::rc::Rc;

use super::{Dropped, Why, fit, join};
use crate::answers::{Answer, Sheet};
use crate::questionnaire::{QuestionId, Questionnaire, Rule, Target};
use crate::sorted::Sorted;

/// An answer on its way.
#[derive(Clone)]
pub(super) struct Item {
    /// The code of its question by now.
    pub(super) code: QuestionId,
    /// Whose answers it was.
    pub(super) from: Vec<QuestionId>,
    /// What it says by now.
    pub(super) answer: Answer,
    /// Whether some of the values come from a rule: then it says just this, whatever the kind of its question.
    pub(super) is_mapped: bool,
    /// Whether it is one of several that an answer was split into: each takes what it can.
    pub(super) is_branch: bool,
}

impl Item {
    pub(super) fn new(id: &QuestionId, answer: &Rc<Answer>) -> Self {
        let answer = Answer { carried: None, ..(**answer).clone() };
        Self { code: id.clone(), from: vec![id.clone()], answer, is_mapped: false, is_branch: false }
    }

    /// Lists the answers that it was as dropped.
    pub(super) fn drop_for(&self, why: &Why, before: &Sheet, dropped: &mut Vec<Dropped>) {
        for question in &self.from {
            let is_listed = dropped.iter().any(|known| known.question == *question && known.why == *why);
            if let Some(answer) = before.get(question).filter(|_| !is_listed) {
                dropped.push(Dropped { question: question.clone(), answer: answer.clone(), why: why.clone() });
            }
        }
    }

    /// The same answer, on its way to a question of a rule.
    fn towards(&self, target: &Target, is_branch: bool) -> Self {
        let mut item = self.clone();
        item.code = target.question.clone();
        item.is_branch |= is_branch;
        if let Some(response) = item.answer.response.as_ref().and_then(|response| fit::mapped(response, target)) {
            item.answer.response = Some(response);
            item.answer.typed = None;
            item.is_mapped = true;
        }
        item
    }
}

/// The answers after the rules of a step. `to` is the version that it leads to, if that is at hand.
pub(super) fn applied(
    rules: &[Rule],
    items: Vec<Item>,
    to: Option<&Questionnaire>,
    before: &Sheet,
    dropped: &mut Vec<Dropped>,
) -> Vec<Item> {
    let mut by_code: Sorted<QuestionId, Item> = items.into_iter().map(|item| (item.code.clone(), item)).collect();
    let mut after: Sorted<QuestionId, Item> = Sorted::default();
    for rule in rules {
        let found: Vec<Item> = rule.sources().iter().filter_map(|id| by_code.remove(id)).collect();
        match rule {
            Rule::Dropped { reason, .. } => {
                for item in &found {
                    item.drop_for(&Why::AskedNoMore(reason.clone()), before, dropped);
                }
            }
            Rule::Moved { to: targets, .. } => {
                for (item, target) in found.iter().flat_map(|item| targets.iter().map(move |target| (item, target))) {
                    put(item.towards(target, targets.len() > 1), &mut after, before, dropped);
                }
            }
            Rule::Merged { from, to: target, by } => {
                let parts: Vec<Item> = found.iter().map(|item| item.towards(target, false)).collect();
                let question = to.and_then(|to| to.question(&target.question));
                let Some((item, is_joined)) = join::joined(&parts, from.len(), *by, question.map(|found| &**found))
                else {
                    continue;
                };
                if !is_joined {
                    item.drop_for(&Why::NotJoined, before, dropped);
                }
                put(item, &mut after, before, dropped);
            }
        }
    }
    let unmoved: Vec<Item> = by_code.values().cloned().collect();
    for item in unmoved {
        put(item, &mut after, before, dropped);
    }
    after.values().cloned().collect()
}

/// Puts an answer under its code, unless that is taken: rules come before what stays where it was.
fn put(item: Item, after: &mut Sorted<QuestionId, Item>, before: &Sheet, dropped: &mut Vec<Dropped>) {
    if after.contains_key(&item.code) {
        item.drop_for(&Why::CodeTaken, before, dropped);
    } else {
        after.insert(item.code.clone(), item);
    }
}
