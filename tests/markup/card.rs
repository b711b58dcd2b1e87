//! A question's card: the answer, by the kind of the question.

use std::rc::Rc;

use phrom::answers::{Answer, Change, Sheet};
use phrom::language::Language;
use phrom::model::{Beside, Hearing};
use phrom::questionnaire::{Question, Questionnaire};
use phrom::ui::components::question_card::QuestionCard;
use serde_json::{Value as Json, json};
use yew::Callback;

use crate::page::{Page, draw_html};
use crate::support;

/// One of each kind of question that has inputs.
const ONE_OF_EACH: [&str; 7] = ["A.1.1", "A.1.2", "A.1.3", "A.2.1", "A.2.2", "A.2.3", "A.2.4"];

/// A card in the making.
pub(crate) struct Card {
    question: Rc<Question>,
    answer: Option<Rc<Answer>>,
    language: Language,
    is_closed: bool,
    hearing: Hearing,
    beside: Beside,
}

/// The card of a question of `mixed.json`, not answered, in Thai.
pub(crate) fn card(id: &str) -> Card {
    card_of(&support::mixed(), id)
}

pub(crate) fn card_of(questionnaire: &Questionnaire, id: &str) -> Card {
    let question = questionnaire.question(&id.into()).unwrap().clone();
    Card {
        question,
        answer: None,
        language: Language::Thai,
        is_closed: false,
        hearing: Hearing::Mute,
        beside: Beside::Everywhere,
    }
}

impl Card {
    /// With an answer in the notation of a submission.
    pub(crate) fn answered(self, written: &Json) -> Self {
        let answer = support::answer(&self.question, written);
        self.with(answer)
    }

    pub(crate) fn with(self, answer: Answer) -> Self {
        Self { answer: Some(Rc::new(answer)), ..self }
    }

    /// After a change by the person.
    pub(crate) fn after(self, change: Change) -> Self {
        let sheet = Sheet::default().changed(&self.question, change, &"2017-08-15T10:00:00+07:00".into());
        let answer = sheet.unwrap_or_default().get(&self.question.id).cloned();
        Self { answer, ..self }
    }

    pub(crate) fn typed(self, part: &str, whole: &str) -> Self {
        let (sheet, at) = (Sheet::default(), "2017-08-15T10:00:00+07:00".into());
        let sheet = sheet.changed(&self.question, Change::TypePart(part.into()), &at).unwrap_or(sheet);
        let sheet = sheet.changed(&self.question, Change::TypeWhole(whole.into()), &at).unwrap_or(sheet);
        Self { answer: sheet.get(&self.question.id).cloned(), ..self }
    }

    pub(crate) fn hearing(self, hearing: Hearing) -> Self {
        Self { hearing, ..self }
    }

    pub(crate) fn beside(self, beside: Beside) -> Self {
        Self { beside, ..self }
    }

    pub(crate) fn english(self) -> Self {
        Self { language: Language::English, ..self }
    }

    pub(crate) fn closed(self) -> Self {
        Self { is_closed: true, ..self }
    }

    #[track_caller]
    pub(crate) fn draw(self) -> Page {
        let Self { question, answer, language, is_closed, .. } = self;
        let (on_change, on_paste) = (Callback::noop(), Callback::noop());
        let (hearing, on_action) = (self.hearing, Callback::noop());
        let offers = Vec::new();
        let card = QuestionCard {
            is_explained: true,
            beside: self.beside,
            language,
            question,
            answer,
            is_closed,
            offers,
            on_change,
            on_paste,
            hearing,
            on_action,
        };
        draw_html(card.draw())
    }
}

#[test]
fn every_kind_is_a_group_named_by_its_question() {
    let mixed = support::mixed();
    for id in ONE_OF_EACH {
        let question = mixed.question(&id.into()).unwrap();
        for language in Language::ALL {
            let page = Card { language, ..card(id) }.draw();
            let group = page.one("fieldset.question-card");
            assert_eq!(group.attr("data-question"), Some(id));
            assert_eq!(page.text(".question-card > legend"), format!("{id}{}", question.text.get(language)));
        }
        card(id).english().draw().speaks_english();
    }
}

#[test]
fn choices_have_the_values_of_the_file() {
    for (id, values) in [
        ("A.1.1", "yes partly no na"),
        ("A.1.2", "plan budget team"),
        ("A.1.3", "na"),
        ("A.2.1", ""),
        ("A.2.2", "none planned running everywhere"),
        ("A.2.3", "1 2 3 4 5"),
        ("A.2.4", ""),
        ("A.3.1", "1 2 3 4 5 6 7 na"),
        ("B.1.1", "yes partly no"),
    ] {
        let page = card(id).draw();
        let found = page.values("input[type='radio'][value], input[type='checkbox'][value]", "value");
        assert_eq!(found, values.split_whitespace().collect::<Vec<_>>(), "{id}");
        let names = page.values("input[type='radio']", "name");
        assert!(names.iter().all(|name| *name == format!("q-{id}")), "{id}: one group of choices: {names:?}");
        page.has_no("input[checked]");
    }
}

