//! The result, in the layout that its readers know (DOMAIN section 7), then the app's own views of it.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_memo, use_state};

use super::home::save_file;
use crate::language::Language;
use crate::model::{Action, Route};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::report::sentence::{self, Digits, in_digits, printed, printed_range};
use crate::report::{Highlight, Report, Row, Subject, report};
use crate::scoring::{Scores, score};
use crate::submission::Draft;
use crate::ui::browser::{clock, location};
use crate::ui::components::ladder_view::ladder_view;
use crate::ui::components::priority_list::priority_list;
use crate::ui::components::radar::{Axis, radar};
use crate::ui::components::respondent_card::respondent_card;
use crate::ui::components::score_table::{Depth, score_table};
use crate::ui::components::why::why;
use crate::ui::text::{self, say};

/// Props of [`ResultsPage`].
#[derive(Properties, PartialEq)]
pub struct ResultsPageProps {
    /// The language of the page.
    pub language: Language,
    /// The assessment.
    pub draft: Rc<Draft>,
    /// Its questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// What a person does.
    pub on_action: Callback<Action>,
}

/// What the sections of the page need to know.
struct View<'a> {
    props: &'a ResultsPageProps,
    scores: &'a Scores,
    report: &'a Report,
    digits: Digits,
}

/// The results page.
#[component]
pub fn ResultsPage(props: &ResultsPageProps) -> Html {
    let ResultsPageProps { language, draft, questionnaire, .. } = props;
    let texts = text::results(*language);
    let figures = use_memo(draft.clone(), |draft| {
        let scope = draft.scope(questionnaire);
        let scores = score(&scope);
        let report = report(&scope, &scores);
        (scores, report)
    });
    let digits = use_state(Digits::default);
    let toggle = {
        let digits = digits.clone();
        move |_| digits.set(if *digits == Digits::Thai { Digits::Arabic } else { Digits::Thai })
    };
    let view = View { props, scores: &figures.0, report: &figures.1, digits: *digits };
    html! {
        <main id="content" class="page page--results" data-page="results">
            <p class="page__over">{ questionnaire.title.get(*language) }</p>
            <h1 tabindex="-1">{ texts.title }</h1>
            if view.report.is_provisional() {
                <p class="notice">{ texts.provisional }{ format!(" · {}", say::progress(view.scores.overall.progress, *language)) }</p>
            }
            { respondent_card(draft, questionnaire, view.closed_at(), *language, *digits) }
            { view.actions() }
            if *language == Language::Thai {
                <p class="option no-print">
                    <input type="checkbox" id="thai-digits" checked={*digits == Digits::Thai} onchange={toggle} />
                    <label for="thai-digits">{ texts.thai_digits }</label>
                </p>
            }
            { view.overview() }
            { view.words() }
            { view.priorities() }
            { view.table() }
            { view.ladders() }
            { view.gains() }
            { view.reasons() }
            { view.guide() }
            <section class="disclaimer">
                <h2>{ texts.disclaimer }</h2>
                <p>{ in_digits(questionnaire.disclaimer.get(*language), *digits) }</p>
            </section>
        </main>
    }
}

