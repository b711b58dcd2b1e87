//! The begin page's form: who answers. Kept while it is being filled in, checked when it is sent.

use std::rc::Rc;

use crate::answers::Timestamp;
use crate::questionnaire::{PROVINCES, ProfileId, Questionnaire, plain_digits};
use crate::submission::{Draft, Respondent, Status};

/// A field of the form, named as the handles for scripts name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The agency's name.
    AgencyName,
    /// What kind of agency it is.
    Profile,
    /// The agency's type.
    AgencyType,
    /// The province.
    Province,
    /// The assessed year.
    Period,
    /// The role of the one who answers.
    Role,
}

impl Field {
    /// All, in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::AgencyName, Self::Profile, Self::AgencyType, Self::Province, Self::Period, Self::Role];

    /// The name in `data-field`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AgencyName => "agencyName",
            Self::Profile => "profile",
            Self::AgencyType => "agencyType",
            Self::Province => "province",
            Self::Period => "period",
            Self::Role => "role",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// It is empty.
    Missing,
    /// Not a year of the Buddhist era with four digits.
    NotAYear,
    /// A Gregorian year, most likely; the year of the Buddhist era that was meant.
    GregorianYear(u16),
    /// Longer than is kept.
    TooLong,
    /// Not one of the list.
    NotListed,
}

/// The code of an agency type that is not on the questionnaire's list.
pub const OTHER_TYPE: &str = "other";

/// The longest name or role, in characters.
const MAX_NAME: usize = 200;

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeginForm {
    /// The agency's name.
    pub agency_name: Rc<str>,
    /// The code of the profile.
    pub profile: Rc<str>,
    /// The code of the agency's type.
    pub agency_type: Rc<str>,
    /// The Thai name of the province.
    pub province: Rc<str>,
    /// The year, as typed.
    pub period: Rc<str>,
    /// The role.
    pub role: Rc<str>,
}

impl BeginForm {
    /// What stands in a field.
    pub const fn get(&self, field: Field) -> &Rc<str> {
        match field {
            Field::AgencyName => &self.agency_name,
            Field::Profile => &self.profile,
            Field::AgencyType => &self.agency_type,
            Field::Province => &self.province,
            Field::Period => &self.period,
            Field::Role => &self.role,
        }
    }

    /// The form with one field replaced.
    #[must_use]
    pub fn with(&self, field: Field, text: Rc<str>) -> Self {
        let mut form = self.clone();
        *match field {
            Field::AgencyName => &mut form.agency_name,
            Field::Profile => &mut form.profile,
            Field::AgencyType => &mut form.agency_type,
            Field::Province => &mut form.province,
            Field::Period => &mut form.period,
            Field::Role => &mut form.role,
        } = text;
        form
    }

    /// The form that shows an assessment's respondent.
    pub fn of(draft: &Draft) -> Self {
        Self {
            agency_name: draft.respondent.agency_name.clone(),
            profile: draft.profile.as_str().into(),
            agency_type: draft.respondent.agency_type.clone(),
            province: draft.respondent.province.clone(),
            period: draft.period.clone(),
            role: draft.respondent.role.clone(),
        }
    }

    /// The profile: the chosen one, or the only one there is.
    pub fn profile_of(&self, questionnaire: &Questionnaire) -> ProfileId {
        match &*questionnaire.profiles {
            [only] => only.id.clone(),
            _ => (*self.profile).into(),
        }
    }

    /// Whether the chosen profile has types of agency to choose from.
    pub fn has_types(&self, questionnaire: &Questionnaire) -> bool {
        let profile = self.profile_of(questionnaire);
        questionnaire.agency_types.iter().any(|kind| kind.profiles.contain(&profile))
    }

    /// What is wrong, in the order of the page.
    pub fn problems(&self, questionnaire: &Questionnaire) -> Vec<(Field, FieldProblem)> {
        let is_listed = questionnaire.profile(&self.profile_of(questionnaire)).is_some();
        let in_province = is_listed && self.has_types(questionnaire);
        let problem = |field| match field {
            Field::AgencyName | Field::Role => name_problem(self.get(field)),
            Field::Profile => (!is_listed).then_some(FieldProblem::Missing),
            Field::AgencyType => (in_province && self.agency_type.is_empty()).then_some(FieldProblem::Missing),
            Field::Province if self.province.is_empty() => in_province.then_some(FieldProblem::Missing),
            Field::Province => (!PROVINCES.iter().any(|p| p.th == &*self.province)).then_some(FieldProblem::NotListed),
            Field::Period => year_problem(&self.period),
        };
        Field::ALL.into_iter().filter_map(|field| Some((field, problem(field)?))).collect()
    }

    /// The assessment that begins with this form; `None` while something is wrong with it.
    pub fn draft(&self, questionnaire: &Questionnaire, id: Rc<str>, at: &Timestamp) -> Option<Draft> {
        if !self.problems(questionnaire).is_empty() {
            return None;
        }
        let agency_type = if self.has_types(questionnaire) { self.agency_type.clone() } else { "".into() };
        Some(Draft {
            id,
            questionnaire: questionnaire.id.clone(),
            version: questionnaire.version.clone(),
            respondent: Respondent {
                agency_code: "".into(),
                agency_name: self.agency_name.trim().into(),
                agency_type,
                province: self.province.clone(),
                role: self.role.trim().into(),
            },
            period: plain_digits(&self.period).into(),
            profile: self.profile_of(questionnaire),
            status: Status::Draft,
            revision: 1,
            history: Vec::new(),
            created: at.clone(),
            updated: at.clone(),
            sheet: crate::answers::Sheet::default(),
            part: None,
            merges: Vec::new(),
        })
    }
}

fn name_problem(name: &str) -> Option<FieldProblem> {
    match name.trim() {
        "" => Some(FieldProblem::Missing),
        name if name.chars().count() > MAX_NAME => Some(FieldProblem::TooLong),
        _ => None,
    }
}

fn year_problem(typed: &str) -> Option<FieldProblem> {
    if typed.trim().is_empty() {
        return Some(FieldProblem::Missing);
    }
    match plain_digits(typed).parse::<u16>() {
        Ok(2500..=2699) => None,
        Ok(year @ 1957..=2156) => Some(FieldProblem::GregorianYear(year + crate::answers::BUDDHIST_OFFSET)),
        _ => Some(FieldProblem::NotAYear),
    }
}
