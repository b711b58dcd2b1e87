//! What became of a file, in words: what happened, and what to do next.

use super::record::{Outcome, Record, Refusal, Remarks};
use super::settle::{Cohort, FileStatus, Reason, Status};
use super::sorting::in_time;
use crate::json::ParseError;
use crate::language::Text;

fn text(th: impl AsRef<str>, en: impl AsRef<str>) -> Text {
    Text { th: th.as_ref().into(), en: en.as_ref().into() }
}

/// A status, as the page and the workbook name it.
pub fn status_words(status: Status) -> Text {
    match status {
        Status::Ok => text("ใช้ได้", "Usable"),
        Status::Duplicate => text("ซ้ำ", "Duplicate"),
        Status::Superseded => text("ใช้ฉบับอื่นแทนแล้ว", "Superseded"),
        Status::Damaged => text("เสียหาย", "Damaged"),
        Status::Changed => text("ถูกแก้ไขหลังส่งออก", "Changed after export"),
        Status::UnknownQuestionnaire => text("ไม่รู้จักแบบประเมิน", "Unknown questionnaire"),
        Status::NewerVersion => text("จากโปรแกรมรุ่นใหม่กว่า", "From a newer version"),
        Status::NotASubmission => text("ไม่ใช่ไฟล์ผลการประเมิน", "Not a submission"),
    }
}

/// What a submission is that is not closed, in a word.
pub fn not_final_words() -> Text {
    text("ยังไม่ปิดการประเมิน", "Not closed")
}

/// Why a file has its status, and what to do.
pub fn reason_words(cohort: &Cohort, file: usize, status: &FileStatus) -> Text {
    let path = |file: &usize| cohort.files.get(*file).map_or("", |file| &*file.path);
    match &status.reason {
        Reason::Counts if status.status == Status::Changed => text(
            "นับแล้วตามที่ท่านเลือก แม้เนื้อหาถูกแก้ไขหลังส่งออก",
            "Counted as you chose, although it was changed after it was exported.",
        ),
        Reason::Counts => text("นับในรายงานของแบบประเมินและปีนั้น", "Counted in the report of its questionnaire and year."),
        Reason::NotFinal => text(
            "ยังไม่ปิดการประเมิน จึงยังไม่นับ ขอให้หน่วยงานตอบให้ครบ ปิดการประเมิน แล้วส่งใหม่",
            "The assessment is not closed, so it is not counted. Ask the agency to finish it, close it and send it again.",
        ),
        Reason::Changed => text(
            "ไม่มีรหัสตรวจสอบ หรือรหัสตรวจสอบไม่ตรงกับเนื้อหา จึงยังไม่นับ ขอให้หน่วยงานส่งออกและส่งใหม่ หรือเลือกให้นับหากทราบเหตุผล",
            "Its digest is missing or does not match the content, so it is not counted. Ask the agency to export it again, or count it if you know why.",
        ),
        Reason::NotInRoster => text(
            "หน่วยงานนี้ไม่อยู่ในบัญชีรายชื่อ และท่านเลือกให้นับเฉพาะหน่วยงานที่อยู่ในบัญชี",
            "The agency is not in the roster, and you chose to count only those that are.",
        ),
        Reason::SameAs(first) => text(
            format!("เนื้อหาเดียวกับ {} จึงถือเป็นฉบับเดียวกัน", path(first)),
            format!("The same content as {}; the two are one submission.", path(first)),
        ),
        Reason::Instead(counted) => {
            let pair = cohort.record(file).zip(cohort.record(*counted));
            let counted = path(counted);
            if pair.is_some_and(|(own, counted)| in_time(own, counted).is_gt()) {
                text(
                    format!("นับฉบับที่ท่านเลือกของหน่วยงานเดียวกัน คือ {counted}"),
                    format!("The one that you chose of the same agency counts: {counted}."),
                )
            } else {
                text(
                    format!("นับฉบับใหม่กว่าของหน่วยงานเดียวกัน คือ {counted}"),
                    format!("A newer one of the same agency counts: {counted}."),
                )
            }
        }
        Reason::Refused => match cohort.files.get(file).map(|file| &file.outcome) {
            Some(Outcome::Refused(refusal)) => refusal_words(refusal),
            _ => text("", ""),
        },
    }
}

