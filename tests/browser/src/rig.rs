//! What a journey stands on: a site, as many fresh browsers as it asks for, and evidence when it fails.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::rc::Rc;

use futures_util::FutureExt;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::browser::Browser;
use crate::engine::{Engine, Kind};
use crate::pages::{AnyPage, Fill, Respondent};
use crate::site::Site;
use crate::{Outcome, folders, walk};

/// How many journeys are under way at a time: they often wait, but many more browsers than cores make each other late.
static TURNS: Semaphore = Semaphore::const_new(3);

/// The site and the browsers of one journey.
pub struct Rig {
    /// The built site.
    pub site: Site,
    /// Which browser it opens.
    pub kind: Kind,
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
    pub async fn set_up(kind: Kind) -> Outcome<Self> {
        Ok(Self { site: Site::start(&folders::dist()?).await?, kind, browsers: RefCell::default() })
    }

    /// Opens a browser with a fresh profile. It shows nothing yet.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn browser(&self) -> Outcome<Browser> {
        let browser = Browser::new(Rc::new(Engine::start(self.kind).await?), &self.site.address());
        self.browsers.borrow_mut().push(browser.clone());
        Ok(browser)
    }

    /// Closes a browser as a person does, and opens it again on what it kept. It shows nothing yet.
    ///
    /// # Errors
    /// When something still holds the browser, or it does not close or start.
    pub async fn reopened(&self, browser: Browser) -> Outcome<Browser> {
        self.browsers.borrow_mut().retain(|other| !Rc::ptr_eq(&other.engine, &browser.engine));
        let engine = Rc::try_unwrap(browser.engine).map_err(|_| "the browser is still in use")?;
        let home = engine.home();
        engine.quit().await?;
        let browser = Browser::new(Rc::new(Engine::start_in(self.kind, home).await?), &self.site.address());
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

/// Runs a journey in Chromium. It fails, too, when a browser's console has an error at its end.
///
/// # Errors
/// What the journey failed of, with what the browsers showed and said.
pub async fn journey<F>(body: F) -> Result<(), Failure>
where
    F: AsyncFnOnce(&Rig) -> Outcome,
{
    run_named(name_of::<F>(), Kind::Chromium, body).await.map_err(Ended::into_failure)
}

/// Runs a journey in one engine after the other, each with a site of its own, as [`journey`]. What fails in one engine does not
/// keep it from the others.
///
/// # Errors
/// What the journey failed of, engine by engine.
pub async fn in_every_engine<F>(body: F) -> Result<(), Failure>
where
    F: AsyncFn(&Rig) -> Outcome,
{
    let mut failures = Vec::new();
    let mut panicked = None;
    if Kind::tried().is_empty() {
        return Err(Failure("PHROM_ENGINES names no engine".to_owned()));
    }
    for kind in Kind::tried() {
        let name = format!("{}-{}", name_of::<F>(), kind.code());
        match run_named(&name, kind, &body).await {
            Ok(()) => (),
            Err(Ended::Failed(failure)) => failures.push(failure.0),
            Err(Ended::Panicked(panic)) => panicked = Some(panic),
        }
    }
    match panicked {
        None if failures.is_empty() => Ok(()),
        None => Err(Failure(failures.join("\n"))),
        Some(panic) => {
            eprintln!("{}", failures.join("\n"));
            resume_unwind(panic)
        }
    }
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
    run_named(name_of::<F>(), Kind::Chromium, from_there).await.map_err(Ended::into_failure)
}

/// How a journey ended that did not succeed.
enum Ended {
    /// With an error.
    Failed(Failure),
    /// With an assertion, which has said where and what already.
    Panicked(Box<dyn Any + Send>),
}

impl Ended {
    /// The error; an assertion goes on its way.
    fn into_failure(self) -> Failure {
        match self {
            Self::Failed(failure) => failure,
            Self::Panicked(panic) => resume_unwind(panic),
        }
    }
}

async fn run_named(name: &str, kind: Kind, body: impl AsyncFnOnce(&Rig) -> Outcome) -> Result<(), Ended> {
    let failure =
        |error: Box<dyn std::error::Error>| Ended::Failed(Failure(format!("{name} in {kind}: {}", brief(&*error))));
    let _turn = TURNS.acquire().await.map_err(|error| failure(error.into()))?;
    let begun = Instant::now();
    let rig = Rig::set_up(kind).await.map_err(failure)?;
    let ended = AssertUnwindSafe(run(body, &rig)).catch_unwind().await;
    let evidence = match &ended {
        Ok(Ok(())) => String::new(),
        _ => rig.save_evidence(name).await.unwrap_or_else(|error| format!("\nno evidence: {error}")),
    };
    let closed = rig.take_down().await;
    folders::note_seconds(name, begun.elapsed()).map_err(failure)?;
    match ended {
        Ok(Ok(())) => closed.map_err(failure),
        Ok(Err(error)) => Err(Ended::Failed(Failure(format!("{name} in {kind}: {}{evidence}", brief(&*error))))),
        Err(panic) => {
            eprintln!("{name} in {kind}:{evidence}");
            Err(Ended::Panicked(panic))
        }
    }
}

async fn run(body: impl AsyncFnOnce(&Rig) -> Outcome, rig: &Rig) -> Outcome {
    body(rig).await?;
    match rig.console_errors().await? {
        errors if errors.is_empty() => Ok(()),
        errors => Err(format!("errors in the console:{errors}").into()),
    }
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
