//! The root: holds the model, and everything that follows it hangs here.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::{Callback, Component, Context, Html};

use super::browser::{clock, focus, location};
use super::components::header::{SaveState, header};
use super::components::undo_bar::undo_bar;
use super::element::{el, list};
use super::pages;
use super::saving::Saving;
use super::{shelf, text};
use crate::answers::{BUDDHIST_OFFSET, Change};
use crate::model::{Action, Field, Library, Model, Route, Screen, Undo};
use crate::questionnaire::{BUILT_IN, Packed, QuestionId, Questionnaire};

/// The whole page.
pub struct App {
    model: Rc<Model>,
    /// What the address, the focus, the title and the remembered form follow already.
    followed: Option<Rc<Model>>,
    /// The title of the browser's tab.
    title: String,
    save: SaveState,
    saving: Rc<RefCell<Saving>>,
    on_action: Callback<Action>,
    on_change: Callback<(QuestionId, Change)>,
    _listeners: [EventListener; 3],
}

/// What happened to the page.
pub enum Happening {
    /// Something that the model knows.
    Action(Action),
    /// A question of the draft that is shown was answered.
    Change(QuestionId, Change),
    /// Drafts were stored, or could not be.
    Saved(SaveState),
}

impl Component for App {
    type Message = Happening;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let on_action = link.callback(Happening::Action);
        let model = Rc::new(with_year(first_model(), false));
        let saving = Saving::new(model.drafts.clone(), model.library.clone(), link.callback(Happening::Saved));
        let (to_arrive, to_leave) = (on_action.clone(), saving.clone());
        let [on_hide, on_leave] = location::listen_for_leaving(move || to_leave.borrow_mut().store());
        let on_hash = location::listen(move || {
            to_arrive.emit(Action::Arrive(Route::from_hash(&location::hash())));
        });
        Self {
            model,
            followed: None,
            title: String::new(),
            save: SaveState::Idle,
            saving,
            on_action,
            on_change: link.callback(|(question, change)| Happening::Change(question, change)),
            _listeners: [on_hash, on_hide, on_leave],
        }
    }

    fn update(&mut self, _: &Context<Self>, happening: Happening) -> bool {
        match happening {
            Happening::Action(action) => self.apply(action).is_some(),
            Happening::Change(question, change) => self.change(question, change).is_some(),
            Happening::Saved(state) => {
                self.save = state;
                true
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (model, language) = (&self.model, self.model.language);
        let on_take_back = {
            let (on_action, undo) = (self.on_action.clone(), model.undo.clone());
            Rc::new(move || {
                // The button that was pressed goes away; what comes back is the place to go on.
                match undo.as_deref() {
                    Some(Undo::Answer { question, .. }) => focus::to_question(question.as_str()),
                    Some(Undo::Draft(draft)) => focus::focus(&format!("[data-draft='{}'] a", draft.id)),
                    None => {}
                }
                on_action.emit(Action::TakeBack);
            })
        };
        let skip = el("a").class("skip-link").set("href", "#content").text(text::chrome(language).skip);
        list(vec![
            skip.into(),
            header(language, &self.save, &self.on_action),
            pages::page(model, &self.on_action, &self.on_change),
            undo_bar(language, model.undo.as_deref(), on_take_back),
        ])
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let model = self.model.clone();
        let followed = self.followed.replace(model.clone());
        if followed.as_ref().is_none_or(|followed| followed.route != model.route) {
            follow_route(&model.route, followed.is_none());
        }
        let title = model.screen_title();
        if title != self.title {
            location::describe(model.language.code(), &title);
            shelf::save_language(model.language);
            self.title = title;
        }
        if followed.is_none_or(|followed| followed.form != model.form) {
            shelf::save_form(&model.form);
        }
    }
}

impl App {
    fn change(&mut self, question: QuestionId, change: Change) -> Option<()> {
        if change == Change::Clear {
            // The button that was pressed goes away.
            focus::to_question(question.as_str());
        }
        let draft = self.model.route.draft()?.clone();
        self.apply(Action::Answer { draft, question, change, at: clock::now().into() })
    }

    /// `None` if nothing changed.
    fn apply(&mut self, action: Action) -> Option<()> {
        let model = with_year(self.model.apply(action)?, matches!(self.model.route, Route::Begin(_)));
        if !Rc::ptr_eq(&model.drafts, &self.model.drafts) {
            self.save = SaveState::Saving;
            Saving::store_soon(&self.saving, model.drafts.clone());
        }
        self.model = Rc::new(model);
        Some(())
    }
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

/// The begin page, when one arrives, suggests this year.
fn with_year(model: Model, was_there: bool) -> Model {
    if was_there || !matches!(model.route, Route::Begin(_)) || !model.form.period.is_empty() {
        return model;
    }
    let year = clock::year() + u32::from(BUDDHIST_OFFSET);
    Model { form: model.form.with(Field::Period, year.to_string().into()), ..model }
}

/// Makes the address that of the route, and moves the focus to a new page's heading.
fn follow_route(route: &Route, is_first: bool) {
    if Route::from_hash(&location::hash()) != *route {
        location::go(&route.hash());
    }
    match route {
        Route::Fill { question: Some(question), .. } => focus::to_question(question.as_str()),
        // The browser itself begins at the top and reads the title.
        _ if is_first => {}
        _ => {
            focus::to_top();
            focus::focus("main h1");
        }
    }
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