impl View<'_> {
    fn texts(&self) -> &'static text::Results {
        text::results(self.props.language)
    }

    fn closed_at(&self) -> Option<String> {
        let draft = &self.props.draft;
        let closing = draft.history.last().filter(|_| !draft.is_open())?;
        Some(clock::readable(&closing.finished, self.props.language))
    }

    fn link(&self, id: &QuestionId) -> String {
        let part = self.props.questionnaire.home_of(id).map(|(part, _)| part.id.clone());
        part.map_or_else(String::new, |part| {
            Route::Fill { draft: self.props.draft.id.clone(), part, question: Some(id.clone()) }.hash()
        })
    }

    fn actions(&self) -> Html {
        let (texts, ResultsPageProps { draft, questionnaire, .. }) = (self.texts(), self.props);
        let on_export = {
            let (draft, questionnaire) = (draft.clone(), questionnaire.clone());
            move |_| save_file(&draft, &questionnaire)
        };
        let first = draft.scope(questionnaire).parts().next().map(|part| part.id.clone());
        let back = first.map(|part| Route::Fill { draft: draft.id.clone(), part, question: None }.hash());
        html! {
            <div class="actions no-print">
                <button type="button" class="button button--primary" data-action="export" aria-describedby="export-hint" onclick={on_export}>
                    { if draft.is_open() { texts.export_draft } else { texts.export } }
                </button>
                <button type="button" class="button" data-action="print" onclick={|_| location::print()}>{ texts.print }</button>
                <a class="button" href={back.unwrap_or_default()} data-action="back">{ texts.to_answers }</a>
                if draft.is_open() {
                    <a class="button" href={Route::Review(draft.id.clone()).hash()} data-action="review">{ text::fill(self.props.language).to_review }</a>
                }
                <p class="field__hint actions__hint" id="export-hint">{ texts.export_hint }</p>
            </div>
        }
    }

    /// The overall figure, and the dimensions as a radar chart with its table.
    fn overview(&self) -> Html {
        let (texts, overall) = (self.texts(), &self.scores.overall);
        let axes: Vec<Axis> = self.report.rows.iter().filter_map(axis).collect();
        html! {
            <section class="overview" aria-labelledby="overview-title">
                <h2 id="overview-title">{ texts.overall }</h2>
                <div class="overview__figures">
                    <p class="figure"><span class="figure__number" data-score="overall">{ printed(overall) }</span><span class="figure__label">{ texts.claimed }</span></p>
                    <p class="figure"><span class="figure__number">{ printed_range(overall.evidenced) }</span><span class="figure__label">{ texts.evidenced }</span></p>
                    <p class="figure"><span class="figure__number" data-score="completeness">{ overall.progress.share().percent().to_string() }</span><span class="figure__label">{ texts.completeness }{ " %" }</span></p>
                </div>
                <p class="field__hint">{ texts.overall_note }</p>
                <div class="overview__chart">
                    { radar(&axes, texts.radar) }
                    { score_table(&self.report.rows, texts.radar, Depth::Parts, self.props.language) }
                </div>
            </section>
        }
    }

    /// The sentences on the highest and the lowest dimension.
    fn words(&self) -> Html {
        let (texts, language, digits) = (self.texts(), self.props.language, self.digits);
        let highlight = |title: &'static str, highlight: Option<&Highlight>, is_highest: bool| match highlight {
            None => html! { <><h3>{ title }</h3><p class="empty">{ texts.not_enough }</p></> },
            Some(found) => {
                let id = found.part.id.to_string();
                let say = if is_highest { sentence::highest } else { sentence::lowest };
                html! {
                    <div data-highest={is_highest.then(|| id.clone())} data-lowest={(!is_highest).then(|| id.clone())}>
                        <h3>{ title }</h3>
                        <p>{ say(found, language, digits) }</p>
                        <ul>
                            { for found.indicators.iter().map(|indicator| {
                                let words = if is_highest { &indicator.about } else { &indicator.advice };
                                html! { <li>{ sentence::indicator(indicator, words, language, digits) }</li> }
                            }) }
                        </ul>
                    </div>
                }
            }
        };
        html! {
            <section class="words" aria-labelledby="words-title">
                <h2 id="words-title">{ texts.letter }</h2>
                { highlight(texts.highest, self.report.highest.as_ref(), true) }
                { highlight(texts.lowest, self.report.lowest.as_ref(), false) }
            </section>
        }
    }

    fn priorities(&self) -> Html {
        let (texts, language, report) = (self.texts(), self.props.language, self.report);
        html! {
            <section aria-labelledby="priorities-title">
                <h2 id="priorities-title">{ texts.priorities }</h2>
                <p class="field__hint">{ texts.priorities_hint }</p>
                if report.is_provisional() {
                    <p class="field__hint">{ say::provisional(report.n_settled, report.n_indicators, language) }</p>
                }
                if report.priorities.is_empty() {
                    <p class="empty">{ texts.no_priorities }</p>
                } else {
                    { priority_list(&report.priorities, language, self.digits) }
                }
            </section>
        }
    }

    fn table(&self) -> Html {
        let (texts, language) = (self.texts(), self.props.language);
        html! {
            <section aria-labelledby="table-title">
                <h2 id="table-title">{ texts.table }</h2>
                { score_table(&self.report.rows, texts.percent, Depth::All, language) }
                if !self.report.annex_rows.is_empty() {
                    { score_table(&self.report.annex_rows, texts.annexes, Depth::All, language) }
                }
            </section>
        }
    }

    fn ladders(&self) -> Html {
        let questionnaire = &self.props.questionnaire;
        if questionnaire.ladders.is_empty() {
            return Html::default();
        }
        let ladders = questionnaire.ladders.iter().zip(&self.scores.ladders);
        html! {
            <section aria-labelledby="ladders-title">
                <h2 id="ladders-title">{ self.texts().ladders }</h2>
                { for ladders.map(|(ladder, score)| ladder_view(ladder, score, questionnaire, self.props.language, |id| self.link(id))) }
            </section>
        }
    }

    fn gains(&self) -> Html {
        let (texts, language) = (self.texts(), self.props.language);
        let questions = self
            .report
            .gains
            .iter()
            .filter_map(|gain| Some((self.props.questionnaire.question(&gain.question)?, gain.gain)));
        html! {
            <section class="no-print" aria-labelledby="gains-title">
                <h2 id="gains-title">{ texts.gains }</h2>
                <p class="field__hint">{ texts.gains_hint }</p>
                <ul class="gains">
                    { for questions.map(|(question, gain)| html! {
                        <li key={question.id.to_string()}>
                            <a href={self.link(&question.id)}>{ format!("{} ", question.id) }{ question.text.get(language) }</a>
                            <span class="gains__figure">{ say::gain(&gain.to_string(), language) }</span>
                        </li>
                    }) }
                </ul>
            </section>
        }
    }

    fn reasons(&self) -> Html {
        let ResultsPageProps { draft, questionnaire, language, .. } = self.props;
        let scope = draft.scope(questionnaire);
        html! {
            <section class="no-print" aria-labelledby="why-title">
                <h2 id="why-title">{ self.texts().why }</h2>
                { for scope.parts().map(|part| why(&scope, part, self.scores, *language)) }
            </section>
        }
    }

    /// The guideline table: every indicator that is asked, with its advice.
    fn guide(&self) -> Html {
        let (texts, language) = (self.texts(), self.props.language);
        let ResultsPageProps { draft, questionnaire, .. } = self.props;
        let scope = draft.scope(questionnaire);
        let asked = questionnaire.dimensions().flat_map(|part| part.indicators.iter().map(move |i| (part, i)));
        html! {
            <section class="print-only" aria-labelledby="guide-title">
                <h2 id="guide-title">{ texts.guide }</h2>
                <table class="guide">
                    <thead><tr><th scope="col">{ texts.guide_indicator }</th><th scope="col">{ texts.guide_advice }</th></tr></thead>
                    <tbody>
                        { for asked.filter(|(part, indicator)| scope.asks_indicator(part, indicator)).map(|(_, indicator)| html! {
                            <tr key={indicator.id.to_string()}>
                                <th scope="row">{ format!("{} ", indicator.id) }{ indicator.title.get(language) }</th>
                                <td>{ indicator.advice.get(language) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </section>
        }
    }
}

/// A dimension's axis of the radar chart.
fn axis(row: &Row) -> Option<Axis> {
    let Subject::Part(id) = &row.subject else {
        return None;
    };
    Some(Axis { label: id.to_string(), figure: row.score.claimed.map(|figure| figure.low) })
}
