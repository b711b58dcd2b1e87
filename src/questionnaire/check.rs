//! Whether a questionnaire holds together: counts, unique ids, references that resolve, weights, ladders, no loops.

use std::fmt::Display;

use super::check_migrations::check_migrations;
use super::check_rules::{check_rules, check_table};
use super::{Choice, Condition, Kind, Part, Profiles, Question, QuestionId, Questionnaire, Role};
use crate::json::Problem;
use crate::sorted::Sorted;

/// The most questions that a questionnaire may have; the most parts, indicators and ladders too.
pub(super) const MAX_QUESTIONS: usize = 2_000;

/// The most conditions, counting each `all`, `any`, `not`, `equals` and `atLeast` of questions and ladders: five
/// for each question of the largest questionnaire. All of them are worked out each time a page is drawn, so this is
/// what a stranger's questionnaire can cost.
const MAX_CONDITIONS: usize = 10_000;

/// The most profiles, and the most profiles that one thing can be meant for.
const MAX_PROFILES: usize = 100;

/// The most types of agency, options of a question or columns of a table.
pub(super) const MAX_CHOICES: usize = 500;

#[inline(never)]
pub(super) fn check(questionnaire: &Questionnaire, notes: &mut Vec<Problem>) {
    if !check_counts(questionnaire, notes) {
        return;
    }
    check_head(questionnaire, notes);
    let mut ids = Ids::default();
    for (path, part) in part_paths(questionnaire) {
        ids.take(&part.id, format!("{path}.id"), notes);
        check_part(questionnaire, part, &path, &mut ids, notes);
    }
    check_ladders(questionnaire, notes);
    check_rules(questionnaire, notes);
    check_loops(questionnaire, notes);
    check_migrations(questionnaire, notes);
}

/// Notes what there is too much of. What follows may look at everything once for each part, profile or option.
fn check_counts(questionnaire: &Questionnaire, notes: &mut Vec<Problem>) -> bool {
    let n_problems = notes.len();
    let mut limit = |count: usize, most: usize, path: &str, what: &str| {
        if count > most {
            notes.push(Problem::inconsistent(path, format!("more than {most} {what}")));
        }
    };
    limit(questionnaire.parts.len(), MAX_QUESTIONS, "dimensions", "dimensions and annexes");
    limit(questionnaire.indicators().count(), MAX_QUESTIONS, "dimensions", "indicators");
    limit(questionnaire.questions().count(), MAX_QUESTIONS, "dimensions", "questions");
    limit(questionnaire.ladders.len(), MAX_QUESTIONS, "ladders", "ladders");
    limit(questionnaire.profiles.len(), MAX_PROFILES, "profiles", "profiles");
    limit(questionnaire.agency_types.len(), MAX_CHOICES, "agencyTypes", "types");
    limit(questionnaire.sources.len(), MAX_CHOICES, "sources", "sources");
    let whens = questionnaire.questions().filter_map(|question| question.when.as_ref());
    let levels = questionnaire.ladders.iter().flat_map(|ladder| &ladder.levels);
    let tables = questionnaire.questions().filter_map(|question| question.kind.table()?.levels.as_ref());
    let of_rows = tables.flat_map(|levels| &levels.levels);
    let conditions = whens.chain(levels.chain(of_rows).map(|level| &level.holds));
    limit(conditions.map(Condition::size).sum(), MAX_CONDITIONS, "", "conditions");
    notes.len() == n_problems
}

/// Ids that were seen in one name space.
#[derive(Default)]
pub(super) struct Ids(Sorted<String, ()>);

impl Ids {
    /// Those of a list that has so many entries, noting too few or too many.
    pub(super) fn of(count: usize, least: usize, path: &str, notes: &mut Vec<Problem>) -> Self {
        if count < least {
            notes.push(Problem::inconsistent(path, format!("at least {least} needed")));
        }
        if count > MAX_CHOICES {
            notes.push(Problem::inconsistent(path, format!("more than {MAX_CHOICES}")));
        }
        Self::default()
    }

    pub(super) fn take(&mut self, id: &impl Display, path: String, notes: &mut Vec<Problem>) {
        let id = id.to_string();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if id.is_empty() || id.len() > 64 || !id.chars().all(plain) {
            let words = "an id has 1 to 64 of the characters a-z A-Z 0-9 . - _";
            notes.push(Problem::inconsistent(path.clone(), words));
        }
        if self.0.insert(id.clone(), ()).is_some() {
            notes.push(Problem::inconsistent(path, format!("id `{id}` stands twice")));
        }
    }
}

