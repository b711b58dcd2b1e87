//! Earlier states of an assessment. Drawn on demand.

use crate::language::Language::{self, English, Thai};

super::texts! {
    /// Earlier states.
    Earlier, earlier {
        title: "คำตอบก่อนหน้านี้" => "Earlier answers",
        lead: "ระหว่างที่ท่านตอบ โปรแกรมเก็บคำตอบทั้งชุดไว้ในเครื่องนี้เป็นระยะ ล่าสุดไม่เกิน 20 ชุด หากตอบผิดหรือลบไป ให้กลับไปใช้ชุดเดิมได้" => "While you answer, all answers are put by on this device from time to time; the last 20 sets stay. If something was answered wrongly or deleted, go back to an earlier set.",
        safe: "คำตอบที่มีอยู่ตอนนี้ไม่หาย โปรแกรมเก็บเป็นอีกชุดหนึ่งก่อนเสมอ และยกเลิกได้ทันที" => "What you have now is not lost: it is put by as another set first, and you can undo at once.",
        reading: "กำลังอ่านคำตอบที่เก็บไว้" => "Reading what was put by",
        unavailable: "เบราว์เซอร์นี้ไม่ให้โปรแกรมอ่านคำตอบที่เก็บไว้ จึงย้อนกลับไม่ได้ คำตอบตอนนี้ยังอยู่ครบ ลองโหลดหน้านี้ใหม่ หากยังไม่ได้ โปรดดาวน์โหลดสำเนาไว้เป็นระยะ" => "This browser does not let the program read what was put by, so there is nothing to go back to. Your present answers are all here. Try to reload the page; if that does not help, download a copy now and then.",
        unkept: "เครื่องนี้ใช้ร่วมกับผู้อื่น จึงไม่เก็บคำตอบไว้ในเครื่อง และไม่มีชุดก่อนหน้าให้ย้อนกลับ" => "This is a shared computer: nothing is kept on it, and so there are no earlier sets.",
        none: "ยังไม่มีชุดที่ต่างจากตอนนี้ โปรแกรมเก็บไว้ทุก 25 ครั้งที่แก้ไข หรือทุก 5 นาทีที่ทำงาน และเมื่อปิดหน้านี้" => "There is no set yet that differs from now. One is put by after every 25 changes, after 5 minutes of work, and when the page is closed.",
        closed: "การประเมินนี้ปิดแล้ว ดูชุดก่อนหน้าได้ แต่ต้องเปิดแก้ไขอีกครั้งก่อน จึงจะกลับไปใช้ได้" => "This assessment is closed. You can look at earlier sets; open it again before you go back to one.",
        as_now: "เหมือนตอนนี้" => "As it is now",
        head_only: "คำตอบเหมือนตอนนี้ ต่างที่ข้อมูลหน่วยงานหรือการรวมไฟล์" => "The answers are as they are now; who answers, or what was put together, is not",
        was: "ตอนนั้น" => "Then",
        is: "ตอนนี้" => "Now",
        beside: "หลักฐาน หมายเหตุ หรือหน่วยรับผิดชอบต่างกัน" => "evidence, note or unit differ",
        go_back: "กลับไปใช้ชุดนี้" => "Go back to this set",
        download: "ดาวน์โหลดสำเนาชุดนี้" => "Download a copy of this set",
        lost: "คำตอบในชุดนี้ที่อ่านไม่ได้" => "Answers of this set that cannot be read",
        unreadable: "เปิดชุดนี้ไม่ได้" => "This set does not open",
        offer: "ตอบผิดหรือลบไปโดยไม่ตั้งใจ:" => "Something answered wrongly, or deleted:",
        to_review: "กลับไปหน้าตรวจทาน" => "Back to the review",
        went_back: "กลับไปใช้คำตอบก่อนหน้าแล้ว" => "Went back to earlier answers",
        came_back: "กลับมาใช้คำตอบล่าสุดแล้ว" => "Came back to the latest answers",
        again: "กลับไปใช้ชุดก่อนหน้าอีกครั้ง" => "Go back again",
    }
}

/// "Differs from now in 12 questions".
pub fn differs(n: usize, language: Language) -> String {
    match (language, n) {
        (Thai, _) => format!("ต่างจากตอนนี้ {n} ข้อ"),
        (English, 1) => "Differs from now in 1 question".into(),
        (English, _) => format!("Differs from now in {n} questions"),
    }
}

/// "5 earlier sets".
pub fn sets(n: usize, language: Language) -> String {
    match (language, n) {
        (Thai, _) => format!("เก็บไว้ {n} ชุด"),
        (English, 1) => "1 set was put by".into(),
        (English, _) => format!("{n} sets were put by"),
    }
}
