//! A table question: its rows, as a person adds, fills, moves and removes them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::Outcome;
use crate::browser::Browser;

/// A table question of the page that is shown.
pub struct Table<'a> {
    browser: &'a Browser,
    question: &'a str,
}

/// A field of a row.
#[derive(Deserialize)]
struct Cell {
    column: String,
    tag: String,
    is_number: bool,
    options: Vec<String>,
}

/// The fields of a row.
const CELLS: &str = "
    const row = document.querySelector(`[data-question=\"${arguments[0]}\"] [data-row=\"${arguments[1]}\"]`);
    return [...row.querySelectorAll('[data-question]')].map(cell => {
        const field = cell.querySelector('input, textarea, select');
        return {
            column: cell.dataset.question.split('.').at(-1),
            tag: field.tagName,
            is_number: field.inputMode === 'decimal',
            options: [...(field.options ?? [])].map(option => option.value).filter(value => value),
        };
    })";

/// What stands in every row, by column.
const ROWS: &str = "
    return [...document.querySelectorAll(`[data-question=\"${arguments[0]}\"] [data-row]`)].map(row =>
        Object.fromEntries([...row.querySelectorAll('[data-question]')].map(cell =>
            [cell.dataset.question.split('.').at(-1), cell.querySelector('input, textarea, select').value])))";

impl<'a> Table<'a> {
    /// The table of a question.
    pub fn of(browser: &'a Browser, question: &'a str) -> Self {
        Self { browser, question }
    }

    /// What is inside the question's block.
    pub fn inside(&self, css: &str) -> String {
        format!("[data-question=\"{}\"] {css}", self.question)
    }

    /// The field of a cell.
    pub fn cell(&self, row: usize, column: &str) -> String {
        let cell = format!("[data-question=\"{}.{row}.{column}\"]", self.question);
        format!("{cell} input, {cell} textarea, {cell} select")
    }

    /// How many rows there are.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn n_rows(&self) -> Outcome<usize> {
        Ok(usize::try_from(self.browser.count(&self.inside("[data-row]")).await?)?)
    }

    /// Waits until there are so many rows.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn until_rows(&self, n: usize) -> Outcome {
        let script = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
        self.browser.wait(&format!("{n} rows"), script, vec![json!(self.inside("[data-row]")), json!(n)]).await?;
        Ok(())
    }

    /// Adds a row; gives its position.
    ///
    /// # Errors
    /// When none comes.
    pub async fn add(&self) -> Outcome<usize> {
        let n = self.n_rows().await?;
        self.browser.click(&self.inside("[data-action=\"add-row\"]")).await?;
        self.until_rows(n + 1).await?;
        Ok(n)
    }

    /// Fills in a cell: types, or chooses.
    ///
    /// # Errors
    /// When it takes no such thing.
    pub async fn set(&self, row: usize, column: &str, value: &str) -> Outcome {
        let css = self.cell(row, column);
        let is_list = "return document.querySelector(arguments[0]).tagName === 'SELECT'";
        if self.browser.run(is_list, vec![json!(css)]).await? == true {
            return self.browser.choose(&css, value).await;
        }
        self.browser.write(&css, value).await
    }

    /// Fills in every cell of a row with something plausible; gives the row as it must stand in a file.
    ///
    /// # Errors
    /// When a cell cannot be filled in.
    pub async fn fill(&self, row: usize) -> Outcome<Value> {
        let cells = self.browser.run(CELLS, vec![json!(self.question), json!(row)]).await?;
        let mut written = BTreeMap::new();
        for (n, cell) in serde_json::from_value::<Vec<Cell>>(cells)?.iter().enumerate() {
            let value = match (cell.tag.as_str(), cell.is_number) {
                ("SELECT", _) => cell.options[(row + n) % cell.options.len()].clone(),
                (_, true) => "15".to_owned(),
                _ => format!("รายการที่ {} ช่องที่ {}", row + 1, n + 1),
            };
            self.set(row, &cell.column, &value).await?;
            written.insert(cell.column.clone(), if cell.is_number { json!(15) } else { json!(value) });
        }
        Ok(json!(written))
    }

    /// What stands in the rows.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn rows(&self) -> Outcome<Vec<BTreeMap<String, String>>> {
        Ok(serde_json::from_value(self.browser.run(ROWS, vec![json!(self.question)]).await?)?)
    }

    /// Pastes a text into the field for names and has it added.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn paste(&self, text: &str) -> Outcome {
        self.browser
            .run("document.querySelector(arguments[0]).open = true", vec![json!(self.inside(".rows__paste"))])
            .await?;
        let put = "document.querySelector(arguments[0]).value = arguments[1]";
        self.browser.run(put, vec![json!(self.inside("[data-paste]")), json!(text)]).await?;
        self.browser.click(&self.inside("[data-action=\"paste-rows\"]")).await
    }

    /// What is left in the field for names.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn left(&self) -> Outcome<String> {
        let script = "return document.querySelector(arguments[0]).value";
        let left = self.browser.run(script, vec![json!(self.inside("[data-paste]"))]).await?;
        Ok(left.as_str().unwrap_or_default().to_owned())
    }

    /// Presses a button of a row: `row-up`, `row-down`, `remove-row`.
    ///
    /// # Errors
    /// When there is no such button.
    pub async fn press(&self, row: usize, action: &str) -> Outcome {
        self.browser.click(&self.inside(&format!("[data-row=\"{row}\"] [data-action=\"{action}\"]"))).await
    }

    /// What a row says of itself: what it lacks, its level.
    ///
    /// # Errors
    /// When there is no such row.
    pub async fn note(&self, row: usize) -> Outcome<String> {
        Ok(self.browser.find(&self.inside(&format!("[data-row=\"{row}\"] .row__note"))).await?.text().await?)
    }
}
