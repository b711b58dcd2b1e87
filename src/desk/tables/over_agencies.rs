//! Tables of the report: nothing in them is of a single agency.

use super::{Desk, both, column, count, figure, in_both, maybe_count, shape, table, text, whole, words};
use crate::desk::table::{Cell, Column, ColumnKind, Table};
use crate::report::province::file::{FigureFile, RowFile, TextFile};

/// What the report is about, and how many agencies it has.
pub(super) fn summary<'a>(desk: &Desk<'a>) -> Table<'a> {
    let report = desk.report;
    let columns = vec![
        words("field", "รายการ (รหัส)", "Field"),
        words("title_th", "รายการ", "Title (Thai)"),
        words("title_en", "รายการ (อังกฤษ)", "Title (English)"),
        words("value_th", "ค่า", "Value (Thai)"),
        words("value_en", "ค่า (อังกฤษ)", "Value (English)"),
    ];
    let about = both("รายงานนี้เกี่ยวกับอะไร และนับกี่หน่วยงาน", "What the report is about, and how many agencies it counts.");
    let shape = shape("summary", both("สรุป", "Summary"), about, columns, &["field"]);
    let number = |n: u32| [text(n.to_string()), text(n.to_string())];
    let or_none = |n: Option<u32>| n.map_or([Cell::Empty, Cell::Empty], number);
    let titled = |code: Option<&str>| {
        let row = code.and_then(|code| report.part(code));
        row.map_or([Cell::Empty, Cell::Empty], |row| in_both(&row.title))
    };
    let lines = [
        ("questionnaire", "แบบประเมิน", "Questionnaire", in_both(&report.questionnaire.title)),
        (
            "questionnaire_id",
            "รหัสแบบประเมิน",
            "Questionnaire code",
            [text(&report.questionnaire.id), text(&report.questionnaire.id)],
        ),
        (
            "questionnaire_version",
            "รุ่นของแบบประเมิน",
            "Questionnaire version",
            [text(&report.questionnaire.version), text(&report.questionnaire.version)],
        ),
        ("period", "ปีที่ประเมิน พ.ศ.", "Assessed year (B.E.)", [text(&report.period), text(&report.period)]),
        ("subject", "ขอบเขต", "About", in_both(&report.subject)),
        ("asked", "จำนวนที่ขอให้ประเมิน", "Asked", or_none(report.counts.asked)),
        ("received", "จำนวนที่ส่งผลแล้ว", "Received", number(report.counts.received)),
        ("counted", "จำนวนที่นับในรายงาน", "Counted", number(report.counts.counted)),
        ("submissions", "จำนวนผลการประเมินที่นับ", "Submissions counted", number(report.counts.submissions)),
        ("not_in_roster", "นับแต่ไม่อยู่ในบัญชีรายชื่อ", "Counted, not in the roster", or_none(report.counts.not_in_roster)),
        ("least", "จำนวนหน่วยงานน้อยที่สุดที่แสดงคะแนน", "Fewest agencies of a figure", number(report.least)),
        ("highest", "เรื่องที่ได้คะแนนสูงสุด", "Highest", titled(report.highest.as_ref().map(|highest| &*highest.part))),
        ("lowest", "เรื่องที่ได้คะแนนต่ำสุด", "Lowest", titled(report.lowest.as_ref().map(|lowest| &*lowest.part))),
    ];
    let rows =
        lines.map(|(field, th, en, [value_th, value_en])| vec![text(field), text(th), text(en), value_th, value_en]);
    table(shape, rows)
}

