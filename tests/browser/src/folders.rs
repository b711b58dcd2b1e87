//! Where things are: the built site, the questionnaires, axe-core, and what failures leave behind.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

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

/// Notes how long a journey took, in `target/browser/seconds.txt`: `sort -rn` shows what keeps everybody waiting.
///
/// # Errors
/// When it cannot be written.
pub fn note_seconds(name: &str, took: Duration) -> Outcome {
    let mut notes = OpenOptions::new().create(true).append(true).open(evidence()?.join("seconds.txt"))?;
    Ok(writeln!(notes, "{:6.1} {name}", took.as_secs_f32())?)
}

/// A program: the value of an environment variable, or its usual name on PATH.
pub fn program(variable: &str, usual: impl Into<PathBuf>) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| usual.into(), PathBuf::from)
}

/// A program that the set-up script put among the project's own tools.
pub fn own_tool(name: &str) -> PathBuf {
    repository().join(".tools/bin").join(name)
}

/// A copy of the built site, which a journey may change.
///
/// # Errors
/// When it is not built, or there is no room.
pub fn own_dist() -> Outcome<tempfile::TempDir> {
    let own = tempfile::TempDir::with_prefix("phrom-site-")?;
    copy(&dist()?, own.path())?;
    Ok(own)
}

/// Copies a folder with all that is in it.
///
/// # Errors
/// When something cannot be read or written.
fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

fn env_path(variable: &str, default: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| repository().join(default), PathBuf::from)
}

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// A file in the making has a name of its own until it is whole; in Firefox there is an empty one beside it.
pub(crate) fn is_in_the_making(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default();
    ["crdownload", "part", "wkdownload"].iter().any(|name| ending == *name)
        || file.metadata().is_ok_and(|about| about.len() == 0)
}
