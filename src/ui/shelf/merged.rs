//! The drafts of all stores together: of each answer the newest, whichever store has it. What is damaged is put aside and
//! never deleted, and the rest opens.

use std::rc::Rc;

use super::{CLEARED, DAMAGED, DRAFT, GONE, answer_write, set_aside, storage, unreadable};
use crate::model::{Library, Shelf, Unreadable};
use crate::moment::Moment;
use crate::sorted::Sorted;
use crate::submission::newest::{Damage, Known, Store, kept};
use crate::submission::{OpenError, Opened, checked, open, questionnaire_of, write_draft};
use crate::ui::browser::clock;
use crate::ui::browser::journal::{Contents, Place, Write};

/// What the stores hold.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Found {
    /// What is known of each draft: by the page's own store, and by the journal.
    drafts: Sorted<String, [Known; 2]>,
    /// Drafts of the page's own store that are damaged.
    damaged: Sorted<String, (String, Damage)>,
    /// Entries of the journal that are damaged, and those that were put aside before.
    aside: Vec<Unreadable>,
    /// What is to be changed in the journal.
    writes: Vec<Write>,
    journal: Contents,
}

/// What the stores hold, opened.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Loaded {
    /// Drafts, and what cannot be opened.
    pub(in crate::ui) shelf: Shelf,
    /// What is to be changed in the journal: damaged entries go aside, and states that are nowhere whole are put by.
    pub(in crate::ui) writes: Vec<Write>,
}

/// Looks into all stores.
#[inline(never)]
pub(in crate::ui) fn look(journal: Contents) -> Found {
    let mut found = Found { journal, ..Found::default() };
    for key in storage::keys(DRAFT) {
        let Some(content) = storage::get(&key) else { continue };
        let id = key[DRAFT.len()..].to_owned();
        match Known::of_file(&content, Store::Page) {
            Ok(known) => found.learn(&id, 0, known),
            Err(damage) => drop(found.damaged.insert(id, (content, damage))),
        }
    }
    for key in storage::keys(CLEARED) {
        found.learn_cleared(&key);
    }
    let mut gone = Vec::new();
    for (key, text) in std::mem::take(&mut found.journal.heads) {
        if let Some(moment) = text.strip_prefix(GONE) {
            gone.push((key, Moment::parse(moment.trim_end_matches("\"}"))));
            continue;
        }
        found.learn_entry(Place::Heads, &key, &text, Known::of_file(&text, Store::Journal));
    }
    for (key, text) in std::mem::take(&mut found.journal.latest) {
        let question = key.split_once('\n').map_or("", |(_, question)| question);
        found.learn_entry(Place::Latest, &key, &text, Known::of_answer(question, &text, Store::Journal));
    }
    for (key, text) in found.journal.newest.clone() {
        found.learn_entry(Place::Snapshots, &key, &text, Known::of_file(&text, Store::Snapshot));
    }
    // Whatever else is left of them.
    for (id, when) in gone {
        found.let_go(id, when);
    }
    for (key, text) in std::mem::take(&mut found.journal.aside) {
        found.aside.push(unreadable(&key, text, OpenError::Altered));
    }
    found
}

impl Found {
    fn learn(&mut self, id: &str, from: usize, known: Known) {
        let mut both = self.drafts.remove(id).unwrap_or_default();
        let before = std::mem::take(&mut both[from]);
        both[from] = before.or(known);
        self.drafts.insert(id.to_owned(), both);
    }

    /// An answer was cleared while there was no journal, which hears it now.
    fn learn_cleared(&mut self, key: &str) {
        let Some((id, question)) = key[CLEARED.len()..].split_once('/') else { return };
        let text = storage::get(key).unwrap_or_default();
        match Known::of_answer(question, &text, Store::Page) {
            Ok(known) => {
                self.learn(id, 0, known);
                self.writes.push(answer_write(id, question, text));
            }
            Err(damage) => self.aside.push(unreadable(key, text, damage.into())),
        }
    }

