//! Home: drafts, what can be started, files.

use std::rc::Rc;

use phrom::json::ParseError;
use phrom::language::Language;
use phrom::model::{Drafts, Held, Import, Library, Model, Unreadable};
use phrom::questionnaire::CATALOGUE;
use phrom::submission::{Draft, OpenError};
use phrom::ui::pages::home::home_page;
use serde_json::json;
use yew::Callback;

use crate::drafts::{closed, draft, full, mixed};
use crate::page::{Page, draw_html};

fn home(drafts: Vec<Draft>, unreadable: Vec<Unreadable>) -> Page {
    let drafts: Drafts = drafts.into_iter().map(|draft| (draft.id.clone(), Rc::new(draft))).collect();
    let model = Model {
        language: Language::English,
        library: Library::new(vec![mixed()]),
        drafts: Rc::new(drafts),
        unreadable: unreadable.into(),
        ..Model::default()
    };
    draw_html(home_page(&Rc::new(model), &Callback::noop()))
}

#[test]
fn an_empty_home_says_how_to_begin() {
    let page = home(Vec::new(), Vec::new());
    assert_eq!(page.one("main").attr("data-page"), Some("home"));
    assert!(page.text(".empty").starts_with("There is no assessment on this device yet."));
    assert!(page.description("input[type='file'][data-file='submission']").contains("nothing changes yet"));
    page.has_no("[data-draft], [data-action='clear-data'], [data-problem]");
    page.speaks_english();
}

#[test]
fn every_built_in_questionnaire_has_a_card_with_what_it_is_and_a_way_to_read_it() {
    for language in Language::ALL {
        let model = Model { language, ..Model::default() };
        let page = draw_html(home_page(&Rc::new(model), &Callback::noop()));
        let ids: Vec<&str> = CATALOGUE.iter().map(|entry| entry.id).collect();
        assert_eq!(page.values("a[data-questionnaire]", "data-questionnaire"), ids);
        assert_eq!(page.values("a[data-read]", "data-read"), ids);
        assert_eq!(page.all(".card").len(), ids.len());
        for (card, entry) in page.all(".card").into_iter().zip(CATALOGUE) {
            let words = crate::page::text(card);
            let all = [entry.title, entry.purpose, entry.audience].map(|words| words.get(language));
            for expected in all.into_iter().chain([entry.minutes.to_string().as_str()]) {
                assert!(words.contains(expected), "{expected} in {words}");
            }
            let to = |name: &str| page.one(&format!("a[{name}='{}']", entry.id)).attr("href").unwrap().to_owned();
            assert_eq!(to("data-questionnaire"), format!("#/begin/{}", entry.id));
            assert_eq!(to("data-read"), format!("#/read/{}", entry.id));
        }
        let survey = page.texts(".card__facts").remove(0);
        let size = ["6 มิติ 22 ตัวชี้วัด 67 ข้อ", "6 dimensions, 22 indicators, 67 questions"];
        assert!(size.iter().any(|size| survey.contains(size)), "{survey}");
        if language == Language::English {
            page.speaks_english();
        }
    }
}

#[test]
fn a_questionnaire_from_a_file_has_a_card_and_can_be_removed_unless_it_is_in_use() {
    let page = |drafts: Drafts| {
        let held = Held { questionnaire: mixed(), source: Some("{}".into()) };
        let (language, library) = (Language::English, Library::default().with(held));
        let model = Model { language, library, drafts: Rc::new(drafts), ..Model::default() };
        draw_html(home_page(&Rc::new(model), &Callback::noop()))
    };
    let free = page(Drafts::default());
    assert_eq!(free.one("a[data-questionnaire='mixed']").attr("href"), Some("#/begin/mixed"));
    assert!(free.texts(".card__facts").pop().unwrap().contains("3 dimensions, 8 indicators"));
    assert!(free.text("[data-action='remove-questionnaire']").contains(&*mixed().title.en));
    free.speaks_english();
    let draft = Rc::new(draft(&mixed(), &json!({})));
    let in_use = page([(draft.id.clone(), draft)].into_iter().collect());
    in_use.has_no("[data-action='remove-questionnaire']");
    assert!(
        in_use.texts(".field__hint").iter().any(|hint| hint.contains("while an assessment is made with it")),
        "{:?}",
        in_use.texts(".field__hint")
    );
}

#[test]
fn drafts_stand_in_order_the_latest_first() {
    let questionnaire = mixed();
    let older = draft(&questionnaire, &json!({}));
    let newer = Draft { id: "d2".into(), updated: "2017-08-16T00:00:00+07:00".into(), ..older.clone() };
    let page = home(vec![older, newer], Vec::new());
    assert_eq!(page.values("[data-draft]", "data-draft"), ["d2", "d1"]);
    assert_eq!(page.text("[data-draft='d1'] .draft__name"), "สำนักงาน <b>ก</b> & ข");
    assert_eq!(page.text("[data-draft='d1'] .draft__when"), "Last changed 2017-08-15T10:42:00+07:00");
    assert_eq!(page.one("[data-draft='d1'] a.button--primary").attr("href"), Some("#/draft/d1/part/A"));
    assert_eq!(page.all("[data-action='delete']").len(), 2);
    page.one("[data-action='clear-data']");
    page.has_no(".badge, .empty, b");
}

#[test]
fn buttons_of_a_draft_say_whose_they_are() {
    let page = home(vec![draft(&mixed(), &json!({}))], Vec::new());
    for button in page.texts("[data-draft] :is(a, button)") {
        assert!(button.ends_with("สำนักงาน <b>ก</b> & ข"), "{button}");
    }
}

#[test]
fn a_closed_draft_leads_to_its_result() {
    let page = home(vec![closed(full(&mixed(), &json!({})))], Vec::new());
    assert_eq!(page.text(".badge"), "Closed");
    assert_eq!(page.one("[data-draft] a.button--primary").attr("href"), Some("#/draft/d1/results"));
}

#[test]
fn a_chosen_file_is_reported_on_before_anything_changes() {
    let import = Import { name: "x.json".into(), result: Err(OpenError::Parse(ParseError::Empty)) };
    let model = Model { import: Some(Rc::new(import)), library: Library::new(vec![mixed()]), ..Model::default() };
    let page = draw_html(home_page(&Rc::new(model), &Callback::noop()));
    page.one("[data-import='failed'][tabindex='-1'] [data-problem]");
    page.one("[data-action='dismiss-import']");
}

#[test]
fn what_cannot_be_opened_is_said_and_kept() {
    let entry = |key: &str, error| Unreadable { key: key.into(), content: "{".into(), error };
    let page = home(
        Vec::new(),
        vec![
            entry("draft/<1>", OpenError::Parse(ParseError::Truncated)),
            entry("draft/2", OpenError::UnknownQuestionnaire { id: "<i>other</i>".into() }),
        ],
    );
    let problems = page.texts("[data-problem]");
    assert!(problems[0].starts_with("draft/<1>: The file is cut off at the end"), "{}", problems[0]);
    assert!(problems[1].contains("“<i>other</i>”"), "{}", problems[1]);
    page.one("[data-action='clear-data']");
    page.has_no("i");
    page.speaks_english();
}
