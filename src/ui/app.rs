//! The root: holds the model, and everything that follows it hangs here.

mod beyond;
mod fetching;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use yew::{Callback, Component, Context, Html};

use super::browser::storage::StorageError;
use super::browser::tabs::{Said, Tabs};
use super::browser::{clock, focus, location};
use super::components::header::{SaveState, header};
use super::components::notices::notices;
use super::components::undo_bar::undo_bar;
use super::element::{el, list};
use super::follow::follow_route;
use super::pages;
use super::saving::Saving;
use super::start::Start;
use super::{aiding, shelf, sizing, text};
use crate::answers::{BUDDHIST_OFFSET, Change};
use crate::model::{Action, BeginForm, Field, Model, Return, Route, Undo, is_same};
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
    tabs: Tabs,
    /// Whether another tab has the same draft open.
    has_company: bool,
    /// Whether it is time for a copy elsewhere of what is open.
    is_copy_due: bool,
    /// Whether a newer version of the program waits.
    is_newer_there: bool,
    /// Whether something would be lost if the page were closed now.
    would_lose: Rc<Cell<bool>>,
    on_action: Callback<Action>,
    on_back: Callback<()>,
    on_change: Callback<(QuestionId, Change)>,
    _listeners: [EventListener; 5],
}

/// What happened to the page.
pub enum Happening {
    /// Something that the model knows.
    Action(Action),
    /// A question of the draft that is shown was answered.
    Change(QuestionId, Change),
    /// What is stored comes after the page had to begin without it.
    Late(Start),
    /// Drafts were stored, or could not be.
    Saved(SaveState),
    /// Another tab has said something.
    Heard(Said),
    /// The page is seen again, or a copy was taken of what is open.
    Back,
}

impl Component for App {
    type Message = Happening;
    type Properties = Start;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let on_action = link.callback(Happening::Action);
        let model = Rc::new(with_year(first_model(context.props()), false));
        let saving = Saving::new(
            model.drafts.clone(),
            model.library.clone(),
            context.props().journal.clone(),
            link.callback(Happening::Saved),
        );
        let (to_arrive, to_leave) = (on_action.clone(), saving.clone());
        let on_back = link.callback(|()| Happening::Back);
        let to_come_back = on_back.clone();
        let [on_hide, on_leave] = location::listen_for_leaving(move |is_put_aside| {
            let is_back = location::is_visible() && !is_put_aside;
            Saving::leave(&to_leave, is_put_aside, is_back);
            if is_back {
                to_come_back.emit(());
            }
        });
        let would_lose = Rc::new(Cell::new(false));
        let on_close = location::warn_of_leaving(would_lose.clone());
        let on_newer = beyond::listen_for_newer(&on_action, &on_back);
        let on_heard = link.callback(Happening::Heard);
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
            tabs: Tabs::listen(shelf::DRAFT, move |said| on_heard.emit(said)),
            has_company: false,
            is_copy_due: false,
            is_newer_there: false,
            would_lose,
            on_action,
            on_back,
            on_change: link.callback(|(question, change)| Happening::Change(question, change)),
            _listeners: [on_hash, on_hide, on_leave, on_close, on_newer],
        }
    }

    fn update(&mut self, _: &Context<Self>, happening: Happening) -> bool {
        match happening {
            Happening::Action(action) => {
                // What was on its way has come, or will not.
                if self.model.is_shelf_closed && matches!(action, Action::Unreachable(false)) {
                    location::reload();
                }
                let has_come = matches!(action, Action::Fetched(_) | Action::HasMore | Action::Unreachable(_));
                self.is_fetching &= !has_come;
                self.apply(action).is_some()
            }
            Happening::Change(question, change) => self.change(question, change).is_some(),
            Happening::Late(start) => self.come_late(start).is_some(),
            Happening::Saved(state) => {
                let is_new = self.save != state;
                self.save = state;
                self.care() || is_new
            }
            Happening::Heard(Said::Company(is_there)) => std::mem::replace(&mut self.has_company, is_there) != is_there,
            Happening::Heard(Said::News(text)) => {
                self.listen_to(text);
                false
            }
            Happening::Back => {
                self.catch_up();
                self.care()
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
                    Some(Undo::Whole { .. }) => focus::focus("[data-action='undo']"),
                    Some(Undo::Draft(draft)) => focus::focus(&format!("[data-draft='{}'] a", draft.id)),
                    None => {}
                }
                on_action.emit(Action::TakeBack { at: clock::now().into() });
            })
        };
        let skip = el("a").class("skip-link").set("href", "#content").text(text::chrome(language).skip);
        list(vec![
            skip.into(),
            header(language, "#/", &self.save, &sizing::now(), &self.on_action),
            notices(language, &self.save, self.has_company, self.is_unkept(), self.on_download(), self.reminder()),
            pages::page(model, &self.on_action, &self.on_change),
            undo_bar(language, model.undo.as_deref(), on_take_back),
        ])
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let model = self.model.clone();
        self.fetch(&model);
        self.look_back(&model);
        let followed = self.followed.replace(model.clone());
        if followed.as_ref().is_none_or(|followed| followed.route != model.route) {
            follow_route(&model.route, followed.is_none());
        }
        if !model.lacks_more {
            aiding::follow(&model, &self.on_action);
        }
        let subject = |model: &Rc<Model>| model.route.draft().cloned().unwrap_or_default();
        if followed.as_ref().map(subject).unwrap_or_default() != subject(&model) {
            self.has_company = false;
            self.tabs.attend(&subject(&model));
        }
        let is_nowhere = matches!(self.save, SaveState::Full | SaveState::Blocked);
        self.would_lose.set(is_nowhere || model.drafts.keys().any(|id| model.unkept.contains_key(id)));
        let title = model.screen_title();
        if title != self.title {
            location::describe(model.language.code(), &title);
            shelf::save_language(model.language);
            self.title = title;
        }
        if followed.is_none_or(|followed| followed.form != model.form || followed.is_shared != model.is_shared) {
            let none = BeginForm::default();
            shelf::save_form(if model.is_shared { &none } else { &model.form });
        }
    }
}

