//! Agencies by indicators, and the result of one: for the coordinator alone.

use std::rc::Rc;

use yew::Html;

use super::{View, pager, said, section};
use crate::desk::session::view::{AgenciesQuery, AgencyView};
use crate::report::letter::{Letter, LetterRow};
use crate::ui::collect::shown::{Act, N_AGENCIES};
use crate::ui::components::field::field;
use crate::ui::components::heat_table::depth;
use crate::ui::components::table::{number, number_head, table};
use crate::ui::element::{Element, When, button, div, el, own, p};

/// Draws the section.
pub(super) fn agencies(view: &View) -> Html {
    let (texts, shown) = (view.texts(), &view.shown);
    let piece = &shown.agencies.agencies;
    if shown.state.report.is_none() {
        return el("div").into();
    }
    let query = shown.agencies_query.clone();
    let before = query.clone();
    let go = move |from| Act::Agencies(AgenciesQuery { from, ..before.clone() });
    let (on_act, before) = (view.on_act.clone(), query.clone());
    let search = el("input")
        .set("type", "search")
        .class("input")
        .value(&query.search)
        .set("data-field", "searchAgencies")
        .on_input(Rc::new(move |words| {
            on_act.emit(Act::Agencies(AgenciesQuery { search: words.to_string(), from: 0, ..before.clone() }))
        }));
    let heads = el("tr")
        .child(sort_head(view, &query, None, texts.name, None))
        .each(shown.agencies.columns.iter().enumerate(), |(column, (code, title))| {
            sort_head(view, &query, Some(column), code, Some(said(title, view.language())))
        });
    let name = format!("{}: {}", texts.list, texts.agencies);
    let rows = table("agencies", &name, None, heads, &piece.rows, |agency| row(view, agency));
    section("agencies-title", "collect__private", texts.agencies)
        .child(p("field__hint", texts.agencies_hint))
        .child(field("search-agencies", texts.search_agency, None, None, search))
        .maybe_child(shown.letter.as_ref().map(|(_, letter)| letter_panel(view, letter)))
        .when(piece.rows.is_empty(), || p("empty", texts.none_found))
        .when(!piece.rows.is_empty(), || rows)
        .maybe_child(pager(view, piece.from, N_AGENCIES, piece.total, &go))
        .into()
}

/// A heading that sorts: from the lowest first, as these are looked for; pressed again, the other way round.
fn sort_head(view: &View, query: &AgenciesQuery, column: Option<usize>, words: &str, title: Option<&str>) -> Element {
    let is_sorted = query.sort == column;
    let wanted = AgenciesQuery { sort: column, is_falling: is_sorted && !query.is_falling, from: 0, ..query.clone() };
    let order = match (is_sorted, query.is_falling) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    let arrow = match order {
        "ascending" => " ↑",
        "descending" => " ↓",
        _ => "",
    };
    let press = button("agencies__sort", "sort", &format!("{words}{arrow}"), view.does(Act::Agencies(wanted)))
        .maybe("title", title)
        .maybe("aria-label", title.map(|title| format!("{words} {title}")).as_deref());
    el("th")
        .key(&column.map_or_else(|| "name".to_owned(), |column| column.to_string()))
        .set("scope", "col")
        .set("aria-sort", order)
        .child(press)
}

fn row(view: &View, agency: &AgencyView) -> Element {
    let file = agency.file;
    let on_act = view.on_act.clone();
    let open = el("button")
        .set("type", "button")
        .class("agencies__name")
        .set("data-action", "open-agency")
        .attr("data-agency", &file.to_string())
        .child(own(&agency.name))
        .on(When::Clicked, Rc::new(move |_| on_act.emit(Act::OpenAgency(file))));
    let head = el("th").set("scope", "row").child(open).child(p("agencies__place", &agency.province));
    el("tr").key(&file.to_string()).child(head).each(&agency.figures, |figure| match figure {
        Some(tenths) => el("td").class(depth(*tenths)).text(&format!("{}.{}", tenths / 10, tenths % 10)),
        None => el("td").class("heat__cell").text("–"),
    })
}

/// The result of one agency.
fn letter_panel(view: &View, letter: &Letter) -> Element {
    let texts = view.texts();
    let title = format!("{}: {}", texts.result_of, letter.agency);
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(&letter.terms.join(" / ")))
        .child(number_head(texts.own))
        .child(number_head(texts.mean));
    let line = |row: &LetterRow| {
        el("tr")
            .class(if row.is_part { "score-table__part" } else { "" })
            .child(
                el("th")
                    .set("scope", "row")
                    .child(el("span").class("score-table__code").text(&row.code))
                    .child(el("span").text(&row.title)),
            )
            .child(number(&row.own))
            .child(number(&row.mean))
    };
    let rows = table("score-table", &title, None, heads, &letter.rows, line);
    el("article")
        .class("card letter")
        .set("data-letter", "")
        .child(el("h3").set("id", "letter-title").set("tabindex", "-1").text(&title))
        .child(p("field__hint", &[&*letter.province, &*letter.subject].join(" ")))
        .each(&letter.sentences, |sentence| p("", sentence))
        .when(!letter.measures.is_empty(), || {
            let measures = el("ul").each(&letter.measures, |measure| el("li").text(measure));
            div("").child(el("h4").text(texts.levels_of)).child(measures)
        })
        .when(!letter.priorities.is_empty(), || {
            let priorities = el("ol").each(&letter.priorities, |priority| el("li").text(priority));
            div("").child(el("h4").text(texts.priorities)).child(priorities)
        })
        .when(letter.rows.iter().any(|row| row.own != "–"), || rows)
        .child(button("button", "close-agency", texts.close, view.does(Act::CloseAgency)))
}
