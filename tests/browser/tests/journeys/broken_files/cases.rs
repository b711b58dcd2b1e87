//! The broken files, and what must become of each.

use browser_tests::Outcome;
use browser_tests::submission::{Submission, sealed};
use serde_json::{Value, json};

use super::Reply;

/// A file and its fate.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    fate: Fate,
}

/// What must become of a file.
#[derive(Clone, Copy)]
pub(super) enum Fate {
    /// It is not opened, and the page says why.
    Refused,
    /// It could be opened; the report says what is odd.
    Reported,
    /// It is as good as the sound one.
    ReadAsSound,
}

impl Case {
    pub(super) fn new(name: &'static str, bytes: impl Into<Vec<u8>>, fate: Fate) -> Self {
        Self { name, bytes: bytes.into(), fate }
    }

    /// What is wrong with the page's reply, if anything is.
    pub(super) fn fault(&self, reply: &Reply, sound: &Reply) -> Option<String> {
        let speaks = reply.problems.iter().any(|problem| !problem.is_empty());
        match self.fate {
            Fate::Refused if reply.is_report => Some("was offered to be opened".into()),
            Fate::Refused if !speaks => Some("was refused without a word".into()),
            Fate::Reported if !reply.is_report => Some(format!("was refused: {:?}", reply.problems)),
            Fate::Reported if reply.words == sound.words => Some("the report does not say what is odd".into()),
            Fate::ReadAsSound if !reply.is_report => Some(format!("was refused: {:?}", reply.problems)),
            Fate::ReadAsSound if reply.words != sound.words => Some(format!("reads otherwise: {}", reply.words)),
            _ => None,
        }
    }
}

/// Files that cannot be opened.
pub(super) fn refused(sound: &Submission) -> Outcome<Vec<Case>> {
    let with = |key: &str, value: Value| sealed(&sound.json, |file| file[key] = value);
    let half = sound.text.char_indices().nth(sound.text.chars().count() / 2).map_or(0, |(at, _)| at);
    let deep = format!("{{\"format\": \"phrom/submission\", \"answers\": {}{}}}", "[".repeat(200), "]".repeat(200));
    let large = sound.text.replacen('{', &format!("{{{}", " ".repeat(10_500_000)), 1);
    Ok(vec![
        Case::new("empty", "", Fate::Refused),
        Case::new("blank", " \n\t ", Fate::Refused),
        Case::new("not JSON", "สวัสดี, this is a letter.", Fate::Refused),
        Case::new("a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x00".as_slice(), Fate::Refused),
        Case::new("truncated", &sound.text[..half], Fate::Refused),
        Case::new("JSON of nothing", "null", Fate::Refused),
        Case::new("a list", "[]", Fate::Refused),
        Case::new("JSON without format", "{}", Fate::Refused),
        Case::new("other format", with("format", json!("phrom/roster"))?, Fate::Refused),
        Case::new("newer version", with("formatVersion", json!(3))?, Fate::Refused),
        Case::new("version as text", with("formatVersion", json!("one"))?, Fate::Refused),
        Case::new(
            "unknown questionnaire",
            with("questionnaire", json!({ "id": "cake", "version": "1", "sha256": "" }))?,
            Fate::Refused,
        ),
        Case::new("answers are a text", with("answers", json!("yes"))?, Fate::Refused),
        Case::new("200 deep", deep, Fate::Refused),
        Case::new("over 10 MB", large, Fate::Refused),
    ])
}

/// Files that can be opened in part or wholly, with a report.
pub(super) fn reported(sound: &Submission) -> Outcome<Vec<Case>> {
    let odd = |(name, id, answer): (&'static str, &str, &str)| -> Outcome<Case> {
        let answer: Value = serde_json::from_str(answer)?;
        let text = sealed(&sound.json, |file| file["answers"][id] = answer)?;
        Ok(Case::new(name, text, Fate::Reported))
    };
    let mut cases: Vec<Case> = ODD_ANSWERS.into_iter().map(odd).collect::<Outcome<_>>()?;
    for (name, line) in ODD_LINES {
        let text = sound.text.replacen('{', &format!("{{\n  {line},"), 1);
        cases.push(Case::new(name, text, Fate::Reported));
    }
    let changed = sound.text.replacen("\"yes\"", "\"no\"", 1);
    cases.push(Case::new("changed after export", changed, Fate::Reported));
    Ok(cases)
}

/// Name, question, answer.
const ODD_ANSWERS: [(&str, &str, &str); 11] = [
    ("unknown question", "99.9.9", r#"{ "value": "yes" }"#),
    ("unknown option", "1.1.1", r#"{ "value": ["cake"] }"#),
    ("number for a practice", "1.1.3", r#"{ "value": 5 }"#),
    ("list for a practice", "1.1.3", r#"{ "value": ["yes", {}] }"#),
    ("text for an answer", "1.1.3", r#""yes""#),
    ("part above whole", "3.1.1", r#"{ "value": { "part": 5, "whole": 3 } }"#),
    ("whole of zero", "3.1.1", r#"{ "value": { "part": 0, "whole": 0 } }"#),
    ("negative share", "3.1.1", r#"{ "value": { "part": -1, "whole": 3 } }"#),
    ("not applicable where it may not be", "1.1.3", r#"{ "na": true, "reason": "x" }"#),
    ("answer and not applicable", "1.1.2", r#"{ "value": "yes", "na": true }"#),
    ("__proto__ as a question", "__proto__", r#"{ "value": "yes" }"#),
];

/// Name, first line of the file.
const ODD_LINES: [(&str, &str); 3] = [
    ("__proto__ as a key", r#""__proto__": { "isPolluted": true }"#),
    ("unknown key", r#""cake": 1"#),
    ("key twice", r#""period": "2559""#),
];

/// Files that are as good as the sound one, only written by other programs.
pub(super) fn rewritten(sound: &Submission) -> Vec<Case> {
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(sound.text.encode_utf16()).flat_map(order).collect()
    };
    vec![
        Case::new("byte-order mark", format!("\u{feff}{}", sound.text), Fate::ReadAsSound),
        Case::new("UTF-16 LE", utf16(u16::to_le_bytes), Fate::ReadAsSound),
        Case::new("UTF-16 BE", utf16(u16::to_be_bytes), Fate::ReadAsSound),
        Case::new("CRLF", sound.text.replace('\n', "\r\n"), Fate::ReadAsSound),
    ]
}
