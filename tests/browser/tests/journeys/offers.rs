//! What one assessment knows, another is offered: the share of digital services for the survey.

use browser_tests::pages::{Fill, Home, Respondent, Table};
use browser_tests::respondent::Answer;
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::walk;

use crate::SURVEY;

const QUESTION: &str = "3.1.1";

#[tokio::test]
async fn the_share_of_digital_services_is_used_with_one_press_and_says_where_it_came_from() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        walk::to_questions(&browser, "digital-services", &Respondent::default()).await?;
        let table = Table::of(&browser, "services");
        for (row, customer) in ["all", "part", "all"].iter().enumerate() {
            table.add().await?;
            table.set(row, "name", &format!("บริการ {row}")).await?;
            table.set(row, "customer", customer).await?;
            for column in ["provider", "management", "improvement"] {
                table.set(row, column, "no").await?;
            }
        }
        table.add().await?;

        // From the survey.
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        fill.open("3").await?;
        let offer = format!("[data-question=\"{QUESTION}\"] [data-offer]");
        let words = browser.find(&offer).await?.text().await?;
        assert!(words.contains("2 จาก 3") && words.contains("อีก 1"), "{words}");
        browser.click(&format!("{offer} [data-action=\"use-offer\"]")).await?;
        browser.find(&format!("{offer} .offer__state")).await?;
        assert_eq!(fill.answers().await?.get(QUESTION), Some(&Answer::Share(2, 3)));
        let note = browser.find(&Fill::field(QUESTION, "data-note")).await?.prop("value").await?.unwrap_or_default();
        assert!(note.contains("ระดับความเป็นดิจิทัลของบริการ") && note.contains("สำนักงานคลังจังหวัดลำปาง"), "{note}");

        // An answer that was there is not lost.
        fill.answer(QUESTION, &Answer::Share(5, 9)).await?;
        browser.click(&format!("{offer} [data-action=\"use-offer\"]")).await?;
        fill.undo().await?;
        assert_eq!(fill.answers().await?.get(QUESTION), Some(&Answer::Share(5, 9)));

        // From the list of services, into the survey.
        let home = Home::open(&browser).await?;
        let drafts = home.drafts().await?;
        let mut services = None;
        for draft in drafts {
            if home.draft_text(&draft).await?.contains("ระดับความเป็นดิจิทัล") {
                services = Some(draft);
            }
        }
        home.resume(&services.ok_or("the list of services is gone")?).await?;
        browser.click("[data-action=\"results\"]").await?;
        browser.click("[data-offer-to] [data-action=\"use-offer\"]").await?;
        let fill = Fill::here(&browser).await?;
        fill.shows(QUESTION).await?;
        assert_eq!(fill.answers().await?.get(QUESTION), Some(&Answer::Share(2, 3)));
        Ok(())
    })
    .await
}
