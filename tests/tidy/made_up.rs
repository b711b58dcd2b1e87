//! The rules on small made-up files: what is against a rule is found, what is not is left alone.

use crate::package::{attributes, missing};
use crate::rules::{self, direction};
use crate::source::Source;

/// How many findings a rule has in a made-up file.
#[track_caller]
fn check(rule: impl Fn(&Source) -> Vec<String>, path: &str, text: &str, n_expected: usize) {
    let found = rule(&Source::new(path, text).without_tests());
    assert_eq!(found.len(), n_expected, "{text}\n{found:?}");
    assert!(found.iter().all(|finding| finding.starts_with(&format!("{path}:"))), "{found:?}");
}

#[test]
fn a_long_file_is_found() {
    let of_lines = |n: usize| Source::new("src/x.rs", &"//! x\n".repeat(n));
    assert!(!rules::is_too_long(&of_lines(rules::MAX_LINES)));
    assert!(rules::is_too_long(&of_lines(rules::MAX_LINES + 1)));
}

#[test]
fn a_long_function_is_found_component_or_not() {
    let function = |head: &str, n: usize| format!("impl X {{\n    {head} {{\n{}    }}\n}}\n", "        x;\n".repeat(n));
    for head in ["fn a()", "pub fn a(x: u8) -> Html", "pub(super) const fn a()", "#[component]\n    pub fn A()"] {
        check(rules::functions_are_short, "src/x.rs", &function(head, rules::MAX_FUNCTION_LINES - 2), 0);
        check(rules::functions_are_short, "src/x.rs", &function(head, rules::MAX_FUNCTION_LINES - 1), 1);
    }
    let commented = format!("fn a() {{\n{}}}\n", "    // why\n\n".repeat(80));
    check(rules::functions_are_short, "src/x.rs", &commented, 0);
}

#[test]
fn a_missing_doc_is_found() {
    check(rules::opens_with_its_doc, "src/x.rs", "//! What it holds.\n", 0);
    check(rules::opens_with_its_doc, "src/x.rs", "use x;\n//! What it holds.\n", 1);
}

#[test]
fn left_overs_are_found_also_in_comments() {
    check(rules::leaves_nothing_over, "src/x.rs", "fn a() {}\n// TODO: b\n    dbg!(c);\n", 2);
    check(rules::leaves_nothing_over, "src/x.rs", "fn a() {}\n", 0);
}

#[test]
fn empty_names_are_found() {
    check(rules::names_say_something, "src/ui/helpers.rs", "fn handle_click() {}\nfn data() {}\nfn database() {}", 3);
    check(rules::names_say_something, "src/ui/text.rs", "fn click(data: u8) {}", 0);
}

#[test]
fn the_browser_in_the_core_is_found() {
    let text =
        "use std::collections::HashMap;\n// web_sys in a comment\nfn a() { yew::x(); std::fs::read(\"gloo\") }\n";
    check(rules::core_stays_alone, "src/scoring/x.rs", text, 3);
    check(rules::core_stays_alone, "src/ui/x.rs", text, 0);
    check(rules::core_stays_alone, "src/desk/x.rs", "use std::io::Write;\nuse std::fs;\n", 1);
    check(rules::core_stays_alone, "src/report/x.rs", "use std::io::Write;\n", 1);
    check(rules::core_stays_alone, "src/x.rs", "fn an_instant(instant: Instants) {}", 0);
    check(rules::core_stays_alone, "src/x.rs", "#[cfg(test)]\nmod tests { use std::fs; }", 0);
}

#[test]
fn a_browser_call_in_a_component_is_found() {
    let path = "src/ui/components/x.rs";
    check(rules::components_call_no_browser, path, "use web_sys::{Event, HtmlInputElement, InputEvent};", 0);
    check(
        rules::components_call_no_browser,
        path,
        "use web_sys::{Event,\n    Window};\nfn a() { gloo::utils::window() }",
        2,
    );
    check(rules::components_call_no_browser, path, "fn a() { web_sys::window() }", 1);
}

#[test]
fn an_import_against_the_direction_is_found() {
    let rule = |source: &Source| rules::imports_go_one_way(source, &[]);
    check(
        rule,
        "src/answers/x.rs",
        "use crate::questionnaire::Kind;\nuse crate::{exact::Exact, scoring::{self, Score}};",
        1,
    );
    check(rule, "src/scoring/x.rs", "fn a() -> crate::submission::Draft {}", 1);
    check(
        rule,
        "src/ui/pages/a.rs",
        "use super::b::save;\nuse crate::ui::components::b::B;\nuse super::super::store;",
        2,
    );
    let excepted = |source: &Source| rules::imports_go_one_way(source, &[("ui::pages::a", "ui::pages::b::save")]);
    check(excepted, "src/ui/pages/a.rs", "use super::b::save;\nuse super::b::load;", 1);
}

#[test]
fn directions_are_told_for_every_pair_that_matters() {
    let steps = |path: &'static str| path.split("::").collect::<Vec<_>>();
    for (from, to, is_allowed) in [
        ("model", "report", true),
        ("report", "model", false),
        ("submission", "scoring", true),
        ("scoring", "submission", false),
        ("json", "language", false),
        ("language", "language", true),
        ("model", "ui::text", false),
        ("ui::app", "ui::pages", true),
        ("ui::components::a", "ui::components::b", true),
        ("ui::components::a", "ui::text::say", true),
        ("ui::components::a", "ui::browser::clock", false),
        ("ui::components::a", "ui::store", false),
        ("ui::components::a", "ui::app", false),
        ("ui::components::a", "model::Route", true),
        ("ui::pages::a", "ui::pages::b", false),
        ("ui::pages", "ui::pages::b", true),
        ("ui::pages::a", "ui::browser::clock", true),
        ("ui::browser::a", "submission::Draft", false),
        ("ui::browser::a", "language::Language", true),
        ("ui::browser::a", "ui::text", false),
        ("ui::text::a", "ui::components::b", false),
        ("ui::text::a", "submission::Trouble", true),
        ("nowhere", "language", false),
    ] {
        assert_eq!(direction(&steps(from), &steps(to)).is_none(), is_allowed, "{from} -> {to}");
    }
}

#[test]
fn a_question_in_the_code_is_found() {
    let ids = ["th-survey".to_owned(), "1.4".to_owned(), "1.4.1".to_owned()];
    let rule = |source: &Source| rules::names_no_question(source, &ids);
    check(rule, "src/x.rs", "fn a() { b(\"1.4.1\"); c(\"[data-question='1.4']\"); d(r\"th-survey\") }", 3);
    check(
        rule,
        "src/x.rs",
        "// \"1.4\"\nfn a() { b(\"11.4\"); c(\"1.4.12\"); d(1.4) }\n#[cfg(test)]\nmod tests { \"1.4\" }",
        0,
    );
}

#[test]
fn a_missing_handle_or_link_is_found() {
    assert_eq!(missing("<p data-a=1>", ["data-a=".into(), "data-b=".into()]).len(), 1);
    assert_eq!(attributes("<a href=\"b\"><a href=\"c\">", "href=\"", "\""), ["b", "c"]);
}
