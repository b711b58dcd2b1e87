//! Which submission of each agency counts.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::fold::folded;
use super::owner::{Owner, Whose, owners};
use super::record::Record;
use super::repeated::repeated;
use super::roster::Roster;
use super::settle::{Choices, Cohort, Counted, FileStatus, Reason, Status, Unsure, status_by_seal};
use crate::submission::Seal;

/// What became of the submissions of a round.
pub(super) struct Sorting {
    /// What counts.
    pub(super) counted: Counted,
    /// What became of each file.
    pub(super) statuses: Vec<(usize, FileStatus)>,
}

/// A submission, in as many files as it came in.
pub(super) struct Candidate<'a> {
    /// The file that stands for it.
    pub(super) file: usize,
    /// Its duplicates. What was chosen for one of them is chosen for all. Few have any.
    duplicates: Vec<usize>,
    /// Where the first stands in the order of paths.
    place: usize,
    /// What is kept of it.
    pub(super) record: &'a Record,
}

impl Candidate<'_> {
    /// All files that it came in.
    pub(super) fn files(&self) -> impl Iterator<Item = usize> + Clone {
        std::iter::once(self.file).chain(self.duplicates.iter().copied())
    }

    /// What it is about, as it is compared.
    pub(super) fn subject(&self) -> String {
        folded(&self.record.subject)
    }
}

/// Sorts the submissions of a round, which come in the order of their paths.
pub(super) fn sorted_out(cohort: &Cohort, files: &[usize], roster: Option<&Roster>, choices: &Choices) -> Sorting {
    let mut statuses = Vec::new();
    let candidates = without_duplicates(cohort, files, &mut statuses);
    let owners = owners(&candidates, roster, choices);
    let mut counted = Counted { n_submissions: candidates.len(), ..Counted::default() };
    let unsure = candidates.iter().zip(owners.unsure);
    counted.unsure =
        unsure.filter_map(|(candidate, entries)| Some(Unsure { file: candidate.file, candidates: entries? })).collect();
    let mut by_owner: Vec<(Whose, &Candidate<'_>)> = owners.whose.into_iter().zip(&candidates).collect();
    // Each with its own as they came, which is by path.
    by_owner.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut has_come = vec![false; roster.map_or(0, |roster| roster.entries().len())];
    let is_left_out = |owner: Owner| choices.only_roster && roster.is_some() && !matches!(owner, Owner::Entry(_));
    let (mut chosen, mut n_agencies) = (Vec::new(), 0);
    for of_agency in by_owner.chunk_by(|(one, _), (other, _)| one.agency == other.agency) {
        let Some((Whose { agency, .. }, _)) = of_agency.first() else { continue };
        if let Owner::Entry(entry) = agency
            && let Some(has_come) = has_come.get_mut(*entry)
        {
            *has_come = true;
        }
        for candidates in of_agency.chunk_by(|(one, _), (other, _)| one == other) {
            let candidate = choose(candidates, choices, is_left_out(*agency), &mut statuses);
            chosen.extend(candidate.map(|candidate| (candidate.place, candidate.file, *agency, n_agencies)));
        }
        n_agencies += 1;
        counted.received += usize::from(!is_left_out(*agency));
    }
    counted.missing = has_come.iter().enumerate().filter(|(_, has_come)| !**has_come).map(|(at, _)| at).collect();
    chosen.sort_unstable();
    let mut numbers = vec![None; n_agencies];
    for (_, file, agency, at) in chosen {
        counted.files.push(file);
        counted.entries.push(if let Owner::Entry(entry) = agency { Some(entry) } else { None });
        let number = *numbers[at].get_or_insert(counted.n_agencies);
        counted.agencies.push(number);
        counted.n_agencies = counted.n_agencies.max(number + 1);
    }
    Sorting { counted, statuses }
}

/// Puts the files of one content together. One that is as it was exported stands for the others, else the first by path:
/// a copy whose seal was broken does not take the place of the one that is whole.
fn without_duplicates<'a>(
    cohort: &'a Cohort,
    files: &[usize],
    statuses: &mut Vec<(usize, FileStatus)>,
) -> Vec<Candidate<'a>> {
    let records: Vec<(usize, &Record)> = files.iter().filter_map(|file| Some((*file, cohort.record(*file)?))).collect();
    let has_twin = repeated(records.iter().map(|(_, record)| record.digest));
    let is_closed_again = repeated(records.iter().map(|(_, record)| closing(record)));
    let mut found: Vec<Candidate<'a>> = Vec::new();
    let mut by_digest: BTreeMap<[u8; 32], usize> = BTreeMap::new();
    let mut by_closing: BTreeMap<(&str, u32, &str), usize> = BTreeMap::new();
    for (place, (file, record)) in records.into_iter().enumerate() {
        let closing = closing(record).filter(|_| is_closed_again[place]);
        let of_closing = || {
            let known = *by_closing.get(&closing?)?;
            is_same_closing(found.get(known)?.record, record).then_some(known)
        };
        let of_digest = if has_twin[place] { by_digest.get(&record.digest).copied() } else { None };
        let at = of_digest.or_else(of_closing).unwrap_or(found.len());
        if has_twin[place] {
            by_digest.insert(record.digest, at);
        }
        if let Some(closing) = closing {
            by_closing.entry(closing).or_insert(at);
        }
        match found.get_mut(at) {
            Some(first) if first.record.seal != Seal::Intact && record.seal == Seal::Intact => {
                first.duplicates.insert(0, first.file);
                (first.file, first.place, first.record) = (file, place, record);
            }
            Some(first) => first.duplicates.push(file),
            None => found.push(Candidate { file, duplicates: Vec::new(), place, record }),
        }
    }
    for candidate in &found {
        let status = FileStatus { status: Status::Duplicate, reason: Reason::SameAs(candidate.file) };
        statuses.extend(candidate.duplicates.iter().map(|file| (*file, status.clone())));
    }
    found
}

