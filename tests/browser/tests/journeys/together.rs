//! Work that is shared: parts as files, and back.

use std::path::{Path, PathBuf};

use browser_tests::Outcome;
use browser_tests::browser::Browser;
use browser_tests::pages::{AnyPage, Fill, Home, Next, Respondent, Review};
use browser_tests::respondent::{Answer, Answers};
use browser_tests::rig::{Failure, Rig, in_every_engine};
use browser_tests::walk;

use crate::SURVEY;
use crate::accessibility::Findings;

/// A colleague opens the file that was sent, sees just that part, works on it and sends it back.
pub(crate) async fn colleague(
    browser: &Browser,
    file: &Path,
    part: &str,
    work: impl AsyncFnOnce(&Fill<'_>) -> Outcome,
) -> Outcome<PathBuf> {
    let home = Home::open(browser).await?;
    home.offer(file).await?;
    home.accept().await?;
    let fill = Fill::here(browser).await?;
    assert_eq!(fill.parts().await?, [part], "a colleague sees that part and no other");
    browser.find("[data-handed-part]").await?;
    work(&fill).await?;
    AnyPage(browser).saved().await?;
    let Next::Review(review) = fill.go_on().await? else { return Err("there is more than the part".into()) };
    assert!(!browser.has("[data-action=\"finish\"]").await?, "a part is not closed");
    review.send_back().await
}

#[tokio::test]
async fn two_colleagues_answer_their_parts_and_everything_comes_together() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let first = fill.answer_all(0).await?;
        let review = fill.to_review().await?;
        let chosen = "return document.querySelector('[data-field=handWhat]').value";
        assert_eq!(browser.run(chosen, vec![]).await?, "part:1");
        let [to_first, to_second] =
            [review.hand_over("1", "กลุ่มงานยุทธศาสตร์").await?, review.hand_over("2", "กลุ่มงานสารสนเทศ").await?];
        let name = to_first.file_name().unwrap_or_default().to_string_lossy().into_owned();
        assert!(name.contains("for_กลุ่มงานยุทธศาสตร์"), "not a telling name: {name}");

        // Meanwhile both change the same answer.
        let is_practice = |(_, answer): &(&String, &Answer)| matches!(answer, Answer::Choice(_));
        let disputed = first.iter().find(is_practice).ok_or("there is no practice")?.0.clone();
        let other = |said: &str| Answer::Choice(if said == "no" { "partly" } else { "no" }.into());
        let Some(Answer::Choice(said)) = first.get(&disputed) else { return Err("not a practice".into()) };
        let (theirs, mine) = (other(said), Answer::Choice("yes".into()));
        let mine = if *said == "yes" { Answer::Choice("partly".into()) } else { mine };
        let mine = if mine == theirs { Answer::Choice("no".into()) } else { mine };
        let of_first = rig.browser().await?;
        let one = colleague(&of_first, &to_first, "1", async |fill| {
            assert_eq!(fill.answers().await?, first, "the answers so far are there");
            fill.answer(&disputed, &theirs).await.map(|_| ())
        })
        .await?;
        let of_second = rig.browser().await?;
        let mut second = Answers::new();
        let two = colleague(&of_second, &to_second, "2", async |fill| {
            second = fill.answer_all(1).await?;
            Ok(())
        })
        .await?;

        let fill = review.open("1").await?;
        fill.answer(&disputed, &mine).await?;
        let merge = fill.to_review().await?.to_merge().await?;
        merge.bring(&[one, two]).await?;
        assert_eq!(
            (merge.files().await?, merge.conflicts().await?),
            (vec!["counts".into(), "counts".into()], vec![disputed.clone()])
        );
        let mut findings = Findings::default();
        findings.look(&browser, "files side by side").await?;
        findings.none()?;
        assert_eq!(merge.put_too_early().await?, disputed);
        merge.choose_theirs(&disputed).await?;
        let review = merge.put_together().await?;
        everything_is_there(&browser, review, &disputed, &theirs, &second).await
    })
    .await
}

/// What came in is there, can be taken back and done again; and the assessment is finished with it.
async fn everything_is_there(
    browser: &Browser,
    review: Review<'_>,
    disputed: &str,
    theirs: &Answer,
    second: &Answers,
) -> Outcome {
    let traces = review.traces().await?;
    assert!(traces.len() == 1 && traces[0].contains("กลุ่มงานสารสนเทศ"), "{traces:?}");
    review.undo().await?;
    assert_eq!(review.traces().await?.len(), 0, "taken back");
    review.undo().await?;
    assert_eq!(review.traces().await?, traces, "done again");
    let fill = review.open("1").await?;
    assert_eq!(fill.answers().await?.get(disputed), Some(theirs));
    fill.open("2").await?;
    assert_eq!(fill.answers().await?, *second);
    AnyPage(browser).saved().await?;
    browser.reload().await?;
    let fill = Fill::here(browser).await?;
    assert_eq!(fill.answers().await?, *second, "after a reload");
    fill.open("3").await?;
    let (_, review) = fill.answer_onward(2).await?;
    let (_, submission) = review.finish().await?.export().await?;
    assert_eq!(submission.raw("formatVersion")?, "2");
    assert!(submission.raw("merges")?.contains("กลุ่มงานสารสนเทศ"), "the trace is in the file");
    Ok(())
}
