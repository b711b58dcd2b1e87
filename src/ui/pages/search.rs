//! Looking for questions: the words, and the questions that have them, dimension by dimension.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::answers::Scope;
use crate::language::Language;
use crate::model::{Action, Aid, Hit, Hits, Model, Route, Wanted};
use crate::questionnaire::{Part, Questionnaire};
use crate::submission::Draft;
use crate::ui::components::page::{heading, page};
use crate::ui::element::{Element, When, div, el, link, p};
use crate::ui::text::{self, aids, say};

/// What the parts of the search page need to know.
struct SearchPage<'a> {
    /// The state of the app.
    model: &'a Model,
    /// The assessment.
    draft: &'a Draft,
    /// What a person does.
    on_action: &'a Callback<Action>,
}

/// How many questions are shown.
const N_SHOWN: usize = 100;
/// How many pieces are shown of what stands before the first word that was found, and how many characters behind the last.
const N_BEFORE: usize = 30;
const N_BEHIND: usize = 60;
/// The field of the words.
const FIELD: &str = "search-words";
const HINT: &str = "search-hint";

/// Draws the search page.
#[inline(never)]
pub fn search_page(
    model: &Model,
    draft: &Draft,
    questionnaire: &Rc<Questionnaire>,
    on_action: &Callback<Action>,
) -> Html {
    let props = &SearchPage { model, draft, on_action };
    let (language, aids) = (&model.language, &model.aids);
    let (fill, words) = (text::fill(*language), aids::aids(*language));
    let scope = draft.scope(questionnaire);
    let is_here = aids.draft == draft.id;
    let wanted = Wanted::new(if is_here { &aids.words } else { "" });
    let index = aids.index.as_ref().filter(|index| index.is_of(questionnaire));
    let hits = index.map(|index| index.search(&scope, &wanted, aids.is_open_only, N_SHOWN)).unwrap_or_default();
    let back = aids.from.clone().filter(|_| is_here).unwrap_or_else(|| draft.first_page(questionnaire)).hash();
    page("page page--fill", "search")
        .child(p("page__over", questionnaire.title.get(*language)))
        .child(heading(fill.search))
        .child(fields(props))
        .child(status(&hits, &wanted, *language))
        .child(empty(props, &hits, &wanted))
        .child(groups(props, &scope, &hits, &wanted))
        .when(hits.n > hits.shown.len(), || p("field__hint", &aids::first(hits.shown.len(), *language)))
        .when(hits.n_not_asked > 0, || p("field__hint", &aids::not_asked(hits.n_not_asked, *language)))
        .child(div("actions").child(link("button", &back, words.back).set("data-action", "back")))
        .into()
}

fn fields(props: &SearchPage<'_>) -> Element {
    let SearchPage { model, draft, on_action, .. } = props;
    let (language, aids) = (&model.language, &model.aids);
    let words = aids::aids(*language);
    let typed = if aids.draft == draft.id { &*aids.words } else { "" };
    let (to_seek, to_narrow, is_open_only) = ((*on_action).clone(), (*on_action).clone(), aids.is_open_only);
    let field = el("input")
        .set("id", FIELD)
        .set("class", "input")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("enterkeyhint", "search")
        .set("maxlength", "200")
        .set("data-field", "search")
        .set("aria-describedby", HINT)
        .value(typed)
        .on_input(Rc::new(move |typed| to_seek.emit(Action::Aid(Aid::Seek(typed)))));
    let tick = el("input")
        .set("type", "checkbox")
        .set("id", "search-open")
        .set("data-action", "only-open")
        .checked(is_open_only)
        .on(When::Changed, Rc::new(move |_| to_narrow.emit(Action::Aid(Aid::OnlyOpen(!is_open_only)))));
    el("section")
        .set("role", "search")
        .set("aria-label", text::fill(*language).search)
        .child(
            div("field")
                .child(el("label").class("field__label").set("for", FIELD).text(words.label))
                .child(p("field__hint", words.hint).set("id", HINT))
                .child(field),
        )
        .child(div("option").child(tick).child(el("label").set("for", "search-open").text(words.only_open)))
}

