//! Figures as answered, and no others: what is kept of the submissions of many agencies. They take half the time.

use super::{Figure, Group, LadderScore, Range, Ways, climb, each_group};
use crate::answers::{Progress, Scope};
use crate::exact::Percent;

/// The figure of one group, as answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// `None` prints "–".
    pub figure: Option<Figure>,
    /// How many questions are done and asked.
    pub progress: Progress,
}

impl Claim {
    /// The final figure; `None` while open and where there is none.
    pub fn settled(&self) -> Option<Percent> {
        if self.progress.is_complete() { self.figure?.exact() } else { None }
    }
}

/// The figures of one assessment, as answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// The mean of the dimensions.
    pub overall: Claim,
    /// Of each dimension and annex, in the questionnaire's order.
    pub parts: Vec<Claim>,
    /// Of each indicator, in the questionnaire's order.
    pub indicators: Vec<Claim>,
    /// Of each ladder, in the questionnaire's order.
    pub ladders: Vec<LadderScore>,
}

/// Computes the figures of an assessment as answered.
pub fn claims(scope: &Scope<'_>) -> Claims {
    let questionnaire = scope.questionnaire();
    let mut claims = Claims {
        overall: Claim::default(),
        parts: Vec::with_capacity(questionnaire.parts.len()),
        indicators: Vec::with_capacity(questionnaire.indicators().count()),
        ladders: questionnaire.ladders.iter().map(|ladder| climb(scope, ladder)).collect(),
    };
    let overall = each_group(scope, Ways::Claimed, &mut |group, exacts| {
        let claim = Claim { figure: exacts.claimed.map(Range::figure), progress: exacts.progress };
        match group {
            Group::Part(_) => claims.parts.push(claim),
            Group::Indicator(_) => claims.indicators.push(claim),
        }
    });
    claims.overall = Claim { figure: overall.claimed.map(Range::figure), progress: overall.progress };
    claims
}
