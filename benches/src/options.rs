//! What is asked for on the command line.

use std::path::PathBuf;

/// How to call it.
pub(crate) const USAGE: &str = "make-submissions OUT [--n 100000] [--seed 7] [--as folder|zip|ndjson]
  [--questionnaire CODE|FILE] [--roster FILE.csv]
  Percent of the agencies, 0 where not given:
  [--drafts P]     their only file is not closed, and answers are missing
  [--changed P]    an answer was changed in their file after it was sealed
  [--damaged P]    their file is cut off or has a byte that is not text
  [--revisions P]  a second file, closed again
  [--duplicates P] the same file once more under another name
  [--photos P]     a picture beside their file";

/// In what a set is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    /// A folder of files.
    Folder,
    /// One ZIP.
    Zip,
    /// One text with a line for each submission.
    Ndjson,
}

/// Of how many agencies in a hundred the files are out of order, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Shares {
    /// Not closed.
    pub(crate) drafts: u32,
    /// Changed after export.
    pub(crate) changed: u32,
    /// Not readable.
    pub(crate) damaged: u32,
    /// With a second revision.
    pub(crate) revisions: u32,
    /// There twice.
    pub(crate) duplicates: u32,
    /// With a picture.
    pub(crate) photos: u32,
}

/// What to make.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The folder or file to write.
    pub(crate) out: PathBuf,
    /// In what.
    pub(crate) container: Container,
    /// How many agencies.
    pub(crate) n: usize,
    /// The same seed gives the same bytes.
    pub(crate) seed: u64,
    /// The code of a built-in questionnaire, or a file.
    pub(crate) questionnaire: String,
    /// Where to write the roster.
    pub(crate) roster: Option<PathBuf>,
    /// What is out of order.
    pub(crate) shares: Shares,
}

impl Options {
    /// Reads the words of a command line.
    ///
    /// # Errors
    /// A sentence for the one who wrote it.
    pub(crate) fn read(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut words = words.into_iter();
        let out = words.next().filter(|out| !out.is_empty() && !out.starts_with('-')).ok_or(USAGE)?;
        let mut options = Self {
            out: out.into(),
            container: Container::Folder,
            n: 100_000,
            seed: 7,
            questionnaire: "th-digital-readiness".into(),
            roster: None,
            shares: Shares::default(),
        };
        while let Some(name) = words.next() {
            let value = words.next().ok_or_else(|| format!("{name}: no value\n{USAGE}"))?;
            options.put(&name, value)?;
        }
        Ok(options)
    }

    fn put(&mut self, name: &str, value: String) -> Result<(), String> {
        let refused = || format!("{name} {value}: not that\n{USAGE}");
        let percent = || value.parse().ok().filter(|percent| *percent <= 100).ok_or_else(refused);
        match name {
            "--n" => self.n = value.parse().map_err(|_| refused())?,
            "--seed" => self.seed = value.parse().map_err(|_| refused())?,
            "--as" => {
                self.container = match value.as_str() {
                    "folder" => Container::Folder,
                    "zip" => Container::Zip,
                    "ndjson" => Container::Ndjson,
                    _ => return Err(refused()),
                }
            }
            "--drafts" => self.shares.drafts = percent()?,
            "--changed" => self.shares.changed = percent()?,
            "--damaged" => self.shares.damaged = percent()?,
            "--revisions" => self.shares.revisions = percent()?,
            "--duplicates" => self.shares.duplicates = percent()?,
            "--photos" => self.shares.photos = percent()?,
            "--questionnaire" => self.questionnaire = value,
            "--roster" => self.roster = Some(value.into()),
            _ => return Err(refused()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, String> {
        Options::read(line.split(' ').map(str::to_owned))
    }

    #[test]
    fn what_is_not_said_has_its_usual_value() {
        let options = read("set --as zip --n 12 --damaged 3").unwrap();
        assert_eq!((options.container, options.n, options.seed), (Container::Zip, 12, 7));
        assert_eq!(options.shares, Shares { damaged: 3, ..Shares::default() });
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for line in ["", "--n 5", "set --n", "set --n x", "set --as tar", "set --changed 101", "set --other 1"] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
