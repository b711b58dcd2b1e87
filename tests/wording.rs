//! The hygiene of the language of the built-in questionnaires, in both languages. Sentences are not held here: they may
//! be improved.

mod support;

use phrom::questionnaire::CATALOGUE;
use serde_json::Value as Json;

/// A text of a questionnaire, in both languages, and where it stands.
struct Found<'a> {
    path: String,
    th: &'a str,
    en: &'a str,
}

#[test]
fn thai_texts_are_thai_and_english_texts_are_not() {
    each_text(|Found { path, th, en }| {
        assert!(th.chars().any(is_thai), "{path}.th has no Thai letter: {th}");
        assert!(!en.chars().any(is_thai), "{path}.en has Thai letters: {en}");
        assert!(en.chars().any(|c| c.is_ascii_alphabetic()), "{path}.en has no English letter: {en}");
    });
}

#[test]
fn thai_is_spelt_with_whole_characters() {
    each_text(|Found { path, th, .. }| {
        let pairs = || th.chars().zip(th.chars().skip(1));
        assert!(!th.contains('\u{0E4D}'), "{path}.th: sara am in two characters: {th}");
        assert!(!th.contains("เเ"), "{path}.th: sara ae in two characters: {th}");
        assert!(!th.starts_with(leans_on_a_letter), "{path}.th begins with a mark: {th}");
        let is_lost = |(before, mark): (char, char)| leans_on_a_letter(mark) && !is_thai(before);
        assert!(!pairs().any(is_lost), "{path}.th: a mark or sara am without its letter: {th}");
        let is_doubled = |(before, mark): (char, char)| leans_on_a_letter(mark) && before == mark;
        assert!(!pairs().any(is_doubled), "{path}.th: a mark stands twice: {th}");
        let is_late = |(before, mark): (char, char)| before == 'ำ' && leans_on_a_letter(mark);
        assert!(!pairs().any(is_late), "{path}.th: a mark after sara am: {th}");
    });
}

#[test]
fn digits_are_arabic_and_spaces_are_single() {
    each_text(|Found { path, th, en }| {
        for (language, text) in [("th", th), ("en", en)] {
            assert!(!text.contains(|c| ('๐'..='๙').contains(&c)), "{path}.{language} has Thai digits: {text}");
            assert!(!text.contains("  "), "{path}.{language} has two spaces: {text}");
            assert_eq!(text, text.trim(), "{path}.{language} begins or ends with a space");
            let is_odd =
                |c: char| c.is_control() || (c.is_whitespace() && c != ' ') || ('\u{200B}'..='\u{200F}').contains(&c);
            assert!(!text.contains(is_odd), "{path}.{language} has an invisible character: {text:?}");
        }
    });
}

#[test]
fn no_address_and_no_telephone_number_is_named() {
    each_text(|Found { path, th, en }| {
        for text in [th, en] {
            for address in ["http", "www.", "@", ".go.th", ".or.th"] {
                assert!(!text.contains(address), "{path}: {address} in {text}");
            }
            assert!(longest_number(text) < 9, "{path}: like a telephone number: {text}");
        }
    });
}

#[test]
fn lengths_suit_a_page() {
    each_text(|Found { path, th, en }| {
        let name = path.rsplit('.').next().unwrap_or_default();
        let limit = match name {
            "title" | "part" | "whole" | "low" | "high" | "unit" | "add" | "dimension" | "indicator" | "profile" => 140,
            "text" => 200,
            "hint" | "naReason" | "publisher" => 250,
            "purpose" | "audience" | "about" | "verification" | "reference" | "currentLaw" => 300,
            "disclaimer" => 700,
            "help" | "condition" | "advice" | "note" | "opening" | "closing" => 500,
            _ if path.contains(".signatures[") => 140,
            _ => 0,
        };
        for text in [th, en] {
            let length = text.chars().count();
            assert!((2..=limit).contains(&length), "{path} has {length} characters, of {limit} at most: {text}");
        }
    });
}

fn each_text(check: impl Fn(Found)) {
    for entry in CATALOGUE {
        let questionnaire = support::json(&support::path(entry.id));
        let mut found = Vec::new();
        collect(entry.id.to_owned(), &questionnaire, &mut found);
        assert!(found.len() > 40, "only {} texts found in {}", found.len(), entry.id);
        found.into_iter().for_each(&check);
    }
}

fn collect<'a>(path: String, json: &'a Json, found: &mut Vec<Found<'a>>) {
    if let (Some(th), Some(en)) = (json["th"].as_str(), json["en"].as_str()) {
        found.push(Found { path, th, en });
    } else if let Some(list) = json.as_array() {
        for (n, element) in list.iter().enumerate() {
            let name = element["id"].as_str().map_or_else(|| n.to_string(), str::to_owned);
            collect(format!("{path}[{name}]"), element, found);
        }
    } else if let Some(object) = json.as_object() {
        for (key, value) in object {
            collect(format!("{path}.{key}"), value, found);
        }
    }
}

fn is_thai(c: char) -> bool {
    ('\u{0E01}'..='\u{0E5B}').contains(&c)
}

/// Vowels and marks above, below and, in sara am, beside a letter.
fn leans_on_a_letter(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E33}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}')
}

/// The most digits in a row, with nothing but spaces and hyphens between them.
fn longest_number(text: &str) -> usize {
    let numbers = text.split(|c: char| !c.is_ascii_digit() && c != ' ' && c != '-');
    numbers.map(|number| number.chars().filter(char::is_ascii_digit).count()).max().unwrap_or_default()
}
