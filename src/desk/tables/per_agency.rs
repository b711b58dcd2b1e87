//! Tables of single agencies: for the coordinator alone.

use std::ops::Range;
use std::rc::Rc;

use super::{Desk, both, cohort, column, shape, table, text, whole, words};
use crate::cohort::roster::RosterEntry;
use crate::cohort::{Cohort, Counted, Frame, Place, Record, reason_words, remark_words, status_words};
use crate::desk::table::{Cell, Column, ColumnKind, Shape, Table};
use crate::report::province::Basis;

/// Who an agency is: columns that several tables begin with.
pub(super) fn agency_columns() -> Vec<Column> {
    vec![
        words("submission", "รหัสผลการประเมิน", "Submission"),
        words("agency_code", "รหัสหน่วยงาน", "Agency code"),
        words("agency_name", "หน่วยงาน", "Agency"),
        words("agency_type", "ประเภท", "Type"),
        words("province", "จังหวัด", "Province"),
        words("group", "กลุ่ม", "Group"),
    ]
}

/// What the roster says of an agency comes before what its file says.
pub(super) fn agency_cells<'a>(record: &'a Record, entry: Option<&'a RosterEntry>) -> [Cell<&'a str>; 6] {
    let said = &record.agency;
    let or = |of_entry: Option<&'a str>, said: &'a str| {
        Cell::Text(of_entry.filter(|of_entry| !of_entry.is_empty()).unwrap_or(said))
    };
    [
        Cell::Text(&*record.id),
        or(entry.map(|entry| &*entry.code), &said.code),
        or(entry.map(|entry| &*entry.name), &said.name),
        or(entry.map(|entry| &*entry.agency_type), &said.agency_type),
        or(entry.map(|entry| &*entry.province), &said.province),
        or(entry.map(|entry| &*entry.group), ""),
    ]
}

/// The submissions that count, each with its entry in the roster.
pub(super) fn counted<'a>(
    desk: &Desk<'a>,
) -> impl Iterator<Item = (usize, &'a Record, Option<&'a RosterEntry>)> + use<'a> {
    let rows = AgencyRows::new(&desk.basis);
    (0..rows.len()).filter_map(move |at| rows.counted(at))
}

/// The rows of the table of agencies, without what they mean: threads can share them.
#[derive(Clone, Copy, Debug)]
pub struct AgencyRows<'a> {
    cohort: &'a Cohort,
    counted: &'a Counted,
    roster: &'a [RosterEntry],
}

impl<'a> AgencyRows<'a> {
    /// Those of what a report is made from.
    pub fn new(basis: &Basis<'a>) -> Self {
        let roster = basis.roster.map_or(&[][..], |roster| roster.entries());
        Self { cohort: basis.cohort, counted: basis.counted, roster }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.counted.files.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows from one position to another, as far as there are so many.
    pub fn rows(self, positions: Range<usize>) -> impl Iterator<Item = Vec<Cell<&'a str>>> + use<'a> {
        positions.filter_map(move |at| self.row(at))
    }

    fn counted(&self, at: usize) -> Option<(usize, &'a Record, Option<&'a RosterEntry>)> {
        let file = *self.counted.files.get(at)?;
        let entry = self.counted.entries.get(at).copied().flatten();
        Some((file, self.cohort.record(file)?, entry.and_then(|entry| self.roster.get(entry))))
    }

    fn row(&self, at: usize) -> Option<Vec<Cell<&'a str>>> {
        let (file, record, entry) = self.counted(at)?;
        let mut cells = Vec::with_capacity(N_COLUMNS + record.figures.len());
        cells.extend(agency_cells(record, entry));
        cells.extend([
            Cell::Text(&*record.profile),
            Cell::Text(&*record.subject),
            Cell::Text(if record.is_final { "final" } else { "draft" }),
            Cell::Whole(record.revision.into()),
            Cell::Text(&*record.updated_text),
            Cell::YesNo(record.is_changed()),
            Cell::Text(self.cohort.files.get(file).map_or("", |file| &*file.path)),
            Cell::Millionths(record.completeness.into()),
        ]);
        cells
            .extend(record.figures.iter().map(|figure| figure.map_or(Cell::Empty, |own| Cell::Millionths(own.into()))));
        Some(cells)
    }
}

/// How many columns stand before the figures.
const N_COLUMNS: usize = 14;

/// The agencies that count, with their figures.
pub(super) fn agencies<'a>(desk: &Desk<'a>) -> Table<'a> {
    let rows = AgencyRows::new(&desk.basis);
    let owned = |cells: Vec<Cell<&str>>| cells.into_iter().map(Cell::owned).collect();
    table(agencies_shape(desk.basis.frame), rows.rows(0..rows.len()).map(owned))
}

