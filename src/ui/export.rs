//! Giving the person the file of an assessment.

use std::rc::Rc;

use super::browser::{clock, download, fetch, random};
use super::shelf;
use crate::questionnaire::Questionnaire;
use crate::submission::{Draft, file_name, write_draft, write_submission};
use crate::together::{Selection, part_of};

/// Offers the submission file of a draft as a download.
pub(super) fn export(draft: &Draft, questionnaire: &Rc<Questionnaire>) {
    shelf::note_copy(draft);
    let (draft, questionnaire) = (draft.clone(), questionnaire.clone());
    fetch::more(move |is_there| {
        let file = if is_there {
            write_submission(&draft, &questionnaire, &clock::now())
        } else {
            // Without what computes the figures: the draft itself, which opens again as well.
            write_draft(&draft, &questionnaire.sha256)
        };
        let name = file_name(&draft, draft.subject(&draft.scope(&questionnaire)));
        // A browser that refuses downloads says so itself; the draft is still here.
        let _ = download::download(&name, "application/json", file.as_bytes());
    });
}

/// Offers a part of an assessment as a file for somebody in a role; `false` where there is nothing in it.
pub(super) fn hand_over(draft: &Draft, questionnaire: &Questionnaire, selection: &Selection, role: &str) -> bool {
    let now = clock::now();
    let part = part_of(draft, questionnaire, selection, role, random::uuid().into(), &now.as_str().into());
    let Some(part) = part else { return false };
    let file = write_submission(&part, questionnaire, &now);
    let _ = download::download(&file_name(&part, None), "application/json", file.as_bytes());
    true
}
