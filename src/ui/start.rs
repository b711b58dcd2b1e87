//! The start of the page: what is stored on this device is opened, then the page is drawn.

use std::cell::Cell;
use std::rc::Rc;

use yew::Properties;

use super::app::App;
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

/// Draws the page, as soon as the questionnaires of the drafts on this device are there. Without anything in the page's own
/// store, the journal is asked first.
pub fn start() {
    sizing::take_up();
    let journal = Journal::default();
    if shelf::has_anything() {
        return start_with(journal);
    }
    look(&journal.clone(), move |has_anything| match has_anything {
        true => start_with(journal),
        false => mount(Start { lacks_more: true, journal, ..Start::default() }),
    });
}

fn start_with(journal: Journal) {
    fetch::more(move |is_there| {
        let closed = Start { lacks_more: true, is_shelf_closed: true, journal: journal.clone(), ..Start::default() };
        if !is_there {
            return mount(closed);
        }
        let kept = journal.clone();
        opening::open_all(
            &journal,
            Rc::new(move |opened| {
                let Some((library, shelf)) = opened else { return mount(closed.clone()) };
                let shelf = Rc::new(Cell::new(shelf));
                mount(Start { library, shelf, journal: kept.clone(), ..Start::default() });
            }),
        );
    });
}

fn mount(start: Start) {
    yew::Renderer::<App>::with_props(start).render();
}
