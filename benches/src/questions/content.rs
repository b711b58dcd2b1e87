//! What the generated questionnaires are about: topics, and what is asked of each, in Thai and English.

/// A text in Thai and English; `{}` stands for the topic.
pub(crate) type Words = (&'static str, &'static str);

/// A group of questions.
pub(crate) struct Section {
    /// What it is called.
    pub(crate) title: Words,
    /// What is asked, and what is meant by it.
    pub(crate) questions: [(Words, Words); 5],
}

/// What a page is about. There are as many as the longest questionnaire has pages.
pub(crate) const TOPICS: [Words; 40] = [
    ("แผนพัฒนาดิจิทัล", "the digital plan"),
    ("การกำกับดูแลข้อมูล", "data governance"),
    ("ความมั่นคงปลอดภัยไซเบอร์", "cyber security"),
    ("การคุ้มครองข้อมูลส่วนบุคคล", "personal data protection"),
    ("บริการอิเล็กทรอนิกส์", "electronic services"),
    ("ระบบสารบรรณอิเล็กทรอนิกส์", "electronic records"),
    ("ทักษะดิจิทัลของบุคลากร", "digital skills of staff"),
    ("ข้อมูลเปิดภาครัฐ", "open government data"),
    ("การเชื่อมโยงข้อมูลระหว่างหน่วยงาน", "data exchange between agencies"),
    ("เว็บไซต์ของหน่วยงาน", "the agency’s website"),
    ("การชำระเงินทางอิเล็กทรอนิกส์", "electronic payment"),
    ("การยืนยันตัวตนทางดิจิทัล", "digital identity"),
    ("การจัดซื้อจัดจ้างระบบสารสนเทศ", "procurement of information systems"),
    ("สถาปัตยกรรมองค์กร", "enterprise architecture"),
    ("การสำรองและกู้คืนข้อมูล", "backup and recovery"),
    ("เครือข่ายคอมพิวเตอร์", "the computer network"),
    ("การใช้บริการคลาวด์", "use of cloud services"),
    ("การรับเรื่องร้องเรียน", "complaints"),
    ("การมีส่วนร่วมของประชาชน", "public participation"),
    ("การวิเคราะห์ข้อมูลขนาดใหญ่", "analysis of large data"),
    ("ปัญญาประดิษฐ์", "artificial intelligence"),
    ("การบริหารโครงการ", "project management"),
    ("งบประมาณด้านดิจิทัล", "the digital budget"),
    ("การบริหารความเสี่ยง", "risk management"),
    ("การเข้าถึงของคนพิการ", "access for persons with disabilities"),
    ("บริการผ่านโทรศัพท์เคลื่อนที่", "services on mobile phones"),
    ("ศูนย์บริการร่วม", "one-stop service centres"),
    ("การจัดการความรู้", "knowledge management"),
    ("มาตรฐานข้อมูล", "data standards"),
    ("คุณภาพของข้อมูล", "data quality"),
    ("ทะเบียนบัญชีข้อมูล", "the data catalogue"),
    ("การลงลายมือชื่ออิเล็กทรอนิกส์", "electronic signatures"),
    ("การประชุมทางไกล", "remote meetings"),
    ("การทำงานนอกสถานที่", "working elsewhere"),
    ("การจัดการทรัพย์สินสารสนเทศ", "information assets"),
    ("การติดตามและประเมินผล", "monitoring and evaluation"),
    ("การสื่อสารภายในหน่วยงาน", "communication within the agency"),
    ("ระบบภูมิสารสนเทศ", "geographic information"),
    ("การลดสำเนาเอกสาร", "fewer copies of documents"),
    ("การพัฒนาระบบร่วมกับภาคเอกชน", "building systems with companies"),
];

