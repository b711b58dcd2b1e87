//! Which submission of each agency counts.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::fold::{folded, folded_code};
use super::matching::{Match, Wanted};
use super::record::{Agency, Record};
use super::roster::Roster;
use super::settle::{Choices, Cohort, Counted, FileStatus, Reason, Status, Unsure, status_by_seal};

/// What became of the submissions of a round.
pub(super) struct Sorting {
    /// What counts.
    pub(super) counted: Counted,
    /// What became of each file.
    pub(super) statuses: Vec<(usize, FileStatus)>,
}

/// Whose an assessment is, and what it is about: of each, one submission counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Whose {
    agency: Owner,
    subject: String,
}

/// An agency: one that was asked, or one that we know by what it says of itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Entry(usize),
    Said(String),
}

/// A submission that is no duplicate.
struct Candidate<'a> {
    file: usize,
    record: &'a Record,
    whose: Whose,
}

/// Sorts the submissions of a round, which come in the order of their paths.
pub(super) fn sorted_out(cohort: &Cohort, files: &[usize], roster: Option<&Roster>, choices: &Choices) -> Sorting {
    let mut sorting = Sorting { counted: Counted::default(), statuses: Vec::new() };
    let mut seen: BTreeMap<[u8; 32], usize> = BTreeMap::new();
    let mut candidates = Vec::new();
    for file in files {
        let Some(record) = cohort.record(*file) else { continue };
        if let Some(first) = seen.get(&record.digest) {
            let status = FileStatus { status: Status::Duplicate, reason: Reason::SameAs(*first) };
            sorting.statuses.push((*file, status));
            continue;
        }
        seen.insert(record.digest, *file);
        let agency = owner(*file, record, roster, choices, &mut sorting.counted.unsure);
        candidates.push(Candidate { file: *file, record, whose: Whose { agency, subject: folded(&record.subject) } });
    }
    sorting.counted.n_submissions = candidates.len();
    same_assessment_same_agency(&mut candidates);
    let mut by_owner: BTreeMap<Whose, Vec<Candidate<'_>>> = BTreeMap::new();
    for candidate in candidates {
        by_owner.entry(candidate.whose.clone()).or_default().push(candidate);
    }
    let mut agencies: Vec<&Owner> = by_owner.keys().map(|whose| &whose.agency).collect();
    agencies.dedup();
    sorting.counted.received = agencies.len();
    let mut has_come = vec![false; roster.map_or(0, |roster| roster.entries().len())];
    for agency in agencies {
        if let Owner::Entry(entry) = agency
            && let Some(has_come) = has_come.get_mut(*entry)
        {
            *has_come = true;
        }
    }
    sorting.counted.missing = has_come.iter().enumerate().filter(|(_, has_come)| !**has_come).map(|(at, _)| at).collect();
    let is_left_out = |owner: &Owner| choices.only_roster && roster.is_some() && matches!(owner, Owner::Said(_));
    let mut counted = Vec::new();
    for (whose, candidates) in by_owner {
        let counts = choose(&candidates, choices, is_left_out(&whose.agency), &mut sorting.statuses);
        let entry = if let Owner::Entry(entry) = whose.agency { Some(entry) } else { None };
        counted.extend(counts.map(|file| (file, entry)));
    }
    let place: BTreeMap<usize, usize> = files.iter().enumerate().map(|(place, file)| (*file, place)).collect();
    counted.sort_by_key(|(file, _)| place.get(file));
    (sorting.counted.files, sorting.counted.entries) = counted.into_iter().unzip();
    sorting
}