#[test]
fn what_is_chosen_follows_the_answer() {
    for (id, answer, chosen) in [
        ("A.1.1", json!("yes"), "yes"),
        ("A.1.1", json!("partly"), "partly"),
        ("A.1.1", json!("no"), "no"),
        ("A.1.1", json!({"na": true, "reason": "ไม่มีภารกิจ"}), "na"),
        ("A.1.2", json!(["plan", "team"]), "plan team"),
        ("A.1.3", json!({"na": true, "reason": "หน่วยงานไม่มีภารกิจนี้"}), "na"),
        ("A.2.2", json!("running"), "running"),
        ("A.2.3", json!(4), "4"),
    ] {
        let page = card(id).answered(&answer).draw();
        assert_eq!(page.values("input[checked]", "value").join(" "), chosen, "{id}: {answer}");
    }
}

#[test]
fn none_of_these_is_said_explicitly() {
    assert!(card("A.1.2").draw().one("[data-none]").attr("checked").is_none());
    let none = card("A.1.2").answered(&json!([])).draw();
    assert!(none.one("[data-none]").attr("checked").is_some());
    assert_eq!(none.all("input[checked]").len(), 1);
    assert!(card("A.1.2").answered(&json!(["plan"])).draw().one("[data-none]").attr("checked").is_none());
}

#[test]
fn a_scale_names_its_two_poles() {
    assert_eq!(card("A.2.3").draw().texts(".scale__pole"), ["สั่งการ", "มอบหมาย"]);
    assert_eq!(card("A.2.3").english().draw().texts(".scale__pole"), ["Command", "Delegation"]);
}

#[test]
fn a_free_text_shows_what_was_written_and_nothing_of_it_becomes_markup() {
    let written = "<script>alert(1)</script> & \"ก\" </textarea><b>";
    let page = card("A.2.4").answered(&json!(written)).draw();
    assert_eq!(page.text("textarea[data-text]"), written);
    assert_eq!(page.one("textarea[data-text]").attr("rows"), Some("3"));
    page.has_no("script, b");
    assert!(!page.markup.contains("<script"));
}

#[test]
fn help_is_what_describes_a_question() {
    let survey = support::survey();
    let with_help = survey.questions().find(|question| question.help.is_some()).unwrap();
    let page = card_of(&survey, with_help.id.as_str()).draw();
    assert!(page.description("fieldset.question-card").contains(&*with_help.help.as_ref().unwrap().th));
    assert_eq!(card("A.1.1").draw().one("fieldset.question-card").attr("aria-describedby"), None);
}

#[test]
fn criteria_are_folded_away_and_tell_their_year_in_both_eras() {
    let survey = support::survey();
    for question in survey.questions() {
        let page = card_of(&survey, question.id.as_str()).english().draw();
        page.speaks_english();
        let has_criteria = question.condition.is_some() || question.reference.is_some() || question.year.is_some();
        assert_eq!(page.all(".question-card__criteria summary").len(), usize::from(has_criteria), "{}", question.id);
        if let Some(year) = question.year {
            let words = format!("B.E. {year} ({})", year - 543);
            assert!(page.text(".question-card__criteria").contains(&words), "{}", question.id);
        }
    }
    card("A.1.1").draw().has_no(".question-card__criteria");
}

#[test]
fn an_answer_can_be_cleared_once_there_is_one() {
    card("A.1.1").draw().has_no("[data-action='clear-answer']");
    card("A.1.1").with(Answer { note: "ก".into(), ..Answer::default() }).draw().has_no("[data-action='clear-answer']");
    card("A.1.1").answered(&json!("no")).draw().one("button[data-action='clear-answer']");
    card("A.2.1").typed("x", "").draw().one("button[data-action='clear-answer']");
}

#[test]
fn a_closed_card_cannot_be_changed() {
    for id in ONE_OF_EACH {
        assert!(card(id).draw().one("fieldset.question-card").attr("disabled").is_none(), "{id}");
        let page = card(id).closed().draw();
        let n_inputs = page.all("input, textarea, select, button").len();
        assert_eq!(page.all("fieldset[disabled] :is(input, textarea, select, button)").len(), n_inputs, "{id}");
    }
    card("A.1.1").answered(&json!("no")).closed().draw().has_no("[data-action='clear-answer']");
}
