//! What people do with the release build, from end to end in a real browser. One file for each concern.

mod accessibility;
mod broken_files;
mod clocks;
mod drafts;
mod keyboard;
mod languages;
mod main_way;
mod origin;
mod printing;

/// The questionnaire of all journeys.
const SURVEY: &str = "th-digital-readiness";
