//! The survey against the inventory of its source: counts, codes, titles, and the hygiene of its language.
//! Sentences are not held here: their wording may be improved.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeSet;

use phrom::questionnaire::{Indicator, Kind, NotApplicable, PROVINCES, Part, Profiles, Question, Questionnaire, Role};

/// Code, title in English, title in Thai, number of practices.
type Row = (&'static str, &'static str, &'static str, usize);

const DIMENSIONS: [Row; 6] = [
    ("1", "Policies and Practices", "นโยบายและแนวปฏิบัติในการพัฒนารัฐบาลดิจิทัล", 13),
    ("2", "Digital Capabilities", "ศักยภาพของเจ้าหน้าที่ภาครัฐด้านดิจิทัล", 24),
    ("3", "Public Services", "การบริการภาครัฐที่สะดวกและเข้าถึงได้ง่าย", 10),
    ("4", "Smart Back Office Practices", "ระบบบริหารจัดการภายในรูปแบบอิเล็กทรอนิกส์", 5),
    ("5", "Secure and Efficient Infrastructure", "โครงสร้างพื้นฐานที่มีความมั่นคงปลอดภัยและประสิทธิภาพ", 11),
    ("6", "Smart Technological Practices", "เทคโนโลยีอัจฉริยะและการนำมาใช้", 4),
];

const INDICATORS: [Row; 22] = [
    ("1.1", "Digital Government Policy", "นโยบายรัฐบาลดิจิทัล", 5),
    ("1.2", "Policy Harmonization with National Policy Level", "การจัดทำนโยบายตามแนวนโยบายระดับชาติ", 2),
    ("1.3", "Cyber Security Policy", "นโยบายความปลอดภัยทางไซเบอร์", 1),
    ("1.4", "Critical Infrastructure", "โครงสร้างพื้นฐานที่สำคัญ", 2),
    ("1.5", "Data Privacy and Sharing", "ความเป็นส่วนตัวและการแบ่งปันข้อมูล", 2),
    ("1.6", "Effective Allocation of the Budgets", "ประสิทธิภาพในการจัดสรรงบประมาณ", 1),
    ("2.1", "Public Personnel Capabilities", "ความสามารถของเจ้าหน้าที่ภาครัฐ", 3),
    ("2.2", "Digital Leadership", "ความเป็นผู้นำด้านดิจิทัล", 15),
    ("2.3", "Leadership Continuity Plan", "แผนการสานต่อภารกิจ", 1),
    ("2.4", "Digital Literacy", "ความรู้เท่าทันและใช้เทคโนโลยีดิจิทัลเป็น", 5),
    ("3.1", "Proportion of Digital Service", "สัดส่วนของบริการที่เป็นอิเล็กทรอนิกส์", 2),
    ("3.2", "Customer Experience", "ประสบการณ์การใช้บริการ", 2),
    ("3.3", "Promote for Using Digital Service", "การประชาสัมพันธ์การใช้บริการอิเล็กทรอนิกส์", 5),
    ("3.4", "Service Support", "บริการสนับสนุน", 1),
    ("4.1", "Operational Efficiency", "ประสิทธิภาพของการปฏิบัติงาน", 2),
    ("4.2", "ERP Development", "การใช้ระบบสารสนเทศเพื่อการบูรณาการข้อมูล", 1),
    ("4.3", "Interoperability", "ความสามารถในการรองรับการใช้งาน", 2),
    ("5.1", "Reliability Infrastructure", "โครงสร้างพื้นฐานที่สามารถเชื่อถือได้", 8),
    ("5.2", "Data Management", "การจัดการข้อมูล", 3),
    ("6.1", "Big Data Analytic / Predictive Analytic", "การวิเคราะห์ข้อมูล/การวิเคราะห์คาดการณ์โดยใช้ข้อมูล", 1),
    (
        "6.2",
        "IoT, AI, or Other Advanced Technologies",
        "เทคโนโลยีการเชื่อมต่ออุปกรณ์ต่างๆ ผ่านเครือข่ายอินเทอร์เน็ต, ปัญญาประดิษฐ์ และเทคโนโลยีระดับสูงอื่นๆ",
        1,
    ),
    ("6.3", "Social and Mobile Technologies", "เทคโนโลยีด้านสื่อสังคมและโทรศัพท์เคลื่อนที่", 2),
];

/// What tells one provincial agency type from another.
const AGENCIES: [&str; 19] = [
    "สำนักงานจังหวัด",
    "ขนส่ง",
    "จัดหางาน",
    "ที่ดิน",
    "คลัง",
    "ป้องกันและบรรเทาสาธารณภัย",
    "พัฒนาฝีมือแรงงาน",
    "เกษตร",
    "สรรพากรพื้นที่",
    "สถิติ",
    "พลังงาน",
    "สาธารณสุข",
    "ศูนย์ดำรงธรรม",
    "ประกันสังคม",
    "การท่องเที่ยวและกีฬา",
    "พาณิชย์",
    "ศึกษาธิการ",
    "อุตสาหกรรม",
    "องค์การบริหารส่วนจังหวัด",
];

const WEBSITE: [(&str, usize); 4] =
    [("Open Government Data", 3), ("Right to Information", 2), ("Civic Participation", 6), ("Complaint mechanism", 2)];

const LEVELS: [&str; 5] =
    ["e-Government", "Open Government", "Data Centric Government", "Fully Digital Government", "Smart Government"];

#[test]
fn the_file_is_read_without_a_problem() {
    assert_eq!(support::survey().id.as_str(), "th-digital-readiness");
}

#[test]
fn the_dimensions_are_those_of_the_source() {
    let survey = support::survey();
    let found: Vec<_> = survey
        .dimensions()
        .map(|part| (part.id.as_str(), &*part.title.en, tight(&part.title.th), count(part)))
        .collect();
    assert_eq!(found, DIMENSIONS.map(|(id, en, th, n)| (id, en, tight(th), n)));
    assert_eq!(survey.dimensions().map(|part| count(part)).sum::<usize>(), 67);
}

#[test]
fn the_indicators_are_those_of_the_source() {
    let survey = support::survey();
    let found: Vec<_> = indicators(&survey)
        .map(|indicator| {
            (indicator.id.as_str(), &*indicator.title.en, tight(&indicator.title.th), indicator.questions.len())
        })
        .collect();
    assert_eq!(found, INDICATORS.map(|(id, en, th, n)| (id, en, tight(th), n)));
    for (part, indicator) in survey.indicators() {
        assert!(indicator.id.as_str().starts_with(&format!("{}.", part.id)), "{} stands in {}", indicator.id, part.id);
        for (n, question) in indicator.questions.iter().enumerate() {
            assert_eq!(question.id.as_str(), format!("{}.{}", indicator.id, n + 1));
        }
    }
}

#[test]
fn only_dimension_6_is_kept_from_provinces() {
    let survey = support::survey();
    let (province, department) = ("province".into(), "department".into());
    assert_eq!(survey.profiles.iter().map(|profile| profile.id.clone()).collect::<Vec<_>>(), [province, department]);
    let kept_from_provinces: Vec<&str> = survey
        .parts
        .iter()
        .filter(|part| !part.profiles.contain(&"province".into()))
        .map(|part| part.id.as_str())
        .collect();
    assert_eq!(kept_from_provinces, ["6"]);
    assert!(survey.parts.iter().all(|part| part.profiles.contain(&"department".into())));
    for (_, indicator) in survey.indicators() {
        assert_eq!(indicator.profiles, Profiles::default(), "{}", indicator.id);
        for question in &indicator.questions {
            assert_eq!(question.profiles, Profiles::default(), "{}", question.id);
        }
    }
}

#[test]
fn the_mean_is_plain_and_every_practice_is_asked() {
    let survey = support::survey();
    for (_, indicator) in survey.indicators() {
        assert_eq!(indicator.weight, 1, "{}", indicator.id);
        for question in &indicator.questions {
            assert_eq!((question.weight, &question.when), (1, &None), "{}", question.id);
            assert!(question.kind.is_scored(), "{}", question.id);
        }
    }
}

#[test]
fn every_practice_says_when_it_holds_and_how_to_check_it() {
    let survey = support::survey();
    for question in survey.questions() {
        let Question { id, condition, verification, year, .. } = &**question;
        assert!(condition.is_some() && verification.is_some(), "{id} lacks its condition or its verification");
        assert!(year.is_some_and(|year| (2540..=2560).contains(&year)), "{id}: year {year:?}");
    }
    for (_, indicator) in survey.indicators() {
        assert!(!indicator.advice.th.trim().is_empty() && !indicator.advice.en.trim().is_empty(), "{}", indicator.id);
    }
}

#[test]
fn quantities_are_asked_where_the_source_counted() {
    let survey = support::survey();
    let kind = |id: &str| &survey.question(&id.into()).unwrap().kind;
    let n_options = |id: &str| match kind(id) {
        Kind::Checklist(options) => options.len(),
        _ => 0,
    };
    let shares = survey.questions().filter(|question| matches!(question.kind, Kind::Share { .. }));
    assert_eq!(shares.map(|question| question.id.as_str()).collect::<Vec<_>>(), ["3.1.1", "4.3.2"]);
    assert_eq!(n_options("4.1.2"), 13, "back-office functions");
    assert_eq!(n_options("1.1.1"), 4, "parts of the vision");
    assert_eq!(n_options("1.1.5"), 8, "parts of the website standard");
    assert_eq!(n_options("1.5.1"), 8, "privacy elements");
}

#[test]
fn critical_infrastructure_may_openly_not_apply() {
    let survey = support::survey();
    let flagged = survey.questions().filter(|question| matches!(question.na, NotApplicable::Flagged(_)));
    assert_eq!(flagged.map(|question| question.id.as_str()).collect::<Vec<_>>(), ["1.4.1"]);
}

#[test]
fn the_website_annex_has_4_groups_and_13_items() {
    let survey = support::survey();
    let website = survey.part(&"W".into()).unwrap();
    assert_eq!(website.role, Role::Annex);
    let groups: Vec<_> = website.indicators.iter().map(|group| (&*group.title.en, group.questions.len())).collect();
    assert_eq!(groups, WEBSITE);
    assert_eq!(count(website), 13);
}

#[test]
fn the_ladder_has_its_5_levels_and_stands_beside_the_score() {
    let survey = support::survey();
    let [ladder] = &survey.ladders[..] else { unreachable!("{} ladders", survey.ladders.len()) };
    let part = survey.part(&ladder.part).unwrap();
    assert_eq!(part.role, Role::Annex);
    assert_eq!(ladder.levels.iter().map(|level| &*level.title.en).collect::<Vec<_>>(), LEVELS);
    let named: BTreeSet<_> = ladder.levels.iter().flat_map(|level| level.holds.questions()).collect();
    let asked: BTreeSet<_> =
        part.indicators.iter().flat_map(|level| &level.questions).map(|question| &question.id).collect();
    assert!(named.is_subset(&asked), "the levels look at the questions of their own part");
    let optional: Vec<_> = asked.difference(&named).map(|id| id.as_str()).collect();
    assert_eq!(optional, ["L.1.2"], "the source says that services *may* be gathered in one place");
}

#[test]
fn there_are_19_provincial_agency_types_and_77_provinces() {
    let survey = support::survey();
    assert_eq!(survey.agency_types.len(), AGENCIES.len());
    for (kind, name) in survey.agency_types.iter().zip(AGENCIES) {
        assert!(kind.title.th.contains(name), "{}: {}", kind.id, kind.title.th);
    }
    assert!(survey.agency_types.iter().all(|kind| kind.profiles.contain(&"province".into())));
    for distinct in [
        PROVINCES.map(|province| province.code),
        PROVINCES.map(|province| province.th),
        PROVINCES.map(|province| province.en),
    ] {
        assert_eq!(BTreeSet::from(distinct).len(), 77);
    }
    assert!(PROVINCES.iter().any(|province| (province.code, province.th) == ("TH-52", "ลำปาง")));
}

fn indicators(survey: &Questionnaire) -> impl Iterator<Item = &Indicator> {
    survey.indicators().filter(|(part, _)| part.role == Role::Dimension).map(|(_, indicator)| indicator)
}

fn count(part: &Part) -> usize {
    part.indicators.iter().map(|indicator| indicator.questions.len()).sum()
}

/// Without white space: "ต่างๆ" and "ต่าง ๆ" are the same title.
fn tight(title: &str) -> String {
    title.split_whitespace().collect()
}
