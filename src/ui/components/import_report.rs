//! What is in a chosen file, before anything changes; or why it cannot be opened.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use super::respondent_card::province_name;
use crate::language::Language;
use crate::model::Import;
use crate::submission::{Finding, Opened, Seal};
use crate::ui::text::{self, faults, say};

/// Props of [`ImportReport`].
#[derive(Properties, PartialEq)]
pub struct ImportReportProps {
    /// The language of the page.
    pub language: Language,
    /// The file.
    pub import: Rc<Import>,
    /// It is to become a draft.
    pub on_accept: Callback<()>,
    /// It is to be put away.
    pub on_dismiss: Callback<()>,
}

/// How many findings of a kind are listed one by one.
const N_LISTED: usize = 30;

/// The report on a file.
#[component]
pub fn ImportReport(props: &ImportReportProps) -> Html {
    let ImportReportProps { language, import, on_accept, on_dismiss } = props;
    let home = text::home(*language);
    let (on_accept, on_dismiss) = (on_accept.clone(), on_dismiss.clone());
    let dismiss = html! {
        <button type="button" class="button" data-action="dismiss-import" onclick={move |_| on_dismiss.emit(())}>{ home.import_dismiss }</button>
    };
    match &import.result {
        Err(error) => html! {
            <section class="import import--failed" role="alert" tabindex="-1" data-import="failed">
                <h2>{ home.import_failed }</h2>
                <p class="import__name">{ &*import.name }</p>
                <p data-problem="">{ faults::open_error(error, *language) }</p>
                <p>{ home.import_safe }</p>
                { dismiss }
            </section>
        },
        Ok(opened) => html! {
            <section class="import" tabindex="-1" aria-labelledby="import-title" data-import="ready">
                <h2 id="import-title">{ home.import_title }</h2>
                <p class="import__name">{ &*import.name }</p>
                { whose(opened, *language) }
                { findings(opened, *language) }
                <p>{ home.import_unchanged }</p>
                <div class="actions">
                    <button type="button" class="button button--primary" data-action="import" onclick={move |_| on_accept.emit(())}>{ home.import_accept }</button>
                    { dismiss }
                </div>
            </section>
        },
    }
}

fn whose(opened: &Opened, language: Language) -> Html {
    let draft = &opened.draft;
    let province = province_name(&draft.respondent.province, language);
    html! {
        <p class="import__whose">
            <strong>{ &*draft.respondent.agency_name }</strong>
            { for [province, opened.questionnaire.title.get(language).to_string(), draft.period.to_string()].into_iter().filter(|s| !s.is_empty()).map(|s| format!(" · {s}")) }
        </p>
    }
}

fn findings(opened: &Opened, language: Language) -> Html {
    let (home, report) = (text::home(language), &opened.report);
    let remark = |words: String| html! { <p class="import__remark" data-problem="">{ words }</p> };
    html! {
        <>
            { match report.seal {
                Seal::Intact => html! { <p class="import__intact">{ home.import_intact }</p> },
                Seal::Changed => remark(format!("{} {}", home.import_changed, home.import_changed_hint)),
                Seal::Missing => html! { <p>{ home.import_no_seal }</p> },
            } }
            if let Some(version) = &report.other_version {
                { remark(say::other_version(version, &opened.questionnaire.version, language)) }
            }
            if report.is_other_content { { remark(home.import_other_content.into()) } }
            if report.scores_differ { { remark(home.import_scores_differ.into()) } }
            <dl class="import__counts">
                { count(home.import_kept, report.n_kept, language) }
                { count(home.import_converted, report.converted.len(), language) }
                { count(home.import_dropped, report.dropped.len(), language) }
                { count(home.import_unknown, report.unknown.len(), language) }
                { count(home.import_missing, report.missing.len(), language) }
            </dl>
            { listed(home.import_dropped, report.dropped.iter().map(|finding| of_answer(finding, language)), report.dropped.len()) }
            { listed(home.import_converted, report.converted.iter().map(|finding| of_answer(finding, language)), report.converted.len()) }
            { listed(home.import_unknown, report.unknown.iter().map(ToString::to_string), report.unknown.len()) }
            { listed(home.import_odd, report.problems.iter().map(|problem| faults::problem(problem, language)), report.problems.len()) }
        </>
    }
}

fn of_answer(finding: &Finding, language: Language) -> String {
    let question = say::question(finding.question.as_str(), language);
    format!("{question}: {}", faults::trouble(finding.trouble, language))
}

fn count(name: &'static str, n: usize, language: Language) -> Html {
    html! { <div key={name}><dt>{ name }</dt><dd>{ say::questions(n, language) }</dd></div> }
}

fn listed(name: &'static str, lines: impl Iterator<Item = String>, n: usize) -> Html {
    if n == 0 {
        return Html::default();
    }
    html! {
        <>
            <h3>{ name }</h3>
            <ul class="import__list">
                { for lines.take(N_LISTED).map(|line| html! { <li data-problem="">{ line }</li> }) }
                if n > N_LISTED { <li>{ format!("… +{}", n - N_LISTED) }</li> }
            </ul>
        </>
    }
}
