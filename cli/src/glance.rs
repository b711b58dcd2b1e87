//! The head and the figures of a submission without a tree of it: what a table of thousands of agencies takes.
//!
//! All of the file is read as JSON, and its text as UTF-8; of its answers nothing is kept. Whatever is not as our own
//! program writes it gives `None`: then the slow and careful reader decides what it is.

use std::borrow::Cow;
use std::fmt;

use phrom::exact::Percent;
use phrom::submission::{FORMAT_VERSION, SUBMISSION_FORMAT};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

/// What a file says of itself.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Glance<'a> {
    #[serde(rename = "$schema")]
    _schema: Option<Skipped>,
    #[serde(borrow)]
    format: Cow<'a, str>,
    format_version: u32,
    /// Which questionnaire.
    #[serde(borrow)]
    pub(crate) questionnaire: Reference<'a>,
    /// The same through all revisions.
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    /// Counts from 1.
    pub(crate) revision: u32,
    /// The assessed year.
    #[serde(borrow)]
    pub(crate) period: Cow<'a, str>,
    /// What kind of agency it is.
    #[serde(borrow)]
    pub(crate) profile: Cow<'a, str>,
    /// Whether it is closed.
    pub(crate) status: Status,
    /// Who answers.
    #[serde(borrow)]
    pub(crate) respondent: Respondent<'a>,
    /// When it was begun.
    #[serde(borrow)]
    pub(crate) created: Cow<'a, str>,
    /// When it was last changed.
    #[serde(borrow)]
    pub(crate) updated: Cow<'a, str>,
    /// When the file was written.
    #[serde(borrow)]
    pub(crate) exported: Cow<'a, str>,
    #[serde(rename = "app")]
    _app: Skipped,
    #[serde(rename = "history")]
    _history: Option<Skipped>,
    #[serde(rename = "answers")]
    _answers: Skipped,
    /// The figures that the file names.
    #[serde(borrow)]
    pub(crate) scores: Scores<'a>,
    /// The digest that the file names.
    #[serde(borrow)]
    pub(crate) sha256: Cow<'a, str>,
}

/// Which questionnaire, to the letter.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference<'a> {
    /// Its code.
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    /// Its version.
    #[serde(borrow)]
    pub(crate) version: Cow<'a, str>,
    /// Its digest.
    #[serde(borrow)]
    pub(crate) sha256: Cow<'a, str>,
}

/// Who answers; what is not there is empty.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Respondent<'a> {
    /// The agency's code.
    #[serde(borrow)]
    pub(crate) agency_code: Cow<'a, str>,
    /// The agency's name.
    #[serde(borrow)]
    pub(crate) agency_name: Cow<'a, str>,
    /// The code of its type.
    #[serde(borrow)]
    pub(crate) agency_type: Cow<'a, str>,
    /// Its province.
    #[serde(borrow)]
    pub(crate) province: Cow<'a, str>,
    /// The role of the one who answers.
    #[serde(borrow)]
    pub(crate) role: Cow<'a, str>,
}

/// Whether it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    /// Answers can be changed.
    Draft,
    /// Closed.
    Final,
}

/// The figures of a file.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scores<'a> {
    /// Of each indicator.
    #[serde(borrow)]
    pub(crate) indicators: Figures<'a>,
    /// Of each dimension and annex.
    #[serde(borrow)]
    pub(crate) dimensions: Figures<'a>,
    #[serde(rename = "completeness")]
    _completeness: Skipped,
}

/// Figures by code, in the order of the file; `None` is "–", and what is still open is not there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Figures<'a>(pub(crate) Vec<(&'a str, Option<Percent>)>);

/// A value that was read and not kept.
#[derive(Debug, PartialEq, Eq)]
struct Skipped;

impl<'de> Deserialize<'de> for Skipped {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(from).map(|_| Self)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Figures<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(FiguresVisitor)
    }
}

struct FiguresVisitor;

impl<'de> Visitor<'de> for FiguresVisitor {
    type Value = Figures<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("figures by code")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Figures<'de>, A::Error> {
        let mut figures: Vec<(&str, Option<Percent>)> = Vec::with_capacity(40);
        while let Some((code, figure)) = map.next_entry::<&str, Option<f64>>()? {
            // Our own program writes codes in order: one that stands twice would show here.
            if figures.last().is_some_and(|(before, _)| *before >= code) {
                return Err(A::Error::custom("not in order"));
            }
            let figure = figure.map(|figure| percent(figure).ok_or_else(|| A::Error::custom("not a figure")));
            figures.push((code, figure.transpose()?));
        }
        Ok(Figures(figures))
    }
}

/// A figure from 0 to 100 with at most six decimals, exactly.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at before")]
fn percent(figure: f64) -> Option<Percent> {
    let millionths = (figure * f64::from(Percent::SCALE)).round_ties_even();
    let is_within = (0.0..=f64::from(100 * Percent::SCALE)).contains(&millionths);
    let percent = is_within.then(|| Percent::from_millionths(millionths as u32))?;
    (percent.to_f64() == figure).then_some(percent)
}

/// The head and the figures of a submission as our own program writes it; `None` for anything else.
pub(crate) fn glance(bytes: &[u8]) -> Option<Glance<'_>> {
    let glance: Glance<'_> = serde_json::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
    let is_ours = glance.format == SUBMISSION_FORMAT && glance.format_version == FORMAT_VERSION;
    (is_ours && glance.revision > 0 && is_plain(&glance)).then_some(glance)
}

/// Whether the careful reader would keep the head as it is.
fn is_plain(glance: &Glance<'_>) -> bool {
    let Respondent { agency_code, agency_name, agency_type, province, role } = &glance.respondent;
    let texts = [agency_code, agency_name, agency_type, province, role, &glance.created, &glance.updated];
    let is_uuid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    // No text of 200 bytes has more than 200 characters; of a longer one the careful reader counts them.
    texts.iter().all(|text| text.len() <= 200)
        && glance.profile.len() <= 200
        && (1..=64).contains(&glance.id.len())
        && glance.id.bytes().all(is_uuid)
        && glance.period.len() == 4
        && glance.period.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
#[path = "glance_tests.rs"]
mod tests;
