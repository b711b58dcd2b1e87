//! Before it is closed: what is open, unproved or not applicable, each a link.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_memo};

use crate::language::Language;
use crate::model::{Action, Route};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::report::review;
use crate::submission::Draft;
use crate::ui::browser::{clock, focus};
use crate::ui::components::part_nav::PartNav;
use crate::ui::text::{self, say};

/// Props of [`ReviewPage`].
#[derive(Properties, PartialEq)]
pub struct ReviewPageProps {
    /// The language of the page.
    pub language: Language,
    /// The assessment.
    pub draft: Rc<Draft>,
    /// Its questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// Whether closing was asked for while questions are open.
    pub is_refused: bool,
    /// What a person does.
    pub on_action: Callback<Action>,
}

/// The review page.
#[component]
pub fn ReviewPage(props: &ReviewPageProps) -> Html {
    let ReviewPageProps { language, draft, questionnaire, is_refused, on_action } = props;
    let fill = text::fill(*language);
    let found = use_memo(draft.clone(), |draft| review(&draft.scope(questionnaire), &draft.period));
    let on_finish = {
        let (on_action, id) = (on_action.clone(), draft.id.clone());
        move |_| {
            on_action.emit(Action::Finish { draft: id.clone(), at: clock::now().into() });
            focus::focus(".error-summary");
        }
    };
    let progress = draft.scope(questionnaire).progress();
    html! {
        <div class="workspace">
            <PartNav language={*language} draft={draft.clone()} questionnaire={questionnaire.clone()} current={None} />
            <main id="content" class="page page--fill" data-page="review">
                <p class="page__over">{ questionnaire.title.get(*language) }</p>
                <h1 tabindex="-1">{ fill.review_title }</h1>
                if *is_refused {
                    <div class="error-summary" role="alert" tabindex="-1" data-problem="">
                        <p>{ fill.finish_refused }</p>
                        <ul>{ for found.open.iter().take(5).map(|id| html! { <li>{ link(props, id) }</li> }) }</ul>
                    </div>
                }
                <p class="fill-foot__progress">
                    <progress max={progress.asked.to_string()} value={progress.done.to_string()} aria-label={say::progress(progress, *language)} />
                    <span>{ say::progress(progress, *language) }</span>
                </p>
                { list(props, fill.review_open, None, &found.open, "open") }
                { list(props, fill.review_unproved, Some(fill.review_unproved_hint), &found.without_evidence, "unproved") }
                { not_applicable(props, &found.not_applicable) }
                { list(props, fill.review_old, None, &found.old_evidence, "old") }
                { list(props, fill.review_open_annexes, None, &found.open_in_annexes, "annexes") }
                <div class="actions">
                    if draft.is_open() {
                        <button type="button" class="button button--primary" data-action="finish" aria-describedby="finish-hint" onclick={on_finish}>{ fill.finish }</button>
                    }
                    <a class="button" href={Route::Results(draft.id.clone()).hash()} data-action="results">{ fill.results_so_far }</a>
                </div>
                <p class="field__hint" id="finish-hint">{ fill.finish_hint }</p>
            </main>
        </div>
    }
}

fn link(props: &ReviewPageProps, id: &QuestionId) -> Html {
    let Some((part, _)) = props.questionnaire.home_of(id) else {
        return Html::default();
    };
    let Some(question) = props.questionnaire.question(id) else {
        return Html::default();
    };
    let route = Route::Fill { draft: props.draft.id.clone(), part: part.id.clone(), question: Some(id.clone()) };
    html! { <a href={route.hash()}>{ format!("{id} ") }{ question.text.get(props.language) }</a> }
}

fn list(props: &ReviewPageProps, title: &str, hint: Option<&str>, ids: &[QuestionId], name: &'static str) -> Html {
    let entries = ids.iter().map(|id| html! { <li key={id.to_string()}>{ link(props, id) }</li> });
    folded(props.language, title, hint, ids.len(), name, html! { <ul>{ for entries }</ul> })
}

fn not_applicable(props: &ReviewPageProps, ids: &[(QuestionId, Rc<str>)]) -> Html {
    let entries = ids.iter().map(|(id, reason)| {
        html! {
            <li key={id.to_string()}>{ link(props, id) }<br /><span lang={Language::of(reason).code()}>{ &**reason }</span></li>
        }
    });
    let title = text::fill(props.language).review_na;
    folded(props.language, title, None, ids.len(), "not-applicable", html! { <ul>{ for entries }</ul> })
}

fn folded(language: Language, title: &str, hint: Option<&str>, n: usize, name: &'static str, content: Html) -> Html {
    html! {
        <details class="review-list" data-review={name} open={name == "open" && n > 0}>
            <summary><span>{ title }</span><span class="review-list__count">{ say::questions(n, language) }</span></summary>
            if let Some(hint) = hint { <p class="field__hint">{ hint }</p> }
            if n == 0 { <p>{ text::fill(language).nothing_here }</p> } else { { content } }
        </details>
    }
}
