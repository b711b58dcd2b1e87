//! What holds for every cohort: nothing hangs on the order in which files come, on how they are split, or on copies; sums
//! are exact; and no difference of figures that are shown is of few agencies.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use phrom::cohort::roster::Roster;
use phrom::cohort::{Choices, Cohort, File, Grouping, Mean, Outcome, Reader, Record, group_by, hold_back};
use phrom::submission::Seal;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use support::cohort::{cohort, made, reader, roster, said};
use support::mangle::Random;
use support::report::report;

const NAMES: [&str; 6] = [
    "สำนักงานจังหวัดลำปาง",
    "สำนักงานขนส่งจังหวัดลำปาง",
    "สำนักงานขนสงจังหวัดลำปาง",
    "สำนักงานคลังจังหวัดลำปาง",
    "เทศบาลนครลำปาง",
    "",
];
const PROVINCES: [&str; 3] = ["ลำปาง", "แพร่", ""];
const TYPES: [&str; 4] = ["provincial-office", "transport", "employment", ""];

fn config() -> ProptestConfig {
    ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() }
}

fn of_survey() -> Reader {
    reader([support::survey()])
}

/// A submission of nothing, out of which others are made.
fn bare(reader: &Reader) -> Record {
    let made = support::cohort::Made { profile: "province".into(), ..made("ก") };
    cohort(reader, &[("a", made.of(&support::survey()))]).record(0).unwrap().clone()
}

/// Submissions drawn from random numbers, so few agencies, assessments and contents that they meet.
fn drawn(bare: &Record, n: usize, seed: u64) -> Vec<(String, Record)> {
    let mut random = Random(seed);
    let mut next = |bound: usize| random.below(bound);
    let mut records: Vec<(String, Record)> = Vec::new();
    for number in 0..n {
        let path = format!("{}/{number}.json", next(4));
        if next(6) == 0 && number > 0 {
            let copied = records[next(number)].1.clone();
            records.push((path, copied));
            continue;
        }
        let mut record = bare.clone();
        record.id =
            ["", "one", "two", "three"].get(next(8)).map_or_else(|| format!("id-{number}").into(), |id| (*id).into());
        record.revision = 1 + u32::try_from(next(3)).unwrap();
        record.updated_text = format!("2026-11-{:02}T10:00:00Z", 1 + next(4)).into();
        record.updated = phrom::cohort::Moment::parse(&record.updated_text);
        record.digest = [0; 32];
        record.digest[..8].copy_from_slice(&u64::try_from(number).unwrap().to_be_bytes());
        record.is_final = next(5) > 0;
        record.seal = [Seal::Intact, Seal::Intact, Seal::Intact, Seal::Changed, Seal::Missing][next(5)];
        record.agency.name = NAMES[next(NAMES.len())].into();
        record.agency.code = ["", "", "1", "2"][next(4)].into();
        record.agency.province = PROVINCES[next(PROVINCES.len())].into();
        record.agency.agency_type = TYPES[next(TYPES.len())].into();
        record.profile = ["province", "department"][next(2)].into();
        for figure in &mut record.figures {
            *figure = (next(4) > 0).then(|| u32::try_from(next(100_000_001)).unwrap());
        }
        records.push((path, record));
    }
    records
}

fn taken_in(records: &[(String, Record)]) -> Cohort {
    let file = |(place, (path, record)): (u64, &(String, Record))| File {
        path: (**path).into(),
        place,
        outcome: Outcome::Read(Box::new(record.clone())),
    };
    Cohort { files: (0..).zip(records).map(file).collect() }
}

fn asked() -> Roster {
    roster(&[("1", NAMES[0]), ("", NAMES[1]), ("3", NAMES[3]), ("4", "สำนักงานที่ดินจังหวัดลำปาง")])
}

/// The same choices, by path, on files in any order.
fn choices(cohort: &Cohort, seed: u64) -> Choices {
    let mut random = Random(seed);
    let mut choices = Choices {
        count_all_changed: random.below(3) == 0,
        count_all_open: random.below(3) == 0,
        only_roster: random.below(3) == 0,
        ..Choices::default()
    };
    let mut order: Vec<usize> = (0..cohort.files.len()).collect();
    order.sort_by_key(|file| &cohort.files[*file].path);
    for file in order {
        match random.below(12) {
            0 => drop(choices.count.insert(file)),
            1 => drop(choices.prefer.insert(file)),
            2 => drop(choices.matches.insert(file, [None, Some(0), Some(3)][random.below(3)])),
            _ => {}
        }
    }
    choices
}

