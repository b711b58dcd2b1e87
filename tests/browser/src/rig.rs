//! What a journey stands on: a site, as many fresh browsers as it asks for, and evidence when it fails.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::rc::Rc;

use futures_util::FutureExt;
use tokio::sync::Semaphore;

use crate::browser::Browser;
use crate::engine::{Engine, Kind};
use crate::pages::{AnyPage, Fill, Respondent};
use crate::site::Site;
use crate::{Outcome, folders, walk};

/// How many journeys are under way at a time: more browsers than cores make each other late.
static TURNS: Semaphore = Semaphore::const_new(2);

/// The site and the browsers of one journey.
pub struct Rig {
    /// The built site.
    pub site: Site,
    browsers: RefCell<Vec<Browser>>,
}

/// What an error says, without the driver's own stack.
fn brief(error: &dyn std::error::Error) -> String {
    let words = error.to_string();
    words.split("Stacktrace:").next().unwrap_or_default().trim_end().to_owned()
}

/// Why a journey failed. Prints as it reads.
pub struct Failure(String);

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Rig {
    /// Serves the built site.
    ///
    /// # Errors
    /// When it is not built, or no port is free.
    pub async fn set_up() -> Outcome<Self> {
        Ok(Self { site: Site::start(&folders::dist()?).await?, browsers: RefCell::default() })
    }

    /// Opens a browser with a fresh profile. It shows nothing yet.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn browser(&self) -> Outcome<Browser> {
        let browser = Browser::new(Rc::new(Engine::start(Kind::Chromium).await?), &self.site.address());
        self.browsers.borrow_mut().push(browser.clone());
        Ok(browser)
    }

    /// Closes every browser.
    ///
    /// # Errors
    /// When one does not close by itself; all are ended nevertheless.
    pub async fn take_down(self) -> Outcome {
        let mut outcome = Ok(());
        for browser in self.browsers.into_inner() {
            // A journey keeps no browser beyond its end; if one did, dropping it would end it too.
            if let Ok(engine) = Rc::try_unwrap(browser.engine) {
                outcome = outcome.and(engine.quit().await);
            }
        }
        outcome.and(self.site.stop().await)
    }

    fn opened(&self) -> Vec<Browser> {
        self.browsers.borrow().clone()
    }

    /// The errors that the consoles show, one a line.
    async fn console_errors(&self) -> Outcome<String> {
        let mut lines = String::new();
        for browser in self.opened() {
            for entry in browser.engine.console().await?.iter().filter(|entry| entry.level == "SEVERE") {
                lines += &format!("\n  {}", entry.message);
            }
        }
        Ok(lines)
    }

    /// Saves what each browser shows and says; `name-2` is the second browser.
    async fn save_evidence(&self, name: &str) -> Outcome<String> {
        let folder = folders::evidence()?;
        let mut report = String::new();
        for (n, browser) in self.opened().iter().enumerate() {
            let name = if n == 0 { name.to_owned() } else { format!("{name}-{}", n + 1) };
            let driver = &browser.engine.driver;
            std::fs::write(folder.join(format!("{name}.png")), browser.engine.picture().await?)?;
            std::fs::write(folder.join(format!("{name}.html")), driver.source().await?)?;
            report += &format!("\n{} (target/browser/{name}.png, .html)", driver.current_url().await?);
            let console = browser.engine.console().await?.into_iter();
            for line in console.map(|entry| format!("\n  console {}: {}", entry.level, entry.message)) {
                // The same line comes again with every load of the page.
                if !report.contains(&line) {
                    report += &line;
                }
            }
        }
        Ok(report)
    }
}

/// Runs a journey. It fails, too, when a browser's console has an error at its end.
///
/// # Errors
/// What the journey failed of, with what the browsers showed and said.
pub async fn journey<F>(body: F) -> Result<(), Failure>
where
    F: AsyncFnOnce(&Rig) -> Outcome,
{
    run_named(name_of::<F>(), body).await
}

/// Runs a journey that begins at the first questions of an assessment that is stored.
///
/// # Errors
/// As [`journey`].
pub async fn from_questions<F>(survey: &str, body: F) -> Result<(), Failure>
where
    F: AsyncFnOnce(&Rig, &Browser, &Fill<'_>) -> Outcome,
{
    let from_there = async |rig: &Rig| {
        let browser = rig.browser().await?;
        let fill = walk::to_questions(&browser, survey, &Respondent::default()).await?;
        AnyPage(&browser).saved().await?;
        body(rig, &browser, &fill).await
    };
    run_named(name_of::<F>(), from_there).await
}

async fn run_named(name: &str, body: impl AsyncFnOnce(&Rig) -> Outcome) -> Result<(), Failure> {
    let failure = |error: Box<dyn std::error::Error>| Failure(format!("{name}: {}", brief(&*error)));
    let _turn = TURNS.acquire().await.map_err(|error| failure(error.into()))?;
    let rig = Rig::set_up().await.map_err(failure)?;
    let ended = AssertUnwindSafe(run(body, &rig)).catch_unwind().await;
    let evidence = match &ended {
        Ok(Ok(())) => String::new(),
        _ => rig.save_evidence(name).await.unwrap_or_else(|error| format!("\nno evidence: {error}")),
    };
    let closed = rig.take_down().await;
    match ended {
        Ok(Ok(())) => closed.map_err(failure),
        Ok(Err(error)) => Err(Failure(format!("{name}: {}{evidence}", brief(&*error)))),
        Err(panic) => resume(panic, &evidence),
    }
}

async fn run(body: impl AsyncFnOnce(&Rig) -> Outcome, rig: &Rig) -> Outcome {
    body(rig).await?;
    match rig.console_errors().await? {
        errors if errors.is_empty() => Ok(()),
        errors => Err(format!("errors in the console:{errors}").into()),
    }
}

/// An assertion has said where and what already; the evidence comes after it.
fn resume(panic: Box<dyn Any + Send>, evidence: &str) -> Result<(), Failure> {
    eprintln!("{}", evidence.trim_start());
    resume_unwind(panic)
}

/// The name of the function that a closure stands in.
fn name_of<F>() -> &'static str {
    let path = std::any::type_name::<F>();
    path.split("::").filter(|part| !part.starts_with('{')).last().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journey_is_called_after_its_test() {
        fn name_inside<F: AsyncFnOnce(&Rig) -> Outcome>(_: F) -> &'static str {
            name_of::<F>()
        }
        assert_eq!(name_inside(async |_: &Rig| Ok(())), "a_journey_is_called_after_its_test");
    }
}
