//! What a coordinator has: submissions of many agencies, a roster, and the same engine on a command line to hold the page
//! against.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::Outcome;

/// A set of submissions, made anew for a journey; the same each time.
pub struct Submissions {
    folder: TempDir,
}

impl Submissions {
    /// Makes a set of `n` agencies, as a folder. `options` are those of `make-submissions`.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make(n: usize, options: &[&str]) -> Outcome<Self> {
        let folder = TempDir::new()?;
        let made = Self { folder };
        let (out, roster) = (made.path("files"), made.path("roster.csv"));
        let mut command = cargo("phrom-benches", "make-submissions");
        command.arg(out).args(["--n", &n.to_string(), "--seed", "11", "--roster"]).arg(roster).args(options);
        run(&mut command)?;
        Ok(made)
    }

    /// The folder of the files.
    pub fn files(&self) -> PathBuf {
        self.path("files")
    }

    /// How many files there are.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn n_files(&self) -> Outcome<usize> {
        Ok(std::fs::read_dir(self.files())?.count())
    }

    /// The roster of the agencies.
    pub fn roster(&self) -> PathBuf {
        self.path("roster.csv")
    }

    /// A path beside them.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the command line makes of some of it: the folder that it writes.
    ///
    /// # Errors
    /// When it fails.
    pub fn collected(&self, inputs: &[&Path], options: &[&str]) -> Outcome<PathBuf> {
        let out = self.path(&format!("out-{}", std::fs::read_dir(self.folder.path())?.count()));
        let mut command = cargo("phrom-cli", "phrom");
        command.arg("collect").args(inputs).arg("--out").arg(&out).args(options);
        run(&mut command)?;
        Ok(out)
    }
}

fn cargo(package: &str, binary: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "-q", "--locked", "-p", package, "--bin", binary, "--"]);
    command
}

fn run(command: &mut Command) -> Outcome {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

/// The files of a ZIP archive, by path.
///
/// # Errors
/// When it is none.
pub fn unzipped(path: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path)?)?;
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place)?;
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes)?;
        files.insert(file.name()?.into_owned(), bytes);
    }
    Ok(files)
}

/// Packs files into a ZIP archive.
///
/// # Errors
/// When it cannot be written.
pub fn zipped(path: &Path, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Outcome {
    let mut archive = zip::ZipWriter::new(std::fs::File::create(path)?);
    for (name, bytes) in files {
        archive.start_file(name, zip::write::SimpleFileOptions::default())?;
        std::io::Write::write_all(&mut archive, &bytes)?;
    }
    archive.finish()?;
    Ok(())
}

/// Every file of a folder with its name, in order.
///
/// # Errors
/// When it cannot be read.
pub fn contents(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().is_dir() {
            continue;
        }
        files.insert(entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path())?);
    }
    Ok(files)
}
