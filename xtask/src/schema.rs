//! The JSON Schemas of the file formats, generated from the boundary types.
//!
//! `schema/questionnaire-1.schema.json`, `questionnaire-2` and `submission-1` are not among them: they were generated
//! from what the types of those versions were, and are frozen. Files of those versions are read for ever, and what was
//! valid stays valid.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use phrom::questionnaire::file::QuestionnaireFile;
use phrom::report::province::file::ReportFile;
use phrom::submission::file::SubmissionFile;
use schemars::{Schema, schema_for};

fn schemas() -> [(&'static str, Schema); 3] {
    [
        ("questionnaire-3.schema.json", schema_for!(QuestionnaireFile)),
        ("report-1.schema.json", schema_for!(ReportFile)),
        ("submission-2.schema.json", schema_for!(SubmissionFile)),
    ]
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../schema")).join(name)
}

fn text(schema: &Schema) -> Result<String, Box<dyn Error>> {
    Ok(serde_json::to_string_pretty(schema)? + "\n")
}

/// Writes every schema.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn write() -> Result<(), Box<dyn Error>> {
    for (name, schema) in schemas() {
        fs::write(path(name), text(&schema)?)?;
    }
    Ok(())
}

/// Says whether the checked-in schemas are those of the types.
///
/// # Errors
/// Naming the first that is not.
pub(crate) fn check() -> Result<(), Box<dyn Error>> {
    for (name, schema) in schemas() {
        if fs::read_to_string(path(name)).unwrap_or_default() != text(&schema)? {
            return Err(format!("schema/{name} is not what the types say; run: cargo run -p xtask -- schema").into());
        }
    }
    Ok(())
}
