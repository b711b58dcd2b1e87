//! What is measured of each submission of a questionnaire: its figures, and what has no figure but can be counted.

use std::ops::Range;
use std::rc::Rc;

use crate::answers::{Scope, Standing, Value};
use crate::questionnaire::{IndicatorId, Kind, Overall, PartId, Question, QuestionId, Questionnaire};
use crate::scoring::{Claims, distribution, fill, points, step};

/// The places of a questionnaire's figures and counts in a [`Record`](super::Record).
#[derive(Clone, Debug)]
pub struct Frame {
    /// The questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// Of what each figure is: every part, followed by its indicators; then the overall figure.
    pub places: Vec<Place>,
    /// What each count is of, in order.
    pub measures: Vec<Measure>,
    /// In how many numbers each of them is counted.
    widths: Vec<usize>,
}

/// What a figure is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A dimension or an annex.
    Part(PartId),
    /// An indicator.
    Indicator(IndicatorId),
    /// All dimensions together; the app's own. Where a questionnaire has it, it is the last.
    Overall,
}

/// What is counted, and in how many whole numbers. One number that may be missing is kept as itself and one more; 0 is "none".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// How many levels of a ladder, by its position, are held; missing while it is not begun.
    Ladder(usize),
    /// How many items of a gate, by its position, are filled in, missing where none is asked; and whether (1) or not (0)
    /// that is all that are asked.
    Gate(usize),
    /// The step of an indicator; missing while an axis is open.
    Step(IndicatorId),
    /// The last block of gated points up to which all are met; missing where none is.
    Points(IndicatorId),
    /// The place between two poles; missing while it is open.
    Scale(QuestionId),
    /// How many rows of a table stand at each level, and how many are incomplete.
    Levels(QuestionId),
    /// How many rows a table has.
    Rows(QuestionId),
}

impl Measure {
    /// Whether its numbers are added up over agencies. Of the others it is counted how often each stands there.
    pub const fn is_summed(&self) -> bool {
        matches!(self, Self::Levels(_) | Self::Rows(_))
    }
}

impl Frame {
    /// Looks at what a questionnaire has.
    pub fn new(questionnaire: Rc<Questionnaire>) -> Self {
        let (mut places, mut measures) = (Vec::new(), Vec::new());
        measures.extend((0..questionnaire.ladders.len()).map(Measure::Ladder));
        measures.extend((0..questionnaire.gates.len()).map(Measure::Gate));
        for part in &questionnaire.parts {
            places.push(Place::Part(part.id.clone()));
            for indicator in &part.indicators {
                places.push(Place::Indicator(indicator.id.clone()));
                measures.extend(indicator.step.as_ref().map(|_| Measure::Step(indicator.id.clone())));
                measures.extend((!indicator.points.is_empty()).then(|| Measure::Points(indicator.id.clone())));
                measures.extend(indicator.questions.iter().filter_map(|question| measure(question)));
            }
        }
        if questionnaire.overall != Overall::Absent && questionnaire.dimensions().any(|part| part.is_scored()) {
            places.push(Place::Overall);
        }
        let widths = measures.iter().map(|measure| width(&questionnaire, measure)).collect();
        Self { questionnaire, places, measures, widths }
    }

    /// In how many numbers something is counted.
    pub fn width(&self, measure: &Measure) -> usize {
        width(&self.questionnaire, measure)
    }

    /// Each measure with the place of its first number.
    pub fn offsets(&self) -> impl Iterator<Item = (&Measure, usize)> {
        self.spans().map(|(measure, numbers)| (measure, numbers.start))
    }

    /// Each measure with the places of its numbers.
    pub fn spans(&self) -> impl Iterator<Item = (&Measure, Range<usize>)> {
        self.measures.iter().zip(&self.widths).scan(0, |next, (measure, width)| {
            let first = *next;
            *next += width;
            Some((measure, first..*next))
        })
    }

