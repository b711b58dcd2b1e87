//! Assessments to draw.

use std::rc::Rc;

use phrom::answers::{Answer, Sheet};
use phrom::questionnaire::{Kind, Questionnaire};
use phrom::submission::{Closing, Draft, Respondent, Status};
use serde_json::Value as Json;

use crate::support;

/// An open assessment of an office, with answers in the notation of a submission.
pub(crate) fn draft(questionnaire: &Questionnaire, answers: &Json) -> Draft {
    Draft {
        id: "d1".into(),
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        respondent: Respondent {
            agency_name: "สำนักงาน <b>ก</b> & ข".into(), ..Respondent::default()
        },
        period: "2560".into(),
        profile: questionnaire.profiles.last().unwrap().id.clone(),
        status: Status::Draft,
        revision: 1,
        history: Vec::new(),
        created: "2017-08-15T09:00:00+07:00".into(),
        updated: "2017-08-15T10:42:00+07:00".into(),
        sheet: support::sheet(questionnaire, answers),
        part: None,
        merges: Vec::new(),
    }
}

/// The same with every question answered as well as it can be, and some of them otherwise.
pub(crate) fn full(questionnaire: &Questionnaire, otherwise: &Json) -> Draft {
    let best = questionnaire.questions().filter_map(|question| {
        let value = match question.kind {
            Kind::Scale { .. } => Some(support::draw::value(&question.kind, 0)),
            _ => support::draw::best(&question.kind),
        };
        let response = value.map(phrom::answers::Response::Value);
        Some((question.id.clone(), Answer { response: Some(response?), ..Answer::default() }))
    });
    let other = draft(questionnaire, otherwise);
    let others = other.sheet.iter().map(|(id, answer)| (id.clone(), (**answer).clone()));
    let sheet = Sheet::new(best.chain(others));
    Draft { sheet, ..other }
}

/// The same, closed.
pub(crate) fn closed(draft: Draft) -> Draft {
    let history = vec![Closing { revision: 1, finished: "2017-09-01T08:05:00+07:00".into() }];
    Draft { status: Status::Final, history, ..draft }
}

pub(crate) fn mixed() -> Rc<Questionnaire> {
    Rc::new(support::mixed())
}

pub(crate) fn survey() -> Rc<Questionnaire> {
    Rc::new(support::survey())
}
