//! What the browser can do, one file per facility. Knows bytes and strings, not the domain.

pub mod clock;
pub mod download;
pub mod fetch;
pub mod field;
pub mod file;
pub mod focus;
pub mod location;
mod promise;
pub mod random;
pub mod storage;
