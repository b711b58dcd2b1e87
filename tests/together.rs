//! Handing a part over and putting files together, case by case.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Answer, Sheet};
use phrom::questionnaire::{QuestionId, Questionnaire};
use phrom::submission::{Draft, Respondent, Status, write_draft, write_submission};
use phrom::together::{All, Brought, Choices, Comparison, Doubt, Outcome, Selection, Why, compare, part_of, units_of};
use serde_json::{Value as Json, json};
use support::files::{self, EXPORTED};
use support::together::{HANDED, PUT_TOGETHER, as_file, beside, brought, part};

/// An assessment with these answers, its questionnaire beside it.
fn whole(answers: &Json) -> (Rc<Questionnaire>, Draft) {
    let questionnaire = files::questionnaire();
    let draft = files::draft(&questionnaire, "p", support::sheet(&questionnaire, answers));
    (questionnaire, draft)
}

/// The draft with other answers, changed at a moment.
fn answered(draft: &Draft, questionnaire: &Questionnaire, answers: &Json, at: &str) -> Draft {
    let mut sheet = draft.sheet.clone();
    for (id, answer) in support::sheet(questionnaire, answers).iter() {
        sheet = sheet.with(id, Answer { at: at.into(), ..(**answer).clone() });
    }
    Draft { sheet, ..draft.clone() }
}

fn cleared(draft: &Draft, question: &str) -> Draft {
    Draft { sheet: draft.sheet.with(&question.into(), Answer::default()), ..draft.clone() }
}

fn taken(comparison: &Comparison) -> Vec<&str> {
    comparison.taken.iter().map(|taken| taken.question.as_str()).collect()
}

fn conflicts(comparison: &Comparison) -> Vec<&str> {
    comparison.conflicts.iter().map(|conflict| conflict.question.as_str()).collect()
}

fn outcome(base: &Draft, questionnaire: &Questionnaire, file: Rc<Brought>) -> Outcome {
    beside(base, questionnaire, &[file]).files.remove(0).outcome
}

#[test]
fn a_part_has_its_answers_and_what_its_conditions_look_at() {
    let (questionnaire, draft) = whole(&json!({"practice": "no", "number": 56.25, "hidden": "yes", "scale": 4}));
    let part = part(&draft, &questionnaire, &["hidden", "number", "text"], " กลุ่มงานยุทธศาสตร์ ");
    let handed = part.part.clone().unwrap();
    assert_eq!(part.sheet.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["hidden", "number", "practice"]);
    assert_eq!(handed.ancestor.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["hidden", "number"]);
    assert_eq!((&*handed.role, &*part.respondent.role), ("กลุ่มงานยุทธศาสตร์", "กลุ่มงานยุทธศาสตร์"));
    assert_eq!((&handed.assessment, &*handed.handed), (&draft.id, HANDED));
    let scope = part.scope(&questionnaire);
    assert!(
        scope.asks(questionnaire.question(&"hidden".into()).unwrap()),
        "its condition holds by an answer beside it"
    );
    assert!(!scope.asks(questionnaire.question(&"practice".into()).unwrap()), "which is not asked");
    assert_eq!((scope.progress().done, scope.progress().asked), (2, 2), "a text may stay open");
}

#[test]
fn a_dimension_and_a_unit_can_be_handed_over_and_nothing_else() {
    let (questionnaire, draft) = whole(&files::answers());
    let noted = |unit: &str| Answer { unit: unit.into(), ..(**draft.sheet.get(&"number".into()).unwrap()).clone() };
    let draft = Draft { sheet: draft.sheet.with(&"number".into(), noted("กลุ่มงาน  ก ")), ..draft };
    let hand = |draft: &Draft, selection: Selection| {
        part_of(draft, &questionnaire, &selection, "ก", "new".into(), &HANDED.into())
    };
    let n_asked = |selection| hand(&draft, selection).map(|part| part.part.unwrap().questions.len());
    let units = units_of(&draft.scope(&questionnaire));
    assert!(units.iter().eq([(&"กลุ่มงาน ก".to_owned(), &1)]));
    assert_eq!(n_asked(Selection::Unit("กลุ่มงาน ก".into())), Some(1));
    assert_eq!(n_asked(Selection::Part("A".into())), Some(questionnaire.questions().count()));
    assert_eq!(n_asked(Selection::Part("B".into())), None);
    assert!(n_asked(Selection::Unit("".into())).is_some(), "what no unit is named for");
    let closed = Draft { status: Status::Final, ..draft.clone() };
    assert_eq!(hand(&closed, Selection::Part("A".into())), None);
    // Of a part, a part of it.
    let inner = part(&draft, &questionnaire, &["number", "scale"], "ก");
    let inmost = hand(&inner, Selection::Questions(vec!["scale".into(), "text".into()])).unwrap().part.unwrap();
    assert_eq!((inmost.questions.len(), &inmost.assessment), (1, &draft.id));
}

