//! A gated ladder: which levels are held, and what keeps the next from being held.

use yew::{Html, html};

use crate::language::Language;
use crate::questionnaire::{Ladder, Questionnaire};
use crate::scoring::LadderScore;
use crate::ui::text::{self, say};

/// Draws a ladder, highest level first. `link` gives the address of a question.
pub fn ladder_view(
    ladder: &Ladder,
    score: &LadderScore,
    questionnaire: &Questionnaire,
    language: Language,
    link: impl Fn(&crate::questionnaire::QuestionId) -> String,
) -> Html {
    let texts = text::results(language);
    let standing = match ladder.levels.get(score.n_held.wrapping_sub(1)) {
        _ if !score.is_begun => texts.ladder_not_begun.to_owned(),
        None => texts.ladder_none.to_owned(),
        Some(level) => format!("{}: {}", say::level(level.id.as_str(), language), level.title.get(language)),
    };
    let levels = ladder.levels.iter().enumerate().rev().map(|(index, level)| {
        let (modifier, state) = match index {
            index if index < score.n_held => ("held", texts.held),
            _ if score.beyond.contains(&level.id) => ("beyond", texts.beyond),
            index if index == score.n_held => ("next", texts.next_level),
            _ => ("open", texts.not_held),
        };
        html! {
            <li class={format!("ladder__level ladder__level--{modifier}")} key={level.id.to_string()}>
                <span class="ladder__number">{ level.id.to_string() }</span>
                <span class="ladder__title">{ level.title.get(language) }</span>
                <span class="ladder__state">{ state }</span>
            </li>
        }
    });
    html! {
        <section class="ladder" aria-labelledby={format!("ladder-{}", ladder.id)} data-ladder={ladder.id.to_string()} data-level={score.n_held.to_string()}>
            <h3 id={format!("ladder-{}", ladder.id)}>{ ladder.title.get(language) }</h3>
            <p class="ladder__standing">{ standing }</p>
            <p>{ ladder.about.get(language) }</p>
            <ol class="ladder__levels" reversed=true>{ for levels }</ol>
            if score.n_held == ladder.levels.len() {
                <p>{ texts.ladder_top }</p>
            } else if score.is_begun {
                <p class="ladder__blockers-title">{ texts.blockers }</p>
                <ul class="ladder__blockers">
                    { for score.blockers.iter().filter_map(|id| questionnaire.question(id)).map(|question| html! {
                        <li key={question.id.to_string()}>
                            <a href={link(&question.id)}>{ format!("{} ", question.id) }{ question.text.get(language) }</a>
                        </li>
                    }) }
                </ul>
            }
        </section>
    }
}
