//! Submissions of many agencies: made by what matters, taken in, and what became of them in words.

use std::rc::Rc;

use phrom::answers::Sheet;
use phrom::cohort::roster::{Roster, RosterEntry};
use phrom::cohort::{Choices, Cohort, Counted, File, Reader, Reason, Settled, Status};
use phrom::json::digest;
use phrom::questionnaire::{ProfileId, QuestionId, Questionnaire};
use phrom::submission::{Draft, Respondent, Status as Closed, write_submission};
use serde_json::{Value as Json, json};

use super::mangle::Random;
use super::{draw, files};

/// What matters of a submission; what is not said is that of [`made`].
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) agency_type: String,
    pub(crate) province: String,
    pub(crate) period: String,
    pub(crate) profile: String,
    pub(crate) revision: u32,
    pub(crate) is_final: bool,
    pub(crate) updated: String,
    pub(crate) answers: Json,
}

/// A closed assessment of an agency in ลำปาง, of which nothing is answered. Its number is its name.
pub(crate) fn made(name: &str) -> Made {
    Made {
        id: format!("id of {name}"),
        code: String::new(),
        name: name.into(),
        agency_type: String::new(),
        province: "ลำปาง".into(),
        period: "2569".into(),
        profile: "p".into(),
        revision: 1,
        is_final: true,
        updated: "2026-11-22T16:45:10+07:00".into(),
        answers: json!({}),
    }
}

impl Made {
    /// As a draft with a sheet of answers.
    pub(crate) fn draft(&self, questionnaire: &Questionnaire, sheet: Sheet) -> Draft {
        Draft {
            id: uuid(&self.id).into(),
            respondent: Respondent {
                agency_code: (*self.code).into(),
                agency_name: (*self.name).into(),
                agency_type: (*self.agency_type).into(),
                province: (*self.province).into(),
                role: "นักวิเคราะห์นโยบายและแผน".into(),
            },
            period: (*self.period).into(),
            status: if self.is_final { Closed::Final } else { Closed::Draft },
            revision: self.revision,
            updated: (*self.updated).into(),
            ..files::draft(questionnaire, &self.profile, sheet)
        }
    }

    /// As a file of a questionnaire.
    pub(crate) fn of(&self, questionnaire: &Questionnaire) -> String {
        let sheet = super::sheet(questionnaire, &self.answers);
        write_submission(&self.draft(questionnaire, sheet), questionnaire, files::EXPORTED)
    }

    /// As a file of the small questionnaire.
    pub(crate) fn file(&self) -> String {
        self.of(&files::questionnaire())
    }
}

/// What has the form of a UUID, the same for the same words; nothing for none.
fn uuid(words: &str) -> String {
    let digest = digest(&json!(words));
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| digest[part].to_owned());
    if words.is_empty() { String::new() } else { parts.join("-") }
}

/// Answers to all that is asked of a profile, or to most of it, drawn from random numbers.
pub(crate) fn drawn(questionnaire: &Questionnaire, profile: &str, random: &mut Random, is_whole: bool) -> Sheet {
    let profile = ProfileId::from(profile);
    let asked = questionnaire.questions().filter(|question| question.profiles.contain(&profile));
    let answers = asked.filter_map(|question| {
        let seed = u32::try_from(random.below(1 << 30)).unwrap_or_default();
        let answer = draw::answer(question, if is_whole && seed % 8 < 2 { seed + 3 } else { seed });
        answer.response.is_some().then(|| (QuestionId::from(question.id.as_str()), answer))
    });
    Sheet::new(answers.collect::<Vec<_>>())
}

/// A reader that has these questionnaires.
pub(crate) fn reader(questionnaires: impl IntoIterator<Item = Questionnaire>) -> Reader {
    Reader::new(questionnaires.into_iter().map(Rc::new))
}

/// Files by path, taken in.
pub(crate) fn cohort<P: AsRef<str>, B: AsRef<[u8]>>(reader: &Reader, files: &[(P, B)]) -> Cohort {
    let file = |(place, (path, bytes)): (u64, &(P, B))| File {
        path: path.as_ref().into(),
        place,
        outcome: reader.read(bytes.as_ref()),
    };
    Cohort { files: (0..).zip(files).map(file).collect() }
}

/// A roster by code and name, all in ลำปาง.
pub(crate) fn roster(entries: &[(&str, &str)]) -> Roster {
    let entry = |(code, name): &(&str, &str)| RosterEntry {
        code: (*code).into(),
        name: (*name).into(),
        province: "ลำปาง".into(),
        ..RosterEntry::default()
    };
    Roster::new(entries.iter().map(entry).collect())
}

/// A choice, by the path of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Chosen {
    Allow(&'static str),
    Prefer(&'static str),
    Match(&'static str, Option<usize>),
    OnlyRoster,
    AllChanged,
    AllOpen,
}

/// The choices on a cohort.
#[track_caller]
pub(crate) fn choices(cohort: &Cohort, chosen: &[Chosen]) -> Choices {
    let position = |path: &str| {
        let at = cohort.files.iter().position(|file| &*file.path == path);
        at.unwrap_or_else(|| panic!("no file {path}"))
    };
    let mut choices = Choices::default();
    for chosen in chosen {
        match chosen {
            Chosen::Allow(path) => drop(choices.count.insert(position(path))),
            Chosen::Prefer(path) => drop(choices.prefer.insert(position(path))),
            Chosen::Match(path, entry) => drop(choices.matches.insert(position(path), *entry)),
            Chosen::OnlyRoster => choices.only_roster = true,
            Chosen::AllChanged => choices.count_all_changed = true,
            Chosen::AllOpen => choices.count_all_open = true,
        }
    }
    choices
}

/// What became of each file, by path: `a.json: superseded by b.json`.
pub(crate) fn said(cohort: &Cohort, settled: &Settled) -> Vec<String> {
    let path = |file: usize| &*cohort.files[file].path;
    let mut lines: Vec<String> = settled
        .files
        .iter()
        .enumerate()
        .map(|(file, status)| {
            let why = match (&status.status, &status.reason) {
                (Status::Ok, Reason::Counts) => "counts".into(),
                (Status::Changed, Reason::Counts) => "changed, counts".into(),
                (Status::Ok, Reason::NotFinal) => "not final".into(),
                (Status::Changed, Reason::NotFinal) => "changed, not final".into(),
                (Status::Changed, Reason::Changed) => "changed".into(),
                (Status::Ok, Reason::NotInRoster) => "not in the roster".into(),
                (Status::Duplicate, Reason::SameAs(first)) => format!("duplicate of {}", path(*first)),
                (Status::Superseded, Reason::Instead(newer)) => format!("superseded by {}", path(*newer)),
                (status, Reason::Refused) => status.code().into(),
                other => format!("{other:?}"),
            };
            format!("{}: {why}", path(file))
        })
        .collect();
    lines.sort();
    lines
}

/// How many: asked less missing, received, counted, unsure.
pub(crate) fn numbers(counted: &Counted) -> (usize, usize, usize, usize) {
    (counted.missing.len(), counted.received, counted.n_agencies, counted.unsure.len())
}