    /// A draft was deleted. The page's own store may have it still: it was killed before it had forgotten it.
    fn let_go(&mut self, id: String, when: Moment) {
        match self.drafts.get(&id) {
            Some([page, _]) if page.updated() > when => {}
            Some(_) => {
                super::remove(&id);
                self.drafts.remove(&id);
            }
            // It may come back yet, when the browser is killed before it has written that it is gone. The entry stays.
            None => {}
        }
    }

    fn learn_entry(&mut self, place: Place, key: &str, text: &str, known: Result<Known, Damage>) {
        let id = key.split_once('\n').map_or(key, |(id, _)| id);
        match known {
            Ok(known) => self.learn(id, 1, known),
            Err(damage @ Damage::Newer(_)) => self.aside.push(unreadable(key, text.to_owned(), damage.into())),
            Err(damage) => {
                let aside = format!("{}/{key}", place.name()).replace('\n', "/");
                self.writes.push(Write::Put(Place::Aside, aside.clone(), text.to_owned()));
                self.writes.push(Write::Remove(place, key.to_owned()));
                self.aside.push(unreadable(&aside, text.to_owned(), damage.into()));
            }
        }
    }

    /// The codes of the questionnaires that the drafts are made with.
    pub(in crate::ui) fn wanted(&self) -> Vec<String> {
        let files = self.drafts.values().flat_map(|both| both.iter().filter_map(Known::file));
        files.filter_map(|file| questionnaire_of(file.as_bytes())).collect()
    }

    /// Opens everything. An entry that does not open stays where it is; one that would lose something when it is written
    /// again is copied aside first.
    #[inline(never)]
    pub(in crate::ui) fn load(mut self, library: &Library) -> Loaded {
        let mut shelf = Shelf::default();
        for (id, both) in std::mem::take(&mut self.drafts).iter() {
            self.load_draft(id, both, library, &mut shelf);
        }
        for (id, (content, damage)) in self.damaged.iter() {
            let key = match shelf.drafts.contains_key(&**id) {
                true => put_damaged(id, content),
                false => format!("{DRAFT}{id}"),
            };
            shelf.unreadable.push(unreadable(&key, content.clone(), damage.clone().into()));
        }
        for key in storage::keys(DAMAGED) {
            if shelf.unreadable.iter().any(|entry| *entry.key == *key) {
                continue;
            }
            let content = storage::get(&key).unwrap_or_default();
            let error = Known::of_file(&content, Store::Page)
                .err()
                .map_or(OpenError::NotASubmission { format: None }, OpenError::from);
            shelf.unreadable.push(unreadable(&key, content, error));
        }
        shelf.unreadable.append(&mut self.aside);
        Loaded { shelf, writes: self.writes }
    }

    fn load_draft(&mut self, id: &str, both: &[Known; 2], library: &Library, shelf: &mut Shelf) {
        let [page, journal] = both;
        let opened = |known: &Known| {
            let file = known.file()?;
            let result = open(file.as_bytes(), |id, version| library.of(id, version).cloned());
            Some((file, result))
        };
        let all = page.clone().or(journal.clone());
        let Some((file, mut result)) = opened(&all) else {
            // Answers, and nothing that says whose: nothing is lost, and nobody can go on with it.
            let answers = all.answers();
            if answers.as_object().is_some_and(|answers| !answers.is_empty()) {
                let error = OpenError::NotASubmission { format: None };
                shelf.unreadable.push(unreadable(id, answers.to_string(), error));
            }
            return;
        };
        let is_of_newer = matches!(result, Err(OpenError::NewerVersion(_) | OpenError::UnknownQuestionnaire { .. }));
        // A head that was damaged in one store is whole in the other.
        if let (Err(_), false, Some((_, Ok(other)))) = (&result, is_of_newer, opened(journal)) {
            let content = storage::get(&format!("{DRAFT}{id}")).unwrap_or_default();
            let error = result.err().unwrap_or(OpenError::NotASubmission { format: None });
            shelf.unreadable.push(unreadable(&put_damaged(id, &content), content, error));
            result = Ok(other);
        }
        match result {
            Ok(opened) => self.take(id, opened, &file, all.has_repeated(), shelf),
            Err(error) => shelf.unreadable.push(unreadable(&format!("{DRAFT}{id}"), file, error)),
        }
    }

