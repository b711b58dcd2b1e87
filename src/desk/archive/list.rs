//! What an archive holds: by its list, or, where the list is missing, by what its bytes show.

use std::io::{Read, SeekFrom};

use zip::read::{Config, OwnedZipFileEntry};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

use super::entry::EntryError;
use super::name::{cleaned, decoded};
use super::stream::Stream;
use super::{ArchiveError, OtherArchive};

/// What an archive holds.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// In the order of the archive.
    pub(super) entries: Vec<Listed>,
    /// Whether the list is missing.
    pub(super) is_truncated: bool,
    /// How many entries of the list are not here.
    pub(super) n_unlisted: usize,
}

/// One entry.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) path: String,
    pub(super) is_renamed: bool,
    pub(super) is_folder: bool,
    /// Why its bytes are not looked at.
    pub(super) refused: Option<EntryError>,
    /// Inflated, as the archive says.
    pub(super) n_bytes: u64,
    /// From the start of its header to the end of its bytes, at least.
    pub(super) n_reach: u64,
    pub(super) stands: Stands,
}

/// How its bytes are found.
#[derive(Debug)]
pub(super) enum Stands {
    /// By the list.
    Listed(Box<OwnedZipFileEntry>),
    /// At a header in the middle of the archive; with the packed size where the header does not say it.
    Found { start: u64, n_packed: Option<u64> },
}

/// The fixed part of the header before each entry.
const HEADER: usize = 30;
const HEADER_MARK: [u8; 4] = *b"PK\x03\x04";

/// Reads the list of an archive, at most so many entries, and how many bytes the archive has.
pub(super) fn list(stream: &mut dyn Stream, max: usize) -> Result<(Listing, u64), ArchiveError> {
    let listed = list_or_search(stream, max);
    if stream.take_failure() { Err(ArchiveError::Unreadable) } else { listed }
}

fn list_or_search(stream: &mut dyn Stream, max: usize) -> Result<(Listing, u64), ArchiveError> {
    let n_bytes = stream.seek(SeekFrom::End(0)).map_err(|_| ArchiveError::Unreadable)?;
    let listing = match by_list(stream, max) {
        Ok(listing) => listing,
        Err(ZipError::UnsupportedArchive(_)) => return Err(ArchiveError::Split),
        Err(_) => {
            let mut found = search(stream, n_bytes, max);
            if found.entries.is_empty() {
                return Err(other(stream).map_or(ArchiveError::NotAnArchive, ArchiveError::Other));
            }
            found.is_truncated = true;
            found
        }
    };
    Ok((listing, n_bytes))
}

fn by_list(mut stream: &mut dyn Stream, max: usize) -> Result<Listing, ZipError> {
    let mut archive = ZipIterable::try_new(&mut stream, Config::default())?;
    let n_entries = archive.len();
    let mut listing = Listing::default();
    let mut starts = Vec::new();
    for entry in archive.files()?.take(max).map_while(Result::ok) {
        let name = decoded(entry.name_raw()).into_owned();
        let header = u64::try_from(HEADER + entry.name_raw().len()).unwrap_or(u64::MAX);
        let reach = header.saturating_add(entry.compressed_size());
        starts.push(entry.header_start());
        let stands = Stands::Listed(Box::new(OwnedZipFileEntry::from(entry)));
        let n_bytes = match &stands {
            Stands::Listed(entry) => entry.size(),
            Stands::Found { .. } => 0,
        };
        listing.entries.push(Listed::new(&name, n_bytes, reach, stands));
    }
    listing.n_unlisted = n_entries - listing.entries.len();
    if listing.entries.is_empty() && n_entries > 0 {
        return Err(ZipError::FileNotFound);
    }
    mark_overlapping(&mut listing.entries, &starts);
    Ok(listing)
}

/// Bytes that belong to two entries were not packed by an honest program.
fn mark_overlapping(entries: &mut [Listed], starts: &[u64]) {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|n| starts[*n]);
    // The one that reaches farthest so far.
    let mut farthest: Option<(u64, usize)> = None;
    for n in order {
        let end = starts[n].saturating_add(entries[n].n_reach);
        if let Some((reached, by)) = farthest.filter(|(reached, _)| *reached > starts[n]) {
            entries[by].refused = Some(EntryError::Overlapping);
            entries[n].refused = Some(EntryError::Overlapping);
            farthest = Some(if end > reached { (end, n) } else { (reached, by) });
        } else {
            farthest = Some((end, n));
        }
    }
}