impl App {
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
        self.apply(Action::Answer { draft, question, change, at: clock::now().into() })?;
        self.fetch_soon();
        Some(())
    }

    /// `None` if nothing changed.
    fn apply(&mut self, action: Action) -> Option<()> {
        let (is_heard, is_forgotten) = (matches!(action, Action::Hear(_)), matches!(action, Action::Forget));
        if matches!(action, Action::PutTogether { .. } | Action::Return(Return::GoBack { .. })) {
            self.saving.borrow_mut().put_by_now();
        }
        let model = with_year(self.model.apply(action)?, matches!(self.model.route, Route::Begin(_)));
        if !Rc::ptr_eq(&model.drafts, &self.model.drafts) {
            let (before, after) = (self.model.to_keep(), model.to_keep());
            if is_forgotten {
                self.saving.borrow_mut().forget(model.drafts.clone());
                self.forget();
            } else if !is_same(&before, &after) {
                self.save = SaveState::Saving;
                Saving::store_soon(&self.saving, after.clone(), &model.library);
            }
            for news in shelf::news(&before, &after, &model.library).iter().filter(|_| !is_heard) {
                self.tabs.tell(news);
            }
        }
        let is_kept_as_before =
            model.library.is_as(&self.model.library) && Rc::ptr_eq(&model.unkept, &self.model.unkept);
        if !is_kept_as_before && let Err(error) = shelf::save_questionnaires(&self.model, &model) {
            self.save = if error == StorageError::Full { SaveState::Full } else { SaveState::Blocked };
        }
        let is_elsewhere = model.route != self.model.route;
        self.model = Rc::new(model);
        if is_elsewhere {
            self.care();
        }
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
    model.apply(Action::Load(start.shelf.take())).unwrap_or(model)
}

/// The begin page, when one arrives, suggests this year.
fn with_year(model: Model, was_there: bool) -> Model {
    if was_there || !matches!(model.route, Route::Begin(_)) || !model.form.period.is_empty() {
        return model;
    }
    let year = clock::year() + u32::from(BUDDHIST_OFFSET);
    Model { form: model.form.with(Field::Period, year.to_string().into()), ..model }
}
