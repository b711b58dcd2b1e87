//! The last sheet of a workbook: what the others hold, which sheet goes on with which, and what each column is.

use std::rc::Rc;

use super::Sheet;
use crate::desk::table::{Cell, Column, ColumnKind, Shape, Table};
use crate::language::{Language, Text};

/// The name of its shape. No table is called so: names begin with a letter.
const NAME: &str = "-guide";

/// Whether a shape is that of the last sheet.
pub(super) fn is_guide(shape: &Shape) -> bool {
    &*shape.name == NAME
}

/// The last sheet as a table.
pub(super) fn table<'a>(
    shapes: &[Rc<Shape>],
    sheets: &[Sheet],
    left_out: &[Rc<Shape>],
    language: Language,
) -> Table<'a> {
    let mut rows = Vec::new();
    let mut before = "";
    let mut shapes = shapes.iter();
    for sheet in sheets {
        let name = Cell::Text(sheet.name.as_str().into());
        let n_rows = Cell::Whole(i64::try_from(sheet.n_rows).unwrap_or(i64::MAX));
        if sheet.is_continued {
            let goes_on = text(&format!("ต่อจากแผ่นงาน “{before}”"), &format!("Goes on from sheet “{before}”"));
            rows.push(vec![name, n_rows, Cell::Empty, Cell::Empty, Cell::Empty, said(&goes_on, language)]);
        } else if let Some(shape) = shapes.next() {
            let about = said(&shape.about, language);
            rows.push(vec![name.clone(), n_rows, Cell::Empty, Cell::Empty, Cell::Empty, about]);
            rows.extend(shape.columns.iter().map(|column| described(&name, column, language)));
        }
        before = &sheet.name;
    }
    rows.extend(left_out.iter().map(|shape| missing(shape, language)));
    Table { shape: Rc::new(shape()), rows: Box::new(rows.into_iter()) }
}

/// A column: its title in both languages, the name of its field, what its cells are.
fn described(sheet: &Cell, column: &Column, language: Language) -> Vec<Cell> {
    vec![
        sheet.clone(),
        Cell::Empty,
        said(&column.title, language),
        said(&column.title, other(language)),
        Cell::Text(column.name.clone()),
        said(&kind(column.kind), language),
    ]
}

/// A table that has no sheet.
fn missing(shape: &Shape, language: Language) -> Vec<Cell> {
    let name = &shape.name;
    let why = text(
        &format!("ตารางนี้ใหญ่เกินกว่าจะอยู่ในสมุดงาน โปรดใช้ไฟล์ CSV ({name}.csv)"),
        &format!("This table is too large for a workbook. Take it out as CSV ({name}.csv)"),
    );
    vec![
        Cell::Empty,
        Cell::Empty,
        said(&shape.title, language),
        said(&shape.title, other(language)),
        Cell::Text(name.clone()),
        said(&why, language),
    ]
}

const fn other(language: Language) -> Language {
    match language {
        Language::Thai => Language::English,
        Language::English => Language::Thai,
    }
}

fn said(text: &Text, language: Language) -> Cell {
    Cell::Text(text.get(language).into())
}

fn shape() -> Shape {
    let column = |name: &str, th: &str, en: &str, kind| Column { name: name.into(), title: text(th, en), kind };
    Shape {
        name: NAME.into(),
        title: text("คำอธิบาย", "About"),
        about: text("คำอธิบายแผ่นงานอื่น", "What the other sheets hold"),
        columns: vec![
            column("sheet", "แผ่นงาน", "Sheet", ColumnKind::Text),
            column("rows", "จำนวนแถว", "Rows", ColumnKind::Whole),
            column("heading", "หัวคอลัมน์", "Heading", ColumnKind::Text),
            column("heading_other", "ภาษาอังกฤษ", "In Thai", ColumnKind::Text),
            column("field", "ชื่อเขตข้อมูล", "Field", ColumnKind::Text),
            column("meaning", "ความหมาย", "Meaning", ColumnKind::Text),
        ],
        key: Vec::new(),
    }
}

fn kind(kind: ColumnKind) -> Text {
    match kind {
        ColumnKind::Text => text("ข้อความ", "Text"),
        ColumnKind::Whole => text("จำนวนเต็ม", "Whole number"),
        ColumnKind::Figure => text("ร้อยละ (0–100) แสดงทศนิยม 1 ตำแหน่ง", "Per cent (0–100), shown with one decimal"),
        ColumnKind::Number => text("จำนวน", "Number"),
        ColumnKind::Moment => text("วันเวลา (RFC 3339 ปี ค.ศ.)", "Date and time (RFC 3339)"),
        ColumnKind::YesNo => text("ใช่ (TRUE) หรือไม่ใช่ (FALSE)", "Yes (TRUE) or no (FALSE)"),
    }
}

fn text(th: &str, en: &str) -> Text {
    Text { th: th.into(), en: en.into() }
}
