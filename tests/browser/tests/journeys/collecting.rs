//! The coordinator's whole way: files in, who is missing, the report, files out. The command line is the second opinion: both
//! must come to the same bytes.

use std::collections::BTreeMap;

use browser_tests::coordinator::{Submissions, contents, unzipped, zipped};
use browser_tests::pages::Collect;
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use serde_json::Value;

/// A bit of everything that comes in.
const MIXED: [&str; 12] =
    ["--drafts", "6", "--changed", "6", "--damaged", "6", "--revisions", "10", "--duplicates", "8", "--photos", "5"];

/// The statuses of a `files.csv`, by path.
fn statuses(csv: &[u8]) -> BTreeMap<String, (String, bool)> {
    let text = String::from_utf8_lossy(csv);
    let lines = text.trim_start_matches('\u{feff}').lines().skip(1);
    let fields = lines.filter_map(|line| {
        let mut fields = line.split(',');
        Some((fields.next()?.to_owned(), (fields.next()?.to_owned(), fields.next()? == "true")))
    });
    fields.collect()
}

#[tokio::test]
async fn a_folder_of_everything_becomes_the_report_that_the_command_line_makes() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let made = Submissions::make(60, &MIXED)?;
        let roster = made.roster();
        let roster_path = roster.to_string_lossy().into_owned();
        let files = made.files();
        let out = made.collected(&[&files], &["--roster", &roster_path, "--write", "csv,answers,ndjson"])?;
        let browser = rig.browser().await?;
        let collect = Collect::open(&browser).await?;
        collect.add(&[files], made.n_files()?).await?;
        collect.add_roster(&roster).await?;
        let report: Value = serde_json::from_slice(&std::fs::read(out.join("report.json"))?)?;
        let counts = ["asked", "received", "counted"].map(|name| report["counts"][name].to_string());
        assert_eq!(collect.counts().await?, counts);

        let listed = statuses(&std::fs::read(out.join("files.csv"))?);
        let shown: BTreeMap<_, _> =
            collect.files().await?.into_iter().map(|(path, status)| (path.replacen("files/", "", 1), status)).collect();
        assert_eq!(shown, listed);
        let kinds: std::collections::BTreeSet<&str> = listed.values().map(|(status, _)| &**status).collect();
        assert_eq!(Vec::from_iter(kinds), ["changed", "damaged", "duplicate", "not-a-submission", "ok", "superseded"]);

        let scores = collect.scores().await?;
        let rows = report["rows"].as_array().ok_or("no rows")?;
        for row in rows {
            let handle = match row["indicator"].as_str() {
                Some(indicator) => format!("indicator:{indicator}"),
                None => format!("dimension:{}", row["part"].as_str().unwrap_or_default()),
            };
            assert_eq!(scores.get(&handle).map(String::as_str), row["figure"]["printed"].as_str(), "{handle}");
        }
        assert_eq!(scores.get("overall").map(String::as_str), report["overall"]["printed"].as_str());
        let priorities = collect.priorities().await?;
        assert_eq!(serde_json::to_value(&priorities)?, report["priorities"]);
        let highest = collect.ask("return document.querySelector('[data-highest]').dataset.highest").await?;
        assert_eq!(highest, report["highest"]["part"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_taken_out_is_what_the_command_line_writes() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let made = Submissions::make(40, &["--revisions", "10"])?;
        let files: Vec<_> = contents(&made.files())?.into_iter().collect();
        let n_files = files.len();
        let archive = made.path("all.zip");
        zipped(&archive, files)?;
        let roster = made.roster();
        let roster_path = roster.to_string_lossy().into_owned();
        let out = made.collected(&[&archive], &["--roster", &roster_path, "--write", "csv,answers,ndjson,letters"])?;
        let written = contents(&out)?;
        let browser = rig.browser().await?;
        let collect = Collect::open(&browser).await?;
        collect.add_roster(&roster).await?;
        collect.add(&[archive], n_files).await?;

        let report = std::fs::read(collect.take_out("take-report").await?)?;
        assert!(report == written["report.json"], "the report differs from that of the command line");
        let tables = unzipped(&collect.take_out("take-tables").await?)?;
        assert!(tables.len() >= 10 && tables.contains_key("datapackage.json"), "{:?}", tables.keys());
        for (name, bytes) in &tables {
            assert!(written.get(name) == Some(bytes), "{name} differs from that of the command line");
        }
        let lines = unzipped(&collect.take_out("take-lines").await?)?;
        for (name, bytes) in &lines {
            assert!(written.get(name) == Some(bytes), "{name} differs from that of the command line");
        }
        let letters = unzipped(&collect.take_out("take-letter-files").await?)?;
        let counted: Value = serde_json::from_slice(&report)?;
        assert_eq!(letters.len(), usize::try_from(counted["counts"]["counted"].as_u64().unwrap_or(0))?);
        let one = String::from_utf8(std::fs::read(collect.take_out("take-letters").await?)?)?;
        assert_eq!(one.matches("<article>").count(), letters.len());
        let workbook = unzipped(&collect.take_out("take-workbook").await?)?;
        assert!(workbook.contains_key("xl/workbook.xml"), "{:?}", workbook.keys());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_person_decides_what_counts() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let made = Submissions::make(30, &["--changed", "20", "--drafts", "20", "--revisions", "20"])?;
        let browser = rig.browser().await?;
        let collect = Collect::open(&browser).await?;
        collect.add(&[made.files()], made.n_files()?).await?;
        let files = collect.files().await?;
        let before: usize = collect.counts().await?[2].parse()?;
        let path = |wanted: &str, counts: bool| {
            let found = files.iter().find(|(_, (status, is_counted))| status == wanted && *is_counted == counts);
            found.map(|(path, _)| path.clone()).ok_or_else(|| format!("no {wanted} in {files:?}"))
        };
        let changed = path("changed", false)?;
        collect.press(&changed, "count").await?;
        collect.counted(before + 1).await?;
        collect.listed(&changed, "changed", true).await?;
        collect.press(&changed, "count-not").await?;
        collect.counted(before).await?;

        let older = path("superseded", false)?;
        collect.press(&older, "prefer").await?;
        let script = "return [...document.querySelectorAll('[data-file-status]')]
            .some(row => row.querySelector('[data-action=\"prefer-not\"]') && row.dataset.counted === 'true')";
        browser.wait("the older one to count", script, vec![]).await?;
        collect.counted(before).await?;

        browser.click("[data-action=\"count-open\"]").await?;
        browser
            .wait(
                "open ones to count",
                "return +document.querySelector('[data-count=\"counted\"]').textContent > arguments[0]",
                vec![before.into()],
            )
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn several_questionnaires_are_asked_about_and_kept() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let survey = Submissions::make(8, &[])?;
        let services = Submissions::make(7, &["--questionnaire", "digital-services"])?;
        let browser = rig.browser().await?;
        let collect = Collect::open(&browser).await?;
        collect.add(&[survey.files()], 8).await?;
        assert_eq!(collect.counts().await?[2], "8");
        collect.add(&[services.files()], 15).await?;
        browser.find("[data-round=\"1\"]").await?;
        assert!(!browser.has("[data-score]").await?, "a report before anyone said on what");
        browser.click("[data-round=\"0\"] input").await?;
        collect.counted(7).await?;
        assert!(browser.has("[data-measure]").await?, "services have no levels");
        browser.click("[data-round=\"1\"] input").await?;
        collect.counted(8).await?;
        let report: Value = serde_json::from_slice(&std::fs::read(collect.take_out("take-report").await?)?)?;
        let out = survey.collected(&[&survey.files()], &["--write", "csv"])?;
        assert_eq!(report, serde_json::from_slice::<Value>(&std::fs::read(out.join("report.json"))?)?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_works_without_a_connection_once_it_was_open() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let made = Submissions::make(6, &[])?;
        let browser = rig.browser().await?;
        Collect::open(&browser).await?;
        let script = "return !!await caches.match('./collect.html')";
        let mut is_kept = false;
        for _ in 0..400 {
            is_kept = browser.run_async(script).await? == Value::Bool(true);
            if is_kept {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        assert!(is_kept, "the page is not kept");
        rig.site.stop().await?;
        browser.reload().await?;
        let collect = Collect::here(&browser).await?;
        collect.add(&[made.files()], 6).await?;
        assert_eq!(collect.counts().await?[2], "6");
        // It looked for a newer one first, and says in the console that there was no answer.
        browser.engine.forget_console().await
    })
    .await
}
