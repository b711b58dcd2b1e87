//! What the reader of questionnaires says about a file that does not hold together, and where.

mod support;

use serde_json::{Value as Json, json};
use support::reading::{QUESTIONS, each_gives, good, problems};
use support::small::{self, practice, practice_when, text};
use support::with;

#[test]
fn a_text_is_there_in_both_languages_and_spelt_with_whole_characters() {
    let sara_am = "sara am is written as two characters (U+0E4D U+0E32); use U+0E33";
    each_gives([
        ("/title/th", json!(""), "title.th: text is empty"),
        ("/disclaimer/en", json!(" \n"), "disclaimer.en: text is empty"),
        ("/version", json!(" "), "version: text is empty"),
        ("Q/0/help", json!({"th": "ก", "en": ""}), "Q[0].help.en: text is empty"),
        ("Q/9/naReason/th", json!(""), "Q[9].naReason.th: text is empty"),
        ("Q/5/kind/scale/high/en", json!(""), "Q[5].kind.scale.high.en: text is empty"),
        ("/purpose/th", json!("ท\u{0E4D}\u{0E32}"), &format!("purpose.th: {sara_am}")),
        (
            "Q/1/kind/checklist/options/0/title/th",
            json!("ท\u{0E4D}\u{0E32}"),
            &format!("Q[1].kind.checklist.options[0].title.th: {sara_am}"),
        ),
    ]);
}

#[test]
fn codes_are_plain_and_stand_once_in_their_name_space() {
    let plain = "an id has 1 to 64 of the characters a-z A-Z 0-9 . - _";
    each_gives([
        ("/id", json!(""), &format!("id: {plain}")),
        ("/id", json!("a/b"), &format!("id: {plain}")),
        ("/profiles/-", json!({"id": "ก", "title": text(), "hint": text()}), &format!("profiles[1].id: {plain}")),
        ("/profiles/-", json!({"id": "p", "title": text(), "hint": text()}), "profiles[1].id: id `p` stands twice"),
        ("/agencyTypes/-", json!({"id": "t", "title": text()}), "agencyTypes[1].id: id `t` stands twice"),
        ("/dimensions/0/indicators/0/id", json!("A"), "dimensions[0].indicators[0].id: id `A` stands twice"),
        ("Q/-", practice("practice"), "Q[11].id: id `practice` stands twice"),
        ("Q/-", practice("A.1"), "Q[11].id: id `A.1` stands twice"),
        ("Q/-", practice(&"x".repeat(65)), &format!("Q[11].id: {plain}")),
        ("Q/4/kind/ladder/options/1/id", json!("low"), "Q[4].kind.ladder.options[1].id: id `low` stands twice"),
        (
            "Q/1/kind/checklist/options/0/id",
            json!("na"),
            "Q[1].kind.checklist.options[0].id: `na` stands for not applicable",
        ),
        ("Q/4/kind/ladder/options/0/id", json!("na"), "Q[4].kind.ladder.options[0].id: `na` stands for not applicable"),
        (
            "Q/7/kind/table/columns/-",
            json!({"id": "c", "text": text(), "kind": "practice"}),
            "Q[7].kind.table.columns[1].id: id `c` stands twice",
        ),
        (
            "/ladders/-",
            small::ladder([json!({"equals": {"question": "practice", "value": "no"}})]),
            "ladders[1].id: id `rise` stands twice",
        ),
    ]);
}

