//! The review page, and the two pages of plain text.

use phrom::language::Language;
use phrom::questionnaire::CATALOGUE;
use phrom::submission::Draft;
use phrom::ui::pages::about::about_page;
use phrom::ui::pages::missing::missing_page;
use phrom::ui::pages::review::{ReviewPage, review_page};
use serde_json::json;
use yew::Callback;

use crate::drafts::{closed, draft, full, mixed};
use crate::page::{Page, draw_html};

fn review(draft: Draft, is_refused: bool) -> Page {
    let (draft, questionnaire, on_action) = (&std::rc::Rc::new(draft), &mixed(), &Callback::noop());
    draw_html(review_page(&ReviewPage { language: Language::English, draft, questionnaire, is_refused, on_action }))
}

#[test]
fn what_needs_a_look_is_linked() {
    let answers =
        json!({"A.1.1": "yes", "C.2.1": {"na": true, "reason": ""}, "B.3.2": {"na": true, "reason": "ไม่มี <b>"}});
    let page = review(draft(&mixed(), &answers), false);
    assert_eq!(page.one("main").attr("data-page"), Some("review"));
    let open = page.values("[data-review='open'] li a", "href");
    assert!(open.contains(&"#/draft/d1/part/A/question/A.1.2"), "{open:?}");
    assert_eq!(page.values("[data-review='unproved'] li a", "href"), ["#/draft/d1/part/A/question/A.1.1"]);
    assert_eq!(page.values("[data-review='not-applicable'] li a", "href"), ["#/draft/d1/part/B/question/B.3.2"]);
    assert_eq!(page.text("[data-review='not-applicable'] li [lang='th']"), "ไม่มี <b>");
    assert_eq!(page.text("[data-review='old'] p"), "None");
    assert_eq!(page.text("[data-review='unproved'] .review-list__count"), "1 question");
    page.one("button[data-action='finish']");
    page.one("a[data-action='results'][href='#/draft/d1/results']");
    page.speaks_english();
}

#[test]
fn closing_that_was_refused_says_why_with_links() {
    review(draft(&mixed(), &json!({})), false).has_no("[data-problem]");
    let page = review(draft(&mixed(), &json!({})), true);
    assert_eq!(page.one("[data-problem]").attr("role"), Some("alert"));
    assert!(page.text("[data-problem]").starts_with("It cannot be finished yet"));
    assert_eq!(page.all("[data-problem] li a").len(), 5);
}

#[test]
fn a_closed_assessment_cannot_be_closed_again() {
    let page = review(closed(full(&mixed(), &json!({}))), false);
    page.has_no("[data-action='finish']");
    page.one("a[data-action='results']");
}

#[test]
fn the_pages_of_plain_text_name_what_they_were_made_from() {
    for language in Language::ALL {
        let page = draw_html(about_page(language, true));
        assert_eq!(page.one("main").attr("data-page"), Some("about"));
        let links = page.values("main > ul > li a", "href");
        assert_eq!(links, CATALOGUE.iter().map(|entry| format!("#/read/{}", entry.id)).collect::<Vec<_>>());
    }
    let english = Language::English;
    draw_html(about_page(english, false)).speaks_english();
    draw_html(missing_page(english)).speaks_english();
}
