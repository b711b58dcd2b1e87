//! The long lists of a sitting, a piece at a time.

use super::Session;
use super::view::{AgenciesQuery, AgenciesView, AgencyView, FileView, FilesQuery, MissingView, Piece, UnsureView};
use crate::cohort::fold::folded;
use crate::cohort::{
    Counted, Place, Reason, Record, Status, Unsure, not_final_words, reason_words, remark_words, status_words,
};
use crate::exact::Percent;
use crate::report::province::file::TextFile;

/// How many submissions a person is asked about at a time.
const MAX_UNSURE: usize = 50;

impl Session {
    /// Files, what needs a look first, then by path.
    pub fn files(&self, query: &FilesQuery) -> Piece<FileView> {
        let words = folded(&query.search);
        let mut found: Vec<usize> =
            (0..self.cohort.files.len()).filter(|file| self.is_wanted(*file, query, &words)).collect();
        let rank = |file: &usize| {
            let status = self.settled.files.get(*file);
            let is_fine = status.is_some_and(|status| status.reason == Reason::Counts && status.status == Status::Ok);
            (is_fine, status.map(|status| status.status), &self.cohort.files[*file].path, *file)
        };
        found.sort_by(|one, other| rank(one).cmp(&rank(other)));
        piece(&found, query.from, query.n, |file| self.file_view(*file))
    }

    fn is_wanted(&self, file: usize, query: &FilesQuery, words: &str) -> bool {
        let of_status =
            |wanted: &String| self.settled.files.get(file).is_some_and(|status| status.status.code() == wanted);
        let says = || {
            let path = self.cohort.files.get(file).map_or("", |file| &file.path);
            let name = self.cohort.record(file).map_or("", |record| &record.agency.name);
            folded(path).contains(words) || folded(name).contains(words)
        };
        query.status.as_ref().is_none_or(of_status) && (words.is_empty() || says())
    }

    fn file_view(&self, position: usize) -> Option<FileView> {
        let (file, status) = (self.cohort.files.get(position)?, self.settled.files.get(position)?);
        let record = self.cohort.record(position);
        let is_open_or_changed = |reason: &Reason| matches!(reason, Reason::Changed | Reason::NotFinal);
        let is_allowed = self.choices.count.contains(&position);
        let is_preferred = self.choices.prefer.contains(&position);
        Some(FileView {
            file: position,
            path: file.path.to_string(),
            agency: record.map(|record| record.agency.name.to_string()).unwrap_or_default(),
            status: status.status.code().into(),
            // What is not closed is as it was exported, and yet does not count.
            title: match status.reason {
                Reason::NotFinal => (&not_final_words()).into(),
                _ => (&status_words(status.status)).into(),
            },
            reason: (&reason_words(&self.cohort, position, status)).into(),
            remarks: record.map(remark_words).unwrap_or_default().iter().map(TextFile::from).collect(),
            is_counted: status.reason == Reason::Counts,
            is_allowed: (is_allowed || is_open_or_changed(&status.reason)).then_some(is_allowed),
            is_matched: self.choices.matches.contains_key(&position),
            is_preferred: (is_preferred || matches!(status.reason, Reason::Instead(_))).then_some(is_preferred),
        })
    }

