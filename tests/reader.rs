//! What the reader of questionnaires says about a file that has not the right shape, and where. What does not fit
//! together is in `reader_rules.rs`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::json::{MAX_BYTES, ParseError};
use phrom::questionnaire::{Questionnaire, ReadError};
use serde_json::json;
use support::reading::{QUESTIONS, each_gives, good, problems};
use support::{utf16, with, without};

#[test]
fn a_good_questionnaire_has_no_problem() {
    assert_eq!(problems(&good()), [""; 0]);
}

#[test]
fn every_required_key_is_missed_where_it_belongs() {
    for (above, path, keys) in [
        ("", "(file)", "format formatVersion id version title purpose audience disclaimer minutes profiles dimensions"),
        ("/sources/0", "sources[0]", "id title publisher year"),
        ("/profiles/0", "profiles[0]", "id title hint"),
        ("/agencyTypes/0", "agencyTypes[0]", "id title"),
        ("/dimensions/0", "dimensions[0]", "id title about indicators"),
        ("/dimensions/0/indicators/0", "dimensions[0].indicators[0]", "id title about advice questions"),
        ("Q/0", "Q[0]", "id kind text"),
        ("Q/0/text", "Q[0].text", "th en"),
        ("Q/1/kind/checklist", "Q[1].kind.checklist", "options"),
        ("Q/1/kind/checklist/options/2", "Q[1].kind.checklist.options[2]", "id title"),
        ("Q/2/kind/share", "Q[2].kind.share", "part whole max"),
        ("Q/3/kind/number", "Q[3].kind.number", "min max unit"),
        ("Q/4/kind/ladder", "Q[4].kind.ladder", "options"),
        ("Q/5/kind/scale", "Q[5].kind.scale", "low high steps"),
        ("Q/6/kind/text", "Q[6].kind.text", "lines"),
        ("Q/7/kind/table", "Q[7].kind.table", "columns max"),
        ("Q/7/kind/table/columns/0", "Q[7].kind.table.columns[0]", "id text kind"),
        ("Q/9", "Q[9]", "naReason"),
        ("Q/10/when/equals", "Q[10].when.equals", "question value"),
        ("/ladders/0", "ladders[0]", "id part title about levels"),
        ("/ladders/0/levels/1", "ladders[0].levels[1]", "id title about holds"),
    ] {
        for key in keys.split(' ') {
            let pointer = format!("{above}/{key}").replace('Q', QUESTIONS.0);
            let path = path.replacen('Q', QUESTIONS.1, 1);
            let found = problems(&without(good(), &pointer));
            assert_eq!(found.first(), Some(&format!("{path}: missing key `{key}`")), "without {pointer}: {found:?}");
        }
    }
}

#[test]
fn a_value_of_the_wrong_type_is_named_with_what_was_expected() {
    each_gives([
        ("/id", json!(7), "id: expected a text, found a number"),
        ("/title", json!("ก"), "title: expected an object, found a text"),
        ("/minutes", json!(1.5), "minutes: expected a whole number in range, found a number"),
        ("/minutes", json!(-1), "minutes: expected a whole number in range, found a number"),
        ("/formatVersion", json!("1"), "formatVersion: expected a whole number in range, found a text"),
        ("/dimensions", json!({}), "dimensions: expected a list, found an object"),
        ("Q/0/year", json!(70_000), "Q[0].year: expected a whole number in range, found a number"),
        ("Q/0/na", json!("perhaps"), "Q[0].na: expected `never`, `flagged` or `withReason`, found a text"),
        ("Q/0/na", json!(true), "Q[0].na: expected `never`, `flagged` or `withReason`, found true or false"),
        ("Q/0/profiles", json!("p"), "Q[0].profiles: expected a list, found a text"),
        ("Q/3/kind/number/min", json!("0"), "Q[3].kind.number.min: expected a number, found a text"),
        ("Q/10/when", json!([]), "Q[10].when: expected a name or an object with one key, found a list"),
    ]);
}

#[test]
fn a_key_that_the_format_does_not_have_is_a_problem() {
    each_gives([
        ("/colour", json!("red"), "colour: unknown key"),
        ("/__proto__", json!({"id": "x"}), "__proto__: unknown key"),
        ("/profiles/0/naïve key", json!(1), "profiles[0][\"naïve key\"]: unknown key"),
        ("/title/fr", json!("a"), "title.fr: unknown key"),
        ("Q/0/constructor", json!(1), "Q[0].constructor: unknown key"),
        ("Q/2/kind/share/min", json!(0), "Q[2].kind.share.min: unknown key"),
        ("/ladders/0/levels/0/holds/equals/to", json!(0), "ladders[0].levels[0].holds.equals.to: unknown key"),
    ]);
}

#[test]
fn a_key_that_stands_twice_is_a_problem() {
    let doubled = good().to_string().replacen("\"minutes\":1", "\"minutes\":1,\"minutes\":2", 1);
    let doubled = doubled.replacen("\"hint\":{", "\"hint\":{\"th\":\"ข\",", 1);
    let Err(ReadError::Problems(problems)) = Questionnaire::read(doubled.as_bytes()) else { panic!("accepted") };
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["minutes: key stands twice", "profiles[0].hint.th: key stands twice"]);
}

