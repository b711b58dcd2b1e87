//! Built-in questionnaires as they travel: the page gets just what stands in their files.

mod support;

use phrom::questionnaire::{CATALOGUE, Questionnaire};

use support::bytes;

fn each(of: impl Fn(Questionnaire)) {
    for entry in CATALOGUE {
        let read = Questionnaire::read(&bytes(&format!("questionnaires/{}.json", entry.id)));
        assert!(read.is_ok(), "{}: {read:?}", entry.id);
        read.into_iter().for_each(&of);
    }
}

#[test]
fn what_was_packed_is_what_stands_in_the_file() {
    each(|read| {
        let unpacked = Questionnaire::unpack(&read.packed()).unwrap();
        assert_eq!(format!("{unpacked:#?}"), format!("{read:#?}"));
    });
}

#[test]
fn what_is_not_whole_is_refused() {
    each(|read| {
        let packed = read.packed();
        let lines: Vec<&str> = packed.split_inclusive(['\n', '\u{C}']).collect();
        for length in 0..lines.len() {
            assert!(Questionnaire::unpack(&lines[..length].concat()).is_none(), "{} with {length} lines", read.id);
        }
        assert!(Questionnaire::unpack(&format!("{packed}\nmore")).is_none());
    });
}
