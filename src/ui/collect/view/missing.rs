//! Who has not sent.

use yew::Html;

use super::{View, pager, said, section};
use crate::ui::collect::protocol::Ask;
use crate::ui::collect::shown::{Act, N_MISSING};
use crate::ui::components::table::table;
use crate::ui::element::{button, div, el, own, p};

/// Draws the section.
pub(super) fn missing(view: &View) -> Html {
    let (texts, shown) = (view.texts(), &view.shown);
    let piece = &shown.missing;
    let title = format!("{} ({})", texts.missing, shown.state.n_missing);
    let whole = section("missing-title", "collect__private", &title).set("data-missing", "");
    if shown.state.roster.is_none() {
        return whole.child(p("empty", texts.missing_no_roster)).into();
    }
    if shown.state.n_missing == 0 {
        return whole.child(p("empty", texts.missing_none)).into();
    }
    let head = |words: &str| el("th").set("scope", "col").text(words);
    let heads = el("tr")
        .child(head(texts.code))
        .child(head(texts.name))
        .child(head(texts.agency_type))
        .child(head(texts.province))
        .child(head(texts.group));
    let name = format!("{}: {title}", texts.list);
    let rows = table("missing", &name, None, heads, &piece.rows, |missing| {
        el("tr")
            .set("data-missing-agency", "")
            .child(el("td").text(&missing.code))
            .child(el("th").set("scope", "row").child(own(&missing.name)))
            .child(el("td").text(said(&missing.agency_type, view.language())))
            .child(el("td").text(&missing.province))
            .child(el("td").text(&missing.group))
    });
    whole
        .child(div("actions").child(button(
            "button",
            "missing-text",
            texts.missing_copy,
            view.does(Act::Ask(Ask::MissingText)),
        )))
        .child(rows)
        .maybe_child(pager(view, piece.from, N_MISSING, piece.total, &Act::Missing))
        .into()
}
