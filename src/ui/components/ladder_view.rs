//! A gated ladder: which levels are held, and what keeps the next from being held.

use crate::language::Language;
use crate::questionnaire::{Ladder, QuestionId, Questionnaire};
use crate::scoring::LadderScore;
use crate::ui::element::{Element, el, p};
use crate::ui::text::{self, say};

/// Draws a ladder, highest level first. `link` gives the address of a question.
pub fn ladder_view(
    ladder: &Ladder,
    score: &LadderScore,
    questionnaire: &Questionnaire,
    language: Language,
    link: &dyn Fn(&QuestionId) -> String,
) -> Element {
    let texts = text::results(language);
    let standing = match ladder.levels.get(score.n_held.wrapping_sub(1)) {
        _ if !score.is_begun => texts.ladder_not_begun.to_owned(),
        None => texts.ladder_none.to_owned(),
        Some(level) => format!("{}: {}", say::level(level.id.as_str(), language), level.title.get(language)),
    };
    let id = format!("ladder-{}", ladder.id);
    let mut section = el("section")
        .class("ladder")
        .attr("aria-labelledby", &id)
        .attr("data-ladder", ladder.id.as_str())
        .number("data-level", score.n_held)
        .child(el("h3").attr("id", &id).text(ladder.title.get(language)))
        .child(p("ladder__standing", &standing))
        .child(p("", ladder.about.get(language)))
        .child(levels(ladder, score, language));
    if score.n_held == ladder.levels.len() {
        section = section.child(p("", texts.ladder_top));
    } else if score.is_begun {
        let questions = score.blockers.iter().filter_map(|id| questionnaire.question(id));
        let blockers = el("ul").class("ladder__blockers").each(questions, |question| {
            let words = format!("{} {}", question.id, question.text.get(language));
            let link = el("a").attr("href", &link(&question.id)).text(&words);
            el("li").key(question.id.as_str()).child(link)
        });
        section = section.child(p("ladder__blockers-title", texts.blockers)).child(blockers);
    }
    section
}

fn levels(ladder: &Ladder, score: &LadderScore, language: Language) -> Element {
    let texts = text::results(language);
    el("ol").class("ladder__levels").flag("reversed", true).each(
        ladder.levels.iter().enumerate().rev(),
        |(index, level)| {
            let (class, state) = match index {
                index if index < score.n_held => ("ladder__level ladder__level--held", texts.held),
                _ if score.beyond.contains(&level.id) => ("ladder__level ladder__level--beyond", texts.beyond),
                index if index == score.n_held => ("ladder__level ladder__level--next", texts.next_level),
                _ => ("ladder__level ladder__level--open", texts.not_held),
            };
            el("li")
                .class(class)
                .key(level.id.as_str())
                .child(el("span").class("ladder__number").text(level.id.as_str()))
                .child(el("span").class("ladder__title").text(level.title.get(language)))
                .child(el("span").class("ladder__state").text(state))
        },
    )
}
