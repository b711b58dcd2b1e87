//! The built-in questionnaires beside the survey against the inventory of their sources (DOMAIN section 2): every count,
//! and the names by which their parts are known. The survey's own is in `content.rs`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeSet;

use phrom::questionnaire::{
    CATALOGUE, Indicator, Kind, Overall, Part, Question, QuestionId, Questionnaire, Role, Table,
};

fn titles(part: &Part) -> Vec<&str> {
    part.indicators.iter().map(|indicator| &*indicator.title.en).collect()
}

#[track_caller]
fn part<'a>(questionnaire: &'a Questionnaire, id: &str) -> &'a Part {
    questionnaire.part(&id.into()).unwrap_or_else(|| panic!("no part {id}"))
}

#[track_caller]
fn question<'a>(questionnaire: &'a Questionnaire, id: &str) -> &'a Question {
    questionnaire.question(&id.into()).unwrap_or_else(|| panic!("no question {id}"))
}

fn n_practices(indicator: &Indicator) -> usize {
    indicator.questions.iter().filter(|question| question.kind == Kind::Practice).count()
}

#[track_caller]
fn n_options(questionnaire: &Questionnaire, id: &str) -> usize {
    match &question(questionnaire, id).kind {
        Kind::Checklist(options) => options.len(),
        other => panic!("{id} is no checklist: {other:?}"),
    }
}

fn columns(table: &Table) -> Vec<&str> {
    table.columns.iter().filter(|column| column.is_required).map(|column| &*column.id).collect()
}

#[test]
fn every_system_of_the_sources_is_there() {
    let ids: Vec<&str> = CATALOGUE.iter().map(|entry| entry.id).collect();
    for id in [
        "th-digital-readiness",
        "pmqa-4-digital",
        "old-and-new-way",
        "digital-services",
        "digital-transformation",
        "service-level-agreement",
    ] {
        assert!(ids.contains(&id), "{id} in {ids:?}");
        let questionnaire = support::by_id(id);
        assert!(!questionnaire.sources.is_empty(), "{id} names no source");
    }
}

#[test]
fn the_survey_has_6_dimensions_22_indicators_and_67_practices() {
    let counts = support::survey().counts();
    assert_eq!((counts.n_dimensions, counts.n_indicators, counts.n_questions), (6, 22, 67));
}

/// Item by item, the bullets of the source.
const BULLETS: [(&str, [usize; 4]); 6] = [
    ("Leadership", [1, 1, 2, 4]),
    ("Strategic planning", [2, 1, 2, 5]),
    ("Customers and stakeholders", [2, 1, 1, 3]),
    ("Measurement, analysis", [2, 2, 1, 3]),
    ("Workforce", [2, 2, 3, 1]),
    ("Operations", [1, 3, 3, 2]),
];

#[test]
fn pmqa_has_6_categories_24_items_and_50_practices() {
    let pmqa = support::by_id("pmqa-4-digital");
    assert_eq!(pmqa.dimensions().count(), 6);
    assert_eq!(pmqa.annexes().count(), 0, "the source has no category 7");
    for (category, (title, bullets)) in pmqa.dimensions().zip(BULLETS) {
        assert!(category.title.en.starts_with(title), "{}", category.title.en);
        let found: Vec<usize> = category.indicators.iter().map(n_practices).collect();
        assert_eq!(found, bullets, "{title}");
    }
    let sums: Vec<usize> = BULLETS.iter().map(|(_, bullets)| bullets.iter().sum()).collect();
    assert_eq!((sums.iter().sum::<usize>(), sums), (50, vec![8, 10, 7, 8, 8, 9]));
    let Overall::Noted(note) = &pmqa.overall else { panic!("no overall figure") };
    assert!(note.th.contains("{n}") && note.en.contains("{n}") && note.en.contains('7'), "{}", note.en);
}

