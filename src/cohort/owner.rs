//! Whose a submission is: of an agency of the roster, or of one that we know by what it says of itself.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{folded, folded_code};
use super::matching::{Match, Wanted, are_alike};
use super::record::{Agency, Record};
use super::roster::Roster;
use super::settle::Choices;
use super::sorting::{Candidate, in_time};

/// Whose an assessment is, and what it is about: of each, one submission counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Whose {
    pub(super) agency: Owner,
    pub(super) subject: String,
}

/// An agency.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// One that was asked.
    Entry(usize),
    /// By its code, and the first file whose name is like its own: a code that two agencies use tells nothing.
    Coded(String, usize),
    /// By its name, its province and its type.
    Named([String; 3]),
    /// It says nothing: this file is all that is known of it.
    Unknown(usize),
}

/// Of each candidate.
pub(super) struct Owners {
    /// Whose it is.
    pub(super) whose: Vec<Whose>,
    /// The entries of the roster between which a person should decide.
    pub(super) unsure: Vec<Option<Vec<usize>>>,
}

/// Says whose each submission is. Where that is not sure, a person is asked; until then it is its own.
pub(super) fn owners(candidates: &[Candidate<'_>], roster: Option<&Roster>, choices: &Choices) -> Owners {
    let mut said = said(candidates);
    let mut unsure = vec![None; candidates.len()];
    for ((candidate, owner), unsure) in candidates.iter().zip(&mut said).zip(&mut unsure) {
        let Some(roster) = roster else { break };
        match candidate.files.iter().find_map(|file| choices.matches.get(file)) {
            Some(Some(entry)) if *entry < roster.entries().len() => *owner = Owner::Entry(*entry),
            Some(_) => {}
            None => match roster.find(&wanted(candidate.record)) {
                Match::Sure(entry) => *owner = Owner::Entry(entry),
                Match::None => {}
                Match::Unsure(entries) => *unsure = Some(entries),
            },
        }
    }
    let mut whose: Vec<Whose> =
        candidates.iter().zip(said).map(|(candidate, agency)| Whose { agency, subject: candidate.subject() }).collect();
    same_assessment_same_agency(candidates, choices, &mut whose, &mut unsure);
    Owners { whose, unsure }
}

fn wanted(record: &Record) -> Wanted<'_> {
    let Agency { code, name, agency_type, province } = &record.agency;
    Wanted { code, name, agency_type, province }
}

/// By what submissions say of themselves: by the code first, else by the name.
fn said(candidates: &[Candidate<'_>]) -> Vec<Owner> {
    let mut of_codes: BTreeMap<String, Vec<&Candidate<'_>>> = BTreeMap::new();
    let mut codes_of: BTreeMap<[String; 3], BTreeSet<Owner>> = BTreeMap::new();
    let mut owners: Vec<Option<Owner>> = Vec::new();
    for candidate in candidates {
        let code = folded_code(&candidate.record.agency.code);
        if code.is_empty() {
            owners.push(None);
            continue;
        }
        let known = of_codes.entry(code.clone()).or_default();
        let first = known.iter().find(|first| are_alike(&wanted(first.record), &wanted(candidate.record)));
        let file = first.map_or(candidate.file(), |first| first.file());
        if first.is_none() {
            known.push(candidate);
        }
        let owner = Owner::Coded(code, file);
        if let Some(name) = name_of(candidate.record) {
            codes_of.entry(name).or_default().insert(owner.clone());
        }
        owners.push(Some(owner));
    }
    let by_name = |candidate: &Candidate<'_>| {
        let Some(name) = name_of(candidate.record) else { return Owner::Unknown(candidate.file()) };
        let coded = codes_of.get(&name).filter(|codes| codes.len() == 1).and_then(BTreeSet::first);
        coded.cloned().unwrap_or(Owner::Named(name))
    };
    candidates.iter().zip(owners).map(|(candidate, owner)| owner.unwrap_or_else(|| by_name(candidate))).collect()
}

/// The name with what tells agencies of one name apart; `None` without a name.
fn name_of(record: &Record) -> Option<[String; 3]> {
    let Agency { name, province, agency_type, .. } = &record.agency;
    let name = Some(folded(name)).filter(|name| !name.is_empty())?;
    Some([name, folded(province), folded(agency_type)])
}

/// Revisions of one assessment are of one agency, also where its name was mended on the way: that of the newest, of those
/// that count by themselves first. A draft that was handed on to other agencies has its number, too: see [`is_same`].
fn same_assessment_same_agency(
    candidates: &[Candidate<'_>],
    choices: &Choices,
    whose: &mut [Whose],
    unsure: &mut [Option<Vec<usize>>],
) {
    let mut of_ids: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| !candidate.record.id.is_empty()) {
        of_ids.entry(&candidate.record.id).or_default().push(at);
    }
    for mut of_id in of_ids.into_values().filter(|of_id| of_id.len() > 1) {
        let is_matched = |at: &usize| candidates[*at].files.iter().any(|file| choices.matches.contains_key(file));
        let counts = |at: &usize| choices.against(&candidates[*at].files, candidates[*at].record).is_none();
        of_id.sort_by(|one, other| {
            let rank = |at: &usize| (is_matched(at), counts(at));
            let by_time = || in_time(candidates[*other].record, candidates[*one].record);
            rank(other).cmp(&rank(one)).then_with(by_time)
        });
        let mut newest: Vec<usize> = Vec::new();
        for at in of_id {
            let first = newest.iter().find(|first| {
                let pair = [**first, at];
                is_same(pair.map(|at| candidates[at].record), pair.map(|at| &whose[at]))
            });
            match first {
                Some(first) => {
                    whose[at] = whose[*first].clone();
                    unsure[at] = None;
                }
                None => newest.push(at),
            }
        }
    }
}

/// Whether two submissions with the number of one assessment are of one agency, rather than of two that were handed the
/// same draft. A revision is closed once: two closed ones of other names are of two.
fn is_same([one, other]: [&Record; 2], whose: [&Whose; 2]) -> bool {
    let is_closed_twice = one.is_final && other.is_final && one.revision == other.revision;
    if let [Owner::Entry(one), Owner::Entry(other)] = whose.map(|whose| &whose.agency)
        && one != other
    {
        return false;
    }
    if is_closed_twice && whose[0].subject != whose[1].subject {
        return false;
    }
    let says_other = |pick: fn(&Agency) -> &str| {
        let (one, other) = (pick(&one.agency), pick(&other.agency));
        !one.is_empty() && !other.is_empty() && folded(one) != folded(other)
    };
    are_alike(&wanted(one), &wanted(other))
        || !(is_closed_twice
            || says_other(|agency| &agency.code)
            || says_other(|agency| &agency.agency_type)
            || says_other(|agency| &agency.province))
}
