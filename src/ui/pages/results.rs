//! The result, in the layout that its readers know (DOMAIN section 7), then the app's own views of it.

mod more;

use std::rc::Rc;

use yew::{Callback, Html};

use crate::answers::Scope;
use crate::language::Language;
use crate::model::{Action, Model, Route};
use crate::questionnaire::{Overall, QuestionId, Questionnaire};
use crate::report::sentence::{self, Digits, in_digits, printed, printed_range};
use crate::report::{Highlight, Report, Row, Subject, report};
use crate::scoring::{Scores, score};
use crate::submission::Draft;
use crate::ui::browser::{clock, location};
use crate::ui::components::heat_table::heat_table;
use crate::ui::components::ladder_view::ladder_view;
use crate::ui::components::page::{heading, page};
use crate::ui::components::priority_list::priority_list;
use crate::ui::components::radar::{Axis, radar};
use crate::ui::components::respondent_card::respondent_card;
use crate::ui::components::score_table::{Depth, score_table};
use crate::ui::components::why::why;
use crate::ui::element::{Element, When, button, div, el, link, own, p};
use crate::ui::export::export;
use crate::ui::report_file::offer;
use crate::ui::text::{self, say};

/// What the results page needs to know.
pub struct ResultsPage<'a> {
    /// The state of the app: what this result can answer elsewhere.
    pub model: &'a Model,
    /// The language of the page.
    pub language: Language,
    /// The assessment.
    pub draft: &'a Rc<Draft>,
    /// Its questionnaire.
    pub questionnaire: &'a Rc<Questionnaire>,
    /// Which digits its words are written in.
    pub digits: Digits,
    /// What a person does.
    pub on_action: &'a Callback<Action>,
}

/// What the sections of the page need to know.
struct View<'a> {
    props: &'a ResultsPage<'a>,
    scope: Scope<'a>,
    scores: &'a Scores,
    report: &'a Report,
    digits: Digits,
}

/// Draws the results page.
#[inline(never)]
pub fn results_page(props: &ResultsPage<'_>) -> Html {
    let ResultsPage { language, draft, questionnaire, digits, on_action, .. } = props;
    let texts = text::results(*language);
    let scope = draft.scope(questionnaire);
    let scores = score(&scope);
    let report = report(&scope, &scores);
    let view = View { props, scope, scores: &scores, report: &report, digits: *digits };
    let has_figure = |rows: &[Row]| rows.iter().any(|row| row.score.claimed.is_some());
    let (has_figures, has_annex_figures) = (has_figure(&view.report.rows), has_figure(&view.report.annex_rows));
    let progress = say::progress(view.scores.overall.progress, *language);
    let provisional = format!("{} · {progress}", texts.provisional);
    let page = page("page page--results", "results")
        .child(p("page__over", questionnaire.title.get(*language)))
        .child(heading(texts.title))
        .when(!view.scores.overall.progress.is_complete(), || p("notice", &provisional))
        .maybe_child(draft.subject(&view.scope).map(|subject| p("page__subject", "").child(own(subject))))
        .child(respondent_card(draft, questionnaire, view.closed_at(), *language, *digits))
        .child(view.actions())
        .child(more::first(props, &view.scope, &|id| view.link(id)))
        .when(!has_figures, || more::profiles(props, &view.scope))
        .when(*language == Language::Thai && has_figures, || {
            let input = el("input").set("type", "checkbox").set("id", "thai-digits").checked(*digits == Digits::Thai);
            let label = el("label").set("for", "thai-digits").text(texts.thai_digits);
            let other = if *digits == Digits::Thai { Digits::Arabic } else { Digits::Thai };
            let on_action = Callback::clone(on_action);
            let toggle = move |_| on_action.emit(Action::WriteIn(other));
            p("option no-print", "").child(input.on(When::Changed, Rc::new(toggle))).child(label)
        })
        .when(has_figures, || view.overview())
        .maybe_child(heat_table(&view.scope, &scores, *language))
        .when(has_figures, || view.words())
        .when(has_figures, || view.priorities())
        .when(has_figures || has_annex_figures, || view.table(has_figures));
    let disclaimer = in_digits(questionnaire.disclaimer.get(*language), *digits);
    page.when(has_figures, || more::profiles(props, &view.scope))
        .when(!questionnaire.ladders.is_empty(), || view.ladders())
        .when(has_figures, || view.gains())
        .when(has_figures || has_annex_figures, || view.reasons())
        .when(has_figures, || view.guide())
        .child(el("section").class("disclaimer").child(el("h2").text(texts.disclaimer)).child(p("", &disclaimer)))
        .into()
}

/// A section with its heading.
fn section(class: &'static str, id: &'static str, title: &str) -> Element {
    el("section").class(class).set("aria-labelledby", id).child(el("h2").set("id", id).text(title))
}

