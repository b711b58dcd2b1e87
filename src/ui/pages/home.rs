//! Home: what it is, drafts, what can be started, opening a file.

use std::rc::Rc;

use web_sys::Event;
use yew::{Callback, Html};

use crate::json::{MAX_BYTES, ParseError};
use crate::language::Language;
use crate::model::{Action, Import, Library, Model, Route, Unreadable};
use crate::questionnaire::Questionnaire;
use crate::sorted::Sorted;
use crate::submission::{Draft, OpenError, open};
use crate::ui::browser::{clock, download, file, focus, random};
use crate::ui::components::import_report::import_report;
use crate::ui::components::page::{heading, page, progress_line};
use crate::ui::element::{Element, When, button, div, el, link, nothing, own, p, unseen};
use crate::ui::export::export;
use crate::ui::shelf;
use crate::ui::text::{self, faults, say};

/// Draws the home page.
pub fn home_page(model: &Rc<Model>, on_action: &Callback<Action>) -> Html {
    let language = model.language;
    let home = text::home(language);
    let hero = div("hero")
        .child(heading(home.title))
        .child(p("hero__lead", home.lead))
        .child(p("hero__privacy", home.privacy));
    let drafts = drafts(model);
    let drafts = match drafts.is_empty() {
        true => p("empty", home.no_drafts),
        false => el("ul").class("drafts").each(&drafts, |draft| draft_row(draft, model, on_action)),
    };
    let cards = section("start-title", home.to_start);
    let cards = cards.each(model.library.iter(), |questionnaire| questionnaire_card(questionnaire, language));
    let has_something = !model.drafts.is_empty() || !model.unreadable.is_empty();
    page("page", "home")
        .child(hero)
        .html(import_panel(model, on_action))
        .child(section("drafts-title", home.drafts).child(drafts))
        .child(cards)
        .child(section("open-title", home.open_file).child(file_field(&model.library, language, on_action)))
        .when(!model.unreadable.is_empty(), || unreadable(&model.unreadable, language))
        .when(has_something, || clear_data(model, on_action))
        .child(p("page__foot", "").child(link("", &Route::About.hash(), text::chrome(language).about)))
        .into()
}

fn section(id: &'static str, title: &str) -> Element {
    el("section").set("aria-labelledby", id).child(el("h2").set("id", id).text(title))
}

/// The drafts, the one that changed last first.
fn drafts(model: &Model) -> Vec<Rc<Draft>> {
    let by_time: Sorted<String, Rc<Draft>> =
        model.drafts.values().map(|draft| (format!("{} {}", draft.updated, draft.id), draft.clone())).collect();
    by_time.values().rev().cloned().collect()
}

fn import_panel(model: &Model, on_action: &Callback<Action>) -> Html {
    let Some(import) = &model.import else {
        return nothing();
    };
    let on_accept = {
        let on_action = on_action.clone();
        Rc::new(move || on_action.emit(Action::AcceptImport { id: random::uuid().into() }))
    };
    let on_dismiss = {
        let on_action = on_action.clone();
        Rc::new(move || {
            focus::focus("#open-file");
            on_action.emit(Action::DismissImport);
        })
    };
    import_report(model.language, import, on_accept, on_dismiss)
}

fn draft_row(draft: &Rc<Draft>, model: &Model, on_action: &Callback<Action>) -> Element {
    let (language, home) = (model.language, text::home(model.language));
    let row = el("li").class("draft").key(&draft.id).attr("data-draft", &draft.id);
    let Some((_, questionnaire)) = model.open(&draft.id) else {
        return row;
    };
    let scope = draft.scope(&questionnaire);
    let next = draft.first_page(&questionnaire);
    let about = format!("{} · {}", questionnaire.title.get(language), draft.period);
    let changed = say::changed_at(&clock::readable(&draft.updated, language.locale()), language);
    let badge = || el("span").class("badge").text(home.is_final);
    let what = div("draft__what")
        .child(p("draft__name", "").child(own(&draft.respondent.agency_name)))
        .child(p("draft__about", &about).text(" ").when(!draft.is_open(), badge))
        .child(progress_line(scope.progress(), "draft__progress", language))
        .child(p("draft__when", &changed));
    let on_delete = {
        let (on_action, draft) = (on_action.clone(), draft.id.clone());
        Rc::new(move || {
            // The row goes away; the way to take that back stays.
            focus::focus("[data-action='undo']");
            on_action.emit(Action::Delete { draft: draft.clone() });
        })
    };
    let on_download = {
        let (draft, questionnaire) = (draft.clone(), questionnaire.clone());
        Rc::new(move || export(&draft, &questionnaire))
    };
    let go_on = if draft.is_open() { home.go_on } else { home.see_result };
    let name = || unseen(" ").child(own(&draft.respondent.agency_name));
    let ways = div("actions")
        .child(link("button button--primary", &next.hash(), go_on).child(name()))
        .child(button("button", "download-draft", home.download_copy, on_download).child(name()))
        .child(button("link-button", "delete", home.delete, on_delete).child(name()));
    row.child(what).child(ways)
}

