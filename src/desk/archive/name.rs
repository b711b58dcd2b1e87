//! Names in archives: which alphabet, where they lead, what nobody packed on purpose.

use std::borrow::Cow;

/// A name as it stands in an archive. One that is not UTF-8 was packed by a Thai Windows.
pub(super) fn decoded(raw: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(raw).map_or_else(|_| encoding_rs::WINDOWS_874.decode_without_bom_handling(raw).0, Cow::Borrowed)
}

/// A path with "/" that starts nowhere else and climbs nowhere, without unseen characters.
pub(super) fn cleaned(name: &str) -> String {
    let is_step = |step: &&str| !matches!(*step, "" | "." | "..");
    let mut path = String::with_capacity(name.len());
    for step in name.split(['/', '\\']).map(without_drive).filter(is_step) {
        if !path.is_empty() {
            path.push('/');
        }
        path.extend(step.chars().filter(|c| !is_unseen(*c)));
    }
    path
}

/// `C:` before a name.
fn without_drive(step: &str) -> &str {
    match step.as_bytes() {
        [letter, b':', ..] if letter.is_ascii_alphabetic() => &step[2..],
        _ => step,
    }
}

/// What makes a name look like another one: control characters, marks that turn the direction of writing.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether an operating system has left it behind.
pub(super) fn is_dropping(path: &str) -> bool {
    let is_of_mac = path.split('/').any(|step| step == "__MACOSX");
    let name = path.rsplit('/').next().unwrap_or(path);
    is_of_mac
        || name.starts_with("._")
        || [".DS_Store", "Thumbs.db", "desktop.ini"].iter().any(|dropping| name.eq_ignore_ascii_case(dropping))
}

/// Whether it is called an archive. The bytes do not tell: a spreadsheet is a ZIP archive too.
pub(super) fn is_archive(path: &str) -> bool {
    let ending = path.len().checked_sub(4).and_then(|at| path.get(at..));
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(".zip"))
}
