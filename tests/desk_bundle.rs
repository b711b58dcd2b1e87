//! Bundles of files, and what is kept of the files of archives.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::io::Cursor;
use std::ops::ControlFlow;

use phrom::cohort::{Outcome, Reader, Refusal};
use phrom::desk::archive::{Archive, Limits};
use phrom::desk::bundle::{bundle, plain_name};
use phrom::desk::intake::{beside_entries, refused_unread, take_entry};
use phrom::json::{MAX_BYTES, ParseError};

fn files(files: &[(&str, &[u8])]) -> Vec<(String, Vec<u8>)> {
    files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
}

#[test]
fn the_same_files_are_the_same_bytes_and_come_back() {
    let packed = bundle(files(&[("ก.html", b"<p>"), ("b/c.csv", &[b'x'; 5_000])])).unwrap();
    assert_eq!(packed, bundle(files(&[("ก.html", b"<p>"), ("b/c.csv", &[b'x'; 5_000])])).unwrap());
    let mut found = Vec::new();
    let mut archive = Archive::open(Cursor::new(packed), &Limits::default()).unwrap();
    archive.unpack(&mut |entry| {
        found.push((entry.path.to_owned(), entry.content().unwrap()));
        ControlFlow::Continue(())
    });
    assert_eq!(found, files(&[("ก.html", b"<p>"), ("b/c.csv", &[b'x'; 5_000])]));
}

#[test]
fn names_of_files_are_taken_by_every_system() {
    assert_eq!(plain_name(" สำนักงาน/จังหวัด: \"ลำปาง\"\n"), "สำนักงาน-จังหวัด---ลำปาง-");
    assert!(!plain_name("..\\..\\x").contains(['.', '\\', '/']));
    let long = plain_name(&"ก".repeat(500));
    assert!(long.len() <= 120 && long.chars().all(|c| c == 'ก'));
}

#[test]
fn what_cannot_be_ours_is_not_read_whole() {
    assert_eq!(refused_unread(b"\xFF\xD8\xFF\xE0", 5_000_000), Some(Refusal::NotASubmission(None)));
    assert_eq!(refused_unread(b"  \xEF\xBB\xBF{", 900), None);
    assert_eq!(refused_unread(b"", 0), None);
    let too_large = u64::try_from(MAX_BYTES).unwrap() + 1;
    assert_eq!(refused_unread(b"{", too_large), Some(Refusal::Damaged(ParseError::TooLarge)));
}

#[test]
fn every_file_of_an_archive_has_its_outcome() {
    let packed = bundle(files(&[
        ("photo.jpg", b"\xFF\xD8\xFF"),
        ("empty.json", b""),
        ("cut.json", b"{\"format\": \"phrom/sub"),
        ("other.json", b"{\"format\": \"geojson\"}"),
        ("__MACOSX/._cut.json", b"x"),
    ]))
    .unwrap();
    let (reader, mut outcomes) = (Reader::default(), Vec::new());
    let mut archive = Archive::open(Cursor::new(packed), &Limits::default()).unwrap();
    let report = archive.unpack(&mut |entry| {
        outcomes.push(take_entry(&reader, entry));
        ControlFlow::Continue(())
    });
    let expected = [
        Refusal::NotASubmission(None),
        Refusal::Damaged(ParseError::Empty),
        Refusal::Damaged(ParseError::Truncated),
        Refusal::NotASubmission(Some("geojson".into())),
    ];
    assert_eq!(outcomes, expected.map(Outcome::Refused));
    let beside = beside_entries("all.zip", &report);
    assert_eq!(beside, [("all.zip/__MACOSX/._cut.json".to_owned(), Refusal::LeftBehind)]);
}