#[test]
fn every_item_of_pmqa_has_its_unit_its_practices_and_three_axes() {
    let pmqa = support::by_id("pmqa-4-digital");
    for (_, indicator) in pmqa.indicators() {
        let id = &indicator.id;
        assert_eq!(indicator.responsible, Some(QuestionId::from(&*format!("{id}.unit"))));
        let step = indicator.step.as_ref().unwrap_or_else(|| panic!("{id} has no step"));
        assert_eq!(step.lowest, ["d", "p", "r"].map(|axis| QuestionId::from(&*format!("{id}.{axis}"))), "{id}");
        for axis in &step.lowest {
            let Question { kind: Kind::Ladder(steps), is_scored, .. } = question(&pmqa, axis.as_str()) else {
                panic!("{axis} is no ladder");
            };
            assert_eq!((steps.len(), *is_scored), (1 + 3, false), "{axis}: not yet, and three steps");
        }
        assert_eq!(indicator.questions.len(), 1 + n_practices(indicator) + 3, "{id}");
        // The bullets belong to no level, so there are no 300 / +100 / +100.
        assert!(indicator.points.is_empty(), "{id}");
    }
    let axes = |axis: &str| {
        let of_axis = pmqa.questions().filter(|question| question.id.as_str().ends_with(axis));
        let titles = of_axis.map(|question| match &question.kind {
            Kind::Ladder(steps) => steps.iter().map(|step| step.title.en.to_string()).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        });
        titles.collect::<BTreeSet<_>>()
    };
    assert_eq!([".d", ".p", ".r"].map(|axis| axes(axis).len()), [1, 1, 1], "each axis has the same steps everywhere");
}

#[test]
fn the_old_and_the_new_way_are_10_scales_and_no_figure() {
    let ways = support::by_id("old-and-new-way");
    let scales: Vec<_> = ways.questions().filter(|question| matches!(question.kind, Kind::Scale { .. })).collect();
    assert_eq!((scales.len(), ways.questions().count()), (10, 10));
    assert!(scales.iter().all(|scale| scale.is_required && !scale.is_scored));
    assert_eq!((&ways.overall, ways.minutes), (&Overall::Absent, 5));
}

#[test]
fn services_have_6_levels_and_count_as_digital_from_2() {
    let services = support::by_id("digital-services");
    let table = services.questions().find_map(|question| question.kind.table()).unwrap();
    assert_eq!((table.max, columns(table).len()), (500, 1 + 4));
    let levels = table.levels.as_ref().unwrap();
    let found: Vec<(&str, &str)> = levels.levels.iter().map(|level| (level.id.as_str(), &*level.title.en)).collect();
    let expected = [
        ("0", "Not a Digital Service"),
        ("1", "Digitally Supported"),
        ("2", "Digital"),
        ("3", "Fully Digitalized"),
        ("4", "Managed Digitalized"),
        ("5", "Optimized Digitalized"),
    ];
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.0 == expected.0 && found.1.starts_with(expected.1), "{found:?}, not {expected:?}");
    }
    let share = levels.share.as_ref().unwrap();
    assert_eq!(levels.levels[share.from].id.as_str(), "2");
}

/// An offer leads to a question of kind share that takes any number of rows.
#[test]
fn what_is_offered_is_asked_for() {
    let mut n_offers = 0;
    for entry in CATALOGUE {
        let questionnaire = support::by_id(entry.id);
        let tables = questionnaire.questions().filter_map(|question| question.kind.table());
        for table in tables {
            for offer in table.levels.iter().flat_map(|levels| &levels.share).flat_map(|share| &share.offers) {
                let target = support::by_id(offer.questionnaire.as_str());
                let Kind::Share { max, .. } = &question(&target, offer.question.as_str()).kind else {
                    panic!("{} is no share", offer.question);
                };
                assert!(*max >= u64::from(table.max), "{}", offer.question);
                n_offers += 1;
            }
        }
    }
    assert_eq!(n_offers, 1);
}

#[test]
fn transformation_has_every_part_of_the_report() {
    let model = support::by_id("digital-transformation");
    assert_eq!(part(&model, "C").indicators.len(), 4, "core capabilities");
    assert_eq!(part(&model, "E").indicators.len(), 4, "enablers");
    let sustainable =
        ["Customer Experience", "Public Value", "Citizen Security", "Future Workforce", "Smart Infrastructure"];
    assert_eq!(titles(part(&model, "S")), sustainable);
    assert_eq!(titles(part(&model, "P")), ["Ambition", "Accountability", "Inspiration", "Pride", "Support"]);
    let architecture = titles(part(&model, "A"));
    for (title, word) in architecture.iter().zip(["Business", "Application", "Information", "Technical"]) {
        assert!(title.starts_with(word), "{title}");
    }
    assert_eq!(architecture.len(), 4);
    let holistic = ["Architectural Models", "Framework", "Methodology", "Solution Models"];
    assert_eq!(titles(part(&model, "H")), holistic);
    let [stages] = &model.ladders[..] else { panic!("{} ladders", model.ladders.len()) };
    assert_eq!((stages.levels.len(), part(&model, stages.part.as_str()).indicators.len()), (6, 6), "stages");
    let asked = part(&model, stages.part.as_str()).indicators.iter().flat_map(|stage| &stage.questions);
    let named: BTreeSet<_> = stages.levels.iter().flat_map(|level| level.holds.questions()).collect();
    assert_eq!(named, asked.map(|question| &question.id).collect(), "a stage looks at its own questions");
    let scales = part(&model, "K").indicators.iter().flat_map(|indicator| &indicator.questions);
    let scales: Vec<_> = scales.collect();
    assert!(scales.iter().all(|question| matches!(question.kind, Kind::Scale { .. })));
    assert_eq!(scales.len(), 5, "factors of culture");
    assert_eq!(model.overall, Overall::Absent);
}

