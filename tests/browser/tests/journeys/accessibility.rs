//! What a machine can say about accessibility: axe-core on every page, no sideways scrolling, nothing too small to be hit.

use browser_tests::browser::Browser;
use browser_tests::chromium::Scheme;
use browser_tests::coordinator::Submissions;
use browser_tests::engine::Kind;
use browser_tests::pages::{AnyPage, Collect, Home, Respondent};
use browser_tests::rig::{Failure, Rig, in_every_engine};
use browser_tests::{Outcome, axe, reach, walk};

use serde_json::json;

use crate::SURVEY;

#[tokio::test]
async fn pages_before_the_questions_are_accessible() -> Result<(), Failure> {
    in_every_engine(async |rig: &Rig| {
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
    in_every_engine(async |rig: &Rig| {
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
    in_every_engine(async |rig: &Rig| {
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
    in_every_engine(async |rig: &Rig| {
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

/// What reaches beyond the page's edge, to be told with it.
const WIDE: &str = "const edge = document.documentElement.clientWidth;
    const isBeyond = element => element.getBoundingClientRect().right > edge + 0.5 && !element.closest('.table-frame *');
    const beyond = [...document.querySelectorAll('body *')].filter(isBeyond);
    return beyond.filter(element => !beyond.some(inner => inner !== element && element.contains(inner)))
        .slice(0, 3).map(element => element.outerHTML.slice(0, 120)).join(' ')";

/// What was found in all looks. Collected, so that one run tells everything.
#[derive(Default)]
pub(crate) struct Findings(Vec<String>);

impl Findings {
    /// Looks at the page in both languages, each narrow and wide, light and dark; in an engine where sizes and colour schemes cannot
    /// be set, once.
    pub(crate) async fn look(&mut self, browser: &Browser, what: &str) -> Outcome {
        if browser.engine.kind != Kind::Chromium {
            return self.axe(browser, what).await;
        }
        let (light, dark) = (Scheme::Light, Scheme::Dark);
        for (language, narrow, wide) in [("en", dark, light), ("th", light, dark)] {
            AnyPage(browser).switch_language(language).await?;
            for (width, scheme) in [(360, narrow), (1280, wide)] {
                browser.engine.set_size(width, 800).await?;
                browser.engine.set_scheme(scheme).await?;
                self.axe(browser, &format!("{what}, {language}, {width} px, {}", scheme.code())).await?;
            }
            self.fits(browser, what, language).await?;
        }
        browser.engine.set_size(1280, 800).await
    }

    async fn axe(&mut self, browser: &Browser, place: &str) -> Outcome {
        let found = axe::violations(browser).await?;
        self.0.extend(found.into_iter().map(|violation| format!("{place}: {violation}")));
        Ok(())
    }

    /// Looks at a state that is of the same pieces as others: in English wide and dark, in Thai narrow and light, which is
    /// how it is left.
    pub(crate) async fn glance(&mut self, browser: &Browser, what: &str) -> Outcome {
        for (language, width, scheme) in [("en", 1280, Scheme::Dark), ("th", 360, Scheme::Light)] {
            browser.engine.set_size(1280, 800).await?;
            browser.run("scrollTo(0, 0)", vec![]).await?;
            AnyPage(browser).switch_language(language).await?;
            browser.engine.set_size(width, 800).await?;
            browser.engine.set_scheme(scheme).await?;
            self.axe(browser, &format!("{what}, {language}, {width} px")).await?;
            self.fits(browser, what, language).await?;
        }
        Ok(())
    }

    /// Looks whether a page fits: zoomed to 400 % (1280 x 1024 pixels are 320 x 256 then), on a phone, and there with the
    /// largest letters; and whether a finger can hit everything.
    async fn fits(&mut self, browser: &Browser, what: &str, language: &str) -> Outcome {
        let mark = "document.documentElement.dataset.textSize = arguments[0]";
        for (width, height, text_size) in [(320, 256, "100%"), (360, 740, "150%"), (360, 740, "100%")] {
            browser.engine.set_size(width, height).await?;
            browser.run(mark, vec![json!(text_size)]).await?;
            browser.settle().await?;
            let overhang = AnyPage(browser).overhang().await?;
            if overhang > 0 {
                let wide = browser.run(WIDE, vec![]).await?;
                self.0.push(format!("{what}, {language}: {overhang} px too wide for {width} px, {text_size}: {wide}"));
            }
        }
        let small = reach::small_targets(browser).await?;
        self.0.extend(small.into_iter().map(|target| format!("{what}, {language}: {target}")));
        Ok(())
    }

    pub(crate) fn none(self) -> Outcome {
        if self.0.is_empty() { Ok(()) } else { Err(self.0.join("\n").into()) }
    }
}
