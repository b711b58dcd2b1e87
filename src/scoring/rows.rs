//! Levels of the rows of a table: a decision table, gated from the lowest level (DOMAIN section 6, "Service level").

use std::rc::Rc;

use crate::answers::Row;
use crate::questionnaire::{Condition, RowLevels, Table};

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLevel {
    /// The position of its level.
    pub level: usize,
    /// The codes of the columns that keep it from the next level; empty at the top.
    pub limits: Vec<Rc<str>>,
}

/// Where the rows of a table stand. Levels are counted, never averaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// How many complete rows stand at each level, from the lowest.
    pub counts: Vec<usize>,
    /// How many rows lack something; they stand at no level.
    pub n_incomplete: usize,
    /// The lowest level that a row stands at.
    pub lowest: Option<usize>,
    /// The level in the middle when rows are ordered by level; two where an even number of rows has two.
    pub median: Option<(usize, usize)>,
    /// How many rows stand at the level of the share or above; `None` where the table has no share.
    pub n_in_share: Option<usize>,
}

impl Distribution {
    /// How many rows stand at a level.
    pub fn n_complete(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// The level of a row; `None` while it lacks something.
#[inline(never)]
pub fn row_level(row: &Row, table: &Table, levels: &RowLevels) -> Option<RowLevel> {
    if !row.is_complete(table) {
        return None;
    }
    let holds = |level: &crate::questionnaire::Level| row.holds(table, &level.holds);
    let n_held = levels.levels.iter().take_while(|level| holds(level)).count();
    let mut limits = Vec::new();
    if let Some(next) = levels.levels.get(n_held) {
        limiting(row, table, &next.holds, true, &mut limits);
    }
    Some(RowLevel { level: n_held.saturating_sub(1), limits })
}

/// The columns whose cells keep a condition from turning out as wanted, each once, in the condition's order.
fn limiting(row: &Row, table: &Table, condition: &Condition, wanted: bool, limits: &mut Vec<Rc<str>>) {
    match condition {
        _ if row.holds(table, condition) == wanted => {}
        Condition::All(conditions) | Condition::Any(conditions) => {
            for condition in conditions {
                limiting(row, table, condition, wanted, limits);
            }
        }
        Condition::Not(condition) => limiting(row, table, condition, !wanted, limits),
        Condition::Equals { question, .. } | Condition::AtLeast { question, .. } => {
            if let Some(column) = table.column(question.as_str())
                && !limits.contains(&column.id)
            {
                limits.push(column.id.clone());
            }
        }
    }
}

/// Counts the rows by level.
#[inline(never)]
pub fn distribution(rows: &[Rc<Row>], table: &Table, levels: &RowLevels) -> Distribution {
    let mut counts = vec![0; levels.levels.len()];
    let mut n_incomplete = 0;
    for row in rows {
        match row_level(row, table, levels).and_then(|at| counts.get_mut(at.level)) {
            Some(count) => *count += 1,
            None => n_incomplete += 1,
        }
    }
    let n: usize = counts.iter().sum();
    let at = |position: usize| {
        let mut seen = 0;
        counts.iter().position(|count| {
            seen += count;
            seen > position
        })
    };
    Distribution {
        lowest: at(0),
        median: at(n.saturating_sub(1) / 2).zip(at(n / 2)),
        n_in_share: levels.share.as_ref().map(|share| counts.iter().skip(share.from).sum()),
        counts,
        n_incomplete,
    }
}
