//! Built-in questionnaires as they travel: the page gets just what stands in their files.

mod support;

use phrom::language::Text;
use phrom::questionnaire::{CATALOGUE, Questionnaire};

use support::bytes;

fn nothing() -> Text {
    Text { th: "".into(), en: "".into() }
}

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
        let [asked, explained] = read.packed();
        let unpacked = Questionnaire::unpack(&asked, Some(&explained)).unwrap();
        assert_eq!(format!("{unpacked:#?}"), format!("{read:#?}"));
    });
}

#[test]
fn without_explanations_just_those_are_empty() {
    each(|read| {
        let [asked, _] = read.packed();
        let unpacked = Questionnaire::unpack(&asked, None).unwrap();
        assert!(!unpacked.is_explained && read.is_explained);
        assert_eq!(unpacked.disclaimer, nothing());
        for (here, there) in unpacked.questions().zip(read.questions()) {
            assert_eq!(
                (&here.id, &here.text, &here.help, &here.kind),
                (&there.id, &there.text, &there.help, &there.kind)
            );
            for (here, there) in [(&here.condition, &there.condition), (&here.verification, &there.verification)] {
                assert_eq!(here, &there.as_ref().map(|_| nothing()), "whether there is one is known");
            }
        }
        assert_eq!(unpacked, read, "it is the same questionnaire");
    });
}

#[test]
fn what_is_not_whole_is_refused() {
    each(|read| {
        let packed = read.packed();
        let unpack = |[asked, explained]: [&str; 2]| Questionnaire::unpack(asked, Some(explained));
        for cut in 0..2 {
            let lines: Vec<&str> = packed[cut].split_inclusive(['\n', '\u{C}']).collect();
            for length in 0..lines.len() {
                let mut parts = packed.clone();
                parts[cut] = lines[..length].concat();
                assert!(unpack(parts.each_ref().map(String::as_str)).is_none(), "{} with {length} lines", read.id);
            }
            let mut parts = packed.clone();
            parts[cut] += "\nmore";
            assert!(unpack(parts.each_ref().map(String::as_str)).is_none());
        }
    });
}
