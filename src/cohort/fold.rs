//! Names of agencies as far as they matter for telling one from another: how a name is typed is folded away.
//!
//! White space, unseen characters and punctuation go; Thai digits, full-width and capital letters become plain ones;
//! what looks the same in Thai is the same, whatever was typed; few abbreviations that can mean one thing only are
//! written out. Folding what is folded changes nothing.

use std::borrow::Cow;

use super::places;

/// Sara aa, sara am and nikhahit: the second is the third with the first.
const SARA_AA: char = '\u{0E32}';
const SARA_AM: char = '\u{0E33}';
const NIKHAHIT: char = '\u{0E4D}';
/// Sara e, which typed twice looks as sara ae.
const SARA_E: char = '\u{0E40}';
const SARA_AE: char = '\u{0E41}';
/// Lakkhangyao, which looks nearly as sara aa.
const LAKKHANGYAO: char = '\u{0E45}';

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

/// Letters, marks and digits, each in the one way of writing it.
pub(super) fn letters(text: &str) -> String {
    let mut folded = Folded::default();
    for c in text.chars().map(plain) {
        // Thai has no capital letters.
        if ('\u{0E00}'..='\u{0E7F}').contains(&c) {
            folded.push_kept(c);
        } else {
            c.to_lowercase().for_each(|c| folded.push_kept(c));
        }
    }
    folded.end_of_syllable();
    folded.text
}

/// Digits and letters that have a plain form.
fn plain(c: char) -> char {
    let shifted = |to: u32, from: char| char::from_u32(to + (u32::from(c) - u32::from(from))).unwrap_or(c);
    match c {
        '๐'..='๙' => shifted(u32::from('0'), '๐'),
        '\u{FF01}'..='\u{FF5E}' => shifted(u32::from('!'), '\u{FF01}'),
        LAKKHANGYAO => SARA_AA,
        _ => c,
    }
}

/// What takes part in a comparison.
fn is_kept(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E2E}' | '\u{0E30}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4D}')
        || (c.is_alphanumeric() && !('\u{0E00}'..='\u{0E7F}').contains(&c))
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The order of the marks over and under one consonant: vowels below, vowels above, tones, thanthakhat. `None` for what
/// is no such mark.
fn order(c: char) -> Option<u8> {
    match c {
        '\u{0E38}'..='\u{0E3A}' => Some(0),
        '\u{0E31}' | '\u{0E34}'..='\u{0E37}' | '\u{0E47}' | NIKHAHIT => Some(1),
        '\u{0E48}'..='\u{0E4B}' => Some(2),
        '\u{0E4C}' => Some(3),
        _ => None,
    }
}

/// A text while it is folded: the marks of the last consonant wait until all of them are there.
#[derive(Default)]
struct Folded {
    text: String,
    marks: Vec<char>,
    has_sara_am: bool,
}

impl Folded {
    fn push_kept(&mut self, c: char) {
        if is_kept(c) {
            self.push(c);
        }
    }

    fn push(&mut self, c: char) {
        let is_sara_am = c == SARA_AM || (c == SARA_AA && self.marks.contains(&NIKHAHIT));
        if order(c).is_some() {
            // Behind sara am too: tone marks are typed before and after it.
            self.marks.push(c);
        } else if is_sara_am && !self.has_sara_am {
            self.has_sara_am = true;
        } else {
            self.end_of_syllable();
            self.text.push(c);
            if let Some(before) = self.text.strip_suffix([SARA_E]).and_then(|text| text.strip_suffix([SARA_E])) {
                self.text.truncate(before.len());
                self.text.push(SARA_AE);
            }
        }
    }

    fn end_of_syllable(&mut self) {
        if self.has_sara_am {
            self.marks.retain(|mark| *mark != NIKHAHIT);
        }
        self.marks.sort_by_key(|mark| (order(*mark), *mark));
        self.marks.dedup();
        self.text.extend(self.marks.drain(..));
        if std::mem::take(&mut self.has_sara_am) {
            self.text.push(SARA_AM);
        }
    }
}
