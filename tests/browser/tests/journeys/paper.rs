//! What leaves the printer, page by page: numbers, names, Thai, headings, tags.

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Home, Respondent};
use browser_tests::paper::{Painted, Paper};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::{Outcome, folders, walk};
use serde_json::{Value, json};

use crate::SURVEY;

/// Where the text of a page begins and ends, in points from the lower edge: 22 mm and 20 mm of margin on A4.
const TEXT: std::ops::Range<f64> = 56.0..780.0;
/// The width of the text, in pixels of 96 to the inch: 210 mm without the margins.
const WIDTH: u32 = 631;
/// Words whose marks other programs put in the wrong place.
const WORDS: [&str; 6] = ["A วันที่", "น้ำ", "ที่", "เอี๊ยด", "กฤษฏิ์", "ปู่ญาฐุฎ์"];
/// The year of all journeys.
const PERIOD: &str = "2560";
/// One sentence without a space, and a word without a place to break at.
const LONG: &str = "หน่วยงานได้เปิดเผยข้อมูลที่ประชาชนเข้าถึงได้โดยไม่ต้องลงทะเบียนและปรับปรุงให้เป็นปัจจุบันอยู่เสมอตามที่กฎหมายกำหนดไว้";
const ADDRESS: &str =
    "https://www.example.invalid/a-very-long-address-without-a-place-to-break/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// Letters as they are compared: without spaces, and the vowel am in one piece, as PDF tells it in two.
fn letters(text: &str) -> String {
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    letters
        .replace("\u{E4D}\u{E48}\u{E32}", "\u{E48}\u{E33}")
        .replace("\u{E49}\u{E4D}\u{E32}", "\u{E49}\u{E33}")
        .replace("\u{E4D}\u{E32}", "\u{E33}")
}

fn joined<'a>(texts: impl Iterator<Item = &'a Painted>) -> String {
    letters(&texts.map(|painted| painted.text.as_str()).collect::<String>())
}

/// Prints what is shown, and looks at every page of it: its number, what stands above, and that nothing else is in the
/// margins. Gives the letters of each page.
async fn printed(
    browser: &Browser,
    name: &str,
    about: &str,
    number: impl Fn(usize, usize) -> String,
) -> Outcome<(Paper, Vec<String>)> {
    let pdf = browser.engine.paper().await?;
    std::fs::write(folders::evidence()?.join(format!("{name}.pdf")), &pdf)?;
    let paper = Paper::read(&pdf)?;
    let mut pages = Vec::new();
    for (at, page) in paper.pages()?.iter().enumerate() {
        let place = format!("{name}, page {}", at + 1);
        let foot = joined(page.iter().filter(|painted| painted.y < TEXT.start));
        let head = joined(page.iter().filter(|painted| painted.y > TEXT.end));
        assert_eq!(foot, letters(&number(at + 1, paper.n_pages())), "{place}");
        assert_eq!(head, letters(about), "{place}");
        assert!(page.iter().all(|painted| (70.0..545.0).contains(&painted.x)), "{place}: beside the text");
        let text = joined(page.iter().filter(|painted| TEXT.contains(&painted.y)));
        assert!(!text.is_empty(), "{place} is empty");
        pages.push(text);
    }
    for heading in headings(browser).await? {
        let alone = pages.iter().position(|page| page.ends_with(&heading));
        assert_eq!(alone, None, "{name}: {heading} stands at the end of a page");
    }
    Ok((paper, pages))
}

/// The headings of what is shown, those of tables among them, by their letters.
async fn headings(browser: &Browser) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('main :is(h1, h2, h3, h4, caption, thead)')]
        .filter(heading => !heading.closest('.no-print')).map(heading => heading.innerText)";
    let headings: Vec<String> = serde_json::from_value(browser.run(script, vec![]).await?)?;
    Ok(headings.iter().map(|heading| letters(heading)).filter(|heading| !heading.is_empty()).collect())
}

fn thai(page: usize, of: usize) -> String {
    format!("หน้า {page} จาก {of}")
}

fn english(page: usize, of: usize) -> String {
    format!("Page {page} of {of}")
}

