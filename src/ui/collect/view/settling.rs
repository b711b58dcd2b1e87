//! The three numbers, which set is reported on, and whose a submission is where that is not sure.

use std::rc::Rc;

use yew::Html;

use super::{View, said, section};
use crate::desk::session::view::{Choice, RoundView, UnsureView};
use crate::language::Language;
use crate::ui::collect::shown::Shown;
use crate::ui::components::field::{field, select};
use crate::ui::element::{Element, When, button, div, el, own, p};

/// Draws the section.
pub(super) fn settling(view: &View) -> Html {
    let state = &view.shown.state;
    div("settling")
        .when(state.rounds.len() > 1, || rounds(view))
        .child(numbers(view))
        .when(!state.unsure.is_empty(), || unsure(view))
        .into()
}

/// "19 หน่วยงาน", "19 agencies".
pub(super) fn agencies(n: u64, language: Language) -> String {
    match language {
        Language::Thai => format!("{n} หน่วยงาน"),
        Language::English if n == 1 => "1 agency".to_owned(),
        Language::English => format!("{n} agencies"),
    }
}

fn numbers(view: &View) -> Element {
    let (texts, state) = (view.texts(), &view.shown.state);
    let counts = state.report.as_ref().map(|report| report.counts);
    let asked = state.roster.as_ref().map(|roster| roster.n);
    let number = |name: &'static str, label: &'static str, n: Option<u32>| {
        let printed = n.map_or_else(|| "–".to_owned(), |n| n.to_string());
        el("div")
            .class("figure")
            .child(el("dt").class("figure__label").text(label))
            .child(el("dd").class("figure__number").set("data-count", name).text(&printed))
    };
    let outside = counts.and_then(|counts| counts.not_in_roster).filter(|n| *n > 0);
    let rate = asked.filter(|asked| *asked > 0).map(|asked| {
        let sent = u64::from(asked.saturating_sub(state.n_missing));
        let rate = crate::exact::Exact::of(sent, asked.into()).map(|share| share.percent().to_string());
        format!("{} {}", texts.response, rate.unwrap_or_else(|| "–".to_owned()))
    });
    section("numbers-title", "numbers", texts.numbers)
        .child(
            el("dl")
                .class("overview__figures")
                .child(number("asked", texts.asked, asked))
                .child(number("received", texts.received, counts.map(|counts| counts.received)))
                .child(number("counted", texts.counted, counts.map(|counts| counts.counted))),
        )
        .maybe_child(rate.map(|rate| p("field__hint", &rate)))
        .maybe_child(outside.map(|n| {
            let words = format!("{}: {}", texts.not_in_roster, agencies(n.into(), view.language()));
            p("collect__remark", &words)
        }))
        .when(state.roster.is_some(), || {
            view.tick("only-roster", texts.only_roster, state.chosen.only_roster, |is_ticked| {
                Shown::chooses(Choice::OnlyRoster(is_ticked))
            })
        })
}

fn rounds(view: &View) -> Element {
    let (texts, language, state) = (view.texts(), view.language(), &view.shown.state);
    let words = |round: &RoundView| {
        format!("{} · {} · {}", said(&round.title, language), round.period, agencies(round.n.into(), language))
    };
    let choices = el("div").class("choices").each(state.rounds.iter().enumerate(), |(position, round)| {
        let on_act = view.on_act.clone();
        let choose = Rc::new(move |_| on_act.emit(Shown::chooses(Choice::Round(position))));
        let input = el("input")
            .set("type", "radio")
            .set("name", "round")
            .number("value", position)
            .checked(state.round == Some(position))
            .on(When::Changed, choose);
        el("label")
            .class("tick")
            .key(&position.to_string())
            .attr("data-round", &position.to_string())
            .child(input)
            .child(el("span").text(&words(round)))
    });
    let fieldset = el("fieldset")
        .class("rounds")
        .child(el("legend").class("rounds__title").text(texts.rounds))
        .when(state.round.is_none(), || p("notice", texts.rounds_ask).set("data-problem", ""))
        .child(choices);
    let others: Vec<(String, String)> = state
        .rounds
        .iter()
        .enumerate()
        .filter(|(position, round)| {
            let own = state.round.and_then(|chosen| state.rounds.get(chosen));
            state.round != Some(*position) && own.is_some_and(|own| own.questionnaire == round.questionnaire)
        })
        .map(|(position, round)| (position.to_string(), words(round)))
        .collect();
    let has_others = !others.is_empty();
    let none = [("", texts.beside_none)];
    let options = none.into_iter().chain(others.iter().map(|(code, words)| (&**code, &**words)));
    let chosen = state.beside.map(|beside| beside.to_string()).unwrap_or_default();
    let on_act = view.on_act.clone();
    let beside = select(options, &chosen)
        .set("data-field", "beside")
        .on_change(Rc::new(move |code| on_act.emit(Shown::chooses(Choice::Beside(code.parse().ok())))));
    el("section")
        .set("aria-label", texts.rounds)
        .child(fieldset)
        .when(has_others, || field("beside", texts.beside, None, None, beside))
}

fn unsure(view: &View) -> Element {
    let texts = view.texts();
    section("unsure-title", "unsure", texts.unsure)
        .child(p("field__hint", texts.unsure_hint))
        .child(el("ul").class("drafts").each(&view.shown.state.unsure, |unsure| line(view, unsure)))
}

fn line(view: &View, unsure: &UnsureView) -> Element {
    let texts = view.texts();
    let file = unsure.file;
    let choose = |entry: Option<usize>, words: &str| {
        button("button button--small", "match", words, view.does(Shown::chooses(Choice::Match(file, entry))))
    };
    let mut buttons = div("actions");
    for (entry, words) in &unsure.candidates {
        buttons = buttons.child(choose(Some(*entry), words));
    }
    el("li")
        .class("draft")
        .key(&file.to_string())
        .attr("data-unsure", &file.to_string())
        .child(
            p("draft__name", "")
                .child(own(&unsure.said))
                .when(!unsure.has_name, || el("span").text(&format!(" {}", texts.nameless))),
        )
        .child(p("draft__about", &unsure.path))
        .child(buttons.child(choose(None, texts.unsure_none)))
}
