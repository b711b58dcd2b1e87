//! The pieces that pages share: header, navigation, tables, pictures, lists.

use std::rc::Rc;

use phrom::exact::Percent;
use phrom::language::Language;
use phrom::model::{Removed, Undo};
use phrom::questionnaire::{PartId, Questionnaire};
use phrom::report::report;
use phrom::report::sentence::Digits;
use phrom::scoring::{Figure, score};
use phrom::submission::Draft;
use phrom::ui::components::bar::bar;
use phrom::ui::components::header::{Hold, SaveState, TextSize, header};
use phrom::ui::components::ladder_view::ladder_view;
use phrom::ui::components::part_nav::part_nav;
use phrom::ui::components::priority_list::priority_list;
use phrom::ui::components::radar::{Axis, radar};
use phrom::ui::components::score_table::{Depth, score_table};
use phrom::ui::components::undo_bar::undo_bar;
use phrom::ui::components::why::why;
use serde_json::json;
use yew::Callback;

use crate::drafts::{draft, full, mixed, survey};
use crate::page::{Page, draw_html};

#[test]
fn the_header_says_how_saving_went() {
    let header = |save, language| draw_html(header(language, "#/", &save, &usual_size(), &Callback::noop()));
    for (state, code, words) in [
        (SaveState::Saving, "saving", "Saving…"),
        (SaveState::Saved("10:42".into()), "saved", "Saved 10:42"),
        (SaveState::Held(Hold::Full), "held", "Kept for now"),
        (SaveState::Full, "failed", "Not saved: The browser's storage is full."),
        (SaveState::Blocked, "failed", "Not saved: The browser does not allow storage."),
    ] {
        let page = header(state, Language::English);
        assert_eq!(page.one("[data-save-state]").attr("data-save-state"), Some(code));
        assert!(page.text("[role='status'][data-save-state]").starts_with(words), "{code}");
        page.speaks_english();
    }
    let idle = header(SaveState::Idle, Language::Thai);
    idle.has_no("[data-save-state]");
    assert_eq!(idle.text("[role='status']"), "", "its place is there from the beginning");
}

#[test]
fn the_language_switch_says_each_language_in_itself() {
    let page = draw_html(header(Language::English, "#/", &SaveState::Idle, &usual_size(), &Callback::noop()));
    assert_eq!(page.texts("[data-language]"), ["ไทย", "English"]);
    assert_eq!(page.values("[data-language]", "data-language"), ["th", "en"]);
    assert_eq!(page.values("[data-language]", "lang"), ["th", "en"]);
    assert_eq!(page.values("[data-language]", "aria-pressed"), ["false", "true"]);
}

#[test]
fn the_size_of_the_letters_is_a_list_with_a_name() {
    for (chosen, marked) in [("", vec![]), ("130%", vec!["130%"])] {
        let size = TextSize { chosen: chosen.to_owned(), on_choose: |_| {} };
        let page = draw_html(header(Language::English, "#/", &SaveState::Idle, &size, &Callback::noop()));
        assert_eq!(page.text(".header__size span"), "Text size");
        assert_eq!(page.values("[data-text-size] option", "value"), ["100%", "115%", "130%", "150%"]);
        assert_eq!(page.values("[data-text-size] option[selected]", "value"), marked);
    }
}

fn usual_size() -> TextSize {
    TextSize { chosen: String::new(), on_choose: |_| {} }
}

#[test]
fn parts_are_links_with_their_progress() {
    let (questionnaire, answers) = (mixed(), json!({"X.1.1": "no", "C.1.1": {"part": 1, "whole": 2}}));
    let draft = Rc::new(draft(&questionnaire, &answers));
    let current: Option<PartId> = Some("C".into());
    let scope = draft.scope(&questionnaire);
    let page = draw_html(part_nav(Language::English, &draft.id, &scope, current.as_ref()));
    assert_eq!(page.values("a[data-dimension]", "data-dimension")[..4], ["A", "B", "C", "X"]);
    assert_eq!(page.one("[data-dimension='A']").attr("href"), Some("#/draft/d1/part/A"));
    assert_eq!(page.values("[aria-current='page']", "data-dimension"), ["C"]);
    assert_eq!(page.text("[data-dimension='C'] .visually-hidden"), "1 of 2 answered");
    assert_eq!(page.text("[data-dimension='C'] .part-nav__progress [aria-hidden]"), "1/2");
    assert_eq!(page.text(".part-nav__heading"), "Annexes (not in the score)");
    page.speaks_english();
}

