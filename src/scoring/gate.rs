//! Completeness gates: what is filled in and what is missing (DOMAIN section 6, "SLA": a gate, not a mean).

use crate::answers::{Scope, Standing};
use crate::questionnaire::{Gate, GateItem, Question};

/// How far a gate is filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateScore<'a> {
    /// The items that are asked, in order.
    pub items: Vec<ItemScore<'a>>,
}

/// One item of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemScore<'a> {
    /// The item.
    pub item: &'a GateItem,
    /// Its question.
    pub question: &'a Question,
    /// Whether it is filled in, or does not apply.
    pub is_filled: bool,
}

impl GateScore<'_> {
    /// How many items are filled in.
    pub fn n_filled(&self) -> usize {
        self.items.iter().filter(|item| item.is_filled).count()
    }

    /// Whether all are.
    pub fn is_complete(&self) -> bool {
        self.n_filled() == self.items.len()
    }
}

/// Looks at each item of a gate that is asked.
#[inline(never)]
pub fn fill<'a>(scope: &Scope<'a>, gate: &'a Gate) -> GateScore<'a> {
    let asked = |item: &'a GateItem| {
        let question: &Question = scope.questionnaire().question(&item.question)?;
        scope.asks(question).then(|| ItemScore { item, question, is_filled: is_filled(scope, question, item) })
    };
    GateScore { items: gate.items.iter().filter_map(asked).collect() }
}

fn is_filled(scope: &Scope<'_>, question: &Question, item: &GateItem) -> bool {
    let (standing, table) = (scope.standing(question), question.kind.table());
    let rows = scope.answer(question).map(|answer| answer.rows()).unwrap_or_default();
    match (standing, table) {
        (Standing::NotApplicable, _) => true,
        (Standing::Given(_), None) => true,
        (Standing::Given(_), Some(_)) if item.columns.is_empty() => true,
        (_, Some(table)) if !item.columns.is_empty() => {
            let columns = || item.columns.iter().filter_map(|id| table.column(id));
            !rows.is_empty() && rows.iter().all(|row| columns().all(|column| row.value(column).is_some()))
        }
        _ => false,
    }
}
