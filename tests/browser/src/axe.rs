//! axe-core: what a machine can find of an inaccessible page.

use serde_json::Value;

use crate::browser::Browser;
use crate::{Outcome, folders};

/// The sets of rules: WCAG 2.2 A and AA, and what axe-core holds for good practice.
const RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/// Every violation on the page as it stands now, one line each: rule, element, what is wrong.
///
/// # Errors
/// When axe-core is missing or does not run.
pub async fn violations(browser: &Browser) -> Outcome<Vec<String>> {
    if browser.run("return !window.axe", vec![]).await? == Value::Bool(true) {
        browser.run(&folders::axe_source()?, vec![]).await?;
    }
    browser.settle().await?;
    let script = format!(
        "const found = await axe.run(document, {{ resultTypes: ['violations'], runOnly: {RULES} }});
         return found.violations.flatMap(rule => rule.nodes.map(node =>
             rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')));"
    );
    Ok(serde_json::from_value(browser.run_async(&script).await?)?)
}
