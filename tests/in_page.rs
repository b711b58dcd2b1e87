//! A submission inside a report file opens like the submission itself, however hostile its texts are and whatever a
//! browser made of the page when it saved it again.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::cohort::{Outcome, Reader, Refusal};
use phrom::json::{MAX_BYTES, ParseError};
use phrom::language::Language;
use phrom::submission::{OpenError, ReportFile};
use proptest::prelude::*;
use scraper::{Html, Selector};
use serde_json::{Value as Json, json};
use support::files::{opened, questionnaire, sealed, submission};
use support::{utf16, with};

/// The tag of the element as it is written.
const TAG: &str = "<script type=\"application/json\" id=\"phrom-submission\">";

/// What would end an element, begin one, or turn the text around.
const HOSTILE: &[&str] = &[
    "</script>",
    "</SCRIPT >",
    "<!--",
    "--><!--<script>",
    "]]>",
    "<![CDATA[",
    "<script id=\"phrom-submission\">{}</script>",
    "\\u003c/script>",
    "\\",
    "\"'`&lt;&amp;&#x3c;",
    "👩🏽‍💻🇹🇭",
    "\u{202E}ลำปาง\u{202C} مرحبا",
    "\u{2028}\u{2029}\u{0}\u{FEFF}\u{7F}",
    "a\r\nb\tc",
    "กฤษฏิ์ เอี๊ยด น้ำ",
];

fn page(submission: &str) -> String {
    page_showing("<main><h1>ผลการประเมิน</h1></main>", submission)
}

fn page_showing(body: &str, submission: &str) -> String {
    let (title, style) = ("ผล <b> & </title>", ".a::after { content: \"</style>\" }");
    ReportFile { language: Language::Thai, title, style, body, submission }.to_html()
}

fn sound() -> String {
    sealed(submission())
}

/// Expects that a page opens as the submission inside it does.
#[track_caller]
fn opens_as(page: impl AsRef<[u8]>, submission: &str) {
    let (found, expected) = (opened(page).unwrap(), opened(submission).unwrap());
    assert_eq!(found, expected);
}

/// The submissions inside a page, read by a library.
fn elements(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let found: Vec<String> = html
        .select(&Selector::parse("script#phrom-submission").unwrap())
        .map(|element| element.text().collect())
        .collect();
    found
}

