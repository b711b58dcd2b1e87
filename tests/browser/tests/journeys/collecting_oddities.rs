//! What comes in and is not as it should be: broken archives, strangers' files, names that are nearly right, other years,
//! other people's questionnaires.

use std::path::PathBuf;

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::coordinator::{Submissions, contents, zipped};
use browser_tests::folders;
use browser_tests::pages::Collect;
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::site::Site;
use browser_tests::submission::sealed;
use serde_json::{Value, json};

/// Writes a file beside a set.
fn put(made: &Submissions, name: &str, bytes: &[u8]) -> Outcome<PathBuf> {
    let path = made.path(name);
    std::fs::write(&path, bytes)?;
    Ok(path)
}

#[tokio::test]
async fn none_of_them_stops_the_rest() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let made = Submissions::make(6, &[])?;
        let files: Vec<(String, Vec<u8>)> = contents(&made.files())?.into_iter().collect();
        let inner = made.path("inner.zip");
        zipped(&inner, files[..2].to_vec())?;
        let outer = made.path("outer.zip");
        let nested = [("below/inner.zip".to_owned(), std::fs::read(&inner)?), files[2].clone()];
        zipped(&outer, nested)?;
        let whole = std::fs::read(&outer)?;
        let odd = [
            outer,
            put(&made, "torn.zip", &whole[..whole.len() - 40])?,
            put(&made, "none.zip", b"not an archive at all")?,
            put(&made, "empty.json", b"")?,
            put(&made, "cut.json", &files[3].1[..400])?,
            put(&made, "photo.jpg", &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16])?,
            put(&made, "table.json", b"{\"format\": \"geojson\", \"features\": []}")?,
            put(&made, "newer.json", b"{\"format\": \"phrom/submission\", \"formatVersion\": 9}")?,
            put(&made, "good.json", &files[4].1)?,
        ];
        let browser = rig.browser().await?;
        let collect = Collect::open(&browser).await?;
        // A torn archive gives its files once more, and one line about itself.
        collect.add(&odd, 3 + 3 + 1 + 7).await?;
        assert_eq!(collect.counts().await?, ["–", "4", "4"]);
        let listed = collect.files().await?;
        let status = |path: &str| listed.get(path).map_or("", |(status, _)| &**status);
        for (path, expected) in [
            ("none.zip", "damaged"),
            ("torn.zip", "damaged"),
            ("empty.json", "damaged"),
            ("cut.json", "damaged"),
            ("photo.jpg", "not-a-submission"),
            ("table.json", "not-a-submission"),
            ("newer.json", "newer-version"),
            ("good.json", "ok"),
        ] {
            assert_eq!(status(path), expected, "{path} in {listed:?}");
        }
        let inside = listed.keys().filter(|path| path.starts_with("outer.zip/below/inner.zip/")).count();
        assert_eq!(inside, 2, "{listed:?}");

        browser.click("[data-action=\"clear-files\"]").await?;
        browser.click("[data-action=\"clear-files-confirm\"]").await?;
        browser.wait("everything to be gone", "return !document.querySelector('[data-file-status]')", vec![]).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_name_that_is_nearly_right_is_asked_about() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let made = Submissions::make(5, &[])?;
        let (name, bytes) = contents(&made.files())?.into_iter().next().ok_or("no file")?;
        let mut submission: Value = serde_json::from_slice(&bytes)?;
        let agency = submission["respondent"]["agencyName"].as_str().unwrap_or_default().to_owned();
        let province = submission["respondent"]["province"].as_str().unwrap_or_default().to_owned();
        submission = serde_json::from_str(&sealed(&submission, |own| {
            own["respondent"] = json!({"agencyName": format!("{agency}ฯ (ส่วนหน้า)"), "province": province, "role": "x"});
        })?)?;
        std::fs::write(made.files().join(&name), serde_json::to_vec(&submission)?)?;
        let roster = put(&made, "names.csv", format!("ชื่อหน่วยงาน,จังหวัด\n{agency},{province}\n").as_bytes())?;
        let browser = rig.browser().await?;
        let collect = Collect::open(&browser).await?;
        collect.add(&[made.files().join(&name)], 1).await?;
        collect.add_roster(&roster).await?;
        browser.find("[data-unsure]").await?;
        assert_eq!(browser.count("[data-missing-agency]").await?, 1, "taken for sent before anyone said so");
        browser.click("[data-unsure] [data-action=\"match\"]").await?;
        let script =
            "return !document.querySelector('[data-unsure]') && !document.querySelector('[data-missing-agency]')";
        browser.wait("the answer to count", script, vec![]).await?;
        assert_eq!(collect.counts().await?, ["1", "1", "1"]);
        // Said too soon: it is asked once more.
        let path = collect.files().await?.into_keys().next().ok_or("no file")?;
        collect.press(&path, "unmatch").await?;
        browser.find("[data-unsure]").await?;
        assert_eq!(browser.count("[data-missing-agency]").await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_years_stand_side_by_side() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let made = Submissions::make(6, &[])?;
        let earlier = made.path("earlier");
        std::fs::create_dir(&earlier)?;
        for (name, bytes) in contents(&made.files())? {
            let submission: Value = serde_json::from_slice(&bytes)?;
            let year: u32 = submission["period"].as_str().unwrap_or_default().parse()?;
            let before = sealed(&submission, |own| own["period"] = (year - 1).to_string().into())?;
            std::fs::write(earlier.join(name), before)?;
        }
        let browser = rig.browser().await?;
        let collect = Collect::open(&browser).await?;
        collect.add(&[made.files()], 6).await?;
        collect.add(&[earlier], 12).await?;
        browser.click("[data-round=\"1\"] input").await?;
        collect.counted(6).await?;
        browser.choose("[data-field=\"beside\"]", "0").await?;
        browser.find("table.rounds").await?;
        let report: Value = serde_json::from_slice(&std::fs::read(collect.take_out("take-report").await?)?)?;
        let rows = report["comparison"]["rows"].as_array().ok_or("no comparison")?;
        // The same answers: nothing has changed, and everything can be compared.
        assert!(rows.iter().all(|row| row["difference"].is_null()), "{rows:?}");
        let changes: Vec<&str> =
            rows.iter().filter_map(|row| row["change"].as_str()).filter(|own| *own != "–").collect();
        assert!(changes.len() > 20 && changes.iter().all(|change| *change == "0.0"), "{changes:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_questionnaire_of_ones_own_is_collected_too() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let text = std::fs::read_to_string(folders::questionnaires().join("old-and-new-way.json"))?;
        let mut own: Value = serde_json::from_str(&text)?;
        own["id"] = "of-others".into();
        own["version"] = "1".into();
        let folder = tempfile::TempDir::new()?;
        let questionnaire = folder.path().join("own.json");
        std::fs::write(&questionnaire, serde_json::to_vec(&own)?)?;
        let path = questionnaire.to_string_lossy().into_owned();
        let made = Submissions::make(6, &["--questionnaire", &path])?;
        let out = made.collected(&[&made.files()], &["--questionnaire", &path, "--write", "csv"])?;
        let browser = rig.browser().await?;
        let collect = Collect::open(&browser).await?;
        collect.add(&[made.files()], 6).await?;
        assert!(collect.files().await?.values().all(|(status, _)| status == "unknown-questionnaire"));
        browser.click(".take-in__own summary").await?;
        browser.offer_file("[data-file=\"questionnaire\"]", &questionnaire).await?;
        collect.counted(6).await?;
        let report = std::fs::read(collect.take_out("take-report").await?)?;
        assert!(report == std::fs::read(out.join("report.json"))?, "another report than that of the command line");
        let measures = serde_json::from_slice::<Value>(&report)?["measures"].as_array().map(Vec::len);
        assert_eq!(measures, Some(10), "the profile");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_program_that_does_not_come_is_told() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let copy = folders::own_dist()?;
        // What reads the files in the background is not to be had.
        for entry in std::fs::read_dir(copy.path())? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("collect-worker-")) {
                let script = std::fs::read_to_string(&path)?;
                std::fs::write(&path, script.replace(".wasm", ".gone"))?;
            }
        }
        let site = Site::start(copy.path()).await?;
        let browser = Browser::new(rig.browser().await?.engine.clone(), &site.address());
        Collect::open(&browser).await?;
        browser.find(".collect__problem[data-problem]").await?;
        browser.engine.forget_console().await?;
        site.stop().await
    })
    .await
}
