//! Tables: adding, pasting, moving and removing rows, with what each says of itself; five hundred of them.

use std::path::Path;

use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Home, Keyboard, Respondent, Results, Table};
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::{Outcome, walk};
use serde_json::json;

/// The questionnaire that has one, and its question.
const SERVICES: &str = "digital-services";
const QUESTION: &str = "services";

/// The four short questions with an answer each, and what the row then says.
const DECISIONS: [([&str; 4], &str); 7] = [
    (["nothing", "yes", "yes", "yes"], "ระดับ 0"),
    (["part", "yes", "yes", "yes"], "ระดับ 1"),
    (["all", "no", "yes", "yes"], "ระดับ 2"),
    (["all", "yes", "no", "yes"], "ระดับ 3"),
    (["all", "yes", "yes", "no"], "ระดับ 4"),
    (["all", "yes", "yes", "yes"], "ระดับ 5"),
    (["all", "no", "no", "no"], "ระดับ 2"),
];
const COLUMNS: [&str; 4] = ["customer", "provider", "management", "improvement"];

#[tokio::test]
async fn each_row_says_its_level_and_the_result_counts_them() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SERVICES, &Respondent::default()).await?;
        let table = Table::of(&browser, QUESTION);
        for (n, (answers, level)) in DECISIONS.iter().enumerate() {
            let row = table.add().await?;
            assert!(table.note(row).await?.contains("ยังขาด"), "an empty row lacks nothing");
            for (column, answer) in COLUMNS.iter().zip(answers) {
                table.set(row, column, answer).await?;
            }
            assert!(table.note(row).await?.contains("ชื่อบริการ"), "a service without a name is not told");
            table.set(row, "name", &format!("บริการ {n}")).await?;
            let note = table.note(row).await?;
            assert!(note.contains(level), "{answers:?}: {note}");
            assert_eq!(note.contains("ติดที่"), *level != "ระดับ 5", "{answers:?}: {note}");
        }
        table.set(1, "name", "บริการ 0").await?;
        assert!(table.note(0).await?.contains("ชื่อซ้ำ") && table.note(1).await?.contains("ชื่อซ้ำ"), "twice, and not told");
        let results = fill.to_review().await?.finish().await?;
        let figures = results.figures().await?;
        // Five of seven at level 2 or more.
        assert_eq!(figures["share:services"], "71.4");
        assert!(
            figures["lowest:services"].starts_with('0') && figures["median:services"].starts_with('2'),
            "{figures:?}"
        );
        let counts = browser.texts("[data-level] td:nth-child(2)").await?;
        assert_eq!(counts, ["1", "1", "2", "1", "1", "1"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn five_hundred_services_stay_quick_and_come_back_whole() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SERVICES, &Respondent::default()).await?;
        let table = Table::of(&browser, QUESTION);
        let mut lines: Vec<String> = (1..=10_000).map(|n| format!("บริการที่ {n}\tฝ่าย {n}")).collect();
        lines[1] = "\"บริการ \"\"พิเศษ\"\"\nสองบรรทัด\"\tฝ่าย".to_owned();
        table.paste(&lines.join("\r\n")).await?;
        table.until_rows(500).await?;
        let rows = table.rows().await?;
        assert_eq!((rows[0]["name"].as_str(), rows[1]["name"].as_str()), ("บริการที่ 1", "บริการ \"พิเศษ\" สองบรรทัด"));
        let left = table.left().await?;
        assert_eq!((left.lines().count(), left.lines().next()), (9_500, Some("บริการที่ 501")));
        assert!(AnyPage(&browser).problems().await?.iter().any(|words| words.contains("เต็ม")), "fullness is not told");
        answer_everything(&browser).await?;
        one_keystroke_draws_one_row(&browser, &table).await?;
        AnyPage(&browser).saved().await?;
        let before = table.rows().await?;
        browser.reload().await?;
        table.until_rows(500).await?;
        assert_eq!(table.rows().await?, before, "after a reload");
        let results = fill.to_review().await?.finish().await?;
        let figures = results.figures().await?;
        let (name, file) = results.export().await?;
        assert_eq!(file.json["answers"][QUESTION]["value"].as_array().map(Vec::len), Some(500));
        let elsewhere = rig.browser().await?;
        let again = open(&elsewhere, &browser.engine.downloads().join(name)).await?;
        assert_eq!(again.figures().await?, figures);
        Ok(())
    })
    .await
}