impl Listed {
    fn new(name: &str, n_bytes: u64, n_reach: u64, stands: Stands) -> Self {
        let path = cleaned(name);
        let is_folder = name.ends_with(['/', '\\']);
        let is_renamed = path != name.trim_end_matches(['/', '\\']).replace('\\', "/");
        Self { path, is_renamed, is_folder, refused: None, n_bytes, n_reach, stands }
    }
}

/// Looks for entries by their headers, from the start. Sizes in a header lead to the next one; where it has none, the
/// next one is looked for byte by byte.
fn search(stream: &mut dyn Stream, n_bytes: u64, max: usize) -> Listing {
    let mut listing = Listing::default();
    let mut at = 0;
    while listing.entries.len() < max {
        let Some(start) = next_mark(stream, at) else { break };
        at = start + 4;
        let Some(header) = header_at(stream, start) else { continue };
        let data_start = start.saturating_add(header.n_bytes);
        let n_packed = match header.n_packed {
            Some(n_packed) => n_packed,
            None => next_mark(stream, data_start).unwrap_or(n_bytes).saturating_sub(data_start),
        };
        let packed_by_search = header.n_packed.is_none().then_some(n_packed);
        let stands = Stands::Found { start, n_packed: packed_by_search };
        let reach = header.n_bytes.saturating_add(n_packed);
        let mut listed = Listed::new(&decoded(&header.name), header.n_inflated, reach, stands);
        if start.saturating_add(reach) > n_bytes {
            listed.refused = Some(EntryError::Truncated);
        }
        listing.entries.push(listed);
        at = data_start.saturating_add(n_packed);
    }
    listing
}

/// What a header says.
struct Header {
    name: Vec<u8>,
    n_bytes: u64,
    n_packed: Option<u64>,
    n_inflated: u64,
}

fn header_at(stream: &mut dyn Stream, start: u64) -> Option<Header> {
    let mut fixed = [0; HEADER];
    stream.seek(SeekFrom::Start(start)).ok()?;
    stream.read_exact(&mut fixed).ok()?;
    let two = |at: usize| u16::from_le_bytes([fixed[at], fixed[at + 1]]);
    let four = |at: usize| u64::from(two(at)) | u64::from(two(at + 2)) << 16;
    let mut name = vec![0; usize::from(two(26))];
    stream.read_exact(&mut name).ok()?;
    // Bit 3: the sizes stand behind the bytes. All bits set: they stand elsewhere.
    let is_unsized = two(6) & 8 != 0 || four(18) == u64::from(u32::MAX);
    let n_bytes = u64::try_from(HEADER).ok()? + u64::from(two(26)) + u64::from(two(28));
    let n_packed = (!is_unsized).then(|| four(18));
    Some(Header { name, n_bytes, n_packed, n_inflated: if is_unsized { 0 } else { four(22) } })
}

/// Where the next header starts, from a place on.
fn next_mark(stream: &mut dyn Stream, from: u64) -> Option<u64> {
    let mut window = vec![0; 1 << 16];
    let mut start = from;
    loop {
        stream.seek(SeekFrom::Start(start)).ok()?;
        let mut n_read = 0;
        while n_read < window.len() {
            match stream.read(&mut window[n_read..]).ok()? {
                0 => break,
                n => n_read += n,
            }
        }
        if let Some(at) = window[..n_read].windows(4).position(|four| four == HEADER_MARK) {
            return start.checked_add(u64::try_from(at).ok()?);
        }
        if n_read < window.len() {
            return None;
        }
        // A mark may stand across the border.
        start = start.checked_add(u64::try_from(n_read - 3).ok()?)?;
    }
}

fn other(stream: &mut dyn Stream) -> Option<OtherArchive> {
    let mut first = Vec::new();
    stream.seek(SeekFrom::Start(0)).ok()?;
    stream.take(6).read_to_end(&mut first).ok()?;
    match &*first {
        [b'R', b'a', b'r', b'!', ..] => Some(OtherArchive::Rar),
        [b'7', b'z', 0xBC, 0xAF, ..] => Some(OtherArchive::SevenZip),
        [0x1F, 0x8B, ..] => Some(OtherArchive::Gzip),
        _ => None,
    }
}
