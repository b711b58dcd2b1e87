//! Several files in one: a ZIP archive, always the same bytes for the same files.

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The longest name of a file, in bytes, without its ending.
const MAX_NAME: usize = 120;

/// Puts files into an archive, each with its path.
///
/// # Errors
/// When there are more files or bytes than an archive can hold.
pub fn bundle(files: Vec<(String, Vec<u8>)>) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        // No clock: every file has the first date that an archive can say.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        archive.start_file(path, options)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A name that every file system takes: what it refuses becomes "-".
pub fn plain_name(name: &str) -> String {
    let mut plain = String::new();
    for c in name.trim().chars() {
        let is_refused = c.is_control() || c.is_whitespace() || "/\\:*?\"<>|.".contains(c);
        if plain.len() + c.len_utf8() > MAX_NAME {
            break;
        }
        plain.push(if is_refused { '-' } else { c });
    }
    plain
}
