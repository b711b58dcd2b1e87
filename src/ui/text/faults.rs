//! What went wrong, said to a person: what happened, what is safe, what to do next.

use crate::answers::ValueFault;
use crate::json::{MAX_BYTES, ParseError, Problem, ProblemKind};
use crate::language::Language::{self, English, Thai};
use crate::model::{Field, FieldProblem, Refusal};
use crate::questionnaire::ReadError;
use crate::submission::{OpenError, Trouble};

/// Why a questionnaire file cannot be used, in a sentence; its problems are listed beside.
pub fn refusal(refusal: &Refusal, language: Language) -> String {
    let more = super::more(language);
    match refusal {
        Refusal::VersionTaken => more.version_taken.into(),
        Refusal::AlreadyHere => more.already_here.into(),
        Refusal::Unsound(ReadError::Parse(error)) => parse_error(error, language),
        Refusal::Unsound(ReadError::NewerVersion(version)) => open_error(&OpenError::NewerVersion(*version), language),
        Refusal::Unsound(ReadError::Problems(problems)) => match language {
            Thai => format!("พบสิ่งที่ไม่ถูกต้อง {} แห่ง", problems.len()),
            English => format!("{} problems were found.", problems.len()),
        },
    }
}

/// Why a file cannot be opened, and what to do.
#[inline(never)]
pub fn open_error(error: &OpenError, language: Language) -> String {
    match (error, language) {
        (OpenError::Parse(error), _) => parse_error(error, language),
        (OpenError::NotASubmission { format: Some(format) }, Thai) => {
            format!("ไฟล์นี้เป็นไฟล์ชนิด “{format}” ไม่ใช่ผลการประเมินของพร้อม โปรดเลือกไฟล์ที่ดาวน์โหลดจากโปรแกรมนี้")
        }
        (OpenError::NotASubmission { format: Some(format) }, English) => {
            format!(
                "This file is of the kind “{format}”, not a result of Phrom. Choose a file that was downloaded here."
            )
        }
        (OpenError::NotASubmission { format: None }, Thai) => {
            "ไฟล์นี้เป็น JSON แต่ไม่ใช่ผลการประเมินของพร้อม โปรดเลือกไฟล์ที่ดาวน์โหลดจากโปรแกรมนี้".into()
        }
        (OpenError::NotASubmission { format: None }, English) => {
            "This file is JSON, but not a result of Phrom. Choose a file that was downloaded here.".into()
        }
        (OpenError::NoneInPage, Thai) => {
            "ไฟล์นี้เป็นหน้าเว็บ แต่ไม่มีผลการประเมินของพร้อมอยู่ข้างใน โปรดเลือกไฟล์รายงานหรือไฟล์ .json ที่ดาวน์โหลดจากโปรแกรมนี้".into()
        }
        (OpenError::NoneInPage, English) => {
            "This is a web page with no result of Phrom inside. Choose a report file or a .json file downloaded here.".into()
        }
        (OpenError::SeveralInPage, Thai) => {
            "ไฟล์นี้มีผลการประเมินอยู่ข้างในมากกว่าหนึ่งชุด จึงไม่เปิดเพราะไม่รู้ว่าจะใช้ชุดใด โปรดขอไฟล์ต้นฉบับจากผู้ส่งอีกครั้ง".into()
        }
        (OpenError::SeveralInPage, English) => {
            "This file has more than one result inside, and nothing says which counts, so none is opened. Ask the sender for the original again.".into()
        }
        (OpenError::NewerVersion(version), Thai) => {
            format!("ไฟล์นี้มาจากโปรแกรมรุ่นใหม่กว่า (รูปแบบที่ {version}) โปรดเปิดด้วยโปรแกรมรุ่นล่าสุด")
        }
        (OpenError::NewerVersion(version), English) => {
            format!(
                "This file comes from a newer version of the program (format {version}). Open it with the latest one."
            )
        }
        (OpenError::UnknownQuestionnaire { id }, Thai) => {
            format!("โปรแกรมนี้ไม่มีแบบประเมิน “{id}” โปรดขอแบบประเมินหรือโปรแกรมรุ่นที่ใช้ทำไฟล์นี้จากผู้ส่ง")
        }
        (OpenError::UnknownQuestionnaire { id }, English) => {
            format!(
                "This program does not have the questionnaire “{id}”. Ask the sender for it, or for the version of the program that made this file."
            )
        }
        (OpenError::PartOfOtherVersion(theirs, ours), _) => super::carry::other_part(theirs, ours, language),
        (OpenError::OtherVersion { about, theirs, ours }, _) => super::carry::older(about, theirs, ours, language),
        (OpenError::Altered, Thai) => "ข้อมูลนี้เสียหายหรือถูกแก้ไขหลังบันทึก จึงไม่นำคำตอบในนี้มาใช้ ดาวน์โหลดไปตรวจและเปิดเป็นไฟล์ได้".into(),
        (OpenError::Altered, English) => {
            "This entry was damaged or changed after it was stored, so its answers are not used. You can download it, look at it and open it as a file.".into()
        }
        (OpenError::Unusable(problems), Thai) => {
            format!("ไฟล์ขาดข้อมูลที่จำเป็น จึงเปิดไม่ได้: {}", list(problems))
        }
        (OpenError::Unusable(problems), English) => {
            format!("The file lacks something that is needed: {}", list(problems))
        }
    }
}