#[tokio::test]
async fn every_page_of_a_result_is_numbered_named_and_tagged() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        walk::to_results(&browser, SURVEY).await?;
        let agency = Respondent::default().agency_name;
        let title = |language| {
            if language == "th" {
                "แบบสำรวจระดับความพร้อมรัฐบาลดิจิทัล"
            } else {
                "Digital government readiness survey"
            }
        };
        for language in ["en", "th"] {
            AnyPage(&browser).switch_language(language).await?;
            browser.settle().await?;
            let about = format!("{agency} · {} · {}", title(language), PERIOD);
            let number = if language == "th" { thai } else { english };
            let (paper, _) = printed(&browser, &format!("results-{language}"), &about, number).await?;
            assert_eq!(paper.language_if_tagged()?.as_deref(), Some(language));
            let tags = paper.tags()?;
            let n = |tag: &str| tags.iter().filter(|own| own.name == tag).count();
            assert_eq!((n("H1"), n("H2") >= 6, n("H3") >= 2), (1, true, true), "{tags:?}");
            // The figures of dimensions, all of them, the annexes, and the guideline.
            assert_eq!(n("Table"), 4);
            assert!(n("TR") > 60 && n("TH") > 70 && n("TD") > 140, "{} {} {}", n("TR"), n("TH"), n("TD"));
            assert!(tags.iter().all(|tag| !["TH", "TD"].contains(&tag.name.as_str()) || tag.around == "TR"));
            let pictures: Vec<&str> =
                tags.iter().filter(|tag| tag.name == "Figure").map(|tag| tag.said.as_str()).collect();
            assert_eq!(pictures, [if language == "th" { "แผนภูมิเรดาร์" } else { "Radar chart" }]);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn other_papers_are_numbered_and_nothing_stands_in_their_margins() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        for (id, page, title) in [
            ("service-level-agreement", "document", "ข้อตกลงระดับการให้บริการ"),
            ("pmqa-4-digital", "units", "PMQA 4.0 ด้านการใช้ดิจิทัล"),
        ] {
            let fill = walk::to_questions(&browser, id, &Respondent::default()).await?;
            fill.answer_all(0).await?;
            fill.to_review().await?.results_so_far().await?;
            browser.click(&format!("[data-action=\"{page}\"]")).await?;
            browser.find(&format!("main[data-page=\"{page}\"]")).await?;
            let head =
                browser.run("return document.documentElement.style.getPropertyValue('--page-about')", vec![]).await?;
            let head = head.as_str().unwrap_or_default().replace("\\20 ", " ").replace('"', "");
            assert!(head.contains(title) && head.contains(&Respondent::default().agency_name), "{head}");
            printed(&browser, page, &head, thai).await?;
        }
        Home::open(&browser).await?;
        browser.click(&format!("[data-read=\"{SURVEY}\"]")).await?;
        browser.find("main[data-page=\"read\"]").await?;
        let (_, pages) = printed(&browser, "blank", "แบบสำรวจระดับความพร้อมรัฐบาลดิจิทัล", thai).await?;
        assert!(pages.len() <= 27, "{} pages", pages.len());
        Ok(())
    })
    .await
}

/// A questionnaire whose names are hard to set.
fn hard_to_set() -> Outcome<Value> {
    let text = std::fs::read_to_string(folders::questionnaires().join("th-digital-readiness.json"))?;
    let mut own: Value = serde_json::from_str(&text)?;
    own["id"] = "hard-to-set".into();
    own["version"] = "1".into();
    for (n, word) in WORDS.iter().enumerate() {
        let indicator = &mut own["dimensions"][0]["indicators"][n];
        indicator["title"]["th"] = json!(format!("{word} {LONG}"));
        indicator["advice"]["th"] = json!(format!("{word} {ADDRESS} {LONG}{LONG}{word}"));
    }
    Ok(own)
}

#[tokio::test]
async fn thai_is_whole_in_order_and_within_its_columns() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let file = browser.engine.downloads().join("own.json");
        std::fs::write(&file, hard_to_set()?.to_string())?;
        Home::open(&browser).await?;
        browser.offer_file("[data-file=\"questionnaire\"]", &file).await?;
        browser.click("[data-action=\"keep-questionnaire\"]").await?;
        let agency_name = format!("สำนักงาน{}", WORDS.join(" "));
        let respondent = Respondent { agency_name: agency_name.clone(), ..Respondent::default() };
        let fill = walk::to_questions(&browser, "hard-to-set", &respondent).await?;
        let (_, review) = fill.answer_onward(0).await?;
        review.finish().await?;
        let about = format!("{agency_name} · แบบสำรวจระดับความพร้อมรัฐบาลดิจิทัล · {}", PERIOD);
        let (_, pages) = printed(&browser, "thai", &about, thai).await?;
        let text = pages.concat();
        assert!(text.contains(&letters(&agency_name)), "{text:.400}");
        for word in WORDS {
            // In the table of figures and in the guideline, a row may go on on the next page, but a name does not.
            assert!(text.matches(&letters(&format!("{word}{LONG}"))).count() >= 2, "{word} is not whole: {text}");
            assert!(text.contains(&letters(&format!("{word}{ADDRESS}{LONG}{LONG}{word}"))), "the advice of {word}");
        }
        browser.engine.set_print().await?;
        browser.engine.set_size(WIDTH, 900).await?;
        let script = "return [...document.querySelectorAll('main *')].filter(element => element.checkVisibility())
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1 ||
                element.matches('th, td, p, li, dd') && element.scrollWidth > element.clientWidth + 1)
            .map(element => element.outerHTML.slice(0, 200))";
        assert_eq!(browser.run(script, vec![]).await?, json!([]));
        Ok(())
    })
    .await
}
