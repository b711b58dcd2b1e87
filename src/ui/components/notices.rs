//! What a person has to know wherever they are on the page.

use yew::Html;

use crate::language::Language;
use crate::ui::element::{div, p};
use crate::ui::text;

/// Draws what is to be known; its place is always there, so that what appears in it is announced.
pub fn notices(language: Language, has_other_tab: bool) -> Html {
    let place = div("notices").set("role", "status");
    place.when(has_other_tab, || p("notice", text::chrome(language).other_tab).set("data-other-tab", "")).into()
}
