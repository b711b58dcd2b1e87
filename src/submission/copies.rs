//! Whether an assessment has much that is on this device alone, in no copy that somebody downloaded.

use super::Draft;
use crate::moment::Moment;

/// So many answers since the last copy are a reason to download one.
const MANY: usize = 30;

/// So many are, once the first of them is a day old.
const SOME: usize = 5;
const DAY_MS: i64 = 24 * 60 * 60_000;

/// Whether it is time to remind somebody of downloading a copy. `marks` are moments of the assessment: its last change
/// before it was downloaded, and before the reminder was put off. They are told from its own moments, which never go back
/// when the clock does. `now` is in milliseconds since 1970.
pub fn is_copy_due(draft: &Draft, marks: &[String], now: i64) -> bool {
    let since = marks.iter().map(|mark| Moment::parse(mark)).max().unwrap_or_default();
    let later = draft.sheet.iter().map(|(_, answer)| Moment::parse(&answer.at)).filter(|at| *at > since);
    let (n, first) =
        later.fold((0, None), |(n, first), at| (n + 1, Some(first.map_or(at, |first: Moment| first.min(at)))));
    let is_a_day_old = first.and_then(Moment::millis).is_some_and(|first| now - first >= DAY_MS);
    draft.is_open() && (n >= MANY || (n >= SOME && is_a_day_old))
}
