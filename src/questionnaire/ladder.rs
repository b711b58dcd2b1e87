//! Gated ladders: what they are made of. `scoring` climbs them.

use super::{Condition, LadderId, LevelId, PartId};
use crate::language::Text;

/// Levels that are held one after the other, read off the answers.
#[derive(Debug, PartialEq, Eq)]
pub struct Ladder {
    /// Its code.
    pub id: LadderId,
    /// The part that holds its questions.
    pub part: PartId,
    /// Its title.
    pub title: Text,
    /// What it tells.
    pub about: Text,
    /// The levels from the lowest; never empty.
    pub levels: Vec<Level>,
}

/// A level of a ladder.
#[derive(Debug, PartialEq, Eq)]
pub struct Level {
    /// Its code.
    pub id: LevelId,
    /// Its name.
    pub title: Text,
    /// What it means to be there.
    pub about: Text,
    /// What must hold, beside the levels below.
    pub holds: Condition,
}
