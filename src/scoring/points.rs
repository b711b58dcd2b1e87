//! Gated points: 300, then 100 and 100 more, each only when all before is met in full (DOMAIN section 4b, "Item score").
//!
//! A block is worth its points times the mean of its applicable questions. One in which nothing applies leaves the
//! base, and does not stand in the way of the next.

use super::mean::Range;
use super::{Means, ranges_of};
use crate::answers::Scope;
use crate::exact::Exact;
use crate::questionnaire::{Indicator, Question, QuestionId};

/// Where an indicator with gated points stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointsScore {
    /// All that can be had.
    pub total: u32,
    /// The position of the last block up to which all that apply are met in full.
    pub last_met: Option<usize>,
}

/// How the questions of a block are looked at.
type Worth<'a> = &'a dyn Fn(&QuestionId) -> Option<Exact>;

/// What the blocks are worth together, 0 to 1, and which are met; `None` where nothing applies.
fn gated(indicator: &Indicator, worth: Worth<'_>) -> Option<(Exact, PointsScore)> {
    let (mut sum, mut total, mut last_met, mut is_reached) = (Exact::ZERO, 0, None, true);
    for (position, block) in indicator.points.iter().enumerate() {
        let (mut met, mut n) = (Exact::ZERO, 0);
        for worth in block.questions.iter().filter_map(worth) {
            met = met.plus(worth);
            n += 1;
        }
        let Some(mean) = met.over(n) else { continue };
        total += block.points;
        if is_reached {
            sum = sum.plus(mean.times(block.points));
        }
        is_reached &= mean == Exact::ONE;
        if is_reached {
            last_met = Some(position);
        }
    }
    Some((sum.over(total)?, PointsScore { total, last_met }))
}

/// The question of an indicator behind a code, if it is asked.
fn asked<'a>(scope: &Scope<'_>, indicator: &'a Indicator, id: &QuestionId) -> Option<&'a Question> {
    indicator
        .questions
        .iter()
        .map(|question| &**question)
        .find(|own| own.id == *id && scope.asks(own) && scope.counts(own))
}

/// Adds the figures of an indicator with gated points.
pub(super) fn add(scope: &Scope<'_>, indicator: &Indicator, means: &mut Means) {
    let range = |of: &dyn Fn(&Question) -> Option<Range>| {
        let end = |pick: fn(Range) -> Exact| {
            gated(indicator, &|id| asked(scope, indicator, id).and_then(of).map(pick)).map(|(worth, _)| worth)
        };
        Some(Range::new(end(Range::low)?, end(Range::high)?))
    };
    let claimed = range(&|question| ranges_of(scope, question).0);
    let evidenced = range(&|question| ranges_of(scope, question).1);
    let zero = Range::point(Exact::ZERO);
    let na_as_zero = range(&|question| Some(ranges_of(scope, question).0.unwrap_or(zero)));
    means.add(claimed, evidenced, na_as_zero, 1);
}

fn low(scope: &Scope<'_>, indicator: &Indicator, id: &QuestionId) -> Option<Exact> {
    asked(scope, indicator, id).and_then(|question| ranges_of(scope, question).0).map(Range::low)
}

/// Where an indicator stands by what is answered; `None` where it has no points or nothing applies.
pub fn points(scope: &Scope<'_>, indicator: &Indicator) -> Option<PointsScore> {
    gated(indicator, &|id| low(scope, indicator, id)).map(|(_, score)| score)
}

/// What the indicator would gain if a question that applies were worth 1.
pub(super) fn gain(scope: &Scope<'_>, indicator: &Indicator, question: &Question) -> Exact {
    let now = gated(indicator, &|id| low(scope, indicator, id));
    let then = gated(indicator, &|id| {
        low(scope, indicator, id).map(|worth| if *id == question.id { Exact::ONE } else { worth })
    });
    let worth = |score: Option<(Exact, PointsScore)>| score.map_or(Exact::ZERO, |(worth, _)| worth);
    worth(then).minus(worth(now))
}
