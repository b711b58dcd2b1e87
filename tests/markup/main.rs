//! What the components and pages draw, looked at as markup, without a browser.
//!
//! Whatever is drawn here is checked for what holds everywhere: see [`page::Page::of`].

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

#[path = "../support/mod.rs"]
mod support;

mod aids;
mod begin;
mod beside;
mod card;
mod caring;
mod carried;
mod drafts;
mod earlier;
mod fill;
mod home;
mod import;
mod offered;
mod page;
mod papers;
mod pieces;
mod results;
mod review;
mod table;
mod together;
mod typed;
mod views;
