//! What is kept on this device, and copies elsewhere. Drawn on demand.

super::texts! {
    /// Keeping, and copies.
    Caring, caring {
        copy_due: "คำตอบหลายข้อของแบบประเมินนี้อยู่ในเครื่องนี้ที่เดียว โปรดดาวน์โหลดสำเนาเก็บไว้ที่อื่นด้วย จะได้ไม่หายแม้เครื่องเสียหรือมีผู้ล้างข้อมูลในเบราว์เซอร์" => "Many answers of this assessment are on this device alone. Please download a copy and keep it elsewhere too: then nothing is lost if the device breaks or somebody clears the browser.",
        later: "ไว้ภายหลัง" => "Later",
        promised: "เบราว์เซอร์รับจะเก็บข้อมูลในเครื่องนี้ไว้ ไม่ลบเองแม้พื้นที่เหลือน้อย" => "The browser has promised to keep what is on this device: it clears nothing by itself, even when space runs short.",
        may_clear: "เมื่อพื้นที่ในเครื่องเหลือน้อยมาก เบราว์เซอร์อาจลบข้อมูลนี้เอง โปรดดาวน์โหลดสำเนาเก็บไว้เป็นระยะ หรือขอให้เบราว์เซอร์เก็บไว้" => "When this device runs very short of space, the browser may clear what is kept here. Please download a copy now and then, or ask the browser to keep it.",
        refused: "เบราว์เซอร์ยังไม่รับ เมื่อพื้นที่ในเครื่องเหลือน้อยมากอาจลบข้อมูลนี้เอง โปรดดาวน์โหลดสำเนาเก็บไว้เป็นระยะ" => "The browser does not promise that yet. When this device runs very short of space, it may clear what is kept here. Please download a copy now and then.",
        of_file: "โปรแกรมนี้เปิดจากไฟล์ในเครื่อง ข้อมูลอยู่ในเบราว์เซอร์ของเครื่องนี้ โปรดอย่าย้ายหรือเปลี่ยนชื่อไฟล์ระหว่างทำ เพราะบางเบราว์เซอร์จะหาข้อมูลไม่พบ และโปรดดาวน์โหลดสำเนาเก็บไว้ทุกครั้งที่เลิกทำ" => "This program was opened from a file. What you enter is in this browser on this device. Please do not move or rename the file in the meantime, as some browsers would not find it any more, and download a copy whenever you stop.",
        newer: "มีโปรแกรมรุ่นใหม่พร้อมใช้ คำตอบในเครื่องนี้ยังอยู่ครบ หากยังไม่ใช้ตอนนี้ รุ่นใหม่จะเริ่มเมื่อเปิดโปรแกรมครั้งหน้า" => "A newer version of this program is ready. Everything on this device stays as it is. If you do not use it now, it starts the next time you open the program.",
        use_newer: "ใช้รุ่นใหม่เดี๋ยวนี้" => "Use it now",
        ask: "ขอให้เบราว์เซอร์เก็บไว้" => "Ask the browser to keep it",
    }
}
