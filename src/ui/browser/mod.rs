//! What the browser can do, one file per facility. Knows bytes and strings, not the domain.

#[cfg(feature = "collect")]
pub mod blob;
pub mod clock;
pub mod document;
pub mod download;
pub mod drawn;
#[cfg(feature = "collect")]
pub mod dropped;
pub mod fetch;
pub mod field;
pub mod file;
pub mod focus;
pub mod journal;
pub mod keeping;
pub mod laid_in;
pub mod location;
mod promise;
pub mod random;
pub mod speech;
pub mod storage;
pub mod tabs;
pub mod update;
#[cfg(feature = "collect")]
pub mod worker;
