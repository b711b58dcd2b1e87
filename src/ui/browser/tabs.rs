//! Other tabs of this page: what they say, and saying something to them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

/// The name of the channel.
const CHANNEL: &str = "phrom";

/// What is heard from other tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Something new.
    News(String),
    /// Whether one of them has the same in hand as this one.
    Company(bool),
}

/// The way to the other tabs. Without a channel, what they store is heard, and nothing can be said.
#[derive(Debug)]
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    /// What this tab has in hand.
    subject: Rc<RefCell<String>>,
    _listeners: [EventListener; 2],
}

impl Tabs {
    /// Listens until it is dropped. Of what other tabs store, what stands under keys that begin with a text is heard.
    pub fn listen(key: &'static str, hear: impl Fn(Said) + 'static) -> Self {
        let (channel, subject) = (BroadcastChannel::new(CHANNEL).ok(), Rc::<RefCell<String>>::default());
        let window = gloo::utils::window();
        let (leaving, left) = (channel.clone(), subject.clone());
        let on_leave = EventListener::new(&window, "pagehide", move |_| {
            // Whoever leaves answers nobody any more, though it may still hear for a moment.
            say(leaving.as_ref(), "left ", &left.take());
        });
        let on_message = match channel.clone() {
            Some(channel) => {
                let own = subject.clone();
                EventListener::new(&channel.clone(), "message", move |event| {
                    let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                    if let Some(said) = understand(text.unwrap_or_default(), &own.borrow(), &channel) {
                        hear(said);
                    }
                })
            }
            None => EventListener::new(&window, "storage", move |event| {
                let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
                if event.key().is_some_and(|stored| super::storage::is_below(&stored, key)) {
                    hear(Said::News(event.new_value().unwrap_or_default()));
                }
            }),
        };
        Self { channel, subject, _listeners: [on_leave, on_message] }
    }

    /// Tells all other tabs something new.
    pub fn tell(&self, news: &str) {
        say(self.channel.as_ref(), "", news);
    }

    /// Takes something in hand, or nothing if that is empty, and asks who else has it. Whether somebody has is heard.
    pub fn attend(&self, subject: &str) {
        let before = self.subject.replace(subject.to_owned());
        if before != subject && !before.is_empty() {
            say(self.channel.as_ref(), "left ", &before);
        }
        if !subject.is_empty() {
            say(self.channel.as_ref(), "here ", subject);
        }
    }
}

fn say(channel: Option<&BroadcastChannel>, what: &str, of: &str) {
    if let Some(channel) = channel {
        // What cannot be said is in the stores.
        let _ = channel.post_message(&JsValue::from_str(&format!("{what}{of}")));
    }
}

/// What a message means for a tab that has something in hand. Whoever asks who has it too is answered.
fn understand(text: String, own: &str, channel: &BroadcastChannel) -> Option<Said> {
    let Some((word, subject)) = text.split_once(' ').filter(|(word, _)| matches!(*word, "here" | "also" | "left"))
    else {
        return Some(Said::News(text));
    };
    if subject.is_empty() || subject != own {
        return None;
    }
    match word {
        "here" => say(Some(channel), "also ", own),
        // A third one may be left.
        "left" => say(Some(channel), "here ", own),
        _ => {}
    }
    Some(Said::Company(word != "left"))
}