#[test]
fn what_one_side_changed_is_taken_and_what_both_changed_is_asked() {
    let (questionnaire, draft) =
        whole(&json!({"practice": "no", "number": 1, "scale": 1, "text": "ก", "ladder": "low"}));
    let ids = ["practice", "number", "scale", "text", "ladder", "checklist"];
    let part = part(&draft, &questionnaire, &ids, "ก");
    let theirs = json!({"practice": "yes", "number": 2, "scale": 2, "checklist": ["one"]});
    let back = cleared(&answered(&part, &questionnaire, &theirs, "2026-11-25T10:00:00+07:00"), "text");
    let mine = json!({"number": 3, "scale": 2, "ladder": "middle"});
    let base = answered(&draft, &questionnaire, &mine, "2026-11-24T10:00:00+07:00");
    let comparison = beside(&base, &questionnaire, &[as_file("a.json", &back, &questionnaire)]);
    assert_eq!(taken(&comparison), ["practice", "checklist", "text"], "a cleared answer is a change, too");
    assert_eq!(conflicts(&comparison), ["number"]);
    let file = &comparison.files[0];
    assert_eq!((file.n_taken, file.n_same, file.n_conflicts, &*file.role), (3, 1, 1, "ก"));
    let result = |all| {
        let choices = Choices::default().with_all(all, &comparison);
        comparison.result(&base, &choices, &PUT_TOGETHER.into()).unwrap()
    };
    let number = |draft: &Draft| draft.sheet.get(&"number".into()).unwrap().clone();
    assert_eq!(number(&result(All::Mine)), number(&base));
    assert_eq!(number(&result(All::Theirs)).response, number(&back).response);
    assert_eq!(number(&result(All::Newest)).response, number(&back).response);
    let result = result(All::Mine);
    assert_eq!(result.sheet.get(&"text".into()), None);
    assert_eq!(result.sheet.get(&"ladder".into()), base.sheet.get(&"ladder".into()));
    let trace = &result.merges[0];
    assert_eq!(
        (&*trace.at, trace.n_conflicts, &*trace.files[0].role, trace.files[0].n_taken),
        (PUT_TOGETHER, 1, "ก", 3)
    );
    assert_eq!((result.updated.as_ref(), result.id.clone()), (PUT_TOGETHER, draft.id));
}

#[test]
fn documents_of_both_are_kept_where_they_say_the_same() {
    let (questionnaire, draft) = whole(&json!({"practice": {"value": "yes", "evidence": true}, "number": 1}));
    let document = |number: &str| phrom::answers::Evidence { number: number.into(), ..support::document() };
    let with = |draft: &Draft, documents: &[&str], note: &str| {
        let known = (**draft.sheet.get(&"practice".into()).unwrap()).clone();
        let evidence = documents.iter().map(|number| document(number)).collect();
        Draft {
            sheet: draft.sheet.with(&"practice".into(), Answer { evidence, note: note.into(), ..known }),
            ..draft.clone()
        }
    };
    let origin = with(&draft, &["1", "2"], "");
    let handed = part(&origin, &questionnaire, &["practice"], "ก");
    let back = as_file("a.json", &with(&handed, &["1", "2", "3"], "หมายเหตุ"), &questionnaire);
    let base = with(&origin, &["2", "4"], "");
    let comparison = beside(&base, &questionnaire, std::slice::from_ref(&back));
    let result = comparison.result(&base, &Choices::default(), &PUT_TOGETHER.into()).unwrap();
    let answer = result.sheet.get(&"practice".into()).unwrap();
    let numbers: Vec<&str> = answer.evidence.iter().map(|document| &*document.number).collect();
    assert_eq!((numbers, &*answer.note), (vec!["2", "4", "3"], "หมายเหตุ"), "what somebody took out stays out");
    let contradicting = with(&origin, &["1"], "อื่น");
    assert_eq!(conflicts(&beside(&contradicting, &questionnaire, &[back])), ["practice"]);
}

#[test]
fn a_closed_file_that_both_go_back_to_is_the_common_ancestor() {
    let (questionnaire, draft) = whole(&files::answers());
    let at = "2026-11-22T17:00:00+07:00".into();
    let closed = Draft { status: Status::Final, ..files::closed_twice(draft) };
    let reopened = closed.reopened(&at).unwrap();
    let theirs = answered(&reopened, &questionnaire, &json!({"number": 2, "scale": 1}), "2026-11-25T10:00:00+07:00");
    let base = answered(&reopened, &questionnaire, &json!({"scale": 2}), "2026-11-24T10:00:00+07:00");
    let [theirs, before] =
        [("a.json", &theirs), ("b.json", &closed)].map(|(name, draft)| as_file(name, draft, &questionnaire));
    let alone = beside(&base, &questionnaire, std::slice::from_ref(&theirs));
    assert_eq!((taken(&alone).len(), conflicts(&alone)), (0, vec!["number", "scale"]), "nobody knows what was before");
    let together = beside(&base, &questionnaire, &[theirs, before]);
    assert_eq!((taken(&together), conflicts(&together)), (vec!["number"], vec!["scale"]));
}