async fn open<'a>(browser: &'a Browser, file: &Path) -> Outcome<Results<'a>> {
    let home = Home::open(browser).await?;
    home.offer(file).await?;
    home.accept().await?;
    Results::here(browser).await
}

/// Chooses something in every list, as quickly as the page takes it.
async fn answer_everything(browser: &Browser) -> Outcome {
    let choose = "for (const list of document.querySelectorAll('[data-row] select')) {
            const row = Number(list.closest('[data-row]').dataset.row);
            list.value = list.options[1 + row % (list.options.length - 1)].value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            await new Promise(done => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
        }";
    browser.run_async(choose).await?;
    Ok(())
}

/// Types into a row in the middle and sees that nothing changes in any other.
async fn one_keystroke_draws_one_row(browser: &Browser, table: &Table<'_>) -> Outcome {
    let watch = "window.changedRows = new Set();
        new MutationObserver(changes => changes.forEach(change => {
            const element = change.target.closest ? change.target : change.target.parentElement;
            const row = element?.closest('[data-row]');
            if (row) window.changedRows.add(row.dataset.row);
        })).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });";
    browser.run(watch, vec![]).await?;
    table.set(250, "name", "ชื่อใหม่").await?;
    let changed = browser.run("return [...window.changedRows]", vec![]).await?;
    assert!(changed == json!([]) || changed == json!(["250"]), "drawn anew: {changed}");
    Ok(())
}

#[tokio::test]
async fn rows_move_and_go_and_come_back() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SERVICES, &Respondent::default()).await?;
        let table = Table::of(&browser, QUESTION);
        table.paste("ก\nข\nค\n").await?;
        table.until_rows(3).await?;
        let names = async || -> Outcome<String> {
            Ok(table.rows().await?.iter().map(|row| row["name"].clone()).collect::<Vec<_>>().concat())
        };
        table.press(0, "row-down").await?;
        assert_eq!(names().await?, "ขกค");
        table.press(2, "row-up").await?;
        assert_eq!(names().await?, "ขคก");
        table.press(1, "remove-row").await?;
        table.until_rows(2).await?;
        fill.undo().await?;
        assert_eq!(names().await?, "ขคก");
        table.paste("ง\nจ").await?;
        table.until_rows(5).await?;
        fill.undo().await?;
        assert_eq!(names().await?, "ขคก", "pasting is not taken back");
        // A stray quotation mark must not swallow the lines behind it.
        table.paste("\"หนึ่ง\nสอง\n\n  \nสาม\t\n\tสี่").await?;
        table.until_rows(7).await?;
        assert_eq!(names().await?, "ขคก\"หนึ่งสองสามสี่");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_row_is_filled_in_moved_and_removed_with_keys_alone() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let keyboard = Keyboard(&browser);
        walk::to_questions(&browser, SERVICES, &Respondent::default()).await?;
        let table = Table::of(&browser, QUESTION);
        for name in ["ก", "ข"] {
            keyboard.press_enter_on("[data-action=\"add-row\"]").await?;
            // The focus is in the new row.
            let inside = "return document.activeElement.matches('[data-row]:last-child input')";
            browser.wait("the focus in the new row", inside, vec![]).await?;
            browser.press(name).await?;
        }
        for column in COLUMNS {
            keyboard.tab_to(&format!("[data-question=\"services.1.{column}\"] select")).await?;
            browser.press(thirtyfour::Key::Down).await?;
        }
        let rows = table.rows().await?;
        assert!(COLUMNS.iter().all(|column| !rows[1][*column].is_empty()), "{rows:?}");
        browser.run("document.querySelector('[data-row=\"0\"] input').focus()", vec![]).await?;
        keyboard.press_enter_on("[data-row=\"1\"] [data-action=\"row-up\"]").await?;
        let moved = "return document.querySelector('[data-row=\"0\"] input').value === 'ข'";
        browser.wait("the row to move", moved, vec![]).await?;
        assert_eq!(keyboard.lost_focus("moving a row").await?, None);
        browser.run("document.querySelector('[data-row=\"0\"] input').focus()", vec![]).await?;
        keyboard.press_enter_on("[data-row=\"0\"] [data-action=\"remove-row\"]").await?;
        table.until_rows(1).await?;
        assert_eq!(keyboard.lost_focus("removing a row").await?, None);
        Ok(())
    })
    .await
}
