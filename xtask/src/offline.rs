//! What is fetched when it is wanted, and the service worker that keeps all of it for when there is no connection.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::WINDOWS_874;
use phrom::questionnaire::Questionnaire;
use sha2::{Digest as _, Sha256};

use crate::pack::{hex, minified};
use crate::{collect, single, sizes};

/// The service worker.
const WORKER: &str = include_str!("sw.js");

/// The built-in questionnaires: the name by which the program fetches each, by its code.
///
/// # Errors
/// When one cannot be read.
pub(crate) fn questionnaires() -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let folder = folder()?;
    let order = fs::read_to_string(folder.join("order.txt"))?;
    let lines = order.lines().map(str::trim).filter(|line| !line.is_empty());
    let named = lines.map(|line| {
        let file = fs::read(folder.join(line).with_extension("json"))?;
        Ok((line.to_owned(), format!("questionnaires/{line}-{}.2.txt", &hex(&Sha256::digest(&file))[..16])))
    });
    named.collect()
}

fn folder() -> Result<PathBuf, Box<dyn Error>> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no project")?.join("questionnaires"))
}

/// Puts the questionnaires beside the page, packed, with a byte for each Thai letter, under the names that the program has
/// for them: by the content of the file.
///
/// # Errors
/// When the program does not have such a name: it was built from other files. When a questionnaire is unsound, or has a
/// character that the encoding lacks.
pub(crate) fn add_questionnaires(dist: &Path, program: &[u8]) -> Result<(), Box<dyn Error>> {
    let folder = folder()?;
    fs::create_dir_all(dist.join("questionnaires"))?;
    for (line, name) in questionnaires()? {
        let file = fs::read(folder.join(&line).with_extension("json"))?;
        if !program.windows(name.len()).any(|window| window == name.as_bytes()) {
            return Err(format!("the program does not know {name}; build it again").into());
        }
        let read = Questionnaire::read(&file).map_err(|_| format!("{line} is not sound; the tests say why"))?;
        let [asked, explained] = read.packed();
        let is_whole = Questionnaire::unpack(&asked, Some(&explained)).is_some();
        for (name, packed) in [(name.clone(), asked), (name.replace(".2.", ".2.more."), explained)] {
            let (bytes, _, is_lossy) = WINDOWS_874.encode(&packed);
            if is_lossy || !is_whole {
                return Err(
                    format!("{line} has a character that windows-874 lacks, or a text with a line break").into()
                );
            }
            fs::write(dist.join(name), bytes)?;
        }
    }
    Ok(())
}

/// Writes the service worker, which keeps every file of the folder but licences and the one file with everything; those of the coordinator's page only for
/// one who opens that. Comes last.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn add_worker(dist: &Path) -> Result<(), Box<dyn Error>> {
    let (mut names, mut of_collect) = (vec!["./".to_owned()], Vec::new());
    let mut version = Sha256::new();
    let is_of_site = |file: &&PathBuf| !sizes::is_licence(file) && !file.ends_with(single::NAME);
    for file in sizes::files(dist)?.iter().filter(is_of_site) {
        version.update(fs::read(file)?);
        let name = file.strip_prefix(dist)?.display().to_string();
        if name.starts_with(collect::NAME) {
            of_collect.push(format!("./{name}"));
        } else if name != "index.html" {
            names.push(format!("./{name}"));
        }
    }
    let worker = WORKER
        .replace("VERSION", &hex(&version.finalize())[..16])
        .replace("FILES = []", &format!("FILES = {}", serde_json::to_string(&names)?))
        .replace("COLLECT = []", &format!("COLLECT = {}", serde_json::to_string(&of_collect)?));
    fs::write(dist.join("sw.js"), minified(&worker, &["--loader=js"])?)?;
    Ok(())
}
