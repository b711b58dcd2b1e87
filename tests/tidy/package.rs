//! The rules of files that belong together: styles, versions, the handles that scripts rely on.

use crate::nothing_found;
use crate::source::{Source, files, text};

/// Stylesheets that are a cascade layer and no component.
const LAYERS: [&str; 4] = ["tokens", "base", "layout", "print"];
/// Stylesheets of what stands in many components and is none itself.
const SHARED: [&str; 4] = ["bold", "button", "card", "starting"];

/// Attributes that scripts rely on (DESIGN, "Handles for scripts"), as far as their part of the page is built.
const HANDLES: [&str; 59] = [
    "data-action",
    "data-agreed",
    "data-carried",
    "data-cleared",
    "data-copy-due",
    "data-count",
    "data-counted",
    "data-difference",
    "data-dimension",
    "data-draft",
    "data-effect",
    "data-field",
    "data-file",
    "data-file-status",
    "data-found",
    "data-gate",
    "data-heat",
    "data-highest",
    "data-hit",
    "data-indicator",
    "data-keeping",
    "data-language",
    "data-levels",
    "data-lowest",
    "data-measure",
    "data-migrated",
    "data-newer",
    "data-note",
    "data-number",
    "data-offer",
    "data-offered",
    "data-other-tab",
    "data-page",
    "data-part",
    "data-paste",
    "data-priority",
    "data-problem",
    "data-question",
    "data-profile",
    "data-questionnaire",
    "data-rating",
    "data-read",
    "data-reason",
    "data-row",
    "data-round",
    "data-rows",
    "data-save-state",
    "data-scale",
    "data-score",
    "data-shared",
    "data-step",
    "data-text",
    "data-text-size",
    "data-trouble",
    "data-unit",
    "data-unit-part",
    "data-version",
    "data-whole",
    // Not of the contract, but the browser tests read the review page by it.
    "data-review",
];

/// Values of them that the page writes literally.
const VALUES: [&str; 5] = [
    "home begin read fill review results rate earlier document units search about collect",
    "continue back review results finish export import print clear-data remind-later update update-later one-file ask-to-keep add-row remove-row row-up row-down paste-rows",
    "use-offer search only-open read-aloud document units units-csv report-file rate open-older confirm-carried earlier go-back download-state keep-agreed agree-all-own agree-all-assessor keep-questionnaire dismiss-questionnaire remove-questionnaire",
    "submission questionnaire rater submissions folder roster",
    "overall completeness",
];

/// Values that are chosen in code; the markup tests see them in their places.
const CHOSEN_VALUES: [&str; 15] = [
    "saved",
    "held",
    "saving",
    "failed",
    "yes",
    "partly",
    "no",
    "na",
    "agencyName",
    "agencyType",
    "province",
    "profile",
    "period",
    "role",
    "th",
];

#[test]
fn every_stylesheet_is_linked_and_every_link_leads_to_one() {
    let of_pages = ["index.html", "collect.html"].map(|page| {
        let linked = attributes(&text(page), "rel=\"css\" href=\"styles/", ".css\"");
        let layers = ["tokens", "base", "layout"];
        assert_eq!(linked[..3], layers, "the first stylesheets of {page}");
        assert_eq!(linked.last().map(String::as_str), Some("print"), "the last stylesheet of {page}");
        linked
    });
    let mut sorted = of_pages.concat();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted, stylesheets());
}

#[test]
fn a_stylesheet_has_the_name_of_its_component_or_page() {
    let rust: Vec<String> = Source::below("src/ui").iter().map(|source| base_name(&source.path)).collect();
    let is_of_rust = |name: &String| rust.contains(&name.replace('-', "_"));
    let of_nothing = stylesheets().into_iter().filter(|name| !is_of_rust(name));
    let found: Vec<String> =
        of_nothing.filter(|name| ![&LAYERS[..], &SHARED].concat().contains(&name.as_str())).collect();
    assert!(found.is_empty(), "stylesheets that belong to no Rust file: {found:?}");
    for name in SHARED {
        assert!(stylesheets().contains(&name.into()) && !is_of_rust(&name.into()), "{name}.css: take it from SHARED");
    }
}

