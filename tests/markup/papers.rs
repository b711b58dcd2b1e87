//! What is made for paper: the list by responsible unit, the document, the blank form.

use std::rc::Rc;

use phrom::answers::{Answer, Evidence};
use phrom::language::Language;
use phrom::questionnaire::{CATALOGUE, Questionnaire};
use phrom::submission::Draft;
use phrom::ui::pages::document::document_page;
use phrom::ui::pages::read::read_page;
use phrom::ui::pages::units::{csv, units_page};
use serde_json::{Value as Json, json};

use crate::drafts::draft;
use crate::page::{Page, draw_html};
use crate::support::{self, small};

fn every_rule() -> Rc<Questionnaire> {
    Rc::new(support::every_rule())
}

fn units(answers: &Json, language: Language) -> Page {
    let questionnaire = every_rule();
    draw_html(units_page(language, &Rc::new(draft(&questionnaire, answers)), &questionnaire))
}

#[test]
fn each_unit_has_a_section_with_its_items_and_what_was_answered() {
    let answers = json!({"B.1.unit": "กอง  แผน", "B.1.1": {"value": "partly", "evidence": true}, "B.1.d": "2",
        "B.1.r": {"na": true, "reason": "ไม่มี"}});
    let page = units(&answers, Language::English);
    assert_eq!(page.one("main").attr("data-page"), Some("units"));
    assert_eq!(page.values("[data-unit-part]", "data-unit-part"), ["กอง แผน", ""]);
    assert_eq!(page.texts("[data-unit-part] h2"), ["กอง แผน", "No unit named"]);
    assert_eq!(page.texts("[data-unit-part='กอง แผน'] h3"), ["B.1 Step"]);
    let cells = page.texts("[data-unit-part='กอง แผน'] tbody td");
    assert_eq!(cells, ["Partly", "1", "Second step", "–", "Not answered", "–", "Not applicable", "–"]);
    let links = page.values("[data-unit-part='กอง แผน'] tbody a", "href");
    assert_eq!(links[0], "#/draft/d1/part/B/question/B.1.1");
    assert!(page.texts(".field__hint").iter().any(|hint| hint.contains("50.0") && hint.contains("Step –")));
    page.one("button[data-action='print']");
    page.one("button[data-action='units-csv']");
    assert_eq!(page.one("a[data-action='results']").attr("href"), Some("#/draft/d1/results"));
    page.speaks_english();
    units(&answers, Language::Thai);
}

#[test]
fn a_document_that_is_not_named_yet_is_not_counted() {
    let questionnaire = every_rule();
    let draft = draft(&questionnaire, &json!({}));
    let evidence = vec![support::document(), Evidence::default()];
    let sheet = draft.sheet.with(&"B.1.1".into(), Answer { evidence, ..Answer::default() });
    let draft = Rc::new(Draft { sheet, ..draft });
    let page = draw_html(units_page(Language::English, &draft, &questionnaire));
    assert_eq!(page.texts("[data-unit-part] tbody td")[..2], ["Not answered", "1"]);
    assert!(csv(&draft.scope(&questionnaire), Language::English).contains("\"There is a system\",\"\",\"1\",\"\""));
}

#[test]
fn a_unit_is_a_persons_own_text() {
    let page = units(&json!({"B.1.unit": "<script>alert(1)</script>", "B.2.unit": "Planning"}), Language::Thai);
    assert_eq!(page.values("[data-unit-part] h2 [lang]", "lang"), ["en", "en"]);
    page.has_no("script");
}

/// The list as lines of cells.
fn lines(answers: &Json, note: &str, language: Language) -> (String, Vec<Vec<String>>) {
    let questionnaire = every_rule();
    let mut draft = draft(&questionnaire, answers);
    let id = "B.1.1".into();
    let known = draft.sheet.get(&id).map(|answer| (**answer).clone()).unwrap_or_default();
    draft = Draft { sheet: draft.sheet.with(&id, Answer { note: note.into(), ..known }), ..draft };
    let text = csv(&draft.scope(&questionnaire), language);
    let rest = text.strip_prefix('\u{FEFF}').unwrap().to_owned();
    assert!(rest.ends_with("\"\r\n"));
    let cells = |line: &str| line.split("\",\"").map(str::to_owned).collect();
    let lines = rest[1..rest.len() - "\"\r\n".len()].split("\"\r\n\"").map(cells).collect();
    (rest.clone(), lines)
}

