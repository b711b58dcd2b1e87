//! What a coordinator's desk needs: archives and tables of strangers in, tables out.
//!
//! Reads and writes only through what it is given; knows no files, no clock and no browser.

pub mod archive;
pub mod bundle;
pub mod csv;
pub mod grid;
pub mod intake;
pub mod letters;
pub mod ndjson;
pub mod package;
pub mod session;
pub mod table;
pub mod tables;
pub mod taking_out;
pub mod workbook;
mod written;

pub use written::Written;
