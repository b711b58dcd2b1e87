//! A second rater beside an assessment.

use crate::language::Language::{self, English, Thai};
use crate::rating::{Band, Incomparable, Kappa, LEAST_PAIRS, NoKappa};

super::texts! {
    /// The page that sets two assessments side by side.
    Rate, rate {
        title: "เทียบกับผู้ประเมิน" => "Compare with an assessor",
        to_rate: "เทียบกับไฟล์ของผู้ประเมิน" => "Compare with an assessor’s file",
        lead: "เปิดไฟล์ที่ผู้ประเมินตอบด้วยแบบประเมินรุ่นเดียวกัน แล้วดูว่าตรงกันเพียงใด ต่างกันที่ข้อใด และข้อใดมีผลต่อคะแนนมากที่สุด ไฟล์ทั้งสองไม่ถูกแก้ไข" => "Open the file that an assessor made with the same version of this questionnaire, and see how far both agree, where they differ and what moves the score most. Neither of the two is changed.",
        choose: "ไฟล์ของผู้ประเมิน (JSON)" => "The assessor’s file (JSON)",
        choose_other: "เลือกไฟล์อื่นของผู้ประเมิน" => "Choose another file",
        own: "หน่วยงาน" => "Agency",
        assessor: "ผู้ประเมิน" => "Assessor",
        no_role: "ไม่ได้ระบุบทบาทผู้ตอบ" => "The file names no role",
        other_agency: "ไฟล์นี้เป็นของหน่วยงานอื่น โปรดตรวจว่าเลือกไฟล์ถูกต้อง" => "This file is of another agency. Check that it is the right one.",
        changed: "ไฟล์ถูกแก้ไขหลังส่งออก" => "The file was changed after export",
        agreement: "ตอบตรงกัน" => "Same answer",
        kappa: "แคปปาถ่วงน้ำหนัก" => "Weighted kappa",
        hint: "“ไม่เกี่ยวข้อง” สัดส่วน และจำนวน นับในร้อยละที่ตรงกัน แต่ไม่นับในแคปปา ข้อความและตารางไม่นำมาเทียบ แคปปาถ่วงน้ำหนักเชิงเส้นหักส่วนที่ตรงกันโดยบังเอิญออก คำอ่านตาม Landis และ Koch (1977) ซึ่งผู้เขียนเองกล่าวว่าเป็นเกณฑ์ที่กำหนดขึ้นเอง" => "“Not applicable”, shares and numbers count in the percentage, and are left out of kappa. Texts and tables are not compared. Kappa, with linear weights, leaves out agreement by chance; its words are those of Landis and Koch (1977), who call the bounds arbitrary.",
        differences: "ข้อที่ตอบต่างกัน" => "Where the answers differ",
        differences_hint: "เรียงจากข้อที่มีผลต่อคะแนนมากที่สุด เครื่องหมาย + คือหน่วยงานให้คะแนนตนเองสูงกว่า" => "What moves the score most comes first; + means that the agency sees itself higher.",
        same: "ไม่มีข้อใดตอบต่างกัน" => "There is no difference.",
        effect: "ผลต่อคะแนนรวม" => "Effect on the overall score",
        effect_part: "ผลต่อคะแนนของมิติ" => "Effect on the dimension’s score",
        agreed: "ที่ตกลงกัน" => "Agreed",
        other: "ค่าอื่น" => "Another value",
        later: "ตอบใหม่ภายหลัง" => "To be answered later",
        all_own: "ตามหน่วยงานทุกข้อ" => "The agency’s for all",
        all_assessor: "ตามผู้ประเมินทุกข้อ" => "The assessor’s for all",
        keep: "เก็บที่ตกลงกันเป็นแบบประเมินใหม่" => "Keep what is agreed as a new assessment",
        keep_hint: "เก็บเป็นฉบับที่สามพร้อมบันทึกว่ามาจากสองไฟล์ใด ข้อที่ยังไม่ได้เลือกจะยังไม่ตอบในฉบับใหม่ สิ่งที่เลือกไว้ในหน้านี้ยังไม่ถูกบันทึกจนกว่าจะกดเก็บ" => "A third assessment, with a trace of the two that it was made from. Where nothing is chosen, its question is open. What is chosen on this page is not saved until you press keep.",
        only_own: "หน่วยงานตอบฝ่ายเดียว" => "Answered by the agency alone",
        only_assessor: "ผู้ประเมินตอบฝ่ายเดียว" => "Answered by the assessor alone",
        no_evidence: "ไม่มีหลักฐาน" => "No evidence",
        print: "พิมพ์" => "Print",
        back: "กลับไปที่ผล" => "Back to the result",
    }
}

