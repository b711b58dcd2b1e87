//! One set of questions, and what it looks like for each of the three pages.

use phrom::questionnaire::PROVINCES;
use serde_json::{Value, json};

use crate::content::{SECTIONS, TOPICS, Words, about};

/// A page of questions.
pub(crate) struct Page {
    id: String,
    title: (String, String),
    about: (String, String),
    /// Its groups of questions.
    pub(crate) sections: Vec<Group>,
}

/// A group of questions on a page.
pub(crate) struct Group {
    id: String,
    title: (String, String),
    /// What is asked.
    pub(crate) questions: Vec<Asked>,
}

/// A question.
pub(crate) struct Asked {
    id: String,
    /// What is asked, in Thai and English.
    pub(crate) text: (String, String),
    help: (String, String),
}

/// The title of the whole.
const TITLE: Words = ("แบบประเมินความพร้อมด้านดิจิทัล (สำหรับวัดความเร็ว)", "Digital readiness (to measure speed)");

/// What a page says of itself.
const ABOUT: Words = ("ตอบตามสภาพจริงของหน่วยงานเรื่อง{}ในปีที่ประเมิน", "Answer for the year, as {} really stands");

/// How far a practice is followed: codes, and the words that Phrom has for them.
const OPTIONS: [(&str, &str); 3] = [("yes", "ใช่"), ("partly", "บางส่วน"), ("no", "ไม่ใช่")];

/// Kinds of agencies.
const TYPES: [(&str, Words); 5] = [
    ("provincial-office", ("สำนักงานจังหวัด", "Provincial Office")),
    ("treasury", ("สำนักงานคลังจังหวัด", "Provincial Comptroller General’s Office")),
    ("land", ("สำนักงานที่ดินจังหวัด", "Provincial Land Office")),
    ("transport", ("สำนักงานขนส่งจังหวัด", "Provincial Transport Office")),
    ("statistics", ("สำนักงานสถิติจังหวัด", "Provincial Statistical Office")),
];

/// The form before the questions: handle, label, whether it is a list of choices. The words are Phrom's.
const FIELDS: [(&str, &str, &str); 5] = [
    ("agencyName", "ชื่อหน่วยงาน", "text"),
    ("agencyType", "ประเภทหน่วยงาน", "types"),
    ("province", "จังหวัด", "provinces"),
    ("period", "ปีที่ประเมิน (พ.ศ.)", "text"),
    ("role", "ตำแหน่งหรือหน้าที่ของผู้ตอบ", "text"),
];

/// So many questions on pages of 25, the last of which may be shorter.
pub(crate) fn pages(n_questions: usize) -> Vec<Page> {
    let mut n_left = n_questions;
    let mut pages = Vec::new();
    for (at, topic) in TOPICS.iter().enumerate() {
        let id = (at + 1).to_string();
        let mut sections = Vec::new();
        for (section, n) in SECTIONS.iter().zip(1..) {
            let asked = section.questions.iter().zip(1..).take(n_left);
            let questions: Vec<Asked> = asked
                .map(|((text, help), k)| Asked {
                    id: format!("{id}.{n}.{k}"),
                    text: about(*text, *topic),
                    help: about(*help, *topic),
                })
                .collect();
            n_left -= questions.len();
            if !questions.is_empty() {
                sections.push(Group { id: format!("{id}.{n}"), title: about(section.title, *topic), questions });
            }
        }
        if !sections.is_empty() {
            let title = (topic.0.to_owned(), topic.1.to_owned());
            pages.push(Page { id, title, about: about(ABOUT, *topic), sections });
        }
    }
    pages
}

fn both((th, en): &(String, String)) -> Value {
    json!({ "th": th, "en": en })
}

fn words((th, en): Words) -> Value {
    json!({ "th": th, "en": en })
}

/// As a questionnaire of Phrom's, with a code.
pub(crate) fn phrom(id: &str, pages: &[Page]) -> Value {
    let question = |asked: &Asked| json!({ "id": asked.id, "kind": "practice", "text": both(&asked.text), "help": both(&asked.help) });
    let indicator = |group: &Group| {
        let questions: Vec<Value> = group.questions.iter().map(question).collect();
        let title = both(&group.title);
        json!({ "id": group.id, "title": title, "about": title, "advice": title, "questions": questions })
    };
    let dimension = |page: &Page| {
        let indicators: Vec<Value> = page.sections.iter().map(indicator).collect();
        json!({ "id": page.id, "title": both(&page.title), "about": both(&page.about), "indicators": indicators })
    };
    let types = TYPES.map(|(id, title)| json!({ "id": id, "title": words(title), "profiles": ["agency"] }));
    let any = words(("ทุกหน่วยงาน", "Any agency"));
    json!({
        "format": "phrom/questionnaire", "formatVersion": 1, "id": id, "version": "1", "title": words(TITLE),
        "purpose": words(TITLE), "audience": any, "disclaimer": words(TITLE), "minutes": 60, "sources": [],
        "profiles": [{ "id": "agency", "title": any, "hint": any }], "agencyTypes": types,
        "dimensions": pages.iter().map(dimension).collect::<Vec<_>>(),
    })
}

