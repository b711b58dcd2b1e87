//! What every question means.

use super::{both, column, count, shape, table, text, whole, words};
use crate::desk::table::{Cell, ColumnKind, Table};
use crate::language::Text;
use crate::questionnaire::{Choice, Kind, Question, Questionnaire};

/// Every question and every column of a table, with what can be answered.
pub(super) fn codebook<'a>(questionnaire: &'a Questionnaire) -> Table<'a> {
    let columns = vec![
        words("part", "มิติ", "Dimension"),
        words("indicator", "ตัวชี้วัด", "Indicator"),
        words("question", "ข้อ", "Question"),
        words("column", "คอลัมน์ของตาราง", "Column"),
        words("kind", "ชนิดคำตอบ", "Kind"),
        words("text_th", "คำถาม", "Text (Thai)"),
        words("text_en", "คำถาม (อังกฤษ)", "Text (English)"),
        words("values_th", "ค่าที่ตอบได้", "Values (Thai)"),
        words("values_en", "ค่าที่ตอบได้ (อังกฤษ)", "Values (English)"),
        column("is_scored", "คิดคะแนน", "Scored", ColumnKind::YesNo),
        whole("weight", "น้ำหนัก", "Weight"),
    ];
    let about = both("ความหมายของทุกข้อและค่าที่ตอบได้", "What every question means, and what can be answered.");
    let shape = shape("codebook", both("คู่มือรหัส", "Codebook"), about, columns, &[]);
    let rows = questionnaire.indicators().flat_map(|(part, indicator)| {
        indicator.questions.iter().flat_map(move |question| {
            lines(question).into_iter().map(move |line| {
                let mut cells = vec![text(part.id.as_str()), text(indicator.id.as_str()), text(question.id.as_str())];
                cells.extend(line);
                cells.extend([Cell::YesNo(question.is_scored), count(question.weight)]);
                cells
            })
        })
    });
    table(shape, rows)
}

/// The line of a question, and one for each column that it has.
fn lines(question: &Question) -> Vec<Vec<Cell>> {
    let line = |column: &str, kind: &Kind, words: &Text| {
        let values = values(kind);
        vec![
            text(column),
            text(kind_code(kind)),
            text(&*words.th),
            text(&*words.en),
            text(&*values.th),
            text(&*values.en),
        ]
    };
    let mut lines = vec![line("", &question.kind, &question.text)];
    if let Kind::Table(table) = &question.kind {
        lines.extend(table.columns.iter().map(|column| line(&column.id, &column.kind, &column.text)));
    }
    lines
}

/// A kind, as questionnaire files name it.
pub(super) const fn kind_code(kind: &Kind) -> &'static str {
    match kind {
        Kind::Practice => "practice",
        Kind::Checklist(_) => "checklist",
        Kind::Share { .. } => "share",
        Kind::Number { .. } => "number",
        Kind::Ladder(_) => "ladder",
        Kind::Scale { .. } => "scale",
        Kind::Text { .. } => "text",
        Kind::Table(_) => "table",
    }
}

/// What can be answered, and what it means.
fn values(kind: &Kind) -> Text {
    let listed = |options: &[Choice]| {
        let all = |pick: fn(&Text) -> &str| {
            options.iter().map(|own| format!("{} = {}", own.id, pick(&own.title))).collect::<Vec<_>>().join("; ")
        };
        both(&all(|title| &title.th), &all(|title| &title.en))
    };
    match kind {
        Kind::Practice => both("yes = ทำแล้ว; partly = ทำบางส่วน; no = ยังไม่ทำ", "yes; partly; no"),
        Kind::Checklist(options) | Kind::Ladder(options) => listed(options),
        Kind::Share { part, whole, .. } => {
            both(&format!("{} / {}", part.th, whole.th), &format!("{} / {}", part.en, whole.en))
        }
        Kind::Number { min, max, unit } => {
            both(&format!("{min} ถึง {max} {}", unit.th), &format!("{min} to {max} {}", unit.en))
        }
        Kind::Scale { low, high, steps } => {
            both(&format!("1 = {} … {steps} = {}", low.th, high.th), &format!("1 = {} … {steps} = {}", low.en, high.en))
        }
        Kind::Text { .. } | Kind::Table(_) => both("", ""),
    }
}
