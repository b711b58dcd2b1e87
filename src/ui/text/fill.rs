//! Answering and reviewing.

super::texts! {
    /// Answering.
    Fill, fill {
        parts: "ส่วนของแบบประเมิน" => "Parts of the assessment",
        annexes: "ภาคผนวก (ไม่รวมในคะแนน)" => "Annexes (not in the score)",
        dimension: "มิติที่" => "Dimension",
        annex: "ภาคผนวก" => "Annex",
        indicator: "ตัวชี้วัด" => "Indicator",
        optional: "ตอบหรือไม่ก็ได้" => "Optional",
        next_open: "ไปข้อถัดไปที่ยังไม่ตอบ" => "Next unanswered question",
        all_done: "ตอบครบทุกข้อแล้ว" => "Everything is answered",
        go_on: "ถัดไป" => "Continue",
        back: "ย้อนกลับ" => "Back",
        to_review: "ทบทวนและปิดการประเมิน" => "Review and finish",
        results_so_far: "ดูผลถึงตอนนี้" => "Result so far",
        closed: "การประเมินนี้ปิดแล้ว คำตอบแก้ไขไม่ได้" => "This assessment is closed; its answers cannot be changed.",
        reopen: "เปิดแก้ไขอีกครั้ง" => "Open it again",
        reopen_hint: "ครั้งที่แก้ไขจะเพิ่มขึ้นหนึ่ง และประวัติการปิดจะอยู่ในไฟล์" => "The revision goes up by one, and the closing stays in the file's history.",

        yes: "ใช่" => "Yes",
        partly: "บางส่วน" => "Partly",
        no: "ไม่ใช่" => "No",
        not_applicable: "ไม่เกี่ยวข้อง" => "Not applicable",
        none_of_these: "ไม่มีข้อใดเลย" => "None of these",
        check_all: "เลือกได้มากกว่าหนึ่งข้อ" => "Tick all that apply",
        clear: "ล้างคำตอบ" => "Clear answer",
        cleared: "ล้างคำตอบแล้ว" => "Answer cleared",
        evidence_removed: "ลบหลักฐานแล้ว" => "Evidence removed",
        draft_deleted: "ลบแบบประเมินแล้ว" => "Assessment deleted",

        criteria: "เกณฑ์ วิธีตรวจสอบ และที่มา" => "Criteria, verification and source",
        condition: "เงื่อนไขของคำตอบ" => "Condition of success",
        verification: "วิธีตรวจสอบ" => "Way of verification",
        reference: "อ้างอิง" => "Reference",
        current_law: "กฎหมายปัจจุบัน" => "Law in force",
        source_year: "ปีของแหล่งที่มา" => "Year of the source",
        beside: "หลักฐาน หมายเหตุ และหน่วยรับผิดชอบ" => "Evidence, note and responsible unit",
        beside_na: "หลักฐาน หมายเหตุ หน่วยรับผิดชอบ หรือไม่เกี่ยวข้อง" => "Evidence, note, responsible unit, or not applicable",

        search: "ค้นหาข้อคำถาม" => "Search the questions",
        review_title: "ทบทวนก่อนปิดการประเมิน" => "Review before you finish",
    }
}

super::texts! {
    /// What stands beside an answer, loaded on demand.
    Beside, beside {
        note: "หมายเหตุ" => "Note",
        unit: "หน่วยรับผิดชอบ" => "Responsible unit",
        reason: "เหตุผลที่ไม่เกี่ยวข้อง" => "Why it does not apply",
        reason_needed: "โปรดเขียนเหตุผล ข้อนี้จึงจะนับว่าตอบแล้ว" => "Write the reason; until then the question counts as open.",

        evidence: "หลักฐาน" => "Evidence",
        evidence_hint: "บันทึกว่าหลักฐานคืออะไรและอยู่ที่ใด ไม่ต้องแนบไฟล์" => "Say what the document is and where it is kept. Nothing is uploaded.",
        add_evidence: "เพิ่มหลักฐาน" => "Add evidence",
        remove_evidence: "ลบหลักฐานนี้" => "Remove this evidence",
        evidence_kind: "ชนิด" => "Kind",
        evidence_title: "ชื่อเอกสาร" => "Title",
        evidence_number: "เลขที่" => "Number",
        evidence_date: "วันที่ (วัน/เดือน/ปี พ.ศ.)" => "Date (day/month/Buddhist year)",
        evidence_holder: "หน่วยที่ถือเอกสาร" => "Held by (unit)",
        evidence_location: "ที่เก็บ" => "Where it is kept",
        evidence_secrecy: "ชั้นความลับ" => "Secrecy class",
        evidence_undated: "ยังอ่านเป็นวันที่ไม่ได้ จะเก็บไว้ตามที่พิมพ์" => "Not read as a date; kept as written.",
    }
}

super::texts! {
    /// Reviewing and closing, loaded on demand.
    Review, review {
        open: "ข้อที่ยังไม่ตอบ" => "Not answered yet",
        open_annexes: "ข้อที่ยังไม่ตอบในภาคผนวก (ไม่จำเป็นต่อการปิด)" => "Not answered in the annexes (not needed to finish)",
        unproved: "ข้อที่ยังไม่มีหลักฐาน" => "Without evidence",
        unproved_hint: "นับในคะแนนตามที่ตอบ แต่ไม่นับในคะแนนที่มีหลักฐาน" => "They count in the figure as answered, but not in the figure with evidence.",
        na: "ข้อที่ไม่เกี่ยวข้อง พร้อมเหตุผล" => "Not applicable, with the reason",
        old: "หลักฐานที่เก่ากว่าปีที่ประเมิน" => "Evidence older than the assessed year",
        nothing_here: "ไม่มี" => "None",
        finish: "ปิดการประเมินและดูผล" => "Finish and see the result",
        finish_hint: "เมื่อปิดแล้ว คำตอบจะถูกเก็บเป็นฉบับสมบูรณ์ และเปิดแก้ไขได้อีกเป็นครั้งถัดไป" => "Finishing freezes a final copy. You can open it again later as the next revision.",
        finish_refused: "ยังปิดไม่ได้ เพราะมีข้อที่ยังไม่ตอบ" => "It cannot be finished yet: some questions are open.",
    }
}
