//! What lies below the paths of the command line.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What is to be read.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// Files that are read whole: where each lies, and the path by which it is known.
    pub(crate) files: Vec<(PathBuf, Box<str>)>,
    /// ZIP files.
    pub(crate) archives: Vec<(PathBuf, Box<str>)>,
    /// Files with a submission in each line.
    pub(crate) lines: Vec<(PathBuf, Box<str>)>,
    /// What could not be looked into, and why.
    pub(crate) unreadable: Vec<(Box<str>, String)>,
}

/// Looks through the paths of the command line, in the order of names.
pub(crate) fn sources(inputs: &[PathBuf]) -> Sources {
    let mut sources = Sources::default();
    for input in inputs {
        let name = input.file_name().map_or_else(|| input.display().to_string(), |name| name.to_string_lossy().into());
        // A single file is known by its name; what lies in a folder, by its path below it.
        if input.is_dir() { sources.folder(input, "") } else { sources.file(input.clone(), &name) }
    }
    sources
}

impl Sources {
    /// Everything in a folder; folders inside it, too.
    fn folder(&mut self, folder: &Path, above: &str) {
        let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                self.unreadable.push((above.into(), error.to_string()));
                return;
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let path = if above.is_empty() {
                name.to_string_lossy().into_owned()
            } else {
                format!("{above}/{}", name.to_string_lossy())
            };
            // A link is followed to a file, and not to a folder: it could lead back up.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.folder(&entry.path(), &path),
                Ok(_) => self.file(entry.path(), &path),
                Err(error) => self.unreadable.push((path.into(), error.to_string())),
            }
        }
    }

    fn file(&mut self, path: PathBuf, name: &str) {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        let list = match extension.as_deref() {
            Some("zip") => &mut self.archives,
            Some("ndjson" | "jsonl") => &mut self.lines,
            _ => &mut self.files,
        };
        list.push((path, name.into()));
    }
}