pub(super) fn part_paths(questionnaire: &Questionnaire) -> impl Iterator<Item = (String, &Part)> {
    let mut seen = (0, 0);
    questionnaire.parts.iter().map(move |part| {
        let (name, index) = match part.role {
            Role::Dimension => ("dimensions", &mut seen.0),
            Role::Annex => ("annexes", &mut seen.1),
        };
        *index += 1;
        (format!("{name}[{}]", *index - 1), &**part)
    })
}

fn check_head(questionnaire: &Questionnaire, notes: &mut Vec<Problem>) {
    Ids::default().take(&questionnaire.id, "id".into(), notes);
    if questionnaire.version.trim().is_empty() {
        notes.push(Problem::inconsistent("version", "text is empty"));
    }
    if questionnaire.profiles.is_empty() {
        notes.push(Problem::inconsistent("profiles", "at least one is needed"));
    }
    if questionnaire.dimensions().next().is_none() {
        notes.push(Problem::inconsistent("dimensions", "at least one is needed"));
    }
    let (mut profiles, mut types) = (Ids::default(), Ids::default());
    for (i, profile) in questionnaire.profiles.iter().enumerate() {
        profiles.take(&profile.id, format!("profiles[{i}].id"), notes);
    }
    for (i, kind) in questionnaire.agency_types.iter().enumerate() {
        types.take(&kind.id, format!("agencyTypes[{i}].id"), notes);
        check_profiles(questionnaire, &kind.profiles, &format!("agencyTypes[{i}].profiles"), notes);
    }
}

fn check_profiles(questionnaire: &Questionnaire, profiles: &Profiles, path: &str, notes: &mut Vec<Problem>) {
    if profiles.0.len() > MAX_PROFILES {
        notes.push(Problem::inconsistent(path, format!("more than {MAX_PROFILES}")));
        return;
    }
    for (i, id) in profiles.0.iter().enumerate() {
        if questionnaire.profile(id).is_none() {
            notes.push(Problem::inconsistent(format!("{path}[{i}]"), format!("no profile `{id}`")));
        }
    }
}

fn check_part(questionnaire: &Questionnaire, part: &Part, path: &str, ids: &mut Ids, notes: &mut Vec<Problem>) {
    check_profiles(questionnaire, &part.profiles, &format!("{path}.profiles"), notes);
    if part.indicators.is_empty() {
        notes.push(Problem::inconsistent(format!("{path}.indicators"), "at least one is needed"));
    }
    check_weights(part.indicators.iter().map(|indicator| indicator.weight), &format!("{path}.indicators"), notes);
    for (i, indicator) in part.indicators.iter().enumerate() {
        let path = format!("{path}.indicators[{i}]");
        ids.take(&indicator.id, format!("{path}.id"), notes);
        check_profiles(questionnaire, &indicator.profiles, &format!("{path}.profiles"), notes);
        if indicator.questions.is_empty() {
            notes.push(Problem::inconsistent(format!("{path}.questions"), "at least one is needed"));
        }
        check_weights(indicator.questions.iter().map(|question| question.weight), &format!("{path}.questions"), notes);
        for (j, question) in indicator.questions.iter().enumerate() {
            let path = format!("{path}.questions[{j}]");
            ids.take(&question.id, format!("{path}.id"), notes);
            check_question(questionnaire, question, &path, notes);
        }
    }
}

/// Weights are all 1 (a plain mean) or add up to 100.
fn check_weights(weights: impl Iterator<Item = u32> + Clone, path: &str, notes: &mut Vec<Problem>) {
    let sum: u64 = weights.clone().map(u64::from).sum();
    if weights.clone().any(|weight| weight != 1) && sum != 100 {
        notes.push(Problem::inconsistent(path, format!("weights add up to {sum}, not to 100")));
    }
}

fn check_question(questionnaire: &Questionnaire, question: &Question, path: &str, notes: &mut Vec<Problem>) {
    check_profiles(questionnaire, &question.profiles, &format!("{path}.profiles"), notes);
    check_kind(&question.kind, &format!("{path}.kind"), notes);
    if let Some(when) = &question.when {
        check_condition(&|id| kind_of(questionnaire, id), when, &format!("{path}.when"), notes);
    }
}

/// What an answer to a question is.
fn kind_of<'a>(questionnaire: &'a Questionnaire, id: &QuestionId) -> Option<&'a Kind> {
    questionnaire.question(id).map(|question| &question.kind)
}

pub(super) fn check_kind(kind: &Kind, path: &str, notes: &mut Vec<Problem>) {
    match kind {
        Kind::Checklist(options) => check_options(options, 1, &format!("{path}.checklist.options"), notes),
        Kind::Ladder(options) => check_options(options, 2, &format!("{path}.ladder.options"), notes),
        Kind::Table(table) => check_table(table, &format!("{path}.table"), notes),
        Kind::Practice | Kind::Share { .. } | Kind::Number { .. } | Kind::Scale { .. } | Kind::Text { .. } => {}
    }
}

