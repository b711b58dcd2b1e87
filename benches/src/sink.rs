//! Where files go: a folder, a ZIP, or a text with a line for each.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::options::Container;
use crate::spoil::on_one_line;

/// Takes one file after the other.
pub(crate) enum Sink {
    /// Each is a file of its own.
    Folder(PathBuf),
    /// All are in one ZIP, each compressed.
    Zip(Box<ZipWriter<BufWriter<File>>>),
    /// Each submission is a line; a line has no name, and nothing but JSON fits.
    Ndjson(BufWriter<File>),
}

impl Sink {
    /// Begins a set.
    pub(crate) fn new(out: PathBuf, container: Container) -> io::Result<Self> {
        let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty());
        if let Some(parent) = parent {
            fs::create_dir_all(parent)?;
        }
        let file = |out: PathBuf| io::Result::Ok(BufWriter::with_capacity(1 << 20, File::create(out)?));
        Ok(match container {
            Container::Folder => {
                // Never into what is there: a set that was made before would be counted with this one.
                fs::create_dir(&out)?;
                Self::Folder(out)
            }
            Container::Zip => Self::Zip(Box::new(ZipWriter::new(file(out)?))),
            Container::Ndjson => Self::Ndjson(file(out)?),
        })
    }

    /// Takes a file.
    pub(crate) fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Folder(folder) => fs::write(folder.join(name), bytes),
            Self::Zip(zip) => {
                let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                zip.start_file(name, options)?;
                zip.write_all(bytes)
            }
            Self::Ndjson(lines) => match std::str::from_utf8(bytes) {
                Ok(text) => writeln!(lines, "{}", on_one_line(text)),
                Err(_) => lines.write_all(bytes).and_then(|()| lines.write_all(b"\n")),
            },
        }
    }

    /// Whether it takes what is no submission.
    pub(crate) const fn takes_pictures(&self) -> bool {
        !matches!(self, Self::Ndjson(_))
    }

    /// Writes what is left.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Folder(_) => Ok(()),
            Self::Zip(zip) => zip.finish()?.flush(),
            Self::Ndjson(mut lines) => lines.flush(),
        }
    }
}
