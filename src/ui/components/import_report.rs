//! What is in a chosen file, before anything changes; or why it cannot be opened.

use std::rc::Rc;

use yew::Html;

use super::migration_view::migration_view;
use super::respondent_card::province_name;
use crate::language::Language;
use crate::model::Import;
use crate::submission::{Finding, ImportReport, Opened, Seal};
use crate::ui::element::{Element, button, div, el, own, p};
use crate::ui::text::{self, carry, faults, say};

/// How many findings of a kind are listed one by one.
const N_LISTED: usize = 30;

/// Draws the report on a file. `on_accept` hears that it is to become a draft, `on_dismiss` that it is put away. Of a part
/// whose assessment is on this device, `on_merge` hears that it is to be put into that. `shared` is the tick that others use
/// this computer: who opens a file has not seen the begin page.
#[inline(never)]
pub fn import_report(
    language: Language,
    import: &Import,
    on_accept: Rc<dyn Fn()>,
    on_dismiss: Rc<dyn Fn()>,
    on_merge: Option<Rc<dyn Fn()>>,
    shared: Element,
) -> Html {
    let importing = text::importing(language);
    let dismiss = button("button", "dismiss-import", importing.dismiss, on_dismiss);
    let name = el("p").class("import__name").child(own(&import.name));
    let section = el("section").set("tabindex", "-1").set("aria-labelledby", "import-title");
    let section = match &import.result {
        Err(error) => section
            .class("import import--failed")
            .set("role", "alert")
            .set("data-import", "failed")
            .child(el("h2").set("id", "import-title").text(importing.failed))
            .child(name)
            .child(remark(&faults::open_error(error, language)))
            .child(p("", importing.safe))
            .child(dismiss),
        Ok(opened) => {
            let (carry, is_carried) = (carry::carry(language), opened.report.migration.is_some());
            let (title, accept) =
                if is_carried { (carry.title, carry.accept) } else { (importing.title, importing.accept) };
            let accept = button("button button--primary", "import", accept, on_accept);
            let section = section
                .class("import")
                .set("data-import", "ready")
                .child(el("h2").set("id", "import-title").text(title))
                .when(!import.name.is_empty(), || name)
                .child(whose(opened, language));
            let words = text::together(language);
            let part = opened.draft.part.as_ref().map(|part| {
                let said = if on_merge.is_some() { words.import_part } else { words.import_part_other };
                p("", said).text(": ").child(own(part.title.get(language)))
            });
            let merge =
                on_merge.map(|on_merge| button("button button--primary", "merge-import", words.import_merge, on_merge));
            findings(section.maybe_child(part), opened, language)
                .when(is_carried, || p("", carry.old_stays))
                .when(!is_carried, || p("", importing.unchanged))
                .child(shared)
                .child(div("actions").maybe_child(merge).child(accept).child(dismiss))
        }
    };
    section.into()
}

fn remark(words: &str) -> Element {
    p("import__remark", words).set("data-problem", "")
}

fn whose(opened: &Opened, language: Language) -> Element {
    let draft = &opened.draft;
    let province = province_name(&draft.respondent.province, language);
    let mut about = String::new();
    for words in [&*province, opened.questionnaire.title.get(language), &draft.period] {
        if !words.is_empty() {
            about += " · ";
            about += words;
        }
    }
    p("import__whose", "").child(el("strong").child(own(&draft.respondent.agency_name))).text(&about)
}

fn findings(section: Element, opened: &Opened, language: Language) -> Element {
    let (importing, report) = (text::importing(language), &opened.report);
    let seal = match report.seal {
        Seal::Intact => p("import__intact", importing.intact),
        Seal::Changed => remark(&format!("{} {}", importing.changed, importing.changed_hint)),
        Seal::Missing => p("", importing.no_seal),
    };
    // What comes from this device has no seal, and needs none.
    let is_file = report.seal != Seal::Missing || report.migration.is_none();
    let mut section = section.when(is_file, || seal);
    if let Some(migration) = &report.migration {
        return section.child(migration_view(migration, &opened.questionnaire, language));
    }
    if let Some(version) = &report.other_version {
        section = section.child(remark(&say::other_version(version, &opened.questionnaire.version, language)));
    }
    section = section
        .when(report.is_other_content, || remark(importing.other_content))
        .when(report.scores_differ, || remark(importing.scores_differ))
        .child(counts(report, language));
    let of_answers =
        |findings: &[Finding]| findings.iter().take(N_LISTED).map(|finding| of_answer(finding, language)).collect();
    let unknown = report.unknown.iter().take(N_LISTED).map(|id| id.as_str().to_owned()).collect();
    let odd = report.problems.iter().take(N_LISTED).map(|problem| faults::problem(problem, language)).collect();
    let section = listed(section, importing.dropped, of_answers(&report.dropped), report.dropped.len());
    let section = listed(section, importing.converted, of_answers(&report.converted), report.converted.len());
    let section = listed(section, importing.unknown, unknown, report.unknown.len());
    listed(section, importing.odd, odd, report.problems.len())
}

fn counts(report: &ImportReport, language: Language) -> Element {
    let importing = text::importing(language);
    let counts = [
        (importing.kept, report.n_kept),
        (importing.converted, report.converted.len()),
        (importing.dropped, report.dropped.len()),
        (importing.unknown, report.unknown.len()),
        (importing.missing, report.missing.len()),
    ];
    el("dl").class("import__counts").each(counts, |(name, n)| {
        el("div").key(name).child(el("dt").text(name)).child(el("dd").text(&say::questions(n, language)))
    })
}

fn of_answer(finding: &Finding, language: Language) -> String {
    let question = say::question(finding.question.as_str(), language);
    format!("{question}: {}", faults::trouble(finding.trouble, language))
}

/// Lists the first of `n` findings of a kind.
fn listed(section: Element, name: &str, lines: Vec<String>, n: usize) -> Element {
    if n == 0 {
        return section;
    }
    let list = el("ul").class("import__list").each(lines, |line| el("li").set("data-problem", "").text(&line));
    let more = format!("… +{}", n.saturating_sub(N_LISTED));
    section.child(el("h3").text(name)).child(list.when(n > N_LISTED, || el("li").text(&more)))
}