/// The table of dimensions and indicators.
pub(super) fn indicators<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut columns = row_columns();
    columns.extend([
        whole("n", "จำนวนหน่วยงานที่มีคะแนน", "Agencies that have a figure"),
        column("mean", "ร้อยละ", "Per cent", ColumnKind::Figure),
        words("printed", "ร้อยละที่แสดง", "As printed"),
        whole("priority", "ลำดับที่ควรปรับปรุง", "Priority"),
        column("quartile_1", "ควอร์ไทล์ที่ 1", "First quartile", ColumnKind::Figure),
        column("median", "มัธยฐาน", "Median", ColumnKind::Figure),
        column("quartile_3", "ควอร์ไทล์ที่ 3", "Third quartile", ColumnKind::Figure),
    ]);
    for (name, band) in [
        ("band_0", "0–<20"),
        ("band_20", "20–<40"),
        ("band_40", "40–<60"),
        ("band_60", "60–<80"),
        ("band_80", "80–100"),
    ] {
        columns.push(whole(name, &format!("จำนวนหน่วยงานที่ได้ {band}"), &format!("Agencies at {band}")));
    }
    let about = both(
        "คะแนนเฉลี่ยของหน่วยงานที่มีคะแนน เครื่องหมาย * คือไม่แสดงเพราะมีหน่วยงานน้อยเกินไป",
        "Means over the agencies that have a figure. * is held back: too few agencies.",
    );
    let shape = shape("indicators", both("มิติและตัวชี้วัด", "Dimensions and indicators"), about, columns, &["code"]);
    let report = desk.report;
    let rows = report.rows.iter().map(|row| {
        let mut cells = row_cells(row);
        let place = row.indicator.as_ref().and_then(|code| report.priorities.iter().position(|own| own == code));
        let FigureFile { n, mean, printed } = &row.figure;
        cells.extend([
            maybe_count(*n),
            figure(*mean),
            text(printed),
            place.map_or(Cell::Empty, |place| count(place + 1)),
        ]);
        match &row.spread {
            Some(spread) => {
                cells.extend(spread.quartiles.map(|quartile| figure(Some(quartile))));
                cells.extend(spread.bands.map(|n| Cell::Whole(n.into())));
            }
            None => cells.resize(cells.len() + 8, Cell::Empty),
        }
        cells
    });
    table(shape, rows)
}

fn row_columns() -> Vec<Column> {
    vec![
        words("code", "รหัส", "Code"),
        words("part", "มิติ", "Dimension"),
        words("title_th", "ชื่อ", "Title (Thai)"),
        words("title_en", "ชื่อ (อังกฤษ)", "Title (English)"),
        column("is_annex", "เป็นภาคผนวก", "Annex", ColumnKind::YesNo),
    ]
}

fn row_cells(row: &RowFile) -> Vec<Cell> {
    let [th, en] = in_both(&row.title);
    vec![text(row.indicator.as_ref().unwrap_or(&row.part)), text(&row.part), th, en, Cell::YesNo(row.is_annex)]
}

/// The same beside another round.
pub(super) fn comparison<'a>(desk: &Desk<'a>) -> Option<Table<'a>> {
    let comparison = desk.report.comparison.as_ref()?;
    let mut columns = row_columns();
    columns.extend([
        column("mean", "ร้อยละ", "Per cent", ColumnKind::Figure),
        column("other_mean", "ร้อยละของรอบที่เทียบ", "Per cent of the other round", ColumnKind::Figure),
        column("change", "เปลี่ยนแปลง", "Change", ColumnKind::Number),
        words("difference", "เหตุที่เทียบไม่ได้", "Why not comparable"),
    ]);
    let about =
        both("เทียบกับอีกรอบหนึ่ง เฉพาะตัวชี้วัดที่ถามเหมือนกัน", "Beside another round: only what was asked in the same way.");
    let shape = shape("comparison", both("เทียบสองรอบ", "Two rounds"), about, columns, &["code"]);
    let rows = desk.report.rows.iter().zip(&comparison.rows).map(|(row, compared)| {
        let mut cells = row_cells(row);
        let other = compared.figure.as_ref().and_then(|figure| figure.mean);
        let why = compared.difference.as_deref().unwrap_or_default();
        cells.extend([figure(row.figure.mean), figure(other), change(&compared.change), text(why)]);
        cells
    });
    Some(table(shape, rows))
}

