//! The rules of one Rust file. Each gives what is against it, as "file:line: the rule".

use crate::source::{Source, line_of};

/// The most lines of a file (STYLE section 3).
pub(crate) const MAX_LINES: usize = 300;
/// The most lines of a function, `html!` included. Clippy counts too, but does not look into `#[component]`.
pub(crate) const MAX_FUNCTION_LINES: usize = 60;

/// Who may know whom: a module knows those above it in this list, never one beside or below it.
const LAYERS: [&[&str]; 11] = [
    &["language", "exact", "json", "moment"],
    &["questionnaire"],
    &["answers"],
    &["scoring"],
    &["submission"],
    &["together", "rating"],
    &["cohort"],
    &["report"],
    &["desk"],
    &["model"],
    &["ui"],
];

/// What the core never names: the browser, the clock, input and output, and an order that differs each time.
const NOT_IN_CORE: [&str; 15] = [
    "web_sys",
    "js_sys",
    "gloo",
    "yew",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "HashMap",
    "HashSet",
    "SystemTime",
    "Instant",
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::thread",
];

/// What stays behind when something was being found out.
const LEFT_OVERS: [&str; 8] = ["TODO", "FIXME", "XXX", "dbg!", "println!", "eprintln!", "todo!", "unimplemented!"];

/// Names that say nothing (STYLE section 4).
const EMPTY_NAMES: [&str; 8] = ["data", "info", "item", "manager", "helper", "util", "common", "misc"];

fn finding(source: &Source, line: usize, rule: &str) -> String {
    format!("{}:{line}: {rule}", source.path)
}

pub(crate) fn is_too_long(source: &Source) -> bool {
    source.text.lines().count() > MAX_LINES
}

pub(crate) fn opens_with_its_doc(source: &Source) -> Vec<String> {
    let is_documented = source.text.starts_with("//! ");
    (!is_documented).then(|| finding(source, 1, "a file opens with `//!`: what it holds")).into_iter().collect()
}

pub(crate) fn leaves_nothing_over(source: &Source) -> Vec<String> {
    let lines = source.text.lines().enumerate();
    let found =
        lines.flat_map(|(n, line)| LEFT_OVERS.into_iter().filter(|word| line.contains(word)).map(move |w| (n, w)));
    found.map(|(n, word)| finding(source, n + 1, &format!("`{word}` is left over"))).collect()
}

/// Functions begin and end at the same indentation: rustfmt sees to that. Blank lines and comments do not count.
pub(crate) fn functions_are_short(source: &Source) -> Vec<String> {
    let lines: Vec<&str> = source.code.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut found = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let mut words = line
            .split_whitespace()
            .skip_while(|word| matches!(*word, "pub" | "const" | "async") || word.starts_with("pub("));
        if words.next() != Some("fn") || line.trim_end().ends_with('}') || line.trim_end().ends_with(';') {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent(line)));
        let body = lines[n..].iter().take_while(|line| line.trim_end() != end);
        let length = 1 + body.filter(|line| !line.trim().is_empty()).count();
        if length > MAX_FUNCTION_LINES {
            let rule = format!("a function of {length} lines; at most {MAX_FUNCTION_LINES}");
            found.push(finding(source, n + 1, &rule));
        }
    }
    found
}

/// Files and functions are not named after nothing.
pub(crate) fn names_say_something(source: &Source) -> Vec<String> {
    let names = source.module().into_iter().map(|name| (1, name));
    let functions = source.code.match_indices("fn ").map(|(at, _)| {
        let rest = &source.code[at + 3..];
        (line_of(&source.code, at), &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0)])
    });
    let is_empty = |name: &str| {
        EMPTY_NAMES.iter().any(|empty| name == *empty || name.strip_suffix('s') == Some(empty))
            || name.starts_with("handle_")
    };
    let found = names.chain(functions).filter(|(_, name)| is_empty(name));
    found.map(|(line, name)| finding(source, line, &format!("`{name}` is a name that says nothing"))).collect()
}

/// The core has never heard of a browser. The desk reads and writes through what it is given, and knows nothing else.
pub(crate) fn core_stays_alone(source: &Source) -> Vec<String> {
    if matches!(source.module().as_slice(), ["ui", ..]) || source.path == "src/main.rs" {
        return Vec::new();
    }
    let is_desk = matches!(source.module().as_slice(), ["desk", ..]);
    let forbidden = NOT_IN_CORE.into_iter().filter(|word| !(is_desk && *word == "std::io"));
    let lines = forbidden.flat_map(|word| source.lines_with(word).map(move |line| (line, word)));
    lines.map(|(line, word)| finding(source, line, &format!("the core does not know `{word}`"))).collect()
}

