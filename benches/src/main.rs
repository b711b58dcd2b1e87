//! Makes sets of submissions for benchmarks and tests: realistic, complete, and the same for the same seed.

mod agency;
mod answers;
mod draft;
mod options;
mod random;
mod sink;
mod spoil;
mod words;

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;

use agency::Agency;
use options::Options;
use phrom::questionnaire::Questionnaire;
use phrom::submission::{Draft, file_name, write_submission};
use random::Random;
use sink::Sink;

fn main() -> ExitCode {
    match Options::read(std::env::args().skip(1)).map_err(Into::into).and_then(|options| make(&options)) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// How many files were written, and how many bytes they have.
#[derive(Default)]
struct Written {
    n_files: u64,
    n_bytes: u64,
    /// How often a name was used. Long ones are cut, and those of two agencies become the same.
    names: BTreeMap<String, u32>,
}

impl Written {
    fn put(&mut self, sink: &mut Sink, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let n_before = self.names.entry(name.to_owned()).or_default();
        *n_before += 1;
        // As a browser names the second of two downloads.
        let name = match *n_before {
            1 => name.to_owned(),
            n => name.replacen('.', &format!(" ({}).", n - 1), 1),
        };
        self.n_files += 1;
        self.n_bytes += u64::try_from(bytes.len()).unwrap_or_default();
        sink.put(&name, bytes)
    }
}

fn make(options: &Options) -> Result<String, Box<dyn Error>> {
    let questionnaire = questionnaire(&options.questionnaire)?;
    if let Some(path) = &options.roster {
        let mut roster = csv::Writer::from_path(path)?;
        roster.write_record(["code", "name", "type", "province"])?;
        for place in 0..options.n {
            let agency = Agency::at(place, &questionnaire);
            roster.write_record([&*agency.code, &agency.name, &agency.of_type, agency.province])?;
        }
        roster.flush()?;
    }
    let mut sink = Sink::new(options.out.clone(), options.container)?;
    let mut written = Written::default();
    for place in 0..options.n {
        files_of(place, options, &questionnaire, &mut sink, &mut written)?;
    }
    sink.finish()?;
    let Written { n_files, n_bytes, .. } = written;
    let mean = n_bytes / n_files.max(1);
    Ok(format!("{n_files} files, {n_bytes} bytes before compression, {mean} each"))
}

/// A built-in questionnaire by its code, or one from a file.
fn questionnaire(named: &str) -> Result<Questionnaire, Box<dyn Error>> {
    let path = match named.ends_with(".json") {
        true => named.to_owned(),
        false => format!("{}/../questionnaires/{named}.json", env!("CARGO_MANIFEST_DIR")),
    };
    let bytes = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
    Questionnaire::read(&bytes).map_err(|error| format!("{path}: {error:?}").into())
}

/// Writes all that comes from one agency.
fn files_of(
    place: usize,
    options: &Options,
    questionnaire: &Questionnaire,
    sink: &mut Sink,
    written: &mut Written,
) -> Result<(), Box<dyn Error>> {
    let mut random = Random::of(options.seed, u64::try_from(place)?);
    let agency = Agency::at(place, questionnaire);
    let open = draft::open(&agency, questionnaire, &mut random);
    let at = draft::moment(24, 11, &mut random);
    let text = |draft: &Draft| write_submission(draft, questionnaire, &draft.updated);
    let name = |draft: &Draft| file_name(draft, draft.subject(&draft.scope(questionnaire)));
    let shares = &options.shares;
    if random.is_in(shares.drafts) {
        let half = draft::half_done(&open, &mut random);
        written.put(sink, &name(&half), text(&half).as_bytes())?;
        return Ok(());
    }
    let closed = open.finished(questionnaire, &at).ok_or("a question is left open")?;
    let (name_of_closed, file) = (name(&closed), text(&closed));
    match () {
        () if random.is_in(shares.damaged) => {
            written.put(sink, &name_of_closed, &spoil::damaged(&file, &mut random))?;
        }
        () if random.is_in(shares.changed) => written.put(sink, &name_of_closed, spoil::changed(&file).as_bytes())?,
        () => written.put(sink, &name_of_closed, file.as_bytes())?,
    }
    if random.is_in(shares.revisions) {
        let revised = draft::revised(&closed, questionnaire, &mut random).ok_or("cannot be closed again")?;
        written.put(sink, &name(&revised), text(&revised).as_bytes())?;
    }
    if random.is_in(shares.duplicates) {
        written.put(sink, &name_of_closed, file.as_bytes())?;
    }
    if random.is_in(shares.photos) && sink.takes_pictures() {
        written.put(sink, &format!("IMG_{place:05}.jpg"), &spoil::photo(&mut random))?;
    }
    Ok(())
}
