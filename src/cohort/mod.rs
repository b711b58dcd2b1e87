//! Many submissions: what came in, which of it counts, and the figures over all that counts.
//!
//! [`Reader::read`] makes a small [`Record`] of the bytes of a file, whatever they are; a [`Cohort`] is the list of all
//! that came; [`Cohort::settle`] says what counts, by a roster and a person's choices; [`Tally`] adds up.
//!
//! Everything is exact, and nothing hangs on the order in which files come: they are settled in the order of their
//! paths, and figures are summed as whole millionths of a percent (DOMAIN section 3). Knows no file system, no page.

mod comparable;
pub mod fold;
mod frame;
mod groups;
mod hold;
pub mod matching;
mod mean;
mod members;
mod owner;
pub mod places;
#[cfg(feature = "desk")]
mod quick;
mod read;
mod record;
mod repeated;
pub mod roster;
mod settle;
mod sorting;
mod tally;
mod words;

pub use crate::moment::Moment;
pub use comparable::{Difference, differences};
pub use frame::{Frame, Measure, Place};
pub use groups::{Group, Grouping, group_by, side_by_side};
pub use hold::{DEFAULT_LEAST, Held, hold_back};
pub use mean::Mean;
pub use read::Reader;
pub use record::{Agency, Outcome, Record, Refusal, Remarks, Round};
pub use settle::{Choices, Cohort, Counted, File, FileStatus, Reason, Settled, Status, Unsure};
pub use tally::{N_BANDS, Spread, Tally};
pub use words::{not_final_words, reason_words, remark_words, status_words};