#[test]
fn neither_order_nor_batches_nor_parts_change_a_byte() {
    let reader = of_survey();
    let (bare, asked) = (bare(&reader), asked());
    proptest!(config(), |(n in 1_usize..40, seed in any::<u64>(), choosing in any::<u64>(), parts in 1_usize..6)| {
        let records = drawn(&bare, n, seed);
        let mut random = Random(seed ^ choosing);
        let mut mixed = records.clone();
        (1..n).rev().for_each(|at| mixed.swap(at, random.below(at + 1)));
        let mut merged = Cohort::default();
        mixed.chunks(n.div_ceil(parts)).for_each(|part| merged.merge(taken_in(part)));
        let one = taken_in(&records);
        for roster in [None, Some(&asked)] {
            let [here, there] = [&one, &merged].map(|cohort| {
                let choices = choices(cohort, choosing);
                let settled = cohort.settle(roster, &choices);
                let report = report(&reader, cohort, roster, &choices, 2);
                (said(cohort, &settled), report.to_json())
            });
            prop_assert_eq!(here, there);
        }
    });
}

#[test]
fn a_copy_changes_nothing_in_the_report() {
    let reader = of_survey();
    let (bare, asked) = (bare(&reader), asked());
    let reports = |n: usize, seed: u64, choosing: u64, path: String| {
        let records = drawn(&bare, n, seed);
        let copied = records[Random(choosing).below(n)].1.clone();
        let one = taken_in(&records);
        let choices = choices(&one, choosing);
        let mut other = one.clone();
        other.merge(taken_in(&[(path, copied)]));
        [None, Some(&asked)]
            .map(|roster| [&one, &other].map(|cohort| report(&reader, cohort, roster, &choices, 2).to_json()))
    };
    // One that says little beside several of its code that are not alike, and its copy before all of them.
    let known = reports(18, 16_876_745_632_894_200_569, 9_861_083_817_057_587_204, "0".into());
    assert!(known.iter().all(|[here, there]| here == there));
    proptest!(config(), |(n in 1_usize..30, seed in any::<u64>(), choosing in any::<u64>(), path in "[0-9a]{1,2}")| {
        for [here, there] in reports(n, seed, choosing, path) {
            prop_assert_eq!(here, there);
        }
    });
}

#[test]
fn every_agency_counts_once_and_every_file_is_accounted_for() {
    let reader = of_survey();
    let (bare, asked) = (bare(&reader), asked());
    proptest!(config(), |(n in 1_usize..40, seed in any::<u64>(), choosing in any::<u64>())| {
        let cohort = taken_in(&drawn(&bare, n, seed));
        let choices = choices(&cohort, choosing);
        let settled = cohort.settle(Some(&asked), &choices);
        let counted = settled.only_round().unwrap().1;
        let n_counts = settled.files.iter().filter(|file| file.reason == phrom::cohort::Reason::Counts).count();
        prop_assert_eq!(n_counts, counted.files.len());
        prop_assert_eq!(counted.n_agencies, counted.files.len());
        let entries: Vec<usize> = counted.entries.iter().copied().flatten().collect();
        prop_assert_eq!(entries.iter().collect::<BTreeSet<_>>().len(), entries.len());
        prop_assert!(entries.iter().all(|entry| !counted.missing.contains(entry)));
        prop_assert!(counted.n_agencies <= counted.received && counted.received <= counted.n_submissions);
    });
}

/// Everything that is shown at a place: of how many agencies, grouping by grouping, and who they are.
fn shown_at(
    place: usize,
    groups: &[Vec<phrom::cohort::Group>],
    held: &[Vec<Vec<bool>>],
    cohort: &Cohort,
) -> Vec<Vec<BTreeSet<usize>>> {
    let has_figure = |file: &&usize| cohort.record(**file).unwrap().figures[place].is_some();
    let of_grouping = |(groups, held): (&Vec<phrom::cohort::Group>, &Vec<Vec<bool>>)| {
        let shown = groups.iter().zip(held).filter(|(_, held)| !held[place]);
        shown
            .map(|(group, _)| group.files.iter().filter(has_figure).copied().collect())
            .filter(|own: &BTreeSet<usize>| !own.is_empty())
            .collect()
    };
    groups.iter().zip(held).map(of_grouping).collect()
}

