//! Submissions and drafts as files: written, changed by hand, sealed anew, opened.

use std::rc::Rc;

use phrom::answers::{Answer, Evidence, EvidenceKind, Secrecy, Sheet};
use phrom::json::digest;
use phrom::language::Text;
use phrom::questionnaire::{ProfileId, QuestionId, Questionnaire};
use phrom::submission::{
    Closing, Draft, HandedPart, Merge, MergedFile, OpenError, Opened, Respondent, Status, open, write_submission,
};
use serde_json::{Value as Json, json};

use super::{sheet, small};

/// When every file of the tests was written.
pub(crate) const EXPORTED: &str = "2026-11-23T10:30:00+07:00";

/// The small questionnaire with every kind of question.
pub(crate) fn questionnaire() -> Rc<Questionnaire> {
    Rc::new(super::questionnaire(small::written(small::every_kind()).to_string().as_bytes()))
}

/// Answers to all of the small questionnaire but the hidden question and the table.
pub(crate) fn answers() -> Json {
    json!({
        "practice": {"value": "partly", "evidence": true},
        "checklist": ["one", "three"],
        "share": {"part": 19, "whole": 68},
        "number": 56.25,
        "ladder": "middle",
        "scale": 4,
        "text": "ตัวอย่าง <b>a</b>",
        "reasoned": {"na": true, "reason": "ไม่มีภารกิจนี้"},
        "flagged": {"na": true, "reason": "ก"},
    })
}

/// A draft with these answers and a head that says something in every field.
pub(crate) fn draft(questionnaire: &Questionnaire, profile: &str, sheet: Sheet) -> Draft {
    Draft {
        id: "2f1c7f6e-0d4b-4c8e-9a51-6f3b7f0e2a10".into(),
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        respondent: Respondent {
            agency_code: "52-0017".into(),
            agency_name: "สำนักงานจังหวัดลำปาง".into(),
            agency_type: "provincial-office".into(),
            province: "ลำปาง".into(),
            role: "นักวิเคราะห์นโยบายและแผน".into(),
        },
        period: "2569".into(),
        profile: ProfileId::from(profile),
        status: Status::Draft,
        revision: 1,
        history: Vec::new(),
        created: "2026-11-20T09:00:00+07:00".into(),
        updated: "2026-11-22T16:45:10+07:00".into(),
        sheet,
        part: None,
        merges: Vec::new(),
    }
}

/// The draft with all that version 2 of the format has: half of it a part in a colleague's hands, an answer that was
/// carried over, the trace of a putting together.
pub(crate) fn shared(mut draft: Draft) -> Draft {
    let n_handed = 1 + draft.sheet.iter().count() / 2;
    let handed: Vec<(QuestionId, Answer)> =
        draft.sheet.iter().take(n_handed).map(|(id, answer)| (id.clone(), (**answer).clone())).collect();
    draft.part = Some(Rc::new(HandedPart {
        assessment: "7d3e0f52-9b1c-4a86-8f24-c1b5a9d6e310".into(),
        questions: handed.iter().map(|(id, _)| (id.clone(), ())).collect(),
        title: Text { th: "มิติที่ 1".into(), en: "Dimension 1".into() },
        handed: "2026-11-21T08:30:00+07:00".into(),
        role: "กลุ่มงานยุทธศาสตร์".into(),
        ancestor: Sheet::new(handed.iter().skip(1).map(|(id, answer)| (id.clone(), answer.clone()))),
    }));
    let file = |role: &str, n_taken| MergedFile { role: role.into(), sha256: "0a".repeat(32).into(), n_taken };
    let files = vec![file("กลุ่มงานยุทธศาสตร์", 3), file("", 0)];
    draft.merges = vec![Merge { at: "2026-11-22T09:00:00+07:00".into(), files, n_conflicts: 1 }];
    if let Some((id, answer)) = handed.into_iter().last() {
        draft.sheet = draft.sheet.with(&id, Answer { carried: Some("2568".into()), ..answer });
    }
    draft
}

/// The draft, closed for the second time.
pub(crate) fn closed_twice(draft: Draft) -> Draft {
    let closing = |revision, finished: &str| Closing { revision, finished: finished.into() };
    Draft {
        status: Status::Final,
        revision: 2,
        history: vec![closing(1, "2026-11-21T12:00:00+07:00"), closing(2, "2026-11-22T16:45:10+07:00")],
        ..draft
    }
}

/// A submission of the small questionnaire, as its tree.
pub(crate) fn submission() -> Json {
    let questionnaire = questionnaire();
    let mut sheet = sheet(&questionnaire, &answers());
    let practice = "practice".into();
    let proved = Answer {
        note: "หมายเหตุ".into(),
        unit: "กลุ่มงานยุทธศาสตร์".into(),
        evidence: vec![
            super::document(),
            Evidence {
                kind: EvidenceKind::System,
                location: "https://lampang.example".into(),
                secrecy: Secrecy::Confidential,
                ..super::document()
            },
        ],
        at: "2026-11-20T09:05:00+07:00".into(),
        ..sheet.get(&practice).map(|answer| (**answer).clone()).unwrap_or_default()
    };
    sheet = sheet.with(&practice, proved);
    let draft = closed_twice(draft(&questionnaire, "p", sheet));
    let text = write_submission(&draft, &questionnaire, EXPORTED);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"))
}

/// The text of a submission with a digest that fits.
pub(crate) fn sealed(mut submission: Json) -> String {
    if let Some(map) = submission.as_object_mut() {
        map.remove("sha256");
    }
    submission["sha256"] = digest(&submission).into();
    submission.to_string()
}

/// Opens the bytes of a file of the small questionnaire.
pub(crate) fn opened(bytes: impl AsRef<[u8]>) -> Result<Opened, OpenError> {
    open(bytes.as_ref(), |id, _| (id == "small").then(questionnaire))
}
