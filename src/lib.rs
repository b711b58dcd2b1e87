//! Phrom (พร้อม, "ready"): readiness and maturity self-assessment for Thai public agencies.
//!
//! # Where to start
//! 1. [`questionnaire`]: what is asked. Data, read from JSON and checked; never code.
//! 2. [`answers`]: what was answered, what is asked of whom, what is complete.
//! 3. [`scoring`]: from answers to exact figures that can say how they came about.
//! 4. [`submission`]: the file that leaves the browser and comes back.
//! 5. [`together`]: a part for a colleague, and what colleagues bring back; [`rating`]: two assessments of the same, where
//!    they agree, and what they agree upon.
//! 6. [`cohort`]: many submissions: what came, what of it counts, the figures over all.
//! 7. [`report`]: what a result says, whoever draws it.
//! 8. `desk` (feature `desk`): archives and tables of strangers in, tables out.
//! 9. [`model`]: the state of the app, the actions on it, one pure `apply`.
//! 10. `ui` (feature `web`): the page, a thin shell over all this.
//!
//! # Invariants
//! - The core (everything but `ui`) has no clock, no randomness, no input or output and no browser (`desk` writes to
//!   what it is given, and to nothing else):
//!   `cargo check --no-default-features` builds it with Yew not even in the tree.
//! - No questionnaire, dimension or question is named in code; all of them are data.
//! - No floating-point number takes part in a score.
//! - No file, however broken, makes the core panic.
//!
//! # Glossary
//! | word | meaning |
//! |---|---|
//! | questionnaire | a set of questions with its rules, one JSON file (แบบสำรวจ) |
//! | dimension | the highest group of a questionnaire that has a score (มิติ) |
//! | annex | a group like a dimension that takes no part in the score (ภาคผนวก) |
//! | part | a dimension or an annex: one page while filling |
//! | indicator | a group of questions inside a part (ตัวชี้วัด) |
//! | practice | what a question of the survey asks about (แนวปฏิบัติ) |
//! | profile | which kind of agency answers, hence what it is asked |
//! | sheet | all answers of one assessment |
//! | draft | a sheet with its respondent and its history, kept on this device |
//! | submission | a draft written to a file to be handed in |
//! | round | the submissions of one questionnaire for one year: what makes one report |
//! | roster | the agencies that were asked |
//! | evidence | a reference to a document that proves an answer; never the document itself |
//! | ladder | levels that are held one after the other, from the lowest |
//! | table | a question that is answered with rows: services, service levels, steps |
//! | level of a row | what a decision table reads off its cells |
//! | step | the lowest of several ladder questions of an indicator |
//! | gate | whether everything that is needed is filled in; no mean |
//! | profile (of a result) | places between two poles; no figure |
//! | carried | an answer taken over from before, open until somebody has looked at it |
//! | assessor | a second rater: one who answers the same beside the agency |
//! | handed part | what a colleague was handed of an assessment, to be answered and sent back |
//! | ancestor | the answers as they were when a part was handed over |
//! | library | the questionnaires at hand: built in, or brought in as files |
//! | offer | what one assessment can answer in another |
#![warn(missing_docs)]

pub mod language;

pub mod exact;

pub mod sorted;

pub mod json;

pub mod moment;

pub mod questionnaire;

pub mod answers;

pub mod scoring;

pub mod submission;

pub mod together;

pub mod rating;

pub mod cohort;

pub mod report;

#[cfg(feature = "desk")]
pub mod desk;

pub mod model;

#[cfg(feature = "web")]
pub mod ui;
