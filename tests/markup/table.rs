//! Tables: a field for each cell with its handle, what each row lacks, adding, moving and pasting.

use phrom::answers::Change;
use phrom::language::Language;
use serde_json::{Value as Json, json};

use crate::card::{Card, card_of};
use crate::support;

const LIST: &str = "A.1.list";
const COLUMNS: [&str; 5] = ["name", "reach", "staff", "count", "mood"];

fn list(rows: Json) -> Card {
    let card = card_of(&support::every_rule(), LIST);
    if rows == json!([]) { card } else { card.answered(&rows) }
}

/// A row that lacks nothing.
fn whole(name: &str) -> Json {
    json!({"name": name, "reach": "all", "staff": "yes"})
}

/// The field of a cell.
fn field(row: usize, column: &str) -> String {
    format!("[data-question='{LIST}.{row}.{column}'] :is(input, select, textarea)")
}

#[test]
fn every_cell_has_a_field_with_its_handle_and_its_label() {
    let rows = json!([{"name": "ก \"<b>\"", "reach": "some", "staff": "partly", "count": 12, "mood": 3}, {}]);
    for language in Language::ALL {
        let card = match language {
            Language::Thai => list(rows.clone()),
            Language::English => list(rows.clone()).english(),
        };
        let page = card.draw();
        assert_eq!(page.one("[data-rows]").attr("data-rows"), Some("2"));
        assert_eq!(page.values("[data-row]", "data-row"), ["0", "1"]);
        let expected: Vec<String> =
            [0, 1].iter().flat_map(|row| COLUMNS.map(|column| format!("{LIST}.{row}.{column}"))).collect();
        assert_eq!(page.values(".row [data-question]", "data-question"), expected);
        let questionnaire = support::every_rule();
        let table = questionnaire.question(&LIST.into()).unwrap().kind.table().unwrap();
        for column in &table.columns {
            let id = page.one(&field(1, &column.id)).attr("id").unwrap().to_owned();
            assert_eq!(page.text(&format!("label[for='{id}']")), column.text.get(language));
        }
        let shown = ["name", "count"].map(|column| page.one(&field(0, column)).attr("value").unwrap().to_owned());
        assert_eq!(shown, ["ก \"<b>\"", "12"]);
        let chosen = ["reach", "staff", "mood"]
            .map(|column| page.values(&format!("{} option[selected]", field(0, column)), "value").join(" "));
        assert_eq!(chosen, ["some", "partly", "3"]);
        assert_eq!(page.values(&format!("{} option[selected]", field(1, "reach")), "value"), [""]);
        page.has_no("b");
    }
    list(json!([{"reach": "some"}])).english().draw().speaks_english();
}

#[test]
fn choices_of_a_cell_have_the_values_of_the_file() {
    let page = list(json!([{}])).english().draw();
    let values = |column: &str| page.values(&format!("{} option", field(0, column)), "value").join(" ");
    assert_eq!(["reach", "staff", "mood"].map(values), [" none some all", " yes partly no", " 1 2 3 4 5"]);
    assert_eq!(page.texts(&format!("{} option", field(0, "mood"))), ["Choose", "1 Low", "2", "3", "4", "5 High"]);
}

#[test]
fn a_row_is_a_group_that_says_its_number_and_its_name() {
    let page = list(json!([whole("ก"), {}])).english().draw();
    assert_eq!(page.values(".row[role='group']", "aria-label"), ["Row 1 ก", "Row 2"]);
    assert_eq!(page.all(".rows__list > .row").len(), 2);
}

#[test]
fn what_a_row_lacks_is_said_and_where_it_stands() {
    let page = list(json!([whole("ก"), {"name": "ข", "reach": "some"}, {}])).english().draw();
    assert_eq!(page.text(".rows__status[role='status']"), "1 of 3 rows complete");
    assert_eq!(page.texts(".row__level"), ["Level 3 Improved"]);
    assert_eq!(page.texts(".row__lacks"), ["Still missing: Staff", "Still missing: Name, Reach, Staff"]);
    let limited = list(json!([{"name": "ก", "reach": "some", "staff": "no"}])).english().draw();
    assert_eq!(limited.text(".row__level"), "Level 1 In part · Limited by: Reach");
    assert_eq!(page.all(".row__note[role='status']").len(), 3, "its place is there from the beginning");
}

