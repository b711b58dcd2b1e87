//! Answers as they stand in a file, before anyone knows what was asked.

use super::cursor::{Cursor, Word};
use crate::answers::TEXT_LIMIT;

/// All answers of a file, in the order of their codes.
#[derive(Debug, Default)]
pub(super) struct RawAnswers<'a> {
    pub(super) all: Vec<RawAnswer<'a>>,
    /// The options of all checklists.
    pub(super) options: Vec<&'a str>,
}

/// An answer.
#[derive(Debug, Default)]
pub(super) struct RawAnswer<'a> {
    pub(super) question: &'a str,
    pub(super) value: Option<RawValue<'a>>,
    /// The reason why it does not apply, if it says that it does not.
    pub(super) not_applicable: Option<Word<'a>>,
    /// Whether one of its documents has a title or a number.
    pub(super) is_evidenced: bool,
}

/// What an answer says.
#[derive(Debug)]
pub(super) enum RawValue<'a> {
    Word(Word<'a>),
    Number(&'a str),
    /// From here to here among the options.
    Options(usize, usize),
    Share {
        part: u64,
        whole: u64,
    },
    /// Something with parts of its own: the rows of a table.
    Tree(&'a str),
}

pub(super) fn answers<'a>(cursor: &mut Cursor<'a, '_>, answers: &mut RawAnswers<'a>) -> Option<()> {
    let RawAnswers { all, options } = answers;
    // As many as most questionnaires have.
    all.reserve(100);
    options.reserve(50);
    cursor.object(|cursor, question| {
        let mut answer = RawAnswer { question, ..RawAnswer::default() };
        let (mut is_not_applicable, mut reason) = (false, None);
        cursor.object(|cursor, key| {
            match key {
                "value" => answer.value = Some(value(cursor, options)?),
                "na" => {
                    cursor.literal("true")?;
                    is_not_applicable = true;
                }
                "reason" => reason = Some(short(cursor)?),
                "evidence" => cursor.list(|cursor| document(cursor, &mut answer.is_evidenced))?,
                "note" | "unit" | "at" => {
                    cursor.word()?;
                }
                _ => return None,
            }
            Some(())
        })?;
        let is_contradiction =
            (is_not_applicable && answer.value.is_some()) || (!is_not_applicable && reason.is_some());
        if is_contradiction {
            return None;
        }
        answer.not_applicable = is_not_applicable.then(|| reason.unwrap_or_default());
        all.push(answer);
        Some(())
    })
}

/// A string of which the careful reader keeps every letter.
fn short<'a>(cursor: &mut Cursor<'a, '_>) -> Option<Word<'a>> {
    cursor.word().filter(|word| word.raw.len() <= TEXT_LIMIT)
}

fn value<'a>(cursor: &mut Cursor<'a, '_>, options: &mut Vec<&'a str>) -> Option<RawValue<'a>> {
    match cursor.next() {
        b'"' => Some(RawValue::Word(short(cursor)?)),
        b'[' => list(cursor, options),
        b'{' => {
            let (mut part, mut whole) = (None, None);
            cursor.object(|cursor, key| {
                match key {
                    "part" => part = Some(cursor.whole()?),
                    "whole" => whole = Some(cursor.whole()?),
                    _ => return None,
                }
                Some(())
            })?;
            Some(RawValue::Share { part: part?, whole: whole? })
        }
        _ => Some(RawValue::Number(cursor.number()?.text)),
    }
}

/// The options of a checklist, or the rows of a table.
fn list<'a>(cursor: &mut Cursor<'a, '_>, options: &mut Vec<&'a str>) -> Option<RawValue<'a>> {
    let from = options.len();
    let begin = cursor.position();
    let mut has_rows = false;
    cursor.list(|cursor| {
        if cursor.next() == b'"' {
            options.push(cursor.word()?.plain()?);
        } else {
            has_rows = true;
            cursor.any()?;
        }
        Some(())
    })?;
    match (has_rows, options.len() - from) {
        (false, _) => Some(RawValue::Options(from, options.len())),
        (true, 0) => Some(RawValue::Tree(cursor.since(begin)?)),
        (true, _) => None,
    }
}

fn document(cursor: &mut Cursor<'_, '_>, names_one: &mut bool) -> Option<()> {
    cursor.object(|cursor, key| {
        let word = short(cursor)?;
        match key {
            "title" | "number" => *names_one |= !is_blank(word)?,
            "kind" | "date" | "holder" | "location" | "secrecy" => {}
            _ => return None,
        }
        Some(())
    })
}

/// Whether there is nothing but white space; `None` where escapes would have to be looked at.
pub(super) fn is_blank(word: Word<'_>) -> Option<bool> {
    match word.raw.trim().is_empty() {
        true => Some(true),
        false if word.has_escapes && word.raw.trim_start().starts_with('\\') => None,
        false => Some(false),
    }
}
