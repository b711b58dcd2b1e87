//! Looking for questions, and hearing them. Drawn on demand.

use crate::language::Language::{self, English, Thai};
use crate::model::Place;
use crate::questionnaire::{Choice, Kind, NotApplicable, Question};

super::texts! {
    /// Looking and hearing.
    Aids, aids {
        label: "คำที่ค้นหา" => "Words to look for",
        hint: "ค้นได้ทั้งภาษาไทยและอังกฤษ ทั้งรหัสข้อ ข้อคำถาม คำอธิบาย เงื่อนไข วิธีตรวจสอบ ตัวเลือก ชื่อมิติและตัวชี้วัด รวมถึงหมายเหตุ หน่วยรับผิดชอบ และหลักฐานที่ท่านกรอกไว้" => "In Thai and English at once: codes, questions, explanations, conditions, ways of verification, options, titles of dimensions and indicators, and the notes, units and evidence that you wrote.",
        only_open: "เฉพาะข้อที่ยังไม่ตอบ" => "Only questions that are not answered yet",
        found: "ผลการค้นหา" => "What was found",
        none: "ไม่พบข้อที่มีคำทั้งหมดนี้" => "No question has all of these words",
        none_hint: "ลองใช้คำที่สั้นลงหรือน้อยลง หรือคำในอีกภาษาหนึ่ง" => "Try shorter or fewer words, or a word of the other language.",
        none_hint_open: "ลองเอาเครื่องหมาย “เฉพาะข้อที่ยังไม่ตอบ” ออก หรือใช้คำที่สั้นลง" => "Try without “only questions that are not answered yet”, or with shorter words.",
        back: "กลับไปที่ทำค้างไว้" => "Back to where you were",
        answered: "ตอบแล้ว" => "answered",
        open: "ยังไม่ตอบ" => "not answered yet",

        listen: "ฟังข้อนี้" => "Listen",
        stop: "หยุดอ่าน" => "Stop",
        options: "ตัวเลือก" => "Options",
        columns: "แต่ละแถวถามว่า" => "Each row is asked",
    }
}

/// "12 questions".
pub fn found(n: usize, language: Language) -> String {
    match (language, n) {
        (Thai, _) => format!("พบ {n} ข้อ"),
        (English, 1) => "1 question".into(),
        (English, _) => format!("{n} questions"),
    }
}

/// That only the first of those that were found are shown.
pub fn first(n: usize, language: Language) -> String {
    match language {
        Thai => format!("แสดง {n} ข้อแรก พิมพ์คำเพิ่มเพื่อให้เหลือน้อยลง"),
        English => format!("The first {n} are shown; another word makes it fewer."),
    }
}

/// That some are not asked of this agency.
pub fn not_asked(n: usize, language: Language) -> String {
    match (language, n) {
        (Thai, _) => format!("มีอีก {n} ข้อที่ไม่ถามหน่วยงานนี้ หรือจะถามตามคำตอบข้ออื่น"),
        (English, 1) => "1 more is not asked of this agency, or only after other answers.".into(),
        (English, _) => format!("{n} more are not asked of this agency, or only after other answers."),
    }
}

/// What a text is that was found.
pub const fn place(place: Place, language: Language) -> &'static str {
    let (fill, beside, is_thai) = (super::fill(language), super::beside(language), matches!(language, Thai));
    match place {
        Place::Question if is_thai => "ข้อคำถาม",
        Place::Question => "Question",
        Place::Part if is_thai => "มิติ",
        Place::Part => "Dimension",
        Place::Indicator => fill.indicator,
        Place::Help if is_thai => "คำอธิบาย",
        Place::Help => "Explanation",
        Place::Condition => fill.condition,
        Place::Verification => fill.verification,
        Place::Reference => fill.reference,
        Place::Option if is_thai => "ตัวเลือก",
        Place::Option => "Options",
        Place::Answer if is_thai => "คำตอบ",
        Place::Answer => "Answer",
        Place::Note => beside.note,
        Place::Unit => beside.unit,
        Place::Evidence => beside.evidence,
    }
}

/// So many characters are spoken in one go: browsers break off what takes longer than a quarter of a minute.
const BREATH: usize = 140;

/// A question as it is read aloud, in pieces: its code, what is asked, what is meant, the condition where it can be seen, and
/// what can be answered.
pub fn aloud(question: &Question, shows_condition: bool, language: Language) -> Vec<String> {
    let fill = super::fill(language);
    let mut said = Vec::new();
    let number = super::say::number_of(question.id.as_str());
    if !number.is_empty() {
        said.push(match language {
            // As one reads it: a voice takes "1.4.1" for a date, or for a thousand.
            Thai => format!("ข้อ {}", number.replace('.', " จุด ")),
            English => format!("Question {}", number.replace('.', " point ")),
        });
    }
    said.push(question.text.get(language).to_owned());
    said.extend(question.help.as_ref().map(|help| help.get(language).to_owned()));
    let condition = question.condition.as_ref().filter(|_| shows_condition);
    said.extend(condition.map(|condition| format!("{}: {}", fill.condition, condition.get(language))));
    said.extend(options(&question.kind, language));
    if let NotApplicable::Flagged(wording) = &question.na {
        said.push(format!("{}: {}", fill.not_applicable, wording.get(language)));
    }
    let mut pieces = Vec::new();
    for text in said.iter().filter(|text| !text.trim().is_empty()) {
        pieces.extend(in_breaths(text));
    }
    pieces
}

/// What can be answered; nothing where one writes a text.
fn options(kind: &Kind, language: Language) -> Option<String> {
    let (words, fill) = (aids(language), super::fill(language));
    let titles = |choices: &[Choice]| choices.iter().map(|choice| choice.title.get(language).to_owned()).collect();
    let (label, options): (_, Vec<String>) = match kind {
        Kind::Practice => (words.options, vec![fill.yes.into(), fill.partly.into(), fill.no.into()]),
        Kind::Checklist(choices) => {
            let mut titles: Vec<String> = titles(choices);
            titles.push(fill.none_of_these.into());
            (fill.check_all, titles)
        }
        Kind::Ladder(choices) => (words.options, titles(choices)),
        Kind::Share { part, whole, .. } => {
            return Some(format!("{}, {}", part.get(language), whole.get(language)));
        }
        Kind::Number { min, max, unit } => {
            let between = super::say::between(&min.to_string(), &max.to_string(), language);
            return Some(format!("{}, {between}", unit.get(language)));
        }
        Kind::Scale { low, high, steps } => {
            let poles =
                [("1", low), (&*steps.to_string(), high)].map(|(step, pole)| format!("{step}, {}", pole.get(language)));
            (words.options, poles.into())
        }
        Kind::Table(table) => {
            let columns = table.columns.iter().map(|column| column.text.get(language).to_owned());
            (words.columns, columns.collect())
        }
        Kind::Text { .. } => return None,
    };
    Some(format!("{label}: {}", options.join(", ")))
}

/// A text in pieces of a breath at most, parted where there is white space; behind a point only in English, as it ends an
/// abbreviation in Thai ("พ.ศ. 2560").
pub fn in_breaths(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    for word in text.split_whitespace() {
        let is_abbreviated = piece.ends_with('.') && Language::of(&piece) == Thai;
        let is_long = piece.chars().count() + word.chars().count() >= BREATH;
        if is_long && !is_abbreviated && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        if !piece.is_empty() {
            piece.push(' ');
        }
        piece += word;
    }
    pieces.push(piece);
    pieces
}