#[test]
fn what_does_not_fit_is_said_and_belongs_to_its_field() {
    let page = list(json!([{"name": "ก", "reach": "all", "staff": "yes", "count": "abc"}])).english().draw();
    assert_eq!(page.one(&field(0, "count")).attr("aria-invalid"), Some("true"));
    assert_eq!(page.one(&field(0, "count")).attr("value"), Some("abc"));
    assert_eq!(page.one(&field(0, "name")).attr("aria-invalid"), None);
    assert_eq!(page.text(".row__note [data-problem]"), "Times: please enter a number.");
    page.has_no(".row__level");
    let typed = list(json!([support::with(whole("ก"), "/count", json!("๑๒"))])).draw();
    assert_eq!(typed.one(&field(0, "count")).attr("value"), Some("๑๒"));
    typed.has_no("[data-problem], [aria-invalid]");
}

#[test]
fn a_name_that_stands_twice_is_said_at_each() {
    let page = list(json!([whole("ก"), whole(" ก "), whole("ข"), {}, {}])).english().draw();
    assert_eq!(page.all(".row__twice[data-problem]").len(), 2);
    assert_eq!(page.all("[data-row='2'] .row__twice, [data-row='3'] .row__twice").len(), 0);
}

#[test]
fn rows_are_added_moved_and_removed_by_buttons_that_say_which() {
    let page = list(json!([whole("ก"), whole("ข"), whole("ค")])).english().draw();
    assert_eq!(page.text("button[data-action='add-row']"), "Add an entry");
    assert_eq!(
        page.texts("[data-action='remove-row']"),
        ["✕Remove the row 1", "✕Remove the row 2", "✕Remove the row 3"]
    );
    let disabled = |action: &str| {
        let buttons = page.all(&format!("[data-action='{action}']"));
        buttons.iter().map(|button| button.attr("disabled").is_some()).collect::<Vec<_>>()
    };
    assert_eq!((disabled("row-up"), disabled("row-down")), (vec![true, false, false], vec![false, false, true]));
}

#[test]
fn an_empty_table_says_how_to_begin() {
    let page = list(json!([])).english().draw();
    assert_eq!(page.one("[data-rows]").attr("data-rows"), Some("0"));
    assert!(page.text(".rows .empty").starts_with("There are no rows yet."));
    page.one("button[data-action='add-row']");
    page.has_no("[data-row], .rows__status, [data-problem]");
    page.speaks_english();
}

#[test]
fn a_list_can_be_pasted_where_a_column_names_the_rows() {
    let page = list(json!([])).english().draw();
    let area = page.one("textarea[data-paste]");
    assert_eq!(area.attr("id"), Some("paste-A.1.list"));
    assert!(page.description("textarea[data-paste]").contains("one line each"));
    page.one("button[data-action='paste-rows']");
    let nameless = card_of(&support::every_rule(), "C.1.1").draw();
    nameless.one("button[data-action='add-row']");
    nameless.has_no("[data-paste], [data-action='paste-rows']");
}

#[test]
fn a_full_table_says_so_and_takes_no_more() {
    let six: Json = (0..6).map(|n| whole(&n.to_string())).collect();
    let page = list(six).english().draw();
    assert!(page.text(".rows > [data-problem]").starts_with("The table is full."));
    page.has_no("[data-action='add-row']");
    page.one("[data-action='paste-rows']");
}

#[test]
fn a_closed_table_can_only_be_read() {
    let page = list(json!([whole("ก"), {}])).closed().draw();
    let n_inputs = page.all("input, select, textarea, button").len();
    assert_eq!(page.all("fieldset[disabled] :is(input, select, textarea, button)").len(), n_inputs);
    page.has_no("[data-action='add-row'], [data-paste], [data-action='clear-answer']");
}

#[test]
fn a_table_that_does_not_apply_says_why_as_any_question() {
    let card =
        list(json!([])).english().after(Change::NotApplicable { reason: "ไม่มีบริการ".into() });
    assert_eq!(card.draw().one("input[data-reason]").attr("value"), Some("ไม่มีบริการ"));
}

#[test]
fn texts_of_several_lines_and_every_table_that_is_built_in_can_be_drawn() {
    let steps = card_of(&support::every_rule(), "C.1.1").answered(&json!([{"step": "ก", "note": "ข\nค <i>"}])).draw();
    assert_eq!(steps.one("[data-question='C.1.1.0.note'] textarea").attr("rows"), Some("3"));
    assert_eq!(steps.text("[data-question='C.1.1.0.note'] textarea"), "ข ค <i>");
    steps.has_no("i, .row__level");
    for entry in phrom::questionnaire::CATALOGUE {
        let questionnaire = support::by_id(entry.id);
        for question in questionnaire.questions().filter(|question| question.kind.table().is_some()) {
            for seed in [3, 4, 5] {
                let answer = support::draw::rich_answer(question, seed * 9_770_017);
                card_of(&questionnaire, question.id.as_str()).with(answer).draw();
            }
            card_of(&questionnaire, question.id.as_str()).english().draw().speaks_english();
        }
    }
}
