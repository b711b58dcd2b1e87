//! Answers that are taken over: from an earlier version of a questionnaire, or from the year before.

use std::rc::Rc;

use crate::answers::{Practice, Response, Value};
use crate::language::Language::{self, English, Thai};
use crate::questionnaire::{Choice, Kind, Question};
use crate::submission::{MigrationReport, Trouble, Why};

super::texts! {
    /// What is taken over, and waits to be confirmed.
    Carry, carry {
        title: "ตรวจก่อนนำคำตอบมาใช้ต่อ" => "Check what is taken over",
        old_stays: "ฉบับเดิมยังอยู่ครบและไม่ถูกแก้ไข คำตอบที่นำมาต้องยืนยันทีละข้อ ก่อนยืนยันจะนับว่ายังไม่ตอบ" => "The old one stays as it is. What is taken over has to be confirmed, question by question; until then it counts as open.",
        by_code: "ผู้จัดทำไม่ได้บอกวิธีย้ายคำตอบระหว่างสองรุ่นนี้ โปรแกรมจึงจับคู่ตามรหัสข้อ โปรดตรวจทุกข้อ" => "Its authors do not say how answers move between these versions, so questions were matched by their codes. Check every one.",
        kept: "นำมาตามเดิม" => "Taken over as they are",
        converted: "นำมาโดยปรับให้เข้ากับข้อใหม่" => "Taken over and converted",
        dropped: "ไม่ได้นำมา" => "Not taken over",
        new: "ข้อใหม่ที่ยังไม่มีคำตอบ" => "New, without an answer",
        accept: "เริ่มด้วยคำตอบเหล่านี้" => "Start with these answers",
        nothing_said: "มีเฉพาะหมายเหตุหรือหลักฐาน" => "Only a note or evidence",
        to_answer: "ต้องตอบใหม่" => "To be answered anew",
        not_confirmed: "ยังไม่ยืนยัน" => "Not confirmed",
        confirm: "คำตอบนี้ยังถูกต้อง" => "This answer still holds",
        review: "ข้อที่นำมาจากเดิมและยังไม่ยืนยัน" => "Taken over and not confirmed yet",
        review_hint: "เปิดทีละข้อ ตรวจ แล้วกด “คำตอบนี้ยังถูกต้อง” หรือแก้คำตอบ" => "Open each, check it, and press “This answer still holds” or change it.",
        older: "ทำด้วยแบบประเมินรุ่นก่อน" => "Made with an earlier version",
        older_open: "ดูว่าคำตอบใดนำมาใช้ได้" => "See which answers can be taken over",
    }
}

/// A draft that was made with another version than is at hand.
#[inline(never)]
pub fn older(about: &str, theirs: &str, ours: &str, language: Language) -> String {
    match language {
        Thai => {
            format!("{about}: ทำด้วยรุ่น {theirs} แต่โปรแกรมนี้มีรุ่น {ours} ฉบับเดิมยังอยู่ครบและไม่ถูกแก้ไข")
        }
        English => {
            format!(
                "{about}: made with version {theirs}; this program has {ours}. It is all there, and stays as it is."
            )
        }
    }
}

/// A part that was handed over with another version.
#[inline(never)]
pub fn other_part(theirs: &str, ours: &str, language: Language) -> String {
    match language {
        Thai => format!(
            "ไฟล์นี้เป็นส่วนที่เพื่อนร่วมงานแบ่งมาจากแบบประเมินรุ่น {theirs} แต่ที่นี่มีรุ่น {ours} หากเปิดตอบจะรวมกลับไม่ได้ ไฟล์ไม่ถูกแก้ไข โปรดใช้โปรแกรมรุ่นเดียวกับผู้ส่ง หรือขอให้ผู้ส่งแบ่งมาใหม่"
        ),
        English => format!(
            "This is a part of an assessment made with version {theirs} of the questionnaire; here is {ours}. Answered here it could not be put together again. The file is as it was. Use the version of the program that the sender has, or ask for the part anew."
        ),
    }
}

/// "Not confirmed (from 2560)".
pub fn not_confirmed(version: &str, language: Language) -> String {
    let words = carry(language).not_confirmed;
    match language {
        Thai => format!("{words} (จากรุ่น {version})"),
        English => format!("{words} (from {version})"),
    }
}