fn list(problems: &[Problem]) -> String {
    problems.iter().take(5).map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn parse_error(error: &ParseError, language: Language) -> String {
    let megabytes = MAX_BYTES / 1_000_000;
    match (error, language) {
        (ParseError::TooLarge, Thai) => {
            format!("ไฟล์ใหญ่เกินไป (เกิน {megabytes} MB) ผลการประเมินปกติไม่ถึง 1 MB โปรดตรวจว่าเลือกไฟล์ถูกต้อง")
        }
        (ParseError::TooLarge, English) => format!(
            "The file is too large (over {megabytes} MB); a result is usually below 1 MB. Check that it is the right file."
        ),
        (ParseError::Empty, Thai) => "ไฟล์ว่างเปล่า โปรดดาวน์โหลดหรือขอไฟล์ใหม่อีกครั้ง".into(),
        (ParseError::Empty, English) => "The file is empty. Download it, or ask for it, again.".into(),
        (ParseError::NotText, Thai) => "ไฟล์นี้ไม่ใช่ไฟล์ข้อความ อาจเป็นไฟล์ชนิดอื่นหรือเสียหาย โปรดเลือกไฟล์ .json".into(),
        (ParseError::NotText, English) => {
            "This is not a text file: another kind of file, or a damaged one. Choose a .json file.".into()
        }
        (ParseError::TooDeep, Thai) => "โครงสร้างของไฟล์ซ้อนลึกผิดปกติ จึงไม่เปิดเพื่อความปลอดภัย โปรดขอไฟล์จากต้นทางอีกครั้ง".into(),
        (ParseError::TooDeep, English) => {
            "The file is nested unusually deep and is not opened, for safety. Ask for the file again.".into()
        }
        (ParseError::Truncated, Thai) => "ไฟล์ไม่ครบ เนื้อหาขาดตอนท้าย อาจดาวน์โหลดหรือคัดลอกไม่เสร็จ โปรดขอไฟล์อีกครั้ง".into(),
        (ParseError::Truncated, English) => {
            "The file is cut off at the end, perhaps by an unfinished download or copy. Ask for it again.".into()
        }
        (ParseError::NotJson { line }, Thai) => {
            format!("ไฟล์นี้ไม่ใช่ JSON ที่ถูกต้อง (บรรทัดที่ {line}) โปรดเลือกไฟล์ที่ดาวน์โหลดจากโปรแกรมนี้โดยไม่แก้ไข")
        }
        (ParseError::NotJson { line }, English) => {
            format!("This is not valid JSON (line {line}). Choose a file downloaded here, unedited.")
        }
    }
}

/// What became of one answer.
pub fn trouble(trouble: Trouble, language: Language) -> &'static str {
    match (trouble, language) {
        (Trouble::Value(fault), _) => value_fault(fault, language),
        (Trouble::Rewritten, Thai) => "เขียนไม่ตรงรูปแบบ แต่อ่านความหมายได้ จึงแปลงให้",
        (Trouble::Rewritten, English) => "written in another way, and converted",
        (Trouble::Shortened, Thai) => "ข้อความยาวเกิน 5,000 ตัวอักษร จึงตัดส่วนท้าย",
        (Trouble::Shortened, English) => "a text longer than 5,000 characters was cut",
        (Trouble::Contradiction, Thai) => "มีทั้งคำตอบและ “ไม่เกี่ยวข้อง” จึงไม่รู้ว่าจะใช้อย่างใด",
        (Trouble::Contradiction, English) => "says both a value and “not applicable”",
        (Trouble::UnknownClass, Thai) => "ไม่รู้จักชนิดหรือชั้นความลับของหลักฐาน โปรดตรวจสอบ",
        (Trouble::UnknownClass, English) => "unknown kind or secrecy class of an evidence; please check",
    }
}

