//! Whose result it is.

use crate::language::{Language, Text};
use crate::model::OTHER_TYPE;
use crate::questionnaire::{PROVINCES, Questionnaire};
use crate::report::sentence::{Digits, in_digits};
use crate::submission::Draft;
use crate::ui::element::{Element, div, el, own};
use crate::ui::text;

/// The province's name in a language.
pub fn province_name(th: &str, language: Language) -> String {
    let province = PROVINCES.iter().find(|province| province.th == th);
    match (language, province) {
        (Language::English, Some(province)) => province.en.to_owned(),
        _ => th.to_owned(),
    }
}

/// Draws agency, questionnaire, period and revision. `closed_at` is when it was closed, in words.
pub fn respondent_card(
    draft: &Draft,
    questionnaire: &Questionnaire,
    closed_at: Option<String>,
    language: Language,
    digits: Digits,
) -> Element {
    let (texts, home) = (text::results(language), text::home(language));
    let respondent = &draft.respondent;
    let type_name = questionnaire.agency_types.iter().find(|kind| *kind.id == *respondent.agency_type);
    let agency_type = match type_name {
        Some(kind) => kind.title.get(language),
        None if &*respondent.agency_type == OTHER_TYPE => home.other_type,
        None => &respondent.agency_type,
    };
    // Where there is but one kind of agency, nobody chose it.
    let has_choice = questionnaire.profiles.len() > 1;
    let profile = questionnaire.profile(&draft.profile).filter(|_| has_choice).map(|profile| &profile.title);
    let terms = questionnaire.terms.as_ref().and_then(|terms| terms.profile.as_ref());
    let profile_label = terms.map_or(home.profile, |profile| profile.get(language));
    let entries = [
        (texts.agency, respondent.agency_name.to_string()),
        (profile_label, profile.map(|title: &Text| title.get(language).to_owned()).unwrap_or_default()),
        (home.agency_type, agency_type.to_owned()),
        (home.province, province_name(&respondent.province, language)),
        (texts.questionnaire, format!("{} ({})", questionnaire.title.get(language), draft.version)),
        (texts.period, draft.period.to_string()),
        (texts.role, respondent.role.to_string()),
        (texts.revision, draft.revision.to_string()),
        (texts.closed_at, closed_at.unwrap_or_default()),
    ];
    el("dl").class("respondent").each(entries.into_iter().filter(|(_, words)| !words.is_empty()), |(name, words)| {
        div("respondent__entry")
            .key(name)
            .child(el("dt").text(name))
            .child(el("dd").child(own(&in_digits(&words, digits))))
    })
}