#[test]
fn tool_versions_agree() {
    let versions = text("scripts/versions.env");
    let of_tool = |name: &str| only(attributes(&versions, &format!("\n{name}="), "\n"), name);
    let locked = attributes(&text("Cargo.lock"), "\nname = \"wasm-bindgen\"\nversion = \"", "\"");
    assert_eq!(of_tool("WASM_BINDGEN_VERSION"), only(locked, "wasm-bindgen in Cargo.lock"));
    let of_trunk = only(attributes(&text("Trunk.toml"), "trunk-version = \"^", "\""), "trunk-version in Trunk.toml");
    assert!(of_tool("TRUNK_VERSION").starts_with(&format!("{of_trunk}.")), "Trunk.toml takes Trunk {of_trunk}");

    let scripts = [files("scripts"), files("benches")].concat();
    let scripts: String = scripts.iter().filter(|path| path.ends_with(".sh")).map(|path| text(path)).collect();
    let pinned: Vec<(&str, &str)> = versions
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .collect();
    assert_eq!(pinned.len(), 10, "{pinned:?}");
    for (name, version) in pinned {
        assert!(scripts.contains(&format!("${name}")), "{name} is used nowhere");
        assert!(!scripts.contains(version), "{version} of {name} stands a second time in a script");
    }
}

#[test]
fn every_package_takes_its_rust_version_from_the_workspace() {
    for manifest in
        ["Cargo.toml", "cli/Cargo.toml", "xtask/Cargo.toml", "benches/Cargo.toml", "tests/browser/Cargo.toml"]
    {
        let manifest_text = text(manifest);
        for key in ["edition", "rust-version", "license"] {
            assert!(manifest_text.contains(&format!("\n{key}.workspace = true")), "{manifest}: {key}");
        }
        // One package has the same lints with one word of difference: a program of it calls libraries in C.
        let lints = match manifest {
            "tests/browser/Cargo.toml" => lints_of_the_workspace().replacen("\"forbid\"", "\"deny\"", 1),
            _ => "\n[lints]\nworkspace = true".to_owned(),
        };
        assert!(manifest_text.contains(&lints), "{manifest}: lints");
    }
    let toolchain = text("rust-toolchain.toml");
    assert!(toolchain.contains("channel = \"stable\""), "the version to have is `rust-version`, at least");
}

/// As a package would write them that does not take them from there.
fn lints_of_the_workspace() -> String {
    let manifest = text("Cargo.toml");
    let (_, lints) = manifest.split_once("\n[workspace.lints.rust]").unwrap();
    let (lints, _) = lints.split_once("\n[profile").unwrap();
    format!("\n[lints.rust]{}", lints.replace("[workspace.lints.", "[lints.").trim_end())
}

#[test]
fn unsafe_code_is_in_one_program_of_the_browser_tests() {
    let allowed = "#![allow(unsafe_code,";
    let folders = ["src", "cli", "xtask", "benches", "tests"];
    let sources = folders.iter().flat_map(|folder| Source::below(folder));
    let with: Vec<_> = sources.filter(|source| source.text.lines().any(|line| line.starts_with(allowed))).collect();
    assert_eq!(with.iter().map(|source| source.path.as_str()).collect::<Vec<_>>(), ["tests/browser/src/bin/webkit.rs"]);
}

#[test]
fn the_handles_for_scripts_are_there() {
    let mut page: String = Source::below("src/ui").iter().map(without_comments).collect();
    nothing_found(&missing(&page, HANDLES.map(|handle| format!("\"{handle}\""))));
    for values in VALUES {
        nothing_found(&missing(&page, values.split(' ').map(|value| format!("\"{value}\""))));
    }
    page.extend(["src/model", "src/answers", "src"].iter().flat_map(|folder| Source::below(folder)).map(|s| s.text));
    nothing_found(&missing(&page, CHOSEN_VALUES.map(|value| format!("\"{value}\""))));
    for group in ["dimension", "indicator"] {
        nothing_found(&missing(&page, [format!("\"{group}:{{id}}\"")]));
    }
}

/// The words that a text does not have.
pub(crate) fn missing(text: &str, wanted: impl IntoIterator<Item = String>) -> Vec<String> {
    wanted.into_iter().filter(|word| !text.contains(word)).map(|word| format!("{word}: nowhere in src/ui")).collect()
}

fn without_comments(source: &Source) -> String {
    let lines = source.text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What stands between two texts, each time.
pub(crate) fn attributes(text: &str, before: &str, after: &str) -> Vec<String> {
    let pieces = text.split(before).skip(1);
    pieces.filter_map(|piece| piece.split_once(after)).map(|(value, _)| value.to_owned()).collect()
}

#[track_caller]
fn only(mut found: Vec<String>, name: &str) -> String {
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    found.remove(0)
}

fn stylesheets() -> Vec<String> {
    let mut names: Vec<String> =
        files("styles").iter().filter(|path| path.ends_with(".css")).map(|path| base_name(path)).collect();
    names.sort();
    names
}

/// `src/ui/components/part_nav.rs` is `part_nav`.
fn base_name(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().unwrap_or(file).to_owned()
}
