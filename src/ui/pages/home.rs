//! Home: what it is, drafts, what can be started, opening a file.

use std::rc::Rc;

use web_sys::Event;
use yew::{Callback, Html, Properties, component, html, use_state};

use crate::json::{MAX_BYTES, ParseError};
use crate::language::Language;
use crate::model::{Action, Import, Library, Model, Route, Unreadable};
use crate::questionnaire::Questionnaire;
use crate::submission::{Draft, OpenError, file_name, open, write_submission};
use crate::ui::browser::{clock, download, file, focus, random};
use crate::ui::components::import_report::ImportReport;
use crate::ui::shelf;
use crate::ui::text::{self, say};

/// Props of [`HomePage`].
#[derive(Properties, PartialEq)]
pub struct HomePageProps {
    /// The state of the app.
    pub model: Rc<Model>,
    /// What a person does.
    pub on_action: Callback<Action>,
}

/// The home page.
#[component]
pub fn HomePage(props: &HomePageProps) -> Html {
    let HomePageProps { model, on_action } = props;
    let language = model.language;
    let home = text::home(language);
    html! {
        <main id="content" class="page" data-page="home">
            <div class="hero">
                <h1 tabindex="-1">{ home.title }</h1>
                <p class="hero__lead">{ home.lead }</p>
                <p class="hero__privacy">{ home.privacy }</p>
            </div>
            { import_panel(model, on_action) }
            <section aria-labelledby="drafts-title">
                <h2 id="drafts-title">{ home.drafts }</h2>
                if model.drafts.is_empty() {
                    <p class="empty">{ home.no_drafts }</p>
                } else {
                    <ul class="drafts">{ for drafts(model).iter().map(|draft| draft_row(draft, model, on_action)) }</ul>
                }
            </section>
            <section aria-labelledby="start-title">
                <h2 id="start-title">{ home.to_start }</h2>
                { for model.library.iter().map(|questionnaire| questionnaire_card(questionnaire, language)) }
            </section>
            <section aria-labelledby="open-title">
                <h2 id="open-title">{ home.open_file }</h2>
                { file_field(&model.library, language, on_action) }
            </section>
            { unreadable(&model.unreadable, language) }
            <ClearData {language} has_something={!model.drafts.is_empty() || !model.unreadable.is_empty()} on_action={on_action.clone()} />
            <p class="page__foot"><a href={Route::About.hash()}>{ text::chrome(language).about }</a></p>
        </main>
    }
}

/// The drafts, the one that changed last first.
fn drafts(model: &Model) -> Vec<Rc<Draft>> {
    let mut drafts: Vec<Rc<Draft>> = model.drafts.values().cloned().collect();
    drafts.sort_by(|a, b| b.updated.cmp(&a.updated));
    drafts
}

fn import_panel(model: &Model, on_action: &Callback<Action>) -> Html {
    let Some(import) = &model.import else {
        return Html::default();
    };
    let on_accept = {
        let on_action = on_action.clone();
        Callback::from(move |()| on_action.emit(Action::AcceptImport { id: random::uuid().into() }))
    };
    let on_dismiss = {
        let on_action = on_action.clone();
        Callback::from(move |()| on_action.emit(Action::DismissImport))
    };
    html! { <ImportReport language={model.language} import={import.clone()} {on_accept} {on_dismiss} /> }
}

fn draft_row(draft: &Rc<Draft>, model: &Model, on_action: &Callback<Action>) -> Html {
    let (language, home) = (model.language, text::home(model.language));
    let Some((_, questionnaire)) = model.open(&draft.id) else {
        return Html::default();
    };
    let progress = draft.scope(&questionnaire).progress();
    let first = draft.scope(&questionnaire).parts().next().map(|part| part.id.clone());
    let next = match first {
        Some(part) if draft.is_open() => Route::Fill { draft: draft.id.clone(), part, question: None },
        _ => Route::Results(draft.id.clone()),
    };
    let on_delete = {
        let (on_action, draft) = (on_action.clone(), draft.id.clone());
        move |_| on_action.emit(Action::Delete { draft: draft.clone() })
    };
    let on_download = {
        let (draft, questionnaire) = (draft.clone(), questionnaire.clone());
        move |_| save_file(&draft, &questionnaire)
    };
    let name = draft.respondent.agency_name.to_string();
    html! {
        <li class="draft" key={draft.id.to_string()} data-draft={draft.id.to_string()}>
            <div class="draft__what">
                <p class="draft__name">{ &name }</p>
                <p class="draft__about">{ questionnaire.title.get(language) }{ format!(" · {}", draft.period) }
                    if !draft.is_open() { <span class="badge">{ home.is_final }</span> }
                </p>
                <p class="draft__progress">
                    <progress max={progress.asked.to_string()} value={progress.done.to_string()} aria-label={say::progress(progress, language)} />
                    <span>{ say::progress(progress, language) }</span>
                </p>
                <p class="draft__when">{ say::changed_at(&say::moment(&draft.updated, language), language) }</p>
            </div>
            <div class="actions">
                <a class="button button--primary" href={next.hash()}>
                    { if draft.is_open() { home.go_on } else { home.see_result } }<span class="visually-hidden">{ format!(" {name}") }</span>
                </a>
                <button type="button" class="button" data-action="download-draft" onclick={on_download}>
                    { home.download_copy }<span class="visually-hidden">{ format!(" {name}") }</span>
                </button>
                <button type="button" class="link-button" data-action="delete" onclick={on_delete}>
                    { home.delete }<span class="visually-hidden">{ format!(" {name}") }</span>
                </button>
            </div>
        </li>
    }
}

