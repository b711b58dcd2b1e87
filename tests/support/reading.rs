//! What the reader of questionnaires says, case by case.

use phrom::questionnaire::{Questionnaire, ReadError};
use serde_json::{Value as Json, json};

use super::small::{self, text};
use super::with;

/// Where the questions of the small questionnaire stand, in a pointer and in the path of a problem.
pub(crate) const QUESTIONS: (&str, &str) =
    ("/dimensions/0/indicators/0/questions", "dimensions[0].indicators[0].questions");

/// A questionnaire with one question of every kind and a ladder.
pub(crate) fn good() -> Json {
    let mut written = small::written(small::every_kind());
    let holds = |value: &str| json!({"equals": {"question": "practice", "value": value}});
    written["ladders"] = json!([small::ladder([holds("partly"), holds("yes")])]);
    written["agencyTypes"] = json!([{"id": "t", "title": text(), "profiles": ["p"]}]);
    written["sources"] = json!([{"id": "s", "title": text(), "publisher": text(), "year": 2560}]);
    written
}

/// The problems of a questionnaire, each as "path: what".
#[track_caller]
pub(crate) fn problems(written: &Json) -> Vec<String> {
    match Questionnaire::read(written.to_string().as_bytes()) {
        Ok(_) => Vec::new(),
        Err(ReadError::Problems(problems)) => problems.iter().map(ToString::to_string).collect(),
        Err(error) => panic!("no list of problems but {error:?}"),
    }
}

/// Puts a value at a pointer of the good questionnaire and expects one problem. `Q` stands for its questions.
#[track_caller]
pub(crate) fn each_gives<const N: usize>(cases: [(&str, Json, &str); N]) {
    for (pointer, value, expected) in cases {
        let pointer = pointer.replace('Q', QUESTIONS.0);
        let expected = expected.replacen("Q[", &format!("{}[", QUESTIONS.1), 1);
        assert_eq!(problems(&with(good(), &pointer, value.clone())), [expected], "{pointer} = {value}");
    }
}
