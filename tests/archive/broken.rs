//! Archives that are none, torn, encrypted, made to do harm, or taken away.

use std::cell::Cell;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use phrom::desk::archive::*;
use proptest::prelude::*;

use crate::packed::{Raw, archive, packed, with_list};
use crate::{gives, reports};

#[track_caller]
fn is_no_archive(bytes: &[u8], expected: ArchiveError) {
    let error = unpack(Cursor::new(bytes), &Limits::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(error, Err(expected));
}

#[test]
fn what_is_no_archive_is_named() {
    is_no_archive(b"", ArchiveError::NotAnArchive);
    is_no_archive(b"PK", ArchiveError::NotAnArchive);
    is_no_archive(b"{\"format\": \"phrom/submission\"}", ArchiveError::NotAnArchive);
    is_no_archive(&[0; 100_000], ArchiveError::NotAnArchive);
    is_no_archive(b"Rar!\x1A\x07\x01\x00", ArchiveError::Other(OtherArchive::Rar));
    is_no_archive(b"7z\xBC\xAF\x27\x1C", ArchiveError::Other(OtherArchive::SevenZip));
    is_no_archive(b"\x1F\x8B\x08\x00\x00", ArchiveError::Other(OtherArchive::Gzip));
}

#[test]
fn one_broken_entry_keeps_no_other_back() {
    let good = Raw::stored("good", b"1");
    let encrypted = Raw { flags: 1, ..Raw::stored("secret", b"0123456789abcdef") };
    let unknown = Raw { method: 98, ..Raw::stored("ppmd", b"1") };
    let other_crc = Raw { crc: 7, ..Raw::deflated("crc", b"123") };
    let torn = Raw { bytes: vec![0xFF; 9], ..Raw::deflated("torn", b"123") };
    gives(
        &archive(&[encrypted, unknown, other_crc, torn, good]),
        &[
            ("secret", Err(EntryError::Encrypted)),
            ("ppmd", Err(EntryError::Method(98))),
            ("crc", Err(EntryError::Broken)),
            ("torn", Err(EntryError::Broken)),
            ("good", Ok(b"1")),
        ],
    );
}

#[test]
fn bytes_of_two_entries_are_not_inflated() {
    let kernel = Raw::deflated("kernel", &[0; 100_000]);
    let alone = Raw::stored("alone", b"1");
    let mut bytes = kernel.local();
    let start = bytes.len();
    bytes.extend(alone.local());
    let again = Raw { name: b"again!".into(), ..kernel.clone() };
    gives(
        &with_list(bytes, &[kernel, again, alone], &[0, 0, start]),
        &[("kernel", Err(EntryError::Overlapping)), ("again!", Err(EntryError::Overlapping)), ("alone", Ok(b"1"))],
    );
}

#[test]
fn a_torn_archive_gives_what_its_bytes_show() {
    let whole = archive(&[Raw::deflated("a.json", b"{\"a\": 1}"), Raw::stored("b.json", &[b'b'; 5000])]);
    let given = reports(&whole[..whole.len() - 30], &[("", ArchiveTrouble::Truncated)]);
    assert_eq!(given[0], ("a.json".into(), Ok(b"{\"a\": 1}".to_vec())));
    assert_eq!(given[1].1.as_ref().map(Vec::len), Ok(5000));
    let given = reports(&whole[..2000], &[("", ArchiveTrouble::Truncated)]);
    assert_eq!(given[1], ("b.json".into(), Err(EntryError::Truncated)));
    // As programs write it that pack while sending: sizes behind the bytes.
    let later = |name, bytes| Raw { flags: 8, ..Raw::deflated(name, bytes) };
    let streamed = [later("a", b"aaa").local(), later("b", b"bbb").local()].concat();
    let given = reports(&streamed, &[("", ArchiveTrouble::Truncated)]);
    assert_eq!(given, [("a".to_owned(), Ok(b"aaa".to_vec())), ("b".to_owned(), Ok(b"bbb".to_vec()))]);
}

#[test]
fn a_broken_list_gives_its_beginning() {
    let mut bytes = archive(&[Raw::stored("a", b"1"), Raw::stored("b", b"2"), Raw::stored("c", b"3")]);
    let second = bytes.windows(4).enumerate().filter(|(_, four)| four == b"PK\x01\x02").nth(1).unwrap().0;
    bytes[second] = b'X';
    let given = reports(&bytes, &[("", ArchiveTrouble::Unlisted(2))]);
    assert_eq!(given, [("a".to_owned(), Ok(b"1".to_vec()))]);
}

/// A file that may be taken away while it is read.
struct Gone<'a>(Cursor<Vec<u8>>, &'a Cell<bool>);

impl Read for Gone<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.1.get() { Err(std::io::Error::other("gone")) } else { self.0.read(buffer) }
    }
}

impl Seek for Gone<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_file_that_cannot_be_read_is_not_called_broken() {
    // Larger than what is read at once with the list.
    let content = vec![7; 100_000];
    let bytes = archive(&[Raw::stored("a", &content)]);
    let is_gone = Cell::new(true);
    let error = Archive::open(Gone(Cursor::new(bytes.clone()), &is_gone), &Limits::default());
    assert_eq!(error.err(), Some(ArchiveError::Unreadable));
    is_gone.set(false);
    let mut archive = Archive::open(Gone(Cursor::new(bytes), &is_gone), &Limits::default()).unwrap();
    is_gone.set(true);
    let first = EntryPlace { outer: 0, inner: None };
    assert_eq!(archive.read(first), Err(EntryError::Unreadable));
    is_gone.set(false);
    assert_eq!(archive.read(first), Ok(content));
}

proptest! {
    /// No bytes make it panic, and what is given keeps to the limit.
    #[test]
    fn no_change_of_bytes_does_harm(changes in prop::collection::vec((0_usize..400, any::<u8>()), 1..8), cut in 0_usize..400) {
        let inner = packed(&[("x", b"1")]);
        let mut bytes = packed(&[("a.json", b"{\"a\": 1}"), ("in.zip", &inner), ("b", b"")]);
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(bytes.len().saturating_sub(cut / 4));
        let limits = Limits { entry_bytes: 100, ..Limits::default() };
        let report = unpack(Cursor::new(&bytes), &limits, &mut |entry| {
            assert!(entry.content().unwrap_or_default().len() <= 100);
            ControlFlow::Continue(())
        });
        prop_assert!(report.is_err() || report.is_ok_and(|report| report.stopped.is_none()));
    }
}
