//! "Why this figure": what counted, what left the base, what one more practice would add.

use yew::{Html, html};

use crate::answers::Scope;
use crate::language::Language;
use crate::questionnaire::{Indicator, Part};
use crate::report::sentence::{printed, printed_range};
use crate::scoring::{Contribution, Line, Score, Scores, explain};
use crate::ui::text::{self, say};

/// Explains a part: its indicators, and for each of them its questions.
pub fn why(scope: &Scope<'_>, part: &Part, scores: &Scores, language: Language) -> Html {
    let texts = text::results(language);
    let score = scores.parts.get(&part.id).copied().unwrap_or_default();
    html! {
        <details class="why" key={part.id.to_string()}>
            <summary>
                <span>{ format!("{} ", part.id) }{ part.title.get(language) }</span>
                <span class="why__figure">{ printed(&score) }</span>
            </summary>
            <p>{ how_it_came_about(scope, part, scores, language) }</p>
            if score.leaves_out_much() {
                <p class="why__note">{ format!("{}: {}", texts.na_as_zero, printed_range(score.na_as_zero)) }</p>
            }
            { for part.indicators.iter().map(|indicator| of_indicator(scope, indicator, scores, language)) }
        </details>
    }
}

/// "Mean of 44.8, 11.8 and 58.8": the figures that went into a part's.
fn how_it_came_about(scope: &Scope<'_>, part: &Part, scores: &Scores, language: Language) -> String {
    let figures: Vec<String> = part
        .indicators
        .iter()
        .filter(|indicator| scope.asks_indicator(part, indicator))
        .filter_map(|indicator| Some((indicator, scores.indicators.get(&indicator.id)?)))
        .filter(|(_, score)| score.claimed.is_some())
        .map(|(indicator, score)| format!("{} = {}", indicator.id, printed(score)))
        .collect();
    match (language, figures.is_empty()) {
        (Language::Thai, true) => "ไม่มีตัวชี้วัดที่นับได้ จึงไม่มีคะแนน".into(),
        (Language::English, true) => "No indicator counts here, so there is no figure.".into(),
        (Language::Thai, false) => format!("ค่าเฉลี่ยของตัวชี้วัดที่นับได้: {}", figures.join(", ")),
        (Language::English, false) => format!("The mean of the indicators that count: {}", figures.join(", ")),
    }
}

fn of_indicator(scope: &Scope<'_>, indicator: &Indicator, scores: &Scores, language: Language) -> Html {
    let texts = text::results(language);
    let lines = explain(scope, indicator);
    if lines.is_empty() {
        return Html::default();
    }
    let score: Score = scores.indicators.get(&indicator.id).copied().unwrap_or_default();
    html! {
        <section class="why__indicator" key={indicator.id.to_string()} data-why={indicator.id.to_string()}>
            <h3>{ format!("{} ", indicator.id) }{ indicator.title.get(language) }{ format!(": {}", printed(&score)) }</h3>
            <div class="table-frame" role="region" tabindex="0" aria-label={indicator.title.get(language).to_string()}>
            <table class="why__table">
                <thead>
                    <tr>
                        <th scope="col">{ texts.question }</th>
                        <th scope="col" class="score-table__number">{ texts.counted }</th>
                        <th scope="col" class="score-table__number">{ texts.gain }</th>
                    </tr>
                </thead>
                <tbody>{ for lines.iter().map(|line| row(line, language)) }</tbody>
            </table>
            </div>
        </section>
    }
}

fn row(line: &Line, language: Language) -> Html {
    let texts = text::results(language);
    let counted = match line.contribution {
        Contribution::Counted { credit, is_evidenced } => {
            let proof = if is_evidenced { texts.proved } else { texts.unproved };
            format!("{credit} ({proof})")
        }
        Contribution::Open => texts.open.to_owned(),
        Contribution::LeftBase => texts.left_base.to_owned(),
    };
    let gain = if line.gain == crate::exact::Percent::ZERO {
        "–".into()
    } else {
        say::gain(&line.gain.to_string(), language)
    };
    html! {
        <tr key={line.question.id.to_string()}>
            <th scope="row">{ format!("{} ", line.question.id) }{ line.question.text.get(language) }</th>
            <td class="score-table__number">{ counted }</td>
            <td class="score-table__number">{ gain }</td>
        </tr>
    }
}
