//! Agencies side by side: by type, province, the group that the roster gives them, or profile.

use std::collections::BTreeMap;

use super::frame::Frame;
use super::record::Record;
use super::roster::{Roster, RosterEntry};
use super::settle::{Cohort, Counted};
use super::tally::Tally;
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
    /// Their figures, added up.
    pub tally: Tally,
}

/// Puts the agencies that count side by side. In the order of the questionnaire's types and profiles, and of the
/// provinces; groups of other names in the order of these, and those that say nothing last.
pub fn group_by(
    grouping: Grouping,
    cohort: &Cohort,
    counted: &Counted,
    roster: Option<&Roster>,
    frame: &Frame,
) -> Vec<Group> {
    let mut groups: BTreeMap<(usize, Box<str>), Group> = BTreeMap::new();
    for (position, entry) in roster.iter().flat_map(|roster| roster.entries().iter().enumerate()) {
        let Some(code) = code_of_entry(grouping, entry) else { continue };
        let group = group_of(&mut groups, grouping, code, frame);
        group.asked += 1;
        group.received += u32::from(counted.missing.binary_search(&position).is_err());
    }
    let submissions = counted.files.iter().zip(&counted.entries).zip(&counted.agencies).enumerate();
    for (submission, ((file, entry), agency)) in submissions {
        let Some(record) = cohort.record(*file) else { continue };
        let entry = entry.and_then(|entry| roster?.entries().get(entry));
        let of_entry = entry.and_then(|entry| code_of_entry(grouping, entry)).filter(|code| !code.is_empty());
        let group = group_of(&mut groups, grouping, of_entry.unwrap_or_else(|| code_said(grouping, record)), frame);
        group.files.push(*file);
        group.tally.add(frame, record, submission, *agency);
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.iter_mut().for_each(|group| group.files.sort_unstable());
    groups
}

fn group_of<'g>(
    groups: &'g mut BTreeMap<(usize, Box<str>), Group>,
    grouping: Grouping,
    code: &str,
    frame: &Frame,
) -> &'g mut Group {
    let new = || Group { code: code.into(), asked: 0, received: 0, files: Vec::new(), tally: Tally::new(frame) };
    groups.entry((place_of(grouping, code, frame), code.into())).or_insert_with(new)
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
