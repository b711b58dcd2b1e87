//! A coordinator's sitting at the desk: what came in, whom one waits for, what was chosen, and what is shown of it.
//!
//! The page's worker has one and shows pieces of it. It reads no file itself: whoever has it does.

mod lists;
mod troubles;
pub mod view;

use std::rc::Rc;
use std::sync::Arc;

use super::grid;
use super::tables::Desk;
use crate::cohort::roster::{Roster, RosterError};
use crate::cohort::{
    Choices, Cohort, Counted, DEFAULT_LEAST, File, Frame, Outcome, Reader, Refusal, Round, Settled, Status,
    status_words,
};
use crate::questionnaire::{PROVINCES, Questionnaire, ReadError};
use crate::report::province::file::{ReportFile, TextFile};
use crate::report::province::{Basis, Beside, province_report};
use troubles::trouble_words;
use view::{Choice, ChosenView, RosterView, RoundView, StateView, StatusCount};

/// How many problems of a roster are shown.
const MAX_PROBLEMS: usize = 100;

/// A sitting.
#[derive(Debug, Default)]
pub struct Session {
    brought: Vec<Rc<Questionnaire>>,
    built_in: Vec<Rc<Questionnaire>>,
    reader: Reader,
    cohort: Cohort,
    roster: Option<(Roster, RosterView)>,
    choices: Choices,
    least: Option<u32>,
    round: Option<Arc<Round>>,
    beside: Option<Arc<Round>>,
    settled: Settled,
    report: Option<ReportFile>,
}

/// Why a file is no roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterFailure {
    /// It is no table.
    Grid(grid::GridError),
    /// It is a table without agencies.
    Roster(RosterError),
}

impl Session {
    /// With these questionnaires at hand.
    pub fn new(built_in: Vec<Rc<Questionnaire>>) -> Self {
        Self { reader: Reader::new(built_in.clone()), built_in, ..Self::default() }
    }

    /// What reads files by the questionnaires at hand.
    pub const fn reader(&self) -> &Reader {
        &self.reader
    }

    /// All that came in.
    pub const fn cohort(&self) -> &Cohort {
        &self.cohort
    }

    /// Takes in what became of a file. The lists and the report follow with [`Session::settle`].
    pub fn put(&mut self, path: &str, place: u64, outcome: Outcome) {
        self.cohort.files.push(File { path: path.into(), place, outcome });
    }

    /// Forgets all that came in; questionnaires and roster stay.
    pub fn clear(&mut self) {
        self.cohort = Cohort::default();
        self.choices = Choices { only_roster: self.choices.only_roster, ..Choices::default() };
        self.round = None;
        self.beside = None;
        self.settle();
    }

