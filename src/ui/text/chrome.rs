//! What stands around every page: header, navigation, notices, the about page.

super::texts! {
    /// Header, footer, notices.
    Chrome, chrome {
        brand: "พร้อม" => "Phrom",
        brand_line: "ประเมินความพร้อมด้วยตนเอง" => "Readiness self-assessment",
        home: "หน้าแรก" => "Home",
        about: "เกี่ยวกับโปรแกรม" => "About",
        language: "ภาษา" => "Language",
        text_size: "ขนาดตัวอักษร" => "Text size",
        skip: "ข้ามไปยังเนื้อหา" => "Skip to content",
        saving: "กำลังบันทึก…" => "Saving…",
        held: "เก็บไว้ในเครื่องชั่วคราว" => "Kept for now",
        held_full: "พื้นที่เก็บข้อมูลของเบราว์เซอร์เต็ม คำตอบยังอยู่ในหน้านี้และในที่เก็บสำรอง แต่อาจหายได้หากไฟดับกะทันหัน โปรดดาวน์โหลดสำเนาเก็บไว้" => "The browser's storage is full. Your answers are on this page and in a second store, but may be lost in a power cut. Please download a copy.",
        held_blocked: "เบราว์เซอร์นี้ไม่เปิดที่เก็บข้อมูลที่ทนไฟดับ คำตอบยังอยู่ในหน้านี้และในที่เก็บสำรอง โปรดดาวน์โหลดสำเนาเก็บไว้เป็นระยะ" => "This browser does not offer the store that survives a power cut. Your answers are on this page and in a second store. Please download a copy now and then.",
        held_newer: "โปรแกรมรุ่นใหม่กว่าเปิดอยู่ในแท็บอื่น คำตอบในหน้านี้ยังอยู่ครบ โปรดดาวน์โหลดสำเนา แล้วโหลดหน้านี้ใหม่" => "A newer version of this program is open in another tab. Your answers on this page are safe. Please download a copy, then reload this page.",
        memory_only: "เบราว์เซอร์ไม่ให้เก็บข้อมูล เช่น เป็นหน้าต่างส่วนตัว หรือพื้นที่เต็ม ตอบต่อได้ แต่คำตอบอยู่ในหน้านี้เท่านั้น โปรดดาวน์โหลดสำเนาก่อนปิดหน้า" => "The browser stores nothing, as in a private window or when it is full. You can go on, but your answers are on this page only. Please download a copy before you close it.",
        was_emptied: "ข้อมูลในเบราว์เซอร์ถูกล้างขณะที่หน้านี้เปิดอยู่ โปรแกรมบันทึกคำตอบทั้งหมดในหน้านี้ให้ใหม่แล้ว" => "The browser's storage was emptied while this page was open. All answers on this page have been saved again.",
        unkept: "เครื่องที่ใช้ร่วมกัน: แบบประเมินนี้ไม่เก็บไว้ในเครื่อง ปิดหรือโหลดหน้าใหม่แล้วจะหาย โปรดดาวน์โหลดสำเนาก่อนปิด" => "Shared computer: this assessment is not kept on the device and is gone when the page is closed or reloaded. Please download a copy before you close it.",
        shared: "เครื่องนี้ใช้ร่วมกับผู้อื่น ไม่ต้องเก็บอะไรไว้หลังปิดหน้า" => "This is a shared computer: keep nothing after the page is closed",
        shared_hint: "คำตอบจะอยู่ในหน้านี้เท่านั้น ท่านดาวน์โหลดสำเนากลับไปทำต่อที่เครื่องอื่นได้" => "Your answers stay on this page only. You can download a copy and go on elsewhere.",
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
        one_file_title: "ใช้โดยไม่มีอินเทอร์เน็ต" => "Without the internet",
        one_file: "เมื่อเปิดหน้านี้แล้วหนึ่งครั้ง โปรแกรมทำงานต่อได้แม้ไม่มีอินเทอร์เน็ต และติดตั้งเป็นแอปจากเมนูของเบราว์เซอร์ได้ หากต้องการใช้ในเครื่องอื่นที่ไม่มีอินเทอร์เน็ต ดาวน์โหลดโปรแกรมทั้งหมดเป็นไฟล์เดียว คัดลอกลงแฟลชไดรฟ์ แล้วดับเบิลคลิกเพื่อเปิด" => "Once this page has been opened, the program works without the internet, and can be installed as an app from the browser’s menu. For another computer without the internet, download the whole program as one file, copy it to a USB stick, and open it by a double click.",
        one_file_get: "ดาวน์โหลดโปรแกรมเป็นไฟล์เดียว (phrom.html)" => "Download the program as one file (phrom.html)",
        access_title: "การเข้าถึง" => "Accessibility",
        access_aim: "โปรแกรมนี้มุ่งให้เป็นไปตามแนวทาง WCAG ฉบับ พ.ศ. 2566 ระดับ AA ใช้ได้ด้วยแป้นพิมพ์อย่างเดียว ขยายหน้าได้ถึง 400% เลือกขนาดตัวอักษรได้ที่ส่วนบนของทุกหน้า ใช้ได้กับโหมดมืดและโหมดคอนทราสต์สูงของระบบ และทุกแผนภูมิมีตารางหรือข้อความประกอบ" => "It aims at WCAG in its version of 2023, level AA. It works by keyboard alone, zooms to 400%, offers a text size at the top of every page, follows the system’s dark and high-contrast modes, and has a table or words beside every chart.",
        access_checked: "ทุกหน้าตรวจด้วยเครื่องมือ axe-core ทั้งภาษาไทยและอังกฤษ บนจอกว้างและจอโทรศัพท์ พร้อมทดสอบแป้นพิมพ์ การขยายหน้า และขนาดของปุ่มโดยอัตโนมัติ แต่ยังไม่ได้ทดสอบกับผู้ใช้โปรแกรมอ่านหน้าจอหรือบนอุปกรณ์จริง จึงอาจยังมีข้อบกพร่องที่เครื่องมือไม่พบ" => "Every page is checked with the tool axe-core, in Thai and English, wide and as on a phone; the keyboard, zoom and the size of buttons are tested by machine. No one has tried it with a screen reader or on real devices yet, so there may be faults that a tool does not find.",
        access_limits: "ข้อจำกัดที่ทราบ: ตารางที่กว้างเลื่อนในกรอบของตัวเอง และข้อความในแบบประเมินที่ท่านเปิดจากไฟล์เป็นไปตามที่ผู้จัดทำไฟล์เขียน" => "Known limits: wide tables scroll in a frame of their own, and the words of a questionnaire opened from a file are as its author wrote them.",
        access_help: "หากส่วนใดใช้ไม่ได้ โปรดแจ้งหน่วยงานที่ส่งแบบประเมินนี้ให้ท่าน ระหว่างนั้นเปิดแบบพิมพ์เปล่าของแบบประเมินได้จากหน้าแรก" => "If something does not work for you, please tell the unit that gave you the questionnaire. Meanwhile, its blank form can be opened from home.",
        voice_title: "ฟังข้อคำถาม" => "Hearing questions",
        voice: "ปุ่ม “ฟังข้อนี้” ที่แต่ละข้อใช้เสียงอ่านที่ติดตั้งอยู่ในเครื่องนี้เท่านั้น ข้อความจึงไม่ถูกส่งออกไปที่ใด" => "The button “Listen” at each question uses only a voice that is installed on this device, so that nothing is sent anywhere.",
        no_voice: "ไม่มีปุ่ม “ฟังข้อนี้” เพราะเบราว์เซอร์นี้ไม่มีเสียงอ่านภาษาไทยที่ติดตั้งอยู่ในเครื่อง ส่วนเสียงที่ต้องส่งข้อความไปให้เครื่องอื่นอ่าน โปรแกรมนี้ไม่ใช้" => "There is no button “Listen”, because this browser has no English voice that is installed on this device; voices that send what they read to another computer are not used.",
        sources: "แหล่งที่มาของเนื้อหา" => "Sources of the content",
        sources_hint: "แหล่งที่มาอยู่ท้ายแบบพิมพ์เปล่าของแต่ละแบบประเมิน" => "They stand at the end of each questionnaire’s blank form.",
    }
}
