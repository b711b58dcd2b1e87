//! Which agency a submission is from: sure, unsure, none.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::cohort::matching::{Match, Wanted};
use phrom::cohort::roster::{Roster, RosterEntry};
use phrom::language::Language;
use phrom::questionnaire::PROVINCES;
use proptest::prelude::*;

/// Code, name, type, province.
type Agency<'a> = [&'a str; 4];

fn roster(agencies: &[Agency<'_>]) -> Roster {
    let entry = |[code, name, agency_type, province]: &Agency<'_>| RosterEntry {
        code: (*code).into(),
        name: (*name).into(),
        agency_type: (*agency_type).into(),
        province: (*province).into(),
        group: "".into(),
    };
    Roster::new(agencies.iter().map(entry).collect())
}

fn find(roster: &Roster, [code, name, agency_type, province]: Agency<'_>) -> Match {
    roster.find(&Wanted { code, name, agency_type, province })
}

const SMALL: [Agency<'_>; 8] = [
    ["52-01", "สำนักงานจังหวัดลำปาง", "provincial-office", "ลำปาง"],
    ["52-02", "สำนักงานขนส่งจังหวัดลำปาง", "transport", "ลำปาง"],
    ["51-02", "สำนักงานขนส่งจังหวัดลำพูน", "transport", "ลำพูน"],
    ["52-03", "สำนักงานที่ดินจังหวัดลำปาง", "land", "ลำปาง"],
    ["0012", "กรมทดสอบ", "", ""],
    ["A9", "ศูนย์บริการร่วม", "", "ลำปาง"],
    ["B9", "ศูนย์บริการร่วม", "", "ลำพูน"],
    ["", "สำนักงานพลังงานจังหวัดลำปาง", "", ""],
];

/// What is found in the small roster.
#[track_caller]
fn gives(wanted: Agency<'_>, expected: Match) {
    assert_eq!(find(&roster(&SMALL), wanted), expected, "{wanted:?}");
}

#[test]
fn a_code_finds_its_agency() {
    gives(["52-01", "สำนักงานจังหวัดลำปาง", "provincial-office", "ลำปาง"], Match::Sure(0));
    gives([" ๕๒–๐๒ ", "", "", ""], Match::Sure(1));
    gives(["a9", "ศูนย์บริการร่วม", "", ""], Match::Sure(5));
    gives(["52-02", "สนง.ขนส่ง จ.ลำปาง", "", ""], Match::Sure(1));
    gives(["52-02", "ขนส่งจังหวัด", "transport", "ลำปาง"], Match::Sure(1));
    gives(["52-02", "สำนักงานขนสงจังหวัดลำปาง", "", "ลำปาง"], Match::Sure(1));
}

#[test]
fn a_code_with_another_name_or_province_is_not_sure() {
    gives(["52-01", "สำนักงานที่ดินจังหวัดลำปาง", "land", "ลำปาง"], Match::Unsure(vec![0, 3]));
    gives(["52-02", "สำนักงานขนส่งจังหวัดลำพูน", "transport", "ลำพูน"], Match::Unsure(vec![1, 2]));
    gives(["52-01", "สำนักงานประมงจังหวัดลำปาง", "", ""], Match::Unsure(vec![0]));
    gives(["0012", "กรมอื่น", "", ""], Match::Unsure(vec![4]));
}

#[test]
fn without_a_code_name_and_province_find_it() {
    gives(["", "สำนักงานขนส่งจังหวัดลำปาง", "", ""], Match::Sure(1));
    gives(["", "สนง. ขนส่ง จ.ลำปาง", "", ""], Match::Sure(1));
    gives(["", "สำนักงานขนส่งจังหวัด", "transport", "Lampang"], Match::Sure(1));
    gives(["99", "สํานักงานขนส่งจังหวัดลําพูน", "transport", "จ.ลำพูน"], Match::Sure(2));
    gives(["", "ศูนย์บริการร่วม", "", "ลำพูน"], Match::Sure(6));
    gives(["", "กรมทดสอบ", "x", "ตาก"], Match::Sure(4));
    gives(["", "สำนักงานพลังงานจังหวัดลำปาง", "energy", "ลำปาง"], Match::Sure(7));
}

#[test]
fn a_name_that_stands_for_several_is_not_sure() {
    gives(["", "ศูนย์บริการร่วม", "", ""], Match::Unsure(vec![5, 6]));
    gives(["", "ศูนย์บริการร่วม", "", "น่าน"], Match::None);
    gives(["", "สำนักงานขนส่งจังหวัดลำปาง", "land", "ลำปาง"], Match::Unsure(vec![1]));
    // The same name three times: where it does not say so, a person decides.
    let unlike = roster(&[["", "ก", "", ""], ["", "ก", "", "ลำปาง"]]);
    assert_eq!(find(&unlike, ["", "ก", "", "ลำปาง"]), Match::Sure(1));
    assert_eq!(find(&unlike, ["", "ก", "", "ลำพูน"]), Match::Unsure(vec![0]));
}

