//! Tables to be taken out: one with everything that can go wrong in it, and drawn ones.

use std::rc::Rc;

use phrom::desk::table::{Cell, Column, ColumnKind, Shape, Table};
use phrom::language::Text;

/// Every kind of column once, by the name of its field.
pub(crate) const KINDS: [(&str, &str, ColumnKind); 7] = [
    ("agency_code", "รหัสหน่วยงาน", ColumnKind::Text),
    ("name", "ชื่อหน่วยงานที่ตอบแบบประเมิน", ColumnKind::Text),
    ("n_answers", "จำนวนคำตอบ", ColumnKind::Whole),
    ("1.1", "คะแนนตัวชี้วัด", ColumnKind::Figure),
    ("budget", "งบประมาณ", ColumnKind::Number),
    ("finished_at", "เสร็จเมื่อ", ColumnKind::Moment),
    ("is_complete", "ครบถ้วน", ColumnKind::YesNo),
];

/// Texts that one format or another has to look after.
pub(crate) const TEXTS: [&str; 16] = [
    "สำนักงานปลัดกระทรวง, กลุ่ม \"ก\"",
    "บรรทัดแรก\nบรรทัดที่สอง",
    "=1+1",
    "+66 2 123 4567",
    "-",
    "@ที่นี่",
    "\tย่อหน้า",
    "  =SUM(A1)",
    "'=ก",
    "00123",
    "1e5",
    "TRUE",
    "<b>&amp;</b> _x0041_",
    "ปี่ น้ำ กู้ ฐาน ญี่ปุ่น",
    "null",
    " มีเว้นวรรค ",
];

pub(crate) fn text(th: &str, en: &str) -> Text {
    Text { th: th.into(), en: en.into() }
}

/// The columns of [`KINDS`], told apart by the first.
pub(crate) fn shape(name: &str) -> Rc<Shape> {
    let column =
        |(name, title, kind): (&str, &str, ColumnKind)| Column { name: name.into(), title: text(title, name), kind };
    Rc::new(Shape {
        name: name.into(),
        title: text("หน่วยงาน", "Agencies"),
        about: text("หน่วยงานละหนึ่งแถว", "A row for each agency"),
        columns: KINDS.into_iter().map(column).collect(),
        key: vec!["agency_code".into()],
    })
}

/// A row for every text of [`TEXTS`], with numbers at their limits, and one with nothing but its key.
pub(crate) fn rows() -> Vec<Vec<Cell>> {
    let figures = [0, 45_833_333, 56_250_000, 100_000_000, 1, 99_999_999];
    let numbers = [0, -1, 1_500_000, -12_345_678_900_000, 999_999_999_999_999];
    let wholes = [0, -7, 4_000, 999_999_999_999_999];
    let row = |(n, words): (usize, &&str)| {
        vec![
            Cell::Text(format!("{n:05}").into()),
            Cell::Text((*words).into()),
            Cell::Whole(wholes[n % wholes.len()]),
            Cell::Millionths(figures[n % figures.len()]),
            Cell::Millionths(numbers[n % numbers.len()]),
            Cell::Text("2026-11-20T09:05:00+07:00".into()),
            Cell::YesNo(n % 2 == 0),
        ]
    };
    let mut rows: Vec<_> = TEXTS.iter().enumerate().map(row).collect();
    let mut bare = vec![Cell::Empty; KINDS.len()];
    bare[0] = Cell::Text("99999".into());
    rows.push(bare);
    rows
}

/// A table of rows that are there.
pub(crate) fn table<'a>(shape: &Rc<Shape>, rows: &'a [Vec<Cell>]) -> Table<'a> {
    Table { shape: shape.clone(), rows: Box::new(rows.iter().cloned()) }
}
