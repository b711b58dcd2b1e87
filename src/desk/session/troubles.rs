//! What a person should look at in a roster, in words.

use crate::cohort::roster::{RosterError, RosterProblem, RosterTrouble};
use crate::desk::grid::GridError;
use crate::language::Text;

use super::RosterFailure;

fn text(th: String, en: String) -> Text {
    Text { th: th.into(), en: en.into() }
}

/// Something about a row.
pub(super) fn trouble_words(problem: &RosterProblem) -> Text {
    let row = problem.row;
    match &problem.trouble {
        RosterTrouble::Nameless => text(
            format!("แถวที่ {row}: ไม่มีทั้งชื่อและรหัส จึงข้ามไป"),
            format!("Row {row}: neither a name nor a code; passed over."),
        ),
        RosterTrouble::Repeated(first) => text(
            format!("แถวที่ {row}: ซ้ำกับแถวที่ {first} จึงนับครั้งเดียว"),
            format!("Row {row}: the same as row {first}; counted once."),
        ),
        RosterTrouble::DoubledCode(first) => text(
            format!("แถวที่ {row}: รหัสซ้ำกับแถวที่ {first} จึงต้องใช้ชื่อช่วยแยก โปรดแก้รหัสในบัญชีรายชื่อ"),
            format!("Row {row}: the same code as row {first}; names decide between them. Mend the code in the roster."),
        ),
        RosterTrouble::DoubledName(first) => text(
            format!("แถวที่ {row}: ชื่อซ้ำกับแถวที่ {first} ในจังหวัดเดียวกัน"),
            format!("Row {row}: the same name as row {first}, in the same province."),
        ),
        RosterTrouble::UnknownProvince(written) => text(
            format!("แถวที่ {row}: ไม่พบจังหวัด “{written}” จึงใช้ตามที่เขียนไว้"),
            format!("Row {row}: no province “{written}”; kept as it is written."),
        ),
        RosterTrouble::UnknownType(written) => text(
            format!("แถวที่ {row}: ไม่พบประเภทหน่วยงาน “{written}” จึงใช้ตามที่เขียนไว้"),
            format!("Row {row}: no type of agency “{written}”; kept as it is written."),
        ),
    }
}

impl RosterFailure {
    /// What happened, and what to do.
    pub fn words(&self) -> Text {
        match self {
            Self::Roster(RosterError::NoHeader(_)) => text(
                "ไม่พบคอลัมน์ชื่อหรือรหัสหน่วยงาน โปรดให้แถวแรกเป็นหัวตาราง เช่น รหัส ชื่อหน่วยงาน ประเภท จังหวัด กลุ่ม".into(),
                "No column of names or codes was found. Let the first row name the columns: code, name, type, province, group.".into(),
            ),
            Self::Roster(RosterError::NoEntries) => {
                text("ในไฟล์มีแต่หัวตาราง ไม่มีรายชื่อหน่วยงาน".into(), "The file has a header and no agencies below it.".into())
            }
            Self::Grid(error) => grid_words(error),
        }
    }
}

fn grid_words(error: &GridError) -> Text {
    match error {
        GridError::Empty => text("ไฟล์ว่างเปล่า".into(), "The file is empty.".into()),
        GridError::TooLarge(_) | GridError::TooManyRows(_) | GridError::TooManyColumns(_) => text(
            "ไฟล์ใหญ่เกินไปสำหรับบัญชีรายชื่อ โปรดเก็บเฉพาะแถวและคอลัมน์ที่ใช้".into(),
            "The file is too large for a roster. Keep only the rows and columns that are needed.".into(),
        ),
        GridError::OldOrEncrypted => text(
            "ไฟล์มีรหัสผ่าน หรือเป็นไฟล์ Excel รุ่นเก่า (.xls) โปรดบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน หรือ CSV".into(),
            "The file has a password, or is of an old Excel (.xls). Save it as .xlsx without a password, or as CSV."
                .into(),
        ),
        GridError::OtherProgram | GridError::NotATable => text(
            "ไฟล์นี้ไม่ใช่ตาราง โปรดบันทึกเป็น .xlsx หรือ CSV".into(),
            "The file is not a table. Save it as .xlsx or CSV.".into(),
        ),
        GridError::Broken => text(
            "ไฟล์ .xlsx เสียหาย โปรดเปิดในโปรแกรมตารางแล้วบันทึกใหม่".into(),
            "The .xlsx file is damaged. Open it in a spreadsheet program and save it again.".into(),
        ),
    }
}
