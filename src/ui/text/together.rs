//! Sharing the work: a part for a colleague, and what colleagues send back. Drawn on demand.

use crate::language::Language::{self, English, Thai};
use crate::together::{All, Doubt, Outcome, Why};

super::texts! {
    /// Sharing the work.
    Together, together {
        share: "แบ่งงานกันทำ" => "Share the work",
        share_lead: "แบ่งบางส่วนให้เพื่อนร่วมงานเป็นไฟล์ แล้วนำไฟล์ที่ส่งกลับมารวมที่นี่ ไม่ต้องใช้อินเทอร์เน็ต" => "Give a colleague a part as a file, and put what comes back together here. No network is needed.",
        hand_what: "ส่วนที่จะแบ่ง" => "Part to hand over",
        hand_role: "ส่งให้ (ตำแหน่งหรือหน่วยงาน ไม่ต้องใส่ชื่อ)" => "To whom (role or unit, not a name)",
        hand_over: "ดาวน์โหลดไฟล์ส่วนนี้" => "Download this part",
        hand_needs_role: "โปรดระบุว่าส่งให้ใคร แล้วกดอีกครั้ง" => "Say to whom, and press again.",
        handed_over: "ดาวน์โหลดแล้ว ส่งไฟล์นี้ให้เพื่อนร่วมงาน เมื่อได้ไฟล์กลับมา ให้รวมในหน้านี้" => "Downloaded. Send this file to your colleague; when it comes back, put it together here.",
        to_merge: "รวมไฟล์จากเพื่อนร่วมงาน" => "Put files of colleagues together",
        trace: "การรวมไฟล์ที่ผ่านมา" => "What was put together so far",
        unit: "หน่วยรับผิดชอบ" => "Unit",

        part_of: "ส่วนที่ได้รับมอบ" => "The part handed to you",
        part_todo: "ตอบเฉพาะข้อในส่วนนี้ เสร็จแล้วดาวน์โหลดและส่งไฟล์กลับไปยังผู้ที่ส่งมา" => "Answer only this part. Then download it, and send the file back to the one it came from.",
        send_back: "ดาวน์โหลดเพื่อส่งกลับ" => "Download to send back",
        import_part: "ไฟล์นี้เป็นบางส่วนของแบบประเมินที่อยู่ในเครื่องนี้" => "This file is a part of an assessment on this device.",
        import_part_other: "ไฟล์นี้เป็นบางส่วนของแบบประเมินของเพื่อนร่วมงาน เปิดแล้วจะเห็นเฉพาะส่วนนี้" => "This file is a part of a colleague's assessment. Opened, it shows just that part.",
        import_merge: "นำคำตอบไปรวมในแบบประเมินนั้น" => "Put its answers into that assessment",

        merge_lead: "เลือกไฟล์ที่เพื่อนร่วมงานส่งมา กี่ไฟล์ก็ได้ โปรแกรมจะแสดงให้ดูก่อน ยังไม่มีอะไรเปลี่ยนจนกว่าท่านจะกดรวม" => "Choose the files that colleagues sent, as many as there are. You see first what they bring; nothing changes until you press.",
        merge_choose: "เลือกไฟล์ (เลือกได้หลายไฟล์)" => "Choose files (several at once)",
        merge_closed: "การประเมินนี้ปิดแล้ว เปิดแก้ไขอีกครั้งก่อน จึงจะรวมไฟล์ได้" => "This assessment is closed. Open it again before files are put into it.",
        agree: "ตรวจแล้ว ให้รวมไฟล์นี้" => "I have checked it: put it in",
        lost: "คำตอบในไฟล์ที่อ่านไม่ได้และไม่นำมา" => "Answers in the file that cannot be read and are left out",
        outside: "คำตอบของข้อนอกส่วนนี้ ไม่นำมา" => "Answers outside this part, which are left out",
        new: "ใหม่" => "New",
        same: "ตรงกันแล้ว" => "The same here",
        to_choose: "ต้องเลือก" => "To choose",
        taken: "คำตอบที่จะรับเข้ามา" => "Answers that come in",
        conflicts: "ข้อที่คำตอบต่างกัน โปรดเลือก" => "Answered differently: please choose",
        choose_all: "เลือกทุกข้อพร้อมกัน" => "Choose for all",
        mine: "ในเครื่องนี้" => "On this device",
        nobody: "ไม่ระบุตำแหน่ง" => "No role given",
        put_together: "รวมคำตอบ" => "Put together",
        undecided: "ยังไม่ได้เลือก" => "Not chosen yet",
        nothing_new: "ไม่มีอะไรใหม่ในไฟล์เหล่านี้ ไม่ต้องรวม" => "There is nothing new in these files.",
        leave: "ไม่รวม" => "Do not put together",
        merged: "รวมคำตอบจากเพื่อนร่วมงานแล้ว" => "Answers of colleagues were put in",
        merge_undone: "นำคำตอบที่รวมออกแล้ว" => "What was put together was taken back",
        redo: "รวมอีกครั้ง" => "Put together again",
        cleared: "ลบคำตอบ" => "Answer taken away",
    }
}

