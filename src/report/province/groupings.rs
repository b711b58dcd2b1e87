//! Agencies side by side, with what few agencies or a difference would give away held back.

use super::file::{FigureFile, GroupFile, GroupingFile};
use super::rows::figure;
use super::{Basis, both};
use crate::cohort::{Group, Grouping, hold_back, side_by_side};
use crate::language::Text;
use crate::questionnaire::PROVINCES;

/// The groupings that tell something: those of at least two groups, or by which agencies were asked.
pub(super) fn groupings(basis: &Basis<'_>) -> Vec<GroupingFile> {
    let all = side_by_side(&Grouping::ALL, basis.cohort, basis.counted, basis.roster, basis.frame);
    let tells = |groups: &Vec<Group>| groups.iter().filter(|group| !group.code.is_empty()).count() > 1;
    let found: Vec<(Grouping, Vec<Group>)> =
        Grouping::ALL.into_iter().zip(all).filter(|(_, groups)| tells(groups)).collect();
    let shown: Vec<&[Group]> = found.iter().map(|(_, groups)| &**groups).collect();
    let held = hold_back(&shown, basis.frame.places.len(), basis.least);
    let files = found.iter().zip(held).map(|((grouping, groups), held)| GroupingFile {
        by: grouping.code().into(),
        groups: groups.iter().zip(held).map(|(group, held)| group_file(basis, *grouping, group, &held)).collect(),
    });
    files.collect()
}

fn group_file(basis: &Basis<'_>, grouping: Grouping, group: &Group, held: &[bool]) -> GroupFile {
    let figures: Vec<FigureFile> =
        group.means.iter().zip(held).map(|(mean, is_held)| figure(*mean, *is_held)).collect();
    let is_of_roster = basis.roster.is_some() && grouping != Grouping::Profile;
    GroupFile {
        code: group.code.to_string(),
        title: (&title(basis, grouping, &group.code)).into(),
        asked: is_of_roster.then_some(group.asked),
        received: is_of_roster.then_some(group.received),
        counted: group.n_agencies(),
        figures,
    }
}

/// What a group is called.
fn title(basis: &Basis<'_>, grouping: Grouping, code: &str) -> Text {
    let questionnaire = &basis.frame.questionnaire;
    let known = match grouping {
        Grouping::AgencyType => {
            questionnaire.agency_types.iter().find(|own| *own.id == *code).map(|own| own.title.clone())
        }
        Grouping::Profile => {
            questionnaire.profiles.iter().find(|own| own.id.as_str() == code).map(|own| own.title.clone())
        }
        Grouping::Province => PROVINCES.iter().find(|own| own.th == code).map(|own| both(own.th, own.en)),
        Grouping::Group => None,
    };
    known.unwrap_or_else(|| if code.is_empty() { both("ไม่ระบุ", "Not stated") } else { both(code, code) })
}
