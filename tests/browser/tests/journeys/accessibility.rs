//! What a machine can say about accessibility: axe-core on every page, and no sideways scrolling.

use browser_tests::browser::Browser;
use browser_tests::chromium::Scheme;
use browser_tests::coordinator::Submissions;
use browser_tests::pages::{AnyPage, Collect, Home, Respondent};
use browser_tests::rig::{Failure, Rig, journey};
use browser_tests::{Outcome, axe, walk};

use crate::SURVEY;

#[tokio::test]
async fn pages_before_the_questions_are_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        let home = Home::open(&browser).await?;
        findings.look(&browser, "home").await?;
        let begin = home.start(SURVEY).await?;
        findings.look(&browser, "begin").await?;
        begin.submit_incomplete().await?;
        findings.look(&browser, "begin with problems").await?;
        begin.fill_in(&Respondent::default()).await?;
        begin.go_on().await?;
        AnyPage(&browser).saved().await?;
        Home::open(&browser).await?;
        findings.look(&browser, "home with a draft").await?;
        findings.none()
    })
    .await
}

#[tokio::test]
async fn the_coordinators_page_is_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let made = Submissions::make(25, &["--changed", "8", "--photos", "8", "--revisions", "8"])?;
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        let collect = Collect::open(&browser).await?;
        findings.look(&browser, "collect, empty").await?;
        collect.add(&[made.files()], made.n_files()?).await?;
        findings.look(&browser, "collect without a roster").await?;
        let before = "รหัส,หน่วยงาน,จังหวัด\n1,หน่วยงานที่ไม่ส่ง,ลำปาง\n,ไม่มีจังหวัดนี้,ลำปลาง\n";
        let roster = made.path("roster.csv");
        std::fs::write(&roster, before)?;
        collect.add_roster(&roster).await?;
        browser.click("[data-action=\"with-indicators\"]").await?;
        browser.click("[data-agency]").await?;
        browser.find("[data-letter]").await?;
        findings.look(&browser, "collect with everything").await?;
        findings.none()
    })
    .await
}

#[tokio::test]
async fn questions_are_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        for part in ["1", "3"] {
            fill.open(part).await?;
            findings.look(&browser, &format!("part {part}")).await?;
            fill.answer_all(1).await?;
            fill.unfold_all().await?;
            findings.look(&browser, &format!("part {part} answered and unfolded")).await?;
        }
        findings.none()
    })
    .await
}

#[tokio::test]
async fn review_and_results_are_accessible() -> Result<(), Failure> {
    journey(async |rig: &Rig| {
        let browser = rig.browser().await?;
        let mut findings = Findings::default();
        let fill = walk::to_questions(&browser, SURVEY, &Respondent::default()).await?;
        let review = fill.to_review().await?;
        findings.look(&browser, "review of nothing").await?;
        let fill = review.open("1").await?;
        let (_, review) = fill.answer_onward(0).await?;
        findings.look(&browser, "review").await?;
        review.finish().await?;
        findings.look(&browser, "results").await?;
        browser
            .run("document.querySelectorAll('main details').forEach(folded => { folded.open = true })", vec![])
            .await?;
        findings.look(&browser, "results unfolded").await?;
        findings.none()
    })
    .await
}

/// What was found in all looks. Collected, so that one run tells everything.
#[derive(Default)]
pub(crate) struct Findings(Vec<String>);

impl Findings {
    /// Looks at the page in both languages, both colour schemes, wide and narrow.
    pub(crate) async fn look(&mut self, browser: &Browser, what: &str) -> Outcome {
        let page = AnyPage(browser);
        for language in ["en", "th"] {
            page.switch_language(language).await?;
            for (width, height) in [(360, 740), (1280, 800)] {
                browser.engine.set_size(width, height).await?;
                for scheme in Scheme::ALL {
                    browser.engine.set_scheme(scheme).await?;
                    let place = format!("{what}, {language}, {width} px, {}", scheme.code());
                    let found = axe::violations(browser).await?;
                    self.0.extend(found.into_iter().map(|violation| format!("{place}: {violation}")));
                }
            }
            for width in [320, 360] {
                browser.engine.set_size(width, 740).await?;
                browser.settle().await?;
                let overhang = page.overhang().await?;
                if overhang > 0 {
                    self.0.push(format!("{what}, {language}: {overhang} px too wide for {width} px"));
                }
            }
        }
        browser.engine.set_size(1280, 800).await
    }

    pub(crate) fn none(self) -> Outcome {
        if self.0.is_empty() { Ok(()) } else { Err(self.0.join("\n").into()) }
    }
}
