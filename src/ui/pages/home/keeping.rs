//! On home, below the assessments: whether the browser keeps them for good.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::language::Language;
use crate::model::{Action, Keeping};
use crate::ui::browser::focus;
use crate::ui::caring;
use crate::ui::element::{button, div, p};
use crate::ui::text;

/// Draws it.
#[inline(never)]
pub(super) fn keeping_line(keeping: Keeping, language: Language, on_action: &Callback<Action>) -> Html {
    let texts = text::caring(language);
    let (code, words) = match keeping {
        Keeping::Promised => ("promised", texts.promised),
        Keeping::MayClear => ("may-clear", texts.may_clear),
        Keeping::Refused => ("refused", texts.refused),
        Keeping::OfFile => ("of-file", texts.of_file),
    };
    let on_ask = {
        let on_action = on_action.clone();
        Rc::new(move || {
            // The button goes away once there is an answer.
            focus::focus("#drafts-title");
            caring::ask_again(&on_action);
        })
    };
    div("keeping")
        .set("role", "status")
        .set("data-keeping", code)
        .child(p("field__hint", words))
        .when(keeping == Keeping::MayClear, || button("link-button", "ask-to-keep", texts.ask, on_ask))
        .into()
}
