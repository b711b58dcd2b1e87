//! The root: holds the model, and everything that follows it hangs here.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::{Callback, Component, Context, Html, Properties};

use super::browser::{clock, fetch, focus, location};
use super::components::header::{SaveState, header};
use super::components::undo_bar::undo_bar;
use super::element::{el, list};
use super::pages;
use super::saving::Saving;
use super::{loader, shelf, text};
use crate::answers::{BUDDHIST_OFFSET, Change};
use crate::model::{Action, Field, Library, Model, Route, Screen, Shelf, Undo};
use crate::questionnaire::QuestionId;

/// The whole page.
pub struct App {
    model: Rc<Model>,
    /// What the address, the focus, the title and the remembered form follow already.
    followed: Option<Rc<Model>>,
    /// The title of the browser's tab.
    title: String,
    /// Whether something is on its way.
    is_fetching: bool,
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

/// What the page starts with.
#[derive(Clone, Default, PartialEq, Eq, Properties)]
pub struct Start {
    /// The questionnaires that are needed at once.
    library: Library,
    /// What is stored on this device.
    shelf: Shelf,
    /// Whether the part of the program that is loaded on demand is not there yet.
    lacks_more: bool,
    /// Whether something could not be loaded that it takes to read what is stored.
    is_shelf_closed: bool,
}

/// Draws the page, as soon as the questionnaires of the drafts on this device are there.
pub fn start() {
    if !shelf::has_anything() {
        return mount(Start { lacks_more: true, ..Start::default() });
    }
    let is_closed = || mount(Start { lacks_more: true, is_shelf_closed: true, ..Start::default() });
    fetch::more(move |is_there| {
        if !is_there {
            return is_closed();
        }
        let wanted = loader::lacking(&Library::default(), shelf::wanted());
        let n_wanted = wanted.len();
        loader::built_in(wanted, move |came| {
            if came.len() < n_wanted {
                return is_closed();
            }
            let (library, mut unreadable) = shelf::load_questionnaires(Library::new(came));
            let mut shelf = shelf::load(&library);
            unreadable.extend(shelf.unreadable);
            shelf.unreadable = unreadable;
            mount(Start { library, shelf, ..Start::default() });
        });
    });
}

fn mount(start: Start) {
    yew::Renderer::<App>::with_props(start).render();
}

impl Component for App {
    type Message = Happening;
    type Properties = Start;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let on_action = link.callback(Happening::Action);
        let model = Rc::new(with_year(first_model(context.props()), false));
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
            is_fetching: false,
            save: SaveState::Idle,
            saving,
            on_action,
            on_change: link.callback(|(question, change)| Happening::Change(question, change)),
            _listeners: [on_hash, on_hide, on_leave],
        }
    }

    fn update(&mut self, _: &Context<Self>, happening: Happening) -> bool {
        match happening {
            Happening::Action(action) => {
                // What was on its way has come, or will not.
                if self.model.is_shelf_closed && action == Action::Unreachable(false) {
                    location::reload();
                }
                let has_come = matches!(action, Action::Fetched(_) | Action::HasMore | Action::Unreachable(_));
                self.is_fetching &= !has_come;
                self.apply(action).is_some()
            }
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
                    Some(Undo::Questionnaire(_)) => focus::focus("#start-title"),
                    // What was put together is done again by the same button.
                    Some(Undo::Merge { .. }) => focus::focus("[data-action='undo']"),
                    Some(Undo::Draft(draft)) => focus::focus(&format!("[data-draft='{}'] a", draft.id)),
                    None => {}
                }
                on_action.emit(Action::TakeBack);
            })
        };
        let skip = el("a").class("skip-link").set("href", "#content").text(text::chrome(language).skip);
        list(vec![
            skip.into(),
            header(language, "#/", &self.save, &self.on_action),
            pages::page(model, &self.on_action, &self.on_change),
            undo_bar(language, model.undo.as_deref(), on_take_back),
        ])
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let model = self.model.clone();
        self.fetch(&model);
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
    /// Fetches what the page lacks, once at a time.
    fn fetch(&mut self, model: &Model) {
        let is_waiting = model.screen() == Screen::Loading;
        if !is_waiting || std::mem::replace(&mut self.is_fetching, is_waiting) {
            self.is_fetching = is_waiting;
            return;
        }
        let on_action = self.on_action.clone();
        match model.wanted() {
            Some(id) => loader::built_in(loader::lacking(&model.library, [id.to_string()]), move |came| {
                let action = if came.is_empty() { Action::Unreachable(true) } else { Action::Fetched(came) };
                on_action.emit(action);
            }),
            None => fetch::more(move |is_there| {
                on_action.emit(if is_there { Action::HasMore } else { Action::Unreachable(true) });
            }),
        }
    }

    fn change(&mut self, question: QuestionId, change: Change) -> Option<()> {
        let draft = self.model.route.draft()?.clone();
        let n_rows = self.model.answer(&draft, &question).map_or(0, |answer| answer.rows().len());
        let in_row =
            |row: usize, what: &str| focus::focus(&format!("[data-question='{question}'] [data-row='{row}'] {what}"));
        match &change {
            // The button that was pressed goes away.
            Change::Clear | Change::Confirm | Change::Adopt { .. } => focus::to_question(question.as_str()),
            Change::RemoveRow(_) => focus::focus("[data-action='undo']"),
            // One goes on in the new row, and with the row that moves.
            Change::AddRows(rows) if rows.len() == 1 => in_row(n_rows, ".input"),
            Change::MoveRow { to: 0, .. } => in_row(0, "[data-action='row-down']"),
            Change::MoveRow { to, .. } if to + 1 == n_rows => in_row(*to, "[data-action='row-up']"),
            Change::MoveRow { from, to } if to < from => in_row(*to, "[data-action='row-up']"),
            Change::MoveRow { to, .. } => in_row(*to, "[data-action='row-down']"),
            _ => {}
        }
        self.apply(Action::Answer { draft, question, change, at: clock::now().into() })
    }

    /// `None` if nothing changed.
    fn apply(&mut self, action: Action) -> Option<()> {
        let model = with_year(self.model.apply(action)?, matches!(self.model.route, Route::Begin(_)));
        if !Rc::ptr_eq(&model.drafts, &self.model.drafts) {
            self.save = SaveState::Saving;
            Saving::store_soon(&self.saving, model.drafts.clone(), &model.library);
        }
        if !model.library.is_as(&self.model.library)
            && let Err(error) = shelf::save_questionnaires(&self.model.library, &model.library)
        {
            self.save = error.into();
        }
        self.model = Rc::new(model);
        Some(())
    }
}