fn questionnaire_card(questionnaire: &Questionnaire, language: Language) -> Element {
    let home = text::home(language);
    let (mut n_dimensions, mut n_indicators, mut n_questions) = (0, 0, 0);
    for part in questionnaire.dimensions() {
        n_dimensions += 1;
        n_indicators += part.indicators.len();
        n_questions += part.indicators.iter().map(|indicator| indicator.questions.len()).sum::<usize>();
    }
    let size = say::size(n_dimensions, n_indicators, n_questions, language);
    let facts = [(home.contains, &*size), (home.who_answers, questionnaire.audience.get(language))];
    let facts = el("dl")
        .class("card__facts")
        .each(facts, |(name, words)| el("div").child(el("dt").text(name)).child(el("dd").text(words)));
    let begin = Route::Begin(questionnaire.id.clone()).hash();
    let start = link("button button--primary", &begin, home.start);
    el("article")
        .class("card")
        .key(questionnaire.id.as_str())
        .child(el("h3").text(questionnaire.title.get(language)))
        .child(p("", questionnaire.purpose.get(language)))
        .child(facts)
        .child(p("card__time", &say::minutes(questionnaire.minutes, language)))
        .child(start.attr("data-questionnaire", questionnaire.id.as_str()))
}

fn file_field(library: &Library, language: Language, on_action: &Callback<Action>) -> Element {
    let home = text::home(language);
    let (library, on_action) = (library.clone(), on_action.clone());
    let on_file = move |event: Event| {
        let (library, on_action) = (library.clone(), on_action.clone());
        file::read_chosen(&event, MAX_BYTES, move |chosen| {
            let result = match chosen.bytes {
                Some(bytes) => open(&bytes, |id| library.get(id).cloned()),
                None => Err(OpenError::Parse(ParseError::TooLarge)),
            };
            on_action.emit(Action::Imported(Rc::new(Import { name: chosen.name.into(), result })));
            focus::focus("[data-import]");
        });
    };
    let input = el("input")
        .set("type", "file")
        .class("input")
        .set("accept", ".json,application/json")
        .set("data-file", "submission")
        .on(When::Changed, Rc::new(on_file));
    crate::ui::components::field::field("open-file", home.choose_file, Some(home.open_file_hint), None, input)
}

fn unreadable(entries: &[Unreadable], language: Language) -> Element {
    let home = text::home(language);
    let entries = el("ul").class("drafts").each(entries, |entry| {
        let (key, content) = (entry.key.clone(), entry.content.clone());
        let on_download = move || {
            // As with any download: a browser that refuses says so itself.
            let _ =
                download::download(&format!("{}.json", key.replace('/', "-")), "application/json", content.as_bytes());
        };
        let fault = format!("{}: {}", entry.key, faults::open_error(&entry.error, language));
        el("li").class("draft").key(&entry.key).child(p("", &fault).set("data-problem", "")).child(button(
            "button",
            "download-unreadable",
            home.download_copy,
            Rc::new(on_download),
        ))
    });
    let title = section("unreadable-title", home.unreadable).class("import import--failed");
    title.child(p("", home.unreadable_hint)).child(entries)
}

/// Removes everything of ours from this device, after asking once more.
fn clear_data(model: &Model, on_action: &Callback<Action>) -> Element {
    let home = text::home(model.language);
    let section = el("section").class("clear-data").child(p("field__hint", home.clear_all_hint));
    let asks = |is_asked: bool, next: &'static str| {
        let on_action = on_action.clone();
        Rc::new(move || {
            on_action.emit(Action::AskToForget(is_asked));
            // The button that was pressed goes away.
            focus::focus(next);
        })
    };
    if !model.is_forgetting {
        let on_clear = asks(true, "[data-action='keep-data']");
        return section.child(button("link-button", "clear-data", home.clear_all, on_clear));
    }
    let on_keep = asks(false, "[data-action='clear-data']");
    let on_action = on_action.clone();
    let on_sure = Rc::new(move || {
        shelf::forget();
        focus::focus("main h1");
        on_action.emit(Action::Forget);
    });
    let sure = button("button button--danger", "clear-data-confirm", home.clear_sure, on_sure);
    let keep = button("button", "keep-data", home.cancel, on_keep);
    section.child(div("actions").child(sure).child(keep))
}
