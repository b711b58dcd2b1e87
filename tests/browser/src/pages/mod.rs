//! One object for each page. All selectors live here; they are the handles that DESIGN.md promises to scripts.

mod answering;
mod begin;
mod collect;
mod fill;
mod home;
mod keyboard;
mod merge;
mod question;
mod results;
mod review;
mod table;

pub use begin::{Begin, Respondent};
pub use collect::Collect;
pub use fill::{Fill, Next};
pub use home::Home;
pub use keyboard::Keyboard;
pub use merge::Merge;
pub use results::Results;
pub use review::Review;
pub use table::Table;

use serde_json::json;

use crate::Outcome;
use crate::browser::Browser;

/// Waits until a page is shown: `home`, `begin`, `fill`, `review`, `results`, ...
async fn arrive(browser: &Browser, page: &str) -> Outcome {
    let script = "return !!document.querySelector(`main[data-page=\"${arguments[0]}\"]`)";
    browser.wait(&format!("the page {page}"), script, vec![json!(page)]).await?;
    Ok(())
}

/// Presses the button or link of an action.
async fn act(browser: &Browser, action: &str) -> Outcome {
    browser.click(&format!("[data-action=\"{action}\"]")).await
}

/// What every page has.
pub struct AnyPage<'a>(
    /// The browser that shows it.
    pub &'a Browser,
);

impl AnyPage<'_> {
    /// Which page is shown.
    ///
    /// # Errors
    /// When none is.
    pub async fn name(&self) -> Outcome<String> {
        let script = "return document.querySelector('main[data-page]')?.dataset.page";
        let name = self.0.wait("any page", script, vec![]).await?;
        Ok(name.as_str().unwrap_or_default().to_owned())
    }

    /// Switches to a language and waits until the page is in it.
    ///
    /// # Errors
    /// When there is no switch.
    pub async fn switch_language(&self, language: &str) -> Outcome {
        self.0.click(&format!("[data-language=\"{language}\"]")).await?;
        let script = "return document.documentElement.lang === arguments[0]";
        self.0.wait("the other language", script, vec![json!(language)]).await?;
        Ok(())
    }

    /// The messages about bad input that can be seen.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn problems(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-problem]')]
            .filter(element => element.checkVisibility()).map(element => element.innerText.trim())";
        Ok(serde_json::from_value(self.0.run(script, vec![]).await?)?)
    }

    /// Waits until the page says that everything is saved.
    ///
    /// # Errors
    /// When it does not.
    pub async fn saved(&self) -> Outcome {
        self.0.find("[data-save-state=\"saved\"]").await?;
        Ok(())
    }

    /// Whether the page would ask before it is closed.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn asks_before_leaving(&self) -> Outcome<bool> {
        let ask = "const event = new Event('beforeunload', { cancelable: true }); return !window.dispatchEvent(event)";
        Ok(self.0.run(ask, vec![]).await? == json!(true))
    }

    /// Waits until a page that was just opened is shown from its top, with the focus on its heading.
    ///
    /// # Errors
    /// When it is not.
    pub async fn begins_at_the_top(&self) -> Outcome {
        let script = "return scrollY === 0 && document.activeElement === document.querySelector('main h1')";
        self.0.wait("the top of the new page", script, vec![]).await?;
        Ok(())
    }

    /// By how many pixels the page is wider than its window.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn overhang(&self) -> Outcome<i64> {
        let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        Ok(self.0.run(script, vec![]).await?.as_i64().unwrap_or_default())
    }

    /// Every text that is in Thai and not marked as Thai: on the page, in its title, in names for screen readers.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn unmarked_thai(&self) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(self.0.run(UNMARKED_THAI, vec![]).await?)?)
    }
}

const UNMARKED_THAI: &str = "
    const isThai = text => /[\\u0e00-\\u0e7f]/.test(text ?? '');
    const isMarked = element => element.closest('[lang]').lang === 'th';
    const found = isThai(document.title) ? ['title: ' + document.title] : [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node instanceof Text) {
            const isCode = ['SCRIPT', 'STYLE'].includes(node.parentElement.tagName);
            if (isThai(node.data) && !isCode && !isMarked(node.parentElement)) found.push(node.data.trim());
            continue;
        }
        for (const name of ['aria-label', 'aria-description', 'alt', 'title', 'placeholder']) {
            const text = node.getAttribute(name);
            if (isThai(text) && !isMarked(node)) found.push(name + ': ' + text);
        }
    }
    return [...new Set(found)];";
