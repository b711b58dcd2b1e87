//! The table of the report, and what stands out in it.

use super::Basis;
use super::file::{FigureFile, HighlightFile, RowFile, SpreadFile};
use crate::cohort::{Frame, Mean, Place, Tally};
use crate::exact::Percent;
use crate::questionnaire::{IndicatorId, PartId, Role};

/// How many indicators the sentence on the lowest dimension names.
const N_WEAKEST: usize = 2;
/// How many priorities are named.
const N_PRIORITIES: usize = 5;
/// What a figure prints that is held back.
pub(super) const HELD_BACK: &str = "*";

/// The lines of the table.
pub(super) fn rows(basis: &Basis<'_>, tally: &Tally) -> Vec<RowFile> {
    let lines = basis.frame.places.iter().enumerate();
    lines.filter_map(|(position, place)| row(basis, tally, position, place)).collect()
}

/// The figure of all dimensions together, where the questionnaire has one.
pub(super) fn overall(basis: &Basis<'_>, tally: &Tally) -> Option<FigureFile> {
    let position = basis.frame.places.iter().position(|place| *place == Place::Overall)?;
    let mean = tally.means.get(position).copied().unwrap_or_default();
    Some(figure(mean, tally.is_few(position, basis.least)))
}

fn row(basis: &Basis<'_>, tally: &Tally, position: usize, place: &Place) -> Option<RowFile> {
    let questionnaire = &basis.frame.questionnaire;
    let mean = tally.means.get(position).copied().unwrap_or_default();
    let (part, indicator) = match place {
        Place::Part(id) => (questionnaire.part(id)?, None),
        Place::Indicator(id) => {
            let (part, indicator) = questionnaire.indicators().find(|(_, indicator)| indicator.id == *id)?;
            (part, Some(indicator))
        }
        Place::Overall => return None,
    };
    let spread = tally.spread(position).filter(|_| !tally.is_few(position, basis.least)).map(|spread| SpreadFile {
        quartiles: spread.quartiles.map(|figure| Percent::from_millionths(figure).to_f64()),
        bands: spread.bands,
    });
    Some(RowFile {
        part: part.id.to_string(),
        indicator: indicator.map(|indicator| indicator.id.to_string()),
        is_annex: part.role == Role::Annex,
        title: indicator.map_or(&part.title, |indicator| &indicator.title).into(),
        about: indicator.map_or(&part.about, |indicator| &indicator.about).into(),
        advice: indicator.map(|indicator| (&indicator.advice).into()),
        figure: figure(mean, tally.is_few(position, basis.least)),
        spread,
    })
}

/// A mean as a file says it.
pub(super) fn figure(mean: Mean, is_held: bool) -> FigureFile {
    if is_held {
        return FigureFile { n: None, mean: None, printed: HELD_BACK.into() };
    }
    let in_percent = mean.millionths().map(|millionths| Percent::from_millionths(millionths).to_f64());
    FigureFile { n: Some(mean.n), mean: in_percent, printed: mean.printed() }
}

/// What stands out among the figures that are shown (DOMAIN section 3).
pub(super) struct Standing {
    pub(super) highest: Option<PartId>,
    pub(super) lowest: Option<PartId>,
    pub(super) priorities: Vec<IndicatorId>,
}

/// The figures of dimensions, or of their indicators, that are shown.
fn shown<'a, T: Clone + 'a>(
    basis: &'a Basis<'_>,
    tally: &'a Tally,
    pick: impl Fn(&Place) -> Option<T> + 'a,
) -> impl Iterator<Item = (T, Mean)> + 'a {
    let places = basis.frame.places.iter().zip(&tally.means).enumerate();
    places
        .filter(|(position, (place, mean))| {
            mean.n > 0 && !tally.is_few(*position, basis.least) && is_scored(basis.frame, place)
        })
        .filter_map(move |(_, (place, mean))| Some((pick(place)?, *mean)))
}

fn is_scored(frame: &Frame, place: &Place) -> bool {
    frame.questionnaire.dimensions().any(|part| match place {
        Place::Part(id) => part.id == *id,
        Place::Indicator(id) => part.indicators.iter().any(|indicator| indicator.id == *id),
        Place::Overall => false,
    })
}

fn part_of(place: &Place) -> Option<PartId> {
    if let Place::Part(id) = place { Some(id.clone()) } else { None }
}

fn indicator_of(place: &Place) -> Option<IndicatorId> {
    if let Place::Indicator(id) = place { Some(id.clone()) } else { None }
}

/// The highest and the lowest dimension, the first of equals, and the five lowest indicators, equals in the
/// questionnaire's order. One at 100 is no priority.
pub(super) fn ranking(basis: &Basis<'_>, tally: &Tally) -> Standing {
    let parts: Vec<(PartId, Mean)> = shown(basis, tally, part_of).collect();
    let highest = parts.iter().rev().max_by(|one, other| one.1.compare(other.1));
    let lowest = parts.iter().min_by(|one, other| one.1.compare(other.1));
    let lowest = lowest.filter(|(_, mean)| highest.is_some_and(|(_, greatest)| mean.compare(*greatest).is_lt()));
    let full = Mean { n: 1, sum: Percent::FULL.millionths().into() };
    let mut priorities: Vec<_> =
        shown(basis, tally, indicator_of).filter(|(_, mean)| mean.compare(full).is_lt()).collect();
    priorities.sort_by(|one, other| one.1.compare(other.1));
    Standing {
        highest: highest.map(|(id, _)| id.clone()),
        lowest: lowest.map(|(id, _)| id.clone()),
        priorities: priorities.into_iter().take(N_PRIORITIES).map(|(id, _)| id).collect(),
    }
}

/// The highest dimension with its best indicator.
pub(super) fn highest(basis: &Basis<'_>, tally: &Tally, part: &PartId) -> HighlightFile {
    highlight(basis, tally, part, 1, |one, other| other.compare(one))
}

/// The lowest dimension with its two weakest indicators.
pub(super) fn lowest(basis: &Basis<'_>, tally: &Tally, part: &PartId) -> HighlightFile {
    highlight(basis, tally, part, N_WEAKEST, Mean::compare)
}

fn highlight(
    basis: &Basis<'_>,
    tally: &Tally,
    part: &PartId,
    n_named: usize,
    order: impl Fn(Mean, Mean) -> std::cmp::Ordering,
) -> HighlightFile {
    let questionnaire = &basis.frame.questionnaire;
    let is_own = |id: &IndicatorId| {
        questionnaire.part(part).is_some_and(|part| part.indicators.iter().any(|indicator| indicator.id == *id))
    };
    let mut indicators: Vec<_> = shown(basis, tally, indicator_of).filter(|(id, _)| is_own(id)).collect();
    indicators.sort_by(|one, other| order(one.1, other.1));
    HighlightFile {
        part: part.to_string(),
        indicators: indicators.into_iter().take(n_named).map(|(id, _)| id.to_string()).collect(),
    }
}