    /// Agencies by indicators, in the order of names or of a figure; those that have none come last.
    pub fn agencies(&self, query: &AgenciesQuery) -> AgenciesView {
        let Some(basis) = self.basis() else { return AgenciesView::default() };
        let words = folded(&query.search);
        let record = |file: &usize| self.cohort.record(*file);
        let is_wanted = |record: &Record| {
            let agency = &record.agency;
            words.is_empty() || [&agency.name, &agency.province].iter().any(|own| folded(own).contains(&words))
        };
        let mut found: Vec<(usize, &Record)> = basis
            .counted
            .files
            .iter()
            .filter_map(|file| Some((*file, record(file)?)))
            .filter(|(_, record)| is_wanted(record))
            .collect();
        found.sort_by(|(one_file, one), (other_file, other)| {
            let name = |record: &Record| (record.agency.province.clone(), record.agency.name.clone());
            let by_name = || name(one).cmp(&name(other)).then(one_file.cmp(other_file));
            let Some(column) = query.sort else {
                return if query.is_falling { by_name().reverse() } else { by_name() };
            };
            let figure = |record: &Record| record.figures.get(column).copied().flatten();
            let by_figure = match (figure(one), figure(other)) {
                (Some(one), Some(other)) if query.is_falling => other.cmp(&one),
                (Some(one), Some(other)) => one.cmp(&other),
                (one, other) => one.is_none().cmp(&other.is_none()),
            };
            by_figure.then_with(by_name)
        });
        let questionnaire = &basis.frame.questionnaire;
        let columns = basis.frame.places.iter().map(|place| match place {
            Place::Part(id) => (id.to_string(), questionnaire.part(id).map(|part| (&part.title).into())),
            Place::Indicator(id) => (id.to_string(), questionnaire.indicator(id).map(|own| (&own.title).into())),
            Place::Overall => ("overall".to_owned(), Some(TextFile { th: "ภาพรวม".into(), en: "Overall".into() })),
        });
        AgenciesView {
            columns: columns.map(|(code, title)| (code, title.unwrap_or_default())).collect(),
            agencies: piece(&found, query.from, query.n, |(file, record)| Some(agency_view(*file, record))),
        }
    }

    /// Submissions of which it is not sure whose they are, with whom they may be of.
    pub(super) fn unsure(&self, counted: &Counted) -> Vec<UnsureView> {
        let Some(roster) = self.roster() else { return Vec::new() };
        let said = |parts: [&str; 3]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let view = |unsure: &Unsure| {
            let agency = &self.cohort.record(unsure.file)?.agency;
            let candidates = unsure.candidates.iter().filter_map(|entry| {
                let known = roster.entries().get(*entry)?;
                Some((*entry, said([&known.code, &known.name, &known.province])))
            });
            Some(UnsureView {
                file: unsure.file,
                path: self.cohort.files.get(unsure.file)?.path.to_string(),
                said: said([&agency.code, &agency.name, &agency.province]),
                has_name: !agency.name.is_empty(),
                candidates: candidates.collect(),
            })
        };
        counted.unsure.iter().take(MAX_UNSURE).filter_map(view).collect()
    }

    /// Who has not sent, in the roster's order.
    pub fn missing(&self, from: usize, n: usize) -> Piece<MissingView> {
        let entries = self.roster().map(|roster| roster.entries()).unwrap_or_default();
        let missing = self.round().map(|(_, counted)| &*counted.missing).unwrap_or_default();
        let types = self.questionnaire_with_types();
        let title = |code: &str| {
            let own = types.iter().flat_map(|questionnaire| &questionnaire.agency_types).find(|own| *own.id == *code);
            own.map_or_else(|| TextFile { th: code.to_owned(), en: code.to_owned() }, |own| (&own.title).into())
        };
        piece(missing, from, n, |entry| {
            let known = entries.get(*entry)?;
            let [code, name, province, group] =
                [&known.code, &known.name, &known.province, &known.group].map(|own| own.to_string());
            Some(MissingView { code, name, agency_type: title(&known.agency_type), province, group })
        })
    }

    /// The names of all that have not sent, a line each, ready to paste into a letter.
    pub fn missing_text(&self) -> String {
        let all = self.missing(0, usize::MAX).rows;
        let line = |missing: &MissingView| {
            let name = if missing.name.is_empty() { &missing.code } else { &missing.name };
            match &*missing.province {
                province if name.contains(province) => format!("{name}\n"),
                province => format!("{name} ({province})\n"),
            }
        };
        all.iter().map(line).collect()
    }
}

fn agency_view(file: usize, record: &Record) -> AgencyView {
    let subject = if record.subject.is_empty() { String::new() } else { format!(" · {}", record.subject) };
    AgencyView {
        file,
        name: format!("{}{subject}", record.agency.name),
        province: record.agency.province.to_string(),
        figures: record.figures.iter().map(|own| own.map(|own| Percent::from_millionths(own).tenths())).collect(),
    }
}

fn piece<S, T>(all: &[S], from: usize, n: usize, view: impl Fn(&S) -> Option<T>) -> Piece<T> {
    Piece { total: all.len(), from, rows: all.iter().skip(from).take(n).filter_map(view).collect() }
}
