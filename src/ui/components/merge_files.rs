//! The files of colleagues, one by one: what each brings, or why it cannot be put in.

use std::rc::Rc;

use yew::Callback;

use crate::language::Language;
use crate::together::{Choices, Compared, Comparison, Outcome};
use crate::ui::element::{Element, When, div, el, own, p};
use crate::ui::text::{say, together};

/// Draws the files. A tick agrees to a doubtful one.
pub fn merge_files(
    comparison: &Comparison,
    choices: &Choices,
    language: Language,
    on_decide: &Callback<Choices>,
) -> Element {
    el("ul").class("drafts").each(&comparison.files, |file| row(file, choices, language, on_decide))
}

const fn code_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Counts => "counts",
        Outcome::Asks(_) => "asks",
        Outcome::IsIn => "in",
        Outcome::IsTwice => "twice",
        Outcome::Refused(_) => "refused",
    }
}

fn row(file: &Compared, choices: &Choices, language: Language, on_decide: &Callback<Choices>) -> Element {
    let words = together(language);
    let row = el("li").class("draft").key(&format!("{} {}", file.name, file.digest));
    let row = row.set("data-merge-file", code_of(&file.outcome)).child(
        el("div")
            .class("draft__what")
            .child(p("draft__name", "").child(own(if file.role.is_empty() { words.nobody } else { &file.role })))
            .child(p("import__name", "").child(own(&file.name))),
    );
    let counts = [(words.new, file.n_taken), (words.same, file.n_same), (words.to_choose, file.n_conflicts)];
    let told: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| format!("{name}: {}", say::questions(*n, language)))
        .collect();
    let left_out = [(words.lost, file.n_lost), (words.outside, file.n_outside)];
    let remark = |text: &str| p("import__remark", text).set("data-problem", "");
    let hindrance = together::outcome(&file.outcome, language);
    let mut row = row.when(!hindrance.is_empty(), || remark(&hindrance));
    if let Outcome::Asks(doubts) = &file.outcome {
        row = row.each(doubts, |doubt| remark(together::doubt(*doubt, language)));
    }
    let is_agreed = choices.agreed.contains(&file.digest);
    row.when(!told.is_empty(), || p("", &told.join(" · ")))
        .when(file.outcome == Outcome::Counts && told.is_empty(), || p("", words.nothing_new))
        .each(left_out.into_iter().filter(|(_, n)| *n > 0), |(name, n)| {
            remark(&format!("{name}: {}", say::questions(n, language)))
        })
        .when(is_agreed || matches!(file.outcome, Outcome::Asks(_)), || {
            let (on_decide, before, digest) = (on_decide.clone(), choices.clone(), file.digest.clone());
            let on_agree = move |_| {
                let mut choices = before.clone();
                choices.agreed.retain(|agreed| *agreed != digest);
                if !is_agreed {
                    choices.agreed.push(digest.clone());
                }
                on_decide.emit(choices);
            };
            let place = format!("agree-{}", file.digest);
            let tick = el("input")
                .set("type", "checkbox")
                .attr("id", &place)
                .checked(is_agreed)
                .attr("data-agree", &file.name);
            div("option")
                .child(tick.on(When::Changed, Rc::new(on_agree)))
                .child(el("label").attr("for", &place).text(words.agree))
        })
}
