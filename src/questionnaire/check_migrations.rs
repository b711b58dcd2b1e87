//! Whether the steps from earlier versions hold together. What stood in an earlier version is not at hand here, so only
//! what they lead to is looked at.

use std::cell::RefCell;

use super::check::MAX_CHOICES;
use super::migration::{Joining, Migration, Rule, Target};
use super::{Kind, NotApplicable, Question, QuestionId, Questionnaire};
use crate::json::{Notes, Problem};
use crate::sorted::Sorted;

/// The most steps from one version to another.
const MAX_STEPS: usize = 100;

/// The most rules of a step.
const MAX_RULES: usize = 2_000;

/// The most questions that one becomes, or that become one.
const MAX_BRANCHES: usize = 100;

pub(super) fn check_migrations(questionnaire: &Questionnaire, notes: &mut Vec<Problem>) {
    let found = RefCell::new(Notes::default());
    let migrations = questionnaire.migrations_noting(&found);
    let Notes { of_shape, of_sense, .. } = found.into_inner();
    let has_lost = of_shape.iter().any(|problem| !problem.is_harmless());
    notes.extend(of_shape);
    if has_lost {
        return;
    }
    notes.extend(of_sense);
    if migrations.len() > MAX_STEPS {
        notes.push(Problem::inconsistent("migrations", format!("more than {MAX_STEPS}")));
        return;
    }
    let mut seen = Sorted::default();
    for (i, migration) in migrations.iter().enumerate() {
        let path = format!("migrations[{i}]");
        for (key, version) in [("from", &migration.from), ("to", &migration.to)] {
            if version.trim().is_empty() {
                notes.push(Problem::inconsistent(format!("{path}.{key}"), "text is empty"));
            }
        }
        if migration.from == migration.to {
            notes.push(Problem::inconsistent(format!("{path}.from"), "leads from a version to itself"));
        }
        // A line break stands in no version, so that two of them never run together.
        if seen.insert(format!("{}\n{}", migration.from, migration.to), ()).is_some() {
            notes.push(Problem::inconsistent(path.clone(), "this step stands twice"));
        }
        check_step(questionnaire, migration, &path, notes);
    }
}

fn check_step(questionnaire: &Questionnaire, migration: &Migration, path: &str, notes: &mut Vec<Problem>) {
    if migration.rules.len() > MAX_RULES {
        notes.push(Problem::inconsistent(format!("{path}.rules"), format!("more than {MAX_RULES}")));
        return;
    }
    let is_last = migration.to == questionnaire.version;
    let (mut sources, mut targets) = (Sorted::default(), Sorted::default());
    for (i, rule) in migration.rules.iter().enumerate() {
        let path = format!("{path}.rules[{i}]");
        if rule.sources().len() > MAX_BRANCHES || rule.targets().len() > MAX_BRANCHES {
            notes.push(Problem::inconsistent(path, format!("more than {MAX_BRANCHES} questions")));
            continue;
        }
        if matches!(rule, Rule::Merged { from, .. } if from.len() < 2) {
            notes.push(Problem::inconsistent(path.clone(), "at least 2 questions are needed to become one"));
        }
        if matches!(rule, Rule::Moved { to, .. } if to.is_empty()) {
            notes.push(Problem::inconsistent(path.clone(), "at least one question is needed"));
        }
        for id in rule.sources() {
            once(&mut sources, id, "another rule takes", &path, notes);
        }
        for target in rule.targets() {
            once(&mut targets, &target.question, "another rule leads to", &path, notes);
            if target.values.len() > MAX_CHOICES {
                notes.push(Problem::inconsistent(path.clone(), format!("more than {MAX_CHOICES} values")));
            } else if is_last {
                check_target(questionnaire, rule, target, &path, notes);
            }
        }
    }
}

fn once(seen: &mut Sorted<QuestionId, ()>, id: &QuestionId, what: &str, path: &str, notes: &mut Vec<Problem>) {
    if seen.insert(id.clone(), ()).is_some() {
        notes.push(Problem::inconsistent(path, format!("{what} question `{id}` too")));
    }
}

fn check_target(questionnaire: &Questionnaire, rule: &Rule, target: &Target, path: &str, notes: &mut Vec<Problem>) {
    let Some(question) = questionnaire.question(&target.question) else {
        notes.push(super::check::no_question(&target.question, path));
        return;
    };
    if let Rule::Merged { by, .. } = rule {
        let is_list = matches!(question.kind, Kind::Checklist(_));
        let is_possible = match by {
            Joining::Alike => true,
            Joining::Lowest => question.kind.has_figure() && !is_list,
            Joining::Union => is_list,
        };
        if !is_possible {
            notes.push(Problem::inconsistent(path, format!("answers to `{}` cannot be joined so", question.id)));
        }
    }
    for value in target.values.values().filter(|value| !can_be(question, value)) {
        let words = format!("question `{}` is never answered `{value}`", question.id);
        notes.push(Problem::inconsistent(path, words));
    }
}

/// Whether a question can be answered with what a value's code says.
fn can_be(question: &Question, value: &str) -> bool {
    match &question.kind {
        _ if value == "na" => question.na != NotApplicable::Never,
        Kind::Practice => matches!(value, "yes" | "partly" | "no"),
        Kind::Checklist(options) | Kind::Ladder(options) => options.iter().any(|o| o.id.as_str() == value),
        Kind::Scale { steps, .. } => value.parse().is_ok_and(|step: u8| (1..=*steps).contains(&step)),
        Kind::Number { min, max, .. } => {
            super::Quantity::parse(value).is_some_and(|number| (min..=max).contains(&&number))
        }
        Kind::Text { .. } => !value.trim().is_empty(),
        Kind::Share { .. } | Kind::Table(_) => false,
    }
}
