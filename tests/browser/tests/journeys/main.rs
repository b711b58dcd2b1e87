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
mod injection;
mod installing;
mod keyboard;
mod kills;
mod languages;
mod late;
mod main_way;
mod offers;
mod one_file;
mod origin;
mod own_questionnaire;
mod paper;
mod phone;
mod printing;
mod read_aloud;
mod report_file;
mod searching;
mod second_rater;
mod sessions;
mod shared_computer;
mod states;
mod tables;
mod together;
mod two_tabs;
mod upheavals;

/// The questionnaire of all journeys.
const SURVEY: &str = "th-digital-readiness";
