//! The items of a questionnaire at a glance: a row for each dimension, a cell for each indicator, with coverage and step.

use super::table::table;
use crate::answers::Scope;
use crate::language::Language;
use crate::questionnaire::{Indicator, Kind};
use crate::report::sentence::printed;
use crate::scoring::{Scores, StepScore, points, step};
use crate::ui::element::{Element, div, el, p};
use crate::ui::text;

/// Draws the table, if an indicator has a step or points.
#[inline(never)]
pub fn heat_table(scope: &Scope<'_>, scores: &Scores, language: Language) -> Option<Element> {
    let more = text::more(language);
    let questionnaire = scope.questionnaire();
    let has_more = |indicator: &Indicator| indicator.step.is_some() || !indicator.points.is_empty();
    if !questionnaire.indicators().any(|(_, indicator)| has_more(indicator)) {
        return None;
    }
    let n_columns = questionnaire.dimensions().map(|part| part.indicators.len()).max().unwrap_or_default();
    let terms = questionnaire.terms.as_ref();
    let head = |words: &str, span: usize| el("th").set("scope", "col").number("colspan", span).text(words);
    let fallback = text::fill(language);
    let heads = el("tr")
        .child(head(terms.map_or(fallback.dimension, |terms| terms.dimension.get(language)), 1))
        .child(head(terms.map_or(fallback.indicator, |terms| terms.indicator.get(language)), n_columns));
    let name = format!("{} ({})", more.heat, questionnaire.title.get(language));
    let grid = table("heat", &name, None, heads, questionnaire.dimensions(), |part| {
        let title = format!("{} {}", part.id, part.title.get(language));
        let cells = part.indicators.iter();
        el("tr")
            .key(part.id.as_str())
            .child(el("th").set("scope", "row").text(&title))
            .each(cells, |indicator| cell(scope, indicator, scores, language))
    });
    let with_steps = questionnaire.indicators().filter(|(_, indicator)| has_more(indicator));
    let axes = el("ul").class("heat__axes").each(with_steps, |(_, indicator)| axes(scope, indicator, language));
    Some(
        el("section")
            .set("aria-labelledby", "heat-title")
            .child(el("h2").set("id", "heat-title").text(more.heat))
            .child(p("field__hint", more.heat_note))
            .child(grid)
            .child(el("details").class("heat__more").child(el("summary").text(more.axes)).child(axes)),
    )
}

/// Five depths of colour; the figure itself stands in the cell.
const DEPTHS: [&str; 5] = [
    "heat__cell heat__cell--0",
    "heat__cell heat__cell--1",
    "heat__cell heat__cell--2",
    "heat__cell heat__cell--3",
    "heat__cell heat__cell--4",
];

/// How deep the colour of a cell is, by its figure in tenths of a percent.
pub fn depth(tenths: u32) -> &'static str {
    let depth = usize::try_from(tenths / 200).unwrap_or_default();
    DEPTHS[depth.min(DEPTHS.len() - 1)]
}

fn cell(scope: &Scope<'_>, indicator: &Indicator, scores: &Scores, language: Language) -> Element {
    let score = scores.indicators.get(&indicator.id).copied().unwrap_or_default();
    let low = score.claimed.map_or(0, |figure| figure.low.tenths());
    let step = step(scope, indicator);
    el("td")
        .class(depth(low))
        .key(indicator.id.as_str())
        .attr("data-heat", indicator.id.as_str())
        .attr("title", indicator.title.get(language))
        .child(el("span").class("heat__code").text(indicator.id.as_str()))
        .child(el("span").class("heat__figure").text(&printed(&score)))
        .maybe_child(step.map(|step| {
            el("span").class("heat__step").attr("data-step", &position(step.lowest)).text(&step_words(&step, language))
        }))
        .maybe_child(
            points_words(scope, indicator, scores, language).map(|words| el("span").class("heat__step").text(&words)),
        )
}

fn position(step: Option<usize>) -> String {
    step.map(|step| step.to_string()).unwrap_or_default()
}

fn step_words(score: &StepScore, language: Language) -> String {
    let more = text::more(language);
    score.lowest.map_or_else(|| more.step_open.to_owned(), |step| format!("{} {step}", more.step))
}

/// "375/500".
fn points_words(scope: &Scope<'_>, indicator: &Indicator, scores: &Scores, language: Language) -> Option<String> {
    let of = points(scope, indicator)?;
    let worth = scores.indicators.get(&indicator.id)?.claimed?.low;
    let tenths = u64::from(worth.millionths()) * u64::from(of.total) / 1_000_000;
    let met = of.last_met.and_then(|last| indicator.points.get(last));
    let met = met.map(|block| format!(" · {}", block.title.get(language))).unwrap_or_default();
    Some(format!("{} {}/{}{met}", text::more(language).points, (tenths + 50) / 100, of.total))
}

/// An indicator's step on each axis.
fn axes(scope: &Scope<'_>, indicator: &Indicator, language: Language) -> Element {
    let title = format!("{} {}", indicator.id, indicator.title.get(language));
    let line = el("li").key(indicator.id.as_str()).child(div("heat__item").text(&title));
    let Some(score) = step(scope, indicator) else { return line };
    line.child(el("dl").each(&score.axes, |(id, step)| {
        let question = indicator.questions.iter().find(|question| question.id == *id);
        let option = question.and_then(|question| match &question.kind {
            Kind::Ladder(options) => options.get((*step)?),
            _ => None,
        });
        let words = option.map_or(text::more(language).not_answered, |option| option.title.get(language));
        let name = question.map_or("", |question| question.text.get(language));
        el("div").child(el("dt").text(&format!("{id} {name}"))).child(el("dd").text(words))
    }))
    .child(p(
        "heat__lowest",
        &format!(
            "{}: {}",
            indicator.step.as_ref().map_or("", |step| step.title.get(language)),
            step_words(&score, language)
        ),
    ))
}