/// Components take events and the elements that they come from; they ask the browser for nothing.
pub(crate) fn components_call_no_browser(source: &Source) -> Vec<String> {
    if !matches!(source.module().as_slice(), ["ui", "components", ..]) {
        return Vec::new();
    }
    let calls = ["gloo", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];
    let mut lines: Vec<usize> = calls.iter().flat_map(|word| source.lines_with(word)).collect();
    let is_of_event = |path: &[String]| matches!(path, [kind] if kind.ends_with("Event") || (kind.starts_with("Html") && kind.ends_with("Element")));
    lines.extend(source.paths("web_sys").into_iter().filter(|(_, path)| !is_of_event(path)).map(|(line, _)| line));
    lines.into_iter().map(|line| finding(source, line, "components make no browser call")).collect()
}

/// Imports go one way. `exceptions` are pairs of modules that may, for now, do otherwise.
pub(crate) fn imports_go_one_way(source: &Source, exceptions: &[(&str, &str)]) -> Vec<String> {
    let from = source.module();
    let mut found: Vec<String> = source
        .crate_paths()
        .into_iter()
        .filter(|(_, to)| !exceptions.iter().any(|(a, b)| *a == from.join("::") && to.join("::").starts_with(b)))
        .filter_map(|(line, to)| {
            let to: Vec<&str> = to.iter().map(String::as_str).collect();
            Some(finding(source, line, &direction(&from, &to)?))
        })
        .collect();
    found.dedup();
    found
}

/// Why a module may not name a path; `None` if it may.
pub(crate) fn direction(from: &[&str], to: &[&str]) -> Option<String> {
    let (&[from_top, ..], &[to_top, ..]) = (from, to) else {
        return None;
    };
    let layer = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    let Some(own) = layer(from_top) else {
        return Some(format!("`{from_top}` has no place in LAYERS of tests/tidy/rules.rs"));
    };
    let is_below = layer(to_top).is_some_and(|of_other| of_other < own);
    let is_macro_or_root = layer(to_top).is_none();
    if from_top == "ui" && to_top == "ui" {
        let forbidden = inside_ui(&from[1..], &to[1..])?;
        return Some(format!("{forbidden}, so not `{}`", to.join("::")));
    }
    if from.starts_with(&["ui", "browser"]) && to_top != "language" {
        return Some(format!("`ui::browser` knows bytes and strings, not `{}`", to.join("::")));
    }
    (from_top != to_top && !is_below && !is_macro_or_root).then(|| format!("`{from_top}` may not know `{to_top}`"))
}

/// What holds inside `ui`, as far as a path breaks it.
fn inside_ui(from: &[&str], to: &[&str]) -> Option<&'static str> {
    let to_top = to.first().copied().unwrap_or_default();
    match from {
        ["components", ..] if !matches!(to_top, "components" | "element" | "memo" | "text") => {
            Some("components know components, elements and texts: no store, no page, no browser")
        }
        ["browser", ..] if to_top != "browser" => Some("`ui::browser` knows nothing of the page"),
        ["text", ..] if to_top != "text" => Some("texts know the core only"),
        ["store"] if to_top != "store" => Some("the store knows the model only"),
        ["shelf"] if !matches!(to_top, "shelf" | "browser") => Some("the shelf knows storage and the core"),
        ["pages", page, ..] => match to {
            ["pages", other, ..] if other != page => Some("pages do not know each other"),
            ["app" | "store", ..] => Some("a page knows neither the app nor its store"),
            _ => None,
        },
        _ => None,
    }
}

/// No questionnaire is named in code: `ids` are those of the built-in ones.
pub(crate) fn names_no_question(source: &Source, ids: &[String]) -> Vec<String> {
    let is_of_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let named = |text: &str| text.split(|c| !is_of_id(c)).any(|word| ids.iter().any(|id| id == word));
    let found = source.strings.iter().filter(|(_, text)| named(text));
    found
        .map(|(line, text)| finding(source, *line, &format!("no code names a question or an indicator: \"{text}\"")))
        .collect()
}
