//! The report in words: the sentences that its readers know, in both languages, with Arabic or Thai digits.

use super::file::{ReportFile, RowFile};
use crate::language::Language;
use crate::report::sentence::{Digits, both_titles, in_digits};

fn percent(row: &RowFile, language: Language) -> String {
    match language {
        Language::Thai => format!("ร้อยละ {}", row.figure.printed),
        Language::English => format!("{} per cent", row.figure.printed),
    }
}

/// How many were asked, sent and count: three numbers.
pub fn response(report: &ReportFile, language: Language, digits: Digits) -> String {
    let (received, counted) = (report.counts.received, report.counts.counted);
    let sentence = match (language, report.counts.asked) {
        (Language::Thai, Some(asked)) => {
            format!("ขอให้ประเมิน {asked} หน่วยงาน ส่งผลแล้ว {received} หน่วยงาน นับในรายงานนี้ {counted} หน่วยงาน")
        }
        (Language::Thai, None) => format!("ส่งผลแล้ว {received} หน่วยงาน นับในรายงานนี้ {counted} หน่วยงาน"),
        (Language::English, Some(asked)) => {
            format!(
                "{asked} agencies were asked, {received} sent their result, and {counted} are counted in this report."
            )
        }
        (Language::English, None) => {
            format!("{received} agencies sent their result, and {counted} are counted in this report.")
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
                format!("{} score highest in {title}, with {figure}.", subject_of_sentence(&subject.en))
            }
        });
    }
    for row in best {
        let (title, figure) = (both_titles(&row.title.text(), language), percent(row, language));
        sentences.push(match language {
            Language::Thai => format!("ตัวชี้วัดที่ได้คะแนนสูงสุดในเรื่องนี้คือ {title} {figure} ซึ่งหมายถึง {}", row.about.th),
            Language::English => format!("Its best indicator is {title}, with {figure}. {}", row.about.en),
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
                format!("{} score lowest in {title}, with {figure}.", subject_of_sentence(&subject.en))
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

fn subject_of_sentence(subject: &str) -> String {
    if subject.ends_with("agencies") {
        format!("The {subject} of this report")
    } else {
        format!("The agencies of {subject}")
    }
}
