//! "Why this figure": what counted, what left the base, what one more practice would add.

use super::table::{number, number_head, table};
use crate::answers::Scope;
use crate::exact::Percent;
use crate::language::Language;
use crate::questionnaire::{Indicator, Part};
use crate::report::sentence::{printed, printed_range};
use crate::scoring::{Contribution, Line, Score, Scores, explain};
use crate::ui::element::{Element, el, p};
use crate::ui::text::{self, say};

/// Explains a part: its indicators, and for each of them its questions.
pub fn why(scope: &Scope<'_>, part: &Part, scores: &Scores, language: Language) -> Element {
    let texts = text::results(language);
    let score = scores.parts.get(&part.id).copied().unwrap_or_default();
    let summary = el("summary")
        .child(el("span").text(&format!("{} {}", part.id, part.title.get(language))))
        .child(el("span").class("why__figure").text(&printed(&score)));
    let na_as_zero = format!("{}: {}", texts.na_as_zero, printed_range(score.na_as_zero));
    let indicators = part.indicators.iter().map(|indicator| (indicator, explain(scope, indicator)));
    el("details")
        .class("why")
        .key(part.id.as_str())
        .child(summary)
        .child(p("", &how_it_came_about(scope, part, scores, language)))
        .when(score.leaves_out_much(), || p("why__note", &na_as_zero))
        .each(indicators.filter(|(_, lines)| !lines.is_empty()), |(indicator, lines)| {
            of_indicator(indicator, &lines, scores, language)
        })
}

/// "The mean of 44.8, 11.8 and 58.8": the figures that went into a part's.
fn how_it_came_about(scope: &Scope<'_>, part: &Part, scores: &Scores, language: Language) -> String {
    let mut figures = String::new();
    for indicator in part.indicators.iter().filter(|indicator| scope.asks_indicator(part, indicator)) {
        if let Some(score) = scores.indicators.get(&indicator.id).filter(|score| score.claimed.is_some()) {
            let separator = if figures.is_empty() { "" } else { ", " };
            figures += &format!("{separator}{} = {}", indicator.id, printed(score));
        }
    }
    say::mean_of(&figures, language)
}

fn of_indicator(indicator: &Indicator, lines: &[Line], scores: &Scores, language: Language) -> Element {
    let texts = text::results(language);
    let score: Score = scores.indicators.get(&indicator.id).copied().unwrap_or_default();
    let title = indicator.title.get(language);
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(texts.question))
        .child(number_head(texts.counted))
        .child(number_head(texts.gain));
    el("section")
        .class("why__indicator")
        .key(indicator.id.as_str())
        .attr("data-why", indicator.id.as_str())
        .child(el("h3").text(&format!("{} {title}: {}", indicator.id, printed(&score))))
        .child(table("why__table", title, None, heads, lines, |line| row(line, language)))
}

fn row(line: &Line, language: Language) -> Element {
    let texts = text::results(language);
    let counted = match line.contribution {
        Contribution::Counted { credit, is_evidenced } => {
            let proof = if is_evidenced { texts.proved } else { texts.unproved };
            format!("{credit} ({proof})")
        }
        Contribution::Open => texts.open.to_owned(),
        Contribution::LeftBase => texts.left_base.to_owned(),
    };
    let gain = if line.gain == Percent::ZERO { "–".into() } else { say::gain(&line.gain.to_string(), language) };
    let question = format!("{} {}", line.question.id, line.question.text.get(language));
    el("tr")
        .key(line.question.id.as_str())
        .child(el("th").set("scope", "row").text(&question))
        .child(number(&counted))
        .child(number(&gain))
}
