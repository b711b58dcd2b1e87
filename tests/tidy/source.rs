//! A Rust file as the rules see it: its code without comments and without the insides of strings, its strings,
//! and the paths that it names. Read letter by letter, line by line; no syntax tree is needed for that.

use std::fs;
use std::path::Path;

/// A file of the package.
pub(crate) struct Source {
    /// From the package's folder, with "/".
    pub(crate) path: String,
    /// As it stands.
    pub(crate) text: String,
    /// With comments and the insides of strings blanked out; line breaks stay where they are.
    pub(crate) code: String,
    /// Each string literal with its line.
    pub(crate) strings: Vec<(usize, String)>,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (code, strings) = stripped(text);
        Self { path: path.into(), text: text.into(), code, strings }
    }

    /// Every Rust file below a folder of the package, in order.
    pub(crate) fn below(folder: &str) -> Vec<Self> {
        let mut found: Vec<Self> = files(folder)
            .into_iter()
            .filter(|path| Path::new(path).extension().is_some_and(|extension| extension == "rs"))
            .map(|path| Self::new(&path, &text(&path)))
            .collect();
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The file without its unit tests, which stand at its end.
    pub(crate) fn without_tests(&self) -> Self {
        let end = self.code.find("#[cfg(test)]").unwrap_or(self.code.len());
        let n_lines = line_of(&self.code, end);
        Self {
            path: self.path.clone(),
            text: self.text.lines().take(n_lines).collect::<Vec<_>>().join("\n"),
            code: self.code[..end].into(),
            strings: self.strings.iter().filter(|(line, _)| *line <= n_lines).cloned().collect(),
        }
    }

    /// Where the file stands in the crate: `src/ui/browser/clock.rs` is `ui`, `browser`, `clock`.
    pub(crate) fn module(&self) -> Vec<&str> {
        let path = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let mut steps: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
        if matches!(steps.last(), Some(&("mod" | "lib" | "main"))) {
            steps.pop();
        }
        steps
    }

    /// The lines of its code in which a word stands.
    pub(crate) fn lines_with<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        words(&self.code, word).map(|at| line_of(&self.code, at))
    }

    /// Every path of this crate that it names, from the crate's root, with its line.
    pub(crate) fn crate_paths(&self) -> Vec<(usize, Vec<String>)> {
        let module = self.module();
        let mut found = self.paths("crate");
        for (line, path) in self.paths("super") {
            let n_more = path.iter().take_while(|step| *step == "super").count();
            let base = &module[..module.len().saturating_sub(1 + n_more)];
            let base = base.iter().map(ToString::to_string);
            found.push((line, base.chain(path.into_iter().skip(n_more)).collect()));
        }
        found
    }

    /// Every path that begins with a word, without that word, with its line.
    pub(crate) fn paths(&self, root: &str) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        for at in words(&self.code, root) {
            if !self.code[..at].ends_with("::") && self.code[at + root.len()..].starts_with("::") {
                tree(&self.code, at + root.len() + 2, &[], &mut found);
            }
        }
        found
    }
}

