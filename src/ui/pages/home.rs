//! Home: what it is, drafts, what can be started, opening a file.

mod cards;
mod keeping;
mod starts;

use std::rc::Rc;

use web_sys::Event;
use yew::{Callback, Html};

use crate::json::MAX_BYTES;
use crate::language::Language;
use crate::model::{Action, Import, Library, Model, Offered, Route, Unreadable};
use crate::questionnaire::CATALOGUE;
use crate::sorted::Sorted;
use crate::submission::Draft;
use crate::ui::browser::file::{self, Chosen};
use crate::ui::browser::{clock, download, focus, location, random};
use crate::ui::components::field::{field, shared_choice};
use crate::ui::components::import_report::import_report;
use crate::ui::components::offered_panel::offered_panel;
use crate::ui::components::page::{heading, page, progress_line};
use crate::ui::element::{Element, When, button, div, el, link, nothing, own, p, sends, unseen};
use crate::ui::export::export;
use crate::ui::loader;
use crate::ui::text::{self, faults, say};
use cards::{brought_card, built_in_card};

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
    let kept = model.keeping.filter(|_| !model.to_keep().is_empty());
    let keeping = kept.map_or_else(nothing, |kept| keeping::keeping_line(kept, language, on_action));
    let cards = section("start-title", home.to_start)
        .child(div("cards").each(CATALOGUE, |entry| built_in_card(entry, language)))
        .child(div("cards").each(model.library.brought(), |held| brought_card(held, model, on_action)));
    let unreadable = starts::without_older(&model.unreadable);
    let has_something = !model.drafts.is_empty() || !model.unreadable.is_empty();
    page("page page--results", "home")
        .child(hero)
        .child(div("cleared").set("role", "status").maybe_child(
            model.cleared.map(|cleared| p("notice", &say::cleared(cleared, language)).set("data-cleared", "")),
        ))
        .when(model.is_unreachable, || p("notice", text::chrome(language).unreachable_text).set("data-problem", ""))
        .html(import_panel(model, on_action))
        .html(offer_panel(model, on_action))
        .child(section("drafts-title", home.drafts).child(drafts).html(keeping))
        .child(cards)
        .child(
            section("open-title", home.open_file)
                .child(file_field(&model.library, language, on_action))
                .child(questionnaire_field(&model.library, language, on_action)),
        )
        .html(if starts::has_older(model) { starts::older_drafts(model, on_action) } else { nothing() })
        .when(!unreadable.is_empty(), || self::unreadable(&unreadable, language))
        .when(has_something, || clear_data(model, on_action))
        .child(
            p("page__foot", "")
                .child(
                    link("", if location::is_in_one_file() { "#/collect" } else { "collect.html" }, home.collect)
                        .set("data-action", "collect"),
                )
                .text(" · ")
                .child(link("", &Route::About.hash(), text::chrome(language).about)),
        )
        .into()
}

fn section(id: &'static str, title: &str) -> Element {
    el("section").set("aria-labelledby", id).child(el("h2").set("id", id).set("tabindex", "-1").text(title))
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
    let part = import.result.as_ref().ok().and_then(|opened| opened.draft.part.as_ref());
    let is_ours = part.is_some_and(|part| model.open(&part.assessment).is_some_and(|(draft, _)| draft.is_open()));
    let on_merge = is_ours.then(|| sends(on_action, || Action::MergeImport));
    let shared = shared_choice("import-shared", model.language, model.is_shared, on_action);
    import_report(model.language, import, on_accept, on_dismiss, on_merge, shared)
}

