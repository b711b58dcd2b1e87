//! Removing everything of ours from this device, and nothing else.

use super::browser::journal::{Journal, remove};
use super::browser::laid_in;
use super::shelf;
use crate::model::Cleared;

/// Removes drafts, journal and what was laid in. `done` hears what was there.
#[inline(never)]
pub(super) fn clear(done: Box<dyn FnOnce(Cleared)>) {
    let n_entries = shelf::forget();
    remove(
        &Journal::default(),
        Box::new(move |is_journal_gone| {
            laid_in::remove(Box::new(move |n_caches| done(Cleared { n_entries, is_journal_gone, n_caches })));
        }),
    );
}
