//! The parts of an assessment with how far each has come.

use std::rc::Rc;

use yew::Html;

use crate::answers::Scope;
use crate::language::Language;
use crate::model::Route;
use crate::questionnaire::{Part, PartId, Role};
use crate::ui::element::{Element, el, p, unseen};
use crate::ui::text::{self, say};

/// Draws links to every part of a draft that is asked. `current` is the part that is shown, if one is.
pub fn part_nav(language: Language, draft: &Rc<str>, scope: &Scope<'_>, current: Option<&PartId>) -> Html {
    let fill = text::fill(language);
    let links = |role| {
        let parts = scope.parts().filter(move |part| part.role == role);
        el("ol").class("part-nav__list").each(parts, |part| link(language, draft, scope, part, current))
    };
    let to_search = el("a").class("part-nav__link").attr("href", &Route::Search(draft.clone()).hash());
    let to_search = to_search.set("data-action", "search").text(fill.search);
    let has_annexes = scope.parts().any(|part| part.role == Role::Annex);
    el("nav")
        .class("part-nav")
        .attr("aria-label", fill.parts)
        .child(links(Role::Dimension))
        .when(has_annexes, || p("part-nav__heading", fill.annexes))
        .when(has_annexes, || links(Role::Annex))
        .child(to_search)
        .into()
}

fn link(language: Language, draft: &Rc<str>, scope: &Scope<'_>, part: &Part, current: Option<&PartId>) -> Element {
    let progress = scope.progress_of(part);
    let route = Route::Fill { draft: draft.clone(), part: part.id.clone(), question: None };
    let is_current = current == Some(&part.id);
    let class = if progress.is_complete() && !progress.is_empty() {
        "part-nav__link part-nav__link--done"
    } else {
        "part-nav__link"
    };
    let short = if progress.is_empty() { "–".to_owned() } else { say::short_progress(progress) };
    let short = el("span").set("aria-hidden", "true").text(&short);
    let link = el("a")
        .class(class)
        .attr("href", &route.hash())
        .attr("data-dimension", part.id.as_str())
        .maybe("aria-current", is_current.then_some("page"))
        .child(el("span").class("part-nav__number").set("aria-hidden", "true").text(part.id.as_str()))
        .child(el("span").class("part-nav__title").text(part.title.get(language)))
        .child(el("span").class("part-nav__progress").child(short).child(unseen(&say::progress(progress, language))));
    el("li").key(part.id.as_str()).child(link)
}
