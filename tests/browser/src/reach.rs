//! What can be hit with a finger, and what can be seen of what has the focus.

use crate::Outcome;
use crate::browser::Browser;

/// The least side of what can be pressed, in CSS pixels: WCAG 2.2, success criterion 2.5.8.
///
/// A label counts with its field. Links within a sentence are excepted, as the criterion says; what is not seen, or is laid
/// open only by the focus, is no target.
const SMALL: &str = "
    const LEAST = 24, found = [];
    const css = 'a[href], button, input, select, textarea, summary, [tabindex=\"0\"]';
    for (const element of document.querySelectorAll(css)) {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.matches('.skip-link')) continue;
        const style = getComputedStyle(element);
        const words = element.textContent.trim(), around = element.parentElement.textContent.trim();
        if (element.matches('a') && style.display === 'inline' && around.length > words.length) continue;
        const rects = [element, ...(element.labels ?? [])].map(one => one.getBoundingClientRect());
        const width = Math.max(...rects.map(rect => rect.right)) - Math.min(...rects.map(rect => rect.left));
        const height = Math.max(...rects.map(rect => rect.bottom)) - Math.min(...rects.map(rect => rect.top));
        if (Math.min(width, height) < LEAST)
            found.push(`${Math.round(width)} x ${Math.round(height)} px: ${element.outerHTML.slice(0, 120)}`);
    }
    return found;";

/// Whether nothing of what has the focus can be seen, as something else lies over it: WCAG 2.2, success criterion 2.4.11.
const HIDDEN: &str = "
    const element = document.activeElement, rect = element.getBoundingClientRect();
    const inside = (x, y) => {
        const top = document.elementFromPoint(x, y);
        return top && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some(l => l.contains(top)));
    };
    const along = (from, length) => [0.1, 0.3, 0.5, 0.7, 0.9].map(part => from + part * length);
    const seen = along(rect.left, rect.width).some(x => along(rect.top, rect.height).some(y => inside(x, y)));
    return element === document.body || seen ? null : element.outerHTML.slice(0, 160);";

/// What is too small to be hit, one line each.
///
/// # Errors
/// When the session is gone.
pub async fn small_targets(browser: &Browser) -> Outcome<Vec<String>> {
    Ok(serde_json::from_value(browser.run(SMALL, vec![]).await?)?)
}

/// What has the focus, if something hides it.
///
/// # Errors
/// When the session is gone.
pub async fn hidden_focus(browser: &Browser) -> Outcome<Option<String>> {
    Ok(serde_json::from_value(browser.run(HIDDEN, vec![]).await?)?)
}
