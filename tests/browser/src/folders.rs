//! Where things are: the built site, the questionnaires, axe-core, and what failures leave behind.

use std::path::{Path, PathBuf};

use crate::Outcome;

/// The built site: `PHROM_DIST`, or `dist/` of the repository.
///
/// # Errors
/// When there is no built page.
pub fn dist() -> Outcome<PathBuf> {
    let folder = env_path("PHROM_DIST", "dist");
    if folder.join("index.html").is_file() {
        return Ok(folder);
    }
    Err(format!("no built page in {}: run `make dist` first", folder.display()).into())
}

/// The folder of the built-in questionnaires.
pub fn questionnaires() -> PathBuf {
    repository().join("questionnaires")
}

/// The text of axe-core: `AXE_JS`, or the one that the set-up script fetched.
///
/// # Errors
/// When it cannot be read.
pub fn axe_source() -> Outcome<String> {
    let path = env_path("AXE_JS", ".tools/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&path).map_err(|error| format!("axe-core in {}: {error}", path.display()).into())
}

/// Where a failed journey leaves its picture and its page.
///
/// # Errors
/// When it cannot be made.
pub fn evidence() -> Outcome<PathBuf> {
    let folder = repository().join("target/browser");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A program: the value of an environment variable, or its usual name on PATH.
pub fn program(variable: &str, usual: impl Into<PathBuf>) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| usual.into(), PathBuf::from)
}

/// A program that the set-up script put among the project's own tools.
pub fn own_tool(name: &str) -> PathBuf {
    repository().join(".tools/bin").join(name)
}

fn env_path(variable: &str, default: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| repository().join(default), PathBuf::from)
}

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