#[test]
fn a_report_file_opens_as_its_submission_does() {
    opens_as(page(&sound()), &sound());
    let page = page(&sound());
    let html = Html::parse_document(&page);
    let text =
        |css: &str| html.select(&Selector::parse(css).unwrap()).flat_map(|element| element.text()).collect::<String>();
    assert_eq!(text("title"), "ผล <b> & </title>");
    assert_eq!(text("h1"), "ผลการประเมิน");
    assert_eq!(html.select(&Selector::parse("script").unwrap()).count(), 1);
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn no_text_breaks_out_of_its_element() {
    for text in HOSTILE {
        for pointer in ["/respondent/agencyName", "/answers/text/value", "/answers/practice/note", "/respondent/role"] {
            let submission = sealed(with(submission(), pointer, json!(text)));
            let page = page(&submission);
            opens_as(&page, &submission);
            let [element] = &elements(&page)[..] else { unreachable!("{text:?} at {pointer} made other elements") };
            let [inside, outside] = [element, &submission].map(|text| serde_json::from_str::<Json>(text).unwrap());
            assert_eq!(inside, outside, "{text:?} at {pointer}");
        }
    }
}

#[test]
fn a_page_that_was_saved_again_opens_too() {
    let sound = sound();
    let page = page(&sound);
    let replaced = |from: &str, to: &str| {
        assert!(page.contains(from), "{from}");
        page.replacen(from, to, 1)
    };
    let decoy = "<script id=\"phrom-submission\">{}</script>";
    for saved in [
        replaced(TAG, "<script id=\"phrom-submission\" type=\"application/json\">"),
        replaced(TAG, "<script id='phrom-submission' type='application/json'>"),
        replaced(TAG, "<SCRIPT\n\tTYPE=application/json\n ID = phrom-submission\n>\n  "),
        replaced(TAG, "<script type=application/json id=phrom-submission>"),
        replaced(TAG, "<script nonce data-x=\">\" id=\"phrom-submission\" id=\"other\"/>"),
        replaced("</script>", "\n\n</SCRIPT\n>"),
        replaced("<!DOCTYPE html>", "<!doctype HTML>\r\n<!-- saved from url=(0014)about:internet -->"),
        replaced("<!DOCTYPE html>", "\n  <!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">"),
        replaced("<!DOCTYPE html>\n", ""),
        replaced("<head>", &format!("<head><!-- {decoy} --><style>/* {decoy} */</style><title>{decoy}</title>")),
        replaced("<head>", &format!("<head><meta name='a' content='{decoy}'>")),
        replaced("<head>", "<head><script>if (1 < 2) document.title = '<script id=phrom-submission>'</script>"),
        replaced("<body>", &format!("<body><textarea>{decoy}</textarea><p>1 < 2, </3, <3, &lt;script&gt;<!--><?x>")),
        format!("\u{FEFF}{page}"),
        format!("\u{FEFF}\r\n{page}"),
    ] {
        opens_as(&saved, &sound);
        assert_eq!(elements(saved.trim_start_matches('\u{FEFF}')).len(), 1, "{saved}");
    }
    for units in [u16::to_le_bytes, u16::to_be_bytes] {
        opens_as(utf16(&page, units), &sound);
    }
}

#[test]
fn what_is_not_one_submission_is_told_by_its_kind() {
    let (sound, empty) = (sound(), "<!DOCTYPE html><title>ข่าว</title><p>{\"format\":\"phrom/submission\"}");
    let two = page(&sound).replace("<body>", &format!("<body>{TAG}{{}}</script>"));
    let windows_874 = |mark: &str| [b"<!DOCTYPE html><p>\xA1\xD2\xC3 ", mark.as_bytes()].concat();
    for (bytes, expected) in [
        (empty.as_bytes().to_vec(), OpenError::NoneInPage),
        (b"<html>".to_vec(), OpenError::NoneInPage),
        (page(&sound).replace("phrom-submission", "other").into_bytes(), OpenError::NoneInPage),
        (windows_874("</p>"), OpenError::NoneInPage),
        (windows_874(TAG), OpenError::Parse(ParseError::NotText)),
        (two.into_bytes(), OpenError::SeveralInPage),
        (page("").into_bytes(), OpenError::Parse(ParseError::Empty)),
        (page("{\"a\":").into_bytes(), OpenError::Parse(ParseError::Truncated)),
        (page("{a}").into_bytes(), OpenError::Parse(ParseError::NotJson { line: 1 })),
        (page("{}").into_bytes(), OpenError::NotASubmission { format: None }),
        (page(&sound).replace(TAG, &format!("{TAG}<!-- <script> ")).into_bytes(), {
            OpenError::Parse(ParseError::Truncated)
        }),
        (page(&" ".repeat(MAX_BYTES)).into_bytes(), OpenError::Parse(ParseError::TooLarge)),
    ] {
        assert_eq!(opened(&bytes).unwrap_err(), expected, "{:.200}", String::from_utf8_lossy(&bytes));
    }
    // Not a page: a text that only speaks of one.
    let other = opened("see <html>").unwrap_err();
    assert_eq!(other, OpenError::Parse(ParseError::NotJson { line: 1 }));
}

#[test]
fn a_page_that_ends_early_is_whole_or_is_told_to_be_cut_off() {
    let (sound, page) = (sound(), page(&sound()));
    let begins = page.find(TAG).unwrap() + TAG.len();
    let ends = page.find("</script>").unwrap() + "</script>".len();
    for end in "<!DOCTYPE html".len()..page.len() {
        match opened(&page.as_bytes()[..end]) {
            Ok(_) => assert!(end >= ends, "at {end}"),
            Err(OpenError::NoneInPage) => assert!(end < begins, "at {end}"),
            Err(error) => {
                assert_eq!(error, OpenError::Parse(ParseError::Truncated), "at {end}");
                assert!(end < ends, "at {end}");
            }
        }
    }
    opens_as(&page[..ends], &sound);
}

#[test]
fn a_coordinator_takes_a_report_file_for_its_submission() {
    let reader = Reader::new([questionnaire()]);
    let (sound, damaged) = (sound(), Outcome::Refused(Refusal::Damaged(ParseError::Truncated)));
    assert!(matches!(reader.read(sound.as_bytes()), Outcome::Read(_)));
    assert!(Reader::may_be_ours(page(&sound).as_bytes()));
    assert_eq!(reader.read(page(&sound).as_bytes()), reader.read(sound.as_bytes()));
    assert_eq!(reader.read(&page(&sound).as_bytes()[..600]), damaged);
    let two = page(&sound).replace("<body>", &format!("<body>{TAG}{{}}</script>"));
    for (page, expected) in [
        ("<!DOCTYPE html><p>ข่าว", Refusal::NotASubmission(None)),
        ("<!DOCTYPE html><p>\u{e9}", Refusal::NotASubmission(None)),
        (&two, Refusal::SeveralInPage),
    ] {
        assert_eq!(reader.read(page.as_bytes()), Outcome::Refused(expected), "{page:.60}");
    }
}

/// Pieces of pages, of which anything can be made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<",
        ">",
        "/",
        "=",
        "\"",
        "'",
        "!",
        "--",
        "-",
        "<!--",
        "-->",
        "--!>",
        "<p ",
        "<P>",
        "</p",
        "</",
        "<?",
        "<!",
        "<script ",
        "<script>",
        "</script>",
        "</ScRipt ",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        " id=\"phrom-submission\"",
        " ID='phrom-submission'",
        " id=phrom-submission",
        " id",
        " id=",
        "phrom-submission",
        " ",
        "\n",
        "ก",
        "a",
        "{}",
        TAG,
        "<xmp>",
        "</xmp>",
        "<div\tid = ",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_survives(name in any::<String>(), note in any::<String>(), body in any::<String>()) {
        let texts = with(submission(), "/respondent/agencyName", json!(name.chars().take(200).collect::<String>()));
        let submission = sealed(with(texts, "/answers/practice/note", json!(note)));
        opens_as(page(&submission), &submission);
        // What is shown is escaped by who wrote it.
        let shown = body.replace('&', "&amp;").replace('<', "&lt;");
        opens_as(page_showing(&shown, &submission), &submission);
    }

    #[test]
    fn any_page_is_gone_through_as_a_browser_does(before in pieces(), after in pieces(), is_there in any::<bool>()) {
        let submission = if is_there { format!("{TAG}{}</script>", sound()) } else { String::new() };
        let page = format!("<!DOCTYPE html><html><body>{before}{submission}{after}");
        let found = elements(&page);
        match opened(&page) {
            Err(OpenError::NoneInPage) => prop_assert_eq!(found.len(), 0),
            // The end of a page ends what stands in it, and the library does not say so.
            Err(OpenError::Parse(ParseError::Truncated)) => prop_assert_eq!(found.len(), 1),
            Err(OpenError::SeveralInPage) => prop_assert!(found.len() > 1),
            Ok(_) => prop_assert_eq!(found.len(), 1),
            Err(_) => {
                prop_assert_eq!(found.len(), 1);
                prop_assert!(serde_json::from_str::<Json>(&found[0]).is_err() || !found[0].contains("sha256"));
            }
        }
    }
}