#[test]
fn a_part_that_is_not_asked_is_not_linked() {
    let questionnaire = mixed();
    let draft = Rc::new(Draft { profile: "town".into(), ..draft(&questionnaire, &json!({})) });
    let page = draw_html(part_nav(Language::Thai, &draft.id, &draft.scope(&questionnaire), None));
    assert_eq!(page.values("a[data-dimension]", "data-dimension")[..2], ["A", "B"]);
    page.has_no("[data-dimension='C'], [aria-current]");
}

fn table(questionnaire: &Questionnaire, draft: &Draft, depth: Depth, language: Language) -> Page {
    let scope = draft.scope(questionnaire);
    let report = report(&scope, &score(&scope));
    draw_html(score_table(&report.rows, "Per cent", "Name", depth, language))
}

#[test]
fn the_table_prints_one_decimal_and_each_figure_once() {
    let questionnaire = mixed();
    let draft = full(&questionnaire, &json!({"C.1.1": {"part": 1, "whole": 3}, "C.2.1": "no"}));
    let page = table(&questionnaire, &draft, Depth::All, Language::English);
    assert_eq!(page.text("[data-score='dimension:C']"), "16.7");
    assert_eq!(page.text("[data-score='indicator:C.1']"), "33.3");
    assert_eq!(page.text("[data-score='indicator:C.2']"), "0.0");
    assert_eq!(page.text("[data-score='indicator:A.1']"), "100.0");
    assert_eq!(page.text("[data-score='indicator:A.3']"), "–", "nothing in it scores");
    assert_eq!(page.all("[data-score]").len(), 3 + 8);
    assert_eq!(page.text("table > caption"), "Per cent");
    assert_eq!(page.all("tbody th[scope='row']").len(), 3 + 8);
    page.speaks_english();
}

#[test]
fn what_is_not_surveyed_has_no_figure_and_says_why() {
    let questionnaire = mixed();
    let draft = Draft { profile: "town".into(), ..full(&questionnaire, &json!({})) };
    let page = table(&questionnaire, &draft, Depth::All, Language::English);
    assert_eq!(page.text("[data-score='dimension:C']"), "–");
    assert_eq!(page.text("[data-score='indicator:B.2']"), "–");
    assert_eq!(page.texts(".score-table__note").len(), 4, "B.2, C, C.1 and C.2");
    assert_eq!(page.texts(".score-table__note")[0], "Not surveyed for this kind of agency");
}

#[test]
fn what_is_still_open_prints_its_range() {
    let questionnaire = mixed();
    let draft = draft(&questionnaire, &json!({"C.1.1": {"part": 1, "whole": 3}}));
    let page = table(&questionnaire, &draft, Depth::All, Language::Thai);
    assert_eq!(page.text("[data-score='dimension:C']"), "16.7–66.7");
    assert_eq!(page.text("[data-score='indicator:C.1']"), "33.3");
}

#[test]
fn the_short_table_has_dimensions_only_and_no_handles() {
    let questionnaire = mixed();
    let page = table(&questionnaire, &full(&questionnaire, &json!({})), Depth::Parts, Language::Thai);
    assert_eq!(page.all("tbody tr").len(), 3);
    page.has_no("[data-score]");
    assert_eq!(page.values(".score-table__other", "lang"), ["en"; 3], "the other language says which it is");
}

#[test]
fn a_bar_is_a_picture_for_the_eye_alone() {
    draw_html(bar(None)).has_no("svg");
    let of = |millionths| Percent::from_millionths(millionths);
    let page = draw_html(bar(Some(Figure { low: of(33_333_333), high: of(66_666_667) })));
    assert_eq!(page.one("svg").attr("aria-hidden"), Some("true"));
    assert_eq!(page.values("rect", "width"), ["100.0", "66.7", "33.3"]);
}

#[test]
fn a_radar_needs_three_figures_and_has_a_name() {
    let of = |figures: &[Option<u32>]| {
        let axes = figures.iter().enumerate().map(|(n, figure)| Axis {
            label: format!("D{n}"),
            figure: figure.map(|figure| Percent::from_millionths(figure * 1_000_000)),
        });
        draw_html(radar(&axes.collect::<Vec<_>>(), "Radar chart"))
    };
    of(&[]).has_no("svg");
    of(&[Some(1), Some(2)]).has_no("svg");
    of(&[Some(1), Some(2), None]).has_no("svg");
    let page = of(&[Some(0), Some(50), None, Some(100)]);
    assert_eq!(page.one("svg[role='img']").attr("aria-label"), Some("Radar chart"));
    assert_eq!(page.texts("text"), ["D0", "D1", "D3"]);
    assert_eq!(page.all("circle").len(), 3);
    assert_eq!(page.values("circle", "cx")[0], "150.0", "a figure of 0 lies in the centre");
}

