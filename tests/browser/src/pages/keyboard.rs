//! Someone without a mouse.

use serde_json::json;
use thirtyfour::Key;

use crate::Outcome;
use crate::browser::Browser;

/// Someone without a mouse: everything is reached by Tab.
pub struct Keyboard<'a>(
    /// The browser in front of them.
    pub &'a Browser,
);

/// How many times Tab is pressed before one gives up.
const PATIENCE: usize = 400;

/// Whether the focused element shows that it is focused: itself, or the label that stands for it.
const SHOWS_FOCUS: &str = "
    const element = document.activeElement;
    const shows = candidate => {
        const style = getComputedStyle(candidate);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    const around = [element, ...(element.labels ?? []), element.nextElementSibling, element.parentElement];
    return element.matches(':focus-visible') && around.filter(Boolean).some(shows)";

impl Keyboard<'_> {
    /// Presses Tab until an element has the focus, and sees that every stop can be seen.
    ///
    /// # Errors
    /// When it cannot be reached, or the focus gets out of sight.
    pub async fn tab_to(&self, css: &str) -> Outcome {
        for _ in 0..PATIENCE {
            if self.is_on(css).await? {
                return Ok(());
            }
            self.0.press(Key::Tab).await?;
            let is_body = self.0.run("return document.activeElement === document.body", vec![]).await? == true;
            if !is_body && self.0.run(SHOWS_FOCUS, vec![]).await? != true {
                let element = self.0.run("return document.activeElement.outerHTML.slice(0, 200)", vec![]).await?;
                return Err(format!("the focus cannot be seen on {element}").into());
            }
        }
        Err(format!("Tab does not lead to {css}").into())
    }

    /// Goes to a button or link and presses Enter.
    ///
    /// # Errors
    /// As [`Keyboard::tab_to`].
    pub async fn press_enter_on(&self, css: &str) -> Outcome {
        self.tab_to(css).await?;
        self.0.press(Key::Enter).await
    }

    /// Writes into a field of the begin page, over what stands there: Tab selects it.
    ///
    /// # Errors
    /// As [`Keyboard::tab_to`].
    pub async fn write_into(&self, field: &str, text: &str) -> Outcome {
        self.tab_to(&format!("[data-field=\"{field}\"]")).await?;
        self.0.press(text).await
    }

    /// Chooses the first real entry of a list of the begin page.
    ///
    /// # Errors
    /// As [`Keyboard::tab_to`].
    pub async fn choose_next(&self, field: &str) -> Outcome {
        let css = format!("[data-field=\"{field}\"]");
        self.tab_to(&css).await?;
        self.0.press(Key::Down).await?;
        self.0.wait("a choice", "return document.querySelector(arguments[0]).value", vec![json!(css)]).await?;
        Ok(())
    }

    /// Chooses a radio button of a group: Tab into it, Space, then the arrow down.
    ///
    /// # Errors
    /// When the group does not have it, or as [`Keyboard::tab_to`].
    pub async fn choose_radio(&self, group: &str, value: &str) -> Outcome {
        // A group is one stop of Tab; a handle may stand on the group or on each of its buttons.
        self.tab_to(&format!("{group} input[type=\"radio\"], input[type=\"radio\"]{group}")).await?;
        self.0.press(" ").await?;
        for _ in 0..10 {
            let chosen = "const button = document.activeElement; return button.checked && button.value";
            if self.0.wait("a choice", chosen, vec![]).await? == value {
                return Ok(());
            }
            self.0.press(Key::Down).await?;
        }
        Err(format!("the arrows do not lead to {value} in {group}").into())
    }

    /// Ticks a box.
    ///
    /// # Errors
    /// As [`Keyboard::tab_to`].
    pub async fn tick(&self, css: &str) -> Outcome {
        self.tab_to(css).await?;
        self.0.press(" ").await?;
        self.0.find(&format!("{css}:checked")).await?;
        Ok(())
    }

    /// That the focus has fallen back to the whole page after something, if it has.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn lost_focus(&self, after: &str) -> Outcome<Option<String>> {
        self.0.settle().await?;
        let is_lost = self.0.run("return document.activeElement === document.body", vec![]).await? == true;
        Ok(is_lost.then(|| format!("after {after} the focus is nowhere")))
    }

    async fn is_on(&self, css: &str) -> Outcome<bool> {
        let script = "return !!document.activeElement?.matches(arguments[0])";
        Ok(self.0.run(script, vec![json!(css)]).await?.as_bool().unwrap_or_default())
    }
}
