//! Looking for questions: whatever belongs to one finds it, however it is typed.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Evidence, Scope, Sheet};
use phrom::language::Language;
use phrom::language::fold::{legible, pieces};
use phrom::model::{Action, Aid, Index, Place, Wanted};
use phrom::questionnaire::{ProfileId, Questionnaire};
use proptest::prelude::*;
use serde_json::json;
use support::journey::begun;

/// The codes of what is found, for an agency of the last profile.
fn found(questionnaire: &Rc<Questionnaire>, sheet: &Sheet, words: &str, is_open_only: bool) -> Vec<String> {
    let profile = profile(questionnaire);
    let scope = Scope::new(questionnaire, &profile, sheet);
    let hits = Index::of(questionnaire).search(&scope, &Wanted::new(words), is_open_only, usize::MAX);
    assert_eq!(hits.n, hits.shown.len());
    hits.shown.iter().map(|hit| hit.question.id.to_string()).collect()
}

fn profile(questionnaire: &Questionnaire) -> ProfileId {
    questionnaire.profiles.last().unwrap().id.clone()
}

fn of_survey(words: &str) -> Vec<String> {
    found(&Rc::new(support::survey()), &Sheet::default(), words, false)
}

#[test]
fn a_code_finds_what_begins_with_it() {
    // The second is explained with the first.
    assert_eq!(of_survey("1.3.1"), ["1.3.1", "1.4.2"]);
    assert_eq!(of_survey("๑.๓.๑"), ["1.3.1", "1.4.2"]);
    let (of_indicator, of_none) = (of_survey("2.1"), of_survey(".1"));
    assert!(of_indicator.len() > 1 && of_indicator.iter().all(|code| code.starts_with("2.1")), "{of_indicator:?}");
    assert!(!of_none.iter().any(|code| code == "2.1.1"), "a code is known by how it begins: {of_none:?}");
}

#[test]
fn every_word_has_to_be_there_and_no_word_finds_nothing() {
    for words in ["", "   ", "\u{200B}"] {
        assert_eq!(of_survey(words), Vec::<String>::new(), "{words:?}");
    }
    let (one, both) = (of_survey("ข้อมูล"), of_survey("ข้อมูล เปิด"));
    assert!(!both.is_empty() && both.len() < one.len(), "{} of {}", both.len(), one.len());
    assert_eq!(of_survey("เปิด  ข้อมูล"), both, "in any order");
    assert_eq!(of_survey("ข้อมูล zzzz"), Vec::<String>::new());
}

#[test]
fn how_a_word_is_typed_does_not_matter() {
    for (typed, otherwise) in [
        ("สำนักงาน", "ส\u{E4D}\u{E32}นักงาน"),
        ("ดำเนินการ", "ด\u{E4D}\u{E32}เนิน\u{200B}การ"),
        ("data", "DATA"),
        ("data", "\u{FF24}ata"),
        ("2560", "๒๕๖๐"),
    ] {
        assert_eq!(of_survey(typed), of_survey(otherwise), "{typed}");
    }
    assert!(!of_survey("ดำเนินการ").is_empty() && !of_survey("data").is_empty());
}

#[test]
fn what_was_written_so_far_is_found_and_what_is_answered_can_be_left_out() {
    let questionnaire = Rc::new(support::survey());
    let sheet = support::sheet(&questionnaire, &json!({"1.3.1": "yes"}));
    let answer = (**sheet.get(&"1.3.1".into()).unwrap()).clone();
    let evidence = vec![Evidence { title: "คำสั่งลับเฉพาะ".into(), ..Evidence::default() }];
    let sheet = sheet.with(
        &"1.3.1".into(),
        Answer {
            note: "จำไว้".into(), unit: "กลุ่มงานไอที".into(), evidence, ..answer
        },
    );
    for words in ["จ\u{E4D}\u{E32}ไว้", "กลุ่มงานไอที", "คำสั่งลับเฉพาะ"]
    {
        assert_eq!(found(&questionnaire, &sheet, words, false), ["1.3.1"], "{words}");
        assert_eq!(found(&questionnaire, &sheet, words, true), Vec::<String>::new(), "{words} of open ones");
    }
    let profile = profile(&questionnaire);
    let scope = Scope::new(&questionnaire, &profile, &sheet);
    let wanted = Wanted::new("ลับเฉพาะ");
    let hits = Index::of(&questionnaire).search(&scope, &wanted, false, 10);
    let hit = hits.shown[0];
    assert!(!hit.is_open && hit.question.id.as_str() == "1.3.1");
    assert_eq!(hit.beside(&scope, &wanted, Language::English), Some((Place::Evidence, "คำสั่งลับเฉพาะ", Language::Thai)));
}

#[test]
fn only_so_many_are_shown_and_all_are_counted() {
    let questionnaire = Rc::new(support::survey());
    let (profile, sheet) = (profile(&questionnaire), Sheet::default());
    let scope = Scope::new(&questionnaire, &profile, &sheet);
    let index = Index::of(&questionnaire);
    let all = index.search(&scope, &Wanted::new("การ"), false, usize::MAX);
    let some = index.search(&scope, &Wanted::new("การ"), false, 3);
    assert!(all.n > 3);
    assert_eq!((some.n, &some.shown[..]), (all.n, &all.shown[..3]));
}

