//! One dimension or annex: its indicators as cards, and the way on.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_callback};

use crate::answers::Change;
use crate::language::Language;
use crate::model::{Action, Route};
use crate::questionnaire::{Indicator, Part, PartId, QuestionId, Questionnaire, Role};
use crate::submission::{Draft, ImportReport};
use crate::ui::browser::{clock, focus};
use crate::ui::components::part_nav::PartNav;
use crate::ui::components::question_card::QuestionCard;
use crate::ui::text::{self, say};

/// Props of [`FillPage`].
#[derive(Properties, PartialEq)]
pub struct FillPageProps {
    /// The language of the page.
    pub language: Language,
    /// The assessment.
    pub draft: Rc<Draft>,
    /// Its questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// The part that is shown.
    pub part: Rc<Part>,
    /// What became of the draft when it did not open just as it was written.
    pub report: Option<Rc<ImportReport>>,
    /// What a person does.
    pub on_action: Callback<Action>,
}

/// The fill page.
#[component]
pub fn FillPage(props: &FillPageProps) -> Html {
    let FillPageProps { language, draft, questionnaire, part, report, on_action } = props;
    let fill = text::fill(*language);
    let scope = draft.scope(questionnaire);
    let on_change = use_callback(draft.id.clone(), {
        let on_action = on_action.clone();
        move |(question, change): (QuestionId, Change), draft| {
            on_action.emit(Action::Answer { draft: draft.clone(), question, change, at: clock::now().into() });
        }
    });
    let progress = scope.progress();
    let kind = match part.role {
        Role::Dimension => fill.dimension,
        Role::Annex => fill.annex,
    };
    html! {
        <div class="workspace">
            <PartNav language={*language} draft={draft.clone()} questionnaire={questionnaire.clone()} current={part.id.clone()} />
            <main id="content" class="page page--fill" data-page="fill">
                { version_note(report.as_deref(), questionnaire, *language) }
                if !draft.is_open() { { closed_note(draft, *language, on_action) } }
                <p class="page__over">{ format!("{kind} {}", part.id) }</p>
                <h1 tabindex="-1">{ part.title.get(*language) }
                    if *language == Language::Thai { <span class="page__other" lang="en">{ &*part.title.en }</span> }
                </h1>
                <p class="page__about">{ part.about.get(*language) }</p>
                { for part.indicators.iter().filter(|indicator| scope.asks_indicator(part, indicator)).map(|indicator| {
                    indicator_card(props, indicator, &on_change)
                }) }
                <div class="fill-foot">
                    <p class="fill-foot__progress">
                        <progress max={progress.asked.to_string()} value={progress.done.to_string()} aria-label={say::progress(progress, *language)} />
                        <span>{ say::progress(progress, *language) }</span>
                    </p>
                    { next_open(props) }
                </div>
                { steps(props) }
            </main>
        </div>
    }
}

fn indicator_card(props: &FillPageProps, indicator: &Indicator, on_change: &Callback<(QuestionId, Change)>) -> Html {
    let FillPageProps { language, draft, questionnaire, .. } = props;
    let scope = draft.scope(questionnaire);
    let heading = format!("indicator-{}", indicator.id);
    html! {
        <section class="indicator" key={indicator.id.to_string()} data-indicator={indicator.id.to_string()} aria-labelledby={heading.clone()}>
            <div class="indicator__head">
                <h2 id={heading}><span class="indicator__number">{ indicator.id.to_string() }</span>{ " " }{ indicator.title.get(*language) }
                    if *language == Language::Thai { <span class="page__other" lang="en">{ &*indicator.title.en }</span> }
                </h2>
                <span class="indicator__progress">{ say::progress(scope.progress_of_indicator(indicator), *language) }</span>
            </div>
            { for scope.questions(indicator).map(|question| html! {
                <QuestionCard key={question.id.to_string()} language={*language} question={question.clone()}
                    answer={draft.sheet.get(&question.id).cloned()} is_closed={!draft.is_open()} on_change={on_change.clone()} />
            }) }
        </section>
    }
}

fn version_note(report: Option<&ImportReport>, questionnaire: &Questionnaire, language: Language) -> Html {
    let Some(version) = report.and_then(|report| report.other_version.as_ref()) else {
        return Html::default();
    };
    html! { <p class="notice" data-problem="">{ say::other_version(version, &questionnaire.version, language) }</p> }
}

fn closed_note(draft: &Draft, language: Language, on_action: &Callback<Action>) -> Html {
    let fill = text::fill(language);
    let (on_action, id) = (on_action.clone(), draft.id.clone());
    let on_reopen = move |_| on_action.emit(Action::Reopen { draft: id.clone(), at: clock::now().into() });
    html! {
        <div class="notice">
            <p>{ fill.closed }</p>
            <button type="button" class="button button--small" data-action="reopen" onclick={on_reopen}>{ fill.reopen }</button>
            <p class="field__hint">{ fill.reopen_hint }</p>
        </div>
    }
}

/// The way to the next question that is not answered: on this page, then on the pages after it, then from the
/// beginning.
fn next_open(props: &FillPageProps) -> Html {
    let FillPageProps { language, draft, questionnaire, part, .. } = props;
    let fill = text::fill(*language);
    let scope = draft.scope(questionnaire);
    let parts: Vec<&Rc<Part>> = scope.parts().collect();
    let here = parts.iter().position(|other| other.id == part.id).unwrap_or(0);
    let round = parts.iter().cycle().skip(here).take(parts.len());
    let next = round.filter_map(|part| Some((part, scope.open(part).next()?))).next();
    let Some((part, question)) = next else {
        return html! { <p class="fill-foot__done">{ fill.all_done }</p> };
    };
    let route = Route::Fill { draft: draft.id.clone(), part: part.id.clone(), question: Some(question.id.clone()) };
    // The address may be this one already; then the question is only shown again.
    let target = format!(
        "[data-question='{}'] .question__body input, [data-question='{}'] .question__body textarea",
        question.id, question.id
    );
    html! {
        <a class="button" href={route.hash()} data-action="next-open" onclick={move |_| focus::focus(&target)}>
            { fill.next_open }{ format!(" ({})", question.id) }
        </a>
    }
}

/// Back and on: part after part, then the review.
fn steps(props: &FillPageProps) -> Html {
    let FillPageProps { language, draft, questionnaire, part, .. } = props;
    let fill = text::fill(*language);
    let parts: Vec<&Rc<Part>> = draft.scope(questionnaire).parts().collect();
    let here = parts.iter().position(|other| other.id == part.id).unwrap_or(0);
    let to = |part: &PartId| Route::Fill { draft: draft.id.clone(), part: part.clone(), question: None }.hash();
    let back =
        here.checked_sub(1).and_then(|index| parts.get(index)).map_or_else(|| "#/".to_owned(), |part| to(&part.id));
    let (on, label) = match parts.get(here + 1) {
        Some(next) => (to(&next.id), say::go_on_to(next.title.get(*language), *language)),
        None => (Route::Review(draft.id.clone()).hash(), fill.to_review.to_owned()),
    };
    html! {
        <nav class="actions steps" aria-label={fill.go_on}>
            <a class="button button--primary" href={on} data-action="continue">{ label }</a>
            <a class="button" href={back} data-action="back">{ fill.back }</a>
            if parts.get(here + 1).is_some() {
                <a class="steps__link" href={Route::Review(draft.id.clone()).hash()} data-action="review">{ fill.to_review }</a>
            }
            <a class="steps__link" href={Route::Results(draft.id.clone()).hash()} data-action="results">{ fill.results_so_far }</a>
        </nav>
    }
}