impl View<'_> {
    fn texts(&self) -> &'static text::Results {
        text::results(self.props.language)
    }

    fn closed_at(&self) -> Option<String> {
        let draft = &self.props.draft;
        let closing = draft.history.last().filter(|_| !draft.is_open())?;
        Some(clock::readable(&closing.finished, self.props.language.locale()))
    }

    fn link(&self, id: &QuestionId) -> String {
        let part = self.props.questionnaire.home_of(id).map(|(part, _)| part.id.clone());
        part.map_or_else(String::new, |part| {
            Route::Fill { draft: self.props.draft.id.clone(), part, question: Some(id.clone()) }.hash()
        })
    }

    fn actions(&self) -> Element {
        let (texts, ResultsPage { draft, questionnaire, language, .. }) = (self.texts(), self.props);
        let on_export = {
            let (draft, questionnaire) = (Rc::clone(draft), Rc::clone(questionnaire));
            Rc::new(move || export(&draft, &questionnaire))
        };
        let words = text::report_words(*language);
        let on_report = {
            let (draft, questionnaire, language) = (Rc::clone(draft), Rc::clone(questionnaire), *language);
            Rc::new(move || offer(&draft, &questionnaire, language))
        };
        let first = self.scope.parts().next().map(|part| part.id.clone());
        let back = first.map(|part| Route::Fill { draft: draft.id.clone(), part, question: None }.hash());
        let export = if draft.is_open() { texts.export_draft } else { texts.export };
        let review = Route::Review(draft.id.clone()).hash();
        let rate = Route::Rate(draft.id.clone()).hash();
        div("actions no-print")
            .child(button("button button--primary", "export", export, on_export).set("aria-describedby", "export-hint"))
            .child(button("button", "report-file", words.button, on_report).set("aria-describedby", "report-hint"))
            .child(button("button", "print", texts.print, Rc::new(location::print)))
            .child(link("button", &back.unwrap_or_default(), texts.to_answers).set("data-action", "back"))
            .when(draft.is_open(), || {
                link("button", &review, text::fill(*language).to_review).set("data-action", "review")
            })
            .child(link("button", &rate, text::rate::rate(*language).to_rate).set("data-action", "rate"))
            .child(p("field__hint actions__hint", texts.export_hint).set("id", "export-hint"))
            .child(p("field__hint actions__hint", words.hint).set("id", "report-hint"))
    }

    /// The overall figure, and the dimensions as a radar chart with its table.
    fn overview(&self) -> Element {
        let (texts, overall) = (self.texts(), &self.scores.overall);
        let axes: Vec<Axis> = self.report.rows.iter().filter_map(axis).collect();
        let figure = |handle, words: &str, label: &str| {
            let number = el("span").class("figure__number").maybe("data-score", handle).text(words);
            p("figure", "").child(number).child(el("span").class("figure__label").text(label))
        };
        let has_overall = self.props.questionnaire.overall != Overall::Absent;
        let n_assessed = self.report.rows.iter().filter(|row| is_part(row) && row.score.claimed.is_some()).count();
        let note = match &self.props.questionnaire.overall {
            Overall::Noted(note) => note.get(self.props.language).replace("{n}", &n_assessed.to_string()),
            Overall::Plain | Overall::Absent => texts.overall_note.to_owned(),
        };
        let completeness = overall.progress.share().percent().to_string();
        let figures = div("overview__figures")
            .when(has_overall, || figure(Some("overall"), &printed(overall), texts.claimed))
            .when(has_overall, || figure(None, &printed_range(overall.evidenced), texts.evidenced))
            .child(figure(Some("completeness"), &completeness, &format!("{} %", texts.completeness)));
        let name = self.props.questionnaire.terms.as_ref().map(|terms| terms.dimension.get(self.props.language));
        let name = name.unwrap_or(texts.name);
        let table = score_table(&self.report.rows, texts.radar, name, Depth::Parts, self.props.language);
        section("overview", "overview-title", texts.overall)
            .child(figures)
            .when(has_overall, || p("field__hint", &note))
            .child(div("overview__chart").html(radar(&axes, texts.radar)).child(table))
    }

    /// The sentences on the highest and the lowest dimension.
    fn words(&self) -> Element {
        let texts = self.texts();
        let robustness = sentence::robustness(
            &self.report.orders,
            self.props.questionnaire.terms.as_ref(),
            self.props.language,
            self.digits,
        );
        section("words", "words-title", texts.letter)
            .child(self.highlight(texts.highest, self.report.highest.as_ref(), true))
            .child(self.highlight(texts.lowest, self.report.lowest.as_ref(), false))
            .maybe_child(robustness.map(|words| p("words__order", &words)))
    }

    fn highlight(&self, title: &str, found: Option<&Highlight>, is_highest: bool) -> Element {
        let (language, digits) = (self.props.language, self.digits);
        let words = div("").child(el("h3").text(title));
        let Some(found) = found else {
            return words.child(p("empty", self.texts().not_enough));
        };
        let (handle, sentence) = match is_highest {
            true => ("data-highest", sentence::highest(found, language, digits)),
            false => ("data-lowest", sentence::lowest(found, language, digits)),
        };
        let indicators = el("ul").each(&found.indicators, |indicator| {
            let words = if is_highest { &indicator.about } else { &indicator.advice };
            el("li").text(&sentence::indicator(indicator, words, language, digits))
        });
        words.attr(handle, found.part.id.as_str()).child(p("", &sentence)).child(indicators)
    }

    fn priorities(&self) -> Element {
        let (texts, language, report) = (self.texts(), self.props.language, self.report);
        let provisional = say::provisional(report.n_settled, report.n_indicators, language);
        section("", "priorities-title", texts.priorities)
            .child(p("field__hint", texts.priorities_hint))
            .when(report.is_provisional(), || p("field__hint", &provisional))
            .child(match report.priorities.is_empty() {
                true => p("empty", texts.no_priorities),
                false => priority_list(&report.priorities, language, self.digits),
            })
    }

    fn table(&self, has_figures: bool) -> Element {
        let (texts, language, report) = (self.texts(), self.props.language, self.report);
        let name = match &self.props.questionnaire.terms {
            Some(terms) => say::both(terms.dimension.get(language), terms.indicator.get(language), language),
            None => texts.name.to_owned(),
        };
        section("", "table-title", texts.table)
            .when(has_figures, || score_table(&report.rows, texts.percent, &name, Depth::All, language))
            .when(!report.annex_rows.is_empty(), || {
                score_table(&report.annex_rows, texts.annexes, &name, Depth::All, language)
            })
    }

    fn ladders(&self) -> Element {
        let questionnaire = &self.props.questionnaire;
        let ladders = questionnaire.ladders.iter().zip(&self.scores.ladders);
        section("", "ladders-title", self.texts().ladders).each(ladders, |(ladder, score)| {
            ladder_view(ladder, score, questionnaire, self.props.language, &|id| self.link(id))
        })
    }

    fn gains(&self) -> Element {
        let (texts, language) = (self.texts(), self.props.language);
        let questionnaire = &self.props.questionnaire;
        let questions =
            self.report.gains.iter().filter_map(|gain| Some((questionnaire.question(&gain.question)?, gain.gain)));
        let list = el("ul").class("gains").each(questions, |(question, gain)| {
            let words = format!("{} {}", question.id, question.text.get(language));
            let gain = say::gain(&gain.to_string(), language);
            el("li")
                .key(question.id.as_str())
                .child(link("", &self.link(&question.id), &words))
                .child(el("span").class("gains__figure").text(&gain))
        });
        section("no-print", "gains-title", texts.gains).child(p("field__hint", texts.gains_hint)).child(list)
    }

    fn reasons(&self) -> Element {
        section("no-print", "why-title", self.texts().why)
            .each(self.scope.parts().filter(|part| part.is_scored()), |part| {
                why(&self.scope, part, self.scores, self.props.language)
            })
    }

    /// The guideline table: every indicator that is asked, with its advice.
    fn guide(&self) -> Element {
        let (texts, language) = (self.texts(), self.props.language);
        let asked = self.props.questionnaire.dimensions().flat_map(|part| {
            part.indicators.iter().filter(move |indicator| self.scope.asks_indicator(part, indicator))
        });
        let head = |words: &str| el("th").set("scope", "col").text(words);
        let heads = el("tr").child(head(texts.guide_indicator)).child(head(texts.guide_advice));
        let lines = el("tbody").each(asked, |indicator| {
            let title = format!("{} {}", indicator.id, indicator.title.get(language));
            el("tr")
                .key(indicator.id.as_str())
                .child(el("th").set("scope", "row").text(&title))
                .child(el("td").text(indicator.advice.get(language)))
        });
        let table = el("table").class("guide").child(el("thead").child(heads)).child(lines);
        section("print-only", "guide-title", texts.guide).child(table)
    }
}

/// Whether a line of the table is that of a dimension.
fn is_part(row: &Row) -> bool {
    matches!(row.subject, Subject::Part(_))
}

/// A dimension's axis of the radar chart.
fn axis(row: &Row) -> Option<Axis> {
    let Subject::Part(id) = &row.subject else {
        return None;
    };
    Some(Axis { label: id.to_string(), figure: row.score.claimed.map(|figure| figure.low) })
}
