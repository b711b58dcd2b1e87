//! What stands around every page: header, navigation, notices, the about page.

super::texts! {
    /// Header, footer, notices.
    Chrome, chrome {
        brand: "พร้อม" => "Phrom",
        brand_line: "ประเมินความพร้อมด้วยตนเอง" => "Readiness self-assessment",
        home: "หน้าแรก" => "Home",
        about: "เกี่ยวกับโปรแกรม" => "About",
        language: "ภาษา" => "Language",
        skip: "ข้ามไปยังเนื้อหา" => "Skip to content",
        saving: "กำลังบันทึก…" => "Saving…",
        held: "เก็บไว้ในเครื่องชั่วคราว" => "Kept for now",
        other_tab: "แบบประเมินนี้เปิดอยู่ในอีกแท็บหนึ่งด้วย ตอบได้ทั้งสองแท็บ คำตอบใหม่จะแสดงในทุกแท็บ" => "This assessment is open in another tab too. You can answer in both: each shows the newest answers.",
        save_failed: "บันทึกไม่สำเร็จ" => "Not saved",
        save_failed_quota: "พื้นที่เก็บข้อมูลของเบราว์เซอร์เต็ม คำตอบยังอยู่ในหน้านี้ โปรดดาวน์โหลดสำเนาไว้ก่อนปิดหน้า" => "The browser's storage is full. Your answers are still on this page: download a copy before you close it.",
        save_failed_blocked: "เบราว์เซอร์ไม่อนุญาตให้เก็บข้อมูล คำตอบยังอยู่ในหน้านี้ โปรดดาวน์โหลดสำเนาไว้ก่อนปิดหน้า" => "The browser does not allow storage. Your answers are still on this page: download a copy before you close it.",
        undo: "นำกลับคืน" => "Undo",
        loading: "กำลังเปิด…" => "Opening…",
        unreachable_title: "เปิดส่วนนี้ไม่ได้ในตอนนี้" => "This cannot be opened right now",
        unreachable_text: "ส่วนนี้ต้องโหลดหนึ่งครั้งเมื่อมีอินเทอร์เน็ต หลังจากนั้นใช้ได้โดยไม่ต้องต่อ คำตอบในเครื่องยังอยู่ครบ" => "This part is loaded once while you are online; afterwards it works without a connection. Your answers on this device are all there.",
        try_again: "ลองอีกครั้ง" => "Try again",
        units_title: "รายการตามหน่วยรับผิดชอบ" => "List by responsible unit",
        missing_title: "ไม่พบหน้านี้" => "This page is not here",
        missing_text: "แบบร่างหรือแบบประเมินที่เปิดอาจถูกลบหรืออยู่ในเครื่องอื่น หรือแบบประเมินนั้นไม่มีส่วนนี้ ข้อมูลอื่นในเครื่องนี้ยังอยู่ครบ" => "The draft or the questionnaire may have been deleted or be on another device, or it has no such part. Everything else on this device is still there.",
        to_home: "กลับหน้าแรก" => "Back to home",
        about_title: "เกี่ยวกับ “พร้อม”" => "About Phrom",
        version: "รุ่น" => "Version",
    }
}

super::texts! {
    /// The about page, loaded on demand.
    About, about {
        what_title: "โปรแกรมนี้คืออะไร" => "What it is",
        what: "พร้อม เป็นแบบประเมินตนเองสำหรับหน่วยงานของรัฐ ทำงานในเบราว์เซอร์ทั้งหมด เห็นผลพร้อมเหตุผลและเรื่องที่ควรปรับปรุงก่อนทันทีที่ตอบ" => "Phrom is a self-assessment for public agencies. It works wholly in the browser and shows the result, its reasons and what to improve first as soon as you answer.",
        privacy_title: "ข้อมูลอยู่ที่ใด" => "Where your data is",
        privacy: "คำตอบทั้งหมดเก็บไว้ในเบราว์เซอร์ของเครื่องนี้เท่านั้น ไม่มีการส่งออกไปที่ใด ไฟล์ผลการประเมินจะออกจากเครื่องเมื่อท่านดาวน์โหลดและส่งเอง" => "All answers stay in the browser of this device and are sent nowhere. The result leaves the device only as the file that you download and send yourself.",
        not_title: "ผลนี้ไม่ใช่อะไร" => "What the result is not",
        not: "ผลเป็นการประเมินตนเอง ไม่ใช่ใบรับรอง ไม่ใช่การตรวจสอบ และไม่ใช่การจัดอันดับของทางราชการ" => "It is a self-assessment: not a certificate, not an audit and not an official ranking.",
        file_title: "ไฟล์ผลการประเมิน" => "The file",
        file: "ไฟล์เป็น JSON ที่มีรูปแบบเผยแพร่ไว้ เปิดกลับมาในโปรแกรมนี้ได้เสมอ และมีรหัสตรวจสอบว่าถูกแก้ไขหลังส่งออกหรือไม่" => "The file is JSON in a published format. It can always be opened here again, and carries a digest that shows whether it was changed after export.",
        sources: "แหล่งที่มาของเนื้อหา" => "Sources of the content",
        sources_hint: "แหล่งที่มาอยู่ท้ายแบบพิมพ์เปล่าของแต่ละแบบประเมิน" => "They stand at the end of each questionnaire’s blank form.",
    }
}
