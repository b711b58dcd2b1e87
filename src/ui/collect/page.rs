//! The root of the coordinator's page: hears the person and the worker, and has everything drawn.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Array;
use web_sys::Event;
use yew::{Callback, Component, Context, Html};

use super::place;
use super::protocol::{Ask, Say, TakeOut, What};
use super::shown::{Act, N_AGENCIES, N_FILES, N_MISSING, Shown};
use super::view;
use crate::desk::session::view::{AgenciesQuery, Choice, FilesQuery};
use crate::language::Language;
use crate::model::Action;
use crate::report::province::file::TextFile;
use crate::report::sentence::Digits;
use crate::ui::browser::dropped::Turn;
use crate::ui::browser::worker::{Helper, Message};
use crate::ui::browser::{download, dropped, focus, location};
use crate::ui::components::header::{SaveState, header};
use crate::ui::element::{el, list};
use crate::ui::{shelf, sizing, text};

/// What happens.
pub(super) enum Happening {
    Act(Act),
    Action(Action),
    Heard(Message),
    /// Files were chosen or dropped; whether to be collected. They are on their way to the worker, which may be, too.
    Brought(bool),
    Dragging(bool),
    Lost,
}

/// The page.
pub(super) struct Page {
    shown: Shown,
    helper: Option<Rc<Helper>>,
    /// Whether no more of what was chosen is wanted.
    is_stopped: Rc<Cell<bool>>,
    on_act: Callback<Act>,
    on_action: Callback<Action>,
    on_chosen: Callback<(Ask, Event)>,
    _listeners: Vec<EventListener>,
}

/// Draws the page.
pub(super) fn mount() {
    sizing::take_up();
    yew::Renderer::<Page>::new().render();
}

impl Component for Page {
    type Message = Happening;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let (to_hear, to_lose) = (link.callback(Happening::Heard), link.callback(|()| Happening::Lost));
        let helper = Helper::start(&place::worker(), move |message| to_hear.emit(message), move || to_lose.emit(()));
        if helper.is_err() {
            link.send_message(Happening::Lost);
        }
        let helper = helper.ok().map(Rc::new);
        let is_stopped = Rc::new(Cell::new(false));
        // Straight to the worker: what waits in a queue would be handed over all at once, and the page stand still.
        let hand_on = {
            let (helper, brought) = (helper.clone(), link.callback(Happening::Brought));
            let is_stopped = is_stopped.clone();
            move |ask: &Ask, files: &Array, turn: Turn| {
                // What was chosen is handed on until a person has enough of it.
                if turn.is_first {
                    is_stopped.set(false);
                } else if is_stopped.get() {
                    return false;
                }
                let ask = if let Ask::Add(_) = ask { &Ask::Add(turn.is_last) } else { ask };
                say(helper.as_deref(), ask, files);
                if turn.is_first {
                    brought.emit(matches!(ask, Ask::Add(_)));
                }
                true
            }
        };
        let hand_on_dropped = hand_on.clone();
        let on_chosen = Callback::from(move |(ask, event): (Ask, Event)| {
            let hand_on = hand_on.clone();
            dropped::chosen(&event, move |files, turn| hand_on(&ask, &files, turn));
        });
        let files_query = FilesQuery { n: N_FILES, ..FilesQuery::default() };
        let agencies_query = AgenciesQuery { n: N_AGENCIES, ..AgenciesQuery::default() };
        let language = shelf::load_language();
        Self {
            shown: Shown { language, files_query, agencies_query, has_mark: true, ..Shown::default() },
            helper,
            is_stopped,
            on_act: link.callback(Happening::Act),
            on_action: link.callback(Happening::Action),
            on_chosen,
            _listeners: dropped::listen(&link.callback(Happening::Dragging), move |files, turn| {
                hand_on_dropped(&Ask::Add(true), &files, turn)
            }),
        }
    }

    fn update(&mut self, _: &Context<Self>, happening: Happening) -> bool {
        match happening {
            Happening::Act(act) => self.act(act),
            Happening::Action(Action::SpeakLanguage(language)) => self.speak(language),
            Happening::Action(_) => return false,
            Happening::Heard(message) => self.hear(&message),
            Happening::Brought(is_to_collect) => {
                self.shown.made = None;
                self.shown.progress.is_reading |= is_to_collect;
            }
            Happening::Dragging(is_dragging) => {
                let before = std::mem::replace(&mut self.shown.is_dragging, is_dragging);
                return before != is_dragging;
            }
            Happening::Lost => {
                let words = |language| text::collect(language).lost.to_owned();
                self.shown.problems.push(TextFile { th: words(Language::Thai), en: words(Language::English) });
                (self.shown.progress.is_reading, self.shown.making) = (false, None);
            }
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let language = self.shown.language;
        let skip = el("a").class("skip-link").set("href", "#content").text(text::chrome(language).skip);
        list(vec![
            skip.into(),
            header(language, place::home(), &SaveState::Idle, &sizing::now(), &self.on_action),
            view::page(&self.shown, &self.on_act, &self.on_chosen),
        ])
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let language = self.shown.language;
        let title = format!("{} · {}", text::collect(language).title, text::chrome(language).brand);
        location::describe(language.code(), &title);
    }
}

impl Page {
    fn ask(&self, ask: &Ask) {
        say(self.helper.as_deref(), ask, &Array::new());
    }