fn damaged_words(error: &ParseError) -> Text {
    match error {
        ParseError::Empty => text("ไฟล์ว่างเปล่า ขอให้หน่วยงานส่งใหม่", "The file is empty. Ask the agency to send it again."),
        ParseError::Truncated => text(
            "ไฟล์ขาดส่วนท้าย อาจคัดลอกมาไม่ครบ ขอให้หน่วยงานส่งใหม่",
            "The file ends in the middle: it may not have been copied whole. Ask the agency to send it again.",
        ),
        ParseError::TooLarge => text(
            "ไฟล์ใหญ่เกิน 10 MB จึงไม่ได้อ่าน ไฟล์ผลการประเมินไม่ใหญ่เท่านี้ โปรดตรวจว่าเลือกถูกไฟล์",
            "The file is larger than 10 MB and was not read: no submission is. See whether it is the right file.",
        ),
        ParseError::NotJson { line } if *line > 1 => text(
            format!("เนื้อหาเสียหายที่บรรทัด {line} จึงอ่านไม่ได้ ขอให้หน่วยงานส่งใหม่"),
            format!("It is damaged at line {line} and cannot be read. Ask the agency to send it again."),
        ),
        _ => text(
            "เนื้อหาเสียหายจึงอ่านไม่ได้ ขอให้หน่วยงานส่งใหม่",
            "It is damaged and cannot be read. Ask the agency to send it again.",
        ),
    }
}

fn refusal_words(refusal: &Refusal) -> Text {
    match refusal {
        Refusal::Damaged(error) => damaged_words(error),
        Refusal::SeveralInPage => text(
            "หน้านี้มีผลการประเมินอยู่ข้างในมากกว่าหนึ่งชุด จึงไม่รู้ว่าจะใช้ชุดใด โปรดขอไฟล์ .json หรือไฟล์รายงานจากหน่วยงานอีกครั้ง",
            "A page with more than one submission inside: nothing says which counts. Ask the agency for the .json or the report file again.",
        ),
        Refusal::Unusable(problems) => {
            let first = problems.first().map(ToString::to_string).unwrap_or_default();
            text(
                format!("ขาดข้อมูลที่จำเป็น ขอให้หน่วยงานส่งออกใหม่ (รายละเอียดสำหรับผู้ดูแลระบบ: {first})"),
                format!("It lacks what is needed ({first}). Ask the agency to export it again."),
            )
        }
        Refusal::NewerVersion(version) => text(
            format!("ไฟล์นี้มาจากโปรแกรมรุ่นใหม่กว่า (รูปแบบ {version}) โปรดใช้โปรแกรมรุ่นล่าสุดแล้วเลือกไฟล์อีกครั้ง"),
            format!(
                "A newer version of the program wrote it (format {version}). Use the latest version and choose the file again."
            ),
        ),
        Refusal::UnknownQuestionnaire(id) => text(
            format!("ไม่มีแบบประเมิน “{id}” ในหน้านี้ หากมีไฟล์แบบประเมิน โปรดเลือกไฟล์นั้น แล้วไฟล์นี้จะถูกอ่านใหม่เอง"),
            format!(
                "The questionnaire “{id}” is not here. If you have its file, choose it: this one is then read again by itself."
            ),
        ),
        Refusal::OnlyAPart(title) => text(
            format!("เป็นเพียงส่วน “{title}” ที่หน่วยงานแบ่งกันทำ ไม่ใช่ผลการประเมินทั้งฉบับ ขอให้หน่วยงานรวมแล้วส่งฉบับเต็ม"),
            format!(
                "Only the part “{title}”, which colleagues share, and not the whole assessment. Ask the agency to put its parts together and to send the whole."
            ),
        ),
        Refusal::NotASubmission(Some(format)) => {
            text(format!("เป็นไฟล์ชนิดอื่น ({format})"), format!("A file of another kind ({format})."))
        }
        Refusal::NotASubmission(None) => text("ไม่ใช่ไฟล์ของโปรแกรมนี้", "Not a file of this program."),
        Refusal::Unreadable(why) => text(
            format!("อ่านไฟล์นี้จากเครื่องไม่ได้ ({why}) โปรดตรวจสอบว่าไฟล์ยังอยู่ที่เดิม แล้วเลือกอีกครั้ง"),
            format!("This device cannot read the file ({why}). See whether it is still there, and choose it again."),
        ),
        Refusal::LeftBehind => {
            text("ไฟล์ที่ระบบปฏิบัติการสร้างขึ้นเอง จึงข้ามไป", "Left behind by an operating system; passed over.")
        }
        of_archive => archive_words(of_archive),
    }
}