/// How many were found. The place is always there, so that what changes in it is announced.
fn status(hits: &Hits<'_>, wanted: &Wanted, language: Language) -> Element {
    let words = match () {
        () if wanted.is_empty() => String::new(),
        () if hits.n == 0 => aids::aids(language).none.to_owned(),
        () => aids::found(hits.n, language),
    };
    p("search__count", &words).set("role", "status").number("data-found", hits.n)
}

/// What to do when nothing was found.
fn empty(props: &SearchPage<'_>, hits: &Hits<'_>, wanted: &Wanted) -> Element {
    let words = aids::aids(props.model.language);
    let hint = if props.model.aids.is_open_only { words.none_hint_open } else { words.none_hint };
    p("", if hits.n == 0 && !wanted.is_empty() { hint } else { "" })
}

/// What was found, dimension by dimension.
fn groups<'a>(props: &SearchPage<'_>, scope: &Scope<'a>, hits: &Hits<'a>, wanted: &Wanted) -> Element {
    let language = props.model.language;
    let mut parts: Vec<(&Rc<Part>, Vec<Hit<'a>>)> = Vec::new();
    for hit in &hits.shown {
        match parts.last_mut() {
            Some((part, of_part)) if part.id == hit.part.id => of_part.push(*hit),
            _ => parts.push((hit.part, vec![*hit])),
        }
    }
    div("search").each(parts, |(part, hits)| {
        let title = format!("{} {}", part.id, part.title.get(language));
        let list = el("ol").class("search__list").each(hits, |hit| entry(props, scope, hit, wanted));
        el("section").key(part.id.as_str()).child(marked(el("h2").class("search__part"), &title, wanted)).child(list)
    })
}

fn entry<'a>(props: &SearchPage<'_>, scope: &Scope<'a>, hit: Hit<'a>, wanted: &Wanted) -> Element {
    let (language, id) = (props.model.language, &hit.question.id);
    let words = aids::aids(language);
    let route = Route::Fill { draft: props.draft.id.clone(), part: hit.part.id.clone(), question: Some(id.clone()) };
    let number = say::number_of(id.as_str());
    let asked = link("search__link", &route.hash(), "")
        .attr("data-hit", id.as_str())
        .when(!number.is_empty(), || marked(el("span").class("search__code"), number, wanted))
        .child(marked(el("span"), hit.question.text.get(language), wanted));
    let indicator = marked(el("span"), hit.indicator.title.get(language), wanted);
    let state = if hit.is_open { words.open } else { words.answered };
    let state = el("span").class(if hit.is_open { "badge badge--open" } else { "badge" }).text(state);
    let beside = hit.beside(scope, wanted, language).map(|(place, text, of)| {
        let label = format!("{}: ", aids::place(place, language));
        p("field__hint", &label).child(excerpt(el("span").set("lang", of.code()), text, wanted))
    });
    el("li")
        .key(id.as_str())
        .child(asked)
        .child(p("search__about", "").child(state).text(" ").child(indicator))
        .maybe_child(beside)
}

/// A text with what was looked for marked in it.
fn marked(element: Element, text: &str, wanted: &Wanted) -> Element {
    element.each(wanted.marked(text), |(words, is_hit)| el(if is_hit { "mark" } else { "span" }).text(words))
}

/// The same of a long text, cut down to what stands around it.
fn excerpt(element: Element, text: &str, wanted: &Wanted) -> Element {
    let pieces = wanted.marked(text);
    let last = pieces.len().saturating_sub(1);
    element.each(pieces.into_iter().enumerate(), |(n, (words, is_hit))| match () {
        () if is_hit => el("mark").text(words),
        () if n == 0 => el("span").text(&end_of(words)),
        () if n == last => el("span").text(&beginning_of(words)),
        () => el("span").text(words),
    })
}

/// The end of a text. It is parted where letters are, never between a letter and what stands over it.
fn end_of(text: &str) -> String {
    let pieces = crate::language::fold::pieces(text);
    match pieces.len().checked_sub(N_BEFORE) {
        None | Some(0) => text.to_owned(),
        Some(n) => format!("…{}", pieces.into_iter().skip(n).collect::<String>()),
    }
}

fn beginning_of(text: &str) -> String {
    let pieces = crate::language::fold::pieces(text);
    if pieces.len() <= N_BEHIND {
        return text.to_owned();
    }
    format!("{}…", pieces.into_iter().take(N_BEHIND).collect::<String>())
}