    /// Brings in a questionnaire from a file. Gives the positions of files that are of it and have to be read again.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn bring_questionnaire(&mut self, bytes: &[u8]) -> Result<Vec<usize>, ReadError> {
        let questionnaire = Rc::new(Questionnaire::read(bytes)?);
        self.brought.retain(|own| own.sha256 != questionnaire.sha256);
        self.brought.insert(0, questionnaire.clone());
        self.reader = Reader::new(self.brought.iter().chain(&self.built_in).cloned());
        let is_of_it = |outcome: &Outcome| match outcome {
            Outcome::Read(record) => *record.round.questionnaire == *questionnaire.id.as_str(),
            Outcome::Refused(Refusal::UnknownQuestionnaire(id)) => **id == *questionnaire.id.as_str(),
            Outcome::Refused(_) => false,
        };
        let files = self.cohort.files.iter().enumerate();
        Ok(files.filter(|(_, file)| is_of_it(&file.outcome)).map(|(position, _)| position).collect())
    }

    /// Puts what became of a file in place of what was known of it.
    pub fn replace(&mut self, file: usize, outcome: Outcome) {
        if let Some(file) = self.cohort.files.get_mut(file) {
            file.outcome = outcome;
        }
    }

    /// Takes a roster from the bytes of a table.
    ///
    /// # Errors
    /// [`RosterFailure`]; the roster before stays.
    pub fn bring_roster(&mut self, name: &str, bytes: &[u8]) -> Result<(), RosterFailure> {
        let grid = grid::read(bytes).map_err(RosterFailure::Grid)?;
        let types = self.questionnaire_with_types();
        let types = types.as_ref().map_or(&[][..], |questionnaire| &questionnaire.agency_types);
        let read = Roster::read(&grid.rows, types).map_err(RosterFailure::Roster)?;
        let problems =
            read.problems.iter().take(MAX_PROBLEMS).map(|problem| (&trouble_words(problem)).into()).collect();
        let (mut th, mut en) = (name.to_owned(), name.to_owned());
        if let grid::Origin::Sheet { name, n_others } = &grid.origin
            && *n_others > 0
        {
            th += &format!(" (แผ่นงาน “{name}” อีก {n_others} แผ่นไม่ได้อ่าน)");
            en += &format!(" (sheet “{name}”; {n_others} others were not read)");
        }
        let view = RosterView {
            name: TextFile { th, en },
            n: count(read.roster.entries().len()),
            problems,
            n_problems: count(read.problems.len()),
        };
        self.take_roster(read.roster, view);
        Ok(())
    }

    /// Makes a roster of the types of agency of the questionnaire, in the provinces of these codes; in all for none.
    pub fn make_roster(&mut self, provinces: &[String]) {
        let Some(questionnaire) = self.questionnaire_with_types() else { return };
        let wanted: Vec<_> = PROVINCES
            .into_iter()
            .filter(|province| provinces.is_empty() || provinces.iter().any(|code| *code == *province.code))
            .collect();
        let roster = Roster::of_types(&questionnaire.agency_types, &wanted);
        let n_types = questionnaire.agency_types.len();
        let (th, en) = match &*wanted {
            [only] => (only.th.to_owned(), only.en.to_owned()),
            all => (format!("{} จังหวัด", all.len()), format!("{} provinces", all.len())),
        };
        let name = TextFile {
            th: format!("หน่วยงาน {n_types} ประเภทของ {th}"),
            en: format!("{n_types} types of agency, {en}"),
        };
        let view = RosterView { name, n: count(roster.entries().len()), problems: Vec::new(), n_problems: 0 };
        self.take_roster(roster, view);
    }

    fn take_roster(&mut self, roster: Roster, view: RosterView) {
        self.roster = Some((roster, view));
        // Who was meant is said by position in the roster before.
        self.choices.matches.clear();
        self.settle();
    }

    /// The questionnaire of the round that is reported on, or else the first that has types of agency.
    fn questionnaire_with_types(&self) -> Option<Rc<Questionnaire>> {
        let of_round = self.round().and_then(|(round, _)| self.reader.frame(round));
        let first = || self.reader.frames().iter().find(|frame| !frame.questionnaire.agency_types.is_empty());
        let with_types = of_round.filter(|frame| !frame.questionnaire.agency_types.is_empty()).or_else(first);
        with_types.map(|frame| frame.questionnaire.clone())
    }

    /// Takes over what a person chose.
    pub fn choose(&mut self, choice: &Choice) {
        let rounds: Vec<Arc<Round>> = self.settled.rounds.keys().cloned().collect();
        let set = |files: &mut std::collections::BTreeSet<usize>, file: usize, is_chosen: bool| {
            if is_chosen { files.insert(file) } else { files.remove(&file) }
        };
        match choice {
            Choice::Round(position) => {
                let chosen = rounds.get(*position).cloned();
                // The one that stood beside changes places with the one before.
                if chosen.is_some() && chosen == self.beside {
                    self.beside = self.round.take();
                }
                self.round = chosen;
            }
            Choice::Beside(position) => self.beside = position.and_then(|position| rounds.get(position).cloned()),
            Choice::CountChanged(is_chosen) => self.choices.count_all_changed = *is_chosen,
            Choice::CountOpen(is_chosen) => self.choices.count_all_open = *is_chosen,
            Choice::OnlyRoster(is_chosen) => self.choices.only_roster = *is_chosen,
            Choice::Least(least) => self.least = Some((*least).max(1)),
            Choice::Allow(file, is_chosen) => {
                set(&mut self.choices.count, *file, *is_chosen);
            }
            Choice::Prefer(file, is_chosen) => {
                set(&mut self.choices.prefer, *file, *is_chosen);
            }
            Choice::Match(file, entry) => {
                self.choices.matches.insert(*file, *entry);
            }
            Choice::Unmatch(file) => {
                self.choices.matches.remove(file);
            }
            Choice::DropRoster => {
                self.roster = None;
                self.choices.matches.clear();
            }
        }
        self.settle();
    }

    /// Works out what counts, and the report. To be called once files have come in.
    pub fn settle(&mut self) {
        self.settled = self.cohort.settle(self.roster(), &self.choices);
        self.report = self.basis().map(|basis| province_report(&basis));
    }

    /// Who was asked.
    pub fn roster(&self) -> Option<&Roster> {
        self.roster.as_ref().map(|(roster, _)| roster)
    }

    /// The report, where there is something to report on.
    pub const fn report(&self) -> Option<&ReportFile> {
        self.report.as_ref()
    }

    /// What tables are made from.
    pub fn desk(&self) -> Option<Desk<'_>> {
        Some(Desk { basis: self.basis()?, report: self.report.as_ref()?, settled: &self.settled })
    }

    /// The round that is reported on: the one that was chosen, or the only one.
    fn round(&self) -> Option<(&Arc<Round>, &Counted)> {
        let chosen = self.round.as_ref().and_then(|chosen| self.settled.rounds.get_key_value(chosen));
        chosen.or_else(|| self.settled.only_round())
    }

    fn basis(&self) -> Option<Basis<'_>> {
        let (round, counted) = self.round()?;
        let frame: &Frame = self.reader.frame(round)?;
        let beside = self.beside.as_ref().filter(|beside| *beside != round);
        let beside = beside
            .and_then(|beside| self.settled.rounds.get_key_value(beside))
            .and_then(|(round, counted)| Some(Beside { round, counted, frame: self.reader.frame(round)? }));
        let (cohort, roster) = (&self.cohort, self.roster());
        Some(Basis { cohort, roster, round, counted, frame, least: self.least.unwrap_or(DEFAULT_LEAST), beside })
    }

    /// What is shown of it, but for the long lists.
    pub fn state(&self) -> StateView {
        let of_status = |status: Status| self.settled.files.iter().filter(|file| file.status == status).count();
        let statuses = Status::ALL.into_iter().map(|status| (status, of_status(status))).filter(|(_, n)| *n > 0);
        let position = |wanted: Option<&Arc<Round>>| {
            wanted.and_then(|wanted| self.settled.rounds.keys().position(|round| round == wanted))
        };
        let round = self.round();
        StateView {
            n_files: count(self.cohort.files.len()),
            statuses: statuses
                .map(|(status, n)| StatusCount {
                    code: status.code().into(),
                    title: (&status_words(status)).into(),
                    n: count(n),
                })
                .collect(),
            rounds: self.settled.rounds.iter().map(|(round, counted)| self.round_view(round, counted)).collect(),
            round: position(round.map(|(round, _)| round)),
            beside: position(self.basis().and_then(|basis| basis.beside).map(|beside| beside.round)),
            roster: self.roster.as_ref().map(|(_, view)| view.clone()),
            unsure: round.map(|(_, counted)| self.unsure(counted)).unwrap_or_default(),
            n_missing: round.map_or(0, |(_, counted)| count(counted.missing.len())),
            chosen: ChosenView {
                count_changed: self.choices.count_all_changed,
                count_open: self.choices.count_all_open,
                only_roster: self.choices.only_roster,
                least: self.least.unwrap_or(DEFAULT_LEAST),
            },
            report: self.report.clone(),
            brought: self.brought.iter().map(|questionnaire| (&questionnaire.title).into()).collect(),
        }
    }

    fn round_view(&self, round: &Arc<Round>, counted: &Counted) -> RoundView {
        let title = self.reader.frame(round).map(|frame| (&frame.questionnaire.title).into());
        RoundView {
            questionnaire: round.questionnaire.to_string(),
            title: title.unwrap_or_default(),
            period: round.period.to_string(),
            version: round.version.to_string(),
            n: count(counted.n_submissions),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
