//! Texts with values.

mod rows;

pub use rows::{added, filled, filled_of, offer, row_level, rows};

use crate::answers::{BUDDHIST_OFFSET, EvidenceKind, Practice, Progress, Secrecy};
use crate::language::Language::{self, English, Thai};
use crate::model::Cleared;
use crate::questionnaire::{Counts, Source};

/// "12 of 67 answered".
pub fn progress(progress: Progress, language: Language) -> String {
    let Progress { done, asked } = progress;
    if progress.is_empty() {
        return super::fill(language).optional.to_owned();
    }
    match language {
        Thai => format!("ตอบแล้ว {done} จาก {asked} ข้อ"),
        English => format!("{done} of {asked} answered"),
    }
}

/// "12/67", for narrow places.
pub fn short_progress(progress: Progress) -> String {
    format!("{}/{}", progress.done, progress.asked)
}

/// "Saved at 10:42".
pub fn saved(time: &str, language: Language) -> String {
    match language {
        Thai => format!("บันทึกแล้ว {time} น."),
        English => format!("Saved {time}"),
    }
}

/// What was removed from this device.
pub fn cleared(cleared: Cleared, language: Language) -> String {
    let Cleared { n_entries, is_journal_gone, n_caches } = cleared;
    let n_databases = u8::from(is_journal_gone);
    match language {
        Thai => format!(
            "ล้างแล้ว: รายการในเบราว์เซอร์ {n_entries} รายการ ฐานข้อมูล {n_databases} ฐาน ไฟล์โปรแกรมที่เก็บไว้ {n_caches} ชุด ข้อมูลของเว็บไซต์อื่นอยู่ครบ"
        ),
        English => format!(
            "Removed: {n_entries} entries, {n_databases} database, {n_caches} set of program files. What belongs to other sites is untouched."
        ),
    }
}

/// "About 90 minutes".
pub fn minutes(minutes: u32, language: Language) -> String {
    match language {
        Thai => format!("ใช้เวลาประมาณ {minutes} นาที ทำหลายครั้งได้"),
        English => format!("About {minutes} minutes; you can stop and come back"),
    }
}

/// "6 dimensions, 22 indicators, 67 questions".
///
/// `terms` are the questionnaire's own words for the two groups.
pub fn size(counts: Counts, terms: Option<(&str, &str)>, language: Language) -> String {
    let Counts { n_dimensions, n_indicators, n_questions } = counts;
    match (language, terms) {
        (Thai, terms) => {
            let (dimension, indicator) = terms.unwrap_or(("มิติ", "ตัวชี้วัด"));
            format!("{n_dimensions} {dimension} {n_indicators} {indicator} {n_questions} ข้อ")
        }
        (English, None) => format!("{n_dimensions} dimensions, {n_indicators} indicators, {n_questions} questions"),
        // Their plurals are not known.
        (English, Some(_)) => format!("{n_questions} questions"),
    }
}

/// "Level 2".
pub fn level(id: &str, language: Language) -> String {
    match language {
        Thai => format!("ระดับที่ {id}"),
        English => format!("Level {id}"),
    }
}

/// "Next: dimension 2".
pub fn go_on_to(title: &str, language: Language) -> String {
    match language {
        Thai => format!("ถัดไป: {title}"),
        English => format!("Next: {title}"),
    }
}

/// "Question 1.4.1".
pub fn question(id: &str, language: Language) -> String {
    match language {
        Thai => format!("ข้อ {id}"),
        English => format!("Question {id}"),
    }
}

/// "From 12 of 19 indicators that are answered in full; the order may change."
pub fn provisional(n_settled: usize, n_indicators: usize, language: Language) -> String {
    match language {
        Thai => format!("จัดจากตัวชี้วัดที่ตอบครบแล้ว {n_settled} จาก {n_indicators} ตัวชี้วัด ลำดับอาจเปลี่ยนเมื่อตอบครบ"),
        English => {
            format!("From {n_settled} of {n_indicators} indicators that are answered in full; the order may change.")
        }
    }
}

/// "Changed 21 November 2026 10:42".
pub fn changed_at(moment: &str, language: Language) -> String {
    match language {
        Thai => format!("แก้ไขล่าสุด {moment}"),
        English => format!("Last changed {moment}"),
    }
}

/// What an evidence fieldset is called.
pub fn evidence(number: usize, language: Language) -> String {
    match language {
        Thai => format!("หลักฐานชิ้นที่ {number}"),
        English => format!("Evidence {number}"),
    }
}

/// "3 items", for what is folded away.
pub fn entries(n: usize, language: Language) -> String {
    match (language, n) {
        (Thai, _) => format!("{n} รายการ"),
        (English, 1) => "1 item".into(),
        (English, _) => format!("{n} items"),
    }
}

/// "2 questions not applicable; counted as 0: 45.0".
pub fn not_applicable(n: usize, as_zero: Option<&str>, language: Language) -> String {
    let mut words = match (language, n) {
        (Thai, _) => format!("ไม่เกี่ยวข้อง {n} ข้อ"),
        (English, 1) => "1 question not applicable".into(),
        (English, _) => format!("{n} questions not applicable"),
    };
    if let Some(as_zero) = as_zero {
        words += match language {
            Thai => " หากนับเป็น 0 ได้ ",
            English => "; counted as 0: ",
        };
        words += as_zero;
    }
    words
}

