//! What is said of tables, their levels and what they offer.

use crate::language::Language::{self, English, Thai};
use crate::questionnaire::{RowLevels, Table};
use crate::scoring::RowLevel;
use crate::ui::text;

/// "12 of 40 rows complete".
pub fn rows(n_complete: usize, n: usize, language: Language) -> String {
    match language {
        Thai => format!("กรอกครบ {n_complete} จาก {n} แถว"),
        English => format!("{n_complete} of {n} rows complete"),
    }
}

/// "Level 2 Digital. Limited by: the agency's side".
pub fn row_level(table: &Table, levels: &RowLevels, at: &RowLevel, language: Language) -> String {
    let more = text::more(language);
    let Some(level) = levels.levels.get(at.level) else { return String::new() };
    let mut words = format!("{} {} {}", more.level, level.id, level.title.get(language));
    for (n, column) in at.limits.iter().filter_map(|id| table.column(id)).enumerate() {
        words += if n == 0 { " · " } else { ", " };
        words += if n == 0 { more.limited_by } else { "" };
        words += if n == 0 { ": " } else { "" };
        words += column.text.get(language);
    }
    words
}

/// "From “Digital services”: 19 of 68".
pub fn offer(title: &str, part: u64, whole: u64, n_incomplete: usize, language: Language) -> String {
    let mut words = match language {
        Thai => format!("จาก “{title}”: {part} จาก {whole} รายการ"),
        English => format!("From “{title}”: {part} of {whole}"),
    };
    if n_incomplete > 0 {
        words += &match language {
            Thai => format!(" (อีก {n_incomplete} รายการกรอกไม่ครบ ยังไม่นับ)"),
            English => format!(" ({n_incomplete} more are incomplete and not counted)"),
        };
    }
    words
}

/// "40 rows added".
pub fn added(n: usize, language: Language) -> String {
    match language {
        Thai => format!("เพิ่ม {n} แถวแล้ว"),
        English => format!("{n} rows added"),
    }
}

/// "7 of 10".
pub fn filled(n: usize, of: usize, language: Language) -> String {
    match language {
        Thai => format!("{n} จาก {of} รายการ"),
        English => format!("{n} of {of}"),
    }
}

/// "19 of 68".
pub fn filled_of(part: u64, whole: u64, language: Language) -> String {
    match language {
        Thai => format!("{part} จาก {whole}"),
        English => format!("{part} of {whole}"),
    }
}