/// One decision for every conflict, as its button says it.
pub const fn all(all: All, language: Language) -> &'static str {
    match (all, language) {
        (All::Mine, Thai) => "ของเครื่องนี้ทุกข้อ",
        (All::Mine, English) => "What is on this device",
        (All::Theirs, Thai) => "ของเพื่อนร่วมงานทุกข้อ",
        (All::Theirs, English) => "What came in",
        (All::Newest, Thai) => "ล่าสุดทุกข้อ",
        (All::Newest, English) => "The newest",
    }
}

/// What stands in the way of a file; empty where it takes part.
pub fn outcome(outcome: &Outcome, language: Language) -> String {
    let words = match (outcome, language) {
        (Outcome::Counts | Outcome::Asks(_), _) => "",
        (Outcome::IsIn, Thai) => "ไฟล์นี้รวมไว้แล้ว ไม่มีอะไรใหม่",
        (Outcome::IsIn, English) => "It was put in before: nothing in it is new.",
        (Outcome::IsTwice, Thai) => "เหมือนกับอีกไฟล์หนึ่งทุกประการ จึงนับครั้งเดียว",
        (Outcome::IsTwice, English) => "It is the same as another of these files, and counts once.",
        (Outcome::Refused(Why::Unreadable(error)), _) => return super::faults::open_error(error, language),
        (Outcome::Refused(Why::OtherQuestionnaire), Thai) => "เป็นแบบประเมินชุดอื่น จึงรวมไม่ได้",
        (Outcome::Refused(Why::OtherQuestionnaire), English) => {
            "It answers another questionnaire, and cannot be put in."
        }
        (Outcome::Refused(Why::OtherVersion), Thai) => "ทำด้วยแบบประเมินรุ่นอื่น โปรดเปิดไฟล์นี้ที่หน้าแรกก่อน เพื่อแปลงเป็นรุ่นนี้",
        (Outcome::Refused(Why::OtherVersion), English) => {
            "It was made with another version of the questionnaire. Open it on the home page first, where it is carried over."
        }
        (Outcome::Refused(Why::OtherPeriod), Thai) => "เป็นการประเมินของปีอื่น จึงรวมไม่ได้",
        (Outcome::Refused(Why::OtherPeriod), English) => "It is about another year, and cannot be put in.",
        (Outcome::Refused(Why::OtherProfile), Thai) => "เป็นของหน่วยงานคนละระดับ ซึ่งถามข้อไม่เหมือนกัน จึงรวมไม่ได้",
        (Outcome::Refused(Why::OtherProfile), English) => {
            "It is of another kind of agency, which is asked other questions, and cannot be put in."
        }
    };
    words.into()
}

/// What to think about before a file is put in.
pub const fn doubt(doubt: Doubt, language: Language) -> &'static str {
    match (doubt, language) {
        (Doubt::Changed, Thai) => "ไฟล์ถูกแก้ไขหรือเสียหายหลังจากบันทึก หากไม่แน่ใจ ควรขอไฟล์ใหม่",
        (Doubt::Changed, English) => "It was changed or damaged after it was written. If in doubt, ask for it again.",
        (Doubt::NoSeal, Thai) => "ไฟล์ไม่มีรหัสตรวจสอบ จึงบอกไม่ได้ว่าเสียหายหรือไม่",
        (Doubt::NoSeal, English) => "It has no digest, so nobody can say whether it is damaged.",
        (Doubt::OtherAssessment, Thai) => "เริ่มทำแยกเป็นอีกฉบับหนึ่ง ไม่ได้แบ่งไปจากแบบประเมินนี้",
        (Doubt::OtherAssessment, English) => {
            "It was begun as an assessment of its own, and not handed over from this one."
        }
        (Doubt::OtherAgency, Thai) => "ระบุหน่วยงานไม่ตรงกับแบบประเมินนี้",
        (Doubt::OtherAgency, English) => "It names another agency than this assessment.",
    }
}

/// "Files put in: 2; answers taken: 5; chosen: 1".
pub fn trace(n_files: usize, n_taken: u32, n_conflicts: u32, language: Language) -> String {
    match language {
        Thai => format!("{n_files} ไฟล์ · รับคำตอบ {n_taken} ข้อ · เลือกเอง {n_conflicts} ข้อ"),
        English => format!("Files: {n_files} · answers taken: {n_taken} · chosen by hand: {n_conflicts}"),
    }
}
