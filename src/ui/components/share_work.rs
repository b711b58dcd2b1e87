//! Handing a part to a colleague, the way to put files together, and what was put together so far.

use std::rc::Rc;

use crate::answers::Scope;
use crate::language::Language;
use crate::model::Route;
use crate::submission::Draft;
use crate::together::units_of;
use crate::ui::element::{Element, button, div, el, link, own, p};
use crate::ui::text::{self, together};

use super::field::{field, line};

/// The fields: what is handed over, and to whom. Their values begin with what kind of thing it is.
pub const WHAT: &str = "hand-what";
/// The role.
pub const ROLE: &str = "hand-role";
/// Where it is said what became of it.
pub const STATUS: &str = "hand-status";
/// What the value of a unit begins with; that of a part begins with `part:`.
pub const OF_UNIT: &str = "unit:";
/// See [`OF_UNIT`].
pub const OF_PART: &str = "part:";

/// The longest role, in characters.
const MAX_ROLE: usize = 200;

/// Draws the section. `when` says a moment in words.
pub fn share_work(
    draft: &Draft,
    scope: &Scope<'_>,
    language: Language,
    when: impl Fn(&str) -> String,
    on_hand_over: Rc<dyn Fn()>,
) -> Element {
    let words = together(language);
    let to_merge = Route::Merge(draft.id.clone()).hash();
    let section = el("section").class("card").set("aria-labelledby", "share-title").set("data-share", "");
    section
        .child(el("h2").set("id", "share-title").text(words.share))
        .child(p("", words.share_lead))
        .when(draft.is_open(), || {
            let role = line(MAX_ROLE, "").set("data-field", "handRole");
            let hand = button("button", "hand-over", words.hand_over, on_hand_over);
            div("")
                .child(field(WHAT, words.hand_what, None, None, choices(scope, language)))
                .child(field(ROLE, words.hand_role, None, None, role))
                .child(
                    div("actions")
                        .child(hand)
                        .child(link("button", &to_merge, words.to_merge).set("data-action", "merge")),
                )
                // What was said in the other language goes away with it.
                .child(p("field__hint", "").key(language.code()).set("id", STATUS).set("role", "status"))
        })
        .when(!draft.merges.is_empty(), || {
            let traces = el("ul").each(&draft.merges, |merge| {
                let n_taken = merge.files.iter().map(|file| file.n_taken).sum();
                let told = together::trace(merge.files.len(), n_taken, merge.n_conflicts, language);
                let who: Vec<&str> =
                    merge.files.iter().map(|file| &*file.role).filter(|role| !role.is_empty()).collect();
                el("li").text(&format!("{} · {told} · ", when(&merge.at))).child(own(&who.join(", ")))
            });
            div("").set("data-trace", "").child(el("h3").text(words.trace)).child(traces)
        })
}

/// The parts and the units that there are.
fn choices(scope: &Scope<'_>, language: Language) -> Element {
    let option = |code: &str, label: &str| el("option").key(code).attr("value", code).text(label);
    let mut list = el("select").class("input").set("data-field", "handWhat");
    for (n, part) in scope.parts().enumerate() {
        let label = format!("{} {}", part.id, part.title.get(language));
        // Yew puts the last one in first, and a browser would keep that.
        list = list.child(option(&[OF_PART, part.id.as_str()].concat(), &label).flag("selected", n == 0));
    }
    for (unit, n) in units_of(scope).iter() {
        let label = format!("{}: {unit} ({})", together(language).unit, text::say::questions(*n, language));
        let option = option(&[OF_UNIT, unit].concat(), &label).set("lang", Language::of(unit).code());
        list = list.child(option);
    }
    list
}
