//! The agencies: every type in every province, and then once more with a number.

use phrom::questionnaire::{PROVINCES, ProfileId, Questionnaire};
use phrom::submission::Respondent;

use crate::random::Random;
use crate::words::ROLES;

/// An agency.
pub(crate) struct Agency {
    /// Its code in the roster: the province, the type, the number.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
    /// The code of its type; empty where the questionnaire has no types.
    pub(crate) of_type: String,
    /// The Thai name of its province.
    pub(crate) province: &'static str,
    /// What it is asked as.
    pub(crate) profile: ProfileId,
}

impl Agency {
    /// The agency at a place of the roster, from 0.
    pub(crate) fn at(place: usize, questionnaire: &Questionnaire) -> Self {
        let types = &questionnaire.agency_types;
        let n_types = types.len().max(1);
        let (of_type, of_province) = (place % n_types, place / n_types % PROVINCES.len());
        let number = place / n_types / PROVINCES.len() + 1;
        let province = &PROVINCES[of_province];
        let agency_type = types.get(of_type);
        let profile = questionnaire
            .profiles
            .iter()
            .map(|profile| &profile.id)
            .find(|profile| agency_type.is_none_or(|agency_type| agency_type.profiles.contain(profile)));
        let title =
            agency_type.map_or("สำนักงานจังหวัด", |agency_type| &*agency_type.title.th);
        let name = match number {
            1 => format!("{title}{}", province.th),
            _ => format!("{title}{} แห่งที่ {number}", province.th),
        };
        Self {
            code: format!("{}-{:02}-{number:03}", province.code.trim_start_matches("TH-"), of_type + 1),
            name,
            of_type: agency_type.map(|agency_type| agency_type.id.to_string()).unwrap_or_default(),
            province: province.th,
            profile: profile.cloned().unwrap_or_else(|| ProfileId::from("")),
        }
    }

    /// As the head of a file has it.
    pub(crate) fn respondent(&self, random: &mut Random) -> Respondent {
        Respondent {
            agency_code: self.code.as_str().into(),
            agency_name: self.name.as_str().into(),
            agency_type: self.of_type.as_str().into(),
            province: self.province.into(),
            role: random.pick(&ROLES).into(),
        }
    }
}