#[test]
fn the_list_for_a_spreadsheet_has_a_line_for_each_question() {
    let answers = json!({"B.1.unit": "กองแผน", "B.1.1": {"value": "yes", "evidence": true}, "B.2.1": "no"});
    let (_, english) = lines(&answers, "ดูแฟ้ม", Language::English);
    let head = ["Responsible unit", "Code", "Item", "Code", "Question", "Answer", "Evidence", "Note"];
    assert_eq!(english[0], head);
    assert_eq!(english.len(), 1 + 5, "without the questions that name the units");
    assert_eq!(english[1], ["กองแผน", "B.1", "Step", "B.1.1", "There is a system", "Yes", "1", "ดูแฟ้ม"]);
    assert_eq!(english[5], ["", "B.2", "Other units", "B.2.1", "There is a plan", "No", "0", ""]);
    let (_, thai) = lines(&answers, "", Language::Thai);
    assert_eq!(thai[1][2..5], ["ขั้น", "B.1.1", "มีระบบ"]);
}

#[test]
fn nothing_in_the_list_is_taken_for_a_formula_or_for_a_line_of_its_own() {
    for note in ["=1+1", "+1", "-1", "@A1", "\tx", "\rx"] {
        let (text, _) = lines(&json!({}), note, Language::English);
        assert!(text.contains(&format!(",\"'{note}\"\r\n")), "{text}");
    }
    let (text, _) = lines(&json!({"B.1.unit": "=HYPERLINK(\"x\")"}), "ก \"ข\"\r\nค", Language::English);
    assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")\",\"B.1\""), "{text}");
    assert!(text.contains("\"ก \"\"ข\"\"\r\nค\"\r\n"), "{text}");
}

fn document(answers: &Json, profile: &str, language: Language) -> Page {
    let questionnaire = every_rule();
    let draft = Rc::new(Draft { profile: profile.into(), ..draft(&questionnaire, answers) });
    draw_html(document_page(language, &draft, &questionnaire, questionnaire.document.as_ref().unwrap()))
}

#[test]
fn a_document_is_in_thai_on_every_page_with_numbered_parts() {
    let answers =
        json!({"A.1.name": "เรื่อง <b>", "C.1.1": [{"step": "รับคำขอ", "unit": "กอง"}], "C.1.2": "คืนเงิน\nภายใน 3 วัน"});
    for language in Language::ALL {
        let page = document(&answers, "hired", language);
        assert_eq!(page.one("main").attr("data-page"), Some("document"));
        assert_eq!(page.one("article.document").attr("lang"), Some("th"));
        assert_eq!(page.text("article h1"), "ข้อตกลงทดสอบ");
        assert_eq!(page.text(".document__subject"), "เรื่อง <b>");
        assert_eq!(page.texts("article h2"), ["1. บริการ", "2. งาน", "3. ข้อสัญญา"]);
        assert!(page.texts("article h3").contains(&"3.1 ขั้นตอนการให้บริการ".to_owned()));
        let sheet = page.text("article");
        for words in ["เอกสารนี้ทำขึ้นเพื่อทดสอบ", "จบเอกสาร", "สำนักงาน <b>ก</b> & ข", "2560"]
        {
            assert!(sheet.contains(words), "{words} in {sheet}");
        }
        assert_eq!(page.texts(".document__signature p:nth-child(3)"), ["ผู้ให้บริการ", "ผู้รับบริการ"]);
        page.has_no("article :is(b, a, button, input)");
        page.one("button[data-action='print']");
        assert_eq!(page.one("a[data-action='results']").attr("href"), Some("#/draft/d1/results"));
    }
    document(&answers, "hired", Language::English).speaks_english();
}

#[test]
fn tables_are_tables_without_columns_that_nobody_filled() {
    let steps = json!([{"step": "รับคำขอ", "unit": "กอง"}, {"step": "ตรวจ"}]);
    let page = document(&json!({ "C.1.1": steps }), "hired", Language::Thai);
    let table = |selector: &str| page.texts(&format!("article .document__part:last-of-type table {selector}"));
    assert_eq!(table("th"), ["ที่", "ขั้นตอน", "หน่วย"], "no remark was made");
    assert_eq!(table("td"), ["1", "รับคำขอ", "กอง", "2", "ตรวจ", "……………"]);
    let noted = document(&json!({"C.1.1": [{"step": "ก", "unit": "ข", "note": "ค"}]}), "hired", Language::Thai);
    assert_eq!(noted.all("article .document__part:last-of-type table th").len(), 4);
}