fn check_options(options: &[Choice], least: usize, path: &str, notes: &mut Vec<Problem>) {
    let mut ids = Ids::of(options.len(), least, path, notes);
    for (i, option) in options.iter().enumerate().take(MAX_CHOICES) {
        ids.take(&option.id, format!("{path}[{i}].id"), notes);
        if option.id.as_str() == "na" {
            notes.push(Problem::inconsistent(format!("{path}[{i}].id"), "`na` stands for not applicable"));
        }
    }
}

/// Whether what a condition looks at is there, by `find`, and can be as it says.
pub(super) fn check_condition<'a>(
    find: &dyn Fn(&QuestionId) -> Option<&'a Kind>,
    condition: &Condition,
    path: &str,
    notes: &mut Vec<Problem>,
) {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            let name = if matches!(condition, Condition::All(_)) { "all" } else { "any" };
            for (i, condition) in conditions.iter().enumerate() {
                check_condition(find, condition, &format!("{path}.{name}[{i}]"), notes);
            }
        }
        Condition::Not(condition) => check_condition(find, condition, &format!("{path}.not"), notes),
        Condition::Equals { question, value } => {
            let Some(asked) = find(question) else {
                notes.push(no_question(question, &format!("{path}.equals.question")));
                return;
            };
            let possible = match asked {
                Kind::Practice => matches!(&**value, "yes" | "partly" | "no"),
                Kind::Checklist(options) | Kind::Ladder(options) => options.iter().any(|o| o.id.as_str() == &**value),
                Kind::Scale { steps, .. } => value.parse().is_ok_and(|step: u8| (1..=*steps).contains(&step)),
                Kind::Share { .. } | Kind::Number { .. } | Kind::Text { .. } | Kind::Table(_) => false,
            };
            if !possible {
                let words = format!("question `{question}` is never answered `{value}`");
                notes.push(Problem::inconsistent(format!("{path}.equals.value"), words));
            }
        }
        Condition::AtLeast { question, .. } => {
            let path = format!("{path}.atLeast.question");
            match find(question) {
                None => notes.push(no_question(question, &path)),
                Some(asked) if !asked.has_figure() => {
                    notes.push(Problem::inconsistent(path, format!("question `{question}` has no figure")));
                }
                Some(_) => {}
            }
        }
    }
}

pub(super) fn no_question(question: &QuestionId, path: &str) -> Problem {
    Problem::inconsistent(path, format!("no question `{question}`"))
}

fn check_ladders(questionnaire: &Questionnaire, notes: &mut Vec<Problem>) {
    let mut ids = Ids::default();
    for (i, ladder) in questionnaire.ladders.iter().enumerate() {
        let path = format!("ladders[{i}]");
        ids.take(&ladder.id, format!("{path}.id"), notes);
        if questionnaire.part(&ladder.part).is_none() {
            notes.push(Problem::inconsistent(format!("{path}.part"), format!("no part `{}`", ladder.part)));
        }
        if ladder.levels.is_empty() {
            notes.push(Problem::inconsistent(format!("{path}.levels"), "at least one is needed"));
        }
        for (j, level) in ladder.levels.iter().enumerate() {
            let path = format!("{path}.levels[{j}]");
            if level.id.as_str() != (j + 1).to_string() {
                notes.push(Problem::inconsistent(
                    format!("{path}.id"),
                    format!("expected `{}`: levels rise from 1", j + 1),
                ));
            }
            if level.holds.questions().is_empty() {
                notes.push(Problem::inconsistent(format!("{path}.holds"), "asks for nothing"));
            }
            check_condition(&|id| kind_of(questionnaire, id), &level.holds, &format!("{path}.holds"), notes);
        }
    }
}

/// Invariant: following `when` from question to question always ends.
fn check_loops(questionnaire: &Questionnaire, notes: &mut Vec<Problem>) {
    let mut is_ordered = vec![false; questionnaire.questions().count()];
    for placed in questionnaire.in_order() {
        is_ordered[placed.number] = true;
    }
    let mut is_ordered = is_ordered.into_iter();
    for (path, part) in part_paths(questionnaire) {
        for (i, indicator) in part.indicators.iter().enumerate() {
            for j in (0..indicator.questions.len()).filter(|_| is_ordered.next() == Some(false)) {
                let path = format!("{path}.indicators[{i}].questions[{j}].when");
                notes.push(Problem::inconsistent(path, "leads into a loop of conditions"));
            }
        }
    }
}