#[test]
fn no_difference_of_what_is_shown_is_of_few_agencies() {
    let reader = of_survey();
    let bare = bare(&reader);
    proptest!(config(), |(n in 1_usize..60, seed in any::<u64>(), least in 1_u32..7)| {
        let cohort = taken_in(&drawn(&bare, n, seed));
        let settled = cohort.settle(None, &Choices { count_all_changed: true, count_all_open: true, ..Choices::default() });
        let (round, counted) = settled.only_round().unwrap();
        let frame = reader.frame(round).unwrap();
        let by = [Grouping::AgencyType, Grouping::Province, Grouping::Profile];
        let groups = by.map(|by| group_by(by, &cohort, counted, None, frame)).to_vec();
        let slices: Vec<&[_]> = groups.iter().map(Vec::as_slice).collect();
        let held = hold_back(&slices, frame.places.len(), least);
        let is_safe = |rest: usize| rest == 0 || rest >= least as usize;
        for place in 0..frame.places.len() {
            let all: BTreeSet<usize> =
                counted.files.iter().filter(|file| cohort.record(**file).unwrap().figures[place].is_some()).copied().collect();
            let shown = shown_at(place, &groups, &held, &cohort);
            prop_assert!(shown.iter().flatten().all(|group| group.len() >= least as usize));
            // What is known of each grouping: its groups, all agencies, and these less any of the groups.
            let known: Vec<&BTreeSet<usize>> = shown.iter().flatten().chain((all.len() >= least as usize).then_some(&all)).collect();
            for whole in known {
                for groups in &shown {
                    let inside: Vec<&BTreeSet<usize>> = groups.iter().filter(|group| group.is_subset(whole)).collect();
                    for chosen in 0..1_usize << inside.len() {
                        let taken = inside.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
                        let rest = whole.len() - taken.map(|(_, group)| group.len()).sum::<usize>();
                        prop_assert!(is_safe(rest), "{rest} of {} at {place}", whole.len());
                    }
                }
            }
        }
    });
}

#[test]
fn means_are_those_of_whole_numbers() {
    proptest!(|(figures in vec(prop_figure(), 0..60), others in vec(prop_figure(), 0..60), cut in any::<proptest::sample::Index>())| {
        let mean = |figures: &[Option<u32>]| {
            figures.iter().fold(Mean::default(), |mut mean, figure| { mean.add(*figure); mean })
        };
        let whole = mean(&figures);
        let (n, sum) = figures.iter().flatten().fold((0_u128, 0_u128), |(n, sum), figure| (n + 1, sum + u128::from(*figure)));
        prop_assert_eq!((u128::from(whole.n), u128::from(whole.sum)), (n, sum));
        let half_up = |unit: u128| (2 * sum + n * unit) / (2 * n * unit);
        let tenths = (n > 0).then(|| half_up(100_000));
        prop_assert_eq!(whole.printed(), tenths.map_or("–".into(), |tenths| format!("{}.{}", tenths / 10, tenths % 10)));
        prop_assert_eq!(whole.millionths().map(u128::from), (n > 0).then(|| half_up(1)));
        let (left, right) = figures.split_at(cut.index(figures.len() + 1));
        prop_assert_eq!(mean(left).plus(mean(right)), whole);
        prop_assert_eq!(mean(right).plus(mean(left)), whole);
        let other = mean(&others);
        if whole.n > 0 && other.n > 0 {
            let exact = (sum * u128::from(other.n)).cmp(&(u128::from(other.sum) * n));
            prop_assert_eq!(whole.compare(other), exact);
        }
    });
}

fn prop_figure() -> impl proptest::strategy::Strategy<Value = Option<u32>> {
    proptest::option::weighted(
        0.8,
        proptest::prop_oneof![0_u32..=100_000_000, proptest::strategy::Just(100_000_000), 0_u32..3],
    )
}

#[test]
fn printed_means_of_groups_are_those_of_their_agencies() {
    let reader = of_survey();
    let bare = bare(&reader);
    proptest!(config(), |(n in 1_usize..40, seed in any::<u64>())| {
        let cohort = taken_in(&drawn(&bare, n, seed));
        let report = report(&reader, &cohort, None, &Choices::default(), 1);
        let settled = cohort.settle(None, &Choices::default());
        let counted = settled.only_round().unwrap().1;
        for grouping in report.groupings.iter().filter(|grouping| grouping.by == "agencyType") {
            let mut groups: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
            for record in counted.files.iter().filter_map(|file| cohort.record(*file)) {
                groups.entry(&record.agency.agency_type).or_default().push(record);
            }
            for group in &grouping.groups {
                for (place, figure) in group.figures.iter().enumerate() {
                    let mut mean = Mean::default();
                    groups[&*group.code].iter().for_each(|record| mean.add(record.figures[place]));
                    prop_assert_eq!((&figure.printed, figure.n), (&mean.printed(), Some(mean.n)));
                }
            }
        }
    });
}
