//! The report as a file: read by anybody, and opened again by the program.

use std::path::{Path, PathBuf};

use browser_tests::browser::Browser;
use browser_tests::pages::{Collect, Home, Respondent, Results};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::{Outcome, axe, folders, walk};
use serde_json::{Value, json};

use crate::SURVEY;

/// An agency whose name does what it can to be taken for markup.
const HOSTILE: &str =
    "สำนักงาน </script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\"> ที่";

async fn report_file(browser: &Browser) -> Outcome<PathBuf> {
    browser.download(async || browser.click("[data-action=\"report-file\"]").await).await
}

/// Opens the file as a double-click does, apart from the site.
async fn open_from_disk(browser: &Browser, file: &Path) -> Outcome {
    browser.engine.driver.goto(format!("file://{}", file.display())).await?;
    Ok(())
}

/// What the file shows and holds, asked of the browser.
async fn looked_at(browser: &Browser) -> Outcome<Value> {
    let script = "
        const all = css => [...document.querySelectorAll(css)];
        return {
            title: document.title,
            language: document.documentElement.lang,
            heading: document.querySelector('h1').textContent,
            text: document.body.innerText,
            scripts: all('script').map(script => [script.id, script.type]),
            inside: document.getElementById('phrom-submission').textContent,
            pressable: all('button, input, select, textarea, a[href], form, img, iframe, link, [onclick], [onerror]').length,
            handles: all('*').filter(element => Object.keys(element.dataset).length).length,
            twice: all('[id]').map(element => element.id).filter((id, at, ids) => ids.indexOf(id) !== at),
            wide: document.documentElement.scrollWidth - innerWidth,
            guide: document.querySelector('.guide').checkVisibility(),
            radar: document.querySelector('svg.radar').getBoundingClientRect().width,
            paper: getComputedStyle(document.body).backgroundColor,
            loaded: performance.getEntriesByType('resource').map(entry => entry.name),
        }";
    browser.run(script, vec![]).await
}

#[tokio::test]
async fn it_is_read_by_anybody_and_opens_again() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let respondent = Respondent { agency_name: HOSTILE.into(), ..Respondent::default() };
        let fill = walk::to_questions(&browser, SURVEY, &respondent).await?;
        let (_, review) = fill.answer_onward(0).await?;
        let results = review.finish().await?;
        let figures = results.figures().await?;
        let (_, exported) = results.export().await?;
        let file = report_file(&browser).await?;
        assert!(file.extension().is_some_and(|extension| extension == "html"), "{}", file.display());

        open_from_disk(&browser, &file).await?;
        for (width, height) in [(360, 740), (1280, 800)] {
            browser.engine.set_size(width, height).await?;
            let page = looked_at(&browser).await?;
            let text = page["text"].as_str().unwrap_or_default();
            assert_eq!(page["scripts"], json!([["phrom-submission", "application/json"]]));
            assert!(text.contains(HOSTILE), "{text:.600}");
            assert!(figures.values().all(|figure| text.contains(figure)), "a figure is missing");
            assert_eq!((&page["language"], &page["heading"]), (&json!("th"), &json!("ผลการประเมิน")));
            assert!(page["title"].as_str().is_some_and(|title| title.contains(HOSTILE)), "{}", page["title"]);
            assert_eq!((&page["pressable"], &page["handles"], &page["twice"]), (&json!(0), &json!(0), &json!([])));
            assert_eq!((&page["guide"], &page["loaded"]), (&json!(true), &json!([])));
            assert!(page["wide"].as_i64() <= Some(0) && page["radar"].as_f64() > Some(100.0), "{page:.300}");
            let mut inside: Value = serde_json::from_str(page["inside"].as_str().unwrap_or_default())?;
            let mut expected = exported.json.clone();
            // Each was written at a moment of its own.
            for file in [&mut inside, &mut expected] {
                file["exported"] = "".into();
                file["sha256"] = "".into();
            }
            assert_eq!(inside, expected);
            assert_eq!(axe::violations(&browser).await?, Vec::<String>::new());
        }
        std::fs::copy(&file, folders::evidence()?.join("report.html"))?;
        opens_everywhere(rig, &file, &exported.json).await
    })
    .await
}

/// The file opens in another browser, as a draft, beside one, and with the coordinator.
async fn opens_everywhere(rig: &Rig, file: &Path, exported: &Value) -> Outcome {
    let other = rig.browser().await?;
    let home = Home::open(&other).await?;
    home.offer(file).await?;
    home.accept().await?;
    let (_, again) = Results::here(&other).await?.export().await?;
    assert_eq!((&again.json["answers"], &again.json["scores"]), (&exported["answers"], &exported["scores"]));
    assert!(again.is_sealed()?);
    other.click("[data-action=\"rate\"]").await?;
    other.offer_file("[data-file=\"rater\"]", file).await?;
    other.find("[data-rating]").await?;

    let collect = Collect::open(&other).await?;
    collect.add(&[file.to_owned()], 1).await?;
    let files = collect.files().await?;
    assert!(files.values().all(|(status, is_counted)| status == "ok" && *is_counted), "{files:?}");
    assert_eq!(files.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_page_without_a_result_says_what_to_do() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let home = Home::open(&browser).await?;
        let file = browser.engine.downloads().join("news.html");
        for (page, words) in [
            ("<!DOCTYPE html><title>ข่าว</title><p>ข่าว", "ไม่มีผลการประเมินของพร้อมอยู่ข้างใน"),
            (
                "<!DOCTYPE html><script id=phrom-submission>{}</script><script id=phrom-submission>{}</script>",
                "มากกว่าหนึ่งชุด",
            ),
            ("<!DOCTYPE html><script id=phrom-submission>{\"format\":", "ไฟล์ไม่ครบ"),
        ] {
            std::fs::write(&file, page)?;
            home.offer(&file).await?;
            let said = browser.texts("main").await?.concat();
            assert!(said.contains(words), "{words}: {said:.800}");
            browser.click("[data-action=\"dismiss-import\"]").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn thai_digits_stand_in_running_text_alone_on_paper_and_in_the_file() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        walk::to_results(&browser, SURVEY).await?;
        browser.click("#thai-digits").await?;
        Results::here(&browser).await?;
        let file = report_file(&browser).await?;
        open_from_disk(&browser, &file).await?;
        let script = "
            const text = css => [...document.querySelectorAll(css)].map(element => element.textContent).join(' ');
            return [text('.respondent, [aria-labelledby=\"words-title\"] p, .disclaimer'), text('.score-table tbody td')]";
        let texts: [String; 2] = serde_json::from_value(browser.run(script, vec![]).await?)?;
        let [has_thai, has_arabic] = [&('๐'..='๙'), &('0'..='9')].map(|digits| texts.clone().map(|text| text.contains(|c| digits.contains(&c))));
        assert_eq!(has_thai, [true, false], "{texts:?}");
        assert!(has_arabic[1], "{texts:?}");
        Ok(())
    })
    .await
}