/// "38 of 40 questions".
pub fn n_alike(n_alike: usize, n_pairs: usize, language: Language) -> String {
    match language {
        Thai => format!("{n_alike} จาก {n_pairs} ข้อที่ตอบทั้งสองฝ่าย"),
        English => format!("{n_alike} of {n_pairs} questions that both answered"),
    }
}

/// How a kappa is commonly read.
pub fn band(kappa: Kappa, language: Language) -> &'static str {
    match (kappa.band(), language) {
        (Band::Poor, Thai) => "ต่ำกว่าความบังเอิญ",
        (Band::Poor, English) => "Poor",
        (Band::Slight, Thai) => "ตรงกันเล็กน้อย",
        (Band::Slight, English) => "Slight",
        (Band::Fair, Thai) => "ตรงกันพอใช้",
        (Band::Fair, English) => "Fair",
        (Band::Moderate, Thai) => "ตรงกันปานกลาง",
        (Band::Moderate, English) => "Moderate",
        (Band::Substantial, Thai) => "ตรงกันมาก",
        (Band::Substantial, English) => "Substantial",
        (Band::AlmostPerfect, Thai) => "เกือบตรงกันทั้งหมด",
        (Band::AlmostPerfect, English) => "Almost perfect",
    }
}

/// Why there is no kappa; `n` questions take part in it.
pub fn no_kappa(why: NoKappa, n: usize, language: Language) -> String {
    match (why, language) {
        (NoKappa::TooFew, Thai) => format!("ยังไม่คำนวณ: มี {n} ข้อที่นำมาคิดได้ ต้องมีอย่างน้อย {LEAST_PAIRS} ข้อ"),
        (NoKappa::TooFew, English) => {
            format!("Not computed: {n} questions take part, and it takes at least {LEAST_PAIRS}.")
        }
        (NoKappa::OnePlace, Thai) => "คำนวณไม่ได้: ทุกคำตอบของทั้งสองฝ่ายเป็นค่าเดียวกัน".into(),
        (NoKappa::OnePlace, English) => "It cannot be computed: every answer of both is the same.".into(),
    }
}

/// Why two assessments cannot be compared, and what to do.
pub const fn incomparable(why: Incomparable, language: Language) -> &'static str {
    match (why, language) {
        (Incomparable::OtherQuestionnaire, Thai) => {
            "ไฟล์นี้ตอบแบบประเมินอื่นหรือรุ่นอื่น จึงเทียบไม่ได้ ขอให้ผู้ประเมินตอบด้วยแบบประเมินรุ่นเดียวกัน"
        }
        (Incomparable::OtherQuestionnaire, English) => {
            "This file answers another questionnaire, or another version of it. Ask the assessor to answer the same version."
        }
        (Incomparable::SameAssessment, Thai) => "ไฟล์นี้คือแบบประเมินฉบับเดียวกัน โปรดเลือกไฟล์ของผู้ประเมิน",
        (Incomparable::SameAssessment, English) => "This is the same assessment. Choose the assessor’s file.",
    }
}

/// "3 of 12 agreed".
pub fn n_agreed(n: usize, of: usize, language: Language) -> String {
    match language {
        Thai => format!("ตกลงแล้ว {n} จาก {of} ข้อ"),
        English => format!("{n} of {of} agreed"),
    }
}
