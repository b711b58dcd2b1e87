//! Without a mouse: Tab, Space, arrows and Enter are enough, and one always sees where one is.

use browser_tests::browser::Browser;
use browser_tests::pages::{Begin, Fill, Home, Keyboard, Merge, Respondent, Results, Review};
use browser_tests::respondent::Answer;
use browser_tests::rig::{Failure, Rig, in_every_engine, journey};
use browser_tests::{Outcome, walk};

use crate::SURVEY;
use crate::together::colleague;

#[tokio::test]
async fn keys_alone_lead_from_home_to_the_results() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let keyboard = Keyboard(&browser);
        Home::open(&browser).await?;
        keyboard.press_enter_on(&format!("[data-questionnaire=\"{SURVEY}\"]")).await?;
        Begin::here(&browser).await?;
        fill_in(&browser).await?;
        keyboard.press_enter_on("[data-action=\"continue\"]").await?;

        let fill = Fill::here(&browser).await?;
        let first = fill.indicators().await?.into_iter().next().ok_or("no indicator")?;
        let answered = answer_indicator(&browser, &fill, &first).await?;
        assert_eq!(fill.answers().await?.len(), answered);

        keyboard.press_enter_on("[data-action=\"review\"]").await?;
        Review::here(&browser).await?;
        keyboard.press_enter_on("[data-action=\"results\"]").await?;
        Results::here(&browser).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_removes_itself_leaves_the_focus_at_hand() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let keyboard = Keyboard(&browser);
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let question = fill.offers().await?.into_iter().nth(2).ok_or("too few questions")?.id;
        fill.answer(&question, &Answer::Choice("yes".to_owned())).await?;
        let mut lost = Vec::new();
        keyboard.press_enter_on(&format!("[data-question=\"{question}\"] [data-action=\"clear-answer\"]")).await?;
        browser.find("[data-action=\"undo\"]").await?;
        lost.extend(keyboard.lost_focus("clearing an answer").await?);
        keyboard.press_enter_on("[data-action=\"undo\"]").await?;
        fill.until_taken_back().await?;
        lost.extend(keyboard.lost_focus("taking an answer back").await?);

        Home::open(&browser).await?;
        keyboard.press_enter_on("[data-draft] [data-action=\"delete\"]").await?;
        browser.find("[data-action=\"undo\"]").await?;
        lost.extend(keyboard.lost_focus("deleting a draft").await?);
        keyboard.press_enter_on("[data-action=\"undo\"]").await?;
        fill.until_taken_back().await?;
        lost.extend(keyboard.lost_focus("taking a draft back").await?);
        if lost.is_empty() { Ok(()) } else { Err(lost.join("\n").into()) }
    })
    .await
}

#[tokio::test]
async fn keys_alone_share_the_work_and_lead_back() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let (keyboard, mut lost) = (Keyboard(&browser), Vec::new());
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let question = fill.offers().await?.into_iter().nth(2).ok_or("too few questions")?.id;
        let said = async |fill: &Fill<'_>, said: &str| fill.answer(&question, &Answer::Choice(said.into())).await;
        said(&fill, "yes").await?;
        fill.to_review().await?;
        keyboard.write_into("handRole", "กลุ่มงานยุทธศาสตร์").await?;
        let sent = browser.download(async || keyboard.press_enter_on("[data-action=\"hand-over\"]").await).await?;
        lost.extend(keyboard.lost_focus("handing a part over").await?);
        let of_colleague = rig.browser().await?;
        let back = colleague(&of_colleague, &sent, "1", async |fill| said(fill, "no").await.map(|_| ())).await?;

        let fill = Review::here(&browser).await?.open("1").await?;
        said(&fill, "partly").await?;
        fill.to_review().await?;
        keyboard.press_enter_on("[data-action=\"merge\"]").await?;
        let merge = Merge::here(&browser).await?;
        keyboard.tab_to("[data-file=\"merge\"]").await?;
        merge.bring(&[back]).await?;
        keyboard.press_enter_on("[data-action=\"put-together\"]").await?;
        lost.extend(keyboard.lost_focus("putting together too early").await?);
        keyboard.choose_radio(&format!("[data-conflict=\"{question}\"]"), "on").await?;
        keyboard.press_enter_on("[data-all=\"theirs\"]").await?;
        lost.extend(keyboard.lost_focus("choosing for all").await?);
        keyboard.press_enter_on("[data-action=\"put-together\"]").await?;
        Review::here(&browser).await?;
        for what in ["taking back what was put together", "putting it together again"] {
            lost.extend(keyboard.lost_focus(what).await?);
            keyboard.press_enter_on("[data-action=\"undo\"]").await?;
        }
        lost.extend(keyboard.lost_focus("all of that").await?);

        keyboard.press_enter_on("[data-action=\"earlier\"]").await?;
        browser.find("[data-action=\"go-back\"]").await?;
        keyboard.press_enter_on("[data-differences] summary").await?;
        browser.find("[data-differences][open]").await?;
        keyboard.press_enter_on("[data-action=\"go-back\"]").await?;
        Review::here(&browser).await?;
        lost.extend(keyboard.lost_focus("going back").await?);
        if lost.is_empty() { Ok(()) } else { Err(lost.join("\n").into()) }
    })
    .await
}

pub(crate) async fn fill_in(browser: &Browser) -> Outcome {
    let keyboard = Keyboard(browser);
    let respondent = Respondent::default();
    let mut done = Vec::new();
    // A field may come only after another is filled in.
    while let Some(field) = Begin::fields(browser).await?.into_iter().find(|field| !done.contains(field)) {
        match field.as_str() {
            "agencyName" => keyboard.write_into(&field, &respondent.agency_name).await?,
            "period" => keyboard.write_into(&field, "2560").await?,
            "role" => keyboard.write_into(&field, "นักวิชาการ").await?,
            _ => keyboard.choose_next(&field).await?,
        }
        done.push(field);
    }
    Ok(())
}

/// Answers every question of an indicator with the first thing that it offers; gives how many there were.
pub(crate) async fn answer_indicator(browser: &Browser, fill: &Fill<'_>, indicator: &str) -> Outcome<usize> {
    let keyboard = Keyboard(browser);
    let offers = fill.offers_of(indicator).await?;
    for offer in &offers {
        let question = format!("[data-question=\"{}\"]", offer.id);
        match (offer.choices.get(1), offer.options.first()) {
            (Some(choice), _) => keyboard.choose_radio(&question, choice).await?,
            (None, Some(option)) => keyboard.tick(&format!("{question} input[value=\"{option}\"]")).await?,
            (None, None) if offer.is_text => {
                keyboard.tab_to(&format!("{question} [data-text]")).await?;
                browser.press("ฝ่ายแผนงาน").await?;
            }
            (None, None) if offer.is_table => {
                keyboard.press_enter_on(&format!("{question} [data-action=\"add-row\"]")).await?;
                let inside = "return document.activeElement.matches('[data-row] input')";
                browser.wait("the focus in the new row", inside, vec![]).await?;
                browser.press("บริการ").await?;
            }
            (None, None) => return Err(format!("{} offers nothing to choose", offer.id).into()),
        }
    }
    Ok(offers.len())
}