/// The choices of a list of the form.
fn choices(of: &str) -> Vec<(&'static str, &'static str)> {
    match of {
        "types" => TYPES.iter().map(|(id, (th, _))| (*id, *th)).collect(),
        "provinces" => PROVINCES.iter().map(|province| (province.th, province.th)).collect(),
        _ => Vec::new(),
    }
}

/// As SurveyJS takes it: what its own designer would write.
pub(crate) fn surveyjs(pages: &[Page]) -> Value {
    let choice = |(value, text): &(&str, &str)| match value == text {
        true => json!(value),
        false => json!({ "value": value, "text": text }),
    };
    let field = |(name, title, of): (&str, &str, &str)| {
        let choices: Vec<Value> = choices(of).iter().map(choice).collect();
        match choices.is_empty() {
            true => json!({ "type": "text", "name": name, "title": title, "isRequired": true }),
            false => {
                json!({ "type": "dropdown", "renderAs": "select", "name": name, "title": title, "choices": choices })
            }
        }
    };
    let options: Vec<Value> = OPTIONS.iter().map(choice).collect();
    let question = |asked: &Asked| {
        json!({
            "type": "radiogroup", "name": asked.id, "title": format!("{} {}", asked.id, asked.text.0),
            "description": asked.help.0, "choices": options, "colCount": 3,
        })
    };
    let panel = |group: &Group| {
        let elements: Vec<Value> = group.questions.iter().map(question).collect();
        json!({ "type": "panel", "name": group.id, "title": format!("{} {}", group.id, group.title.0), "elements": elements })
    };
    let page = |page: &Page| {
        let elements: Vec<Value> = page.sections.iter().map(panel).collect();
        json!({ "name": page.id, "title": page.title.0, "description": page.about.0, "elements": elements })
    };
    let begin = json!({ "name": "begin", "title": "ข้อมูลหน่วยงาน", "elements": FIELDS.map(field) });
    let all: Vec<Value> = std::iter::once(begin).chain(pages.iter().map(page)).collect();
    json!({
        "locale": "th", "title": TITLE.0, "showProgressBar": true, "progressBarType": "questions",
        "showQuestionNumbers": false, "pages": all,
    })
}

/// As the page that is written by hand takes it.
pub(crate) fn by_hand(pages: &[Page]) -> Value {
    let field = |(name, title, of): (&str, &str, &str)| json!([name, title, choices(of)]);
    let question = |asked: &Asked| json!([asked.id, asked.text.0, asked.help.0]);
    let group = |group: &Group| {
        let questions: Vec<Value> = group.questions.iter().map(question).collect();
        json!([group.id, group.title.0, questions])
    };
    let page = |page: &Page| {
        let groups: Vec<Value> = page.sections.iter().map(group).collect();
        json!([page.id, page.title.0, page.about.0, groups])
    };
    json!({
        "title": TITLE.0, "fields": FIELDS.map(field), "options": OPTIONS,
        "pages": pages.iter().map(page).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text below a value that is in `wanted`, in order.
    fn found(value: &Value, wanted: &[String]) -> Vec<String> {
        match value {
            Value::String(text) => wanted.iter().filter(|wanted| text.ends_with(*wanted)).cloned().collect(),
            Value::Array(all) => all.iter().flat_map(|value| found(value, wanted)).collect(),
            Value::Object(fields) => fields.values().flat_map(|value| found(value, wanted)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn the_three_pages_ask_the_same_in_the_same_order() {
        for n in [25, 150, 160, 1000] {
            let pages = pages(n);
            let asked = pages.iter().flat_map(|page| &page.sections).flat_map(|group| &group.questions);
            let texts: Vec<String> = asked.map(|asked| asked.text.0.clone()).collect();
            assert_eq!(texts.len(), n);
            assert_eq!(pages.len(), n.div_ceil(25));
            for made in [phrom("x", &pages), surveyjs(&pages), by_hand(&pages)] {
                assert_eq!(found(&made, &texts), texts, "{n} questions");
            }
        }
    }
}
