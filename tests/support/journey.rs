//! What a person does, step by step, on the model alone.

use std::rc::Rc;

use phrom::answers::{Answer, Change, Practice, Sheet, Timestamp, Value};
use phrom::model::{Action, Drafts, Field, Import, Library, Model};
use phrom::questionnaire::{QuestionId, Questionnaire};
use phrom::submission::{Draft, Status, open, write_submission};

use serde_json::Value as Json;

use super::files;

/// A model and the moment of its next action.
pub(crate) struct Journey {
    pub(crate) model: Model,
    pub(crate) minute: u32,
}

/// The page as it is opened for the first time, with the small questionnaire.
pub(crate) fn journey() -> Journey {
    let model = Model { library: Library::new(vec![files::questionnaire()]), ..Model::default() };
    Journey { model, minute: 0 }
}

/// A journey with the draft `d` just begun.
pub(crate) fn begun() -> Journey {
    journey().fill_in_head().begin("d")
}

/// A journey with every question of the draft `d` answered.
pub(crate) fn answered() -> Journey {
    let questionnaire = files::questionnaire();
    let sheet = super::sheet(&questionnaire, &files::answers());
    let mut journey = begun();
    for (id, answer) in sheet.iter() {
        let change = match answer.response.clone() {
            Some(phrom::answers::Response::Value(value)) => Change::Give(value),
            Some(phrom::answers::Response::NotApplicable { reason }) => Change::NotApplicable { reason },
            None => continue,
        };
        journey = journey.answer(id.as_str(), change);
    }
    journey
}

/// A journey with an open draft `d` of a questionnaire.
pub(crate) fn begun_with(questionnaire: Questionnaire, profile: &str, answers: &Json) -> Journey {
    let sheet = super::sheet(&questionnaire, answers);
    let draft = Draft { id: "d".into(), ..files::draft(&questionnaire, profile, sheet) };
    let mut drafts = Drafts::default();
    drafts.insert(draft.id.clone(), Rc::new(draft));
    let model = Model { library: Library::new([Rc::new(questionnaire)]), drafts: Rc::new(drafts), ..Model::default() };
    Journey { model, minute: 0 }
}

impl Journey {
    pub(crate) fn now(&mut self) -> Timestamp {
        self.minute += 1;
        format!("2026-11-22T{:02}:{:02}:00+07:00", 8 + self.minute / 60, self.minute % 60).into()
    }

    /// An action that changes something.
    #[track_caller]
    pub(crate) fn does(mut self, action: Action) -> Self {
        match self.model.apply(action.clone()) {
            Some(after) => self.model = after,
            None => panic!("changes nothing: {action:?}"),
        }
        self
    }

    /// An action that changes nothing.
    #[track_caller]
    pub(crate) fn ignores(self, action: Action) -> Self {
        assert_eq!(self.model.apply(action.clone()), None, "{action:?}");
        self
    }

    #[track_caller]
    pub(crate) fn fill_in(self, field: Field, text: &str) -> Self {
        self.does(Action::FillIn { field, text: text.into() })
    }

    #[track_caller]
    pub(crate) fn fill_in_head(self) -> Self {
        let fields = [
            (Field::AgencyName, "สำนักงานจังหวัดลำปาง"),
            (Field::Profile, "p"),
            (Field::Period, "๒๕๖๙"),
            (Field::Role, "นักวิเคราะห์"),
        ];
        fields.into_iter().fold(self, |journey, (field, text)| journey.fill_in(field, text))
    }

    #[track_caller]
    pub(crate) fn begin(mut self, id: &str) -> Self {
        let at = self.now();
        self.does(Action::Begin { questionnaire: "small".into(), id: id.into(), at })
    }

    fn change(&mut self, question: &str, change: Change) -> Action {
        Action::Answer { draft: "d".into(), question: question.into(), change, at: self.now() }
    }

