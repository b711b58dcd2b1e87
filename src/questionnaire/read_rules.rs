//! From a file's tree to the rules beside the mean, which exist since version 2 of the format.

use std::rc::Rc;

use super::read_kind::{condition, kind, within};
use super::read_words::{all, code, optional_code, optional_text, text};
use super::rules::{Document, Gate, GateItem, Overall, Points, Step, Terms};
use super::table::{Column, Offer, RowLevels, RowShare, Table};
use super::{Condition, Kind, Level};
use crate::json::Place;

pub(super) fn terms(at: &Place<'_>) -> Terms {
    at.keys(&["dimension", "indicator", "profile"]);
    Terms { dimension: text(at, "dimension"), indicator: text(at, "indicator"), profile: optional_text(at, "profile") }
}

/// Where nothing is said, version 1 has an overall figure and version 2 has none.
pub(super) fn overall(at: &Place<'_>) -> Overall {
    let Some(place) = at.optional("overall") else {
        return if at.is_of_later_version() { Overall::Absent } else { Overall::Plain };
    };
    place.keys(&["note"]);
    Overall::Noted(text(&place, "note"))
}

pub(super) fn step(at: &Place<'_>) -> Step {
    at.keys(&["title", "lowest"]);
    Step { title: text(at, "title"), lowest: codes(at.required("lowest")) }
}

pub(super) fn points(at: &Place<'_>) -> Points {
    at.keys(&["title", "points", "questions"]);
    Points { title: text(at, "title"), points: within(at, "points", 1_000), questions: codes(at.required("questions")) }
}

pub(super) fn gate(at: &Place<'_>) -> Gate {
    at.keys(&["id", "title", "about", "items"]);
    Gate {
        id: at.words("id"),
        title: text(at, "title"),
        about: text(at, "about"),
        items: all(at.required("items"), gate_item),
    }
}

fn gate_item(at: &Place<'_>) -> GateItem {
    at.keys(&["question", "columns"]);
    GateItem { question: code(at, "question"), columns: codes(at.optional("columns")) }
}

pub(super) fn document(at: &Place<'_>) -> Document {
    at.keys(&["title", "opening", "closing", "signatures"]);
    Document {
        title: text(at, "title"),
        opening: text(at, "opening"),
        closing: text(at, "closing"),
        signatures: all(at.optional("signatures"), super::read_words::both),
    }
}

fn codes<T: From<Rc<str>>>(list: Option<Place<'_>>) -> Vec<T> {
    list.map(|list| list.each(|place| place.text().map(|code| T::from(code.into())))).unwrap_or_default()
}

pub(super) fn table(at: &Place<'_>) -> Table {
    at.keys_and_later(&["columns", "max"], &["name", "add", "levels"]);
    Table {
        columns: all(at.required("columns"), column),
        max: within(at, "max", 1_000),
        name: optional_code(at, "name"),
        add: optional_text(at, "add"),
        levels: at.optional("levels").map(|place| row_levels(&place)),
    }
}

fn column(at: &Place<'_>) -> Column {
    at.keys_and_later(&["id", "text", "kind"], &["help", "required"]);
    let mut kind = kind(at);
    if let Kind::Table(_) | Kind::Share { .. } | Kind::Checklist(_) = kind {
        if let Some(place) = at.required("kind") {
            place.mismatch("a cell is a text, a number, a practice, a ladder or a scale");
        }
        kind = Kind::Text { lines: 1 };
    }
    Column {
        id: at.words("id"),
        text: text(at, "text"),
        help: optional_text(at, "help"),
        kind,
        is_required: at.optional("required").is_none_or(|place| place.truth()),
    }
}

fn row_levels(at: &Place<'_>) -> RowLevels {
    at.keys(&["title", "about", "levels", "share"]);
    let levels = all(at.required("levels"), row_level);
    let share = at.optional("share").map(|place| {
        place.keys(&["from", "title", "offers"]);
        let from = place.words("from");
        let position = levels.iter().position(|level: &Level| level.id.as_str() == &*from);
        if let (None, Some(place)) = (position, place.optional("from")) {
            place.mismatch(&format!("no level `{from}`"));
        }
        RowShare {
            from: position.unwrap_or_default(),
            title: text(&place, "title"),
            offers: all(place.optional("offers"), offer),
        }
    });
    RowLevels { title: text(at, "title"), about: text(at, "about"), levels, share }
}

/// A level whose condition is missing holds always; `check` asks for one of all but the first.
fn row_level(at: &Place<'_>) -> Level {
    at.keys(&["id", "title", "about", "holds"]);
    let holds = at.optional("holds").and_then(|place| condition(&place, 0));
    Level {
        id: code(at, "id"),
        title: text(at, "title"),
        about: text(at, "about"),
        holds: holds.unwrap_or(Condition::All(Vec::new())),
    }
}

fn offer(at: &Place<'_>) -> Offer {
    at.keys(&["questionnaire", "question"]);
    Offer { questionnaire: code(at, "questionnaire"), question: code(at, "question") }
}