    fn act(&mut self, act: Act) {
        let shown = &mut self.shown;
        match act {
            Act::Ask(ask) => self.ask_and_go_on(&ask),
            Act::Files(query) => {
                self.ask(&Ask::Files(query.clone()));
                self.shown.files_query = query;
            }
            Act::Agencies(query) => {
                self.ask(&Ask::Agencies(query.clone()));
                self.shown.agencies_query = query;
            }
            Act::Missing(from) => self.ask(&Ask::Missing(from, N_MISSING)),
            Act::OpenAgency(file) => {
                let is_thai = shown.digits == Digits::Thai;
                let language = shown.language.code().to_owned();
                self.ask(&Ask::Letter(file, language, is_thai));
            }
            Act::CloseAgency => {
                if let Some((file, _)) = shown.letter.take() {
                    focus::focus(&format!("[data-agency='{file}']"));
                }
            }
            Act::Digits(digits) => shown.digits = digits,
            Act::Grouping(position) => shown.grouping = position,
            Act::Indicators(has_indicators) => shown.has_indicators = has_indicators,
            Act::Province(province) => shown.province = province,
            Act::Mark(has_mark) => shown.has_mark = has_mark,
            Act::TakeOut(what) if shown.making.is_none() && !shown.progress.is_reading => self.take_out(what),
            Act::TakeOut(_) => {}
            Act::AskToClear(is_clearing) => {
                shown.is_clearing = is_clearing;
                // The button that was pressed goes away.
                focus::focus(if is_clearing { "[data-action='keep-files']" } else { "[data-action='clear-files']" });
            }
            Act::Clear => {
                shown.is_clearing = false;
                shown.letter = None;
                shown.made = None;
                focus::focus("main h1");
                self.is_stopped.set(true);
                self.ask(&Ask::Clear);
            }
            Act::Dismiss(position) => {
                if position < shown.problems.len() {
                    shown.problems.remove(position);
                }
                focus::focus("main h1");
            }
            Act::Print => location::print(),
        }
    }

    /// Asks, and moves the focus on where the button that was pressed goes away.
    fn ask_and_go_on(&self, ask: &Ask) {
        self.is_stopped.set(*ask == Ask::Cancel || self.is_stopped.get());
        match ask {
            Ask::Cancel => focus::focus("#take-in-title"),
            Ask::Choose(Choice::DropRoster) => focus::focus("#choose-roster"),
            Ask::Choose(Choice::Match(..)) => focus::focus("#numbers-title"),
            Ask::Choose(Choice::Prefer(..) | Choice::Allow(..) | Choice::Unmatch(_)) => focus::focus("#files-title"),
            _ => {}
        }
        self.ask(ask);
    }

    fn take_out(&mut self, what: What) {
        (self.shown.making, self.shown.made) = (Some(what), None);
        self.ask(&Ask::TakeOut(TakeOut {
            what,
            language: self.shown.language.code().to_owned(),
            has_mark: self.shown.has_mark,
            has_thai_digits: self.shown.digits == Digits::Thai,
        }));
    }

    fn speak(&mut self, language: Language) {
        self.shown.language = language;
        shelf::save_language(language);
        if let Some((file, _)) = self.shown.letter {
            self.act(Act::OpenAgency(file));
        }
    }

    fn hear(&mut self, message: &Message) {
        // What the worker says is ours.
        let Ok(say) = serde_json::from_str::<Say>(&message.text) else { return };
        let shown = &mut self.shown;
        match say {
            Say::Ready => shown.is_ready = true,
            Say::Progress(progress) => shown.progress = progress,
            Say::State(state) => {
                shown.state = Rc::from(state);
                shown.letter = None;
                shown.grouping = 0;
                let (files, agencies) = (shown.files_query.clone(), shown.agencies_query.clone());
                self.ask(&Ask::Files(FilesQuery { from: 0, ..files }));
                self.ask(&Ask::Agencies(AgenciesQuery { from: 0, ..agencies }));
                self.ask(&Ask::Missing(0, N_MISSING));
            }
            Say::Files(files) => {
                shown.files_query.from = files.from;
                shown.files = Rc::new(files);
            }
            Say::Agencies(agencies) => {
                shown.agencies_query.from = agencies.agencies.from;
                shown.agencies = Rc::new(agencies);
            }
            Say::Missing(missing) => shown.missing = Rc::new(missing),
            Say::MissingText(names) => {
                // As with any download: a browser that refuses says so itself.
                let _ = download::download("missing.txt", "text/plain;charset=utf-8", names.as_bytes());
            }
            Say::Letter(file, letter) => {
                shown.letter = Some((file, Rc::from(letter)));
                focus::focus("#letter-title");
            }
            Say::Taken(name, kind, n_gone) => {
                shown.making = None;
                let _ = download::download(&name, &kind, &message.bytes());
                shown.made = Some(name);
                if n_gone > 0 {
                    shown.problems.push(TextFile {
                        th: format!("อ่าน {n_gone} ไฟล์อีกครั้งไม่ได้ คำตอบของไฟล์เหล่านั้นไม่อยู่ในไฟล์ที่สร้าง โปรดเลือกไฟล์อีกครั้ง"),
                        en: format!("{n_gone} files could not be read again, and their answers are missing in the file. Choose them again."),
                    });
                }
            }
            Say::Problem(problem) => {
                shown.making = None;
                shown.problems.push(problem);
            }
        }
    }
}

/// Asks the worker something, with files beside it.
fn say(helper: Option<&Helper>, ask: &Ask, files: &Array) {
    if let Some(helper) = helper {
        // Nothing that is asked has keys that are no texts.
        helper.say(&serde_json::to_string(ask).unwrap_or_default(), files);
    }
}
