//! Answering questions: by hand, and all at once for journeys about what comes after.

use serde_json::{Value, json};

use super::{Fill, Next, Review, Table};
use crate::Outcome;
use crate::respondent::{Answer, Answers, answer_to};

/// Chooses what is `wanted`: pairs of a question and the values of its buttons or boxes.
const CHOOSE: &str = "
    for (const [question, values] of wanted) for (const value of values) {
        document.querySelector(`[data-question='${question}'] input[value='${value}']`).click();
        await new Promise(done => setTimeout(done));
    }";

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

    /// The same for journeys that begin behind it: whatever is chosen, a script chooses first, all in one go. That takes a
    /// tenth of the time.
    ///
    /// # Errors
    /// When a question cannot be answered.
    pub async fn answer_all(&self, part: usize) -> Outcome<Answers> {
        let offers = self.offers().await?;
        let wanted: Answers = (0..)
            .zip(&offers)
            .filter(|(_, offer)| !offer.is_table)
            .map(|(n, offer)| (offer.id.clone(), answer_to(offer, part, n)))
            .collect();
        let chosen = wanted.iter().filter_map(|(id, answer)| Some(json!([id, answer.choices()?])));
        let script = format!("const wanted = {};{CHOOSE}", Value::from_iter(chosen));
        self.0.run_async(&script).await?;
        let mut answers = Answers::new();
        for offer in offers {
            let answer = match wanted.get(&offer.id) {
                None => self.fill_table(&offer.id).await?,
                Some(answer) if answer.choices().is_some() => answer.clone(),
                Some(answer) => self.answer(&offer.id, answer).await?,
            };
            answers.insert(offer.id, answer);
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