/// What is asked of each topic.
pub(crate) const SECTIONS: [Section; 5] = [
    Section {
        title: ("นโยบายและแผนเรื่อง{}", "Policy and plans for {}"),
        questions: [
            (
                (
                    "หน่วยงานมีนโยบายเรื่อง{}ที่ผู้บริหารสูงสุดลงนามและประกาศให้ทุกหน่วยทราบ",
                    "The head of the agency has signed a policy on {} and made it known",
                ),
                ("นับเฉพาะฉบับที่ยังมีผลใช้บังคับในปีที่ประเมิน", "Only one that is in force in the year counts."),
            ),
            (
                (
                    "แผนปฏิบัติราชการประจำปีมีกิจกรรมเรื่อง{}พร้อมตัวชี้วัดและค่าเป้าหมาย",
                    "The yearly plan has activities for {} with targets",
                ),
                ("ดูจากแผนที่ได้รับอนุมัติแล้ว ไม่นับฉบับร่าง", "A plan that was approved; a draft does not count."),
            ),
            (
                (
                    "มีการทบทวนแนวทางเรื่อง{}อย่างน้อยปีละหนึ่งครั้ง และบันทึกผลการทบทวนไว้",
                    "How {} is done is reviewed every year, and the review is on record",
                ),
                ("บันทึกการประชุมหรือบันทึกข้อความที่มีมติชัดเจนใช้เป็นหลักฐานได้", "Minutes or a memorandum with a decision will do."),
            ),
            (
                (
                    "กำหนดผู้รับผิดชอบหลักและผู้รับผิดชอบสำรองเรื่อง{}เป็นลายลักษณ์อักษร",
                    "Who answers for {}, and who stands in, is written down",
                ),
                ("คำสั่งมอบหมายงานต้องระบุตำแหน่งและขอบเขตหน้าที่", "The order names the post and what it covers."),
            ),
            (
                (
                    "จัดสรรงบประมาณเรื่อง{}แยกให้เห็นได้ในคำของบประมาณของหน่วยงาน",
                    "The budget for {} can be seen in the agency’s request",
                ),
                ("รวมเงินนอกงบประมาณและเงินอุดหนุนที่ได้รับ", "Money from outside the budget counts."),
            ),
        ],
    },
    Section {
        title: ("บุคลากรด้าน{}", "People for {}"),
        questions: [
            (
                (
                    "ผู้ปฏิบัติงานเรื่อง{}ผ่านการอบรมที่ตรงกับงานภายในสองปีที่ผ่านมา",
                    "Those who work on {} were trained for it in the last two years",
                ),
                ("นับการอบรมออนไลน์ที่มีการทดสอบหลังเรียน", "Courses on the internet count if there is a test."),
            ),
            (
                (
                    "ผู้บริหารระดับกลางเข้าใจผลกระทบของ{}ต่อภารกิจของหน่วยงาน",
                    "Middle managers understand what {} means for the agency’s work",
                ),
                ("สอบถามจากการประชุมผู้บริหารหรือแบบประเมินภายใน", "Ask in a meeting of managers, or by a form."),
            ),
            (
                ("มีแผนสืบทอดตำแหน่งสำหรับงานเรื่อง{}เมื่อผู้รับผิดชอบโยกย้ายหรือเกษียณ", "There is a plan for who takes over {}"),
                ("แผนต้องระบุวิธีส่งมอบเอกสารและสิทธิ์การเข้าถึงระบบ", "It says how papers and access are handed over."),
            ),
            (
                (
                    "มีช่องทางให้เจ้าหน้าที่สอบถามและขอความช่วยเหลือเรื่อง{}ได้ภายในวันทำการเดียวกัน",
                    "Staff can get help with {} on the same working day",
                ),
                ("โทรศัพท์ภายใน กลุ่มสนทนา หรือระบบแจ้งงานใช้ได้ทั้งสิ้น", "A telephone, a chat group or a ticket will do."),
            ),
            (
                ("นำผลงานเรื่อง{}มาใช้ประกอบการประเมินผลการปฏิบัติราชการรายบุคคล", "Work on {} counts in the yearly appraisal"),
                ("ดูจากข้อตกลงการปฏิบัติงานรอบล่าสุด", "See the latest agreement on performance."),
            ),
        ],
    },
    Section {
        title: ("กระบวนงานเรื่อง{}", "How {} is done"),
        questions: [
            (
                ("มีคู่มือหรือขั้นตอนมาตรฐานเรื่อง{}ที่เจ้าหน้าที่ทุกคนเปิดดูได้", "There is a manual for {} that all staff can open"),
                ("ต้องระบุวันที่ปรับปรุงล่าสุดและผู้อนุมัติ", "It has a date and says who approved it."),
            ),
            (
                ("ลดขั้นตอนที่ซ้ำซ้อนเรื่อง{}ได้จริงเมื่อเทียบกับปีก่อน", "Fewer steps are needed for {} than a year ago"),
                ("เทียบจำนวนขั้นตอนหรือระยะเวลาก่อนและหลัง", "Compare the number of steps, or the time."),
            ),
            (
                (
                    "ใช้ระบบสารสนเทศสนับสนุน{}แทนการบันทึกในกระดาษหรือไฟล์แยกส่วน",
                    "A system supports {} in place of paper or single files",
                ),
                ("นับเฉพาะระบบที่ใช้งานประจำ ไม่นับระบบทดลอง", "One in daily use; a trial does not count."),
            ),
            (
                (
                    "แลกเปลี่ยนข้อมูลเรื่อง{}กับหน่วยงานที่เกี่ยวข้องโดยไม่ต้องขอเอกสารจากประชาชนซ้ำ",
                    "Data on {} is exchanged, so that people are not asked twice",
                ),
                ("อ้างอิงรายการข้อมูลที่เชื่อมโยงผ่านระบบกลาง", "Name what is exchanged through the central system."),
            ),
            (
                (
                    "ตรวจสอบการปฏิบัติตามขั้นตอนเรื่อง{}โดยผู้ที่ไม่ได้ปฏิบัติงานนั้นเอง",
                    "Somebody else checks that {} is done as written",
                ),
                ("การตรวจสอบภายในหรือการสอบทานข้ามหน่วยใช้ได้", "Internal audit, or another unit."),
            ),
        ],
    },
    Section {
        title: ("การบริการที่เกี่ยวกับ{}", "Services and {}"),
        questions: [
            (
                (
                    "ผู้รับบริการเข้าถึงข้อมูลเรื่อง{}ได้ทางเว็บไซต์โดยไม่ต้องเดินทางมาที่หน่วยงาน",
                    "People find what they need about {} on the website",
                ),
                ("ข้อมูลต้องเป็นปัจจุบันภายในสามเดือน", "Not older than three months."),
            ),
            (
                (
                    "กำหนดระยะเวลาแล้วเสร็จของงานเรื่อง{}และแจ้งผู้รับบริการล่วงหน้า",
                    "How long {} takes is set and told beforehand",
                ),
                ("ดูประกาศ คู่มือสำหรับประชาชน หรือหน้าเว็บไซต์", "See the notice, the citizen’s manual or the website."),
            ),
            (
                (
                    "สำรวจความพึงพอใจเรื่อง{}และนำผลไปปรับปรุงภายในปีเดียวกัน",
                    "People are asked about {}, and something is done within the year",
                ),
                ("ต้องมีทั้งผลสำรวจและรายการที่ปรับปรุงแล้ว", "Both the result and what was improved."),
            ),
            (
                ("ผู้สูงอายุและผู้ที่ไม่ชำนาญเทคโนโลยียังใช้บริการเรื่อง{}ได้โดยมีเจ้าหน้าที่ช่วย", "Older people are helped with {}"),
                ("มีจุดช่วยเหลือหรือหมายเลขโทรศัพท์ที่ติดต่อได้จริง", "A desk, or a telephone that is answered."),
            ),
            (
                ("เผยแพร่สถิติการให้บริการเรื่อง{}ในรูปแบบที่นำไปใช้ต่อได้", "Figures of {} are published for others to use"),
                ("ไฟล์ตารางหรือส่วนต่อประสาน ไม่นับรูปภาพ", "A table or an interface; a picture does not count."),
            ),
        ],
    },
    Section {
        title: ("ผลลัพธ์ของ{}", "What comes of {}"),
        questions: [
            (
                ("เก็บตัวชี้วัดผลลัพธ์ของ{}ต่อเนื่องกันอย่างน้อยสามปี", "Results of {} have been measured for three years"),
                ("นิยามของตัวชี้วัดต้องไม่เปลี่ยนจนเทียบกันไม่ได้", "Measured in such a way that years compare."),
            ),
            (
                (
                    "รายงานความก้าวหน้าเรื่อง{}ต่อผู้บริหารสูงสุดอย่างน้อยทุกไตรมาส",
                    "The head of the agency hears of {} every quarter",
                ),
                ("รายงานต้องระบุปัญหาและข้อเสนอ ไม่ใช่เฉพาะผลสำเร็จ", "Also of what is difficult, and what is proposed."),
            ),
            (
                ("ค่าใช้จ่ายต่อหน่วยของ{}ลดลงหรือคงที่เมื่อปริมาณงานเพิ่มขึ้น", "{} costs no more for each case as cases grow"),
                ("ใช้ต้นทุนต่อหน่วยที่หน่วยงานคำนวณตามระเบียบ", "By the unit cost that the rules ask for."),
            ),
            (
                ("ได้รับการยอมรับหรือเป็นแบบอย่างเรื่อง{}แก่หน่วยงานอื่น", "Other agencies follow this one in {}"),
                ("การศึกษาดูงาน รางวัล หรือหนังสือเชิญเป็นวิทยากร", "Visits, a prize, or being asked to speak."),
            ),
            (
                (
                    "มีแผนปรับปรุง{}ในปีถัดไปโดยอ้างอิงผลการประเมินครั้งนี้",
                    "What will be improved in {} next year follows from this assessment",
                ),
                ("ระบุกิจกรรม ผู้รับผิดชอบ และกำหนดเวลา", "With activities, who answers for them, and dates."),
            ),
        ],
    },
];

/// A text about a topic.
pub(crate) fn about((th, en): Words, topic: Words) -> (String, String) {
    (th.replace("{}", topic.0), en.replace("{}", topic.1))
}
