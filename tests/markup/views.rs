//! What a result has beside its figures: gates, levels of rows, profiles, the table of all items at a glance.

use std::rc::Rc;

use phrom::language::Language;
use phrom::model::{Drafts, Library, Model};
use phrom::questionnaire::{Questionnaire, Role};
use phrom::report::sentence::Digits;
use phrom::scoring::{fill, score};
use phrom::submission::Draft;
use phrom::ui::components::gate_view::gate_view;
use phrom::ui::components::heat_table::heat_table;
use phrom::ui::components::levels_view::levels_view;
use phrom::ui::components::profile_view::profile_view;
use phrom::ui::pages::results::{ResultsPage, results_page};
use serde_json::{Value as Json, json};
use yew::Callback;

use crate::drafts::{draft, mixed};
use crate::page::{Page, draw_html};
use crate::support;

fn every_rule() -> Rc<Questionnaire> {
    Rc::new(support::every_rule())
}

/// Whole rows at these levels of the questionnaire's own four.
fn rows(levels: &[usize]) -> Json {
    let reach = ["none", "some", "all", "all"];
    let at = |level: &usize| {
        let staff = if *level == 3 { "yes" } else { "no" };
        json!({"name": format!("แถว <{level}>"), "reach": reach[*level], "staff": staff})
    };
    levels.iter().map(at).collect()
}

/// The result of an assessment, with others on the device.
fn results(
    questionnaire: &Rc<Questionnaire>,
    draft: Draft,
    others: Vec<(Draft, Rc<Questionnaire>)>,
    language: Language,
) -> Page {
    let library = Library::new([questionnaire.clone()].into_iter().chain(others.iter().map(|(_, of)| of.clone())));
    let draft = Rc::new(draft);
    let others = others.into_iter().map(|(draft, _)| (draft.id.clone(), Rc::new(draft)));
    let drafts: Drafts = others.chain([(draft.id.clone(), draft.clone())]).collect();
    let model = &Model { library, drafts: Rc::new(drafts), language, ..Model::default() };
    let (draft, digits, on_action) = (&draft, Digits::Arabic, &Callback::noop());
    draw_html(results_page(&ResultsPage { model, language, draft, questionnaire, digits, on_action }))
}

fn gate(answers: &Json, language: Language) -> Page {
    let questionnaire = every_rule();
    let draft = draft(&questionnaire, answers);
    let scope = draft.scope(&questionnaire);
    let gate = &questionnaire.gates[0];
    draw_html(gate_view(gate, &fill(&scope, gate), language, &|id| format!("#/{id}")))
}

#[test]
fn a_gate_says_how_much_is_filled_and_links_what_is_missing() {
    let page = gate(&json!({"A.1.name": "ก", "C.1.1": [{"step": "ก"}]}), Language::English);
    assert_eq!(page.one("[data-gate='parts']").attr("data-state"), Some("open"));
    assert_eq!(page.text("[data-score='gate:parts']"), "2 of 5");
    assert_eq!(page.text(".gate__state strong"), "Not complete");
    assert_eq!(page.values(".gate__missing a", "href"), ["#/A.1.list", "#/A.2.1", "#/C.1.1"]);
    let words = page.texts(".gate__missing a");
    assert_eq!(words[0], "A.1.list Which entries are there?: Name, Times");
    assert_eq!(words[2], "C.1.1 Steps of the service: Unit");
    page.speaks_english();
}

#[test]
fn a_gate_that_is_complete_lists_nothing() {
    let answers = json!({"A.1.name": "ก", "A.1.list": [{"name": "ก", "count": 3}], "A.2.1": "no",
        "C.1.1": [{"step": "ก", "unit": "ข"}]});
    for language in Language::ALL {
        let page = gate(&answers, language);
        assert_eq!(page.one("[data-gate]").attr("data-state"), Some("complete"));
        assert!(page.text("[data-score='gate:parts']").contains('5'));
        page.has_no(".gate__missing, a");
    }
}