/// "Category and item".
pub fn both(one: &str, other: &str, language: Language) -> String {
    match language {
        Thai => format!("{one}และ{other}"),
        English => format!("{one} and {}", other.to_ascii_lowercase()),
    }
}

/// A question's code as far as people count by it ("1.4.1", "1.4.d"); empty where it ends in a word.
pub fn number_of(id: &str) -> &str {
    if id.rsplit('.').next().is_some_and(|last| last.len() <= 3) { id } else { "" }
}

/// "Source: Guidelines for ..., Electronic Government Agency, B.E. 2560 (2017)".
pub fn source(source: &Source, language: Language) -> String {
    let (title, publisher) = (source.title.get(language), source.publisher.get(language));
    let year = source.year.map(|of| format!(", {}", year(of, of.saturating_sub(BUDDHIST_OFFSET), language)));
    let label = match language {
        Thai => "ที่มา",
        English => "Source",
    };
    format!("{label}: {title}, {publisher}{}", year.unwrap_or_default())
}

/// "3 questions".
pub fn questions(n: usize, language: Language) -> String {
    match (language, n) {
        (Thai, _) => format!("{n} ข้อ"),
        (English, 1) => "1 question".into(),
        (English, _) => format!("{n} questions"),
    }
}

/// The bounds of a number.
pub fn between(min: &str, max: &str, language: Language) -> String {
    match language {
        Thai => format!("ตั้งแต่ {min} ถึง {max}"),
        English => format!("From {min} to {max}"),
    }
}

/// The version of a file's questionnaire and of ours.
pub fn other_version(theirs: &str, ours: &str, language: Language) -> String {
    match language {
        Thai => {
            format!("ข้อมูลนี้ทำด้วยแบบประเมินรุ่น {theirs} โปรแกรมนี้ใช้รุ่น {ours} คำตอบของข้อที่ยังมีอยู่จะรับไว้")
        }
        English => format!(
            "It was made with version {theirs} of the questionnaire; this program has {ours}. Answers to questions that still exist are taken over."
        ),
    }
}

/// Percentage points that are gained.
pub fn gain(points: &str, language: Language) -> String {
    match language {
        Thai => format!("+{points} จุด"),
        English => format!("+{points} points"),
    }
}

/// The label of a practice's answer.
pub const fn practice(practice: Practice, language: Language) -> &'static str {
    let texts = super::fill(language);
    match practice {
        Practice::Yes => texts.yes,
        Practice::Partly => texts.partly,
        Practice::No => texts.no,
    }
}

/// The name of a kind of document.
pub const fn evidence_kind(kind: EvidenceKind, language: Language) -> &'static str {
    match (kind, language) {
        (EvidenceKind::Order, Thai) => "คำสั่ง",
        (EvidenceKind::Order, English) => "Order",
        (EvidenceKind::Announcement, Thai) => "ประกาศหรือนโยบาย",
        (EvidenceKind::Announcement, English) => "Announcement or policy",
        (EvidenceKind::Plan, Thai) => "แผนงานหรือโครงการ",
        (EvidenceKind::Plan, English) => "Plan or project",
        (EvidenceKind::Report, Thai) => "รายงานหรือสถิติ",
        (EvidenceKind::Report, English) => "Report or statistics",
        (EvidenceKind::Minutes, Thai) => "รายงานการประชุมหรือบันทึกข้อความ",
        (EvidenceKind::Minutes, English) => "Minutes or memorandum",
        (EvidenceKind::System, Thai) => "เว็บไซต์หรือระบบงาน",
        (EvidenceKind::System, English) => "Web page or system",
        (EvidenceKind::Other, Thai) => "อื่น ๆ",
        (EvidenceKind::Other, English) => "Other",
    }
}

/// The name of a secrecy class.
pub const fn secrecy(class: Secrecy, language: Language) -> &'static str {
    match (class, language) {
        (Secrecy::Open, Thai) => "ปกติ",
        (Secrecy::Open, English) => "Not classified",
        (Secrecy::Confidential, Thai) => "ลับ",
        (Secrecy::Confidential, English) => "Confidential",
        (Secrecy::Secret, Thai) => "ลับมาก",
        (Secrecy::Secret, English) => "Secret",
        (Secrecy::TopSecret, Thai) => "ลับที่สุด",
        (Secrecy::TopSecret, English) => "Top secret",
    }
}

/// "B.E. 2560 (2017)".
pub fn year(buddhist: u16, gregorian: u16, language: Language) -> String {
    match language {
        Thai => format!("พ.ศ. {buddhist}"),
        English => format!("B.E. {buddhist} ({gregorian})"),
    }
}

/// "The mean of the indicators that count: 3.1 = 27.9, 3.2 = 50.0"; no figures when `figures` is empty.
pub fn mean_of(figures: &str, language: Language) -> String {
    match (language, figures.is_empty()) {
        (Thai, true) => "ไม่มีตัวชี้วัดที่นับได้ จึงไม่มีคะแนน".into(),
        (English, true) => "No indicator counts here, so there is no figure.".into(),
        (Thai, false) => format!("ค่าเฉลี่ยของตัวชี้วัดที่นับได้: {figures}"),
        (English, false) => format!("The mean of the indicators that count: {figures}"),
    }
}
