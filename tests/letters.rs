//! Result letters: whole in themselves, in both languages and digits, and no text of a stranger becomes a tag.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::cohort::{Choices, Frame};
use phrom::desk::letters;
use phrom::language::Language;
use phrom::questionnaire::CATALOGUE;
use phrom::report::letter::{Letter, letter};
use phrom::report::sentence::Digits;
use phrom::submission::write_submission;
use scraper::{Html, Selector};
use support::cohort::{Made, cohort, drawn, made, reader};
use support::files;
use support::mangle::Random;
use support::report::report;

/// What strangers call themselves.
const NAMES: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</title><meta http-equiv=refresh content='0;url=https://example.com'>",
    "&lt;b&gt; & 'ก' \"ข\"",
    "</article></body><iframe src=//example.com>",
    "สำนักงานจังหวัดลำปาง",
];

/// A letter to each of six agencies of a questionnaire, in one language.
fn letters_of(id: &str, language: Language, digits: Digits) -> Vec<Letter> {
    let questionnaire = support::by_id(id);
    let reader = reader([support::by_id(id)]);
    let mut random = Random(5);
    let profile = questionnaire.profiles[0].id.to_string();
    let files: Vec<(String, String)> = NAMES
        .iter()
        .enumerate()
        .map(|(number, name)| {
            let sheet = drawn(&questionnaire, &profile, &mut random, true);
            let province = if number == 5 { "ลำปาง" } else { name };
            let made = Made { profile: profile.clone(), province: (*province).into(), ..made(name) };
            let draft = made.draft(&questionnaire, sheet);
            (format!("{number}.json"), write_submission(&draft, &questionnaire, files::EXPORTED))
        })
        .collect();
    let cohort = cohort(&reader, &files);
    let all = report(&reader, &cohort, None, &Choices::default(), 5);
    let frame = Frame::new(std::rc::Rc::new(support::by_id(id)));
    let one = |(place, (_, bytes)): (usize, &(String, String))| {
        let opened = reader.open(bytes.as_bytes()).unwrap();
        letter(&opened, (cohort.record(place).unwrap(), &frame), &all, language, digits)
    };
    files.iter().enumerate().map(one).collect()
}

fn selected<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(page: &Html, selector: &str) -> Vec<String> {
    selected(page, selector).iter().map(|element| element.text().collect::<String>()).collect()
}

/// Nothing runs, nothing is fetched, and everything that is an element is one of ours.
#[track_caller]
fn is_harmless(written: &str, page: &Html) {
    const OURS: [&str; 24] = [
        "html", "head", "meta", "title", "style", "body", "article", "h1", "h2", "p", "strong", "ol", "li", "table",
        "thead", "tbody", "tr", "th", "td", "section", "footer", "header", "small", "ul",
    ];
    for element in selected(page, "*") {
        let name = element.value().name();
        assert!(OURS.contains(&name), "<{name}>");
        for (attribute, value) in element.value().attrs() {
            assert!(
                !attribute.starts_with("on") && !["src", "href", "style"].contains(&attribute),
                "{name} {attribute}"
            );
            assert!(attribute == "content" || !value.contains("//"), "{name} {attribute}={value}");
        }
    }
    assert_eq!(selected(page, "meta").len(), 3);
    let policy = selected(page, "meta[http-equiv='Content-Security-Policy']");
    assert!(policy[0].attr("content").unwrap().starts_with("default-src 'none'"));
    let style = text(page, "style").concat();
    assert!(!style.contains("url(") && !style.contains("@import"));
    assert!(!written.contains("<script"));
}

#[test]
fn what_strangers_write_is_no_tag() {
    for language in Language::ALL {
        for (letter, name) in letters_of("th-digital-readiness", language, Digits::Arabic).iter().zip(NAMES) {
            let written = letters::file(letter);
            let page = Html::parse_document(&written);
            is_harmless(&written, &page);
            assert_eq!(selected(&page, "html")[0].attr("lang"), Some(language.code()));
            assert_eq!(text(&page, "title"), [name]);
            assert!(text(&page, "strong").contains(&name.to_owned()), "{name}");
            assert_eq!(selected(&page, "article").len(), 1);
        }
    }
}

#[test]
fn every_questionnaire_has_letters_that_agree_with_the_report() {
    for entry in CATALOGUE {
        for language in Language::ALL {
            for letter in letters_of(entry.id, language, Digits::Arabic) {
                let page = Html::parse_document(&letters::file(&letter));
                let rows: Vec<String> =
                    letter.rows.iter().flat_map(|row| [row.own.clone(), row.mean.clone()]).collect();
                assert_eq!(text(&page, "td.n"), rows, "{}", entry.id);
                assert_eq!(text(&page, "ol li"), letter.priorities);
                assert_eq!(text(&page, "ul li"), letter.measures);
                let titles = text(&page, "td:first-child");
                assert!(
                    letter.rows.iter().zip(titles).all(|(row, title)| title == format!("{} {}", row.code, row.title))
                );
                assert!(letter.rows.iter().all(|row| row.mean != "*"), "six agencies are enough");
            }
        }
    }
}

#[test]
fn letters_stand_behind_each_other_in_one_file() {
    let all = letters_of("th-digital-readiness", Language::Thai, Digits::Thai);
    let articles: String = all.iter().map(letters::article).collect();
    let written = letters::beginning(Language::Thai, "จดหมาย <ทั้งหมด>") + &articles + letters::END;
    let page = Html::parse_document(&written);
    is_harmless(&written, &page);
    assert_eq!(text(&page, "title"), ["จดหมาย <ทั้งหมด>"]);
    assert_eq!(selected(&page, "article").len(), NAMES.len());
}

/// Official papers have Thai digits in running text, and Arabic ones in tables.
#[test]
fn running_text_has_the_digits_that_were_asked_for() {
    let is_arabic = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let is_thai = |text: &str| text.contains(|c: char| ('๐'..='๙').contains(&c));
    for (digits, other, wanted) in [
        (Digits::Thai, &is_arabic as &dyn Fn(&str) -> bool, &is_thai as &dyn Fn(&str) -> bool),
        (Digits::Arabic, &is_thai, &is_arabic),
    ] {
        let letters = letters_of("th-digital-readiness", Language::Thai, digits);
        let page = Html::parse_document(&letters::file(&letters[5]));
        let running: Vec<String> = [text(&page, "p:not(.small)"), text(&page, "li")].concat();
        assert!(running.iter().any(|own| wanted(own)));
        for sentence in &running {
            assert!(!other(sentence), "{sentence}");
        }
        assert!(text(&page, "td.n").iter().all(|cell| !is_thai(cell)));
    }
}