/// What the button that begins with old answers says.
pub fn start(newer: Option<&str>, next_year: Option<&str>, language: Language) -> String {
    match (language, newer, next_year) {
        (Thai, Some(version), Some(year)) => format!("เริ่มของปี {year} ด้วยรุ่น {version} จากฉบับนี้"),
        (Thai, None, Some(year)) => format!("เริ่มของปี {year} จากฉบับนี้"),
        (Thai, version, None) => format!("ทำต่อด้วยรุ่น {}", version.unwrap_or_default()),
        (English, Some(version), Some(year)) => format!("Start {year} from this, with version {version}"),
        (English, None, Some(year)) => format!("Start {year} from this"),
        (English, version, None) => format!("Go on with version {}", version.unwrap_or_default()),
    }
}

/// From which version to which, and by which way.
pub fn way(report: &MigrationReport, language: Language) -> String {
    let MigrationReport { from, to, through, .. } = report;
    let through = through.as_deref().unwrap_or_default();
    if from == to {
        return match language {
            Thai => format!("แบบประเมินรุ่นเดียวกัน ({to})"),
            English => format!("The same version of the questionnaire ({to})"),
        };
    }
    let between: Vec<&str> = through.iter().map(|version| &**version).collect();
    let between = between.join(", ");
    match (language, between.is_empty()) {
        (Thai, true) => format!("จากรุ่น {from} เป็นรุ่น {to}"),
        (Thai, false) => format!("จากรุ่น {from} ผ่านรุ่น {between} เป็นรุ่น {to}"),
        (English, true) => format!("From version {from} to version {to}"),
        (English, false) => format!("From version {from} through {between} to version {to}"),
    }
}

/// Why an answer is not taken over.
pub fn why(why: &Why, language: Language) -> String {
    match (why, language) {
        (Why::AskedNoMore(reason), _) => reason.get(language).to_owned(),
        (Why::Unknown, Thai) => "รุ่นใหม่ไม่มีข้อนี้".into(),
        (Why::Unknown, English) => "The new version has no such question".into(),
        (Why::Value(fault), _) => super::faults::trouble(Trouble::Value(*fault), language).into(),
        (Why::NotJoined, Thai) => "หลายข้อรวมเป็นข้อเดียว แต่คำตอบรวมกันไม่ได้".into(),
        (Why::NotJoined, English) => "Several questions became one, and their answers cannot be joined".into(),
        (Why::CodeTaken, Thai) => "รหัสนี้เป็นของข้ออื่นแล้ว".into(),
        (Why::CodeTaken, English) => "Another question has this code now".into(),
    }
}

/// What was said, as far as a question of today knows the words for it; a code stays a code.
#[inline(never)]
pub fn said(response: Option<&Response>, question: Option<&Question>, language: Language) -> String {
    let title = |code: &str| {
        let options: &[Choice] = match question.map(|question| &question.kind) {
            Some(Kind::Checklist(options) | Kind::Ladder(options)) => options,
            _ => &[],
        };
        let known = options.iter().find(|option| option.id.as_str() == code);
        let practice = || Practice::from_code(code).map(|practice| super::say::practice(practice, language));
        known.map(|option| option.title.get(language)).or_else(practice).unwrap_or(code).to_owned()
    };
    match response {
        None => carry(language).nothing_said.to_owned(),
        Some(Response::NotApplicable { reason }) => {
            let words = super::fill(language).not_applicable;
            if reason.is_empty() { words.to_owned() } else { format!("{words}: {reason}") }
        }
        Some(Response::Value(Value::Step(option))) => title(option.as_str()),
        Some(Response::Value(Value::Text(text))) => title(text),
        Some(Response::Value(Value::Chosen(chosen))) if !chosen.is_empty() => {
            chosen.iter().map(|option| title(option.as_str())).collect::<Vec<_>>().join("; ")
        }
        Some(Response::Value(Value::Chosen(_))) => super::fill(language).none_of_these.to_owned(),
        Some(Response::Value(Value::Scale(step))) => step.to_string(),
        Some(Response::Value(value)) => {
            let number = Kind::Text { lines: 1 };
            super::said::value(question.map_or(&number, |question| &question.kind), value, language)
        }
    }
}

/// The codes of questions, in a line.
pub fn codes(ids: &[crate::questionnaire::QuestionId]) -> String {
    let codes: Vec<Rc<str>> = ids.iter().map(|id| id.as_str().into()).collect();
    codes.join(", ")
}
