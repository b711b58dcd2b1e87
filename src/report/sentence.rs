//! The report in words, in Thai and English, with Arabic or Thai digits in running text.

use super::{Highlight, Priority};
use crate::exact::Percent;
use crate::language::{Language, Text};
use crate::questionnaire::{PartId, Terms};
use crate::scoring::{Figure, Orders, Score};

/// Which digits running text uses. Tables always use Arabic ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    #[default]
    Arabic,
    /// ๐๑๒๓๔๕๖๗๘๙
    Thai,
}

/// Writes the digits of a text in the chosen way.
pub fn in_digits(text: &str, digits: Digits) -> String {
    let thai = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_u32('๐' as u32 + digit).unwrap_or(c),
        None => c,
    };
    match digits {
        Digits::Arabic => text.to_owned(),
        Digits::Thai => text.chars().map(thai).collect(),
    }
}

/// What a figure prints in a table: "56.3", "33.3–66.7" while open, "–" where there is none.
pub fn printed(score: &Score) -> String {
    match score.claimed {
        None => "–".into(),
        Some(_) => match score.settled() {
            Some(settled) => settled.to_string(),
            None => printed_range(score.claimed),
        },
    }
}

/// A figure or its range; "–" for none.
pub fn printed_range(figure: Option<Figure>) -> String {
    match figure {
        None => "–".into(),
        Some(Figure { low, high }) if low == high => low.to_string(),
        Some(Figure { low, high }) => format!("{low}–{high}"),
    }
}

/// "ร้อยละ 45.8", "45.8 per cent".
pub fn per_cent(figure: Percent, language: Language) -> String {
    match language {
        Language::Thai => format!("ร้อยละ {figure}"),
        Language::English => format!("{figure} per cent"),
    }
}

/// A title with the other language in brackets, as in the letters that readers know.
pub fn both_titles(title: &Text, language: Language) -> String {
    match language {
        Language::Thai => format!("{} ({})", title.th, title.en),
        Language::English => title.en.to_string(),
    }
}

/// The sentence on the highest dimension.
pub fn highest(highlight: &Highlight, language: Language, digits: Digits) -> String {
    let dimension = both_titles(&highlight.part.title, language);
    let figure = per_cent(highlight.figure, language);
    let sentence = match language {
        Language::Thai => format!("หน่วยงานมีคะแนนสูงสุดในเรื่อง {dimension} {figure}"),
        Language::English => format!("The agency scores highest in {dimension}, with {figure}."),
    };
    in_digits(&sentence, digits)
}

/// The sentence on the lowest dimension.
pub fn lowest(highlight: &Highlight, language: Language, digits: Digits) -> String {
    let dimension = both_titles(&highlight.part.title, language);
    let figure = per_cent(highlight.figure, language);
    let sentence = match language {
        Language::Thai => format!("หน่วยงานมีคะแนนต่ำสุดในเรื่อง {dimension} {figure}"),
        Language::English => format!("The agency scores lowest in {dimension}, with {figure}."),
    };
    in_digits(&sentence, digits)
}

/// Whether the order of the dimensions hangs on the way of adding up; nothing to say about fewer than two.
///
/// `terms` are the questionnaire's own words for its groups.
pub fn robustness(orders: &Orders, terms: Option<&Terms>, language: Language, digits: Digits) -> Option<String> {
    if orders.plain.len() < 2 {
        return None;
    }
    let order = |order: &[PartId]| {
        let mut words = String::new();
        for id in order {
            words += if words.is_empty() { "" } else { ", " };
            words += id.as_str();
        }
        words
    };
    let dimension = terms.map_or("มิติ", |terms| &terms.dimension.th);
    let [plain, geometric, minimum] = [&orders.plain, &orders.geometric, &orders.minimum].map(|ids| order(ids));
    let sentence = match (language, orders.agree()) {
        (Language::Thai, true) => {
            format!(
                "ลำดับของ{dimension}จากสูงไปต่ำ ({plain}) เหมือนกันไม่ว่าจะรวมคะแนนด้วยค่าเฉลี่ยเลขคณิต ค่าเฉลี่ยเรขาคณิต หรือค่าต่ำสุด"
            )
        }
        (Language::English, true) => format!(
            "The order of the dimensions from high to low ({plain}) is the same by plain mean, geometric mean and minimum."
        ),
        (Language::Thai, false) => format!(
            "ลำดับของ{dimension}จากสูงไปต่ำขึ้นอยู่กับวิธีรวมคะแนน: ค่าเฉลี่ยเลขคณิต {plain}; ค่าเฉลี่ยเรขาคณิต {geometric}; ค่าต่ำสุด {minimum}"
        ),
        (Language::English, false) => format!(
            "The order of the dimensions from high to low depends on how figures are combined: plain mean {plain}; geometric mean {geometric}; minimum {minimum}."
        ),
    };
    Some(in_digits(&sentence, digits))
}

/// An indicator's name and figure, and what follows from it: its meaning or its advice.
pub fn indicator(priority: &Priority, words: &Text, language: Language, digits: Digits) -> String {
    let (title, figure) = (both_titles(&priority.title, language), per_cent(priority.figure, language));
    let sentence = match language {
        Language::Thai => format!("{title} {figure} {}", words.th),
        Language::English => format!("{title}, {figure}. {}", words.en),
    };
    in_digits(&sentence, digits)
}
