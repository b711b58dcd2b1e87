//! Archives of strangers: what is given, what is said of the rest.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod broken;
mod packed;

use std::cell::Cell;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use packed::{Raw, archive, packed};
use phrom::desk::archive::*;

type Content = Result<Vec<u8>, EntryError>;

fn unpacked_within(bytes: &[u8], limits: &Limits) -> (Vec<(String, Content)>, ArchiveReport) {
    let mut given = Vec::new();
    let report = unpack(Cursor::new(bytes), limits, &mut |entry| {
        given.push((entry.path.to_owned(), entry.content()));
        ControlFlow::Continue(())
    });
    (given, report.unwrap())
}

fn unpacked(bytes: &[u8]) -> (Vec<(String, Content)>, ArchiveReport) {
    unpacked_within(bytes, &Limits::default())
}

/// Expects these entries, and nothing to report.
#[track_caller]
fn gives(bytes: &[u8], expected: &[(&str, Result<&[u8], EntryError>)]) {
    let (given, report) = unpacked(bytes);
    let expected: Vec<_> =
        expected.iter().map(|(path, content)| ((*path).into(), content.map(<[u8]>::to_vec))).collect();
    assert_eq!(given, expected);
    assert_eq!(report, ArchiveReport { n_given: expected.len(), ..ArchiveReport::default() });
}

/// Expects the list of problems, each with the path of the archive inside.
#[track_caller]
fn reports(bytes: &[u8], expected: &[(&str, ArchiveTrouble)]) -> Vec<(String, Content)> {
    let (given, report) = unpacked(bytes);
    let found: Vec<_> = report.problems.iter().map(|problem| (&*problem.path, problem.trouble)).collect();
    assert_eq!(found, expected);
    given
}

#[test]
fn files_come_in_the_order_of_the_archive() {
    gives(
        &packed(&[("b/a.json", b"{}"), ("ก.json", b"[1]"), ("empty", b"")]),
        &[("b/a.json", Ok(b"{}")), ("ก.json", Ok(b"[1]")), ("empty", Ok(b""))],
    );
    gives(&archive(&[Raw::stored("a", b"1"), Raw::deflated("b", b"22")]), &[("a", Ok(b"1")), ("b", Ok(b"22"))]);
    // An archive behind something else, as one that unpacks itself.
    gives(&[b"#!/bin/sh\n".to_vec(), packed(&[("a", b"1")])].concat(), &[("a", Ok(b"1"))]);
}

#[test]
fn two_files_of_one_name_are_both_given() {
    gives(&archive(&[Raw::stored("a", b"1"), Raw::stored("a", b"2")]), &[("a", Ok(b"1")), ("a", Ok(b"2"))]);
}

#[test]
fn an_archive_may_be_empty() {
    gives(&packed(&[]), &[]);
}

#[test]
fn folders_and_what_systems_leave_behind_are_passed_over_and_told() {
    let bytes = packed(&[
        ("ลำปาง/", b""),
        ("ลำปาง/a.json", b"{}"),
        ("__MACOSX/ลำปาง/._a.json", b"x"),
        ("ลำปาง/.DS_Store", b"x"),
        ("ลำปาง/thumbs.db", b"x"),
    ]);
    let (given, report) = unpacked(&bytes);
    assert_eq!(given, [("ลำปาง/a.json".to_owned(), Ok(b"{}".to_vec()))]);
    assert_eq!((report.n_given, report.n_folders), (1, 1));
    assert_eq!(report.passed_over, ["__MACOSX/ลำปาง/._a.json", "ลำปาง/.DS_Store", "ลำปาง/thumbs.db"]);
}

#[test]
fn paths_lead_nowhere_and_say_if_they_were_changed() {
    for (name, path, is_renamed) in [
        ("a/b.json", "a/b.json", false),
        ("a\\b.json", "a/b.json", false),
        ("/etc/passwd", "etc/passwd", true),
        ("../../a.json", "a.json", true),
        ("a/./../b", "a/b", true),
        ("C:\\x\\a.json", "x/a.json", true),
        ("a\u{202E}nosj.exe", "anosj.exe", true),
        ("..", "", true),
    ] {
        let bytes = archive(&[Raw::stored(name, b"1")]);
        let mut given = Vec::new();
        let _ = unpack(Cursor::new(bytes), &Limits::default(), &mut |entry| {
            given.push((entry.path.to_owned(), entry.is_renamed()));
            ControlFlow::Continue(())
        });
        assert_eq!(given, [(path.to_owned(), is_renamed)], "{name:?}");
    }
}

#[test]
fn thai_names_are_read_as_utf_8_or_as_windows_wrote_them() {
    let (of_windows, _, _) = encoding_rs::WINDOWS_874.encode("สำนักงานจังหวัด.json");
    let entries = [Raw::stored(&*of_windows, b"1"), Raw::stored("ลำปาง.json", b"2")];
    gives(&archive(&entries), &[("สำนักงานจังหวัด.json", Ok(b"1")), ("ลำปาง.json", Ok(b"2"))]);
}

