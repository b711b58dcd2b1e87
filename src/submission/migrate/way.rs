//! The steps from one version to another: those of the questionnaire itself and of every version between that is at hand.

use std::rc::Rc;

use super::Versions;
use crate::questionnaire::{Migration, Questionnaire};
use crate::sorted::Sorted;

/// The fewest steps that lead from a version to a questionnaire; `None` where none are known.
pub(super) fn way(from: &str, to: &Questionnaire, find: Versions<'_>) -> Option<Vec<Migration>> {
    let mut known = to.migrations();
    // The step by which one goes on from a version, and the versions that are reached, the nearest first.
    let mut onward: Sorted<Rc<str>, Migration> = Sorted::default();
    let mut reached = vec![to.version.clone()];
    let mut n_seen = 0;
    while let Some(version) = reached.get(n_seen).cloned() {
        n_seen += 1;
        if n_seen > 1 {
            known.extend(find(&version).iter().flat_map(|between| between.migrations()));
        }
        for step in known.iter().filter(|step| step.to == version) {
            if !reached.contains(&step.from) {
                reached.push(step.from.clone());
                onward.insert(step.from.clone(), step.clone());
            }
        }
    }
    let mut steps: Vec<Migration> = Vec::new();
    let mut at: Rc<str> = from.into();
    while at != to.version {
        let step = onward.get(&*at)?.clone();
        at = step.to.clone();
        steps.push(step);
    }
    Some(steps)
}
