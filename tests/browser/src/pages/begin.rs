//! The page that asks who answers.

use super::{Fill, act, arrive};
use crate::Outcome;
use crate::browser::Browser;

/// The page that asks who answers.
pub struct Begin<'a>(&'a Browser);

/// Who answers. Everyone in the tests is of this kind but for the name.
pub struct Respondent {
    /// The agency's name.
    pub agency_name: String,
    /// Which kind of agency it is.
    pub profile: &'static str,
}

impl Default for Respondent {
    fn default() -> Self {
        Self {
            agency_name: "สำนักงานคลังจังหวัดลำปาง".to_owned(), profile: "province"
        }
    }
}

impl<'a> Begin<'a> {
    /// Waits until it is shown.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn here(browser: &'a Browser) -> Outcome<Self> {
        arrive(browser, "begin").await?;
        Ok(Self(browser))
    }

    /// Presses "continue" as things stand, which must not be enough.
    ///
    /// # Errors
    /// When no problem is shown.
    pub async fn submit_incomplete(&self) -> Outcome {
        act(self.0, "continue").await?;
        self.0.find("[data-problem]").await?;
        Ok(())
    }

    /// Whether the focus stands on the summary of problems.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn focus_is_on_problems(&self) -> Outcome<bool> {
        let script = "const element = document.activeElement;
            return !!element && element !== document.body && element.matches('[data-problem], :has([data-problem])')";
        Ok(self.0.run(script, vec![]).await?.as_bool().unwrap_or_default())
    }

    /// Follows each link of the summary, and gives the fields that got the focus.
    ///
    /// # Errors
    /// When a link cannot be clicked.
    pub async fn follow_problem_links(&self) -> Outcome<Vec<String>> {
        let links = "[data-problem] a[href], a[data-problem]";
        let mut fields = Vec::new();
        for n in 0..self.0.count(links).await? {
            let script = "document.querySelectorAll(arguments[0])[arguments[1]].setAttribute('data-test-next', '')";
            self.0.run(script, vec![links.into(), n.into()]).await?;
            self.0.click("[data-test-next]").await?;
            let unmark = "document.querySelector('[data-test-next]')?.removeAttribute('data-test-next')";
            self.0.run(unmark, vec![]).await?;
            let focused = "return document.activeElement?.closest('[data-field]')?.dataset.field";
            let field = self.0.wait("the focus on a field", focused, vec![]).await?;
            fields.push(field.as_str().unwrap_or_default().to_owned());
        }
        Ok(fields)
    }

    /// Fills in everything.
    ///
    /// # Errors
    /// When a field is missing.
    pub async fn fill_in(&self, respondent: &Respondent) -> Outcome {
        // Some questionnaires have but one kind of agency, or kinds of their own.
        let own = format!("[data-field=\"profile\"] option[value=\"{}\"]", respondent.profile);
        match self.0.has("[data-field=\"profile\"]").await? {
            true if self.0.has(&own).await? => self.set("profile", respondent.profile).await?,
            true => self.choose_last("profile").await?,
            false => {}
        }
        self.set("agencyName", &respondent.agency_name).await?;
        if self.0.has("[data-field=\"agencyType\"]").await? {
            self.choose_first("agencyType").await?;
        }
        self.set("province", "ลำปาง").await?;
        self.set("period", "2560").await?;
        self.set("role", "นักวิชาการคอมพิวเตอร์").await
    }

    /// Goes on to the questions.
    ///
    /// # Errors
    /// When the page does not let go.
    pub async fn go_on(self) -> Outcome<Fill<'a>> {
        act(self.0, "continue").await?;
        Fill::here(self.0).await
    }

    /// The fields in the order of the page.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn fields(browser: &Browser) -> Outcome<Vec<String>> {
        let script = "const names = [...document.querySelectorAll('[data-field]')].map(field => field.dataset.field);
            return [...new Set(names)]";
        Ok(serde_json::from_value(browser.run(script, vec![]).await?)?)
    }

    /// What stands in a field.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn value(&self, field: &str) -> Outcome<String> {
        let script = "const fields = [...document.querySelectorAll(`[data-field=\"${arguments[0]}\"]`)];
            const inputs = fields.flatMap(field => field.matches('fieldset') ? [...field.elements] : [field]);
            return inputs.find(input => input.type !== 'radio' || input.checked)?.value ?? ''";
        Ok(self.0.run(script, vec![field.into()]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Sets a field, whichever kind of field it is.
    async fn set(&self, field: &str, value: &str) -> Outcome {
        let css = format!("[data-field=\"{field}\"]");
        let element = self.0.find(&css).await?;
        match element.tag_name().await?.as_str() {
            "select" => self.0.choose(&css, value).await,
            "fieldset" => self.0.click(&format!("{css} input[value=\"{value}\"]")).await,
            _ if element.attr("type").await?.as_deref() == Some("radio") => {
                self.0.click(&format!("{css}[value=\"{value}\"]")).await
            }
            _ => self.0.write(&css, value).await,
        }
    }

    /// Chooses the first option of a list that has a value.
    async fn choose_first(&self, field: &str) -> Outcome {
        self.choose_at(field, 0).await
    }

    /// Chooses the last option of a list.
    async fn choose_last(&self, field: &str) -> Outcome {
        self.choose_at(field, -1).await
    }

    async fn choose_at(&self, field: &str, position: i32) -> Outcome {
        let script = "return [...document.querySelector(`[data-field=\"${arguments[0]}\"]`).options]
            .map(option => option.value).filter(value => value).at(arguments[1])";
        let value = self.0.wait("an option to choose", script, vec![field.into(), position.into()]).await?;
        self.set(field, value.as_str().unwrap_or_default()).await
    }
}
