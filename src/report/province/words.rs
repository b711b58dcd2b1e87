//! The report in words: the sentences that its readers know, in both languages, with Arabic or Thai digits.

use super::file::{CountsFile, ReportFile, RowFile};
use crate::language::Language;
use crate::report::sentence::{Digits, both_titles, in_digits};

fn percent(row: &RowFile, language: Language) -> String {
    match language {
        Language::Thai => format!("ร้อยละ {}", row.figure.printed),
        Language::English => format!("{} per cent", row.figure.printed),
    }
}

/// "19 agencies", "1 agency".
pub(super) fn agencies(n: usize) -> String {
    if n == 1 { "1 agency".into() } else { format!("{n} agencies") }
}

/// How many were asked, sent and count: three numbers. Where agencies answer about several things, also how many answers
/// that makes.
pub fn response(report: &ReportFile, language: Language, digits: Digits) -> String {
    let CountsFile { asked, received, counted, submissions, not_in_roster } = report.counts;
    let outside = not_in_roster.filter(|n| *n > 0);
    let count = |n: u32| agencies(usize::try_from(n).unwrap_or(usize::MAX));
    let sentence = match language {
        Language::Thai => {
            let asked = asked.map_or(String::new(), |asked| format!("ขอให้ประเมิน {asked} หน่วยงาน "));
            let more =
                if submissions == counted { String::new() } else { format!(" รวม {submissions} ฉบับ") };
            let outside = outside.map_or(String::new(), |n| format!(" ในจำนวนที่นับ {n} หน่วยงานไม่อยู่ในบัญชีรายชื่อ"));
            format!("{asked}ส่งผลแล้ว {received} หน่วยงาน นับในรายงานนี้ {counted} หน่วยงาน{more}{outside}")
        }
        Language::English => {
            let asked = asked.map_or(String::new(), |asked| format!("Asked: {}. ", count(asked)));
            let more = if submissions == counted { String::new() } else { format!(", with {submissions} submissions") };
            let outside = outside.map_or(String::new(), |n| format!(" Of those counted, not in the roster: {n}."));
            format!("{asked}Received: {}. Counted in this report: {}{more}.{outside}", count(received), count(counted))
        }
    };
    in_digits(&sentence, digits)
}

/// The sentences on the highest dimension and its best indicator; empty where nothing stands out.
pub fn highest(report: &ReportFile, language: Language, digits: Digits) -> Vec<String> {
    let Some(highlight) = &report.highest else { return Vec::new() };
    let best = highlight.indicators.iter().filter_map(|code| report.indicator(code));
    let mut sentences = Vec::new();
    if let Some(row) = report.part(&highlight.part) {
        let (subject, figure) = (report.subject.text(), percent(row, language));
        let title = both_titles(&row.title.text(), language);
        sentences.push(match language {
            Language::Thai => format!("{}มีคะแนนสูงสุดในเรื่อง {title} {figure}", of_subject(&subject.th)),
            Language::English => {
                format!("{} highest in {title}, with {figure}.", subject_of_sentence(&subject.en))
            }
        });
    }
    for row in best {
        let (title, figure) = (both_titles(&row.title.text(), language), percent(row, language));
        sentences.push(match language {
            Language::Thai => {
                let best = format!("{}ที่ได้คะแนนสูงสุดในเรื่องนี้คือ", report.questionnaire.indicator.th);
                format!("{best} {title} {figure} ซึ่งหมายถึง {}", row.about.th)
            }
            Language::English => {
                let name = report.questionnaire.indicator.en.to_lowercase();
                format!("Its best {name} is {title}, with {figure}. {}", row.about.en)
            }
        });
    }
    sentences.iter().map(|sentence| in_digits(sentence, digits)).collect()
}

/// The sentences on the lowest dimension and its two weakest indicators, with advice; empty where nothing stands out.
pub fn lowest(report: &ReportFile, language: Language, digits: Digits) -> Vec<String> {
    let Some(highlight) = &report.lowest else { return Vec::new() };
    let mut sentences = Vec::new();
    if let Some(row) = report.part(&highlight.part) {
        let (subject, figure) = (report.subject.text(), percent(row, language));
        let title = both_titles(&row.title.text(), language);
        sentences.push(match language {
            Language::Thai => format!("{}มีคะแนนต่ำสุดในเรื่อง {title} {figure}", of_subject(&subject.th)),
            Language::English => {
                format!("{} lowest in {title}, with {figure}.", subject_of_sentence(&subject.en))
            }
        });
    }
    sentences
        .extend(highlight.indicators.iter().filter_map(|code| report.indicator(code)).map(|row| advice(row, language)));
    sentences.iter().map(|sentence| in_digits(sentence, digits)).collect()
}

/// An indicator that should be improved: its name, its figure, what to do.
pub fn priority(row: &RowFile, language: Language, digits: Digits) -> String {
    in_digits(&advice(row, language), digits)
}

fn advice(row: &RowFile, language: Language) -> String {
    let (title, figure) = (both_titles(&row.title.text(), language), percent(row, language));
    let advice = row.advice.as_ref().map(|advice| advice.text());
    let advice = advice.as_ref().map_or("", |advice| advice.get(language));
    match language {
        Language::Thai => format!("{title} {figure} {advice}"),
        Language::English => format!("{title}, {figure}. {advice}"),
    }
}

/// "หน่วยงานในจังหวัดลำปาง", "19 หน่วยงาน".
fn of_subject(subject: &str) -> String {
    if subject.ends_with("หน่วยงาน") {
        format!("{subject}ที่นับในรายงานนี้")
    } else {
        format!("หน่วยงานใน{subject}")
    }
}

/// "The agencies of Lampang Province score", "The 19 agencies of this report score".
fn subject_of_sentence(subject: &str) -> String {
    match subject {
        "1 agency" => "The agency of this report scores".into(),
        several if several.ends_with(" agencies") => format!("The {several} of this report score"),
        place => format!("The agencies of {place} score"),
    }
}
