//! The head and the figures of a file, and where its answers stand.

use super::cursor::{Cursor, Word};
use super::raw::{self, RawAnswers};
use crate::submission::SUBMISSION_FORMAT;

/// The most bytes of a text of the head: so many have never more characters than the careful reader keeps.
const MAX_TEXT: usize = 200;

/// What a file says of itself. What it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head<'a> {
    /// The code, version and digest of its questionnaire.
    pub questionnaire: [&'a str; 3],
    /// The same through all revisions.
    pub id: &'a str,
    /// Counts from 1.
    pub revision: u32,
    /// The assessed year.
    pub period: &'a str,
    /// What kind of agency it is.
    pub profile: &'a str,
    /// Whether it is closed.
    pub is_final: bool,
    /// The agency's code, name, type and province.
    pub agency: [&'a str; 4],
    /// When it was last changed.
    pub updated: &'a str,
    /// The digest that it names.
    pub sha256: &'a str,
    /// How much it says is answered, in hundred-millionths.
    pub completeness: u32,
}

/// The figures that a file names, in the order of their codes: `None` is "–", and what is still open is not there.
#[derive(Debug, Default)]
pub struct Claimed<'a>(pub(super) Vec<(&'a str, Option<u32>)>);

impl Claimed<'_> {
    /// The figure of a code, if it is named. `at` is where it stands if all are named.
    pub fn get(&self, code: &str, at: usize) -> Option<Option<u32>> {
        if let Some((_, figure)) = self.0.get(at).filter(|(own, _)| *own == code) {
            return Some(*figure);
        }
        let at = self.0.binary_search_by(|(own, _)| (**own).cmp(code)).ok()?;
        self.0.get(at).map(|(_, figure)| *figure)
    }

    /// How many are named.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is read of a file, to be used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) head: Head<'a>,
    pub(super) indicators: Claimed<'a>,
    pub(super) parts: Claimed<'a>,
    pub(super) answers: RawAnswers<'a>,
}

/// Reads a file; its answers only if they are wanted.
pub(super) fn parts<'a>(cursor: &mut Cursor<'a, '_>, wants_answers: bool) -> Option<Parts<'a>> {
    let mut read = Parts::default();
    let mut n_found = 0;
    cursor.object(|cursor, key| {
        // No key stands twice, and `entry` knows all there can be.
        n_found += usize::from(!matches!(key, "$schema" | "history"));
        entry(cursor, key, wants_answers, &mut read)
    })?;
    let head = &read.head;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_usable = n_found == N_REQUIRED
        && cursor.is_at_end()
        && head.revision > 0
        && (1..=64).contains(&head.id.len())
        && head.id.bytes().all(is_plain)
        && head.period.len() == 4
        && head.period.bytes().all(|byte| byte.is_ascii_digit());
    is_usable.then_some(read)
}

/// How many of the keys every file of ours has: all but `$schema` and `history`.
const N_REQUIRED: usize = 16;

fn entry<'a>(cursor: &mut Cursor<'a, '_>, key: &str, wants_answers: bool, read: &mut Parts<'a>) -> Option<()> {
    let Parts { head, indicators, parts, answers } = read;
    match key {
        "answers" if wants_answers => raw::answers(cursor, answers)?,
        // Behind them stands "app", in the order of canonical JSON.
        "answers" => cursor.skip_object_before(b",\"app\":\"")?,
        "format" => (text(cursor)? == SUBMISSION_FORMAT).then_some(())?,
        // What later versions have is rare.
        "formatVersion" => (cursor.whole::<u32>()? == 1).then_some(())?,
        "questionnaire" => texts(cursor, ["id", "version", "sha256"], &mut head.questionnaire, true)?,
        "id" => head.id = text(cursor)?,
        "revision" => head.revision = cursor.whole()?,
        "period" => head.period = text(cursor)?,
        "profile" => head.profile = text(cursor)?,
        "status" => {
            head.is_final = match text(cursor)? {
                "final" => true,
                "draft" => false,
                _ => return None,
            }
        }
        "respondent" => respondent(cursor, &mut head.agency)?,
        "history" => cursor.list(closing)?,
        "scores" => cursor.object(|cursor, key| match key {
            "indicators" => figures(cursor, indicators),
            "dimensions" => figures(cursor, parts),
            "completeness" => {
                head.completeness = cursor.number()?.with_places(8)?;
                Some(())
            }
            _ => None,
        })?,
        "sha256" => head.sha256 = cursor.left_out()?,
        "updated" => head.updated = text(cursor)?,
        "$schema" | "app" | "exported" => {
            cursor.word()?;
        }
        "created" => {
            text(cursor)?;
        }
        _ => return None,
    }
    Some(())
}

/// A text that the careful reader keeps as it stands.
fn text<'a>(cursor: &mut Cursor<'a, '_>) -> Option<&'a str> {
    cursor.word().and_then(Word::plain).filter(|text| text.len() <= MAX_TEXT)
}

/// An object of texts with these keys and no others.
fn texts<'a, const N: usize>(
    cursor: &mut Cursor<'a, '_>,
    keys: [&str; N],
    texts: &mut [&'a str; N],
    is_all_needed: bool,
) -> Option<()> {
    let mut n_found = 0;
    cursor.object(|cursor, key| {
        let at = keys.iter().position(|own| *own == key)?;
        n_found += 1;
        texts[at] = text(cursor)?;
        Some(())
    })?;
    (n_found == N || !is_all_needed).then_some(())
}

fn respondent<'a>(cursor: &mut Cursor<'a, '_>, agency: &mut [&'a str; 4]) -> Option<()> {
    let mut all = [""; 5];
    texts(cursor, ["agencyCode", "agencyName", "agencyType", "province", "role"], &mut all, false)?;
    let [code, name, agency_type, province, _] = all;
    *agency = [code, name, agency_type, province];
    Some(())
}

fn closing(cursor: &mut Cursor<'_, '_>) -> Option<()> {
    let mut n_found = 0;
    cursor.object(|cursor, key| {
        n_found += 1;
        match key {
            "finished" => text(cursor).map(|_| ()),
            "revision" => cursor.whole::<u32>().map(|_| ()),
            _ => None,
        }
    })?;
    (n_found == 2).then_some(())
}

fn figures<'a>(cursor: &mut Cursor<'a, '_>, figures: &mut Claimed<'a>) -> Option<()> {
    let Claimed(figures) = figures;
    figures.reserve(40);
    cursor.object(|cursor, code| {
        let figure = match cursor.next() {
            b'n' => {
                cursor.literal("null")?;
                None
            }
            _ => Some(cursor.number()?.with_places(6)?),
        };
        figures.push((code, figure));
        Some(())
    })
}