#[test]
fn a_kind_has_what_its_answers_need() {
    let known = "practice, checklist, share, number, ladder, scale, text, table";
    let within = "expected at most six decimals, within 1000000000";
    each_gives([
        ("Q/0/kind", json!("essay"), &format!("Q[0].kind: `essay` cannot stand here; expected one of {known}")),
        ("Q/0/kind", json!("share"), &format!("Q[0].kind: `share` cannot stand here; expected one of {known}")),
        (
            "Q/0/kind",
            json!({"practice": {}}),
            &format!("Q[0].kind: `practice` cannot stand here; expected one of {known}"),
        ),
        ("Q/6/kind/share", json!({}), "Q[6].kind: expected a name or an object with one key, found an object"),
        ("Q/1/kind/checklist/options", json!([]), "Q[1].kind.checklist.options: at least 1 needed"),
        ("Q/4/kind/ladder/options", small::options(&["one"]), "Q[4].kind.ladder.options: at least 2 needed"),
        ("Q/2/kind/share/max", json!(0), "Q[2].kind.share.max: expected 1 to 1000000000"),
        ("Q/2/kind/share/max", json!(1_000_000_001), "Q[2].kind.share.max: expected 1 to 1000000000"),
        ("Q/2/kind/share/max", json!(u64::MAX), "Q[2].kind.share.max: expected 1 to 1000000000"),
        ("Q/3/kind/number/min", json!(90), "Q[3].kind.number.max: max must be above min"),
        ("Q/3/kind/number/max", json!(-2), "Q[3].kind.number.max: max must be above min"),
        ("Q/3/kind/number/max", json!(1e300), &format!("Q[3].kind.number.max: {within}")),
        ("Q/3/kind/number/min", json!(0.000_000_1), &format!("Q[3].kind.number.min: {within}")),
        ("Q/5/kind/scale/steps", json!(1), "Q[5].kind.scale.steps: expected 2 to 11"),
        ("Q/5/kind/scale/steps", json!(12), "Q[5].kind.scale.steps: expected 2 to 11"),
        ("Q/6/kind/text/lines", json!(0), "Q[6].kind.text.lines: expected 1 to 100"),
        ("Q/7/kind/table/max", json!(0), "Q[7].kind.table.max: expected 1 to 1000"),
        ("Q/7/kind/table/columns", json!([]), "Q[7].kind.table.columns: at least 1 needed"),
        (
            "Q/7/kind/table/columns/0/kind",
            json!({"table": {"columns": [], "max": 1}}),
            "Q[7].kind.table.columns[0].kind: a cell is a text, a number, a practice, a ladder or a scale",
        ),
        (
            "Q/7/kind/table/columns/0/kind",
            json!({"ladder": {"options": small::options(&["one"])}}),
            "Q[7].kind.table.columns[0].kind.ladder.options: at least 2 needed",
        ),
    ]);
}

#[test]
fn what_is_named_elsewhere_exists() {
    let when = |content: Json| practice_when("more", content);
    let equals = |question: &str, value: &str| json!({"equals": {"question": question, "value": value}});
    let at_least = |question: &str| json!({"atLeast": {"question": question, "value": 1}});
    each_gives([
        ("/dimensions/0/profiles", json!(["p", "r"]), "dimensions[0].profiles[1]: no profile `r`"),
        (
            "/dimensions/0/indicators/0/profiles",
            json!(["r"]),
            "dimensions[0].indicators[0].profiles[0]: no profile `r`",
        ),
        ("Q/3/profiles", json!(["r"]), "Q[3].profiles[0]: no profile `r`"),
        ("/agencyTypes/0/profiles/-", json!("r"), "agencyTypes[0].profiles[1]: no profile `r`"),
        ("/ladders/0/part", json!("B"), "ladders[0].part: no part `B`"),
        (
            "/ladders/0/levels/0/holds",
            equals("gone", "yes"),
            "ladders[0].levels[0].holds.equals.question: no question `gone`",
        ),
        ("Q/-", when(equals("gone", "yes")), "Q[11].when.equals.question: no question `gone`"),
        ("Q/-", when(at_least("gone")), "Q[11].when.atLeast.question: no question `gone`"),
        (
            "Q/-",
            when(json!({"all": [equals("practice", "no"), {"not": {"any": [at_least("gone")]}}]})),
            "Q[11].when.all[1].not.any[0].atLeast.question: no question `gone`",
        ),
        ("Q/-", when(equals("practice", "na")), "Q[11].when.equals.value: question `practice` is never answered `na`"),
        ("Q/-", when(equals("ladder", "top")), "Q[11].when.equals.value: question `ladder` is never answered `top`"),
        ("Q/-", when(equals("scale", "6")), "Q[11].when.equals.value: question `scale` is never answered `6`"),
        ("Q/-", when(equals("number", "1")), "Q[11].when.equals.value: question `number` is never answered `1`"),
        ("Q/-", when(at_least("text")), "Q[11].when.atLeast.question: question `text` has no figure"),
        ("Q/-", when(at_least("table")), "Q[11].when.atLeast.question: question `table` has no figure"),
    ]);
}