fn first_model(start: &Start) -> Model {
    let model = Model {
        language: shelf::load_language(),
        route: Route::from_hash(&location::hash()),
        form: shelf::load_form(),
        library: start.library.clone(),
        lacks_more: start.lacks_more,
        is_shelf_closed: start.is_shelf_closed,
        ..Model::default()
    };
    model.apply(Action::Load(start.shelf.clone())).unwrap_or(model)
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
            Screen::Loading => text::chrome(language).loading.to_owned(),
            Screen::Unreachable => text::chrome(language).unreachable_title.to_owned(),
            Screen::Begin(questionnaire) | Screen::Read(questionnaire) => questionnaire.title.get(language).to_string(),
            Screen::Document(_, questionnaire) => {
                let document = questionnaire.document.as_ref();
                document.map(|document| document.title.get(language).to_owned()).unwrap_or_default()
            }
            Screen::Units(..) => text::chrome(language).units_title.to_owned(),
            Screen::Fill(_, _, part) => part.title.get(language).to_string(),
            Screen::Rate(..) => text::rate::rate(language).title.to_owned(),
            Screen::Review(..) => text::fill(language).review_title.to_owned(),
            Screen::Merge(..) => text::together(language).to_merge.to_owned(),
            Screen::Results(..) => text::results(language).title.to_owned(),
        };
        format!("{place} · {brand}")
    }
}
