//! What an assessment on this device can be the start of: the same one in a newer version of its questionnaire, or that of
//! the next year.

use std::rc::Rc;

use super::{Import, Model};
use crate::answers::Timestamp;
use crate::questionnaire::Questionnaire;
use crate::submission::{Draft, ImportReport, Migrated, Opened, migrate, next_year};

/// What can be begun with the answers of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The questionnaire, in the newest version at hand.
    pub questionnaire: Rc<Questionnaire>,
    /// Whether that is another version.
    pub is_newer: bool,
    /// The year that it is for, where that is another one.
    pub next_year: Option<Rc<str>>,
}

/// What can be begun with an assessment: one that is open goes on in a newer version, one that is closed in the next
/// year.
#[inline(never)]
pub fn start_of(model: &Model, draft: &Draft) -> Option<Start> {
    let own = model.library.of(draft.questionnaire.as_str(), &draft.version)?;
    if own.version != draft.version || draft.part.is_some() {
        return None;
    }
    let same = model.library.iter().map(|held| &held.questionnaire).filter(|other| other.id == own.id);
    let newest = same.fold(own, |newest, other| if other.version > newest.version { other } else { newest });
    let is_newer = newest.version != own.version && newest.profile(&draft.profile).is_some();
    let questionnaire = if is_newer { newest } else { own }.clone();
    let next_year = (!draft.is_open()).then(|| next_year(draft, own).draft.period);
    (is_newer || next_year.is_some()).then_some(Start { questionnaire, is_newer, next_year })
}

/// The answers as they would be taken over, for a person to decide.
#[inline(never)]
pub fn begin_with(model: &Model, draft: &Draft, start: &Start, at: &Timestamp) -> Option<Import> {
    let exact = |version: &str| {
        let found = model.library.of(draft.questionnaire.as_str(), version);
        found.filter(|found| *found.version == *version).cloned()
    };
    let Migrated { draft: mut begun, report } = if start.is_newer {
        migrate(draft, &start.questionnaire, &exact)?
    } else {
        next_year(draft, &start.questionnaire)
    };
    begun.period = start.next_year.clone().unwrap_or(begun.period);
    (begun.created, begun.updated) = (at.clone(), at.clone());
    let questionnaire = start.questionnaire.clone();
    let report = ImportReport::of_migration(report);
    Some(Import {
        name: Rc::default(),
        result: Ok(Opened { draft: begun, questionnaire, digest: String::new(), report }),
    })
}