fn levels(rows: &Json, language: Language) -> Page {
    let questionnaire = support::every_rule();
    let question = questionnaire.question(&"A.1.list".into()).unwrap();
    let table = question.kind.table().unwrap();
    let rows = support::rows(table, rows);
    draw_html(levels_view(question, &rows, table, table.levels.as_ref().unwrap(), language))
}

#[test]
fn levels_are_counted_and_their_share_lowest_and_median_named() {
    let page = levels(&rows(&[1, 2, 2, 3, 1]), Language::English);
    assert_eq!(page.text("[data-score='share:A.1.list']"), "60.0");
    assert_eq!(page.text(".levels__count"), "3 of 5");
    assert_eq!(page.text("[data-score='lowest:A.1.list']"), "1 In part");
    assert_eq!(page.text("[data-score='median:A.1.list']"), "2 Wholly");
    assert_eq!(page.values("tr[data-level]", "data-level"), ["0", "1", "2", "3"]);
    assert_eq!(page.texts("tr[data-level] .score-table__number"), ["0", "2", "2", "1"]);
    assert_eq!(page.values("tr[data-level] rect.bar__figure", "width"), ["0", "1000", "1000", "500"]);
    page.has_no(".notice");
    let two = levels(&rows(&[0, 3]), Language::English);
    assert_eq!(two.text("[data-score='median:A.1.list']"), "0 Not begun – 3 Improved");
}

#[test]
fn each_row_says_its_level_and_what_keeps_it_from_the_next() {
    let mut all = rows(&[1, 3]);
    all.as_array_mut().unwrap().push(json!({"name": "ยังไม่ครบ"}));
    let page = levels(&all, Language::English);
    let reasons = ["Level 1 In part · Limited by: Reach", "Level 3 Improved", "Incomplete: not counted"];
    assert_eq!(page.texts(".levels__why"), reasons);
    assert_eq!(page.texts(".levels__name"), ["แถว <1>", "แถว <3>", "ยังไม่ครบ"]);
    assert_eq!(page.text(".notice"), "Incomplete: not counted: 1 item");
    assert!(page.text(".levels > .field__hint").contains("never averaged"));
    page.speaks_english();
}

#[test]
fn without_a_complete_row_there_is_no_level() {
    for nothing in [json!([]), json!([{"name": "ก"}])] {
        let page = levels(&nothing, Language::English);
        assert_eq!(page.text(".empty"), "No row is complete yet, so there is no level.");
        page.has_no("[data-score], table");
    }
}

fn profile(answers: &Json, language: Language) -> Option<Page> {
    let questionnaire = every_rule();
    let draft = draft(&questionnaire, answers);
    let part = questionnaire.part(&"B".into()).unwrap();
    profile_view(&draft.scope(&questionnaire), part, language).map(draw_html)
}

#[test]
fn a_profile_shows_where_one_stands_between_two_poles() {
    let page = profile(&json!({"B.3.1": 4}), Language::English).unwrap();
    assert_eq!(page.values("[data-profile]", "data-profile"), ["B"]);
    assert_eq!(page.values("tr[data-scale]", "data-scale"), ["B.3.1", "B.3.2"]);
    assert_eq!(page.texts("[data-scale='B.3.1'] :is(.profile__low, .profile__high)"), ["Inside", "Outside"]);
    assert_eq!(page.texts("[data-scale] .visually-hidden"), ["4/5", "Not answered"]);
    let dots = page.all("[data-scale='B.3.1'] .profile__dot");
    let here: Vec<usize> = (0..dots.len()).filter(|n| dots[*n].attr("class").unwrap().contains("--here")).collect();
    assert_eq!((dots.len(), here), (5, vec![3]));
    page.has_no("[data-scale='B.3.2'] .profile__dot--here, [data-score]");
    page.speaks_english();
    profile(&json!({}), Language::Thai).unwrap();
}

