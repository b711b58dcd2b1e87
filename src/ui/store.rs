//! The model as a Yew reducer.

use std::rc::Rc;

use yew::Reducible;

use crate::model::{Action, Model};

/// Holds the model. An action that changes nothing gives the same `Rc`, and Yew renders nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Store {
    pub(super) model: Rc<Model>,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.model.apply(action) {
            Some(model) => Rc::new(Self { model: Rc::new(model) }),
            None => self,
        }
    }
}
