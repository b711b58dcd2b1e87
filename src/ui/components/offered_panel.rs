//! A questionnaire from a file: what it is, or what is wrong with it, before anything is kept.

use std::rc::Rc;

use yew::Html;

use crate::language::Language;
use crate::model::{Offered, Refusal};
use crate::questionnaire::ReadError;
use crate::ui::element::{Element, button, div, el, own, p};
use crate::ui::text::{self, faults, say};

/// How many problems are listed one by one.
const N_LISTED: usize = 100;

/// Draws what was read. `on_keep` hears that it is to be kept, `on_dismiss` that it is put away. `shared` is the tick that others
/// use this computer.
#[inline(never)]
pub fn offered_panel(
    language: Language,
    offered: &Offered,
    on_keep: Rc<dyn Fn()>,
    on_dismiss: Rc<dyn Fn()>,
    shared: Element,
) -> Html {
    let more = text::more(language);
    let dismiss = button("button", "dismiss-questionnaire", more.do_not_keep, on_dismiss);
    let name = el("p").class("import__name").child(own(&offered.name));
    let section = el("section").set("tabindex", "-1").set("aria-labelledby", "offered-title");
    match &offered.result {
        Err(refusal) => {
            let problems = match refusal {
                Refusal::Unsound(ReadError::Problems(problems)) => &**problems,
                _ => &[],
            };
            let list = el("ul").class("import__problems").each(problems.iter().take(N_LISTED), |problem| {
                el("li").set("data-problem", "").text(&faults::problem(problem, language))
            });
            section
                .class("import import--failed")
                .set("role", "alert")
                .set("data-offered", "failed")
                .child(el("h2").set("id", "offered-title").text(more.offered_failed))
                .child(name)
                .child(p("import__remark", &faults::refusal(refusal, language)).set("data-problem", ""))
                .when(!problems.is_empty(), || el("h3").text(more.problems))
                .when(!problems.is_empty(), || list)
                .child(p("", more.offered_safe))
                .child(dismiss)
                .into()
        }
        Ok(held) => {
            let questionnaire = &held.questionnaire;
            let terms = questionnaire.terms.as_ref();
            let terms = terms.map(|terms| (terms.dimension.get(language), terms.indicator.get(language)));
            let size = say::size(questionnaire.counts(), terms, language);
            let about = format!("{} · {} · {size}", questionnaire.id, questionnaire.version);
            let title = questionnaire.title.get(language);
            let keep = button("button button--primary", "keep-questionnaire", more.keep, on_keep);
            section
                .class("import")
                .set("data-offered", "ready")
                .child(el("h2").set("id", "offered-title").text(more.offered_title))
                .child(name)
                .child(p("import__whose", "").child(el("strong").text(title)).text(" · ").text(&about))
                .child(p("", questionnaire.purpose.get(language)))
                .child(p("field__hint", more.offered_hint))
                .child(shared)
                .child(div("actions").child(keep).child(dismiss))
                .into()
        }
    }
}
