//! Drives the release build in a real browser, the way a person or a script of theirs would.
//!
//! # Where to start
//! 1. [`rig`]: what a journey gets: a site, browsers, and what is kept when it fails.
//! 2. [`pages`]: one object for each page; every selector of the page lives there and nowhere else.
//! 3. [`respondent`], [`figures`]: what is answered, and what it must come to, worked out apart from the app.
//! 4. `tests/journeys/`: the journeys.
//!
//! # Invariants
//! - Everything listens on 127.0.0.1, and the browser resolves no other host.
//! - Every process is ended by its own id, whatever became of the journey.
//! - Nothing waits for a length of time; everything waits for a state of the page.
//! - What only one browser engine can do is in [`chromium`], [`firefox`] and [`webkit`].
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod axe;
pub mod browser;
pub mod chromium;
pub mod coordinator;
mod driver;
pub mod engine;
pub mod figures;
pub mod firefox;
pub mod folders;
pub mod injection;
pub mod pages;
pub mod paper;
pub mod questionnaire;
pub mod reach;
pub mod respondent;
pub mod rig;
pub mod seed;
pub mod site;
pub mod spoil;
pub mod stores;
pub mod submission;
pub mod walk;
pub mod webkit;

/// What harness and journeys return.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;
