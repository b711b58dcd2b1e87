//! What has no figure and is counted: how many agencies, or rows of their tables, stand where.

use super::both;
use super::file::{ClassFile, MeasureFile, ShareFile};
use crate::cohort::{Frame, Measure, Tally};
use crate::exact::Exact;
use crate::language::Text;
use crate::questionnaire::{Indicator, Kind, QuestionId, Questionnaire};

/// A measure in the making: its title, its classes, and what is counted.
struct Draft {
    kind: &'static str,
    code: String,
    title: Text,
    of: &'static str,
    classes: Vec<Class>,
    /// The share at a level or above: its name, how many, out of how many.
    share: Option<(Text, u64, u64)>,
}

/// Where one can stand, how many do, and whether it has a rank among the others.
type Class = (Text, u64, bool);

impl Draft {
    fn of_agencies(kind: &'static str, code: &str, title: &Text, classes: Vec<Class>) -> Self {
        Self { kind, code: code.into(), title: title.clone(), of: "agencies", classes, share: None }
    }
}

/// Everything that is counted; of fewer agencies than `least` it is held back.
pub(super) fn measures(frame: &Frame, tally: &Tally, least: u32) -> Vec<MeasureFile> {
    let questionnaire = &frame.questionnaire;
    let drafts = frame.offsets().enumerate().filter_map(|(position, (measure, offset))| {
        // Nothing was counted of files that were taken for what they say.
        if tally.n > 0 && tally.counts.get(offset).is_none_or(Vec::is_empty) {
            return None;
        }
        let is_held = (1..least).contains(&tally.n_agencies_of(position)) || tally.n_agencies() < least;
        Some((draft(questionnaire, measure, Numbers { tally, offset })?, is_held))
    });
    drafts.map(|(draft, is_held)| finished(draft, is_held)).collect()
}

fn finished(draft: Draft, is_held: bool) -> MeasureFile {
    let Draft { kind, code, title, of, classes, share } = draft;
    let ranked: Vec<(u32, u64)> =
        (0..).zip(&classes).filter(|(_, class)| class.2).map(|(position, class)| (position, class.1)).collect();
    let n = classes.iter().map(|class| class.1).sum::<u64>();
    MeasureFile {
        kind: kind.into(),
        code,
        title: (&title).into(),
        of: of.into(),
        n: u32::try_from(n).ok().filter(|_| !is_held),
        share: share.filter(|_| !is_held).map(|(title, n, whole)| ShareFile {
            title: (&title).into(),
            n,
            whole,
            printed: Exact::of(n, whole).map_or_else(|| "–".into(), |share| share.percent().to_string()),
        }),
        median: median(&ranked).filter(|_| !is_held),
        classes: if is_held {
            Vec::new()
        } else {
            classes
                .iter()
                .map(|(title, n, is_ranked)| ClassFile { title: title.into(), n: *n, is_ranked: *is_ranked })
                .collect()
        },
    }
}

/// The class in the middle of all that have a rank.
fn median(ranked: &[(u32, u64)]) -> Option<[u32; 2]> {
    let n: u64 = ranked.iter().map(|(_, count)| count).sum();
    let at = |place: u64| {
        let mut seen = 0;
        let class = ranked.iter().find(|(_, count)| {
            seen += count;
            seen > place
        });
        class.map(|(position, _)| *position)
    };
    Some([at(n.checked_sub(1)? / 2)?, at(n / 2)?])
}

/// The numbers of a measure, added up over agencies.
#[derive(Clone, Copy)]
struct Numbers<'a> {
    tally: &'a Tally,
    offset: usize,
}

impl Numbers<'_> {
    /// How often a number stands there.
    fn times(self, number: usize) -> u64 {
        self.tally.counts.get(self.offset).and_then(|counts| counts.get(number)).copied().unwrap_or(0)
    }

    /// The sum of one of the numbers.
    fn sum(self, place: usize) -> u64 {
        self.tally.counts.get(self.offset + place).and_then(|sum| sum.first()).copied().unwrap_or(0)
    }

    /// Classes of a number that may be missing: frames keep it as itself and one more, and 0 is "none".
    fn with_none(self, titles: Vec<Text>, none: Text) -> Vec<Class> {
        let ranked = titles.into_iter().enumerate();
        let mut classes: Vec<Class> = ranked.map(|(place, title)| (title, self.times(place + 1), true)).collect();
        classes.push((none, self.times(0), false));
        classes
    }
}

