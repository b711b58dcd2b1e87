//! Names of agencies as far as they matter for telling one from another: how a name is typed is folded away.
//!
//! White space, unseen characters and punctuation go; Thai digits, full-width and capital letters become plain ones;
//! what looks the same in Thai is the same, whatever was typed; few abbreviations that can mean one thing only are
//! written out. Folding what is folded changes nothing.

use std::borrow::Cow;

use super::places;
use crate::language::fold::{is_kept, is_unseen, letters, plain};

/// Abbreviations that are written out at the beginning of a name, and wherever a dot follows them.
const ABBREVIATIONS: [(&str, &str); 5] = [
    ("สนง", "สำนักงาน"),
    ("กทม", "กรุงเทพมหานคร"),
    ("อบจ", "องค์การบริหารส่วนจังหวัด"),
    ("สสจ", "สำนักงานสาธารณสุขจังหวัด"),
    ("ศธจ", "สำนักงานศึกษาธิการจังหวัด"),
];
/// "Province", before the name of one.
pub(super) const PROVINCE: &str = "จังหวัด";
/// How many characters behind "จ." are looked at for a province.
const PROVINCE_REACH: usize = 40;

/// A name for comparing, never for showing.
pub fn folded(name: &str) -> String {
    // Only what a dot follows is written out.
    let folded = if name.contains('.') { letters(&written_out(name)) } else { letters(name) };
    for (short, long) in ABBREVIATIONS {
        if let Some(rest) = folded.strip_prefix(short) {
            return format!("{long}{rest}");
        }
    }
    folded
}

/// A code for comparing: without white space and unseen characters, with plain digits, small letters and hyphens.
pub fn folded_code(code: &str) -> Cow<'_, str> {
    // Most codes are as they should be.
    if code.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/')) {
        return Cow::Borrowed(code);
    }
    let is_seen = |c: &char| !c.is_whitespace() && !c.is_control() && !is_unseen(*c);
    let hyphen = |c: char| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c };
    Cow::Owned(code.chars().map(plain).filter(is_seen).flat_map(char::to_lowercase).map(hyphen).collect())
}

/// Dotted abbreviations written out, the rest as it is.
fn written_out(name: &str) -> String {
    let mut written = name.to_owned();
    for (short, long) in ABBREVIATIONS {
        if written.contains(short) {
            written = written.replace(&format!("{short}."), long);
        }
    }
    let mut rest = &*written;
    let mut whole = String::new();
    while let Some(at) = rest.find("จ.") {
        let (before, behind) = (&rest[..at], &rest[at + "จ.".len()..]);
        let is_inside_word = before.chars().next_back().is_some_and(|c| is_kept(plain(c)));
        let near: String = behind.chars().take(PROVINCE_REACH).collect();
        whole.push_str(before);
        whole.push_str(if !is_inside_word && places::begins_with_province(&letters(&near)) {
            PROVINCE
        } else {
            "จ."
        });
        rest = behind;
    }
    whole + rest
}