    fn take(&mut self, id: &str, opened: Opened, file: &str, has_repeated: bool, shelf: &mut Shelf) {
        let id: Rc<str> = id.into();
        let report = opened.report;
        if let Some(theirs) = &report.other_version {
            // What becomes of the answers is seen before anything changes; the entry stays as it is.
            let about = format!("{} · {}", opened.draft.respondent.agency_name, opened.draft.period).into();
            let (theirs, ours) = ((**theirs).into(), (*opened.questionnaire.version).into());
            let error = match opened.draft.part {
                Some(_) => OpenError::PartOfOtherVersion(theirs, ours),
                None => OpenError::OtherVersion { about, theirs, ours },
            };
            return shelf.unreadable.push(unreadable(&format!("{DRAFT}{id}"), file.to_owned(), error));
        }
        if has_repeated || report.loses_something() {
            let content = storage::get(&format!("{DRAFT}{id}"));
            set_aside(&id, content.as_deref().unwrap_or(file));
        }
        let mut draft = opened.draft;
        draft.id = id.clone();
        self.put_by(&id, checked(write_draft(&draft, &opened.questionnaire.sha256)));
        shelf.drafts.insert(id.clone(), Rc::new(draft));
        // A draft carries neither digest nor figures; what is missing is just not answered yet.
        if report.loses_something() {
            shelf.reports.insert(id, report);
        }
    }

    /// Puts a whole state by, unless the newest one is the same, and thins out the older ones.
    fn put_by(&mut self, id: &str, file: String) {
        let own = format!("{id}\n");
        let newest = self.journal.newest.iter().find(|(key, _)| key.starts_with(&own));
        let mut keys = self.journal.snapshots.clone();
        if newest.is_none_or(|(_, text)| *text != file) {
            let key = snapshot_key(id, number_after(newest.map(|(key, _)| key.as_str())));
            self.writes.push(Write::Put(Place::Snapshots, key.clone(), file));
            keys.push(key);
        }
        self.writes.extend(thinned(&keys, id));
    }
}

/// The key of a whole state of a draft: its moment in milliseconds since 1970, in thirteen digits.
pub(in crate::ui) fn snapshot_key(id: &str, number: i64) -> String {
    format!("{id}\n{number:013}")
}

/// The number of the next whole state: now, or just after the last one if the clock was set back.
fn number_after(last: Option<&str>) -> i64 {
    clock::millis().max(last.and_then(number_of).map_or(0, |last| last + 1))
}

/// The moment of a whole state, from its key.
pub(in crate::ui) fn number_of(key: &str) -> Option<i64> {
    key.split_once('\n')?.1.parse().ok()
}

/// Removes the whole states of a draft beyond those that are kept.
#[inline(never)]
pub(in crate::ui) fn thinned(keys: &[String], id: &str) -> Vec<Write> {
    let own = format!("{id}\n");
    let keys: Vec<&String> = keys.iter().filter(|key| key.starts_with(&own)).collect();
    let moments: Vec<i64> = keys.iter().map(|key| number_of(key).unwrap_or_default()).collect();
    let kept = kept(&moments, clock::midnight());
    let gone = keys.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    gone.map(|(_, key)| Write::Remove(Place::Snapshots, (*key).clone())).collect()
}

/// Copies a damaged draft to a key of its own, and gives that; one that was copied before is not copied again.
fn put_damaged(id: &str, content: &str) -> String {
    for n in 1.. {
        let key = format!("{DAMAGED}{id}/{n}");
        match storage::get(&key) {
            Some(there) if there != content => continue,
            Some(_) => return key,
            None => {}
        }
        // Without room for the copy the draft itself is untouched until it is changed.
        let _ = storage::set(&key, content);
        return key;
    }
    String::new()
}

impl From<Damage> for OpenError {
    fn from(damage: Damage) -> Self {
        match damage {
            Damage::Parse(error) => Self::Parse(error),
            Damage::OtherShape => Self::NotASubmission { format: None },
            Damage::Altered => Self::Altered,
            Damage::Newer(version) => Self::NewerVersion(version),
        }
    }
}
