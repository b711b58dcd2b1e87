//! The table of agencies, the largest by far: its rows are written on all cores, and joined, while the report is made.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use phrom::desk::csv::{Joined, Piece, join};
use phrom::desk::table::ColumnKind;
use phrom::desk::tables::AgencyRows;

/// How many rows a thread writes at a time.
const ROWS: usize = 1024;
/// How many pieces wait until whoever joins them has the time.
const MAX_WAITING: usize = 64;

/// The pieces of the table, in order.
#[derive(Debug)]
struct Pieces {
    made: Receiver<(usize, Piece)>,
    /// What was made too early.
    early: BTreeMap<usize, Piece>,
    next: usize,
}

/// Begins to write the table, of these rows and behind this beginning, into a file of a folder that is made for it.
pub(crate) fn begin_table<'scope>(
    scope: &'scope Scope<'scope, '_>,
    rows: AgencyRows<'scope>,
    kinds: &'scope [ColumnKind],
    next: &'scope AtomicUsize,
    n_threads: usize,
    (beginning, path): (Vec<u8>, PathBuf),
) -> ScopedJoinHandle<'scope, io::Result<Joined>> {
    let pieces = Pieces::begin(scope, rows, kinds, next, n_threads);
    scope.spawn(move || {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let mut file = BufWriter::new(File::create(path)?);
        let joined = join(&beginning, pieces, &mut file)?;
        file.flush()?;
        Ok(joined)
    })
}

impl Pieces {
    /// Begins to make them. Whoever needs no more of them drops this, and the threads end.
    fn begin<'scope>(
        scope: &'scope Scope<'scope, '_>,
        rows: AgencyRows<'scope>,
        kinds: &'scope [ColumnKind],
        next: &'scope AtomicUsize,
        n_threads: usize,
    ) -> Self {
        let (sender, made) = sync_channel(MAX_WAITING);
        for _ in 0..n_threads {
            let sender = sender.clone();
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let first = number * ROWS;
                    if first >= rows.len() {
                        return;
                    }
                    let piece = Piece::new(kinds, rows.rows(first..(first + ROWS).min(rows.len())));
                    if sender.send((number, piece)).is_err() {
                        return;
                    }
                }
            });
        }
        Self { made, early: BTreeMap::new(), next: 0 }
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Self::Item> {
        let piece = loop {
            match self.early.remove(&self.next) {
                Some(piece) => break piece,
                None => {
                    let (number, piece) = self.made.recv().ok()?;
                    self.early.insert(number, piece);
                }
            }
        };
        self.next += 1;
        Some(piece)
    }
}
