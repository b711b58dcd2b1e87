//! What can be taken out.

use yew::Html;

use super::{View, section};
use crate::ui::collect::protocol::What;
use crate::ui::collect::shown::Act;
use crate::ui::element::{button, div, el, p};

/// Draws the section.
pub(super) fn taking_out(view: &View) -> Html {
    let (texts, shown) = (view.texts(), &view.shown);
    if shown.state.report.is_none() {
        return div("").into();
    }
    let words = |what: What| match what {
        What::Workbook => (texts.workbook, texts.workbook_hint),
        What::Tables => (texts.tables, texts.tables_hint),
        What::Lines => (texts.lines, texts.lines_hint),
        What::Report => (texts.report_json, texts.report_json_hint),
        What::Letters => (texts.letters, texts.letters_hint),
        What::LetterFiles => (texts.letter_files, texts.letter_files_hint),
    };
    let is_busy = shown.making.is_some() || shown.progress.is_reading;
    let status = match (&shown.making, &shown.made) {
        (Some(_), _) => texts.making.to_owned(),
        (None, Some(name)) => format!("{}: {name}", texts.made),
        (None, None) => String::new(),
    };
    let ways = el("ul").class("take-out").each(What::ALL, |what| {
        let (title, hint) = words(what);
        el("li")
            .class("take-out__way")
            .key(what.code())
            .child(
                button("button", what.code(), title, view.does(Act::TakeOut(what)))
                    .set("aria-disabled", if is_busy { "true" } else { "false" }),
            )
            .child(p("field__hint", hint))
            .when(what == What::Tables, || view.tick("byte-mark", texts.byte_mark, shown.has_mark, Act::Mark))
    });
    section("take-out-title", "collect__private", texts.take_out)
        .child(p("field__hint", texts.take_out_hint))
        .child(ways)
        .child(p("take-out__status", &status).set("role", "status"))
        .into()
}
