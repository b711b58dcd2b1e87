//! Agencies side by side: by type, province, the group that the roster gives them, or profile.

use std::collections::BTreeMap;

use super::frame::Frame;
use super::mean::Mean;
use super::members::{Members, without_figure};
use super::record::Record;
use super::roster::{Roster, RosterEntry};
use super::settle::{Cohort, Counted};
use crate::questionnaire::PROVINCES;

/// By what agencies are put side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grouping {
    /// The type of agency.
    AgencyType,
    /// The province.
    Province,
    /// The group of the roster: a ministry, a cluster.
    Group,
    /// The profile of the questionnaire.
    Profile,
}

impl Grouping {
    /// All, in the order of the report.
    pub const ALL: [Self; 4] = [Self::AgencyType, Self::Province, Self::Group, Self::Profile];

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AgencyType => "agencyType",
            Self::Province => "province",
            Self::Group => "group",
            Self::Profile => "profile",
        }
    }
}

/// Agencies that have something in common.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they have in common, as files say it; empty for those that say nothing.
    pub code: Box<str>,
    /// How many of the roster belong to it.
    pub asked: u32,
    /// From how many of these something came.
    pub received: u32,
    /// The submissions that count, rising.
    pub files: Vec<usize>,
    /// The mean of each place of the frame.
    pub means: Vec<Mean>,
    /// Who they are.
    pub(super) members: Members,
}

impl Group {
    fn new(code: &str, n_places: usize) -> Self {
        Self {
            code: code.into(),
            asked: 0,
            received: 0,
            files: Vec::new(),
            means: vec![Mean::default(); n_places],
            members: Members::new(n_places),
        }
    }

    /// How many agencies it has.
    pub fn n_agencies(&self) -> u32 {
        self.members.n_agencies()
    }
}

/// Puts the agencies that count side by side; see [`side_by_side`].
pub fn group_by(
    grouping: Grouping,
    cohort: &Cohort,
    counted: &Counted,
    roster: Option<&Roster>,
    frame: &Frame,
) -> Vec<Group> {
    side_by_side(&[grouping], cohort, counted, roster, frame).pop().unwrap_or_default()
}

/// Puts the agencies that count side by side, in each of these ways. Groups are in the order of the questionnaire's types
/// and profiles, and of the provinces; those of other names in the order of these, and those that say nothing last.
pub fn side_by_side(
    groupings: &[Grouping],
    cohort: &Cohort,
    counted: &Counted,
    roster: Option<&Roster>,
    frame: &Frame,
) -> Vec<Vec<Group>> {
    let n_places = frame.places.len();
    let mut found: Vec<Groups> = groupings.iter().map(|_| Groups::new(n_places)).collect();
    for (position, entry) in roster.iter().flat_map(|roster| roster.entries().iter().enumerate()) {
        for (grouping, groups) in groupings.iter().zip(&mut found) {
            let Some(code) = code_of_entry(*grouping, entry) else { continue };
            let group = groups.of(code).1;
            group.asked += 1;
            group.received += u32::from(counted.missing.binary_search(&position).is_err());
        }
    }
    // A hundred thousand submissions are of some thousand kinds: these are added to the groups.
    let mut kinds: BTreeMap<Vec<usize>, Vec<Mean>> = BTreeMap::new();
    let mut kind = Vec::new();
    let submissions = counted.files.iter().zip(&counted.entries).zip(&counted.agencies).enumerate();
    // Every record is looked at once: there may be more of them than fit near the processor.
    for (submission, ((file, entry), agency)) in submissions {
        let Some(record) = cohort.record(*file) else { continue };
        let entry = entry.and_then(|entry| roster?.entries().get(entry));
        let without = without_figure(record, n_places);
        kind.clear();
        for (grouping, groups) in groupings.iter().zip(&mut found) {
            let of_entry = entry.and_then(|entry| code_of_entry(*grouping, entry)).filter(|code| !code.is_empty());
            let (at, group) = groups.of(of_entry.unwrap_or_else(|| code_said(*grouping, record)));
            group.files.push(*file);
            group.members.add(submission, *agency, &without);
            kind.push(at);
        }
        match kinds.get_mut(&kind) {
            Some(means) => add(means, record),
            None => add(kinds.entry(kind.clone()).or_insert_with(|| vec![Mean::default(); n_places]), record),
        }
    }
    for (kind, means) in kinds {
        for (at, groups) in kind.into_iter().zip(&mut found) {
            let own = groups.all[at].means.iter_mut().zip(&means);
            own.for_each(|(own, mean)| *own = own.plus(*mean));
        }
    }
    groupings.iter().zip(found).map(|(grouping, groups)| groups.in_order(*grouping, frame)).collect()
}

fn add(means: &mut [Mean], record: &Record) {
    means.iter_mut().zip(&record.figures).for_each(|(mean, figure)| mean.add(*figure));
}

/// The groups of a grouping, while they are found.
struct Groups {
    n_places: usize,
    positions: BTreeMap<Box<str>, usize>,
    all: Vec<Group>,
    /// The last one that was asked for: agencies come province by province.
    last: usize,
}

impl Groups {
    const fn new(n_places: usize) -> Self {
        Self { n_places, positions: BTreeMap::new(), all: Vec::new(), last: 0 }
    }

    /// The group of a code, and its position.
    fn of(&mut self, code: &str) -> (usize, &mut Group) {
        if self.all.get(self.last).is_none_or(|last| *last.code != *code) {
            self.last = self.positions.get(code).copied().unwrap_or(self.all.len());
        }
        if self.last == self.all.len() {
            self.positions.insert(code.into(), self.last);
            self.all.push(Group::new(code, self.n_places));
        }
        (self.last, &mut self.all[self.last])
    }

    fn in_order(self, grouping: Grouping, frame: &Frame) -> Vec<Group> {
        let mut groups = self.all;
        groups.sort_by_cached_key(|group| (place_of(grouping, &group.code, frame), group.code.clone()));
        groups.iter_mut().for_each(|group| group.files.sort_unstable());
        groups
    }
}

/// Where a group stands among the others.
fn place_of(grouping: Grouping, code: &str, frame: &Frame) -> usize {
    let questionnaire = &frame.questionnaire;
    let known = match grouping {
        Grouping::AgencyType => questionnaire.agency_types.iter().position(|own| *own.id == *code),
        Grouping::Profile => questionnaire.profiles.iter().position(|own| own.id.as_str() == code),
        Grouping::Province => PROVINCES.iter().position(|own| own.th == code),
        Grouping::Group => None,
    };
    known.unwrap_or(if code.is_empty() { usize::MAX } else { usize::MAX - 1 })
}

/// What the roster says; `None` where it has nothing of the kind.
fn code_of_entry(grouping: Grouping, entry: &RosterEntry) -> Option<&str> {
    match grouping {
        Grouping::AgencyType => Some(&entry.agency_type),
        Grouping::Province => Some(&entry.province),
        Grouping::Group => Some(&entry.group),
        Grouping::Profile => None,
    }
}

/// What the submission itself says.
fn code_said(grouping: Grouping, record: &Record) -> &str {
    match grouping {
        Grouping::AgencyType => &record.agency.agency_type,
        Grouping::Province => &record.agency.province,
        Grouping::Group => "",
        Grouping::Profile => &record.profile,
    }
}
