//! Whose a submission is: of an agency of the roster, or of one that we know by what it says of itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::fold::{folded, folded_code};
use super::matching::{Match, Wanted, are_alike};
use super::record::{Agency, Record};
use super::repeated::repeated;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// One that was asked.
    Entry(usize),
    /// One that is known by what its files say: by the first of these. They have its code and a name like its own, as a
    /// code that two agencies use tells nothing; or they say no code, and have its name, its province and its type. A file
    /// that says nothing is alone.
    OfFile(usize),
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
        match candidate.files().find_map(|file| choices.matches.get(&file)) {
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
    let codes: Vec<Cow<'_, str>> =
        candidates.iter().map(|candidate| folded_code(&candidate.record.agency.code)).collect();
    let mut owners: Vec<Owner> = candidates.iter().map(|candidate| Owner::OfFile(candidate.file)).collect();
    let mut of_codes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let coded = codes.iter().zip(repeated(&codes)).enumerate();
    for (at, (code, _)) in coded.filter(|(_, (code, is_used))| *is_used && !code.is_empty()) {
        of_codes.entry(&**code).or_default().push(at);
    }
    for mut of_code in of_codes.into_values().filter(|of_code| of_code.len() > 1) {
        // Who says little is like several that are not alike. It is found by what they say, never by their paths: a copy
        // in another folder must not move anyone.
        of_code.sort_by_cached_key(|at| {
            let Record { agency, digest, .. } = candidates[*at].record;
            let Agency { code: _, name, agency_type, province } = agency;
            let n_unsaid = [name, agency_type, province].iter().filter(|said| said.is_empty()).count();
            (n_unsaid, agency.clone(), *digest)
        });
        let mut known: Vec<usize> = Vec::new();
        for at in of_code {
            let is_it = |first: &&usize| are_alike(&wanted(candidates[**first].record), &wanted(candidates[at].record));
            match known.iter().find(is_it) {
                Some(first) => owners[at] = Owner::OfFile(candidates[*first].file),
                None => known.push(at),
            }
        }
    }
    by_name(candidates, &codes, &mut owners);
    owners
}

/// Those without a code are of the one agency with a code that has their name, else of the first of their name.
fn by_name(candidates: &[Candidate<'_>], codes: &[Cow<'_, str>], owners: &mut [Owner]) {
    let coded = |wanted: bool| (0..candidates.len()).filter(move |at| codes[*at].is_empty() != wanted);
    let name = |at: usize| Some((at, name_of(candidates[at].record)?));
    let without_code: Vec<(usize, [String; 3])> = coded(false).filter_map(name).collect();
    let mut codes_of: BTreeMap<&[String; 3], BTreeSet<Owner>> =
        without_code.iter().map(|(_, name)| (name, BTreeSet::new())).collect();
    // Names are compared only if there is one that a code is looked for.
    for (at, name) in coded(true).take_while(|_| !without_code.is_empty()).filter_map(name) {
        if let Some(codes) = codes_of.get_mut(&name) {
            codes.insert(owners[at]);
        }
    }
    let mut firsts: BTreeMap<&[String; 3], Owner> = BTreeMap::new();
    for (at, name) in &without_code {
        let coded = codes_of.get(name).filter(|codes| codes.len() == 1).and_then(BTreeSet::first);
        let own = owners[*at];
        owners[*at] = coded.copied().unwrap_or_else(|| *firsts.entry(name).or_insert(own));
    }
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
    let ids = candidates.iter().map(|candidate| &*candidate.record.id);
    for ((at, id), _) in
        ids.clone().enumerate().zip(repeated(ids)).filter(|((_, id), is_used)| *is_used && !id.is_empty())
    {
        of_ids.entry(id).or_default().push(at);
    }
    for mut of_id in of_ids.into_values().filter(|of_id| of_id.len() > 1) {
        let is_matched = |at: &usize| candidates[*at].files().any(|file| choices.matches.contains_key(&file));
        let counts = |at: &usize| choices.against(candidates[*at].files(), candidates[*at].record).is_none();
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
