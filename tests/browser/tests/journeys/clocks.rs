//! Moments: whole in files whatever the clock is set to, and readable on the page.

use browser_tests::pages::{Home, Respondent};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::submission::Submission;
use browser_tests::{Outcome, walk};
use serde_json::Value;

use crate::SURVEY;

/// Zones with their offset in November: none, whole hours, quarters of an hour, before Greenwich.
const ZONES: [(&str, &str); 4] = [
    ("UTC", "Z +00:00"),
    ("Asia/Bangkok", "+07:00"),
    ("Asia/Kathmandu", "+05:45"),
    ("America/St_Johns", "-03:30 -02:30"),
];

#[tokio::test]
async fn files_carry_moments_with_the_offset_of_the_clock() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        for (zone, offsets) in ZONES {
            browser.engine.set_time_zone(zone).await?;
            let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
            fill.answer_all(0).await?;
            let (_, file) = fill.to_review().await?.results_so_far().await?.export().await?;
            for moment in moments(&file) {
                assert!(is_moment(&moment, offsets), "in {zone}: {moment:?}");
            }
            let home = Home::open(&browser).await?;
            let newest = home.drafts().await?.first().cloned().ok_or("no draft")?;
            let words = home.draft_text(&newest).await?;
            assert!(!words.contains("T1") && !words.contains("T0") && !words.contains("T2"), "in {zone}: {words:?}");
            two_eras_are_not_mixed(&words)?;
        }
        Ok(())
    })
    .await
}

/// The year on the Thai page is of the Buddhist era, once.
fn two_eras_are_not_mixed(words: &str) -> Outcome {
    let years = words.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    for year in years.map(str::parse::<u32>) {
        let year = year?;
        assert!((2540..2640).contains(&year), "{year} in {words:?}");
    }
    Ok(())
}

/// Every moment of a file.
fn moments(file: &Submission) -> Vec<String> {
    let of_file = ["created", "updated", "exported"].map(|key| &file.json[key]);
    let of_answers = file.json["answers"].as_object().into_iter().flat_map(|answers| answers.values());
    let all = of_file.into_iter().chain(of_answers.map(|answer| &answer["at"]));
    all.map(|moment| moment.as_str().map_or_else(|| Value::to_string(moment), str::to_owned)).collect()
}

/// Whether a text is an RFC 3339 moment of our day with one of some offsets.
fn is_moment(text: &str, offsets: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return false };
    let Some(offset) = offsets.split(' ').find(|offset| time.ends_with(offset)) else { return false };
    let is_like = |text: &str, pattern: &str| {
        let fits = |(c, p): (char, char)| if p == '0' { c.is_ascii_digit() } else { c == p };
        text.len() == pattern.len() && text.chars().zip(pattern.chars()).all(fits)
    };
    let time = time.trim_end_matches(offset);
    is_like(day, "0000-00-00") && (is_like(time, "00:00:00") || is_like(time, "00:00:00.000"))
}
