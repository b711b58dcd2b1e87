//! The file that leaves the browser: written with its digest, read with a report of what became of it.
//!
//! Reading never fails on a part: [`open`] keeps what it can and lists what was converted, dropped or unknown,
//! so that a person decides before anything changes. Knows nothing of storage or pages.

mod answer;
mod checked;
mod copies;
mod draft;
#[cfg(feature = "schema")]
pub mod file;
mod head;
mod in_page;
mod migrate;
pub mod newest;
mod open;
mod part;
#[cfg(feature = "desk")]
pub mod quick;
mod report_file;
mod shared;
mod value;
mod write;

pub use checked::{checked, is_altered};
pub use copies::is_copy_due;
pub use draft::{Closing, Draft, Respondent, Status};
pub use in_page::is_page;
pub use migrate::{
    Conversion, Dropped, Migrated, MigrationReport, Versions, Why, migrate, next_year, open_for_changes,
};
pub use open::{Finding, ImportReport, OpenError, Opened, Seal, Trouble, open, questionnaire_of};
pub use part::{HandedPart, Merge, MergedFile};
pub use report_file::ReportFile;
pub(crate) use write::as_in_a_file;
pub use write::{APP_VERSION, write_answer, write_draft, write_some, write_submission};

/// The `format` of a submission.
pub const SUBMISSION_FORMAT: &str = "phrom/submission";
/// The `format` of a draft.
pub const DRAFT_FORMAT: &str = "phrom/draft";
/// The newest version that is read. Written is the first, which older apps read too, as long as it can hold what there is.
pub const FORMAT_VERSION: u32 = 2;
/// The `$schema` of a submission: a name, never fetched.
const SCHEMA_1: &str = "https://phrom.invalid/schema/submission-1.schema.json";
const SCHEMA_2: &str = "https://phrom.invalid/schema/submission-2.schema.json";

/// A file name that people can read: agency, questionnaire, period, revision. Characters that a file system
/// refuses become "-"; the name is cut to a length that every file system takes.
///
/// Of a part that was handed over: agency, part, period and to or from whom.
///
/// `subject` is what the assessment is about, where its questionnaire asks for that: an agency has many agreements.
pub fn file_name(draft: &Draft, subject: Option<&str>) -> String {
    if let Some(part) = &draft.part {
        // Where it goes as long as nobody answered, and then where it comes from.
        let way = if draft.updated == part.handed { "for" } else { "from" };
        let (agency, title) = (safe(&draft.respondent.agency_name, 90), safe(&part.title.th, 60));
        return format!("{agency}_{title}_{}_{way}_{}.json", safe(&draft.period, 8), safe(&part.role, 75));
    }
    let status = if draft.is_open() { "draft-" } else { "" };
    let agency = safe(&draft.respondent.agency_name, 80);
    let subject = subject.map(|subject| safe(subject, 60) + "_").unwrap_or_default();
    let questionnaire = safe(draft.questionnaire.as_str(), 64);
    let period = safe(&draft.period, 8);
    format!("{agency}_{subject}{questionnaire}_{period}_{status}r{}.json", draft.revision)
}

/// Letters, marks and digits of a name, at most so many bytes, never cutting a character.
fn safe(name: &str, max_bytes: usize) -> String {
    let mut safe = String::new();
    for c in name.trim().chars() {
        let is_refused = |refused: &u8| c == char::from(*refused);
        let refused = c.is_control() || c.is_whitespace() || b"/\\:*?\"<>|.%#&{}$!'@+`=_".iter().any(is_refused);
        let c = if refused { '-' } else { c };
        if safe.len() + c.len_utf8() > max_bytes {
            break;
        }
        if c != '-' || !safe.ends_with('-') {
            safe.push(c);
        }
    }
    let safe = safe.trim_matches('-');
    if safe.is_empty() { "phrom".into() } else { safe.into() }
}
