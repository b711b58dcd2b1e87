//! The pieces that pages are made of. They know no store, no page and no browser call.

pub mod answer_fields;
pub mod bar;
pub mod beside;
pub mod evidence_list;
pub mod field;
pub mod gate_view;
pub mod header;
pub mod heat_table;
pub mod import_report;
pub mod ladder_view;
pub mod levels_view;
pub mod offer_list;
pub mod offered_panel;
pub mod page;
pub mod part_nav;
pub mod priority_list;
pub mod profile_view;
pub mod question_card;
pub mod radar;
pub mod respondent_card;
pub mod score_table;
pub mod table;
pub mod table_fields;
pub mod table_row;
pub mod undo_bar;
pub mod why;
