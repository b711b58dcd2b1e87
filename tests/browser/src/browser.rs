//! A browser on the site, in words that every engine has: go, look, wait, click, type, download.
//!
//! Knows no page; what is where on a page stands in [`crate::pages`].

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{By, TypingData, WebElement};
use tokio::time::{Instant, sleep};

use crate::engine::Engine;
use crate::{Outcome, folders};

/// A browser on a site. Cheap to clone: all clones are the same browser.
#[derive(Clone)]
pub struct Browser {
    /// The engine, for what only it can do.
    pub engine: Rc<Engine>,
    address: Rc<str>,
}

/// How long a page may take to get into a state that is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often is looked.
const INTERVAL: Duration = Duration::from_millis(25);

impl Browser {
    /// A browser for the site at an address.
    pub fn new(engine: Rc<Engine>, address: &str) -> Self {
        Self { engine, address: address.into() }
    }

    /// Goes to the site's first page.
    ///
    /// # Errors
    /// When the site does not answer.
    pub async fn enter(&self) -> Outcome {
        Ok(self.engine.driver.goto(&*self.address).await?)
    }

    /// Goes to a file of the site.
    ///
    /// # Errors
    /// When the site does not answer.
    pub async fn enter_file(&self, name: &str) -> Outcome {
        Ok(self.engine.driver.goto(format!("{}{name}", self.address)).await?)
    }

    /// Goes to any address, such as that of a file on the disk.
    ///
    /// # Errors
    /// When nothing answers there.
    pub async fn enter_address(&self, address: &str) -> Outcome {
        Ok(self.engine.driver.goto(address).await?)
    }

    /// Presses "back".
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn back(&self) -> Outcome {
        // Right after a click, WebKit does not know yet where it would go back from.
        self.engine.drawn().await?;
        Ok(self.engine.driver.back().await?)
    }

    /// Loads the page anew, as a person does, and waits until the old one is gone: what comes in its place
    /// may be the browser's own page for a site that does not answer.
    ///
    /// # Errors
    /// When nothing comes.
    pub async fn reload(&self) -> Outcome {
        self.run("window.isBeforeReload = true; location.reload()", vec![]).await?;
        let loaded = "return !window.isBeforeReload && document.readyState === 'complete'";
        self.wait("the page to load anew", loaded, vec![]).await?;
        Ok(())
    }

