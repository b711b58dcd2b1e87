//! The root: holds the store, and every effect hangs here.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::{Callback, Html, component, use_callback, use_effect_with, use_mut_ref, use_reducer, use_state};

use super::browser::{clock, focus, location};
use super::components::header::{SaveState, header};
use super::components::undo_bar::undo_bar;
use super::element::{el, list};
use super::pages;
use super::store::Store;
use super::{shelf, text};
use crate::model::{Action, Drafts, Library, Model, Route, Screen, Undo};
use crate::questionnaire::{BUILT_IN, Packed, Questionnaire};
use crate::ui::browser::storage::StorageError;

/// How long typing may go on before it is stored.
const SAVE_DELAY_MS: u32 = 250;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store { model: Rc::new(first_model()) });
    let on_action: Callback<Action> = store.dispatcher().to_callback();
    let model = store.model.clone();

    use_addresses(&model, &on_action);
    let save = use_saving(&model);
    use_effect_with((model.language, model.screen_title()), |(language, title)| {
        location::describe(language.code(), title);
        shelf::save_language(*language);
    });
    use_effect_with(model.form.clone(), shelf::save_form);

    let language = model.language;
    let on_language = use_callback((), {
        let on_action = on_action.clone();
        move |language, ()| on_action.emit(Action::SpeakLanguage(language))
    });
    let on_take_back = Callback::from({
        let (on_action, undo) = (on_action.clone(), model.undo.clone());
        move |()| {
            // The button that was pressed goes away; what comes back is the place to go on.
            match undo.as_deref() {
                Some(Undo::Answer { question, .. }) => focus::to_question(question.as_str()),
                Some(Undo::Draft(draft)) => focus::focus(&format!("[data-draft='{}'] a", draft.id)),
                None => {}
            }
            on_action.emit(Action::TakeBack);
        }
    });
    let skip = el("a").class("skip-link").set("href", "#content").text(text::chrome(language).skip);
    list(vec![
        skip.into(),
        header(language, &save, &on_language),
        pages::page(&model, &on_action),
        undo_bar(language, model.undo.as_deref(), &on_take_back),
    ])
}

fn first_model() -> Model {
    let read = |packed: &Packed| Questionnaire::read(packed.json().as_bytes()).ok().map(Rc::new);
    let library = Library::new(BUILT_IN.iter().filter_map(read).collect());
    let model = Model {
        language: shelf::load_language(),
        route: Route::from_hash(&location::hash()),
        form: shelf::load_form(),
        library,
        ..Model::default()
    };
    let shelf = shelf::load(&model.library);
    model.apply(Action::Load(shelf)).unwrap_or(model)
}

/// Keeps the route and the address the same, both ways, and moves the focus to a new page's heading.
#[yew::hook]
fn use_addresses(model: &Rc<Model>, on_action: &Callback<Action>) {
    let on_action = on_action.clone();
    use_effect_with((), move |()| {
        let listener = location::listen(move || {
            on_action.emit(Action::Arrive(Route::from_hash(&location::hash())));
        });
        move || drop(listener)
    });
    let is_first = use_mut_ref(|| true);
    use_effect_with(model.route.clone(), move |route| {
        if Route::from_hash(&location::hash()) != *route {
            location::go(&route.hash());
        }
        match route {
            Route::Fill { question: Some(question), .. } => {
                focus::to_question(question.as_str());
            }
            // The browser itself begins at the top and reads the title.
            _ if is_first.replace(false) => {}
            _ => {
                focus::to_top();
                focus::focus("main h1");
            }
        }
    });
}

/// Writes drafts when they change, and says how that went.
#[yew::hook]
fn use_saving(model: &Rc<Model>) -> yew::UseStateHandle<SaveState> {
    let state = use_state(|| SaveState::Idle);
    let written = use_mut_ref(|| model.drafts.clone());
    let latest = use_mut_ref(|| model.clone());
    let timer = use_mut_ref(|| None::<Timeout>);
    *latest.borrow_mut() = model.clone();

    let flush: Rc<dyn Fn()> = {
        let (state, written, latest, timer) = (state.clone(), written.clone(), latest, timer.clone());
        Rc::new(move || {
            timer.borrow_mut().take();
            let model = latest.borrow().clone();
            let before: Rc<Drafts> = written.borrow().clone();
            if Rc::ptr_eq(&before, &model.drafts) {
                return;
            }
            match shelf::save(&before, &model.drafts, &model.library) {
                Ok(()) => {
                    *written.borrow_mut() = model.drafts.clone();
                    state.set(SaveState::Saved(clock::time_of_day().into()));
                }
                Err(StorageError::Full) => state.set(SaveState::Full),
                Err(StorageError::Blocked) => state.set(SaveState::Blocked),
            }
        })
    };
    {
        let (state, flush, written) = (state.clone(), flush.clone(), written);
        use_effect_with(model.drafts.clone(), move |drafts| {
            if !Rc::ptr_eq(&written.borrow(), drafts) {
                state.set(SaveState::Saving);
                *timer.borrow_mut() = Some(Timeout::new(SAVE_DELAY_MS, move || flush()));
            }
        });
    }
    use_effect_with((), move |()| {
        let listeners = location::listen_for_leaving(move || flush());
        move || drop(listeners)
    });
    state
}

impl Model {
    /// The title of the browser's tab.
    fn screen_title(&self) -> String {
        let language = self.language;
        let brand = text::chrome(language).brand;
        let place = match self.screen() {
            Screen::Home => text::chrome(language).brand_line.to_owned(),
            Screen::About => text::chrome(language).about_title.to_owned(),
            Screen::Missing => text::chrome(language).missing_title.to_owned(),
            Screen::Begin(questionnaire) => questionnaire.title.get(language).to_string(),
            Screen::Fill(_, _, part) => part.title.get(language).to_string(),
            Screen::Review(..) => text::fill(language).review_title.to_owned(),
            Screen::Results(..) => text::results(language).title.to_owned(),
        };
        format!("{place} · {brand}")
    }
}