#[test]
fn a_file_that_does_not_belong_is_named_and_stops_no_other() {
    let (questionnaire, draft) = whole(&json!({"practice": "no"}));
    let base = draft.clone();
    let good = answered(
        &part(&draft, &questionnaire, &["practice"], "ก"),
        &questionnaire,
        &json!({"practice": "yes"}),
        HANDED,
    );
    let file = |draft: &Draft| as_file("b.json", draft, &questionnaire);
    let other_version =
        write_submission(&good, &questionnaire, EXPORTED).replace("\"version\": \"1\"", "\"version\": \"0\"");
    let broken = brought("c.json", b"{\"format\": \"phrom/subm", &questionnaire);
    let cases = [
        (file(&Draft { period: "2568".into(), ..good.clone() }), Outcome::Refused(Why::OtherPeriod)),
        (brought("v.json", other_version.as_bytes(), &questionnaire), Outcome::Refused(Why::OtherVersion)),
        (file(&Draft { part: None, id: "other".into(), ..good.clone() }), Outcome::Asks(vec![Doubt::OtherAssessment])),
        (
            file(&Draft {
                respondent: Respondent { agency_code: "".into(), ..draft.respondent.clone() },
                ..good.clone()
            }),
            Outcome::Asks(vec![Doubt::OtherAgency]),
        ),
        (
            brought("d.json", write_draft(&good, &questionnaire.sha256).as_bytes(), &questionnaire),
            Outcome::Asks(vec![Doubt::NoSeal]),
        ),
        (
            brought(
                "e.json",
                write_submission(&good, &questionnaire, EXPORTED).replace("yes", "partly").as_bytes(),
                &questionnaire,
            ),
            Outcome::Asks(vec![Doubt::Changed]),
        ),
    ];
    for (file, expected) in cases {
        assert_eq!(outcome(&base, &questionnaire, file.clone()), expected);
        let comparison =
            beside(&base, &questionnaire, &[broken.clone(), file, as_file("z.json", &good, &questionnaire)]);
        assert_eq!(taken(&comparison), ["practice"]);
        assert!(comparison.files.iter().any(|file| matches!(&file.outcome, Outcome::Refused(Why::Unreadable(_)))));
    }
    let every_rule = Rc::new(support::every_rule());
    let foreign = files::draft(&every_rule, "hired", Sheet::default());
    assert_eq!(
        outcome(&base, &questionnaire, as_file("f.json", &foreign, &every_rule)),
        Outcome::Refused(Why::OtherQuestionnaire)
    );
}

#[test]
fn a_doubtful_file_is_put_in_when_a_person_agrees() {
    let (questionnaire, base) = whole(&json!({"practice": "no"}));
    let other = Draft { id: "other".into(), ..answered(&base, &questionnaire, &json!({"number": 2}), HANDED) };
    let files = [as_file("a.json", &other, &questionnaire)];
    let comparison = beside(&base, &questionnaire, &files);
    assert!(comparison.is_empty());
    let choices = Choices { agreed: vec![comparison.files[0].digest.clone()], ..Choices::default() };
    let comparison = compare(&base, &questionnaire, &files, &choices);
    assert_eq!(taken(&comparison), ["number"]);
    let result = comparison.result(&base, &choices, &PUT_TOGETHER.into()).unwrap();
    let again = compare(&result, &questionnaire, &files, &choices);
    assert_eq!((&again.files[0].outcome, again.is_empty()), (&Outcome::IsIn, true));
    let closed = Draft { status: Status::Final, ..base };
    assert_eq!(comparison.result(&closed, &choices, &PUT_TOGETHER.into()), None);
}

/// What comes in is newer than what it replaces, so that a copy of the assessment that knows nothing of it cannot win.
#[test]
fn what_comes_in_is_never_older_than_what_it_replaces() {
    let (questionnaire, draft) = whole(&json!({"number": 1}));
    let part = part(&draft, &questionnaire, &["number"], "ก");
    let base = answered(&draft, &questionnaire, &json!({"number": 3}), "2026-11-27T10:00:00+07:00");
    for (at, expected) in
        [("2026-11-24T10:00:00+07:00", PUT_TOGETHER), ("2026-11-27T10:00:01+07:00", "2026-11-27T10:00:01+07:00")]
    {
        let back = as_file("a.json", &answered(&part, &questionnaire, &json!({"number": 2}), at), &questionnaire);
        let comparison = beside(&base, &questionnaire, &[back]);
        let choices = Choices::default().with_all(All::Theirs, &comparison);
        let result = comparison.result(&base, &choices, &PUT_TOGETHER.into()).unwrap();
        assert_eq!(&*result.sheet.get(&QuestionId::from("number")).unwrap().at, expected);
    }
}