/// What has no figure and is counted.
pub(super) fn measures<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = vec![
        words("kind", "ชนิด", "Kind"),
        words("code", "รหัส", "Code"),
        words("title_th", "ชื่อ", "Title (Thai)"),
        words("title_en", "ชื่อ (อังกฤษ)", "Title (English)"),
        words("of", "หน่วยที่นับ", "Counted"),
        words("class_th", "ระดับ", "Class (Thai)"),
        words("class_en", "ระดับ (อังกฤษ)", "Class (English)"),
        whole("n", "จำนวน", "Number"),
        whole("whole", "จากทั้งหมด", "Out of"),
    ];
    let about = both(
        "ระดับ ขั้น ความครบถ้วน และการกระจายของสิ่งที่ไม่มีคะแนนร้อยละ",
        "Levels, steps, completeness and the spread of what has no percentage.",
    );
    let shape = shape("measures", both("ระดับและการกระจาย", "Levels and distributions"), about, columns, &[]);
    let rows = desk.report.measures.iter().flat_map(|measure| {
        let line = |title: &TextFile, n: Cell, whole: Cell| {
            let ([title_th, title_en], [class_th, class_en]) = (in_both(&measure.title), in_both(title));
            let (kind, code, of) = (text(&measure.kind), text(&measure.code), text(&measure.of));
            vec![kind, code, title_th, title_en, of, class_th, class_en, n, whole]
        };
        let mut lines: Vec<_> =
            measure.classes.iter().map(|class| line(&class.title, count(class.n), Cell::Empty)).collect();
        lines.extend(measure.share.iter().map(|share| line(&share.title, count(share.n), count(share.whole))));
        if lines.is_empty() {
            lines.push(line(&held_back(), Cell::Empty, Cell::Empty));
        }
        lines
    });
    table(shape, rows)
}

/// Agencies side by side.
pub(super) fn groups<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut columns = vec![
        words("by", "จัดกลุ่มตาม", "Grouped by"),
        words("code", "รหัส", "Code"),
        words("title_th", "ชื่อ", "Title (Thai)"),
        words("title_en", "ชื่อ (อังกฤษ)", "Title (English)"),
        whole("asked", "ขอให้ประเมิน", "Asked"),
        whole("received", "ส่งผลแล้ว", "Received"),
        whole("counted", "นับในรายงาน", "Counted"),
    ];
    for row in &desk.report.rows {
        let code = row.indicator.as_ref().unwrap_or(&row.part);
        columns.push(Column { name: code.as_str().into(), title: row.title.text(), kind: ColumnKind::Figure });
    }
    let about = both(
        "คะแนนเฉลี่ยของแต่ละกลุ่ม ช่องว่างคือไม่มีคะแนน หรือไม่แสดงเพราะมีหน่วยงานน้อยเกินไป",
        "Means of each group. An empty cell has no figure, or one that is held back because of few agencies.",
    );
    let shape = shape("groups", both("เปรียบเทียบกลุ่ม", "Groups"), about, columns, &["by", "code"]);
    let rows = desk.report.groupings.iter().flat_map(|grouping| {
        grouping.groups.iter().map(|group| {
            let [th, en] = in_both(&group.title);
            let mut cells = vec![text(&grouping.by), text(&group.code), th, en];
            cells.extend([maybe_count(group.asked), maybe_count(group.received), count(group.counted)]);
            cells.extend(group.figures.iter().take(desk.report.rows.len()).map(|own| figure(own.mean)));
            cells
        })
    });
    table(shape, rows)
}

/// A change as it is printed, as a number: "+2.5", "−16.7". As a text, "+" would begin a formula.
fn change(printed: &str) -> Cell {
    figure(printed.replace('\u{2212}', "-").parse().ok())
}

/// What stands in place of the classes of a measure of few agencies: a line that is not there would not be missed.
fn held_back() -> TextFile {
    (&both("ไม่แสดงเพราะมีหน่วยงานน้อยเกินไป", "Held back: too few agencies")).into()
}