/// Gives the person the file of a draft.
pub(super) fn save_file(draft: &Draft, questionnaire: &Questionnaire) {
    let file = write_submission(draft, questionnaire, &clock::now());
    // A browser that refuses downloads says so itself; the draft is still here.
    let _ = download::download(&file_name(draft), "application/json", file.as_bytes());
}

fn questionnaire_card(questionnaire: &Rc<Questionnaire>, language: Language) -> Html {
    let home = text::home(language);
    let n_indicators = questionnaire.dimensions().map(|part| part.indicators.len()).sum();
    let n_questions =
        questionnaire.dimensions().flat_map(|part| &part.indicators).map(|indicator| indicator.questions.len()).sum();
    html! {
        <article class="card" key={questionnaire.id.to_string()}>
            <h3>{ questionnaire.title.get(language) }</h3>
            <p>{ questionnaire.purpose.get(language) }</p>
            <dl class="card__facts">
                <div><dt>{ home.contains }</dt><dd>{ say::size(questionnaire.dimensions().count(), n_indicators, n_questions, language) }</dd></div>
                <div><dt>{ home.who_answers }</dt><dd>{ questionnaire.audience.get(language) }</dd></div>
            </dl>
            <p class="card__time">{ say::minutes(questionnaire.minutes, language) }</p>
            <a class="button button--primary" href={Route::Begin(questionnaire.id.clone()).hash()} data-questionnaire={questionnaire.id.to_string()}>
                { home.start }
            </a>
        </article>
    }
}

fn file_field(library: &Library, language: Language, on_action: &Callback<Action>) -> Html {
    let home = text::home(language);
    let (library, on_action) = (library.clone(), on_action.clone());
    let onchange = move |event: Event| {
        let (library, on_action) = (library.clone(), on_action.clone());
        file::read_chosen(&event, MAX_BYTES, move |chosen| {
            let result = match chosen.bytes {
                Some(bytes) => open(&bytes, |id| library.get(id).cloned()),
                None => Err(OpenError::Parse(ParseError::TooLarge)),
            };
            on_action.emit(Action::Imported(Rc::new(Import { name: chosen.name.into(), result })));
            focus::focus("[data-import]");
        });
    };
    html! {
        <div class="field">
            <label class="field__label" for="open-file">{ home.choose_file }</label>
            <p class="field__hint" id="open-file-hint">{ home.open_file_hint }</p>
            <input type="file" id="open-file" class="input" accept=".json,application/json" data-file="submission" aria-describedby="open-file-hint" {onchange} />
        </div>
    }
}

fn unreadable(entries: &[Unreadable], language: Language) -> Html {
    if entries.is_empty() {
        return Html::default();
    }
    let home = text::home(language);
    html! {
        <section class="import import--failed" aria-labelledby="unreadable-title">
            <h2 id="unreadable-title">{ home.unreadable }</h2>
            <p>{ home.unreadable_hint }</p>
            <ul class="drafts">
                { for entries.iter().map(|entry| {
                    let (key, content) = (entry.key.clone(), entry.content.clone());
                    // As with any download: a browser that refuses says so itself.
                    let on_download = move |_| { let _ = download::download(&format!("{}.json", key.replace('/', "-")), "application/json", content.as_bytes()); };
                    html! {
                        <li class="draft" key={entry.key.to_string()}>
                            <p data-problem="">{ faults_of(entry, language) }</p>
                            <button type="button" class="button" onclick={on_download}>{ home.download_copy }</button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

fn faults_of(entry: &Unreadable, language: Language) -> String {
    format!("{}: {}", entry.key, text::faults::open_error(&entry.error, language))
}

/// Props of [`ClearData`].
#[derive(Properties, PartialEq)]
struct ClearDataProps {
    language: Language,
    has_something: bool,
    on_action: Callback<Action>,
}

/// Removes everything of ours from this device, after asking once more.
#[component]
fn ClearData(props: &ClearDataProps) -> Html {
    let home = text::home(props.language);
    let is_asking = use_state(|| false);
    if !props.has_something {
        return Html::default();
    }
    let set = |asking: bool| {
        let is_asking = is_asking.clone();
        move |_| is_asking.set(asking)
    };
    let on_sure = {
        let (on_action, is_asking) = (props.on_action.clone(), is_asking.clone());
        move |_| {
            shelf::forget();
            is_asking.set(false);
            on_action.emit(Action::Forget);
        }
    };
    html! {
        <section class="clear-data">
            <p class="field__hint">{ home.clear_all_hint }</p>
            if *is_asking {
                <div class="actions">
                    <button type="button" class="button button--danger" data-action="clear-data-confirm" onclick={on_sure}>{ home.clear_sure }</button>
                    <button type="button" class="button" onclick={set(false)}>{ home.cancel }</button>
                </div>
            } else {
                <button type="button" class="link-button" data-action="clear-data" onclick={set(true)}>{ home.clear_all }</button>
            }
        </section>
    }
}