fn draft_row(draft: &Rc<Draft>, model: &Rc<Model>, on_action: &Callback<Action>) -> Element {
    let (language, home) = (model.language, text::home(model.language));
    let row = el("li").class("draft").key(&draft.id).attr("data-draft", &draft.id);
    let Some((_, questionnaire)) = model.open(&draft.id) else {
        return row;
    };
    let scope = draft.scope(&questionnaire);
    let next = draft.first_page(&questionnaire);
    let mut about = format!("{} · {}", questionnaire.title.get(language), draft.period);
    // What was chosen at the beginning tells the agreements of one agency apart.
    let kind = questionnaire.profile(&draft.profile).filter(|_| questionnaire.profiles.len() > 1);
    if let Some(kind) = kind {
        about = format!("{about} · {}", kind.title.get(language));
    }
    let changed = say::changed_at(&clock::readable(&draft.updated, language.locale()), language);
    let badge = || el("span").class("badge").text(home.is_final);
    let what = div("draft__what")
        .child(p("draft__name", "").child(own(&draft.respondent.agency_name)))
        .maybe_child(draft.subject(&scope).map(|subject| p("draft__subject", "").child(own(subject))))
        .maybe_child(draft.part.as_ref().map(|part| p("draft__subject", "").child(own(part.title.get(language)))))
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
    let subject = draft.subject(&scope).unwrap_or_default();
    let name = || unseen(" ").child(own(&draft.respondent.agency_name)).text(" ").child(own(subject));
    let ways = div("actions")
        .child(link("button button--primary", &next.hash(), go_on).child(name()))
        .child(button("button", "download-draft", home.download_copy, on_download).child(name()))
        .html(if model.lacks_more { nothing() } else { starts::start_button(draft, model, on_action) })
        .child(link("link-button", &Route::Earlier(draft.id.clone()).hash(), home.earlier).child(name()))
        .child(button("link-button", "delete", home.delete, on_delete).child(name()));
    row.child(what).child(ways)
}

/// The field for a file that was downloaded here.
fn file_field(library: &Library, language: Language, on_action: &Callback<Action>) -> Element {
    let home = text::home(language);
    let (library, on_action) = (library.clone(), on_action.clone());
    let input = file_input("submission", move |chosen| {
        let (on_action, name) = (on_action.clone(), Rc::from(chosen.name));
        loader::open_file(chosen.bytes, &library, move |result| {
            // Without the part of the program that reads files nothing is opened, and that is said.
            let Some(result) = result else { return on_action.emit(Action::Unreachable(true)) };
            on_action.emit(Action::HasMore);
            on_action.emit(Action::Imported(Rc::new(Import { name: Rc::clone(&name), result })));
            focus::focus("[data-import]");
        });
    });
    field("open-file", home.choose_file, Some(home.open_file_hint), None, input)
}

/// The field for a questionnaire of somebody else.
fn questionnaire_field(library: &Library, language: Language, on_action: &Callback<Action>) -> Element {
    let home = text::home(language);
    let (library, on_action) = (library.clone(), on_action.clone());
    let input = file_input("questionnaire", move |chosen| {
        let (on_action, name) = (on_action.clone(), Rc::from(chosen.name));
        loader::read_questionnaire(chosen.bytes, &library, move |result| {
            let Some(result) = result else { return on_action.emit(Action::Unreachable(true)) };
            on_action.emit(Action::HasMore);
            on_action.emit(Action::Offer(Rc::new(Offered { name: Rc::clone(&name), result })));
            focus::focus("[data-offered]");
        });
    });
    field("open-questionnaire", home.open_questionnaire, Some(home.open_questionnaire_hint), None, input)
}

/// An input for a JSON file, and what is done with the one that is chosen.
fn file_input(handle: &'static str, take: impl Fn(Chosen) + Clone + 'static) -> Element {
    let on_file = move |event: Event| file::read_chosen(&event, MAX_BYTES, take.clone());
    el("input")
        .set("type", "file")
        .class("input")
        .set("accept", ".json,.html,.htm,application/json")
        .set("data-file", handle)
        .on(When::Changed, Rc::new(on_file))
}

fn offer_panel(model: &Model, on_action: &Callback<Action>) -> Html {
    let Some(offered) = &model.offered else {
        return nothing();
    };
    let to = |action: Action, next: &'static str| {
        let on_action = on_action.clone();
        Rc::new(move || {
            // The panel goes away; the focus goes on.
            focus::focus(next);
            on_action.emit(action.clone());
        })
    };
    offered_panel(
        model.language,
        offered,
        to(Action::Keep, "#start-title"),
        to(Action::DismissImport, "#open-questionnaire"),
        shared_choice("offered-shared", model.language, model.is_shared, on_action),
    )
}

fn unreadable(entries: &[&Unreadable], language: Language) -> Element {
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
        focus::focus("main h1");
        on_action.emit(Action::Forget);
    });
    let sure = button("button button--danger", "clear-data-confirm", home.clear_sure, on_sure);
    let keep = button("button", "keep-data", home.cancel, on_keep);
    section.child(div("actions").child(sure).child(keep))
}