/// A file of the package.
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(absolute(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder of the package, in no order.
pub(crate) fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(absolute(folder)).unwrap_or_else(|error| panic!("{folder}: {error}")) {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        match entry.file_type().unwrap() {
            kind if !kind.is_dir() => found.push(path),
            _ if !path.ends_with("/target") => found.extend(files(&path)),
            _ => {}
        }
    }
    found
}

fn absolute(path: &str) -> String {
    format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// The line of a place in a text, from 1.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    1 + text[..at].matches('\n').count()
}

/// Where a word stands in a text, not as part of a longer one.
fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| !text[..*at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}

/// Reads `b::{c, d::e}` after its `a::`, and gives the place behind it.
fn tree(code: &str, mut at: usize, prefix: &[String], found: &mut Vec<(usize, Vec<String>)>) -> usize {
    let blank = |at: usize| at + code[at..].len() - code[at..].trim_start().len();
    at = blank(at);
    if code[at..].starts_with('{') {
        at += 1;
        loop {
            at = blank(at);
            match code[at..].chars().next() {
                Some(',') => at += 1,
                None | Some('}') => return at + 1,
                Some(_) => at = tree(code, at, prefix, found),
            }
        }
    }
    let rest = &code[at..];
    let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let mut path = prefix.to_vec();
    match &rest[..length] {
        "self" | "" => {}
        step => path.push(step.into()),
    }
    let end = at + length.max(usize::from(rest.starts_with('*')));
    if length > 0 && code[end..].starts_with("::") && !code[end + 2..].starts_with('<') {
        return tree(code, end + 2, &path, found);
    }
    found.push((line_of(code, at), path));
    let alias = code[end..].strip_prefix(" as ").map_or(0, |name| 4 + name.find([',', ';', '}']).unwrap_or(name.len()));
    (end + alias).max(at + 1)
}

/// A text with comments and the insides of strings blanked out, and the strings with their lines.
fn stripped(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut strings) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (kept, length) = match c {
            '/' if rest.starts_with("//") => (0, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (0, rest.find("*/").map_or(rest.len(), |end| end + 2)),
            '"' => (1, length_of_string(rest)),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#") => match raw_string(rest) {
                Some(length) => (1, length),
                None => (1, 1),
            },
            '\'' => (1, length_of_character(rest)),
            c => (c.len_utf8(), c.len_utf8()),
        };
        if matches!(c, '"' | 'r') && length > 1 {
            let content = rest[..length].trim_start_matches('r').trim_matches('#').trim_matches('"');
            strings.push((line_of(text, text.len() - rest.len()), content.into()));
        }
        code.push_str(&rest[..kept]);
        code.extend(rest[kept..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[length..];
    }
    (code, strings)
}

fn length_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `r"…"` or `r#"…"#`; `None` for a name such as `r#type`.
fn raw_string(text: &str) -> Option<usize> {
    let n_hashes = text[1..].len() - text[1..].trim_start_matches('#').len();
    let inside = text[1 + n_hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(n_hashes));
    Some(2 + n_hashes + inside.find(&end).map_or(inside.len(), |at| at + end.len()))
}

/// The length of `'x'` or `'\n'`; 1 for the mark of a lifetime.
fn length_of_character(text: &str) -> usize {
    let inside = &text[1..];
    if inside.starts_with('\\') {
        return inside[2..].find('\'').map_or(1, |at| at + 4);
    }
    let c = inside.chars().next().map_or(0, char::len_utf8);
    if inside[c..].starts_with('\'') { c + 2 } else { 1 }
}

#[test]
fn comments_and_strings_are_no_code() {
    let source =
        Source::new("src/x.rs", "let a = \"HashMap \\\" b\"; // HashMap\nlet c: &'a HashMap = r#\"x\"y\"#; 'z'");
    assert_eq!(source.lines_with("HashMap").collect::<Vec<_>>(), [2]);
    assert_eq!(source.strings, [(1, "HashMap \\\" b".into()), (2, "x\"y".into())]);
    assert_eq!(source.code.len(), source.text.len());
}

#[test]
fn paths_are_told_from_the_root_of_the_crate() {
    let path = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    let source = Source::new(
        "src/ui/pages/home.rs",
        "use crate::{\n    language::Language,\n    ui::{text::{self, say as words}, shelf},\n};\nuse super::about::*;\n\
         fn f(x: super::super::store::Store<'_>) -> crate::answers::Answer { crate::json::read::<u8>() }",
    );
    assert_eq!(
        source.crate_paths(),
        [
            (2, path("language::Language")),
            (3, path("ui::text")),
            (3, path("ui::text::say")),
            (3, path("ui::shelf")),
            (6, path("answers::Answer")),
            (6, path("json::read")),
            (5, path("ui::pages::about")),
            (6, path("ui::store::Store")),
        ]
    );
}

#[test]
fn unit_tests_are_left_out_on_demand() {
    let source = Source::new("src/x.rs", "fn a() -> &'static str { \"1\" }\n\n#[cfg(test)]\nmod tests { \"2\" }");
    assert_eq!(source.strings.len(), 2);
    assert_eq!(source.without_tests().strings, [(1, "1".into())]);
}
