//! The result on paper.

use browser_tests::pages::{Respondent, Results};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::{folders, walk};

use crate::SURVEY;

#[tokio::test]
async fn the_printed_result_is_a_report_without_buttons() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let (_, results) = walk::to_results(&browser, SURVEY).await?;
        let figures = results.figures().await?;
        assert!(!Results::controls(&browser).await?.is_empty(), "on screen there is nothing to press");

        browser.engine.set_print().await?;
        assert_eq!(Results::controls(&browser).await?, Vec::<String>::new());
        let text = browser.texts("main").await?.concat();
        assert!(text.contains(&Respondent::default().agency_name), "the agency is not named");
        assert!(figures.values().all(|figure| text.contains(figure)));

        let pdf = browser.engine.pdf().await?;
        std::fs::write(folders::evidence()?.join("results.pdf"), &pdf)?;
        assert!(pdf.starts_with(b"%PDF-"));
        assert!((1..=20).contains(&n_pages(&pdf)), "{} pages", n_pages(&pdf));
        Ok(())
    })
    .await
}

/// How many pages a PDF of the browser has: its page objects are not compressed.
fn n_pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
}
