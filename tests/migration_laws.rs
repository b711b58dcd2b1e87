//! Whatever is taken over to another version, nothing vanishes: tried on random sheets and random rules.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeSet;
use std::rc::Rc;

use phrom::answers::Sheet;
use phrom::questionnaire::{QuestionId, Questionnaire};
use phrom::submission::{Draft, Migrated, migrate, open, open_for_changes, write_draft};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, TestCaseError, any, prop_assert, prop_assert_eq, proptest};
use serde_json::{Value as Json, json};
use support::{draw, files, with};

type Verdict = Result<(), TestCaseError>;

/// Every answer is kept, converted or listed as dropped; whatever a file of the result says opens again as it is.
fn nothing_vanishes(draft: &Draft, new: &Rc<Questionnaire>, Migrated { draft: after, report }: &Migrated) -> Verdict {
    let converted = report.converted.iter().flat_map(|converted| &converted.from);
    let dropped = report.dropped.iter().map(|dropped| &dropped.question);
    let told: BTreeSet<&QuestionId> = report.kept.iter().chain(converted).chain(dropped).collect();
    for (id, answer) in draft.sheet.iter() {
        prop_assert!(told.contains(id), "{id}: {answer:?} in {report:?}");
    }
    for dropped in &report.dropped {
        prop_assert_eq!(Some(&dropped.answer), draft.sheet.get(&dropped.question));
    }
    prop_assert!(after.sheet.iter().all(|(id, answer)| answer.carried.is_some() && new.question(id).is_some()));
    let file = write_draft(&Draft { id: draft.id.clone(), ..after.clone() }, &new.sha256);
    let again = open(file.as_bytes(), |_, _| Some(new.clone())).unwrap();
    prop_assert!(!again.report.loses_something(), "{:?}", again.report);
    prop_assert_eq!(&again.draft.sheet, &after.sheet);
    Ok(())
}

#[test]
fn nothing_vanishes_on_the_way_to_the_next_version() {
    let [old, new] = ["yearly@1", "yearly@2"].map(|id| Rc::new(support::by_id(id)));
    let n = old.questions().count();
    let config = ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(seeds in vec(any::<u32>(), n))| {
        let answers = old.questions().zip(&seeds).map(|(asked, seed)| (asked.id.clone(), draw::rich_answer(asked, *seed)));
        let draft = files::draft(&old, "agency", Sheet::new(answers));
        let result = migrate(&draft, &new, &|version| (*version == *old.version).then(|| old.clone())).unwrap();
        nothing_vanishes(&draft, &new, &result)?;
        let again = migrate(&result.draft, &new, &|_| None).unwrap();
        prop_assert_eq!(&again.draft, &result.draft);
        prop_assert_eq!(again.report.kept.len(), result.draft.sheet.iter().count());
        // Through a file, with the version that was answered nowhere at hand.
        let file = write_draft(&draft, &old.sha256);
        let opened = open_for_changes(file.as_bytes(), &|_, _| Some(new.clone())).unwrap();
        prop_assert_eq!(&opened.draft.sheet, &result.draft.sheet);
    });
}

/// A questionnaire with codes, kinds and rules thrown together, unchecked as a broken file would be.
fn thrown_together(written: &Json, seeds: &[u32]) -> Rc<Questionnaire> {
    let mut next = with(with(written.clone(), "/version", json!("next")), "/formatVersion", json!(3));
    let mut codes: Vec<String> = ["never", "there"].map(String::from).to_vec();
    let mut kinds = Vec::new();
    let mut seeds = seeds.iter().cycle().copied();
    let mut draw = move |n: usize| usize::try_from(seeds.next().unwrap()).unwrap() % n;
    for part in next["dimensions"].as_array_mut().unwrap() {
        for indicator in part["indicators"].as_array_mut().unwrap() {
            for question in indicator["questions"].as_array_mut().unwrap() {
                codes.push(question["id"].as_str().unwrap().into());
                kinds.push(question["kind"].clone());
                if draw(4) == 0 {
                    question["id"] = json!(format!("new{}", kinds.len()));
                }
                if draw(4) == 0 {
                    question["kind"] = kinds[draw(kinds.len())].clone();
                }
            }
        }
    }
    let mut code = |more: &str| format!("{}{more}", codes[draw(codes.len())]);
    let mut rules = Vec::new();
    for n in 0..8 {
        let values = json!({"yes": code(""), "no": "yes", "na": "no", "one": "two", "1": "3", "partly": "na"});
        rules.push(match n % 5 {
            0 => json!({"renamed": {"from": code(""), "to": code(""), "values": values}}),
            1 => json!({"mapped": {"question": code(""), "values": values}}),
            2 => json!({"split": {"from": code(""), "to": [{"question": code("")}, {"question": code(""), "values": values}]}}),
            3 => json!({"merged": {"from": [code(""), code("")], "to": code(""), "by": (["alike", "lowest", "union"][n % 3])}}),
            _ => json!({"dropped": {"question": code(""), "reason": {"th": "ก", "en": "a"}}}),
        });
    }
    next["migrations"] = json!([{"from": written["version"], "rules": rules}]);
    Rc::new(Questionnaire::read_own(next.to_string().as_bytes()).unwrap())
}

#[test]
fn nothing_vanishes_whatever_the_rules_say() {
    for id in ["mixed", "every-rule", "th-digital-readiness"] {
        let written = support::json(&support::path(id));
        let old = Rc::new(support::by_id(id));
        let n = old.questions().count();
        let config = ProptestConfig { cases: 50, failure_persistence: None, ..ProptestConfig::default() };
        proptest!(config, |(seeds in vec(any::<u32>(), n), rules in vec(any::<u32>(), 64))| {
            let new = thrown_together(&written, &rules);
            let answers = old.questions().zip(&seeds).map(|(asked, seed)| (asked.id.clone(), draw::rich_answer(asked, *seed)));
            let draft = files::draft(&old, old.profiles[0].id.as_str(), Sheet::new(answers));
            let result = migrate(&draft, &new, &|version| (*version == *old.version).then(|| old.clone())).unwrap();
            nothing_vanishes(&draft, &new, &result)?;
        });
    }
}
