//! How a text is typed, folded away, so that what is one for a person is one for a comparison.
//!
//! Thai digits, full-width and capital letters become plain ones, unseen characters go, and what looks the same in Thai is the
//! same, in whatever order it was typed. Folding what is folded changes nothing.

/// Sara aa, sara am and nikhahit: the second is the third with the first.
const SARA_AA: char = '\u{0E32}';
const SARA_AM: char = '\u{0E33}';
const NIKHAHIT: char = '\u{0E4D}';
/// Sara e, which typed twice looks as sara ae.
const SARA_E: char = '\u{0E40}';
const SARA_AE: char = '\u{0E41}';
/// Lakkhangyao, which looks nearly as sara aa.
const LAKKHANGYAO: char = '\u{0E45}';

/// Letters, marks and digits, each in the one way of writing it.
pub(crate) fn letters(text: &str) -> String {
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

/// A text for looking for words in it: folded as for comparing, but with punctuation, and with one space for white space of any length.
pub fn legible(text: &str) -> String {
    let mut folded = Folded::default();
    for c in text.chars().map(plain) {
        if c.is_whitespace() {
            if !folded.ends_in_space() {
                folded.push(' ');
            }
        } else if !is_unseen(c) && !c.is_control() {
            c.to_lowercase().for_each(|c| folded.push(c));
        }
    }
    folded.end_of_syllable();
    folded.text
}

/// The pieces of a text that can be folded one by one: a letter with all that stands over and under it, a space of any
/// length. What [`legible`] makes of them, put together, is what it makes of the whole.
pub fn pieces(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let (mut before, mut has_nikhahit) = (None, false);
    for (at, c) in text.char_indices() {
        let c = plain(c);
        if at > 0 && (is_unseen(c) || (c.is_control() && !c.is_whitespace())) {
            continue;
        }
        let joins = order(c).is_some()
            || c == SARA_AM
            || (c == SARA_AA && has_nikhahit)
            || (c == SARA_E && before == Some(SARA_E))
            || (c.is_whitespace() && before.is_some_and(char::is_whitespace));
        if at == 0 || !joins {
            starts.push(at);
            has_nikhahit = false;
        }
        has_nikhahit |= c == NIKHAHIT;
        before = Some(c);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(from, to)| text.get(*from..to)).collect()
}

/// Digits and letters that have a plain form.
pub(crate) fn plain(c: char) -> char {
    let shifted = |to: u32, from: char| char::from_u32(to + (u32::from(c) - u32::from(from))).unwrap_or(c);
    match c {
        '๐'..='๙' => shifted(u32::from('0'), '๐'),
        '\u{FF01}'..='\u{FF5E}' => shifted(u32::from('!'), '\u{FF01}'),
        LAKKHANGYAO => SARA_AA,
        _ => c,
    }
}

/// What takes part in a comparison.
pub(crate) fn is_kept(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E2E}' | '\u{0E30}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4D}')
        || (c.is_alphanumeric() && !('\u{0E00}'..='\u{0E7F}').contains(&c))
}

pub(crate) fn is_unseen(c: char) -> bool {
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

    fn ends_in_space(&self) -> bool {
        self.marks.is_empty() && !self.has_sara_am && self.text.ends_with(' ')
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
