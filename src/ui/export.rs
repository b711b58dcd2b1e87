//! Giving the person the file of an assessment.

use super::browser::{clock, download};
use crate::questionnaire::Questionnaire;
use crate::submission::{Draft, file_name, write_submission};

/// Offers the submission file of a draft as a download.
pub(super) fn export(draft: &Draft, questionnaire: &Questionnaire) {
    let file = write_submission(draft, questionnaire, &clock::now());
    // A browser that refuses downloads says so itself; the draft is still here.
    let _ = download::download(&file_name(draft), "application/json", file.as_bytes());
}
