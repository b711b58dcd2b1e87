//! Texts with values that no component shows all cases of.

use phrom::language::Language::{English, Thai};
use phrom::ui::text::say;

#[test]
fn a_moment_is_told_in_the_era_of_its_language() {
    for (moment, th, en) in [
        ("2026-11-21T10:42:00.000+07:00", "21 พฤศจิกายน 2569 10:42", "21 November 2026 10:42"),
        ("2017-08-05T09:00:00Z", "5 สิงหาคม 2560 09:00", "5 August 2017 09:00"),
    ] {
        assert_eq!((say::moment(moment, Thai), say::moment(moment, English)), (th.into(), en.into()));
    }
}

#[test]
fn what_is_no_moment_stays_as_it_stands() {
    for text in [
        "",
        "T",
        "เมื่อวาน",
        "2026-11-21",
        "2026-13-21T10:42:00Z",
        "2026-00-21T10:42",
        "65535-01-01T10:42",
        "2026-11-21Tก10:42",
    ] {
        assert_eq!(say::moment(text, Thai), text);
    }
}
