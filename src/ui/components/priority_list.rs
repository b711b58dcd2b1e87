//! What to improve first: five indicators with figure and advice.

use yew::{Html, html};

use crate::language::Language;
use crate::report::Priority;
use crate::report::sentence::{Digits, in_digits, per_cent};

/// Draws the list, in order.
pub fn priority_list(priorities: &[Priority], language: Language, digits: Digits) -> Html {
    html! {
        <ol class="priority-list">
            { for priorities.iter().enumerate().map(|(index, priority)| html! {
                <li class="priority-list__item" key={priority.indicator.to_string()}
                    data-priority={(index + 1).to_string()} data-indicator={priority.indicator.to_string()}>
                    <p class="priority-list__head">
                        <span class="priority-list__title">
                            { format!("{} ", priority.indicator) }{ priority.title.get(language) }
                            if language == Language::Thai { <span class="priority-list__other" lang="en">{ format!(" {}", priority.title.en) }</span> }
                        </span>
                        <span class="priority-list__figure">{ in_digits(&per_cent(priority.figure, language), digits) }</span>
                    </p>
                    <p>{ in_digits(priority.advice.get(language), digits) }</p>
                </li>
            }) }
        </ol>
    }
}
