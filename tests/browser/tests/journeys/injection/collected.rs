//! Through everything that a coordinator gathers: submissions, archives, lines, lists of agencies, names of files.

use std::path::PathBuf;

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::coordinator::{Submissions, contents, unzipped, zipped};
use browser_tests::injection::Trap;
use browser_tests::pages::Collect;
use browser_tests::submission::sealed;
use serde_json::{Value, json};

/// What stands in the cells of a workbook, without the rest that a workbook has.
const SHEET: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

fn as_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A list of agencies as a workbook: the smallest that a spreadsheet program would open.
fn workbook(path: &std::path::Path, rows: &[[String; 4]]) -> Outcome {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let mut sheet = SHEET.to_owned();
    for row in rows {
        let cells = row.iter().map(|text| format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", as_xml(text)));
        sheet += &format!("<row>{}</row>", cells.collect::<String>());
    }
    sheet += "</sheetData></worksheet>";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let files = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{kind}.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    zipped(path, files.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}

/// The list of agencies that was made, with texts in the names of those who have not answered.
fn rosters(made: &Submissions, trap: &Trap) -> Outcome<[PathBuf; 2]> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut csv = std::fs::read_to_string(made.roster())?;
    let mut rows = vec![["code", "name", "type", "province"].map(str::to_owned)];
    for (n, text) in trap.texts().into_iter().enumerate() {
        let row = [format!("X{n}{text}"), text.clone(), trap.text(n + 1), trap.text(n + 2)];
        csv += &(row.clone().map(|cell| quoted(&cell)).join(",") + "\n");
        rows.push(row);
    }
    let (with_commas, with_cells) = (made.path("list <img src=x onerror=injected=1>.csv"), made.path("list.xlsx"));
    std::fs::write(&with_commas, csv)?;
    workbook(&with_cells, &rows)?;
    Ok([with_commas, with_cells])
}

/// A submission with the texts wherever people may have written.
fn spoilt(text: &[u8], trap: &Trap, n: usize) -> Outcome<String> {
    let submission: Value = serde_json::from_slice(text)?;
    sealed(&submission, |file| {
        for (at, key) in ["agencyName", "role", "agencyType", "province"].into_iter().enumerate() {
            file["respondent"][key] = json!(trap.text(n + at));
        }
        for (at, (_, answer)) in file["answers"].as_object_mut().into_iter().flatten().enumerate() {
            answer["note"] = json!(trap.text(n + at));
            answer["unit"] = json!(trap.text(n + at + 1));
        }
    })
}

/// Gives all of it to the page, looks at what it shows, and at what it gives out.
pub(super) async fn from_anybody(browser: &Browser, trap: &Trap) -> Outcome {
    let made = Submissions::make(12, &[])?;
    let sound = contents(&made.files())?;
    let mut files = Vec::new();
    let mut entries = Vec::new();
    let mut lines = String::new();
    for (n, text) in sound.values().enumerate() {
        let changed = spoilt(text, trap, n)?;
        match n % 3 {
            0 => {
                let path = made.path(&format!("{n} \"><img src=x onerror=injected=1>{{{{7*7}}}}.json"));
                std::fs::write(&path, changed)?;
                files.push(path);
            }
            1 => entries.push((format!("{n} ../__proto__/{}.json", trap.text(n)), changed.into_bytes())),
            _ => lines += &(serde_json::to_string(&serde_json::from_str::<Value>(&changed)?)? + "\n"),
        }
    }
    let n_files = files.len() + entries.len() + 5;
    let damaged = json!({ "format": "phrom/submission", "formatVersion": trap.text(0), "id": trap.text(1) });
    entries.push((trap.text(2), damaged.to_string().into_bytes()));
    let archive = made.path("all <script>injected=1<.zip");
    zipped(&archive, entries)?;
    let with_lines = made.path("lines '-alert(1)-'.ndjson");
    std::fs::write(&with_lines, lines)?;
    files.extend([archive, with_lines]);

    let collect = Collect::open(browser).await?;
    trap.listen(browser).await?;
    collect.add(&files, n_files).await?;
    trap.shown(browser, "what came in").await?;
    for roster in rosters(&made, trap)? {
        collect.add_roster(&roster).await?;
        trap.shown(browser, "a list of agencies").await?;
    }
    let unfold = "document.querySelectorAll('main details').forEach(folded => { folded.open = true })";
    browser.run(unfold, vec![]).await?;
    trap.shown(browser, "the report").await?;
    browser.click("[data-action=\"open-agency\"]").await?;
    browser.find("[data-action=\"close-agency\"]").await?;
    trap.shown(browser, "one agency").await?;
    given_out(browser, trap, &collect, &made).await
}

/// In tables no text begins as a formula does, in the workbook there is none, and letters are pages in which nothing runs.
async fn given_out(browser: &Browser, trap: &Trap, collect: &Collect<'_>, made: &Submissions) -> Outcome {
    for (name, table) in unzipped(&collect.take_out("take-tables").await?)? {
        if name.ends_with(".csv") {
            let table = String::from_utf8(table)?;
            let formula = ["=HYPERLINK", "\"=HYPERLINK"];
            let found = table
                .lines()
                .find(|line| line.split(',').any(|cell| formula.iter().any(|begin| cell.starts_with(begin))));
            assert_eq!(found, None, "{name} has a formula");
        }
    }
    for (name, sheet) in unzipped(&collect.take_out("take-workbook").await?)? {
        let text = String::from_utf8_lossy(&sheet);
        assert!(!text.contains("<f>") && !text.contains("<f "), "{name} has a formula");
        assert!(!text.contains("<phrom-injected"), "{name} took a text for markup");
    }
    let letters = made.path("letters.html");
    std::fs::copy(collect.take_out("take-letters").await?, &letters)?;
    let each = unzipped(&collect.take_out("take-letter-files").await?)?;
    let names: Vec<&String> = each.keys().collect();
    let is_plain = |name: &String| !name.contains("..") && !name.contains(['/', '\\', '<', '>', '"', ':']);
    assert!(names.iter().all(|name| is_plain(name)), "{names:?}");
    let one = made.path("letter.html");
    std::fs::write(&one, each.values().next().ok_or("no letter")?)?;
    for page in [letters, one] {
        browser.enter_address(&format!("file://{}", page.display())).await?;
        trap.listen(browser).await?;
        trap.shown(browser, "letters").await?;
    }
    Ok(())
}