#[test]
fn what_this_agency_is_not_asked_is_counted_apart() {
    let questionnaire = Rc::new(support::mixed());
    let (profile, sheet) = (profile(&questionnaire), Sheet::default());
    let scope = Scope::new(&questionnaire, &profile, &sheet);
    let hidden: Vec<_> = questionnaire.questions().filter(|question| !scope.asks(question)).collect();
    assert!(!hidden.is_empty());
    for question in hidden {
        let hits = Index::of(&questionnaire).search(&scope, &Wanted::new(question.id.as_str()), false, 10);
        assert!(hits.n_not_asked > 0 && hits.shown.iter().all(|hit| hit.question.id != question.id), "{}", question.id);
    }
}

#[test]
fn what_was_found_is_marked_with_all_that_stands_over_it() {
    let marks = |text, words: &str| {
        let marked = Wanted::new(words).marked(text);
        marked
            .iter()
            .map(|(piece, is_hit)| if *is_hit { format!("[{piece}]") } else { (*piece).into() })
            .collect::<String>()
    };
    assert_eq!(marks("การทำงาน", "ทำ"), "การ[ทำ]งาน");
    assert_eq!(marks("การท\u{E4D}\u{E32}งาน", "ทำ"), "การ[ท\u{E4D}\u{E32}]งาน");
    assert_eq!(marks("น้ำ", "น"), "[น้ำ]", "a letter is not parted from its marks");
    assert_eq!(marks("Open  DATA set", "data open"), "[Open]  [DATA] set");
    assert_eq!(marks("ปี ๒๕๖๐", "2560"), "ปี [๒๕๖๐]");
    assert_eq!(marks("aaa", "aa a"), "[aaa]");
    assert_eq!(marks("ไม่มี", "x"), "ไม่มี");
}

#[test]
fn what_is_looked_for_belongs_to_one_draft() {
    let come = |draft: &str| Action::Aid(Aid::Come { draft: draft.into(), from: None });
    let model = begun().model.apply(come("d")).unwrap();
    let model = model.apply(Action::Aid(Aid::Seek("ก".into()))).unwrap();
    assert!(model.aids.index.is_some() && &*model.aids.words == "ก");
    let model = model.apply(Action::Aid(Aid::OnlyOpen(true))).unwrap();
    assert_eq!(model.apply(come("d")), None, "the words stay");
    let elsewhere = model.apply(come("other")).unwrap();
    assert!(elsewhere.aids.words.is_empty() && !elsewhere.aids.is_open_only);
}

/// What a word may look like when it is typed.
fn otherwise(word: &str) -> [String; 4] {
    let thai = |c: char| c.to_digit(10).and_then(|n| char::from_u32(u32::from('๐') + n)).unwrap_or(c);
    [
        word.to_uppercase(),
        word.replace('\u{E33}', "\u{E4D}\u{E32}"),
        word.chars().map(thai).collect(),
        word.chars().flat_map(|c| [c, '\u{200B}']).collect(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_question_is_found_by_any_of_its_words(at in any::<prop::sample::Index>(), word in any::<prop::sample::Index>()) {
        let questionnaire = Rc::new(support::survey());
        let (profile, sheet) = (profile(&questionnaire), Sheet::default());
        let scope = Scope::new(&questionnaire, &profile, &sheet);
        let asked: Vec<_> = questionnaire.questions().filter(|question| scope.asks(question)).collect();
        let (question, index) = (asked[at.index(asked.len())], Index::of(&questionnaire));
        for language in Language::ALL {
            let mut said = question.text.get(language).to_owned();
            for text in [&question.help, &question.condition, &question.verification].into_iter().flatten() {
                said = said + " " + text.get(language);
            }
            let words: Vec<&str> = said.split_whitespace().collect();
            let word = words[word.index(words.len())];
            for typed in otherwise(word).iter().map(String::as_str).chain([word]) {
                let wanted = Wanted::new(typed);
                let hits = index.search(&scope, &wanted, false, usize::MAX);
                prop_assert!(hits.shown.iter().any(|hit| hit.question.id == question.id), "{} by {typed:?}", question.id);
                prop_assert!(wanted.marked(&said).iter().any(|(_, is_hit)| *is_hit), "{typed:?} is not marked");
            }
        }
    }

    #[test]
    fn pieces_fold_to_what_the_whole_folds_to(text in prop_oneof![
        prop::collection::vec(prop::sample::select(&["เ", "แ", "ำ", "า", "ํ", "้", "ู", "น", "๒", "A", " ", "\u{A0}", "\u{200B}", "ๅ", "."][..]), 0..12)
            .prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]) {
        let parted = pieces(&text);
        prop_assert_eq!(parted.concat(), text.clone());
        prop_assert_eq!(parted.iter().map(|piece| legible(piece)).collect::<String>(), legible(&text));
        prop_assert_eq!(legible(&legible(&text)), legible(&text));
        let marked = Wanted::new(&text).marked(&text);
        prop_assert_eq!(marked.iter().map(|(piece, _)| *piece).collect::<String>(), text);
    }
}
