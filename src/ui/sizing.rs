//! How large the letters are on this device: in the storage, and marked on the page, which the styles look at.

use std::rc::Rc;

use super::browser::{document, storage};
use super::components::header::{TEXT_SIZES, TextSize};

const TEXT_SIZE: &str = "text-size";
const MARK: &str = "data-text-size";

/// Marks the page with what was chosen last. It comes before anything is drawn, so that nothing jumps.
pub(super) fn take_up() {
    if let Some(size) = storage::get(TEXT_SIZE) {
        document::mark(MARK, &size);
    }
}

/// What is chosen, and how another one is.
pub(super) fn now() -> TextSize {
    let chosen = Some(document::marked(MARK)).filter(|chosen| TEXT_SIZES.contains(&chosen.as_str()));
    TextSize { chosen: chosen.unwrap_or_else(|| TEXT_SIZES[0].to_owned()), on_choose: choose }
}

/// Marks the page with a choice and remembers it.
#[expect(clippy::needless_pass_by_value, reason = "it hears what a field says")]
fn choose(size: Rc<str>) {
    document::mark(MARK, &size);
    // Without storage the page starts with letters of the usual size next time; nothing is lost.
    let _ = storage::set(TEXT_SIZE, &size);
}
