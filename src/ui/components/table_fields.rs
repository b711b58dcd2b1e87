//! The inputs of a table: its rows, what each lacks, adding, moving and removing them.

use std::rc::Rc;

use yew::{Callback, Html};

use super::table_row::TableRow;
use crate::answers::{Change, Row};
use crate::language::Language;
use crate::questionnaire::{Question, QuestionId, Table};
use crate::sorted::Sorted;
use crate::ui::element::{Element, button, div, el, emits, list, p};
use crate::ui::text::{self, say};

/// What the inputs of a table need to know.
pub struct TableFields<'a> {
    /// The question.
    pub question: &'a Rc<Question>,
    /// Its table.
    pub table: &'a Rc<Table>,
    /// The rows, complete or not.
    pub rows: &'a [Rc<Row>],
    /// The language of the page.
    pub language: Language,
    /// Whether it cannot be changed.
    pub is_closed: bool,
    /// It is to be changed.
    pub on_change: &'a Callback<Change>,
    /// Names were pasted, and are to become rows.
    pub on_paste: &'a Callback<QuestionId>,
}

impl TableFields<'_> {
    /// Draws them.
    #[inline(never)]
    pub fn draw(&self) -> Html {
        let more = text::more(self.language);
        let n_complete = self.rows.iter().filter(|row| row.is_complete(self.table)).count();
        let status = say::rows(n_complete, self.rows.len(), self.language);
        let is_full = self.rows.len() >= usize::try_from(self.table.max).unwrap_or(usize::MAX);
        let table = div("rows").number("data-rows", self.rows.len()).maybe_child(self.help());
        let table = match self.rows.is_empty() {
            true => table.child(p("empty", more.no_rows)),
            false => {
                table.child(p("rows__status", &status).set("role", "status")).child(div("rows__list").html(self.list()))
            }
        };
        table
            .when(is_full, || p("notice", more.table_full).set("data-problem", ""))
            .when(!self.is_closed && !is_full, || self.add())
            .when(!self.is_closed && self.table.name.is_some(), || self.paste())
            .into()
    }

    /// What the columns mean, once for all rows.
    fn help(&self) -> Option<Element> {
        let explained = self.table.columns.iter().filter_map(|column| Some((column, column.help.as_ref()?)));
        let list = el("dl").each(explained, |(column, help)| {
            let term = el("dt").text(column.text.get(self.language));
            el("div").key(&column.id).child(term).child(el("dd").text(help.get(self.language)))
        });
        let has_help = self.table.columns.iter().any(|column| column.help.is_some());
        let summary = el("summary").text(text::more(self.language).columns);
        has_help.then(|| el("details").class("rows__help").child(summary).child(list))
    }

    fn list(&self) -> Html {
        let twice = self.names_that_stand_twice();
        let rows = self.rows.iter().enumerate().map(|(index, row)| {
            let row = TableRow {
                question: self.question.clone(),
                table: self.table.clone(),
                row: row.clone(),
                index,
                n_rows: self.rows.len(),
                is_twice: twice.get(row.name(self.table)).is_some_and(|n| *n > 1),
                language: self.language,
                on_change: self.on_change.clone(),
            };
            row.memo()
        });
        list(rows.collect())
    }

    fn names_that_stand_twice(&self) -> Sorted<&str, usize> {
        let mut names = Sorted::default();
        for name in self.rows.iter().map(|row| row.name(self.table)).filter(|name| !name.is_empty()) {
            let n = names.get(name).copied().unwrap_or(0);
            names.insert(name, n + 1);
        }
        names
    }

    fn add(&self) -> Element {
        let words = self.table.add.as_ref().map_or(text::more(self.language).add_row, |add| add.get(self.language));
        let change = Change::AddRows(vec![Rc::default()]);
        button("button", "add-row", words, emits(self.on_change, change))
    }

    /// The field for a list of names. What stands in it is read when the button is pressed.
    fn paste(&self) -> Element {
        let more = text::more(self.language);
        let id = paste_field(&self.question.id);
        let (on_paste, question) = (self.on_paste.clone(), self.question.id.clone());
        let hint = format!("{id}-hint");
        let area = el("textarea").class("input").attr("id", &id).number("rows", 4).flag("data-paste", true);
        el("details")
            .class("rows__paste")
            .child(el("summary").text(more.paste))
            .child(el("label").class("field__label").attr("for", &id).text(more.paste))
            .child(p("field__hint", more.paste_hint).attr("id", &hint))
            .child(area.attr("aria-describedby", &hint))
            .child(button(
                "button button--small",
                "paste-rows",
                more.paste_add,
                Rc::new(move || on_paste.emit(question.clone())),
            ))
    }
}

/// The id of the field that names are pasted into.
pub fn paste_field(question: &QuestionId) -> String {
    format!("paste-{question}")
}
