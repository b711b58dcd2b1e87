//! The start of the page: what is stored on this device is opened, then the page is drawn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::{AppHandle, Properties};

use super::app::{App, Happening};
use super::browser::fetch;
use super::browser::journal::{Journal, look};
use super::{opening, shelf, sizing};
use crate::model::{Library, Shelf};

/// What the page starts with.
#[derive(Clone, Default, Properties)]
pub struct Start {
    /// The questionnaires that are needed at once.
    pub(super) library: Library,
    /// What is stored on this device, until the page takes it.
    pub(super) shelf: Rc<Cell<Shelf>>,
    /// Whether the part of the program that is loaded on demand is not there yet.
    pub(super) lacks_more: bool,
    /// Whether something could not be loaded that it takes to read what is stored.
    pub(super) is_shelf_closed: bool,
    /// The journal.
    pub(super) journal: Journal,
}

/// There is one start of a page. Comparing what it starts with would bring the comparison of whole drafts into a first visit.
impl PartialEq for Start {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The page, once it is drawn.
type Page = Rc<RefCell<Option<AppHandle<App>>>>;

/// Draws the page, as soon as the questionnaires of the drafts on this device are there. Without anything in the page's own
/// store, the journal is asked first. When that takes too long, the page is drawn without, and takes over what comes late.
pub fn start() {
    sizing::take_up();
    let (journal, page) = (Journal::default(), Page::default());
    if shelf::has_anything() {
        return start_with(journal, page);
    }
    look(&journal.clone(), move |has_anything| match has_anything {
        true => start_with(journal.clone(), page.clone()),
        false => mount(&page, Start { lacks_more: true, journal: journal.clone(), ..Start::default() }),
    });
}

fn start_with(journal: Journal, page: Page) {
    fetch::more(move |is_there| {
        let closed = Start { lacks_more: true, is_shelf_closed: true, journal: journal.clone(), ..Start::default() };
        if !is_there {
            return mount(&page, closed);
        }
        let (kept, page) = (journal.clone(), page.clone());
        opening::open_all(
            &journal,
            Rc::new(move |opened| {
                let Some((library, shelf)) = opened else { return mount(&page, closed.clone()) };
                let shelf = Rc::new(Cell::new(shelf));
                mount(&page, Start { library, shelf, journal: kept.clone(), ..Start::default() });
            }),
        );
    });
}

/// Draws the page; one that is drawn already takes over what it was drawn without.
fn mount(page: &Page, start: Start) {
    let mut page = page.borrow_mut();
    match &*page {
        Some(page) => page.send_message(Happening::Late(start)),
        None => *page = Some(yew::Renderer::<App>::with_props(start).render()),
    }
}
