//! What becomes of answers that are taken over: kept, converted, dropped, new.

use crate::language::Language;
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::submission::{Conversion, Dropped, MigrationReport};
use crate::ui::element::{Element, div, el, own, p};
use crate::ui::text::{carry, say};

/// Draws it: the way first, then each group folded, but for what is not taken over.
#[inline(never)]
pub fn migration_view(report: &MigrationReport, questionnaire: &Questionnaire, language: Language) -> Element {
    let texts = carry::carry(language);
    let of_questions = |ids: &[QuestionId]| {
        el("ul").class("import__list").each(ids, |id| el("li").text(&titled(id, questionnaire, language)))
    };
    let dropped = el("ul").class("import__list").each(&report.dropped, |one| of_dropped(one, questionnaire, language));
    let converted =
        el("ul").class("import__list").each(&report.converted, |one| of_conversion(one, questionnaire, language));
    div("migration")
        .child(p("", &carry::way(report, language)))
        .when(report.through.is_none(), || p("import__remark", texts.by_code).set("data-problem", ""))
        .child(group("kept", texts.kept, report.kept.len(), of_questions(&report.kept), language))
        .child(group("converted", texts.converted, report.converted.len(), converted, language))
        .child(group("dropped", texts.dropped, report.dropped.len(), dropped, language))
        .child(group("new", texts.new, report.new.len(), of_questions(&report.new), language))
}

fn group(handle: &'static str, name: &str, n: usize, list: Element, language: Language) -> Element {
    let summary = el("summary").text(name).text(": ").text(&say::questions(n, language));
    let group =
        el("details").set("data-migrated", handle).number("data-n", n).flag("open", handle == "dropped" && n > 0);
    group.child(summary).when(n > 0, || list)
}

fn titled(id: &QuestionId, questionnaire: &Questionnaire, language: Language) -> String {
    let question = questionnaire.question(id).map(|question| question.text.get(language)).unwrap_or_default();
    format!("{id} {question}")
}

fn of_conversion(conversion: &Conversion, questionnaire: &Questionnaire, language: Language) -> Element {
    let Conversion { from, to, before, after } = conversion;
    let asked = questionnaire.question(to).map(|question| &**question);
    let said = |response: &Option<_>| carry::said(response.as_ref(), asked, language);
    let before: Vec<String> = before.iter().map(said).collect();
    let codes = carry::codes(from);
    let head = if codes == to.as_str() { String::new() } else { format!("{codes} → ") };
    let after = if after.is_some() { said(after) } else { carry::carry(language).to_answer.to_owned() };
    el("li")
        .text(&head)
        .text(&titled(to, questionnaire, language))
        .child(el("br"))
        .child(own(&before.join(" + ")))
        .text(" → ")
        .child(el("strong").child(own(&after)))
}

fn of_dropped(dropped: &Dropped, questionnaire: &Questionnaire, language: Language) -> Element {
    let asked = questionnaire.question(&dropped.question).map(|question| &**question);
    let said = carry::said(dropped.answer.response.as_ref(), asked, language);
    let note = dropped.answer.note.trim();
    let documents = dropped.answer.evidence.iter().map(|document| &*document.title).collect::<Vec<_>>().join("; ");
    let beside = [note, &documents].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    el("li")
        .set("data-problem", "")
        .text(&say::question(dropped.question.as_str(), language))
        .text(": ")
        .child(el("strong").child(own(&said)))
        .when(!beside.is_empty(), || el("span").text(" · ").child(own(&beside)))
        .child(el("br"))
        .text(&carry::why(&dropped.why, language))
}
