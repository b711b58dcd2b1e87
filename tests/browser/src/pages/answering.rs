//! Answering questions: by hand, and all at once for journeys about what comes after.

use serde_json::{Value, json};

use super::{Fill, Next, Review, Table};
use crate::Outcome;
use crate::respondent::{Answer, Answers, Offer, answer_to};

/// Does what is `wanted`: pairs of a selector and what to write into the field; nothing for what is to be clicked.
const GIVE: &str = "
    for (const [css, text] of wanted) {
        const field = document.querySelector(css);
        if (text === null) field.click();
        else { field.value = text; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }
        await new Promise(done => setTimeout(done));
    }";

/// What it takes to give an answer, for `GIVE`; `None` for what has to be unfolded or added first.
fn steps(question: &str, answer: &Answer) -> Option<Vec<Value>> {
    let step = |css: &str, text: Option<String>| json!([format!("[data-question='{question}'] {css}"), text]);
    let choice = |value: &String| step(&format!("input[value='{value}']"), None);
    match answer {
        Answer::Choice(value) => Some(vec![choice(value)]),
        Answer::Chosen(options) => Some(options.iter().map(choice).collect()),
        Answer::Share(part, whole) => {
            Some(vec![step("[data-part]", Some(part.to_string())), step("[data-whole]", Some(whole.to_string()))])
        }
        Answer::Number(number) => Some(vec![step("[data-number]", Some(number.to_string()))]),
        Answer::Text(text) => Some(vec![step("[data-text]", Some(text.clone()))]),
        Answer::Rows(_) | Answer::NotApplicable(_) => None,
    }
}

impl<'a> Fill<'a> {
    /// Answers a question, and gives the answer as it then stands.
    ///
    /// # Errors
    /// When the question does not offer this.
    pub async fn answer(&self, question: &str, answer: &Answer) -> Outcome<Answer> {
        let inside = |css: &str| format!("[data-question=\"{question}\"] {css}");
        match answer {
            Answer::Choice(value) => self.0.click(&inside(&format!("input[value=\"{value}\"]"))).await?,
            Answer::Chosen(options) => {
                for option in options {
                    self.0.click(&inside(&format!("input[value=\"{option}\"]"))).await?;
                }
            }
            Answer::Share(part, whole) => {
                self.0.write(&inside("[data-part]"), &part.to_string()).await?;
                self.0.write(&inside("[data-whole]"), &whole.to_string()).await?;
            }
            Answer::Number(number) => self.0.write(&inside("[data-number]"), &number.to_string()).await?,
            Answer::Text(text) => self.0.write(&inside("[data-text]"), text).await?,
            Answer::Rows(_) => return Err("the rows of a table are filled in one by one".into()),
            Answer::NotApplicable(reason) => {
                // Among the choices where its wording is fixed, beside the answer where a reason is asked for.
                if !self.0.has(&inside("input[value=\"na\"]")).await? {
                    self.unfold_beside(question).await?;
                }
                self.unfold(&inside("input[value=\"na\"]")).await?;
                self.0.click(&inside("input[value=\"na\"]")).await?;
                self.0.find(&inside("input[value=\"na\"]:checked")).await?;
                // Where the wording is fixed there is no field for a reason.
                if !self.0.has(&inside("[data-reason]")).await? {
                    return Ok(Answer::NotApplicable(None));
                }
                self.0.write(&inside("[data-reason]"), reason.as_deref().unwrap_or_default()).await?;
            }
        }
        Ok(answer.clone())
    }

    /// Answers everything on the page in the usual mix, one after the other, with the pointer and the keys.
    ///
    /// # Errors
    /// When a question cannot be answered.
    pub async fn answer_by_hand(&self, part: usize) -> Outcome<Answers> {
        let mut answers = Answers::new();
        for (n, offer) in self.offers().await?.iter().enumerate() {
            let answer = if offer.is_table {
                self.fill_table(&offer.id).await?
            } else {
                self.answer(&offer.id, &answer_to(offer, part, n)).await?
            };
            answers.insert(offer.id.clone(), answer);
        }
        Ok(answers)
    }

    /// The same for journeys that begin behind it: a script gives what can be given at once, all in one go.
    ///
    /// # Errors
    /// When a question cannot be answered.
    pub async fn answer_all(&self, part: usize) -> Outcome<Answers> {
        let offers = self.offers().await?;
        let plan = |(n, offer): (usize, &Offer)| (offer.id.clone(), answer_to(offer, part, n));
        let mut answers: Answers = offers.iter().enumerate().filter(|(_, offer)| !offer.is_table).map(plan).collect();
        let steps: Vec<Value> = answers.iter().filter_map(|(id, answer)| steps(id, answer)).flatten().collect();
        self.0.run_async(&format!("const wanted = {};{GIVE}", json!(steps))).await?;
        for Offer { id, is_table, .. } in offers {
            if is_table {
                answers.insert(id.clone(), self.fill_table(&id).await?);
            } else if let Some(answer @ Answer::NotApplicable(_)) = answers.get(&id) {
                let given = self.answer(&id, answer).await?;
                answers.insert(id, given);
            }
        }
        Ok(answers)
    }

    /// Fills in two rows of a table.
    async fn fill_table(&self, question: &str) -> Outcome<Answer> {
        let table = Table::of(self.0, question);
        let mut rows = Vec::new();
        for _ in 0..2 {
            let row = table.add().await?;
            rows.push(table.fill(row).await?);
        }
        Ok(Answer::Rows(rows))
    }

    /// Answers this part, the `first`th, and all after it in the usual mix, up to the review.
    ///
    /// # Errors
    /// When a question cannot be answered.
    pub async fn answer_onward(self, first: usize) -> Outcome<(Answers, Review<'a>)> {
        let (mut page, mut answers) = (self, Answers::new());
        for part in first.. {
            answers.extend(page.answer_all(part).await?);
            page = match page.go_on().await? {
                Next::Part(fill) => fill,
                Next::Review(review) => return Ok((answers, review)),
            };
        }
        Err("the questionnaire has no end".into())
    }
}
