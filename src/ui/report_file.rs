//! Giving the person the result as a page of its own, which opens here again.

use super::browser::{clock, download, drawn};
use super::shelf;
use super::text::{report_words, results};
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::report::sentence::{Digits, in_digits};
use crate::submission::{Draft, ReportFile, file_name, write_submission};

/// What the file is styled with beside what the page is: there is no page around it, and no place to go to.
const STYLE: &str = "\
    .page { page: report } .print-only { display: block } a { color: inherit; text-decoration: none } \
    .report-note { max-width: 60rem; margin: 0 auto; padding: 0 1rem 2rem } \
    @media screen { .page { padding-top: 1.5rem } } @media print { .report-note { display: none } }";

/// Has whose answers they are, and to what, stand above each printed page.
#[inline(never)]
pub(super) fn name_paper(draft: &Draft, questionnaire: &Questionnaire, language: Language, digits: Digits) {
    let words = [&*draft.respondent.agency_name, questionnaire.title.get(language), &*draft.period];
    drawn::name_paper(&in_digits(&words.join(" · "), digits));
}

/// Offers the result as the page shows it, with the submission inside, as a download.
#[inline(never)]
pub(super) fn offer(draft: &Draft, questionnaire: &Questionnaire, language: Language) {
    shelf::note_copy(draft);
    let name = file_name(draft, draft.subject(&draft.scope(questionnaire)));
    let name = name.strip_suffix(".json").unwrap_or(&name);
    let (page, words) = (results(language), report_words(language));
    let title = format!("{} · {} {}", page.title, draft.respondent.agency_name, draft.period);
    let note = format!("<footer class=\"report-note field__hint\">{}</footer>", words.note);
    let file = ReportFile {
        language,
        title: &title,
        style: &(drawn::styles() + STYLE),
        body: &(drawn::element("main") + &note),
        submission: &write_submission(draft, questionnaire, &clock::now()),
    };
    // A browser that refuses downloads says so itself; the draft is still here.
    let _ = download::download(&format!("{name}.html"), "text/html", file.to_html().as_bytes());
}