#[test]
fn a_condition_ends_and_asks_for_something() {
    let known = "all, any, not, equals, atLeast, each with what belongs to it";
    let itself = |question: &str| json!({"equals": {"question": question, "value": "yes"}});
    let nested = |depth: usize| (0..depth).fold(itself("practice"), |inner, _| json!({"not": inner}));
    let too_deep = format!("Q[11].when{}: nested deeper than 8 levels", ".not".repeat(8));
    assert_eq!(problems(&with(good(), &format!("{}/-", QUESTIONS.0), practice_when("x", nested(7)))), [""; 0]);
    each_gives([
        ("Q/-", practice_when("x", nested(8)), &too_deep),
        ("Q/-", practice_when("x", itself("x")), "Q[11].when: leads into a loop of conditions"),
        (
            "Q/-",
            practice_when("x", json!("always")),
            &format!("Q[11].when: `always` cannot stand here; expected one of {known}"),
        ),
        (
            "Q/-",
            practice_when("x", json!({"none": []})),
            &format!("Q[11].when: `none` cannot stand here; expected one of {known}"),
        ),
        (
            "Q/-",
            practice_when("x", json!({"atLeast": {"question": "share", "value": 1e-9}})),
            "Q[11].when.atLeast.value: expected at most six decimals, within 1000000000",
        ),
        ("/ladders/0/levels/1/holds", json!({"all": []}), "ladders[0].levels[1].holds: asks for nothing"),
    ]);
    let of_three = [practice_when("x", itself("y")), practice_when("y", itself("z")), practice_when("z", itself("x"))];
    let expected: Vec<String> =
        (0..3).map(|n| format!("{}[{n}].when: leads into a loop of conditions", QUESTIONS.1)).collect();
    assert_eq!(problems(&small::written(of_three)), expected);
}

#[test]
fn weights_add_up_to_100_or_are_not_there() {
    let weighted = |weights: [Json; 2]| {
        let [mut a, mut b] = [practice("a"), practice("b")];
        [a["weight"], b["weight"]] = weights;
        problems(&small::written([a, b]))
    };
    assert_eq!(weighted([json!(60), json!(40)]), [""; 0]);
    assert_eq!(weighted([json!(1), Json::Null]), [""; 0]);
    assert_eq!(weighted([json!(60), json!(30)]), [format!("{}: weights add up to 90, not to 100", QUESTIONS.1)]);
    assert_eq!(weighted([json!(100), Json::Null]), [format!("{}: weights add up to 101, not to 100", QUESTIONS.1)]);
    each_gives([
        ("/dimensions/0/indicators/0/weight", json!(99), "dimensions[0].indicators: weights add up to 99, not to 100"),
        ("Q/0/weight", json!(0.5), "Q[0].weight: expected a whole number in range, found a number"),
    ]);
}

#[test]
fn levels_rise_from_1_and_lists_are_not_empty() {
    each_gives([
        ("/ladders/0/levels/0/id", json!("2"), "ladders[0].levels[0].id: expected `1`: levels rise from 1"),
        ("/ladders/0/levels/1/id", json!("3"), "ladders[0].levels[1].id: expected `2`: levels rise from 1"),
        ("/ladders/0/levels", json!([]), "ladders[0].levels: at least one is needed"),
        (
            "/annexes",
            json!([{"id": "X", "title": text(), "about": text(), "indicators": []}]),
            "annexes[0].indicators: at least one is needed",
        ),
    ]);
    let empty = |key: &str| problems(&with(small::written([]), key, json!([])));
    assert_eq!(empty("/dimensions"), ["dimensions: at least one is needed"]);
    assert_eq!(empty("/minutes").len(), 1);
    assert_eq!(problems(&small::written([])), [format!("{}: at least one is needed", QUESTIONS.1)]);
    assert_eq!(
        problems(&with(small::written([practice("a")]), "/profiles", json!([]))),
        ["profiles: at least one is needed"]
    );
}

#[test]
fn a_fixed_reason_belongs_to_what_is_flagged() {
    each_gives([
        ("Q/0/naReason", text(), "Q[0].naReason: only with na `flagged`"),
        ("Q/8/naReason", text(), "Q[8].naReason: only with na `flagged`"),
        ("Q/9/naReason", Json::Null, "Q[9]: missing key `naReason`"),
    ]);
}

#[test]
fn there_is_a_limit_to_everything_that_is_looked_through() {
    let many = |n: usize, of: fn(usize) -> Json| (0..n).map(of).collect::<Json>();
    let option = |n: usize| json!({"id": format!("o{n}"), "title": text()});
    let profile = |n: usize| json!({"id": format!("p{n}"), "title": text(), "hint": text()});
    let level = |n: usize| json!({"id": format!("l{n}"), "part": "A", "title": text(), "about": text(), "levels": []});
    each_gives([
        ("Q", many(2_001, |n| practice(&format!("q{n}"))), "dimensions: more than 2000 questions"),
        ("/profiles", many(101, profile), "profiles: more than 100 profiles"),
        ("/agencyTypes", many(501, option), "agencyTypes: more than 500 types"),
        ("/ladders", many(2_001, level), "ladders: more than 2000 ladders"),
        ("Q/1/kind/checklist/options", many(501, option), "Q[1].kind.checklist.options: more than 500"),
        ("Q/0/profiles", many(101, |_| json!("p")), "Q[0].profiles: more than 100"),
    ]);
}