/// What the columns of that table mean.
pub(super) fn agencies_shape(frame: &Frame) -> Rc<Shape> {
    let mut columns = agency_columns();
    columns.extend([
        words("profile", "ลักษณะหน่วยงาน", "Profile"),
        words("subject", "เรื่อง", "Subject"),
        words("status", "สถานะ", "Status"),
        whole("revision", "ฉบับที่", "Revision"),
        column("updated", "แก้ไขล่าสุด", "Last changed", ColumnKind::Moment),
        column("is_changed", "ถูกแก้ไขหลังส่งออก", "Changed after export", ColumnKind::YesNo),
        words("file", "ไฟล์", "File"),
        column("completeness", "ตอบแล้ว ร้อยละ", "Answered, per cent", ColumnKind::Figure),
    ]);
    let questionnaire = &frame.questionnaire;
    for place in &frame.places {
        let (code, title) = match place {
            Place::Part(id) => (id.as_str(), questionnaire.part(id).map(|part| &part.title)),
            Place::Indicator(id) => (id.as_str(), questionnaire.indicator(id).map(|indicator| &indicator.title)),
            Place::Overall => ("overall", None),
        };
        let title = title.cloned().unwrap_or_else(|| both("ภาพรวม", "Overall"));
        columns.push(Column { name: code.into(), title, kind: ColumnKind::Figure });
    }
    let about = both(
        "หน่วยงานที่นับในรายงาน พร้อมคะแนน เป็นข้อมูลของผู้รวบรวม ไม่ใช่เพื่อเผยแพร่",
        "The agencies that count, with their figures. For the coordinator; not for publication.",
    );
    shape("agencies", both("หน่วยงาน", "Agencies"), about, columns, &[])
}

/// Who has not sent.
pub(super) fn missing<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = vec![
        words("agency_code", "รหัสหน่วยงาน", "Agency code"),
        words("agency_name", "หน่วยงาน", "Agency"),
        words("agency_type", "ประเภท", "Type"),
        words("province", "จังหวัด", "Province"),
        words("group", "กลุ่ม", "Group"),
    ];
    let about = both("หน่วยงานในบัญชีรายชื่อที่ยังไม่ส่งผล", "Agencies of the roster from which nothing came.");
    let shape = shape("missing", both("ยังไม่ส่ง", "Missing"), about, columns, &[]);
    let basis = desk.basis;
    let rows = basis.counted.missing.iter().filter_map(move |entry| {
        let RosterEntry { code, name, agency_type, province, group } = basis.roster?.entries().get(*entry)?;
        Some([code, name, agency_type, province, group].map(text).into())
    });
    table(shape, rows)
}

/// What became of every file.
pub(super) fn files<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = vec![
        words("file", "ไฟล์", "File"),
        words("status", "สถานะ (รหัส)", "Status"),
        column("is_counted", "นับในรายงาน", "Counted", ColumnKind::YesNo),
        words("status_th", "สถานะ", "Status (Thai)"),
        words("reason_th", "เหตุผลและสิ่งที่ควรทำ", "Reason (Thai)"),
        words("reason_en", "เหตุผลและสิ่งที่ควรทำ (อังกฤษ)", "Reason (English)"),
        words("remarks_th", "ข้อสังเกต", "Remarks (Thai)"),
        words("remarks_en", "ข้อสังเกต (อังกฤษ)", "Remarks (English)"),
    ];
    let about = both("ทุกไฟล์ที่ได้รับ และสิ่งที่เกิดขึ้นกับแต่ละไฟล์", "Every file that came in, and what became of it.");
    let shape = shape("files", both("ไฟล์", "Files"), about, columns, &[]);
    let (cohort, settled, counted) = (cohort(desk), desk.settled, desk.basis.counted);
    let mut counts = vec![false; cohort.files.len()];
    counted.files.iter().for_each(|file| counts[*file] = true);
    let mut order: Vec<usize> = (0..cohort.files.len()).collect();
    order.sort_by(|one, other| cohort.files[*one].path.cmp(&cohort.files[*other].path).then(one.cmp(other)));
    let rows = order.into_iter().filter_map(move |position| {
        let (file, status) = (cohort.files.get(position)?, settled.files.get(position)?);
        let reason = reason_words(cohort, position, status);
        let remarks = cohort.record(position).map(remark_words).unwrap_or_default();
        let joined =
            |pick: fn(&crate::language::Text) -> &str| text(remarks.iter().map(pick).collect::<Vec<_>>().join(" · "));
        Some(vec![
            text(&file.path),
            text(status.status.code()),
            Cell::YesNo(counts[position]),
            text(&*status_words(status.status).th),
            text(&*reason.th),
            text(&*reason.en),
            joined(|remark| &remark.th),
            joined(|remark| &remark.en),
        ])
    });
    table(shape, rows)
}
