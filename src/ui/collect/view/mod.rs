//! What the coordinator's page looks like, a section a file.

mod agencies;
mod files;
mod groups;
mod missing;
mod report;
mod report_tables;
mod settling;
mod take_in;
mod taking_out;

use std::rc::Rc;

use web_sys::Event;
use yew::{Callback, Html};

use super::place::home;
use super::protocol::Ask;
use super::shown::{Act, Shown};
use crate::language::Language;
use crate::report::province::file::TextFile;
use crate::submission::APP_VERSION;
use crate::ui::browser::document;
use crate::ui::components::page::{heading, page as page_element};
use crate::ui::element::{Element, When, button, div, el, emits, link, p};
use crate::ui::memo::{memo, place};
use crate::ui::text;

/// What every section needs.
#[derive(Clone)]
struct View {
    shown: Shown,
    on_act: Callback<Act>,
}

/// Draws the page.
pub(super) fn page(shown: &Shown, on_act: &Callback<Act>, on_chosen: &Callback<(Ask, Event)>) -> Html {
    let texts = text::collect(shown.language);
    let view = View { shown: shown.clone(), on_act: on_act.clone() };
    let hero = div("hero")
        .child(heading(texts.title))
        .child(p("hero__lead", texts.lead))
        .child(p("hero__privacy", texts.privacy));
    let class = if shown.is_dragging { "page page--collect collect--dragging" } else { "page page--collect" };
    let sections = shown.has_files().then(|| sections(&view));
    page_element(class, "collect")
        .when(shown.is_dragging, || p("collect__drop", texts.drop_now))
        .child(hero)
        .child(problems(&view))
        .child(take_in::take_in(&view, on_chosen))
        .maybe_child(sections)
        .child(p("page__foot", "").child(link("", home(), texts.to_home)).text(" · ").child(version(shown.language)))
        .into()
}

/// Which version and build of the program this is.
fn version(language: Language) -> Element {
    let build = document::meta("phrom-build").map_or_else(String::new, |build| format!(" ({build})"));
    let words = format!("{} {APP_VERSION}{build}", text::chrome(language).version);
    el("span").set("data-version", "").text(&words)
}

fn sections(view: &View) -> Element {
    let View { shown, .. } = view;
    let on = |more: &[usize]| {
        let mut on = vec![shown.language as usize, shown.digits as usize, place(&shown.state)];
        on.extend(more);
        on
    };
    let drawn = |key: &str, on: Vec<usize>, draw: fn(&View) -> Html| {
        let view = view.clone();
        memo(key, on, Rc::new(move || draw(&view)))
    };
    let query = |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>();
    let files = on(&[place(&shown.files), query(&[&shown.files_query.search])]);
    let letter = shown.letter.as_ref().map_or(0, |(_, letter)| place(letter));
    let agencies = on(&[place(&shown.agencies), letter]);
    let making = on(&[
        usize::from(shown.making.is_some()),
        usize::from(shown.progress.is_reading),
        shown.made.as_ref().map_or(0, String::len),
        usize::from(shown.has_mark),
    ]);
    div("collect__sections")
        .child(nav(view))
        .html(drawn("settling", on(&[]), settling::settling))
        .html(drawn("files", files, files::files))
        .html(drawn("missing", on(&[place(&shown.missing)]), missing::missing))
        .html(drawn("report", on(&[]), report::report))
        .html(drawn("groups", on(&[shown.grouping, usize::from(shown.has_indicators)]), groups::groups))
        .html(drawn("agencies", agencies, agencies::agencies))
        .html(drawn("taking-out", making, taking_out::taking_out))
}

/// The ways to the sections: the page is long.
fn nav(view: &View) -> Element {
    let (texts, state) = (view.texts(), &view.shown.state);
    let has_report = state.report.is_some();
    let sections = [
        ("#numbers-title", texts.numbers, true),
        ("#files-title", texts.files, true),
        ("#missing-title", texts.missing, true),
        ("#report-title", texts.report, true),
        (
            "#groups-title",
            texts.groups,
            has_report && state.report.as_ref().is_some_and(|own| !own.groupings.is_empty()),
        ),
        ("#rounds-title", texts.comparison, state.beside.is_some()),
        ("#agencies-title", texts.agencies_short, has_report),
        ("#take-out-title", texts.take_out, has_report),
    ];
    let there = sections.into_iter().filter(|(_, _, is_there)| *is_there);
    el("nav")
        .class("collect__nav")
        .attr("aria-label", texts.sections)
        .child(el("ul").each(there, |(href, words, _)| el("li").key(href).child(link("", href, words))))
}

/// What went wrong: each stays until it is put away.
fn problems(view: &View) -> Element {
    let texts = text::collect(view.shown.language);
    let problems = view.shown.problems.iter().enumerate();
    div("collect__problems").set("role", "alert").each(problems, |(position, problem)| {
        let dismiss = view.does(Act::Dismiss(position));
        div("notice collect__problem")
            .key(&position.to_string())
            .set("data-problem", "")
            .child(el("span").text(said(problem, view.shown.language)))
            .child(button("button button--small", "dismiss", texts.dismiss, dismiss))
    })
}

impl View {
    fn language(&self) -> Language {
        self.shown.language
    }

    fn texts(&self) -> &'static text::Collect {
        text::collect(self.shown.language)
    }

    /// What a press does.
    fn does(&self, act: Act) -> Rc<dyn Fn()> {
        emits(&self.on_act, act)
    }

    /// A tick box; what its being ticked or not does.
    fn tick(&self, name: &'static str, words: &str, is_ticked: bool, act: impl Fn(bool) -> Act + 'static) -> Element {
        let on_act = self.on_act.clone();
        let input = el("input")
            .set("type", "checkbox")
            .set("data-action", name)
            .checked(is_ticked)
            .on(When::Changed, Rc::new(move |_| on_act.emit(act(!is_ticked))));
        el("label").class("tick").child(input).child(el("span").text(words))
    }
}

/// A text in the page's language.
fn said(text: &TextFile, language: Language) -> &str {
    match language {
        Language::Thai => &text.th,
        Language::English => &text.en,
    }
}

/// A section with its heading.
fn section(id: &'static str, class: &'static str, title: &str) -> Element {
    el("section")
        .class(class)
        .set("aria-labelledby", id)
        .child(el("h2").set("id", id).set("tabindex", "-1").text(title))
}

/// Earlier and later, where a list is longer than what is shown of it.
fn pager(view: &View, from: usize, n: usize, total: usize, act: &dyn Fn(usize) -> Act) -> Option<Element> {
    let texts = view.texts();
    if total <= n && from == 0 {
        return None;
    }
    let to = (from + n).min(total);
    let words = format!("{}–{to} / {total}", from + 1);
    let earlier = button("button button--small", "earlier", texts.earlier, view.does(act(from.saturating_sub(n))));
    let later = button("button button--small", "later", texts.later, view.does(act(from + n)));
    Some(
        div("pager")
            .child(earlier.flag("disabled", from == 0))
            .child(el("span").class("pager__where").text(&words))
            .child(later.flag("disabled", to >= total)),
    )
}