fn draft(questionnaire: &Questionnaire, measure: &Measure, numbers: Numbers<'_>) -> Option<Draft> {
    match measure {
        Measure::Ladder(position) => {
            let ladder = questionnaire.ladders.get(*position)?;
            let mut titles = vec![both("ยังไม่ถึงระดับแรก", "Below the first level")];
            titles.extend(ladder.levels.iter().map(|level| numbered(level.id.as_str(), &level.title)));
            let classes = numbers.with_none(titles, both("ยังไม่ได้ตอบ", "Not begun"));
            Some(Draft::of_agencies("ladder", ladder.id.as_str(), &ladder.title, classes))
        }
        Measure::Gate(position) => {
            let gate = questionnaire.gates.get(*position)?;
            let n = gate.items.len();
            let title = |filled: usize| both(&format!("{filled} จาก {n}"), &format!("{filled} of {n}"));
            let titles = (0..=n).map(title).collect();
            let classes = numbers.with_none(titles, both("ไม่ได้ถาม", "Not asked"));
            let whole = classes.iter().filter(|class| class.2).map(|class| class.1).sum();
            let complete = Numbers { offset: numbers.offset + 1, ..numbers }.times(1);
            let share = Some((both("ครบทุกข้อที่ถาม", "Complete"), complete, whole));
            Some(Draft { share, ..Draft::of_agencies("gate", &gate.id, &gate.title, classes) })
        }
        Measure::Step(id) => {
            let indicator = questionnaire.indicator(id)?;
            let titles = (1..=n_steps(questionnaire, indicator)?)
                .map(|step| both(&format!("ขั้นที่ {step}"), &format!("Step {step}")))
                .collect();
            let title = numbered(id.as_str(), &indicator.title);
            Some(Draft::of_agencies("step", id.as_str(), &title, numbers.with_none(titles, open())))
        }
        Measure::Points(id) => {
            let indicator = questionnaire.indicator(id)?;
            let titles = indicator.points.iter().map(|block| block.title.clone()).collect();
            let classes = numbers.with_none(titles, both("ยังไม่ครบขั้นแรก", "First block not met"));
            let title = numbered(id.as_str(), &indicator.title);
            Some(Draft::of_agencies("points", id.as_str(), &title, classes))
        }
        Measure::Scale(id) => {
            let question = questionnaire.question(id)?;
            let Kind::Scale { low, high, steps } = &question.kind else { return None };
            let steps = usize::from(*steps);
            let title = |step: usize| match step {
                1 => numbered("1", low),
                step if step == steps => numbered(&step.to_string(), high),
                step => both(&step.to_string(), &step.to_string()),
            };
            // Places count from 1, and are kept as one more.
            let mut classes: Vec<Class> =
                (1..=steps).map(|step| (title(step), numbers.times(step + 1), true)).collect();
            classes.push((open(), numbers.times(0), false));
            Some(Draft::of_agencies("scale", id.as_str(), &question.text, classes))
        }
        Measure::Levels(id) => of_levels(questionnaire, id, numbers),
        Measure::Rows(id) => {
            let question = questionnaire.question(id)?;
            let classes = vec![(both("รายการ", "Entries"), numbers.sum(0), false)];
            Some(Draft { of: "rows", ..Draft::of_agencies("rows", id.as_str(), &question.text, classes) })
        }
    }
}

/// The levels of the rows of all agencies, and the share of those at a level or above.
fn of_levels(questionnaire: &Questionnaire, id: &QuestionId, numbers: Numbers<'_>) -> Option<Draft> {
    let question = questionnaire.question(id)?;
    let levels = question.kind.table()?.levels.as_ref()?;
    let ranked = levels.levels.iter().enumerate();
    let mut classes: Vec<Class> =
        ranked.map(|(place, level)| (numbered(level.id.as_str(), &level.title), numbers.sum(place), true)).collect();
    let share = levels.share.as_ref().map(|share| {
        let counts = classes.iter().map(|class| class.1);
        (share.title.clone(), counts.clone().skip(share.from).sum(), counts.sum())
    });
    classes.push((both("ข้อมูลไม่ครบ", "Incomplete"), numbers.sum(levels.levels.len()), false));
    Some(Draft { of: "rows", share, ..Draft::of_agencies("levels", id.as_str(), &question.text, classes) })
}

/// How many steps the axes of an indicator have.
fn n_steps(questionnaire: &Questionnaire, indicator: &Indicator) -> Option<usize> {
    let axes = indicator.step.as_ref()?.lowest.iter().filter_map(|id| questionnaire.question(id));
    axes.filter_map(|axis| if let Kind::Ladder(steps) = &axis.kind { Some(steps.len()) } else { None }).max()
}

fn open() -> Text {
    both("ยังไม่ตอบหรือไม่เกี่ยวข้อง", "Open, or does not apply")
}

fn numbered(code: &str, title: &Text) -> Text {
    both(&format!("{code} {}", title.th), &format!("{code} {}", title.en))
}