#[test]
fn a_part_without_scales_has_no_profile() {
    let questionnaire = every_rule();
    let draft = draft(&questionnaire, &json!({}));
    let part = questionnaire.part(&"A".into()).unwrap();
    assert!(profile_view(&draft.scope(&questionnaire), part, Language::Thai).is_none());
}

fn heat(answers: &Json, language: Language) -> Page {
    let questionnaire = every_rule();
    let draft = draft(&questionnaire, answers);
    let scope = draft.scope(&questionnaire);
    draw_html(heat_table(&scope, &score(&scope), language).unwrap())
}

#[test]
fn the_table_at_a_glance_has_coverage_step_and_points_of_each_item() {
    let answers = json!({"A.2.1": "yes", "A.2.2": "yes", "A.2.3": "partly", "A.2.4": [], "A.2.5": "no",
        "B.1.1": "partly", "B.1.d": "2", "B.1.p": "1", "B.1.r": "3"});
    let page = heat(&answers, Language::English);
    assert_eq!(page.values("[data-heat]", "data-heat"), ["A.1", "A.2", "B.1", "B.2", "B.3", "C.1"]);
    let figure = |id: &str| page.text(&format!("[data-heat='{id}'] .heat__figure"));
    assert_eq!(["A.1", "A.2", "B.1", "B.2"].map(figure), ["–", "70.0", "50.0", "0.0–100.0"]);
    assert_eq!(page.text("[data-heat='A.2'] .heat__step"), "Points 350/500 · Base");
    assert_eq!(page.text("[data-heat='B.1'] [data-step]"), "Step 1");
    assert_eq!(page.one("[data-heat='B.1'] [data-step]").attr("data-step"), Some("1"));
    let depth = |id: &str| page.one(&format!("[data-heat='{id}']")).attr("class").unwrap().to_owned();
    assert_eq!(
        ["A.1", "A.2", "B.1"].map(depth),
        ["0", "3", "2"].map(|depth| format!("heat__cell heat__cell--{depth}"))
    );
    assert_eq!(page.texts("thead th"), ["Category", "Item"], "as the questionnaire calls them");
    assert_eq!(page.texts(".heat__axes dd"), ["Second step", "First step", "Third step"]);
    assert_eq!(page.text(".heat__lowest"), "Step of the item: Step 1");
    page.speaks_english();
}

#[test]
fn the_block_that_is_met_is_named_also_behind_one_that_does_not_apply() {
    let na = json!({"na": true, "reason": "ไม่มี"});
    let answers = json!({"A.2.1": na, "A.2.2": na, "A.2.3": "yes", "A.2.4": [], "A.2.5": "no"});
    assert_eq!(heat(&answers, Language::English).text("[data-heat='A.2'] .heat__step"), "Points 100/200 · Advance");
    let nothing = json!({"A.2.1": "no", "A.2.2": "no"});
    assert_eq!(heat(&nothing, Language::English).text("[data-heat='A.2'] .heat__step"), "Points 0/500");
}

#[test]
fn a_step_that_is_open_says_so() {
    let page = heat(&json!({"B.1.d": "2"}), Language::English);
    assert_eq!(page.one("[data-step]").attr("data-step"), Some(""));
    assert_eq!(page.text("[data-step]"), "Step open");
    assert_eq!(page.texts(".heat__axes dd"), ["Second step", "Not answered", "Not answered"]);
    let plain = mixed();
    let draft = draft(&plain, &json!({}));
    let scope = draft.scope(&plain);
    assert!(heat_table(&scope, &score(&scope), Language::Thai).is_none(), "it has neither steps nor points");
}

