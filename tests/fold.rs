//! Names that are one for a person are one when folded.

use phrom::cohort::fold::{folded, folded_code};
use phrom::cohort::places::province_of;
use phrom::questionnaire::PROVINCES;
use proptest::prelude::*;

/// Expects that all of them fold to the first, which is folded already.
#[track_caller]
fn are_one(names: &[&str]) {
    for name in names {
        assert_eq!(folded(name), names[0], "{name:?}");
    }
}

#[track_caller]
fn differ(a: &str, b: &str) {
    assert_ne!(folded(a), folded(b));
}

#[test]
fn how_a_name_is_typed_does_not_matter() {
    are_one(&["สำนักงานขนส่ง", " สำนักงาน  ขนส่ง ", "สำนักงาน\u{200B}ขนส่ง", "สำนักงาน\u{A0}ขนส่ง\n", "“สำนักงาน-ขนส่ง”."]);
    are_one(&["งาน12", "งาน ๑๒", "งาน (๑๒)", "งาน\u{FF11}\u{FF12}"]);
    are_one(&["ict", "ICT", "I.C.T.", "\u{FF29}ct"]);
    differ("สำนักงานขนส่ง", "สำนักงานขนส่งทางบก");
    differ("งาน 1", "งาน 2");
    differ("มา", "ม้า");
}

#[test]
fn what_looks_the_same_in_thai_is_the_same() {
    are_one(&["น้ำ", "น\u{E49}\u{E33}", "น\u{E33}\u{E49}", "น\u{E4D}\u{E49}\u{E32}", "น\u{E49}\u{E4D}\u{E32}"]);
    are_one(&["สำ", "ส\u{E4D}\u{E32}"]);
    are_one(&["แพร่", "เเพร่", "แพร\u{E48}\u{E48}"]);
    are_one(&["ที่", "ท\u{E35}\u{E48}", "ท\u{E48}\u{E35}"]);
    are_one(&["กู้", "ก\u{E39}\u{E49}", "ก\u{E49}\u{E39}"]);
    are_one(&["พันธุ์", "พันธ\u{E4C}\u{E38}"]);
    are_one(&["ฤา", "ฤๅ"]);
}

#[test]
fn sure_abbreviations_are_written_out() {
    are_one(&["สำนักงานจังหวัดลำปาง", "สนง.จังหวัดลำปาง", "สนง. จ.ลำปาง", "สนงจังหวัดลำปาง", "สำนักงาน จ. ลำปาง"]);
    are_one(&["องค์การบริหารส่วนจังหวัดน่าน", "อบจ.น่าน", "อบจ. น่าน", "อบจน่าน"]);
    are_one(&["สำนักงานสาธารณสุขจังหวัดตาก", "สสจ.ตาก"]);
    are_one(&["สำนักงานศึกษาธิการจังหวัดเลย", "ศธจ.เลย"]);
    // Not at the beginning of a word, or with no province behind it.
    are_one(&["อบตจลำปาง", "อบตจ.ลำปาง"]);
    are_one(&["ฝ่ายจงาน", "ฝ่าย จ.งาน"]);
}

#[test]
fn codes_keep_what_tells_them_apart() {
    for (code, expected) in
        [(" 52-0017 ", "52-0017"), ("๕๒–๐๐๑๗", "52-0017"), ("Ab 1", "ab1"), ("0012", "0012"), ("", "")]
    {
        assert_eq!(folded_code(code), expected);
    }
}

#[test]
fn provinces_are_known_however_they_are_written() {
    for province in PROVINCES {
        for text in [province.th, province.en, province.code, &format!("จ.{}", province.th)] {
            assert_eq!(province_of(text), Some(&province), "{text}");
        }
        assert_eq!(province_of(&format!("จังหวัด {}", province.th)), Some(&province));
        assert_eq!(province_of(&format!("{} Province", province.en.to_uppercase())), Some(&province));
    }
    for text in ["กทม.", "กรุงเทพฯ", "กรุงเทพ", "BANGKOK", "ก รุ ง เทพมหานคร"]
    {
        assert_eq!(province_of(text).map(|province| province.code), Some("TH-10"), "{text}");
    }
    for text in ["", "จังหวัด", "ลำปาง ลำพูน", "Bangkok Noi", "จ."] {
        assert_eq!(province_of(text), None, "{text}");
    }
}

/// Texts of what Thai names are made of, and of what is folded away.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "สนง.",
        "สนง",
        "จ.",
        "ลำปาง",
        "กทม.",
        "อบจ",
        "เ",
        "แ",
        "ำ",
        "า",
        "ๅ",
        "ํ",
        "้",
        "่",
        "ู",
        "ี",
        "์",
        "น",
        "๒",
        "A",
        " ",
        ".",
        "\u{200B}",
        "İ",
        "ﬁ",
    ];
    prop_oneof![
        prop::collection::vec(prop::sample::select(PIECES), 0..12).prop_map(|pieces| pieces.concat()),
        any::<String>()
    ]
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let once = folded(&text);
        prop_assert_eq!(folded(&once), once.clone());
        prop_assert!(!once.contains(char::is_whitespace));
        let folded = folded_code(&text);
        prop_assert_eq!(folded_code(&folded), folded.clone());
    }

    #[test]
    fn white_space_never_tells_names_apart(text in text(), at in any::<prop::sample::Index>()) {
        // Between an abbreviation and its dot a space is one of a person who means something else.
        let text = text.replace('.', "");
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = places[at.index(places.len())];
        let (before, behind) = text.split_at(at);
        prop_assert_eq!(folded(&format!("{before} {behind}")), folded(&text));
    }
}