/// Which closing of which assessment it is; `None` for what is open, was changed or has no number.
fn closing(record: &Record) -> Option<(&str, u32, &str)> {
    let is_closed = record.is_final && record.seal == Seal::Intact && !record.id.is_empty();
    is_closed.then_some((&*record.id, record.revision, &*record.updated_text))
}

/// Whether two files are one closing of one assessment that was exported twice: only the moment of that differs, which is
/// not kept.
fn is_same_closing(one: &Record, other: &Record) -> bool {
    let content = |record: &Record| {
        let Record { agency, profile, subject, figures, counts, completeness, .. } = record.clone();
        (agency, profile, subject, figures, counts, completeness)
    };
    content(one) == content(other)
}

/// Chooses the submission that counts, and says of the others why not.
fn choose<'c, 'a>(
    candidates: &[(Whose, &'c Candidate<'a>)],
    choices: &Choices,
    is_left_out: bool,
    statuses: &mut Vec<(usize, FileStatus)>,
) -> Option<&'c Candidate<'a>> {
    let against = |candidate: &Candidate<'_>| choices.against(candidate.files(), candidate.record);
    let candidates = candidates.iter().map(|(_, candidate)| *candidate);
    let counting: Vec<&Candidate<'_>> =
        candidates.clone().filter(|candidate| against(candidate).is_none() && !is_left_out).collect();
    let is_preferred = |candidate: &&&Candidate<'_>| candidate.files().any(|file| choices.prefer.contains(&file));
    let preferred = newest(counting.iter().filter(is_preferred).copied());
    let chosen = preferred.or_else(|| newest(counting.iter().copied()));
    for candidate in candidates {
        let status = status_by_seal(candidate.record);
        let instead =
            |chosen: &Candidate<'_>| FileStatus { status: Status::Superseded, reason: Reason::Instead(chosen.file) };
        let status = match (against(candidate), chosen) {
            (Some(FileStatus { reason: Reason::NotFinal, .. }), Some(chosen))
                if in_time(candidate.record, chosen.record).is_lt() =>
            {
                instead(chosen)
            }
            (Some(against), _) => against,
            (None, Some(chosen)) if chosen.file != candidate.file => instead(chosen),
            (None, Some(_)) => FileStatus { status, reason: Reason::Counts },
            (None, None) => FileStatus { status, reason: Reason::NotInRoster },
        };
        statuses.push((candidate.file, status));
    }
    chosen
}

/// The newest of the submissions of an agency: of each assessment the highest revision, of these the one that was last
/// changed. A clock that was set back does not make an old revision new.
fn newest<'c, 'a>(mut candidates: impl Iterator<Item = &'c Candidate<'a>>) -> Option<&'c Candidate<'a>> {
    let first = candidates.next()?;
    // Most agencies send one.
    let Some(second) = candidates.next() else { return Some(first) };
    let mut of_assessments: BTreeMap<&str, &Candidate<'a>> = BTreeMap::new();
    for candidate in [first, second].into_iter().chain(candidates) {
        let best = of_assessments.entry(&*candidate.record.id).or_insert(candidate);
        if in_time(candidate.record, best.record).is_gt() {
            *best = candidate;
        }
    }
    of_assessments.into_values().max_by(|one, other| among_assessments(one.record, other.record))
}

/// Which of two submissions of an agency is the newer one; the digest decides between equals.
pub(super) fn in_time(one: &Record, other: &Record) -> Ordering {
    let is_same_assessment = !one.id.is_empty() && one.id == other.id;
    if is_same_assessment { within_assessment(one, other) } else { among_assessments(one, other) }
}

/// Within a revision, what is closed came after what is open.
fn within_assessment(one: &Record, other: &Record) -> Ordering {
    let newness = |record: &Record| (record.revision, record.is_final, record.updated, record.digest);
    newness(one).cmp(&newness(other))
}

fn among_assessments(one: &Record, other: &Record) -> Ordering {
    let newness = |record: &Record| (record.updated, record.revision, record.digest);
    newness(one).cmp(&newness(other))
}