#[test]
fn priorities_stand_in_order_with_their_handles() {
    let questionnaire = mixed();
    let draft = full(&questionnaire, &json!({"C.1.1": {"part": 1, "whole": 3}, "C.2.1": "no"}));
    let scope = draft.scope(&questionnaire);
    let report = report(&scope, &score(&scope));
    let page = draw_html(priority_list(&report.priorities, Language::Thai, Digits::Thai));
    assert_eq!(page.values("ol > li[data-priority]", "data-priority"), ["1", "2"]);
    assert_eq!(page.values("li[data-priority]", "data-indicator"), ["C.2", "C.1"]);
    assert_eq!(page.texts(".priority-list__figure"), ["ร้อยละ ๐.๐", "ร้อยละ ๓๓.๓"]);
    let english = draw_html(priority_list(&report.priorities, Language::English, Digits::Arabic));
    assert_eq!(english.texts(".priority-list__figure"), ["0.0 per cent", "33.3 per cent"]);
    english.speaks_english();
}

#[test]
fn a_ladder_tells_what_keeps_the_next_level_from_being_held() {
    let questionnaire = survey();
    let ladder = &questionnaire.ladders[0];
    let drawn = |answers: serde_json::Value| {
        let draft = draft(&questionnaire, &answers);
        let scores = score(&draft.scope(&questionnaire));
        draw_html(ladder_view(ladder, &scores.ladders[0], &questionnaire, Language::English, &|id| format!("#/{id}")))
    };
    let page = drawn(json!({}));
    assert_eq!(page.one("[data-ladder]").attr("data-level"), Some("0"));
    assert_eq!(page.text(".ladder__standing"), "The questions of this annex are not answered yet.");
    page.has_no(".ladder__blockers a");
    let first = ladder.levels[0].holds.questions();
    let page = drawn(json!({ first[0].as_str(): "no" }));
    assert_eq!(page.text(".ladder__standing"), "Level 1 is not held yet");
    assert_eq!(page.values(".ladder__blockers a", "href").len(), first.len());
    assert_eq!(page.all(".ladder__level").len(), ladder.levels.len());
    page.speaks_english();
}

#[test]
fn every_figure_says_how_it_came_about() {
    let questionnaire = mixed();
    let draft = draft(
        &questionnaire,
        &json!({"A.1.1": {"value": "partly", "evidence": true}, "A.1.2": ["plan"],
        "A.1.3": {"na": true, "reason": "หน่วยงานไม่มีภารกิจนี้"}}),
    );
    let scope = draft.scope(&questionnaire);
    let part = questionnaire.part(&"A".into()).unwrap();
    let page = draw_html(why(&scope, part, &score(&scope), Language::English));
    let counted = page.texts("[data-why='A.1'] tbody td:nth-child(2)");
    assert_eq!(counted, ["50.0 (evidence)", "33.3 (no evidence)", "Not applicable: left the base"]);
    assert_eq!(page.texts("[data-why='A.1'] tbody td:nth-child(3)")[2], "–");
    page.has_no("[data-why='A.3']");
    page.speaks_english();
}

#[test]
fn what_was_removed_can_be_taken_back() {
    let bar = |undo: Option<Undo>| {
        let undo = undo.map(Rc::new);
        draw_html(undo_bar(Language::English, undo.as_deref(), Rc::new(|| {})))
    };
    assert_eq!(bar(None).text("[role='status']"), "", "its place is there from the beginning");
    let questionnaire = mixed();
    let answered = draft(&questionnaire, &json!({"A.1.1": "yes"}));
    let answer = answered.sheet.get(&"A.1.1".into()).unwrap().clone();
    for (removed, words) in [(Removed::Response, "Answer cleared"), (Removed::Evidence, "Evidence removed")] {
        let (draft, question) = ("d1".into(), "A.1.1".into());
        let page = bar(Some(Undo::Answer { draft, question, answer: answer.clone(), removed }));
        assert_eq!(page.text("[role='status'] span"), format!("Question A.1.1: {words}"));
        page.one("button[data-action='undo']");
    }
    let page = bar(Some(Undo::Draft(Rc::new(answered))));
    assert_eq!(page.text("[role='status'] .undo-bar__content > span"), "Assessment deleted: สำนักงาน <b>ก</b> & ข");
}
