//! What comes in by itself, and what a person has to choose: the versions side by side.

use std::rc::Rc;

use yew::Callback;

use crate::language::Language;
use crate::questionnaire::{Question, QuestionId, Questionnaire};
use crate::together::{All, Choices, Comparison, Conflict, MINE, Version};
use crate::ui::element::{Element, When, button, div, el, own, p};
use crate::ui::text::{self, said, say, together};

/// What the lists need to know.
pub struct Beside<'a> {
    /// The language of the page.
    pub language: Language,
    /// What is asked.
    pub questionnaire: &'a Questionnaire,
    /// The files beside the assessment.
    pub comparison: &'a Comparison,
    /// What was decided.
    pub choices: &'a Choices,
    /// Says a moment in words.
    pub when: &'a dyn Fn(&str) -> String,
    /// Hears what is decided.
    pub on_decide: &'a Callback<Choices>,
}

impl Beside<'_> {
    /// What comes in by itself, folded.
    pub fn taken(&self) -> Element {
        let words = together(self.language);
        let n = say::questions(self.comparison.taken.len(), self.language);
        let summary =
            el("summary").child(el("span").text(words.taken)).child(el("span").class("review-list__count").text(&n));
        let entries = el("ul").each(&self.comparison.taken, |taken| {
            let Some(question) = self.questionnaire.question(&taken.question) else { return el("li") };
            let said = if taken.version.answer.is_blank() {
                words.cleared.to_owned()
            } else {
                said::answer(&taken.version.answer, question, self.language)
            };
            let who = self.who(&taken.version);
            el("li")
                .key(question.id.as_str())
                .text(&format!("{}: ", said::name(question, self.language)))
                .child(el("strong").child(own(&said)))
                .text(" · ")
                .child(own(&who))
        });
        el("details").class("review-list").set("data-merge-taken", "").child(summary).child(entries)
    }

    /// What a person has to choose.
    pub fn conflicts(&self) -> Element {
        let words = together(self.language);
        let heading =
            format!("{} ({})", words.conflicts, say::questions(self.comparison.conflicts.len(), self.language));
        let every = div("actions").each(All::ALL, |all| {
            let (on_decide, choices, comparison) =
                (self.on_decide.clone(), self.choices.clone(), self.comparison.clone());
            let on_all = move || on_decide.emit(choices.clone().with_all(all, &comparison));
            button("button button--small", "choose-all", together::all(all, self.language), Rc::new(on_all))
                .set("data-all", all.code())
        });
        el("section")
            .set("aria-labelledby", "conflicts-title")
            .child(el("h2").set("id", "conflicts-title").text(&heading))
            .child(p("field__hint", words.choose_all))
            .child(every)
            .each(&self.comparison.conflicts, |conflict| self.conflict(conflict))
    }

    fn conflict(&self, conflict: &Conflict) -> Element {
        let Some(question) = self.questionnaire.question(&conflict.question) else { return div("") };
        let picked = self.choices.picked(conflict);
        el("fieldset")
            .class("indicator")
            .key(question.id.as_str())
            .attr("data-conflict", question.id.as_str())
            .child(el("legend").class("question-card__legend").text(&said::name(question, self.language)))
            .child(
                div("cards")
                    .each(&conflict.versions, |version| self.version(version, question, picked == Some(version))),
            )
    }

    /// One version: its choice, who said it and when, and all that stands in it.
    fn version(&self, version: &Version, question: &Question, is_picked: bool) -> Element {
        let source = version.sources.first().cloned().unwrap_or_default();
        let (on_decide, before, id, picked) =
            (self.on_decide.clone(), self.choices.clone(), question.id.clone(), source.clone());
        let on_pick = move |_| {
            let mut choices = before.clone();
            choices.picks.insert(id.clone(), picked.clone());
            on_decide.emit(choices);
        };
        let place = format!("version-{}-{source}", question.id);
        let pick = el("input")
            .set("type", "radio")
            .attr("id", &place)
            .attr("name", &format!("conflict-{}", question.id))
            .attr("data-version", if version.is_of(MINE) { "mine" } else { &source })
            .checked(is_picked)
            .on(When::Changed, Rc::new(on_pick));
        let answer = &version.answer;
        let texts = text::beside(self.language);
        let when = if answer.at.is_empty() { String::new() } else { (self.when)(&answer.at) };
        let documents = answer.evidence.iter().map(|document| format!("{} {}", document.title, document.number));
        let facts = [
            (texts.evidence, documents.collect::<Vec<_>>().join("; ")),
            (texts.note, answer.note.to_string()),
            (texts.unit, answer.unit.to_string()),
        ];
        let facts = facts.into_iter().filter(|(_, words)| !words.is_empty());
        el("label")
            .class("card")
            .attr("for", &place)
            .key(&source)
            .child(el("span").class("option").child(pick).child(own(&self.who(version))))
            .child(el("strong").child(own(&said::answer(answer, question, self.language))))
            .child(el("span").class("field__hint").text(&when))
            .each(facts, |(name, words)| el("span").text(&format!("{name}: ")).child(own(&words)))
    }

    /// The roles of those who said it.
    fn who(&self, version: &Version) -> String {
        let words = together(self.language);
        let role = |source: &Rc<str>| {
            if **source == *MINE {
                return words.mine.to_owned();
            }
            let file = self.comparison.files.iter().find(|file| file.digest == *source);
            let role = file.map(|file| file.role.to_string()).unwrap_or_default();
            if role.is_empty() { words.nobody.to_owned() } else { role }
        };
        let mut roles: Vec<String> = version.sources.iter().map(role).collect();
        roles.dedup();
        roles.join(", ")
    }
}

/// The first conflict that is not decided.
pub fn undecided<'a>(comparison: &'a Comparison, choices: &Choices) -> Option<&'a QuestionId> {
    comparison.conflicts.iter().find(|conflict| choices.picked(conflict).is_none()).map(|conflict| &conflict.question)
}
