//! What a first visit costs: every file, raw, gzip and brotli, against the budget. What is loaded on demand stands apart.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::collect::NAME;
use crate::single;

/// The budget of a first visit, in bytes of brotli.
pub(crate) const BUDGET: usize = 163_000;
/// The same where the standard library could not be built for size: 17 KB more.
pub(crate) const BUDGET_PREBUILT_STD: usize = 185_000;

/// Prints the table.
///
/// # Errors
/// Over the budget, or when a file cannot be read.
pub(crate) fn sizes(dist: &Path, budget: usize) -> Result<(), Box<dyn Error>> {
    let loaded = files(dist)?.into_iter().filter(|file| !is_licence(file));
    let (mut on_demand, mut first): (Vec<_>, Vec<_>) = loaded.partition(|file| is_on_demand(file));
    // A visitor opens one of the questionnaires; that counts, and the largest of them.
    if let Some(largest) = largest_questionnaire(&on_demand)? {
        first.push(on_demand.remove(largest));
    }
    let total = table("first visit", dist, &first)?;
    print_line("all", total);
    if !on_demand.is_empty() {
        table("on demand", dist, &on_demand)?;
    }
    if total[2] > budget {
        let over = total[2] - budget;
        return Err(format!("{} bytes of brotli: {over} over the budget of {budget}", total[2]).into());
    }
    println!("{} bytes of brotli are left of the budget of {budget}", budget - total[2]);
    Ok(())
}

/// What is not loaded with the page: the program's second part, the questionnaires, the coordinator's page, the one file
/// with everything, the pictures for who installs it.
fn is_on_demand(file: &Path) -> bool {
    let begins = |name: &str| {
        ["more-", "icon-", "sarabun-700", NAME, single::NAME].iter().any(|beginning| name.starts_with(beginning))
    };
    file.file_name().and_then(|name| name.to_str()).is_some_and(begins) || is_questionnaire(file)
}

/// A licence lies beside its font and is not loaded.
pub(crate) fn is_licence(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "txt") && !is_questionnaire(file)
}

fn is_questionnaire(file: &Path) -> bool {
    file.parent().is_some_and(|folder| folder.ends_with("questionnaires"))
}

fn largest_questionnaire(files: &[PathBuf]) -> Result<Option<usize>, Box<dyn Error>> {
    let mut largest = None;
    // What explains one comes when it is wanted.
    let is_explanation = |file: &Path| file.to_string_lossy().ends_with(".more.txt");
    for (position, file) in files.iter().enumerate().filter(|(_, file)| is_questionnaire(file) && !is_explanation(file))
    {
        let size = brotli(&fs::read(file)?)?.len();
        if largest.is_none_or(|(_, most)| size > most) {
            largest = Some((position, size));
        }
    }
    Ok(largest.map(|(position, _)| position))
}

/// Prints each file; gives the sum.
fn table(heading: &str, dist: &Path, files: &[PathBuf]) -> Result<[usize; 3], Box<dyn Error>> {
    println!("{:<52}{:>10}{:>10}{:>10}", format!("{heading}, bytes"), "raw", "gzip", "brotli");
    let mut total = [0; 3];
    for file in files {
        let bytes = fs::read(file)?;
        let sizes = [bytes.len(), gzip(&bytes)?.len(), brotli(&bytes)?.len()];
        print_line(&file.strip_prefix(dist)?.display().to_string(), sizes);
        for (sum, size) in total.iter_mut().zip(sizes) {
            *sum += size;
        }
    }
    Ok(total)
}

fn print_line(name: &str, [raw, gzip, brotli]: [usize; 3]) {
    println!("{name:<52}{raw:>10}{gzip:>10}{brotli:>10}");
}

/// Every file below a folder, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}
