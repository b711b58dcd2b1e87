//! Every answer, as files say them: read again from the files that count, as answers are not kept.

use super::codebook::kind_code;
use super::per_agency::{agency_cells, agency_columns, counted};
use super::{Desk, ReadAgain, both, column, count, shape, table, text, whole, words};
use crate::answers::{Answer, Response, Row, Standing, Value};
use crate::desk::table::{Cell, Column, ColumnKind, Table};
use crate::questionnaire::{Kind, Question};

/// An answer a line; of a table, a cell a line.
pub(super) fn long<'a>(desk: &Desk<'a>, read_again: ReadAgain<'a>) -> Table<'a> {
    let mut columns = agency_columns();
    columns.extend([
        words("indicator", "ตัวชี้วัด", "Indicator"),
        words("question", "ข้อ", "Question"),
        whole("row", "แถว", "Row"),
        words("column", "คอลัมน์ของตาราง", "Column"),
        words("kind", "ชนิดคำตอบ", "Kind"),
        words("value", "คำตอบ", "Value"),
        column("not_applicable", "ไม่เกี่ยวข้อง", "Not applicable", ColumnKind::YesNo),
        words("reason", "เหตุผล", "Reason"),
        words("note", "หมายเหตุ", "Note"),
        words("unit", "หน่วยรับผิดชอบ", "Responsible unit"),
        whole("n_evidence", "จำนวนหลักฐาน", "Documents"),
        column("at", "ตอบเมื่อ", "Answered at", ColumnKind::Moment),
    ]);
    let about = both("ทุกคำตอบของหน่วยงานที่นับ หนึ่งคำตอบต่อแถว", "Every answer of the agencies that count, one a line.");
    let shape = shape("answers", both("คำตอบ", "Answers"), about, columns, &[]);
    let rows = counted(desk).flat_map(move |(file, record, entry)| {
        let agency = Vec::from(agency_cells(record, entry).map(Cell::owned));
        let mut rows = Vec::new();
        let Some(opened) = read_again(file) else { return rows };
        for (_, indicator) in opened.questionnaire.indicators() {
            for question in &indicator.questions {
                let Some(answer) = opened.draft.sheet.get(&question.id) else { continue };
                for line in lines(question, answer) {
                    let mut cells = agency.clone();
                    cells.extend([text(indicator.id.as_str()), text(question.id.as_str())]);
                    cells.extend(line);
                    rows.push(cells);
                }
            }
        }
        rows
    });
    table(shape, rows)
}

/// The lines of one answer, from the row on.
fn lines(question: &Question, answer: &Answer) -> Vec<Vec<Cell>> {
    let (value, is_left_out, reason) = match (&answer.response, answer.standing(question)) {
        (Some(Response::NotApplicable { reason }), _) => (Cell::Empty, true, text(reason)),
        (Some(Response::Value(value)), _) => (text(value_code(value)), false, Cell::Empty),
        (None, _) => (Cell::Empty, false, Cell::Empty),
    };
    let beside = || [text(&answer.note), text(&answer.unit), count(answer.evidence.len()), text(&answer.at)];
    let Kind::Table(table) = &question.kind else {
        let mut line =
            vec![Cell::Empty, Cell::Empty, text(kind_code(&question.kind)), value, Cell::YesNo(is_left_out), reason];
        line.extend(beside());
        return vec![line];
    };
    let cells = |row: &Row| {
        let filled = table.columns.iter().filter_map(|column| Some((column, row.cell(&column.id)?)));
        filled
            .map(|(column, value)| (column.id.clone(), kind_code(&column.kind), value_code(value)))
            .collect::<Vec<_>>()
    };
    let mut lines = Vec::new();
    for (number, row) in answer.rows().iter().enumerate() {
        for (column, kind, value) in cells(row) {
            let mut line =
                vec![count(number + 1), Cell::Text(column), text(kind), text(value), Cell::YesNo(false), Cell::Empty];
            line.extend(beside());
            lines.push(line);
        }
    }
    if is_left_out {
        let mut line = vec![Cell::Empty, Cell::Empty, text("table"), Cell::Empty, Cell::YesNo(true), reason];
        line.extend(beside());
        lines.push(line);
    }
    lines
}

/// An agency a line, a column for each question.
pub(super) fn wide<'a>(desk: &Desk<'a>, read_again: ReadAgain<'a>) -> Table<'a> {
    let mut columns = agency_columns();
    let questionnaire = &desk.basis.frame.questionnaire;
    let of_question = |question: &Question| Column {
        name: question.id.as_str().into(),
        title: question.text.clone(),
        kind: ColumnKind::Text,
    };
    columns.extend(questionnaire.questions().map(|question| of_question(question)));
    let about = both(
        "คำตอบของหน่วยงานที่นับ หนึ่งหน่วยงานต่อแถว na คือไม่เกี่ยวข้อง ตารางแสดงจำนวนแถว",
        "The answers of the agencies that count, an agency a line. `na` is not applicable; a table has its number of rows.",
    );
    let shape = shape("answers_wide", both("คำตอบแนวกว้าง", "Answers, wide"), about, columns, &[]);
    let questions: Vec<_> = questionnaire.questions().cloned().collect();
    let rows = counted(desk).map(move |(file, record, entry)| {
        let mut cells = Vec::from(agency_cells(record, entry).map(Cell::owned));
        let opened = read_again(file);
        for question in &questions {
            let answer = opened.as_ref().and_then(|opened| opened.draft.sheet.get(&question.id));
            cells.push(match answer.map(|answer| answer.standing(question)) {
                None | Some(Standing::Open) => Cell::Empty,
                Some(Standing::NotApplicable) => text("na"),
                Some(Standing::Given(value)) => text(value_code(value)),
            });
        }
        cells
    });
    table(shape, rows)
}

/// An answer as files say it: codes apart by ";", a share as "19/68", of a table the number of its rows.
fn value_code(value: &Value) -> String {
    match value {
        Value::Practice(practice) => practice.code().to_owned(),
        Value::Chosen(chosen) => chosen.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(";"),
        Value::Share { part, whole } => format!("{part}/{whole}"),
        Value::Number(number) => number.to_string(),
        Value::Step(id) => id.to_string(),
        Value::Scale(step) => step.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Table(rows) => rows.len().to_string(),
    }
}
