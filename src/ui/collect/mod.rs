//! The coordinator's page: a program of its own, of which a respondent loads nothing.
//!
//! The page draws and listens; a worker, started from the same program, reads files and holds the
//! [`Session`](crate::desk::session::Session). [`protocol`] is what passes between them.

mod answering;
mod files;
mod page;
mod place;
mod protocol;
mod reading;
mod shown;
mod taking_out;
mod view;
mod worker;

use super::browser::worker::scope;

/// Starts the page, or, in a worker, its helper.
pub fn start() {
    match scope() {
        Some(scope) => worker::start(scope),
        None => page::mount(),
    }
}
