//! Keeps what the design promises about the code itself: sizes, who may know whom, what is never named.
//!
//! Lists of exceptions can only become shorter: an entry that is none any more fails too.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod engines;
mod made_up;
mod package;
mod rules;
mod source;

use phrom::questionnaire::{CATALOGUE, Questionnaire};
use source::Source;

/// Where the project's Rust files are.
const FOLDERS: [&str; 4] = ["src", "tests", "xtask", "benches"];

/// Imports against the direction: from which module to which path.
const AGAINST_THE_DIRECTION: [(&str, &str); 0] = [];

#[test]
fn files_have_at_most_300_lines() {
    let long = everything().into_iter().filter(rules::is_too_long);
    let long: Vec<_> =
        long.map(|source| format!("{}: more than {} lines; split it", source.path, rules::MAX_LINES)).collect();
    nothing_found(&long);
}

#[test]
fn functions_have_at_most_60_lines() {
    each(&everything(), rules::functions_are_short);
}

#[test]
fn every_file_opens_with_what_it_holds() {
    each(&everything(), rules::opens_with_its_doc);
}

#[test]
fn nothing_is_left_over_in_the_code() {
    each(&shipped(), rules::leaves_nothing_over);
}

#[test]
fn files_and_functions_have_names_that_say_something() {
    each(&shipped(), rules::names_say_something);
}

#[test]
fn imports_go_one_way() {
    each(&shipped(), |source| rules::imports_go_one_way(source, &AGAINST_THE_DIRECTION));
    let against = |(from, to): &&(&str, &str)| {
        let mut sources = shipped().into_iter().filter(|source| source.module().join("::") == *from);
        sources.any(|source| source.crate_paths().iter().any(|(_, path)| path.join("::").starts_with(to)))
    };
    let mended: Vec<_> = AGAINST_THE_DIRECTION.iter().filter(|pair| !against(pair)).collect();
    assert!(mended.is_empty(), "mended, take them from AGAINST_THE_DIRECTION: {mended:?}");
}

#[test]
fn the_core_has_never_heard_of_a_browser() {
    each(&shipped(), rules::core_stays_alone);
}

#[test]
fn components_make_no_browser_call() {
    each(&shipped(), rules::components_call_no_browser);
}

#[test]
fn no_code_names_a_questionnaire_an_indicator_or_a_question() {
    let mut ids = Vec::new();
    for entry in CATALOGUE {
        let path = format!("{}/questionnaires/{}.json", env!("CARGO_MANIFEST_DIR"), entry.id);
        let questionnaire = Questionnaire::read(&std::fs::read(path).unwrap()).unwrap();
        ids.push(questionnaire.id.to_string());
        ids.extend(questionnaire.indicators().map(|(_, indicator)| indicator.id.to_string()));
        ids.extend(questionnaire.questions().map(|question| question.id.to_string()));
        ids.extend(questionnaire.ladders.iter().map(|ladder| ladder.id.to_string()));
    }
    assert!(ids.len() > 80, "only {} ids found", ids.len());
    each(&shipped(), |source| rules::names_no_question(source, &ids));
}

/// Every Rust file.
fn everything() -> Vec<Source> {
    FOLDERS.into_iter().flat_map(Source::below).collect()
}

/// What the library and the page are made of, without unit tests.
fn shipped() -> Vec<Source> {
    Source::below("src").iter().map(Source::without_tests).collect()
}

#[track_caller]
fn each(sources: &[Source], rule: impl Fn(&Source) -> Vec<String>) {
    nothing_found(&sources.iter().flat_map(rule).collect::<Vec<_>>());
}

#[track_caller]
fn nothing_found(findings: &[String]) {
    assert!(findings.is_empty(), "{} against the rules:\n{}", findings.len(), findings.join("\n"));
}
