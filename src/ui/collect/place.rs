//! Where what the coordinator's page leads to lies: beside it on a site, or with it in one file.

use crate::ui::browser::{document, location};

/// The page where assessments are filled in.
pub(super) fn home() -> &'static str {
    if location::is_in_one_file() { "#/" } else { "./#/" }
}

/// The script of the worker, as the page names it.
pub(super) fn worker() -> String {
    document::meta("phrom-worker").unwrap_or_else(|| "./collect-worker.js".to_owned())
}