/// Why an archive, or a file in one, cannot take part.
fn archive_words(refusal: &Refusal) -> Text {
    match refusal {
        Refusal::Encrypted => text(
            "ไฟล์นี้ในไฟล์ ZIP มีรหัสผ่าน โปรดแตกไฟล์ด้วยรหัสผ่านแล้วเลือกโฟลเดอร์ที่ได้",
            "It is protected by a password inside its ZIP file. Unpack that with the password, and choose the folder.",
        ),
        Refusal::DamagedInArchive => text(
            "ไฟล์ ZIP เสียหายตรงไฟล์นี้ ขอให้ส่งไฟล์ ZIP ใหม่",
            "The ZIP file is damaged at this file. Ask for the ZIP file again.",
        ),
        Refusal::UnknownMethod(method) => text(
            format!("ไฟล์ ZIP บีบอัดด้วยวิธีที่อ่านไม่ได้ (แบบที่ {method}) โปรดแตกไฟล์แล้วเลือกโฟลเดอร์ที่ได้"),
            format!(
                "The ZIP file packs it in a way that is not read here (method {method}). Unpack it, and choose the folder."
            ),
        ),
        Refusal::NotAZip => text(
            "อ่านเป็นไฟล์ ZIP ไม่ได้ หากเป็น RAR หรือ 7z โปรดแตกไฟล์แล้วเลือกโฟลเดอร์ที่ได้",
            "It cannot be read as a ZIP file. If it is a RAR or 7z file, unpack it and choose the folder.",
        ),
        Refusal::PartOfArchive => text(
            "เป็นส่วนหนึ่งของไฟล์ ZIP ที่แบ่งเป็นหลายส่วน โปรดแตกไฟล์แล้วเลือกโฟลเดอร์ที่ได้",
            "One of several parts of a ZIP file. Unpack them together, and choose the folder.",
        ),
        Refusal::ArchiveEndsEarly => text(
            "ไฟล์ ZIP ไม่ครบ อ่านเท่าที่พบแล้ว อาจมีไฟล์อื่นที่หายไป ขอให้ส่งไฟล์ ZIP ใหม่",
            "The ZIP file ends in the middle. What was found in it was read, and others may be missing; ask for it again.",
        ),
        Refusal::ArchiveTooLarge(n) => text(
            format!("ไฟล์ ZIP ขยายแล้วใหญ่เกินกว่าจะเป็นไฟล์ผลการประเมิน หยุดอ่านเพื่อความปลอดภัย เหลือ {n} ไฟล์ที่ไม่ได้อ่าน"),
            format!(
                "The ZIP file unpacks to far more than submissions can be. Reading stopped, to be safe; {n} of its files were not read."
            ),
        ),
        Refusal::TooDeepInArchives => text(
            "อยู่ใน ZIP ที่ซ้อนกันหลายชั้นเกินไป โปรดแตกไฟล์ชั้นนอกก่อน",
            "It lies in too many ZIP files inside each other. Unpack the outer one first.",
        ),
        _ => text("", ""),
    }
}

/// What a person should know of a submission; empty where there is nothing.
pub fn remark_words(record: &Record) -> Vec<Text> {
    let Remarks { other_version, is_other_content, scores_differ, n_dropped, n_unknown, n_missing, problems } =
        &record.remarks;
    let mut words = Vec::new();
    if let Some(version) = other_version {
        let ours = &record.round.version;
        words.push(text(
            format!("ตอบด้วยแบบประเมินรุ่น {version} แต่อ่านด้วยรุ่น {ours}"),
            format!("Answered in version {version} of the questionnaire, read by version {ours}."),
        ));
    }
    if *is_other_content {
        words.push(text(
            "แบบประเมินที่ใช้ตอบมีรุ่นเดียวกันแต่เนื้อหาต่างกัน",
            "Its questionnaire has the same version but other content.",
        ));
    }
    if *scores_differ {
        words.push(text(
            "คะแนนในไฟล์ไม่ตรงกับที่คำนวณจากคำตอบ จึงใช้คะแนนที่คำนวณใหม่",
            "The figures in the file differ from those computed from its answers; the computed ones count.",
        ));
    }
    let mut counted = |n: u32, th: &str, en: &str| {
        if n > 0 {
            words.push(text(format!("{th} {n} ข้อ"), format!("{en}: {n}.")));
        }
    };
    counted(*n_dropped, "คำตอบที่ไม่ตรงกับแบบของคำถาม จึงไม่ได้ใช้", "Answers that do not fit and are left out");
    counted(*n_unknown, "คำตอบของข้อที่แบบประเมินนี้ไม่มี", "Answers to questions that this questionnaire does not have");
    counted(*n_missing, "ข้อที่ยังไม่ตอบ", "Questions not answered");
    for problem in problems {
        words.push(text(format!("ข้อสังเกตเรื่องรูปแบบไฟล์ (สำหรับผู้ดูแลระบบ): {problem}"), format!("Note: {problem}.")));
    }
    words
}
