//! Whether the rules beside the mean hold together: tables, steps, gated points, gates.

use super::check::{Ids, MAX_CHOICES, check_condition, check_kind, no_question, part_paths};
use super::{Gate, GateItem, Indicator, Kind, Question, QuestionId, Questionnaire, RowLevels, Table};
use crate::json::Problem;
use crate::sorted::Sorted;

/// The most gates, signatures of a document, or questions of other questionnaires that one share can answer.
const MAX_GATES: usize = 100;

pub(super) fn check_rules(questionnaire: &Questionnaire, notes: &mut Vec<Problem>) {
    if let Some(subject) = &questionnaire.subject {
        check_text(questionnaire.question(subject).map(|question| &**question), subject, "subject", notes);
    }
    let n_signatures = questionnaire.document.as_ref().map_or(0, |document| document.signatures.len());
    limit(n_signatures, "document.signatures", notes);
    if limit(questionnaire.gates.len(), "gates", notes) {
        return;
    }
    let mut ids = Ids::default();
    for (i, gate) in questionnaire.gates.iter().enumerate() {
        ids.take(&gate.id, format!("gates[{i}].id"), notes);
        check_gate(questionnaire, gate, &format!("gates[{i}].items"), notes);
    }
    for (path, part) in part_paths(questionnaire) {
        if let Some(source) = &part.source
            && !questionnaire.sources.iter().any(|known| known.id == *source)
        {
            notes.push(Problem::inconsistent(format!("{path}.source"), format!("no source `{source}`")));
        }
        for (i, indicator) in part.indicators.iter().enumerate() {
            check_indicator(indicator, &format!("{path}.indicators[{i}]"), notes);
        }
    }
}

/// Notes and says whether there is too much of something.
fn limit(count: usize, path: &str, notes: &mut Vec<Problem>) -> bool {
    let is_too_much = count > MAX_GATES;
    if is_too_much {
        notes.push(Problem::inconsistent(path, format!("more than {MAX_GATES}")));
    }
    is_too_much
}

fn check_text(question: Option<&Question>, id: &QuestionId, path: &str, notes: &mut Vec<Problem>) {
    match question {
        None => notes.push(no_question(id, path)),
        Some(question) if !matches!(question.kind, Kind::Text { .. }) => {
            notes.push(Problem::inconsistent(path, format!("question `{id}` is no text")));
        }
        Some(_) => {}
    }
}

fn check_gate(questionnaire: &Questionnaire, gate: &Gate, path: &str, notes: &mut Vec<Problem>) {
    Ids::of(gate.items.len(), 1, path, notes);
    for (i, GateItem { question, columns }) in gate.items.iter().enumerate().take(MAX_CHOICES) {
        let Some(asked) = questionnaire.question(question) else {
            notes.push(no_question(question, &format!("{path}[{i}].question")));
            continue;
        };
        Ids::of(columns.len(), 0, &format!("{path}[{i}].columns"), notes);
        for (j, column) in columns.iter().enumerate().take(MAX_CHOICES) {
            if asked.kind.table().and_then(|table| table.column(column)).is_none() {
                let words = format!("question `{question}` has no column `{column}`");
                notes.push(Problem::inconsistent(format!("{path}[{i}].columns[{j}]"), words));
            }
        }
    }
}

/// What an indicator names must be its own: it is asked, or not, together with it.
fn check_indicator(indicator: &Indicator, path: &str, notes: &mut Vec<Problem>) {
    let find = |id: &QuestionId| indicator.questions.iter().map(|question| &**question).find(|own| own.id == *id);
    if let Some(responsible) = &indicator.responsible {
        check_text(find(responsible), responsible, &format!("{path}.responsible"), notes);
    }
    if let Some(step) = &indicator.step {
        let path = format!("{path}.step.lowest");
        Ids::of(step.lowest.len(), 1, &path, notes);
        for (i, id) in step.lowest.iter().enumerate().take(MAX_CHOICES) {
            if !find(id).is_some_and(|question| matches!(question.kind, Kind::Ladder(_))) {
                let words = format!("no question `{id}` of kind ladder in this indicator");
                notes.push(Problem::inconsistent(format!("{path}[{i}]"), words));
            }
        }
    }
    let mut seen = Sorted::default();
    Ids::of(indicator.points.len(), 0, &format!("{path}.points"), notes);
    for (i, block) in indicator.points.iter().enumerate().take(MAX_CHOICES) {
        let path = format!("{path}.points[{i}].questions");
        Ids::of(block.questions.len(), 1, &path, notes);
        for (j, id) in block.questions.iter().enumerate().take(MAX_CHOICES) {
            let is_fit = find(id).is_some_and(|question| question.is_scored);
            if !is_fit || seen.insert(id.clone(), ()).is_some() {
                let words = format!("`{id}` must be a scored question of this indicator, and stand once");
                notes.push(Problem::inconsistent(format!("{path}[{j}]"), words));
            }
        }
    }
    if !indicator.points.is_empty() && indicator.questions.iter().any(|question| question.weight != 1) {
        let words = "the questions of an indicator with points have no weights";
        notes.push(Problem::inconsistent(format!("{path}.points"), words));
    }
    let n_scored = indicator.questions.iter().filter(|question| question.is_scored).count();
    if !indicator.points.is_empty() && seen.len() != n_scored {
        let words = "every scored question of the indicator must stand in a block";
        notes.push(Problem::inconsistent(format!("{path}.points"), words));
    }
}

pub(super) fn check_table(table: &Table, path: &str, notes: &mut Vec<Problem>) {
    let columns = format!("{path}.columns");
    let mut ids = Ids::of(table.columns.len(), 1, &columns, notes);
    for (i, column) in table.columns.iter().enumerate().take(MAX_CHOICES) {
        ids.take(&column.id, format!("{columns}[{i}].id"), notes);
        check_kind(&column.kind, &format!("{columns}[{i}].kind"), notes);
    }
    if let Some(name) = &table.name
        && !table.column(name).is_some_and(|column| matches!(column.kind, Kind::Text { .. }))
    {
        notes.push(Problem::inconsistent(format!("{path}.name"), format!("no column `{name}` of kind text")));
    }
    if let Some(levels) = &table.levels {
        let n_offers = levels.share.as_ref().map_or(0, |share| share.offers.len());
        limit(n_offers, &format!("{path}.levels.share.offers"), notes);
        check_row_levels(table, levels, &format!("{path}.levels.levels"), notes);
    }
}

fn check_row_levels(table: &Table, levels: &RowLevels, path: &str, notes: &mut Vec<Problem>) {
    let mut ids = Ids::of(levels.levels.len(), 2, path, notes);
    for (i, level) in levels.levels.iter().enumerate().take(MAX_CHOICES) {
        let path = format!("{path}[{i}]");
        ids.take(&level.id, format!("{path}.id"), notes);
        if level.holds.questions().is_empty() != (i == 0) {
            let words = if i == 0 { "the first level holds always" } else { "asks for nothing" };
            notes.push(Problem::inconsistent(format!("{path}.holds"), words));
        }
        check_condition(&|id| Some(&table.column(id.as_str())?.kind), &level.holds, &format!("{path}.holds"), notes);
    }
}
