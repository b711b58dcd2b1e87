//! What follows the model once the part of the program is there that is loaded on demand: the voice, the keys and the focus of
//! the search, and what home wants to know.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::Reflect;
use yew::Callback;

use super::browser::{document, focus, speech};
use super::{caring, text};
use crate::language::Language;
use crate::model::{Action, Aid, Model, Route, Screen};
use crate::questionnaire::QuestionId;

thread_local! {
    static FOLLOWED: RefCell<Option<Followed>> = const { RefCell::new(None) };
}

/// What is followed already.
struct Followed {
    route: Route,
    language: Language,
    heard: Option<QuestionId>,
    /// The keys of the search page.
    keys: Option<EventListener>,
    _listeners: Vec<EventListener>,
}

/// Follows the model.
#[inline(never)]
pub(super) fn follow(model: &Model, on_action: &Callback<Action>) {
    // One arrives when the page is there, not while it is on its way.
    if matches!(model.screen(), Screen::Loading) {
        return;
    }
    let before = FOLLOWED.with(|followed| followed.borrow_mut().take());
    let is_elsewhere = before.as_ref().is_none_or(|before| before.route != model.route);
    let mut followed = before.unwrap_or_else(|| begin(model, on_action));
    if is_elsewhere {
        arrive(&mut followed, model, on_action);
    }
    hear(&mut followed, model, is_elsewhere, on_action);
    (followed.route, followed.language) = (model.route.clone(), model.language);
    FOLLOWED.with(|place| place.borrow_mut().replace(followed));
}

/// Finds out which voices there are, and listens for others; a page that is left says no more.
fn begin(model: &Model, on_action: &Callback<Action>) -> Followed {
    let (on_action, to_end) = (on_action.clone(), on_action.clone());
    let look = move || {
        let voices = Language::ALL.into_iter().filter(|language| speech::speaks(language.code()));
        on_action.emit(Action::Aid(Aid::Voices(voices.collect())));
    };
    look();
    let listeners = speech::listen(look, move || to_end.emit(Action::Aid(Aid::Hear(None))));
    let route = model.route.clone();
    Followed { route, language: model.language, heard: None, keys: None, _listeners: listeners }
}

/// One came to another page.
fn arrive(followed: &mut Followed, model: &Model, on_action: &Callback<Action>) {
    followed.keys = None;
    let from = Some(&followed.route).filter(|from| **from != model.route);
    match (&model.route, from) {
        (Route::Home, _) => caring::look(on_action),
        (Route::Search(draft), from) => {
            // Back from a question, one goes on behind it; otherwise with the words.
            let question = match from {
                Some(Route::Fill { question: Some(question), .. }) if model.aids.draft == *draft => {
                    Some(format!("[data-hit='{question}']"))
                }
                _ => None,
            };
            let is_hit = question.as_ref().is_some_and(|hit| document::has(hit));
            focus::focus(question.as_deref().filter(|_| is_hit).unwrap_or("[data-field='search']"));
            followed.keys = Some(keys(on_action.clone()));
            // From a question that was found, "back" still leads to where one was before.
            let is_of_draft = |from: &&Route| from.draft() == Some(draft);
            let from = if is_hit { model.aids.from.clone() } else { from.filter(is_of_draft).cloned() };
            on_action.emit(Action::Aid(Aid::Come { draft: draft.clone(), from }));
        }
        (Route::Fill { question: None, .. } | Route::Review(_), Some(Route::Search(_))) => {
            focus::focus("[data-action='search']");
        }
        _ => {}
    }
}

/// Escape leads back.
fn keys(on_action: Callback<Action>) -> EventListener {
    EventListener::new(&gloo::utils::document(), "keydown", move |event| {
        let is = |name: &str| Reflect::get(event, &name.into()).unwrap_or_default();
        if is("key").as_string().as_deref() == Some("Escape")
            && !is("isComposing").is_truthy()
            && let Some(back) = document::href("[data-page='search'] [data-action='back']")
        {
            on_action.emit(Action::Arrive(Route::from_hash(&back)));
        }
    })
}

/// Begins to read a question, or ends it: who goes elsewhere, or reads another language, has heard enough.
fn hear(followed: &mut Followed, model: &Model, is_elsewhere: bool, on_action: &Callback<Action>) {
    let heard = model.aids.heard.as_ref();
    if heard.is_some() && followed.heard.as_ref() == heard && (is_elsewhere || followed.language != model.language) {
        on_action.emit(Action::Aid(Aid::Hear(None)));
        return;
    }
    if followed.heard.as_ref() == heard {
        return;
    }
    followed.heard = heard.cloned();
    let open = model.route.draft().and_then(|draft| model.open(draft));
    let question = heard.and_then(|id| open.as_ref()?.1.question(id));
    let Some(question) = question else { return speech::stop() };
    let shows_condition = document::has(&format!("[data-question='{}'] .question-card__criteria[open]", question.id));
    let texts = text::aids::aloud(question, shows_condition, model.language);
    let on_action = on_action.clone();
    speech::say(&texts, model.language.code(), move || on_action.emit(Action::Aid(Aid::Hear(None))));
}
