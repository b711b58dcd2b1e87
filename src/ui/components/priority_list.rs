//! What to improve first: five indicators with figure and advice.

use crate::language::Language;
use crate::report::Priority;
use crate::report::sentence::{Digits, in_digits, per_cent};
use crate::ui::element::{Element, el, p};

/// Draws the list, in order.
pub fn priority_list(priorities: &[Priority], language: Language, digits: Digits) -> Element {
    el("ol").class("priority-list").each(priorities.iter().enumerate(), |(index, priority)| {
        let id = priority.indicator.as_str();
        let title = el("span").class("priority-list__title").text(id).text(" ");
        let figure = in_digits(&per_cent(priority.figure, language), digits);
        let head = p("priority-list__head", "")
            .child(title.titles(&priority.title, language, "priority-list__other"))
            .child(el("span").class("priority-list__figure").text(&figure));
        el("li")
            .class("priority-list__item")
            .key(id)
            .number("data-priority", index + 1)
            .attr("data-indicator", id)
            .child(head)
            .child(p("", &in_digits(priority.advice.get(language), digits)))
    })
}
