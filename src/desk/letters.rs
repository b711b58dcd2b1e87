//! Result letters as HTML files: each whole in itself, for print on A4, without a script.

use crate::language::Language;
use crate::report::letter::{Letter, LetterRow};

/// The words of a letter in one language.
struct Words {
    title: &'static str,
    to: &'static str,
    about: &'static str,
    own: &'static str,
    mean: &'static str,
    figures: &'static str,
    measures: &'static str,
    priorities: &'static str,
    confidential: &'static str,
    none: &'static str,
}

const THAI: Words = Words {
    title: "ผลการประเมินของหน่วยงาน",
    to: "เรียน หัวหน้าหน่วยงาน",
    about: "เรื่อง",
    own: "หน่วยงาน",
    mean: "ค่าเฉลี่ย",
    figures: "คะแนน (ร้อยละ)",
    measures: "ระดับและสิ่งที่นับได้",
    priorities: "เรื่องที่ควรปรับปรุงก่อน",
    confidential: "ผลรายหน่วยงานเป็นความลับ ส่งให้เฉพาะหน่วยงานเจ้าของผลเท่านั้น",
    none: "เครื่องหมาย – หมายถึง ไม่มีคะแนน และ * หมายถึง ไม่แสดงคะแนนเพราะมีหน่วยงานน้อยเกินไป",
};

const ENGLISH: Words = Words {
    title: "Result of the agency",
    to: "To the head of the agency",
    about: "Subject:",
    own: "Agency",
    mean: "Mean",
    figures: "Figures (per cent)",
    measures: "Levels and what is counted",
    priorities: "What to improve first",
    confidential: "The result of a single agency is confidential and sent to that agency alone.",
    none: "– means that there is no figure, and * that it is held back because of few agencies.",
};

const STYLE: &str = include_str!("letters.css");

/// How a file of letters begins. Letters of [`article`] follow, then [`END`].
pub fn beginning(language: Language, title: &str) -> String {
    let (code, title) = (language.code(), escaped(title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
}

/// How a file of letters ends.
pub const END: &str = "</body>\n</html>\n";

/// A letter as a file of its own.
pub fn file(letter: &Letter) -> String {
    let language = Language::from_code(&letter.language).unwrap_or_default();
    beginning(language, &letter.agency) + &article(letter) + END
}

/// A letter among others in one file; each begins on a page of its own.
pub fn article(letter: &Letter) -> String {
    let words = if letter.language == Language::English.code() { &ENGLISH } else { &THAI };
    let place = if letter.province.is_empty() { String::new() } else { format!(" ({})", escaped(&letter.province)) };
    let subject =
        if letter.subject.is_empty() { String::new() } else { format!("<p>{}</p>\n", escaped(&letter.subject)) };
    let is_thai = letter.language != Language::English.code();
    let [subject_line, opening] = if is_thai { thai_beginning(letter) } else { english_beginning(letter) };
    let mut html = format!(
        "<article>\n<h1>{}</h1>\n<p>{} {}</p>\n<p>{} <strong>{}</strong>{place}</p>\n{subject}<p>{}</p>\n",
        words.title,
        words.about,
        escaped(&subject_line),
        words.to,
        escaped(&letter.agency),
        escaped(&opening),
    );
    for sentence in &letter.sentences {
        html += &format!("<p>{}</p>\n", escaped(sentence));
    }
    if !letter.measures.is_empty() {
        html += &format!("<h2>{}</h2>\n<ul>\n", words.measures);
        for measure in &letter.measures {
            html += &format!("<li>{}</li>\n", escaped(measure));
        }
        html += "</ul>\n";
    }
    if !letter.priorities.is_empty() {
        html += &format!("<h2>{}</h2>\n<ol>\n", words.priorities);
        for priority in &letter.priorities {
            html += &format!("<li>{}</li>\n", escaped(priority));
        }
        html += "</ol>\n";
    }
    html += &format!("<h2>{}</h2>\n<table>\n", words.figures);
    let name = letter.terms.each_ref().map(|term| escaped(term)).join(" / ");
    html += &format!(
        "<thead><tr><th>{name}</th><th class=\"n\">{}</th><th class=\"n\">{}</th></tr></thead>\n<tbody>\n",
        words.own, words.mean
    );
    letter.rows.iter().for_each(|row| html += &line(row));
    html += "</tbody>\n</table>\n";
    html += &format!(
        "<p class=\"small\">{}</p>\n<p class=\"small\">{}</p>\n<p class=\"small\"><strong>{}</strong></p>\n</article>\n",
        words.none,
        escaped(&letter.disclaimer),
        words.confidential
    );
    html
}

/// What the letter is about, and its first sentence. Thai has a space before a number, and none before a name.
fn thai_beginning(letter: &Letter) -> [String; 2] {
    let Letter { questionnaire, period, compared_with, .. } = letter;
    let about = format!("{questionnaire} ประจำปี พ.ศ. {period}");
    let space = if compared_with.starts_with(char::is_numeric) { " " } else { "" };
    let opening =
        format!("ตามที่หน่วยงานได้ประเมินตนเองด้วย{about} ขอแจ้งผลการประเมินของหน่วยงาน พร้อมค่าเฉลี่ยของ{space}{compared_with}");
    [about, opening]
}

/// The same in English.
fn english_beginning(letter: &Letter) -> [String; 2] {
    let Letter { questionnaire, period, compared_with, .. } = letter;
    let about = format!("{questionnaire}, B.E. {period}");
    let opening =
        format!("The agency has assessed itself ({about}). This is its result, beside the means of {compared_with}.");
    [about, opening]
}

fn line(row: &LetterRow) -> String {
    let class = if row.is_part { " class=\"part\"" } else { "" };
    let (code, title) = (escaped(&row.code), escaped(&row.title));
    let (own, mean) = (escaped(&row.own), escaped(&row.mean));
    format!("<tr{class}><td>{code} {title}</td><td class=\"n\">{own}</td><td class=\"n\">{mean}</td></tr>\n")
}

/// A text between tags or in quotes: what a stranger wrote is never a tag.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
