//! The table of the README that says which journeys run in which browser engine, held against the journeys.

use crate::source::{Source, text};

/// What one file of journeys has: how many run in Chromium, Firefox and WebKit.
struct Journeys {
    name: String,
    counts: [usize; 3],
}

/// Journeys say by the way they begin where they run; those of one engine say it in their name.
fn journeys() -> Vec<Journeys> {
    let files = Source::below("tests/browser/tests/journeys").into_iter();
    let files = files.filter(|file| file.text.contains("#[tokio::test]"));
    let mut all: Vec<_> = files
        .map(|file| {
            let name = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
            let mut counts = [0; 3];
            for test in file.text.split("#[tokio::test]").skip(1) {
                let title = test.split('(').next().unwrap_or_default();
                let is_everywhere = test.contains("in_every_engine(async");
                let engine =
                    ["firefox", "webkit"].iter().position(|engine| title.contains(engine)).map_or(0, |at| at + 1);
                for (at, count) in counts.iter_mut().enumerate() {
                    *count += usize::from(is_everywhere || at == engine);
                }
            }
            Journeys { name, counts }
        })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

#[test]
fn the_readme_says_which_journeys_run_in_which_engine() {
    let readme = text("README.md");
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    let wanted: Vec<String> = journeys()
        .into_iter()
        .map(|Journeys { name, counts: [chromium, firefox, webkit] }| {
            format!("| `{name}` | {chromium} | {firefox} | {webkit} |")
        })
        .collect();
    assert_eq!(rows, wanted, "the table of the README");
}