/// Whose a submission is. Where that is not sure, a person is asked; until then it is its own.
fn owner(
    file: usize,
    record: &Record,
    roster: Option<&Roster>,
    choices: &Choices,
    unsure: &mut Vec<Unsure>,
) -> Owner {
    let agency = &record.agency;
    let said = || {
        let name = [&agency.name, &agency.province].map(|text| folded(text)).join("|");
        let code = folded_code(&agency.code);
        Owner::Said(if code.is_empty() { format!("{name}|{}", agency.agency_type) } else { code })
    };
    match (choices.matches.get(&file), roster) {
        (Some(chosen), _) => chosen.map_or_else(said, Owner::Entry),
        (None, None) => said(),
        (None, Some(roster)) => {
            let Agency { code, name, agency_type, province } = agency;
            match roster.find(&Wanted { code, name, agency_type, province }) {
                Match::Sure(entry) => Owner::Entry(entry),
                Match::None => said(),
                Match::Unsure(candidates) => {
                    unsure.push(Unsure { file, candidates });
                    said()
                }
            }
        }
    }
}

/// Revisions of one assessment are of one agency, also where its name was mended on the way: that of the newest.
fn same_assessment_same_agency(candidates: &mut [Candidate<'_>]) {
    let mut newest: BTreeMap<&str, (&Record, Owner)> = BTreeMap::new();
    for candidate in &*candidates {
        let record = candidate.record;
        let is_newer = newest.get(&*record.id).is_none_or(|(known, _)| within_assessment(record, known).is_gt());
        if !record.id.is_empty() && is_newer {
            newest.insert(&record.id, (record, candidate.whose.agency.clone()));
        }
    }
    for candidate in candidates {
        if let Some((_, owner)) = newest.get(&*candidate.record.id) {
            candidate.whose.agency = owner.clone();
        }
    }
}

/// Chooses the submission that counts, and says of the others why not.
fn choose(
    candidates: &[Candidate<'_>],
    choices: &Choices,
    is_left_out: bool,
    statuses: &mut Vec<(usize, FileStatus)>,
) -> Option<usize> {
    let counts = |candidate: &&Candidate<'_>| choices.against(candidate.file, candidate.record).is_none() && !is_left_out;
    let preferred = candidates.iter().filter(counts).find(|candidate| choices.prefer.contains(&candidate.file));
    let newest = || newest(candidates.iter().filter(counts));
    let chosen = preferred.or_else(newest).map(|candidate| candidate.file);
    for Candidate { file, record, .. } in candidates {
        let status = match (choices.against(*file, record), chosen) {
            (Some(against), _) => against,
            (None, Some(chosen)) if chosen != *file => {
                FileStatus { status: Status::Superseded, reason: Reason::Instead(chosen) }
            }
            (None, Some(_)) => FileStatus { status: status_by_seal(record), reason: Reason::Counts },
            (None, None) => FileStatus { status: status_by_seal(record), reason: Reason::NotInRoster },
        };
        statuses.push((*file, status));
    }
    chosen
}

/// The newest of the submissions of an agency: of each assessment the highest revision, of these the one that was last
/// changed. A clock that was set back does not make an old revision new.
fn newest<'c, 'a>(candidates: impl Iterator<Item = &'c Candidate<'a>>) -> Option<&'c Candidate<'a>> {
    let mut of_assessments: BTreeMap<&str, &Candidate<'a>> = BTreeMap::new();
    for candidate in candidates {
        let best = of_assessments.entry(&*candidate.record.id).or_insert(candidate);
        if within_assessment(candidate.record, best.record).is_gt() {
            *best = candidate;
        }
    }
    of_assessments.into_values().max_by(|one, other| among_assessments(one.record, other.record))
}

/// What makes one of two submissions of one assessment the newer one; the digest decides between equals.
fn within_assessment(one: &Record, other: &Record) -> Ordering {
    let newness = |record: &Record| (record.revision, record.updated, record.digest);
    newness(one).cmp(&newness(other))
}

/// The same for two assessments.
fn among_assessments(one: &Record, other: &Record) -> Ordering {
    let newness = |record: &Record| (record.updated, record.revision, record.digest);
    newness(one).cmp(&newness(other))
}
