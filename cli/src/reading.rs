//! Reads everything, on all cores.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufReader, Read as _};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use std::{io, thread};

use indicatif::{ProgressBar, ProgressStyle};
use phrom::cohort::{self, Cohort, Outcome, Reader, Refusal};
use phrom::desk::archive::{Archive, EntryPlace, Limits};
use phrom::desk::intake;
use phrom::questionnaire::Questionnaire;

use crate::lines::{Lines, PIECE};
use crate::sources::Sources;

/// How many files a thread takes at a time.
const BATCH: usize = 64;
/// How often the progress bar is drawn.
const TICK: Duration = Duration::from_millis(100);

/// Where a file is found again.
#[derive(Clone, Debug)]
pub(crate) enum Where {
    /// A file of its own.
    File(PathBuf),
    /// In an archive, by its position among those of the sources.
    Entry(usize, EntryPlace),
    /// A line of a file, by its position among those of the sources: where it begins, how long it is.
    Line(usize, u64, usize),
    /// Nowhere: nothing of it can be read.
    Nowhere,
}

/// All that was read.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    /// What is kept of it.
    pub(crate) cohort: Cohort,
    /// Where each file is found again, by its `place`.
    pub(crate) places: Vec<Where>,
}

impl Collected {
    fn put(&mut self, path: impl Into<Box<str>>, place: Where, outcome: Outcome) {
        let number = u64::try_from(self.places.len()).unwrap_or(u64::MAX);
        self.places.push(place);
        self.cohort.files.push(cohort::File { path: path.into(), place: number, outcome });
    }

    fn refuse(&mut self, path: &str, refusal: Refusal) {
        self.put(path, Where::Nowhere, Outcome::Refused(refusal));
    }

    fn merge(&mut self, mut other: Self) {
        let n_before = u64::try_from(self.places.len()).unwrap_or(u64::MAX);
        other.cohort.files.iter_mut().for_each(|file| file.place += n_before);
        self.cohort.merge(other.cohort);
        self.places.extend(other.places);
    }
}

/// How the threads share the work.
#[derive(Debug)]
struct Work<'a> {
    sources: &'a Sources,
    questionnaires: &'a [Vec<u8>],
    /// Of each file of lines, how many bytes it has.
    n_bytes: Vec<u64>,
    n_threads: usize,
    is_trusting: bool,
    next_file: AtomicUsize,
    next_piece: AtomicUsize,
    n_done: AtomicUsize,
    is_over: AtomicBool,
}