    /// Throws away what the browser kept of the pages that it loaded.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn forget_loaded(&self) -> Outcome {
        self.engine.devtools("Network.clearBrowserCache", json!({})).await?;
        Ok(())
    }

    /// Lets no request through whose address fits one of these patterns, as if the line were down for them.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn block(&self, patterns: &[&str]) -> Outcome {
        self.engine.devtools("Network.enable", json!({})).await?;
        self.engine.devtools("Network.setBlockedURLs", json!({ "urls": patterns })).await?;
        Ok(())
    }

    /// Runs a script in the page; what it returns comes back.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.engine.driver.execute(script, arguments).await?.json().clone())
    }

    /// Runs a script with `await` in the page.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run_async(&self, body: &str) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {body} }})().then(value => done({{ value }}), error => done({{ error: String(error) }}));"
        );
        let mut answer = self.engine.driver.execute_async(script, vec![]).await?.json().clone();
        match answer.get("error") {
            Some(error) => Err(error.to_string().into()),
            None => Ok(answer["value"].take()),
        }
    }

    /// Runs a script until it returns something, and gives that; nothing are `null`, `false` and "".
    ///
    /// # Errors
    /// When it does not in good time.
    pub async fn wait(&self, what: &str, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        let start = Instant::now();
        loop {
            // A script that fails in the middle of a page load is asked again.
            let seen = match self.run(script, arguments.clone()).await {
                Ok(Value::Null | Value::Bool(false)) => "nothing".to_owned(),
                Ok(Value::String(text)) if text.is_empty() => "nothing".to_owned(),
                Ok(value) => return Ok(value),
                Err(error) => error.to_string(),
            };
            if start.elapsed() > PATIENCE {
                return Err(format!("waited in vain for {what}: {seen}").into());
            }
            sleep(INTERVAL).await;
        }
    }

    /// Waits until an element is on the page.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn find(&self, css: &str) -> Outcome<WebElement> {
        self.wait(css, "return !!document.querySelector(arguments[0])", vec![json!(css)]).await?;
        Ok(self.engine.driver.find(By::Css(css)).await?)
    }

    /// How many elements there are.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn count(&self, css: &str) -> Outcome<u64> {
        let script = "return document.querySelectorAll(arguments[0]).length";
        Ok(self.run(script, vec![json!(css)]).await?.as_u64().unwrap_or_default())
    }

    /// Whether an element is there.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn has(&self, css: &str) -> Outcome<bool> {
        Ok(self.count(css).await? > 0)
    }

    /// The texts of all elements, white space folded.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn texts(&self, css: &str) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(element => element.textContent.replace(/\\s+/g, ' ').trim())";
        Ok(serde_json::from_value(self.run(script, vec![json!(css)]).await?)?)
    }

    /// Clicks an element as soon as it is there: in the middle of the window, so that nothing sticky covers
    /// it, and on its label where it has one, as most people do.
    ///
    /// # Errors
    /// When it is not there or something covers it.
    pub async fn click(&self, css: &str) -> Outcome {
        self.wait(css, "return !!document.querySelector(arguments[0])", vec![json!(css)]).await?;
        let target =
            "const target = element.type === 'radio' || element.type === 'checkbox' ? element.labels[0] : element";
        self.click_target(css, target).await
    }

    /// Clicks what a script finds as `target`, which is given an `element`.
    ///
    /// # Errors
    /// When it is not there or something covers it.
    pub async fn click_target(&self, css: &str, script: &str) -> Outcome {
        let script = format!(
            "const element = document.querySelector(arguments[0]); {script};
             target.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             return target;"
        );
        let mut target = self.engine.driver.execute(&script, vec![json!(css)]).await?.element()?;
        if self.engine.drawn().await? {
            // What was laid out only now may have moved it.
            target = self.engine.driver.execute(&script, vec![json!(css)]).await?.element()?;
            self.engine.drawn().await?;
        }
        target.click().await.map_err(|error| format!("click on {css}: {error}").into())
    }

    /// Replaces what stands in a field, key by key.
    ///
    /// # Errors
    /// When it is not there or takes no text.
    pub async fn write(&self, css: &str, text: &str) -> Outcome {
        let field = self.find(css).await?;
        field.send_keys(thirtyfour::Key::Control + "a").await?;
        // Not every driver types nothing.
        let keys = if text.is_empty() { TypingData::from(thirtyfour::Key::Delete) } else { text.into() };
        field.send_keys(keys).await.map_err(|error| format!("typing into {css}: {error}").into())
    }

    /// Chooses an option of a list by its value.
    ///
    /// # Errors
    /// When there is no such option.
    pub async fn choose(&self, css: &str, value: &str) -> Outcome {
        let field = self.find(css).await?;
        // In the middle of the window, as with a click: the drivers scroll no farther than they must.
        let in_sight = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.run(in_sight, vec![json!(css)]).await?;
        Ok(field.find(By::Css(format!("option[value=\"{value}\"]"))).await?.click().await?)
    }

    /// Presses keys, wherever the focus is.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        Ok(self.engine.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// Gives files to a file field.
    ///
    /// # Errors
    /// When the field is not there.
    pub async fn offer_file(&self, css: &str, file: &Path) -> Outcome {
        Ok(self.find(css).await?.send_keys(file.to_string_lossy().into_owned()).await?)
    }

    /// Does something that downloads a file and waits until all of it is there.
    ///
    /// # Errors
    /// When what is done fails, or no file comes.
    pub async fn download(&self, act: impl AsyncFnOnce() -> Outcome) -> Outcome<PathBuf> {
        let before = self.downloaded()?;
        act().await?;
        let start = Instant::now();
        loop {
            let now = self.downloaded()?;
            let is_whole = !now.iter().any(|path| folders::is_in_the_making(path));
            if let Some(new) = now.into_iter().find(|path| !before.contains(path)).filter(|_| is_whole) {
                return Ok(new);
            }
            if start.elapsed() > PATIENCE {
                return Err("waited in vain for a download".into());
            }
            sleep(INTERVAL).await;
        }
    }

    fn downloaded(&self) -> Outcome<Vec<PathBuf>> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(self.engine.downloads())? {
            let entry = entry?;
            // Chromium begins with an invisible file.
            if !entry.file_name().to_string_lossy().starts_with('.') {
                files.push(entry.path());
            }
        }
        Ok(files)
    }

    /// Waits until nothing moves any more: letters loaded, transitions over, two frames drawn.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn settle(&self) -> Outcome {
        let calm = "await document.fonts.ready;
            await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));";
        self.run_async(calm).await?;
        Ok(())
    }
}
