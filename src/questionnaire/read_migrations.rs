//! From a file's tree to the steps from earlier versions.

use std::rc::Rc;

use super::id::QuestionId;
use super::migration::{Joining, Migration, Rule, Target};
use super::read_words::{all, code, text};
use crate::json::{Place, ProblemKind};
use crate::sorted::Sorted;

/// The steps of a file, whose questionnaire has a version.
pub(super) fn migrations(at: &Place<'_>, version: &Rc<str>) -> Vec<Migration> {
    all(at.optional("migrations"), |at| {
        at.keys(&["from", "to", "rules"]);
        let to = at.optional("to").and_then(|place| place.text());
        Migration {
            from: at.words("from"),
            to: to.map_or_else(|| version.clone(), Rc::from),
            rules: at.required("rules").map(|list| list.each(rule)).unwrap_or_default(),
        }
    })
}

fn rule(at: &Place<'_>) -> Option<Rule> {
    let (tag, content) = at.tag()?;
    match (tag, &content) {
        ("renamed", Some(at)) => {
            at.keys(&["from", "to", "values"]);
            let to = Target { question: code(at, "to"), values: values(at) };
            Some(Rule::Moved { from: code(at, "from"), to: vec![to] })
        }
        ("mapped", Some(at)) => {
            at.keys(&["question", "values"]);
            at.required("values");
            let question: QuestionId = code(at, "question");
            Some(Rule::Moved { from: question.clone(), to: vec![Target { question, values: values(at) }] })
        }
        ("split", Some(at)) => {
            at.keys(&["from", "to"]);
            Some(Rule::Moved { from: code(at, "from"), to: all(at.required("to"), target) })
        }
        ("merged", Some(at)) => {
            at.keys(&["from", "to", "by", "values"]);
            let from = at.required("from").map(|list| list.each(|place| place.text().map(QuestionId::from)));
            let to = Target { question: code(at, "to"), values: values(at) };
            Some(Rule::Merged { from: from.unwrap_or_default(), to, by: joining(at)? })
        }
        ("dropped", Some(at)) => {
            at.keys(&["question", "reason"]);
            Some(Rule::Dropped { question: code(at, "question"), reason: text(at, "reason") })
        }
        _ => {
            let known = "renamed, mapped, split, merged, dropped, each with what belongs to it";
            at.note(ProblemKind::Invalid(format!("`{tag}` cannot stand here; expected one of {known}")));
            None
        }
    }
}

fn target(at: &Place<'_>) -> Target {
    at.keys(&["question", "values"]);
    Target { question: code(at, "question"), values: values(at) }
}

fn values(at: &Place<'_>) -> Sorted<Rc<str>, Rc<str>> {
    let Some(place) = at.optional("values") else { return Sorted::default() };
    let entries = place.object().into_iter().flatten();
    entries.filter_map(|(old, new)| Some((old.as_str().into(), place.below(old, new).text()?.into()))).collect()
}

fn joining(at: &Place<'_>) -> Option<Joining> {
    let place = at.required("by")?;
    let found = Joining::ALL.into_iter().find(|(name, _)| place.value.as_str() == Some(name));
    found.map(|(_, joining)| joining).or_else(|| place.expected("`alike`, `lowest` or `union`"))
}