#[test]
fn what_is_near_is_offered_the_nearest_first() {
    gives(["", "ขนส่งลำปาง", "", "ลำปาง"], Match::Unsure(vec![1]));
    gives(["", "สำนักงานขนส่งลำปาง", "", "ลำปาง"], Match::Unsure(vec![1]));
    gives(["", "สำนักงานขนสง จังหวัดลำปาง", "", "ลำปาง"], Match::Unsure(vec![1]));
    gives(["", "ฝ่ายทะเบียน", "land", "ลำปาง"], Match::Unsure(vec![3]));
    gives(["", "สำนักงานประมงจังหวัดลำปาง", "", "ลำปาง"], Match::None);
    gives(["", "", "", ""], Match::None);
    gives(["", "-", "", "ลำปาง"], Match::None);
    // Numbers tell agencies apart.
    let schools = roster(&[["1", "โรงเรียนเทศบาลบ้านเหนือ 1", "", ""], ["2", "โรงเรียนเทศบาลบ้านเหนือ 2", "", ""]]);
    assert_eq!(find(&schools, ["1", "โรงเรียนเทศบาลบ้านเหนือ ๒", "", ""]), Match::Unsure(vec![0, 1]));
    let many: Vec<String> = (0..9).map(|n| format!("สำนักงานเขตพื้นที่{}", "ก".repeat(n + 1))).collect();
    let many: Vec<Agency<'_>> = many.iter().map(|name| ["", name, "", ""]).collect();
    assert_eq!(find(&roster(&many), ["", "สำนักงานเขตพื้นที่", "", ""]), Match::Unsure(vec![0, 1, 2, 3, 4]));
}

#[test]
fn a_code_that_two_have_needs_the_name() {
    let doubled = roster(&[["1", "กรมหนึ่ง", "", ""], ["1", "สถาบันสอง", "", ""]]);
    assert_eq!(find(&doubled, ["1", "สถาบันสอง", "", ""]), Match::Sure(1));
    assert_eq!(find(&doubled, ["1", "", "", ""]), Match::Unsure(vec![0, 1]));
}

#[test]
fn every_type_in_every_province_is_found_by_its_name() {
    let types = &support::by_id("th-digital-readiness").agency_types;
    let roster = Roster::of_types(types, &PROVINCES);
    assert_eq!(roster.entries().len(), 19 * 77);
    for (n, entry) in roster.entries().iter().enumerate() {
        assert_eq!(find(&roster, ["", &entry.name, "", &entry.province]), Match::Sure(n), "{entry:?}");
        assert_eq!(find(&roster, ["", &entry.name, &entry.agency_type, &entry.province]), Match::Sure(n));
        // Bangkok is no "จังหวัด", so the title alone is not its name.
        let title = if entry.province.starts_with("กรุงเทพ") {
            &entry.name
        } else {
            types[n % 19].title.get(Language::Thai)
        };
        assert_eq!(find(&roster, ["", title, &entry.agency_type, &entry.province]), Match::Sure(n), "{title}");
    }
}

#[test]
fn a_hundred_thousand_agencies_are_no_burden() {
    let province = |n: usize| PROVINCES[n % 77].th;
    let entries = (0..100_000).map(|n| RosterEntry {
        code: format!("{n:06}").into(),
        name: format!("โรงเรียนบ้านหนอง{n}").into(),
        province: province(n).into(),
        ..RosterEntry::default()
    });
    let roster = Roster::new(entries.collect());
    // Looking through all of them each time would take hours.
    for n in 0..10_000 {
        let name = format!("โรงเรียนบ้านหนอง{n}");
        assert_eq!(find(&roster, [&format!("{n:06}"), &name, "", province(n)]), Match::Sure(n));
        assert_eq!(find(&roster, ["", &name, "", province(n)]), Match::Sure(n));
    }
}

/// Rosters of few words, so that names meet.
fn agencies() -> impl Strategy<Value = Vec<[&'static str; 4]>> {
    const CODES: &[&str] = &["", "1", "2", "๒", "A"];
    const NAMES: &[&str] = &["", "สำนักงานขนส่ง", "สำนักงานขนส่งจังหวัดลำปาง", "สนง.ขนส่ง จ.ลำพูน", "ขนส่ง", "ศูนย์ 1", "ศูนย์ 2"];
    const TYPES: &[&str] = &["", "transport", "land"];
    const PLACES: &[&str] = &["", "ลำปาง", "ลำพูน", "Lampang", "?"];
    let one = [CODES, NAMES, TYPES, PLACES].map(prop::sample::select);
    prop::collection::vec(one, 1..8)
}

proptest! {
    #[test]
    fn the_order_of_the_roster_does_not_matter(agencies in agencies(), by in 0_usize..8) {
        let wanted = agencies[0];
        let asked = roster(&agencies[1..]);
        let mut turned = agencies[1..].to_vec();
        let n = agencies.len().max(2) - 1;
        turned.rotate_left(by % n);
        turned.reverse();
        let turned = roster(&turned);
        let content = |roster: &Roster, found: &[usize]| -> Vec<RosterEntry> {
            found.iter().map(|n| roster.entries()[*n].clone()).collect()
        };
        match (find(&asked, wanted), find(&turned, wanted)) {
            (Match::Sure(a), Match::Sure(b)) => prop_assert_eq!(content(&asked, &[a]), content(&turned, &[b])),
            (Match::Unsure(a), Match::Unsure(b)) => prop_assert_eq!(content(&asked, &a), content(&turned, &b)),
            (a, b) => prop_assert_eq!(a, b),
        }
    }

    #[test]
    fn no_text_does_harm(code in any::<String>(), name in any::<String>(), province in any::<String>()) {
        let alone = roster(&[[&code, &name, "", &province]]);
        let found = find(&alone, [&code, &name, "", &province]);
        prop_assert!(matches!(found, Match::Sure(0) | Match::None));
        let _ = find(&roster(&SMALL), [&code, &name, "", &province]);
    }
}