#[test]
fn a_result_has_every_view_that_its_questionnaire_has() {
    let questionnaire = every_rule();
    let answers =
        json!({"A.1.name": "เรื่อง <b>", "A.1.list": rows(&[2, 3]), "A.2.1": "yes", "B.1.1": "yes", "B.2.1": "no"});
    for language in Language::ALL {
        let page = results(&questionnaire, draft(&questionnaire, &answers), Vec::new(), language);
        assert_eq!(page.values("[data-gate]", "data-gate"), ["parts", "whole"]);
        page.one("[data-levels='A.1.list']");
        page.one("[data-profile='B']");
        page.one("table.heat");
        assert_eq!(page.text(".page__subject"), "เรื่อง <b>");
        assert_eq!(page.one("[data-action='document']").attr("href"), Some("#/draft/d1/document"));
        assert_eq!(page.one("[data-action='units']").attr("href"), Some("#/draft/d1/units"));
        page.has_no("b");
    }
    let english = results(&questionnaire, draft(&questionnaire, &answers), Vec::new(), Language::English);
    english.speaks_english();
}

#[test]
fn the_overall_figure_is_shown_with_the_questionnaires_own_note_or_not_at_all() {
    let questionnaire = every_rule();
    let answers = json!({"A.2.1": "yes", "B.1.1": "yes"});
    let note = |language| {
        let page = results(&questionnaire, draft(&questionnaire, &answers), Vec::new(), language);
        page.one("[data-score='overall']");
        page.text(".overview > .field__hint")
    };
    assert_eq!(note(Language::English), "The mean of 2 categories");
    assert_eq!(note(Language::Thai), "ค่าเฉลี่ยของ 2 หมวด");
    let model = Rc::new(support::by_id("digital-transformation"));
    let page = results(&model, draft(&model, &json!({"C1.1": "yes"})), Vec::new(), Language::English);
    page.has_no("[data-score='overall']");
    page.one("[data-score='completeness']");
    page.one("[data-score='dimension:C']");
}

#[test]
fn the_share_can_be_used_in_each_open_assessment_that_asks_for_it() {
    let (questionnaire, other) = (every_rule(), mixed());
    let target = |id: &str| Draft { id: id.into(), ..draft(&other, &json!({})) };
    let answers = json!({"A.1.list": rows(&[2, 1])});
    let page = |others: Vec<(Draft, Rc<Questionnaire>)>| {
        results(&questionnaire, draft(&questionnaire, &answers), others, Language::English)
    };
    let both = page(vec![(target("t1"), other.clone()), (target("t2"), other.clone())]);
    assert_eq!(both.values("[data-offer-to]", "data-offer-to"), ["t1", "t2"]);
    assert_eq!(both.all("[data-offer-to] button[data-action='use-offer']").len(), 2);
    both.speaks_english();
    let closed = page(vec![(crate::drafts::closed(target("t1")), other.clone())]);
    closed.has_no("[data-offer-to]");
}

#[test]
fn where_nobody_asks_yet_the_share_leads_to_the_questionnaire_that_does() {
    let services = Rc::new(support::by_id("digital-services"));
    let row = json!({"name": "ก", "customer": "all", "provider": "no", "management": "no", "improvement": "no"});
    let draft = draft(&services, &json!({"services": [row]}));
    let page = results(&services, draft, Vec::new(), Language::Thai);
    assert_eq!(page.all("a[href='#/begin/th-digital-readiness']").len(), 1);
}

#[test]
fn every_built_in_questionnaire_has_a_result_in_both_languages() {
    for entry in phrom::questionnaire::CATALOGUE {
        let questionnaire = Rc::new(support::by_id(entry.id));
        let drawn = questionnaire.questions().zip(3..);
        let answers =
            drawn.map(|(question, seed)| (question.id.clone(), support::draw::rich_answer(question, seed * 977)));
        let sheet = phrom::answers::Sheet::new(answers);
        let draft = Draft { sheet, ..draft(&questionnaire, &json!({})) };
        for language in Language::ALL {
            let page = results(&questionnaire, draft.clone(), Vec::new(), language);
            let dimensions = questionnaire.parts.iter().filter(|part| part.role == Role::Dimension).count();
            assert!(page.all("[data-score^='dimension:']").len() <= dimensions + questionnaire.annexes().count());
            page.one("[data-page='results']");
        }
    }
}