    #[track_caller]
    pub(crate) fn answer(mut self, question: &str, change: Change) -> Self {
        let action = self.change(question, change);
        self.does(action)
    }

    #[track_caller]
    pub(crate) fn answer_ignored(mut self, question: &str, change: Change) -> Self {
        let action = self.change(question, change);
        self.ignores(action)
    }

    #[track_caller]
    pub(crate) fn yes(self, question: &str) -> Self {
        self.answer(question, Change::Give(Value::Practice(Practice::Yes)))
    }

    #[track_caller]
    pub(crate) fn clear(self, question: &str) -> Self {
        self.answer(question, Change::Clear)
    }

    #[track_caller]
    pub(crate) fn take_back(mut self) -> Self {
        let at = self.now();
        self.does(Action::TakeBack { at })
    }

    #[track_caller]
    pub(crate) fn cannot_take_back(self) -> Self {
        self.ignores(Action::TakeBack { at: "2026-11-22T20:00:00+07:00".into() })
    }

    /// The answers without their moments.
    pub(crate) fn untimed(&self) -> Vec<(QuestionId, Answer)> {
        let untimed = |answer: &Answer| Answer { at: "".into(), ..answer.clone() };
        self.sheet().iter().map(|(id, answer)| (id.clone(), untimed(answer))).collect()
    }

    #[track_caller]
    pub(crate) fn finish(mut self) -> Self {
        let at = self.now();
        self.does(Action::Finish { draft: "d".into(), at })
    }

    #[track_caller]
    pub(crate) fn reopen(mut self) -> Self {
        let at = self.now();
        self.does(Action::Reopen { draft: "d".into(), at })
    }

    #[track_caller]
    pub(crate) fn delete(self, draft: &str) -> Self {
        self.does(Action::Delete { draft: draft.into() })
    }

    /// Chooses a file.
    #[track_caller]
    pub(crate) fn choose(self, bytes: &[u8]) -> Self {
        let result = open(bytes, |id, version| self.model.library.of(id, version).cloned());
        self.does(Action::Imported(Rc::new(Import { name: "file.json".into(), result })))
    }

    /// Accepts the chosen file; a new id is at hand.
    #[track_caller]
    pub(crate) fn accept(self, new_id: &str) -> Self {
        self.does(Action::AcceptImport { id: new_id.into() })
    }

    #[track_caller]
    pub(crate) fn draft(&self) -> &Rc<Draft> {
        self.draft_of("d")
    }

    #[track_caller]
    pub(crate) fn draft_of(&self, id: &str) -> &Rc<Draft> {
        self.model.drafts.get(id).unwrap_or_else(|| panic!("no draft `{id}`"))
    }

    pub(crate) fn sheet(&self) -> &Sheet {
        &self.draft().sheet
    }

    pub(crate) fn is_answered(&self, question: &str) -> bool {
        self.sheet().get(&QuestionId::from(question)).is_some_and(|answer| answer.response.is_some())
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.draft().status == Status::Final
    }

    /// The drafts on the device, by id.
    pub(crate) fn ids(&self) -> Vec<&str> {
        self.model.drafts.keys().map(|id| &**id).collect()
    }

    /// The names of the rows of a table, in order; one that is not filled in is empty.
    pub(crate) fn names(&self, question: &str) -> Vec<String> {
        let (draft, questionnaire) = self.model.open("d").unwrap_or_else(|| panic!("no draft"));
        let id = QuestionId::from(question);
        let table = questionnaire.question(&id).and_then(|question| question.kind.table()).cloned();
        let table = table.unwrap_or_else(|| panic!("no table `{question}`"));
        let rows = draft.sheet.get(&id).map(|answer| answer.rows().to_vec()).unwrap_or_default();
        rows.iter().map(|row| row.name(&table).to_owned()).collect()
    }

    /// The file of draft `d`.
    pub(crate) fn export(&self) -> String {
        write_submission(self.draft(), &files::questionnaire(), files::EXPORTED)
    }
}