    /// The settled figures of an assessment, by place, in millionths of a percent.
    pub fn figures(&self, claims: &Claims) -> Box<[Option<u32>]> {
        let (mut parts, mut indicators) = (claims.parts.iter(), claims.indicators.iter());
        let figure = |place: &Place| {
            // Both stand in the order of their places.
            let claim = match place {
                Place::Part(_) => parts.next(),
                Place::Indicator(_) => indicators.next(),
                Place::Overall => Some(&claims.overall),
            };
            claim?.settled().map(|figure| figure.millionths())
        };
        self.places.iter().map(figure).collect()
    }

    /// What is counted of an assessment, by measure.
    pub fn counts(&self, scope: &Scope<'_>, claims: &Claims) -> Box<[u32]> {
        let mut counts = Vec::new();
        for measure in &self.measures {
            self.count(scope, claims, measure, &mut counts);
        }
        counts.into()
    }

    fn count(&self, scope: &Scope<'_>, claims: &Claims, measure: &Measure, counts: &mut Vec<u32>) {
        let questionnaire = &*self.questionnaire;
        match measure {
            Measure::Ladder(position) => {
                let score = claims.ladders.get(*position);
                counts.push(missing_or(score.filter(|score| score.is_begun).map(|score| score.n_held)));
            }
            Measure::Gate(position) => {
                let score = questionnaire.gates.get(*position).map(|gate| fill(scope, gate));
                let score = score.filter(|score| !score.items.is_empty());
                let is_complete = score.as_ref().is_some_and(|score| score.is_complete());
                counts.extend([missing_or(score.map(|score| score.n_filled())), u32::from(is_complete)]);
            }
            Measure::Step(id) => {
                let score = questionnaire.indicator(id).and_then(|indicator| step(scope, indicator));
                counts.push(missing_or(score.and_then(|score| score.lowest)));
            }
            Measure::Points(id) => {
                let score = questionnaire.indicator(id).and_then(|indicator| points(scope, indicator));
                counts.push(missing_or(score.and_then(|score| score.last_met)));
            }
            Measure::Scale(id) => counts.push(match standing(scope, id) {
                Some(Standing::Given(Value::Scale(place))) => u32::from(*place) + 1,
                _ => 0,
            }),
            Measure::Levels(id) => {
                let Some(question) = questionnaire.question(id) else { return };
                let (Some(table), Some(answer)) = (question.kind.table(), asked(scope, question)) else {
                    counts.resize(counts.len() + self.width(measure), 0);
                    return;
                };
                if let Some(levels) = &table.levels {
                    let found = distribution(answer.rows(), table, levels);
                    counts.extend(found.counts.iter().map(|count| whole(*count)));
                    counts.push(whole(found.n_incomplete));
                }
            }
            Measure::Rows(id) => {
                let question = questionnaire.question(id);
                let answer = question.and_then(|question| asked(scope, question));
                counts.push(whole(answer.map_or(0, |answer| answer.rows().len())));
            }
        }
    }
}

fn width(questionnaire: &Questionnaire, measure: &Measure) -> usize {
    let n_levels = |id| {
        let table = questionnaire.question(id).and_then(|question| question.kind.table());
        table.and_then(|table| table.levels.as_ref()).map_or(0, |levels| levels.levels.len())
    };
    match measure {
        Measure::Gate(_) => 2,
        Measure::Levels(question) => n_levels(question) + 1,
        _ => 1,
    }
}

/// What is counted of a question, if anything.
fn measure(question: &Question) -> Option<Measure> {
    match &question.kind {
        Kind::Scale { .. } => Some(Measure::Scale(question.id.clone())),
        Kind::Table(table) if table.levels.is_some() => Some(Measure::Levels(question.id.clone())),
        Kind::Table(_) => Some(Measure::Rows(question.id.clone())),
        _ => None,
    }
}

fn asked<'a>(scope: &Scope<'a>, question: &Question) -> Option<&'a Rc<crate::answers::Answer>> {
    scope.asks(question).then(|| scope.answer(question))?
}

fn standing<'a>(scope: &Scope<'a>, id: &QuestionId) -> Option<Standing<'a>> {
    let question = scope.questionnaire().question(id).filter(|question| scope.asks(question))?;
    Some(scope.standing(question))
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn missing_or(count: Option<usize>) -> u32 {
    count.map_or(0, |count| whole(count).saturating_add(1))
}
