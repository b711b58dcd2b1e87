//! Files, roster, own questionnaires; how far reading has come; the three numbers.

use std::rc::Rc;

use web_sys::Event;
use yew::Callback;

use super::{View, said, section};
use crate::desk::session::view::{Choice, RosterView};
use crate::questionnaire::PROVINCES;
use crate::ui::collect::protocol::Ask;
use crate::ui::collect::shown::{Act, Shown};
use crate::ui::components::field::{field, select};
use crate::ui::element::{Element, When, button, div, el, p};

/// Draws the section.
pub(super) fn take_in(view: &View, on_chosen: &Callback<(Ask, Event)>) -> Element {
    let texts = view.texts();
    let input = |handle: &'static str, ask: Ask| file_input(handle, ask, on_chosen);
    let files =
        input("submissions", Ask::Add(true)).set("multiple", "").set("accept", ".json,.html,.htm,.zip,.ndjson,.jsonl");
    let folder = input("folder", Ask::Add(true)).set("webkitdirectory", "").set("multiple", "");
    let chooser = div("take-in__files")
        .child(field("choose-files", texts.choose_files, None, None, files))
        .child(field("choose-folder", texts.choose_folder, None, None, folder));
    section("take-in-title", "take-in", texts.take_in)
        .child(p("field__hint", texts.take_in_hint))
        .child(div("take-in__zone").child(chooser).child(progress(view)))
        .when(view.shown.has_files(), || clear(view))
        .child(roster(view, on_chosen))
        .child(questionnaire(view, on_chosen))
}

fn file_input(handle: &'static str, ask: Ask, on_chosen: &Callback<(Ask, Event)>) -> Element {
    let on_chosen = on_chosen.clone();
    let hear = Rc::new(move |event: Event| on_chosen.emit((ask.clone(), event)));
    el("input").set("type", "file").class("input").set("data-file", handle).on(When::Changed, hear)
}

/// How far reading has come. Its place is always there, so that it is announced when it fills.
fn progress(view: &View) -> Element {
    let (texts, progress) = (view.texts(), view.shown.progress);
    let line = div("take-in__progress").set("aria-live", "polite");
    if !view.shown.is_ready && !progress.is_reading && view.shown.problems.is_empty() {
        return line.child(p("field__hint", texts.preparing));
    }
    if !progress.is_reading {
        let n_files = view.shown.state.n_files;
        let words = if progress.is_stopped { texts.stopped } else { texts.read_all };
        return line.when(n_files > 0, || p("take-in__done", &format!("{words}: {n_files}")));
    }
    let words = format!("{} {}", texts.reading, progress.n_done);
    let bar =
        el("progress").set("max", "1000").attr("value", &progress.share.to_string()).attr("aria-label", texts.reading);
    // The number changes many times a second: nobody wants to hear it each time.
    line.child(p("take-in__bar", "").child(bar).child(el("span").set("aria-live", "off").text(&words))).child(button(
        "button",
        "cancel",
        texts.cancel,
        view.does(Act::Ask(Ask::Cancel)),
    ))
}

/// Starting over, after asking once more.
fn clear(view: &View) -> Element {
    let texts = view.texts();
    if !view.shown.is_clearing {
        let ask = button("link-button", "clear-files", texts.clear, view.does(Act::AskToClear(true)));
        return div("actions").child(ask);
    }
    div("actions")
        .child(button("button button--danger", "clear-files-confirm", texts.clear_sure, view.does(Act::Clear)))
        .child(button("button", "keep-files", texts.keep, view.does(Act::AskToClear(false))))
        .child(p("field__hint actions__hint", texts.clear_hint))
}

fn roster(view: &View, on_chosen: &Callback<(Ask, Event)>) -> Element {
    let (texts, language) = (view.texts(), view.language());
    let input = file_input("roster", Ask::Roster, on_chosen).set("accept", ".csv,.txt,.tsv,.xlsx,.xlsm");
    let on_act = view.on_act.clone();
    let all = [("", texts.all_provinces)];
    let named = PROVINCES.iter().map(|own| match language {
        crate::language::Language::Thai => (own.code, own.th),
        crate::language::Language::English => (own.code, own.en),
    });
    let provinces = select(all.into_iter().chain(named), &view.shown.province)
        .set("data-field", "rosterProvince")
        .on_change(Rc::new(move |code| on_act.emit(Act::Province(code))));
    let wanted = &view.shown.province;
    let make = Ask::MakeRoster(if wanted.is_empty() { Vec::new() } else { vec![wanted.to_string()] });
    let made = div("take-in__make")
        .child(field("make-roster", texts.make_roster, None, None, provinces))
        .child(button("button", "make-roster", texts.make, view.does(Act::Ask(make))));
    let current = view.shown.state.roster.as_ref().map(|roster| current_roster(view, roster));
    el("section")
        .class("take-in__roster")
        .set("aria-labelledby", "roster-title")
        .child(el("h3").set("id", "roster-title").text(texts.roster))
        .child(p("field__hint", texts.roster_hint))
        .maybe_child(current)
        .child(div("take-in__files").child(field("choose-roster", texts.choose_roster, None, None, input)).child(made))
}

fn current_roster(view: &View, roster: &RosterView) -> Element {
    let (texts, language) = (view.texts(), view.language());
    let words =
        format!("{} · {}", said(&roster.name, language), super::settling::agencies(u64::from(roster.n), language));
    let problems = (roster.n_problems > 0).then(|| {
        let title = format!("{} ({})", texts.roster_problems, roster.n_problems);
        el("details").child(el("summary").text(&title)).child(
            el("ul").each(&roster.problems, |problem| el("li").set("data-problem", "").text(said(problem, language))),
        )
    });
    div("take-in__current")
        .set("data-roster", "")
        .child(p("take-in__name", &words))
        .maybe_child(problems)
        .child(button("link-button", "drop-roster", texts.drop_roster, view.does(Shown::chooses(Choice::DropRoster))))
}

fn questionnaire(view: &View, on_chosen: &Callback<(Ask, Event)>) -> Element {
    let (texts, language) = (view.texts(), view.language());
    let input = file_input("questionnaire", Ask::Questionnaire, on_chosen).set("accept", ".json");
    let brought = &view.shown.state.brought;
    el("details")
        .class("take-in__own")
        .flag("open", !brought.is_empty())
        .child(el("summary").text(texts.more_inputs))
        .child(field("choose-questionnaire", texts.choose_questionnaire, Some(texts.questionnaire_hint), None, input))
        .child(el("ul").each(brought, |title| el("li").text(&format!("{}: {}", texts.brought, said(title, language)))))
}