#[test]
fn the_agreement_has_5_parts_with_10_items_and_6_clauses_apart() {
    let agreement = support::by_id("service-level-agreement");
    let gate = |id: &str| agreement.gates.iter().find(|gate| &*gate.id == id).unwrap();
    let part_of = |id: &QuestionId| agreement.home_of(id).unwrap().0.id.to_string();
    let in_parts = |id: &str| {
        let mut counts: Vec<(String, usize)> = Vec::new();
        for item in &gate(id).items {
            let part = part_of(&item.question);
            match counts.last_mut().filter(|(last, _)| *last == part) {
                Some((_, n)) => *n += 1,
                None => counts.push((part, 1)),
            }
        }
        counts
    };
    let counted = |counts: &[(&str, usize)]| counts.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect::<Vec<_>>();
    assert_eq!(in_parts("parts"), counted(&[("1", 3), ("2", 2), ("3", 2), ("4", 2), ("5", 1)]));
    assert_eq!(in_parts("clauses"), counted(&[("6", 6)]));
    assert_eq!((gate("parts").items.len(), gate("clauses").items.len(), agreement.gates.len()), (10, 6, 2));
    // Clauses are for one who hires, and for nobody else.
    let profiles = |id: &str| {
        let part = part(&agreement, id);
        let of_part = agreement.profiles.iter().filter(|profile| part.profiles.contain(&profile.id));
        of_part.map(|profile| profile.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!((profiles("6"), profiles("1").len()), (vec!["provider".to_owned()], 2));
    assert!(agreement.document.is_some() && agreement.subject.is_some());
}

#[test]
fn a_service_level_needs_number_unit_way_of_measuring_and_period() {
    let agreement = support::by_id("service-level-agreement");
    for id in ["3.1.1", "3.2.1", "6.3.1"] {
        let Question { kind: Kind::Table(table), is_required, .. } = question(&agreement, id) else {
            panic!("{id} is no table");
        };
        assert_eq!(columns(table), ["promise", "number", "unit", "measure", "period"], "{id}");
        assert!(is_required, "{id}");
    }
}

#[test]
fn the_aids_of_the_agreement_are_those_of_the_slides() {
    let agreement = support::by_id("service-level-agreement");
    let steps: Vec<usize> = part(&agreement, "P").indicators.iter().take(2).map(n_practices).collect();
    assert_eq!(steps, [4, 3], "boxes of the first two steps");
    assert_eq!(titles(part(&agreement, "P")).iter().filter(|title| title.starts_with("Step ")).count(), 3);
    assert_eq!(n_options(&agreement, "W.1.1"), 6, "problem aspects");
    assert_eq!(n_options(&agreement, "W.2.1"), 3, "improvement directions");
    assert_eq!(part(&agreement, "G").indicators.iter().map(n_practices).sum::<usize>(), 8, "guidelines");
    assert_eq!((n_options(&agreement, "C.1.1"), n_options(&agreement, "C.1.2")), (3, 2), "the citizen's manual");
    for id in ["P", "W", "G", "C"] {
        let part = part(&agreement, id);
        assert_eq!(part.role, Role::Annex, "{id}");
        let questions = part.indicators.iter().flat_map(|indicator| &indicator.questions);
        assert!(questions.into_iter().all(|question| !question.is_required), "{id} is no part of the agreement");
    }
}

/// A code says where it stands: in links, lists and files.
#[test]
fn every_question_has_a_code_of_its_part() {
    for id in ["pmqa-4-digital", "old-and-new-way", "digital-transformation", "service-level-agreement"] {
        let questionnaire = support::by_id(id);
        for (part, indicator) in questionnaire.indicators() {
            assert!(indicator.id.as_str().starts_with(part.id.as_str()), "{id}: {}", indicator.id);
            for question in &indicator.questions {
                let code = question.id.as_str();
                assert!(code.starts_with(&format!("{}.", indicator.id)), "{id}: {code} in {}", indicator.id);
            }
        }
    }
}
