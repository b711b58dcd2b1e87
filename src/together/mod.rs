//! Working together without a server: a part for a colleague, and what colleagues bring back.
//!
//! [`part_of`] makes the file that a colleague opens; [`compare`] sets any number of files beside the assessment, answer
//! by answer, with what was there when each was handed over; [`Comparison::result`] is the assessment afterwards.
//!
//! The same files in any order give the same result, and a file that was put in once changes nothing any more. What one
//! side alone changed is taken by itself; what both changed in different ways is for a person to choose. Knows no page.

mod choose;
mod compare;
mod file;
mod hand_over;
mod three_way;

pub use choose::{All, Choices};
pub use compare::{Comparison, Conflict, Taken, compare};
pub use file::{Brought, Compared, Doubt, Outcome, Why};
pub use hand_over::{Selection, part_of, units_of};
pub use three_way::{MINE, Version, content_of};
