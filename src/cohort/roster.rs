//! Whom one waits for: the agencies that are asked, out of a table or out of the types of a questionnaire.

mod header;
mod read;

use std::sync::Arc;

pub use header::{Column, Columns};
pub use read::{RosterError, RosterProblem, RosterRead, RosterTrouble};

use super::fold::PROVINCE;
use super::matching::{Index, Match, Wanted};
use crate::language::Language;
use crate::questionnaire::{AgencyType, Province};

/// An agency that is asked. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RosterEntry {
    /// Its code.
    pub code: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// The code of its type, or the type as it was written.
    pub agency_type: Arc<str>,
    /// The Thai name of its province, or the province as it was written.
    pub province: Arc<str>,
    /// Its group: a ministry, or whatever the coordinator counts by.
    pub group: Arc<str>,
}

/// The agencies that are asked, in the coordinator's order.
#[derive(Debug, Default)]
pub struct Roster {
    entries: Vec<RosterEntry>,
    index: Index,
}

/// Two are the same when they have the same agencies in the same order.
impl PartialEq for Roster {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Eq for Roster {}

impl Roster {
    /// A roster of these agencies.
    pub fn new(entries: Vec<RosterEntry>) -> Self {
        let index = Index::new(&entries);
        Self { entries, index }
    }

    /// Reads a roster from the rows of a table; `types` are those of the questionnaire.
    ///
    /// # Errors
    /// [`RosterError`] if no column of names or codes is found, or nothing in it.
    pub fn read(rows: &[Vec<String>], types: &[AgencyType]) -> Result<RosterRead, RosterError> {
        read::roster(rows, types)
    }

    /// An agency of each type in each province, province by province.
    pub fn of_types(types: &[AgencyType], provinces: &[Province]) -> Self {
        let entry = |province: &Province, kind: &AgencyType| RosterEntry {
            name: local_name(kind.title.get(Language::Thai), province).into(),
            agency_type: (*kind.id).into(),
            province: province.th.into(),
            ..RosterEntry::default()
        };
        Self::new(provinces.iter().flat_map(|province| types.iter().map(move |kind| entry(province, kind))).collect())
    }

    /// The agencies, in the coordinator's order.
    pub fn entries(&self) -> &[RosterEntry] {
        &self.entries
    }

    /// Which agency a submission is from.
    pub fn find(&self, wanted: &Wanted<'_>) -> Match {
        self.index.find(&self.entries, wanted)
    }
}

/// The name of a type in one province. Titles end in "จังหวัด"; Bangkok is none.
fn local_name(title: &str, province: &Province) -> String {
    let stem = title.strip_suffix(PROVINCE).unwrap_or(title);
    let is_bangkok = province.code == "TH-10";
    if is_bangkok { format!("{stem}{}", province.th) } else { format!("{stem}{PROVINCE}{}", province.th) }
}
