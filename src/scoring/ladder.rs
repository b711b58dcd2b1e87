//! Gated ladders: tested from the lowest level, stopping at the first that is not held (DOMAIN section 6).

use crate::answers::{Scope, Standing};
use crate::questionnaire::{Ladder, LadderId, LevelId, QuestionId};

/// Where an agency stands on a ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderScore {
    /// Which ladder.
    pub ladder: LadderId,
    /// How many levels are held, from the lowest.
    pub n_held: usize,
    /// What keeps the next level from being held; empty at the top.
    pub blockers: Vec<QuestionId>,
    /// Levels above the gap whose own condition holds: done, and not counted.
    pub beyond: Vec<LevelId>,
    /// Whether any of its questions is answered at all.
    pub is_begun: bool,
}

/// Climbs a ladder.
pub fn climb(scope: &Scope<'_>, ladder: &Ladder) -> LadderScore {
    let n_held = ladder.levels.iter().take_while(|level| scope.holds(&level.holds)).count();
    let blockers = ladder.levels.get(n_held).map(|next| scope.blockers(&next.holds)).unwrap_or_default();
    let above = ladder.levels.iter().skip(n_held + 1);
    let is_answered = |id: &&QuestionId| {
        let question = scope.questionnaire().question(id);
        question.is_some_and(|question| scope.asks(question) && scope.standing(question) != Standing::Open)
    };
    LadderScore {
        ladder: ladder.id.clone(),
        n_held,
        blockers: blockers.into_iter().cloned().collect(),
        beyond: above.filter(|level| scope.holds(&level.holds)).map(|level| level.id.clone()).collect(),
        is_begun: ladder.levels.iter().any(|level| level.holds.questions().iter().any(is_answered)),
    }
}
