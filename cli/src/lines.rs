//! The lines of a large file, which threads read in pieces.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use memchr::memchr;

/// How many bytes of a file a thread takes at a time.
pub(crate) const PIECE: u64 = 1 << 20;
/// How many bytes are read at a time behind a piece, as long as its last line has no end.
const MORE: usize = 1 << 14;
/// The kernel copies pages up to three times as fast to where bytes stand as they do in a page, to so many bytes. Pieces
/// begin with a page.
const ALIGNMENT: usize = 64;

/// A file of lines that is open, by its position among those of the sources, with room for a piece of it.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    file: Option<(usize, File)>,
    room: Room,
}

impl Lines {
    /// Gives every line that stands behind an end of line of a piece, with where it begins; the first line of the file
    /// belongs to the first piece. Empty ones are passed over.
    pub(crate) fn of_piece(
        &mut self,
        (position, path): (usize, &Path),
        from: u64,
        take: &mut dyn FnMut(u64, &[u8]),
    ) -> io::Result<()> {
        let mut file = match self.file.take() {
            Some((own, file)) if own == position => file,
            _ => File::open(path)?,
        };
        file.seek(SeekFrom::Start(from))?;
        let n = self.room.read_piece(&mut file)?;
        self.file = Some((position, file));
        let bytes = self.room.bytes();
        // What begins with the first byte was begun in the piece before, or is the end of a line of it.
        let mut at = if from == 0 { Some(0) } else { memchr(b'\n', &bytes[..n]).map(|at| at + 1) };
        while let Some(begin) = at.filter(|at| *at <= n) {
            let rest = &bytes[begin..];
            let end = memchr(b'\n', rest);
            let line = rest[..end.unwrap_or(rest.len())].trim_ascii();
            if !line.is_empty() {
                take(from + begin as u64, line);
            }
            at = end.map(|end| begin + end + 1);
        }
        Ok(())
    }
}

/// Room for bytes that are read, to be used again.
#[derive(Debug, Default)]
struct Room {
    all: Vec<u8>,
    /// Where they begin, so that they are aligned.
    begin: usize,
    n: usize,
}

impl Room {
    fn bytes(&self) -> &[u8] {
        &self.all[self.begin..self.begin + self.n]
    }

    /// Reads a piece, and what follows up to the next end of a line; says how many bytes the piece has.
    fn read_piece(&mut self, file: &mut File) -> io::Result<usize> {
        self.n = 0;
        let n = self.read(file, PIECE as usize)?;
        loop {
            let n_before = self.n;
            if self.read(file, MORE)? == 0 || memchr(b'\n', &self.bytes()[n_before..]).is_some() {
                return Ok(n);
            }
        }
    }

    /// Reads so many bytes more, or all that are left; says how many.
    fn read(&mut self, file: &mut File, n: usize) -> io::Result<usize> {
        self.make_room(self.n + n);
        let from = self.begin + self.n;
        let mut n_read = 0;
        while n_read < n {
            match file.read(&mut self.all[from + n_read..from + n]) {
                Ok(0) => break,
                Ok(more) => n_read += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.n += n_read;
        Ok(n_read)
    }

    fn make_room(&mut self, n: usize) {
        if self.all.len() < n + ALIGNMENT {
            let mut all = vec![0; 2 * n + ALIGNMENT];
            let begin = all.as_ptr().align_offset(ALIGNMENT) % ALIGNMENT;
            all[begin..begin + self.n].copy_from_slice(self.bytes());
            (self.all, self.begin) = (all, begin);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

    use super::*;

    /// The lines of all pieces of a file, each with where it begins.
    fn read(name: &str, text: &[u8]) -> Vec<(u64, Vec<u8>)> {
        let path = std::env::temp_dir().join(format!("phrom-lines-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        let (mut lines, mut found) = (Lines::default(), Vec::new());
        for piece in 0..(text.len() as u64).div_ceil(PIECE) {
            lines.of_piece((0, &path), piece * PIECE, &mut |at, line| found.push((at, line.to_vec()))).unwrap();
        }
        std::fs::remove_file(path).unwrap();
        found
    }

    #[test]
    fn every_line_is_read_once_wherever_pieces_begin() {
        let piece = PIECE as usize;
        // By how long lines are, their ends not counted.
        let cases: [(&str, &[usize]); 6] = [
            ("short", &[0, 5, 0, 700, 3]),
            ("ends with a piece", &[piece - 1, 10, piece - 12, 7]),
            ("ends behind a piece", &[piece, 10, piece - 12, 7]),
            ("begins with a piece", &[piece - 1, piece - 1, piece - 1]),
            ("longer than pieces", &[3, 3 * piece, 4, MORE, 2 * piece]),
            ("many", &[8_466; 400]),
        ];
        for (name, lengths) in cases {
            let text = lengths.iter().map(|n| "x".repeat(*n)).collect::<Vec<_>>().join("\n");
            for text in [text.clone(), text + "\r\n"] {
                let mut at = 0;
                let lines = text.split_inclusive('\n').map(|line| {
                    at += line.len();
                    ((at - line.len()) as u64, line.trim().as_bytes().to_vec())
                });
                let expected: Vec<_> = lines.filter(|(_, line)| !line.is_empty()).collect();
                assert!(read("whole", text.as_bytes()) == expected, "{name}");
            }
        }
    }
}