#[test]
fn every_problem_is_named_at_once() {
    let broken = with(with(without(good(), "/purpose"), "/colour", json!(1)), "/title/th", json!(7));
    assert_eq!(
        problems(&broken),
        ["colour: unknown key", "title.th: expected a text, found a number", "(file): missing key `purpose`",]
    );
}

#[test]
fn another_format_and_a_newer_version_are_told_before_anything_else() {
    let submission = json!({"format": "phrom/submission", "formatVersion": 2});
    assert_eq!(problems(&submission), ["format: expected `phrom/questionnaire`"]);
    assert_eq!(problems(&json!({"format": 7})), ["format: expected `phrom/questionnaire`"]);
    assert_eq!(problems(&json!([])), ["(file): expected an object, found a list"]);
    assert_eq!(problems(&with(good(), "/formatVersion", json!(0))), ["formatVersion: expected 1 to 3"]);
    let newer = json!({"format": "phrom/questionnaire", "formatVersion": 4, "fields of": "the future"});
    assert_eq!(Questionnaire::read(newer.to_string().as_bytes()), Err(ReadError::NewerVersion(4)));
}

#[test]
fn a_file_that_is_no_tree_is_told_by_its_kind() {
    let good = good().to_string();
    let cut = |at: usize| good.as_bytes()[..at].to_vec();
    let in_thai = good.find('ก').unwrap();
    for (bytes, expected) in [
        (Vec::new(), ParseError::Empty),
        (b" \r\n\t".to_vec(), ParseError::Empty),
        (b"\xEF\xBB\xBF".to_vec(), ParseError::Empty),
        (vec![b' '; MAX_BYTES + 1], ParseError::TooLarge),
        (vec![b' '; MAX_BYTES], ParseError::Empty),
        (cut(good.len() - 1), ParseError::Truncated),
        (cut(in_thai + 1), ParseError::Truncated),
        (b"\x89PNG\r\n".to_vec(), ParseError::NotText),
        (b"{\"id\": \"\xFFx\"}".to_vec(), ParseError::NotText),
        (utf16("{\"id\": 1}", u16::to_le_bytes)[..7].to_vec(), ParseError::Truncated),
        (b"\xFF\xFE\x00\xD8{\x00".to_vec(), ParseError::NotText),
        (b"{}\n{}".to_vec(), ParseError::NotJson { line: 2 }),
        (b"{\n\n'id': 1}".to_vec(), ParseError::NotJson { line: 3 }),
        (b"{\"id\": NaN}".to_vec(), ParseError::NotJson { line: 1 }),
        ("[".repeat(200).into_bytes(), ParseError::TooDeep),
        (format!("{}{}", "{\"a\":[".repeat(100), "]}".repeat(100)).into_bytes(), ParseError::TooDeep),
        ("[".repeat(5_000_000).into_bytes(), ParseError::TooDeep),
    ] {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!(Questionnaire::read(&bytes), Err(ReadError::Parse(expected)), "{start:?}");
    }
}

#[test]
fn a_byte_order_mark_and_utf_16_are_passed_over() {
    let good = good().to_string();
    let plain = Questionnaire::read(good.as_bytes()).unwrap();
    for bytes in [
        [b"\xEF\xBB\xBF", good.as_bytes()].concat(),
        utf16(&good, u16::to_le_bytes),
        utf16(&good, u16::to_be_bytes),
        format!("\r\n  {good}\r\n").into_bytes(),
    ] {
        assert_eq!(Questionnaire::read(&bytes).unwrap(), plain);
    }
}

#[test]
fn a_whole_number_may_be_written_with_a_point() {
    assert_eq!(problems(&with(good(), "/minutes", json!(15.0))), [""; 0]);
    assert_eq!(problems(&with(good(), "/formatVersion", json!(1.0))), [""; 0]);
}

#[test]
fn with_a_version_that_is_none_only_the_version_is_wrong() {
    for (version, words) in
        [(json!("2"), "expected a whole number in range, found a text"), (json!(0), "expected 1 to 3")]
    {
        let later = with(support::json(&support::path("every-rule")), "/formatVersion", version);
        assert_eq!(problems(&later), [format!("formatVersion: {words}")]);
    }
}

#[test]
fn a_text_without_end_and_one_that_turns_the_writing_are_refused() {
    assert_eq!(problems(&with(good(), "/purpose/th", json!("ก".repeat(2_000)))), [""; 0]);
    let long = with(good(), "/purpose/th", json!("ก".repeat(2_001)));
    assert_eq!(problems(&long), ["purpose.th: longer than 2000 characters"]);
    let turned = with(good(), "/title/en", json!("Survey \u{202E}lanif"));
    assert_eq!(problems(&turned), ["title.en: a character that turns the direction of writing is not allowed"]);
}