/// Why a value does not fit.
pub const fn value_fault(fault: ValueFault, language: Language) -> &'static str {
    match (fault, language) {
        (ValueFault::WrongKind, Thai) => "ชนิดของคำตอบไม่ตรงกับคำถาม",
        (ValueFault::WrongKind, English) => "the answer is of the wrong kind",
        (ValueFault::UnknownOption, Thai) => "ไม่มีตัวเลือกนี้",
        (ValueFault::UnknownOption, English) => "there is no such option",
        (ValueFault::NotANumber, Thai) => "โปรดใส่เป็นตัวเลข",
        (ValueFault::NotANumber, English) => "please enter a number",
        (ValueFault::PartAboveWhole, Thai) => "จำนวนส่วนย่อยมากกว่าจำนวนทั้งหมด",
        (ValueFault::PartAboveWhole, English) => "the part is greater than the whole",
        (ValueFault::WholeIsZero, Thai) => "จำนวนทั้งหมดต้องมากกว่าศูนย์ หากไม่มีเลย ให้เลือกไม่เกี่ยวข้อง",
        (ValueFault::WholeIsZero, English) => "the whole must be more than 0; if there is none, choose not applicable",
        (ValueFault::OutOfRange, Thai) => "ตัวเลขอยู่นอกช่วงที่รับได้",
        (ValueFault::OutOfRange, English) => "the number is out of range",
        (ValueFault::NotApplicableNotAllowed, Thai) => "ข้อนี้ตอบว่าไม่เกี่ยวข้องไม่ได้",
        (ValueFault::NotApplicableNotAllowed, English) => "this question cannot be answered “not applicable”",
        (ValueFault::ReasonMissing, Thai) => "ไม่มีเหตุผลของ “ไม่เกี่ยวข้อง”",
        (ValueFault::ReasonMissing, English) => "“not applicable” without its reason",
        (ValueFault::TooManyRows, Thai) => "มีแถวมากกว่าที่ตารางรับได้",
        (ValueFault::TooManyRows, English) => "more rows than the table takes",
    }
}

/// What is wrong with a field of the begin page.
pub fn field_problem(field: Field, problem: FieldProblem, language: Language) -> String {
    match (problem, language) {
        (FieldProblem::Missing, Thai) => match field {
            Field::AgencyName => "โปรดใส่ชื่อหน่วยงาน".into(),
            Field::Profile => "โปรดเลือกระดับของหน่วยงาน".into(),
            Field::AgencyType => "โปรดเลือกประเภทหน่วยงาน".into(),
            Field::Province => "โปรดเลือกจังหวัด".into(),
            Field::Period => "โปรดใส่ปีที่ประเมิน".into(),
            Field::Role => "โปรดใส่ตำแหน่งหรือหน้าที่ของผู้ตอบ".into(),
        },
        (FieldProblem::Missing, English) => match field {
            Field::AgencyName => "Enter the name of the agency".into(),
            Field::Profile => "Choose the kind of agency".into(),
            Field::AgencyType => "Choose the type of agency".into(),
            Field::Province => "Choose the province".into(),
            Field::Period => "Enter the assessed year".into(),
            Field::Role => "Enter the role of the person answering".into(),
        },
        (FieldProblem::NotAYear, Thai) => "ปีที่ประเมินต้องเป็นปี พ.ศ. สี่หลัก เช่น 2569".into(),
        (FieldProblem::NotAYear, English) => {
            "The assessed year must be a Buddhist-era year of four digits, such as 2569".into()
        }
        (FieldProblem::GregorianYear(year), Thai) => {
            format!("ดูเหมือนเป็นปี ค.ศ. โปรดใส่ปี พ.ศ. คือ {year}")
        }
        (FieldProblem::GregorianYear(year), English) => {
            format!("That looks like a Gregorian year; the Buddhist-era year is {year}")
        }
        (FieldProblem::TooLong, Thai) => "ข้อความยาวเกินไป ใส่ได้ไม่เกิน 200 ตัวอักษร".into(),
        (FieldProblem::TooLong, English) => "The text is too long: at most 200 characters".into(),
        (FieldProblem::NotListed, Thai) => "โปรดเลือกจากรายการ".into(),
        (FieldProblem::NotListed, English) => "Choose one of the list".into(),
    }
}

/// What is odd about a piece of a file.
pub fn problem(problem: &Problem, language: Language) -> String {
    let path = if problem.path.is_empty() { "–" } else { &problem.path };
    let words = match (&problem.kind, language) {
        (ProblemKind::UnknownKey, Thai) => "รูปแบบแฟ้มไม่มีรายการชื่อนี้".into(),
        (ProblemKind::UnknownKey, English) => "the format has no such key".into(),
        (ProblemKind::DuplicateKey, Thai) => "มีซ้ำกัน ใช้ค่าสุดท้าย".into(),
        (ProblemKind::DuplicateKey, English) => "stands twice; the last one counts".into(),
        (ProblemKind::MissingKey(key), Thai) => format!("ขาดรายการ “{key}”"),
        (ProblemKind::MissingKey(key), English) => format!("“{key}” is missing"),
        (ProblemKind::Invalid(words) | ProblemKind::Inconsistent(words), Thai) => {
            format!("ค่าไม่ถูกต้อง ({words})")
        }
        (ProblemKind::Invalid(words) | ProblemKind::Inconsistent(words), English) => words.clone(),
    };
    format!("{path}: {words}")
}
