//! What is drawn anew only when something that it hangs on has changed: the card of a question, the row of a table.
//!
//! The page has this one component beside its root, because Yew compiles its machinery anew for each.

use std::rc::Rc;

use yew::{Component, Context, Html, Properties, html};

/// What a drawing hangs on, and how it is drawn.
#[derive(Clone, Properties)]
pub struct MemoProps {
    /// Places of what is shared, and numbers. Whatever has a place here is held by `draw`, so that no other can take it.
    on: Vec<usize>,
    /// Draws it.
    draw: Rc<dyn Fn() -> Html>,
}

impl PartialEq for MemoProps {
    fn eq(&self, other: &Self) -> bool {
        self.on == other.on
    }
}

/// The component.
pub struct Memo;

impl Component for Memo {
    type Message = ();
    type Properties = MemoProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        (context.props().draw)()
    }
}

/// The place of what is shared.
pub fn place<T>(shared: &Rc<T>) -> usize {
    Rc::as_ptr(shared).cast::<()>() as usize
}

/// Draws something under a key, and again only when one of the places and numbers in `on` is another.
pub fn memo(key: &str, on: Vec<usize>, draw: Rc<dyn Fn() -> Html>) -> Html {
    html! { <Memo {key} {on} {draw} /> }
}
