//! The parts of an assessment with how far each has come.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use crate::language::Language;
use crate::model::Route;
use crate::questionnaire::{Part, PartId, Questionnaire, Role};
use crate::submission::Draft;
use crate::ui::text::{self, say};

/// Props of [`PartNav`].
#[derive(Properties, PartialEq)]
pub struct PartNavProps {
    /// The language of the page.
    pub language: Language,
    /// The assessment.
    pub draft: Rc<Draft>,
    /// Its questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// The part that is shown, if one is.
    pub current: Option<PartId>,
}

/// Links to every part that is asked.
#[component]
pub fn PartNav(props: &PartNavProps) -> Html {
    let PartNavProps { language, draft, questionnaire, current } = props;
    let fill = text::fill(*language);
    let scope = draft.scope(questionnaire);
    let link = |part: &Rc<Part>| {
        let progress = scope.progress_of(part);
        let route = Route::Fill { draft: draft.id.clone(), part: part.id.clone(), question: None };
        let is_current = current.as_ref() == Some(&part.id);
        let class = if progress.is_complete() { "part-nav__link part-nav__link--done" } else { "part-nav__link" };
        html! {
            <li key={part.id.to_string()}>
                <a {class} href={route.hash()} data-dimension={part.id.to_string()}
                    aria-current={is_current.then_some("page")}>
                    <span class="part-nav__number" aria-hidden="true">{ part.id.to_string() }</span>
                    <span class="part-nav__title">{ part.title.get(*language) }</span>
                    <span class="part-nav__progress">
                        <span aria-hidden="true">{ say::short_progress(progress) }</span>
                        <span class="visually-hidden">{ say::progress(progress, *language) }</span>
                    </span>
                </a>
            </li>
        }
    };
    let of_role = |role| scope.parts().filter(move |part| part.role == role);
    let has_annexes = of_role(Role::Annex).next().is_some();
    html! {
        <nav class="part-nav" aria-label={fill.parts}>
            <ol class="part-nav__list">{ for of_role(Role::Dimension).map(link) }</ol>
            if has_annexes {
                <p class="part-nav__heading">{ fill.annexes }</p>
                <ol class="part-nav__list">{ for of_role(Role::Annex).map(link) }</ol>
            }
        </nav>
    }
}
