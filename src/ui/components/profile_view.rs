//! Scales as a profile: where the agency stands between two poles. No figure.

use super::table::table;
use crate::answers::{Scope, Standing, Value};
use crate::language::Language;
use crate::questionnaire::{Kind, Part, Question};
use crate::ui::element::{Element, el, p, unseen};
use crate::ui::text;

/// Draws the scales of a part, if it has any that are asked.
#[inline(never)]
pub fn profile_view(scope: &Scope<'_>, part: &Part, language: Language) -> Option<Element> {
    let more = text::more(language);
    let asked = part.indicators.iter().flat_map(|indicator| scope.questions(indicator));
    let scales: Vec<_> = asked.filter(|question| matches!(question.kind, Kind::Scale { .. })).collect();
    if scales.is_empty() {
        return None;
    }
    let id = format!("profile-{}", part.id);
    let title = part.title.get(language);
    let heads = [text::results(language).question, more.one_pole, more.profile, more.other_pole];
    let heads = el("tr").class("visually-hidden").each(heads, |head| el("th").set("scope", "col").text(head));
    let name = format!("{title} ({})", more.profile);
    let scales = table("profile", &name, None, heads, scales, |question| line(scope, question, language));
    let section = el("section").attr("aria-labelledby", &id).attr("data-profile", part.id.as_str());
    Some(section.child(el("h2").attr("id", &id).text(title)).child(p("field__hint", more.profile_note)).child(scales))
}

fn line(scope: &Scope<'_>, question: &Question, language: Language) -> Element {
    let row = el("tr").key(question.id.as_str()).attr("data-scale", question.id.as_str());
    let Kind::Scale { low, high, steps } = &question.kind else { return row };
    let chosen = match scope.standing(question) {
        Standing::Given(Value::Scale(step)) => Some(*step),
        _ => None,
    };
    let words = chosen.map_or_else(|| text::more(language).not_answered.to_owned(), |step| format!("{step}/{steps}"));
    let dots = el("span").class("profile__dots").set("aria-hidden", "true").each(1..=*steps, |step| {
        let is_here = chosen == Some(step);
        el("span").class(if is_here { "profile__dot profile__dot--here" } else { "profile__dot" })
    });
    row.child(el("th").set("scope", "row").class("profile__title").text(question.text.get(language)))
        .child(el("td").class("profile__low").text(low.get(language)))
        .child(el("td").class("profile__place").child(dots).child(unseen(&words)))
        .child(el("td").class("profile__high").text(high.get(language)))
}