#[test]
fn what_is_missing_is_dots_and_said_above() {
    let page = document(&json!({}), "hired", Language::English);
    assert!(page.text("[data-problem]").contains("shown as dots"));
    let items = page.all(".document__item").len();
    assert!(items > 5 && page.texts(".document__item p").iter().all(|words| words.starts_with('…')), "{}", page.markup);
    let answers = json!({"A.1.name": "ก", "A.1.list": [{"name": "ก", "reach": "all", "staff": "yes", "count": 3}],
        "A.2.1": "no", "C.1.1": [{"step": "ก", "unit": "ข"}]});
    document(&answers, "hired", Language::English).has_no("[data-problem]");
    // A clause that nobody is asked is no part of it.
    let own = document(&answers, "own", Language::English);
    assert_eq!(own.all("article h2").len(), 2);
}

#[test]
fn what_does_not_apply_says_why_in_the_document() {
    let page = document(&json!({"A.1.list": {"na": true, "reason": "ไม่มีรายการ"}}), "own", Language::Thai);
    assert!(page.text("article").contains("ไม่มีรายการ"));
}

#[test]
fn the_blank_form_asks_everything_and_has_room_to_write() {
    let questionnaire = every_rule();
    for language in Language::ALL {
        let page = draw_html(read_page(language, &questionnaire, "every-rule@0123abcd"));
        assert_eq!(page.one("main").attr("data-page"), Some("read"));
        let ids: Vec<&str> = questionnaire.questions().map(|question| question.id.as_str()).collect();
        assert_eq!(page.values("[data-blank]", "data-blank"), ids);
        assert_eq!(page.one("a[data-questionnaire]").attr("href"), Some("#/begin/every-rule@0123abcd"));
        for (part, words) in questionnaire.parts.iter().zip(page.texts("h2")) {
            assert!(words.contains(part.title.get(language)), "{words}");
        }
        assert_eq!(page.text(".disclaimer p"), questionnaire.disclaimer.get(language));
        page.one("button[data-action='print']");
        page.has_no("input, select, textarea");
    }
    let page = draw_html(read_page(Language::English, &questionnaire, "every-rule"));
    assert_eq!(page.texts("[data-blank='A.1.list'] th"), ["Name", "Reach", "Staff", "Times", "Mood"]);
    assert_eq!(page.all("[data-blank='A.1.list'] tbody tr").len(), 5);
    assert_eq!(page.texts("[data-blank='A.2.4'] .paper__option"), ["One", "Two", "None of these"]);
    assert!(page.text("[data-blank='B.2.2']").contains("Asked only in some cases"));
    assert!(page.text("[data-blank='A.2.1']").contains("Not applicable, because"));
    assert_eq!(page.texts("h2 + .field__hint"), ["Only for: Hired provider"]);
    page.speaks_english();
}

#[test]
fn every_built_in_questionnaire_can_be_read_and_printed_in_both_languages() {
    for entry in CATALOGUE {
        let questionnaire = support::by_id(entry.id);
        for language in Language::ALL {
            let page = draw_html(read_page(language, &questionnaire, entry.id));
            assert_eq!(page.all("[data-blank]").len(), questionnaire.questions().count(), "{}", entry.id);
            if language == Language::English {
                page.speaks_english();
            }
        }
    }
}

#[test]
fn what_explains_many_questions_is_printed_once() {
    let mut written = small::written([small::practice("a"), small::practice("b"), small::practice("c")]);
    for (question, help) in [(0, "the same"), (1, "other words"), (2, "the same")] {
        let question = &mut written["dimensions"][0]["indicators"][0]["questions"][question];
        question["help"] = json!({"th": "ก", "en": help});
        question["condition"] = small::text();
    }
    let questionnaire = support::questionnaire(written.to_string().as_bytes());
    let page = draw_html(read_page(Language::English, &questionnaire, "small"));
    assert_eq!(page.texts("[data-blank='a'] .paper__help"), ["the same", "Condition of success: a"]);
    assert_eq!(page.texts("[data-blank='b'] .paper__help"), ["other words", "Condition of success: a"]);
    assert_eq!(page.texts("[data-blank='c'] .paper__help"), ["Explained as with question a"]);
}
