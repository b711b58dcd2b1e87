//! One row of a table: a field for each cell, what it lacks, its level.

use std::rc::Rc;

use yew::{Callback, Html};

use super::field::line;
use crate::answers::{CellFault, Change, Practice, Row, TEXT_LIMIT};
use crate::language::Language;
use crate::questionnaire::{Column, Kind, Question, Table};
use crate::scoring::row_level;
use crate::ui::element::{Element, button, div, el, emits, p, unseen};
use crate::ui::memo::{memo, place};
use crate::ui::text::{self, faults, say};

/// A row of a table: the unit of drawing anew.
pub struct TableRow {
    /// The question of the table.
    pub question: Rc<Question>,
    /// The table.
    pub table: Rc<Table>,
    /// The row.
    pub row: Rc<Row>,
    /// Its position.
    pub index: usize,
    /// How many rows there are.
    pub n_rows: usize,
    /// Whether another row has its name.
    pub is_twice: bool,
    /// The language of the page.
    pub language: Language,
    /// The table is to be changed.
    pub on_change: Callback<Change>,
}

impl TableRow {
    /// The row, drawn anew only when something in it has changed.
    #[inline(never)]
    pub fn memo(self) -> Html {
        let is_last = self.index + 1 == self.n_rows;
        let flags = usize::from(self.is_twice) + 2 * usize::from(is_last) + 4 * (self.language as usize);
        let on = vec![place(&self.question), place(&self.row), self.index, flags];
        let key = self.index.to_string();
        memo(&key, on, Rc::new(move || self.draw().into()))
    }

    fn draw(&self) -> Element {
        let number = (self.index + 1).to_string();
        let name = self.row.name(&self.table);
        let label = format!("{} {number} {name}", text::more(self.language).row);
        // No list item: one that is a group, with a name that says which, is none for a screen reader.
        div("row")
            .set("role", "group")
            .attr("aria-label", label.trim_end())
            .number("data-row", self.index)
            .child(el("span").class("row__number").set("aria-hidden", "true").text(&number))
            .child(
                div("row__cells")
                    .number("data-columns", self.table.columns.len())
                    .each(&self.table.columns, |column| self.cell(column)),
            )
            .child(self.note())
            .child(self.actions())
    }

    fn cell(&self, column: &Column) -> Element {
        let handle = format!("{}.{}.{}", self.question.id, self.index, column.id);
        let id = format!("cell-{handle}");
        let fault = self.row.fault(column).filter(|fault| matches!(fault, CellFault::Unfit(_)));
        let (on_change, row, of) = (self.on_change.clone(), self.index, column.id.clone());
        let typed: Rc<dyn Fn(Rc<str>)> =
            Rc::new(move |text| on_change.emit(Change::Cell { row, column: of.clone(), text }));
        let value = self.row.typed(column);
        let input = match &column.kind {
            Kind::Text { lines: 1 } => line(TEXT_LIMIT, &value).on_input(typed),
            Kind::Text { lines } => super::answer_fields::area(*lines, &value).on_input(typed),
            Kind::Number { .. } => line(20, &value).set("inputmode", "decimal").on_input(typed),
            kind => self.choices(kind, &value).on_change(typed),
        };
        let input = input.attr("id", &id).maybe("aria-invalid", fault.map(|_| "true"));
        let label = el("label").class("row__label").attr("for", &id).text(column.text.get(self.language));
        div("row__cell").key(&column.id).attr("data-question", &handle).child(label).child(input)
    }

    /// A list to choose one from, with nothing chosen at first.
    fn choices(&self, kind: &Kind, value: &str) -> Element {
        let mut options = vec![(Rc::from(""), text::more(self.language).not_chosen.to_owned())];
        match kind {
            Kind::Practice => {
                let words = |practice| say::practice(practice, self.language).to_owned();
                options.extend(Practice::ALL.map(|practice| (practice.code().into(), words(practice))));
            }
            Kind::Ladder(choices) => {
                let titled = |title: &str| title.to_owned();
                options.extend(
                    choices.iter().map(|choice| (choice.id.as_str().into(), titled(choice.title.get(self.language)))),
                );
            }
            Kind::Scale { low, high, steps } => {
                options.extend((1..=*steps).map(|step| {
                    let pole = match step {
                        1 => low.get(self.language),
                        _ if step == *steps => high.get(self.language),
                        _ => "",
                    };
                    (step.to_string().into(), format!("{step} {pole}"))
                }));
            }
            _ => {}
        }
        el("select").class("input").chosen(value).each(options, |(code, label)| {
            el("option").key(&code).attr("value", &code).flag("selected", *code == *value).text(label.trim_end())
        })
    }

    /// What the row lacks; or its level, and what keeps it from the next.
    fn note(&self) -> Element {
        let (more, language) = (text::more(self.language), self.language);
        let mut lacks = String::new();
        let mut wrong = String::new();
        for column in &self.table.columns {
            let title = column.text.get(language);
            match self.row.fault(column) {
                Some(CellFault::Missing) => lacks += &format!("{}{title}", if lacks.is_empty() { "" } else { ", " }),
                Some(CellFault::Unfit(fault)) => {
                    wrong += &format!("{title}: {}. ", faults::value_fault(fault, language));
                }
                None => {}
            }
        }
        let level = self.table.levels.as_ref().and_then(|levels| {
            let at = row_level(&self.row, &self.table, levels)?;
            Some(say::row_level(&self.table, levels, &at, language))
        });
        let lacks = if lacks.is_empty() { lacks } else { format!("{}: {lacks}", more.row_lacks) };
        div("row__note")
            .set("role", "status")
            .when(!wrong.is_empty(), || p("field__error", wrong.trim_end()).set("data-problem", ""))
            .when(!lacks.is_empty(), || p("row__lacks", &lacks))
            .when(self.is_twice, || p("row__twice", more.row_twice).set("data-problem", ""))
            .maybe_child(level.map(|words| p("row__level", &words)))
    }

    fn actions(&self) -> Element {
        let more = text::more(self.language);
        let of = || unseen(&format!(" {}", self.index + 1));
        let to = |change| emits(&self.on_change, change);
        let action = |action, sign, words, change: Change| {
            button("row__action", action, "", to(change))
                .attr("title", words)
                .child(el("span").set("aria-hidden", "true").text(sign))
                .child(unseen(words))
                .child(of())
        };
        let from = self.index;
        let up = Change::MoveRow { from, to: from.saturating_sub(1) };
        let down = Change::MoveRow { from, to: from + 1 };
        div("row__actions")
            .child(action("row-up", "↑", more.move_up, up).flag("disabled", from == 0))
            .child(action("row-down", "↓", more.move_down, down).flag("disabled", from + 1 >= self.n_rows))
            .child(action("remove-row", "✕", more.remove_row, Change::RemoveRow(from)))
    }
}