#[test]
fn sizes_are_limited_whatever_the_headers_say() {
    const LIMITS: Limits = Limits {
        entry_bytes: 1000,
        nested_bytes: 5000,
        total_bytes: 10_000,
        ratio: 100,
        ratio_from_bytes: 10_000,
        entries: 20,
    };
    let zeros = vec![0; 3_000_000];
    let honest = Raw::deflated("large", &zeros);
    let lying = Raw { n_inflated: 10, ..honest.clone() };
    let boasting = Raw { n_inflated: u32::MAX - 1, ..Raw::stored("small", b"1") };
    let within = Raw::deflated("within", &zeros[..1000]);
    let (given, report) = unpacked_within(&archive(&[honest, lying, boasting, within.clone()]), &LIMITS);
    let contents: Vec<_> = given.into_iter().map(|(_, content)| content.map(|bytes| bytes.len())).collect();
    let too_large = Err(EntryError::TooLarge(1000));
    assert_eq!(contents, [too_large, Err(EntryError::Broken), too_large, Ok(1000)]);
    assert_eq!(report.stopped, None);

    let many = vec![within; 15];
    let (given, report) = unpacked_within(&archive(&many), &LIMITS);
    assert_eq!((given.len(), given.iter().filter(|(_, content)| content.is_ok()).count()), (11, 10));
    assert_eq!(given[10].1, Err(EntryError::TooMuch));
    assert_eq!((report.stopped, report.n_unreached), (Some(Stopped::TooMuch), 4));

    let by_ratio = Limits { total_bytes: u64::MAX, ratio: 2, ratio_from_bytes: 2000, ..LIMITS };
    let (_, report) = unpacked_within(&archive(&many), &by_ratio);
    assert_eq!(report.stopped, Some(Stopped::TooMuch));

    let crowded = Limits { entries: 3, ..LIMITS };
    let (given, report) = unpacked_within(&archive(&many), &crowded);
    assert_eq!((given.len(), report.problems[0].trouble), (3, ArchiveTrouble::Unlisted(12)));
}

#[test]
fn archives_inside_are_opened_one_level_down() {
    let innermost = packed(&[("c.json", b"3")]);
    let inner = packed(&[("b.json", b"2"), ("deep.ZIP", &innermost), (".DS_Store", b"")]);
    let bytes = packed(&[("a.json", b"1"), ("x/in.zip", &inner), ("no.zip", b"nothing"), ("z.json", b"4")]);
    let given = reports(
        &bytes,
        &[
            ("x/in.zip/deep.ZIP", ArchiveTrouble::TooDeep),
            ("no.zip", ArchiveTrouble::Archive(ArchiveError::NotAnArchive)),
        ],
    );
    let paths: Vec<_> = given.iter().map(|(path, _)| &**path).collect();
    assert_eq!(paths, ["a.json", "x/in.zip/b.json", "z.json"]);
    let secret = Raw { flags: 1, ..Raw::stored("s.zip", b"0123456789abcdef") };
    reports(&archive(&[secret]), &[("s.zip", ArchiveTrouble::Entry(EntryError::Encrypted))]);
}

#[test]
fn the_caller_may_stop_and_may_look_at_the_first_bytes_only() {
    let photo = [&b"\xFF\xD8\xFF"[..], &[7; 4_000_000]].concat();
    let bytes = packed(&[("a.jpg", &photo), ("b", b"{}"), ("c", b"")]);
    let mut seen = Vec::new();
    let report = unpack(Cursor::new(bytes), &Limits::default(), &mut |entry| {
        seen.push((entry.first_bytes(3), entry.declared_bytes()));
        if entry.path == "b" { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(seen, [(Ok(b"\xFF\xD8\xFF".to_vec()), 4_000_003), (Ok(b"{}".to_vec()), 2)]);
    let report = report.unwrap();
    assert_eq!((report.stopped, report.n_unreached, report.n_given), (Some(Stopped::ByCaller), 1, 2));
}

#[test]
fn entries_are_counted_beforehand_and_read_again() {
    let inner = packed(&[("x", b"1"), ("y", b"2")]);
    let bytes = packed(&[("a", b"0"), ("in.zip", &inner)]);
    let mut archive = Archive::open(Cursor::new(bytes), &Limits::default()).unwrap();
    assert_eq!((archive.len(), archive.is_empty()), (2, false));
    let mut places = Vec::new();
    archive.unpack(&mut |entry| {
        places.push((entry.place, entry.content()));
        ControlFlow::Continue(())
    });
    assert_eq!(places.len(), 3);
    for (place, content) in places {
        assert_eq!(archive.read(place), content);
    }
    assert_eq!(archive.read(EntryPlace { outer: 9, inner: None }), Err(EntryError::Broken));
}

/// Counts how often it is read: each time is dear where the bytes are those of a file in a browser.
struct Counted<'a>(Cursor<Vec<u8>>, &'a Cell<usize>);

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.1.set(self.1.get() + 1);
        self.0.read(buffer)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn the_file_is_read_in_large_pieces() {
    let names: Vec<String> = (0..10_000).map(|n| format!("{n}.json")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b"{}"[..])).collect();
    let bytes = packed(&files);
    let n_pieces = bytes.len() / (32 << 10);
    let n_reads = Cell::new(0);
    let report = unpack(Counted(Cursor::new(bytes), &n_reads), &Limits::default(), &mut |entry| {
        assert_eq!(entry.content(), Ok(b"{}".to_vec()));
        ControlFlow::Continue(())
    });
    assert_eq!(report.map(|report| report.n_given), Ok(10_000));
    assert!(n_reads.get() < 5 * n_pieces, "{} reads of {n_pieces} pieces", n_reads.get());
}

#[test]
fn more_entries_than_the_old_format_counts_are_given() {
    let names: Vec<String> = (0..70_000).map(|n| format!("{n}.json")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b"{}"[..])).collect();
    let (given, report) = unpacked(&packed(&files));
    assert_eq!((given.len(), report.n_given, report.problems.len()), (70_000, 70_000, 0));
    assert_eq!(given[69_999], ("69999.json".into(), Ok(b"{}".to_vec())));
}
