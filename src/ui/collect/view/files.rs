//! Every file that came in, with what became of it.

use std::rc::Rc;

use yew::Html;

use super::{View, pager, said, section};
use crate::desk::session::view::{Choice, FileView, FilesQuery};
use crate::ui::collect::shown::{Act, N_FILES, Shown};
use crate::ui::components::field::field;
use crate::ui::components::table::table;
use crate::ui::element::{Element, button, div, el, own, p};

/// Draws the section.
pub(super) fn files(view: &View) -> Html {
    let (texts, shown) = (view.texts(), &view.shown);
    let piece = &shown.files;
    let query = shown.files_query.clone();
    let go = move |from| Act::Files(FilesQuery { from, ..query.clone() });
    let head = |words: &str| el("th").set("scope", "col").text(words);
    let heads = el("tr").child(head(texts.file)).child(head(texts.status)).child(head(texts.reason));
    let name = format!("{}: {} ({})", texts.list, texts.files, piece.total);
    let rows = table("files", &name, None, heads, &piece.rows, |file| row(view, file));
    section("files-title", "collect__private", texts.files)
        .child(filters(view))
        .when(piece.rows.is_empty(), || p("empty", texts.none_found))
        .when(!piece.rows.is_empty(), || rows)
        .maybe_child(pager(view, piece.from, N_FILES, piece.total, &go))
        .child(choices(view))
        .into()
}

/// A button for each status, and the search.
fn filters(view: &View) -> Element {
    let (texts, shown) = (view.texts(), &view.shown);
    let query = &shown.files_query;
    let filter = |code: Option<&str>, words: &str| {
        let is_chosen = query.status.as_deref() == code;
        let wanted = FilesQuery { status: code.map(str::to_owned), from: 0, ..query.clone() };
        button("button button--small", "filter", words, view.does(Act::Files(wanted)))
            .key(code.unwrap_or("all"))
            .maybe("data-filter", code)
            .set("aria-pressed", if is_chosen { "true" } else { "false" })
    };
    let all = filter(None, &format!("{} {}", texts.all, shown.state.n_files))
        .attr("data-filter-all", &shown.state.n_files.to_string());
    let on_act = view.on_act.clone();
    let before = query.clone();
    let search = el("input")
        .set("type", "search")
        .class("input")
        .value(&query.search)
        .set("data-field", "searchFiles")
        .on_input(Rc::new(move |words| {
            on_act.emit(Act::Files(FilesQuery { search: words.to_string(), from: 0, ..before.clone() }))
        }));
    div("filters")
        .child(div("filters__buttons").child(all).each(&shown.state.statuses, |status| {
            filter(Some(&status.code), &format!("{} {}", said(&status.title, view.language()), status.n))
        }))
        .child(field("search-files", texts.search, None, None, search))
}

fn row(view: &View, file: &FileView) -> Element {
    let language = view.language();
    let agency = (!file.agency.is_empty()).then(|| p("files__agency", "").child(own(&file.agency)));
    let reason = el("td")
        .child(el("span").text(said(&file.reason, language)))
        .each(&file.remarks, |remark| p("files__remark", said(remark, language)))
        .maybe_child(choice(view, file))
        .when(file.is_matched, || {
            let unmatch = view.does(Shown::chooses(Choice::Unmatch(file.file)));
            button("button button--small", "unmatch", view.texts().unmatch, unmatch)
        });
    el("tr")
        .key(&file.file.to_string())
        .attr("data-file-status", &file.status)
        .set("data-counted", if file.is_counted { "true" } else { "false" })
        .child(el("th").set("scope", "row").class("files__path").child(el("span").text(&file.path)).maybe_child(agency))
        .child(el("td").child(badge(file, said(&file.title, language))))
        .child(reason)
}

fn badge(file: &FileView, words: &str) -> Element {
    let class = match (&*file.status, file.is_counted) {
        (_, true) => "status status--good",
        ("duplicate" | "superseded" | "ok", false) => "status",
        _ => "status status--bad",
    };
    el("span").class(class).text(words)
}

/// Counting what does not count by itself, and taking that back.
fn choice(view: &View, file: &FileView) -> Option<Element> {
    let texts = view.texts();
    let small =
        |action, words, choice| button("button button--small", action, words, view.does(Shown::chooses(choice)));
    match (file.is_allowed, file.is_preferred) {
        (Some(true), _) => Some(small("count-not", texts.count_not, Choice::Allow(file.file, false))),
        (Some(false), _) => Some(small("count", texts.count_it, Choice::Allow(file.file, true))),
        (None, Some(true)) => Some(small("prefer-not", texts.prefer_not, Choice::Prefer(file.file, false))),
        (None, Some(false)) => Some(small("prefer", texts.prefer, Choice::Prefer(file.file, true))),
        (None, None) => None,
    }
}

fn choices(view: &View) -> Element {
    let (texts, chosen) = (view.texts(), view.shown.state.chosen);
    div("choices")
        .child(view.tick("count-changed", texts.count_changed, chosen.count_changed, |is_ticked| {
            Shown::chooses(Choice::CountChanged(is_ticked))
        }))
        .child(view.tick("count-open", texts.count_open, chosen.count_open, |is_ticked| {
            Shown::chooses(Choice::CountOpen(is_ticked))
        }))
}
