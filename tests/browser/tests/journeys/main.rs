//! What people do with the release build, from end to end in a real browser. One file for each concern.

mod accessibility;
mod broken_files;
mod caring;
mod carrying_over;
mod clocks;
mod collecting;
mod collecting_oddities;
mod damage;
mod disasters;
mod drafts;
mod earlier;
mod every_questionnaire;
mod first_visit;
mod keyboard;
mod kills;
mod languages;
mod main_way;
mod offers;
mod origin;
mod own_questionnaire;
mod printing;
mod second_rater;
mod shared_computer;
mod tables;
mod together;
mod two_tabs;
mod upheavals;

/// The questionnaire of all journeys.
const SURVEY: &str = "th-digital-readiness";
