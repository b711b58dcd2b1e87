//! The page: a thin shell over the core.
//!
//! Invariants: components know no store, no page and no browser call; `browser` knows no domain type; no
//! storage, clock or DOM call stands in the model.

pub(crate) mod aiding;
mod app;
pub mod browser;
mod caring;
mod clearing;
#[cfg(feature = "collect")]
pub mod collect;
pub mod components;
pub mod element;
mod export;
mod follow;
mod loader;
pub mod memo;
mod opening;
pub mod pages;
mod report_file;
mod saving;
mod shelf;
mod sizing;
mod start;
pub mod text;

pub use app::App;
pub use start::{Start, start};
