//! What the columns of a roster are called.

use crate::cohort::fold::folded;

/// A column that a roster can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Codes.
    Code,
    /// Names.
    Name,
    /// Types, by code or title.
    Type,
    /// Provinces.
    Province,
    /// Groups.
    Group,
}

/// What a column may be called; of several in one table, the first in this list counts.
const NAMES: [(Column, &[&str]); 5] = [
    (
        Column::Code,
        &[
            "รหัสหน่วยงาน",
            "รหัสส่วนราชการ",
            "รหัสองค์กร",
            "รหัส",
            "agency code",
            "organisation code",
            "organization code",
            "unit code",
            "code",
            "agency id",
            "id",
        ],
    ),
    (
        Column::Name,
        &[
            "ชื่อหน่วยงาน",
            "ชื่อส่วนราชการ",
            "ชื่อองค์กร",
            "ชื่อสำนักงาน",
            "หน่วยงาน",
            "ส่วนราชการ",
            "หน่วยงานของรัฐ",
            "หน่วยงานภาครัฐ",
            "รายชื่อหน่วยงาน",
            "ชื่อ",
            "agency name",
            "organisation name",
            "organization name",
            "agency",
            "organisation",
            "organization",
            "office",
            "name",
        ],
    ),
    (
        Column::Type,
        &[
            "ประเภทหน่วยงาน",
            "ชนิดหน่วยงาน",
            "ประเภท",
            "ชนิด",
            "agency type",
            "organisation type",
            "organization type",
            "type",
        ],
    ),
    (Column::Province, &["จังหวัด", "ชื่อจังหวัด", "province", "changwat"]),
    (
        Column::Group,
        &[
            "กลุ่ม",
            "กลุ่มหน่วยงาน",
            "กระทรวง",
            "สังกัดกระทรวง",
            "สังกัด",
            "ต้นสังกัด",
            "หน่วยงานต้นสังกัด",
            "กรม",
            "group",
            "ministry",
            "department",
        ],
    ),
];

/// How far down the header is looked for: a title and some remarks may stand above it.
const REACH: usize = 20;

/// Where the columns of a roster stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The row that names them, from 0; `None` where the table is one column of names.
    pub header: Option<usize>,
    /// Each column that is known, by its position from 0.
    pub known: Vec<(Column, usize)>,
    /// What else the header names; not read.
    pub unused: Vec<String>,
}

impl Columns {
    /// Where a column stands.
    pub fn of(&self, column: Column) -> Option<usize> {
        self.known.iter().find(|(known, _)| *known == column).map(|(_, at)| *at)
    }
}

/// Finds the row that names most columns, the first of those that name as many. `None` if none names a code or a name,
/// unless the table is one column.
pub(super) fn columns(rows: &[Vec<String>]) -> Option<Columns> {
    let found = rows.iter().take(REACH).enumerate().map(|(n, row)| in_row(n, row));
    let usable = found.filter(|columns| columns.of(Column::Name).or(columns.of(Column::Code)).is_some());
    let best = usable.rev().max_by_key(|columns| columns.known.len());
    best.or_else(|| only_column(rows))
}

fn in_row(n: usize, row: &[String]) -> Columns {
    let cells: Vec<Vec<String>> = row.iter().map(|cell| spellings(cell)).collect();
    let mut known: Vec<(Column, usize)> = Vec::new();
    for (column, names) in NAMES {
        let is_free = |at: &usize| known.iter().all(|(_, taken)| taken != at);
        let named = |name: &str| cells.iter().position(|spellings| spellings.contains(&folded(name)));
        known.extend(names.iter().filter_map(|name| named(name)).find(is_free).map(|at| (column, at)));
    }
    let is_unused = |(at, cell): &(usize, &String)| !cell.is_empty() && known.iter().all(|(_, taken)| taken != at);
    let unused = row.iter().enumerate().filter(is_unused).map(|(_, cell)| cell.clone()).collect();
    Columns { header: Some(n), known, unused }
}

/// A header as a whole, without what stands in brackets, and each of two languages.
fn spellings(cell: &str) -> Vec<String> {
    let without_brackets = cell.split(['(', '[']).next().unwrap_or_default();
    let parts = cell.split(['/', '\n', '(', ')']);
    [cell, without_brackets].into_iter().chain(parts).map(folded).filter(|name| !name.is_empty()).collect()
}

/// A table that is one column and has no header: names.
fn only_column(rows: &[Vec<String>]) -> Option<Columns> {
    let mut filled = rows.iter().flat_map(|row| row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()));
    let (first, _) = filled.next()?;
    filled.all(|(at, _)| at == first).then(|| Columns {
        header: None,
        known: vec![(Column::Name, first)],
        unused: Vec::new(),
    })
}
