//! `datapackage.json`: what a folder of tables holds, in version 2 of the Data Package standard (Frictionless).
//!
//! With it a program reads every column as what it is, and can tell a changed file from the one that was written. The
//! standard has one language; titles are Thai with the English in brackets, as in the letters that readers know.

use std::rc::Rc;

use serde_json::{Value, json};

use super::table::{Column, ColumnKind, Shape};
use super::written::Written;
use crate::json::indented;
use crate::language::{Language, Text};
use crate::report::sentence::both_titles;

/// What the whole folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its key: lower-case ASCII letters, digits, "-", "_".
    pub name: Rc<str>,
    /// What it is called.
    pub title: Text,
    /// What it holds.
    pub about: Text,
    /// The tables that were written, in order.
    pub resources: Vec<Resource>,
}

/// A table as it was written. Its file is named by [`Resource::path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The table.
    pub shape: Rc<Shape>,
    /// How it was written.
    pub format: Format,
    /// What came of it.
    pub written: Written,
}

/// How a table was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// By [`super::csv`], with or without a byte-order mark.
    Csv,
    /// By [`super::ndjson`].
    Ndjson,
}

/// Which profile the description follows; it also tells the version of the standard.
const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

impl Format {
    /// What the name of a file ends with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
        }
    }
}

impl Resource {
    /// The name of its file: "agencies.csv".
    pub fn path(&self) -> String {
        format!("{}.{}", self.shape.name, self.format.extension())
    }
}

/// The text of `datapackage.json`.
pub fn description(package: &Package) -> String {
    // Names must differ: the second form of a table is named after its format too.
    let is_first =
        |at: usize| package.resources[..at].iter().all(|other| other.shape.name != package.resources[at].shape.name);
    let resources = package.resources.iter().enumerate().map(|(at, resource)| described(resource, is_first(at)));
    let mut text = indented(&json!({
        "$schema": PROFILE,
        "name": *package.name,
        "title": both_titles(&package.title, Language::Thai),
        "description": both_lines(&package.about),
        "resources": resources.collect::<Vec<_>>(),
    }));
    text.push('\n');
    text
}

fn described(resource: &Resource, is_first: bool) -> Value {
    let (shape, written) = (&resource.shape, &resource.written);
    let extension = resource.format.extension();
    let name = if is_first { shape.name.to_string() } else { format!("{}-{extension}", shape.name) };
    let mut about = both_lines(&shape.about);
    if written.n_marked > 0 {
        about.push('\n');
        about.push_str(&both_lines(&marked(written.n_marked)));
    }
    let mut described = json!({
        "name": name,
        "type": "table",
        "path": resource.path(),
        "scheme": "file",
        "format": extension,
        "encoding": "utf-8",
        "title": both_titles(&shape.title, Language::Thai),
        "description": about,
        "bytes": written.n_bytes,
        "hash": format!("sha256:{}", written.sha256),
        "schema": schema(shape),
    });
    match resource.format {
        Format::Csv => {
            described["mediatype"] = "text/csv".into();
            described["dialect"] = json!({
                "header": true, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true,
            });
        }
        Format::Ndjson => described["mediatype"] = "application/x-ndjson".into(),
    }
    described
}

fn schema(shape: &Shape) -> Value {
    let fields: Vec<Value> =
        shape.columns.iter().map(|column| field(column, shape.key.contains(&column.name))).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !shape.key.is_empty() {
        schema["primaryKey"] = shape.key.iter().map(|name| Value::from(&**name)).collect();
    }
    schema
}

fn field(column: &Column, is_key: bool) -> Value {
    let kind = match column.kind {
        ColumnKind::Text => "string",
        ColumnKind::Whole => "integer",
        ColumnKind::Figure | ColumnKind::Number => "number",
        ColumnKind::Moment => "datetime",
        ColumnKind::YesNo => "boolean",
    };
    let mut field = json!({ "name": *column.name, "type": kind, "title": both_titles(&column.title, Language::Thai) });
    if column.kind == ColumnKind::Figure {
        field["constraints"] = json!({ "minimum": 0, "maximum": 100 });
        field["description"] = "ร้อยละ\nPer cent".into();
    }
    if is_key {
        field["constraints"]["required"] = true.into();
    }
    field
}

/// A Thai line and an English one.
fn both_lines(text: &Text) -> String {
    format!("{}\n{}", text.th, text.en)
}

/// What a program has to know that reads the texts.
fn marked(n: u64) -> Text {
    Text {
        th: format!("ข้อความ {n} แห่งที่โปรแกรมตารางคำนวณอาจอ่านเป็นสูตร มีเครื่องหมาย ' นำหน้า").into(),
        en: format!("{n} texts that a spreadsheet could take for a formula have an apostrophe (') before them.").into(),
    }
}