/// Reads all sources by these questionnaires; gives a reader of them, too.
pub(crate) fn read_all(
    sources: &Sources,
    questionnaires: &[Vec<u8>],
    n_threads: usize,
    is_trusting: bool,
) -> (Collected, Reader) {
    let n_bytes = sources.lines.iter().map(|(path, _)| fs::metadata(path).map_or(0, |file| file.len())).collect();
    let work = Work {
        sources,
        questionnaires,
        n_bytes,
        n_threads,
        is_trusting,
        next_file: AtomicUsize::new(0),
        next_piece: AtomicUsize::new(0),
        n_done: AtomicUsize::new(0),
        is_over: AtomicBool::new(false),
    };
    let mut all = Collected::default();
    for (path, why) in &sources.unreadable {
        all.refuse(path, Refusal::Unreadable(why.as_str().into()));
    }
    let own = thread::scope(|scope| {
        let watcher = crate::is_watched().then(|| scope.spawn(|| watch(&work)));
        let readers: Vec<_> = (0..n_threads)
            .map(|number| {
                scope.spawn({
                    let work = &work;
                    move || work.read(number)
                })
            })
            .collect();
        // While they read.
        let own = reader(questionnaires);
        for reader in readers {
            match reader.join() {
                Ok(part) => all.merge(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        work.is_over.store(true, Ordering::Relaxed);
        drop(watcher);
        own
    });
    (all, own)
}

/// Reads by these questionnaires, which were checked before or are ours.
fn reader(questionnaires: &[Vec<u8>]) -> Reader {
    let read = |bytes: &Vec<u8>| Questionnaire::read_own(bytes).ok().map(Rc::new);
    Reader::new(questionnaires.iter().filter_map(read))
}

/// Draws the progress bar until all is read.
fn watch(work: &Work<'_>) {
    let n_files = u64::try_from(work.sources.files.len()).unwrap_or(u64::MAX);
    let bar = if n_files > 0 { ProgressBar::new(n_files) } else { ProgressBar::no_length() };
    if let Ok(style) = ProgressStyle::with_template("{elapsed_precise} {wide_bar} {human_pos}/{human_len} {eta}") {
        bar.set_style(style);
    }
    while !work.is_over.load(Ordering::Relaxed) {
        bar.set_position(u64::try_from(work.n_done.load(Ordering::Relaxed)).unwrap_or(u64::MAX));
        thread::sleep(TICK);
    }
    bar.finish_and_clear();
}

impl Work<'_> {
    /// What one thread reads.
    fn read(&self, number: usize) -> Collected {
        let reader = reader(self.questionnaires);
        let reader = if self.is_trusting { reader.trusting() } else { reader };
        let mut collected = Collected::default();
        self.files(&reader, &mut collected);
        for (position, (path, name)) in self.sources.archives.iter().enumerate() {
            self.archive(&reader, number, (position, path, name), &mut collected);
        }
        self.pieces(&reader, &mut collected);
        collected
    }

    fn files(&self, reader: &Reader, collected: &mut Collected) {
        loop {
            let first = self.next_file.fetch_add(BATCH, Ordering::Relaxed);
            let Some(files) = self.sources.files.get(first..) else { return };
            for (path, name) in files.iter().take(BATCH) {
                let outcome = match whole_file(path) {
                    Ok(Ok(bytes)) => reader.read(&bytes),
                    Ok(Err(refusal)) => Outcome::Refused(refusal),
                    Err(error) => Outcome::Refused(Refusal::Unreadable(error.to_string().into())),
                };
                collected.put(&**name, Where::File(path.clone()), outcome);
            }
            self.n_done.fetch_add(files.len().min(BATCH), Ordering::Relaxed);
        }
    }

    /// Each thread goes through the whole archive and inflates its share of the files.
    fn archive(
        &self,
        reader: &Reader,
        number: usize,
        (position, path, name): (usize, &PathBuf, &str),
        collected: &mut Collected,
    ) {
        let opened = File::open(path)
            .map_err(|error| Refusal::Unreadable(error.to_string().into()))
            .and_then(|file| Archive::open(BufReader::new(file), &Limits::default()).map_err(intake::archive_refusal));
        let mut archive = match opened {
            Ok(archive) => archive,
            Err(refusal) if number == 0 => return collected.refuse(name, refusal),
            Err(_) => return,
        };
        let mut n_seen = 0;
        let report = archive.unpack(&mut |entry| {
            n_seen += 1;
            if n_seen % self.n_threads == number {
                let outcome = intake::take_entry(reader, entry);
                collected.put(format!("{name}/{}", entry.path), Where::Entry(position, entry.place), outcome);
                self.n_done.fetch_add(1, Ordering::Relaxed);
            }
            ControlFlow::Continue(())
        });
        if number == 0 {
            for (path, refusal) in intake::beside_entries(name, &report) {
                collected.refuse(&path, refusal);
            }
        }
    }

    /// The lines of the pieces of this thread.
    fn pieces(&self, reader: &Reader, collected: &mut Collected) {
        let mut lines = Lines::default();
        loop {
            let mut piece = u64::try_from(self.next_piece.fetch_add(1, Ordering::Relaxed)).unwrap_or(u64::MAX);
            let mut n_pieces = self.n_bytes.iter().map(|n_bytes| n_bytes.div_ceil(PIECE));
            let Some(file) = n_pieces.position(|n| {
                if piece < n {
                    true
                } else {
                    piece -= n;
                    false
                }
            }) else {
                return;
            };
            let Some((path, name)) = self.sources.lines.get(file) else { return };
            let n_before = collected.places.len();
            let read = lines.of_piece((file, path), piece * PIECE, &mut |offset, line| {
                let outcome = reader.read(line);
                collected.put(path_of_line(name, offset), Where::Line(file, offset, line.len()), outcome);
            });
            self.n_done.fetch_add(collected.places.len() - n_before, Ordering::Relaxed);
            if let Err(error) = read {
                collected.refuse(name, Refusal::Unreadable(error.to_string().into()));
            }
        }
    }
}

/// The path of a line: its file, and where it begins there, so that paths are in the order of the lines.
fn path_of_line(name: &str, offset: u64) -> String {
    let mut path = String::with_capacity(name.len() + 13);
    path.push_str(name);
    // Nothing that is written into memory fails.
    let _ = write!(path, "/{offset:012}");
    path
}

/// A file's bytes; or why it need not be read whole.
fn whole_file(path: &PathBuf) -> io::Result<Result<Vec<u8>, Refusal>> {
    let mut file = File::open(path)?;
    let n_bytes = file.metadata()?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(n_bytes.min(1 << 20)).unwrap_or(0) + 1);
    file.by_ref().take(1 << 16).read_to_end(&mut bytes)?;
    if let Some(refusal) = intake::refused_unread(&bytes, n_bytes) {
        return Ok(Err(refusal));
    }
    file.read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}
