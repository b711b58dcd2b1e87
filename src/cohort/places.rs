//! Provinces as people write them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::fold::{PROVINCE, folded};
use crate::language::fold::letters;
use crate::questionnaire::{PROVINCES, Province};

/// Names that are said for one province only.
const ALIASES: [(&str, &str); 4] = [("กรุงเทพ", "TH-10"), ("กรุงเทพฯ", "TH-10"), ("กทม", "TH-10"), ("อยุธยา", "TH-14")];

/// Every way of writing a province, folded.
static WRITTEN: LazyLock<BTreeMap<String, &'static Province>> = LazyLock::new(|| {
    let names = PROVINCES.iter().flat_map(|province| {
        let english = letters(province.en);
        [letters(province.th), format!("{english}province"), letters(province.code), english]
            .map(|name| (name, province))
    });
    let by_code = |code: &str| PROVINCES.iter().find(|province| province.code == code);
    let aliases = ALIASES.iter().filter_map(|(alias, code)| Some((letters(alias), by_code(code)?)));
    names.chain(aliases).collect()
});

/// The Thai names, folded, in the order of [`PROVINCES`].
static FOLDED: LazyLock<Vec<String>> =
    LazyLock::new(|| PROVINCES.iter().map(|province| letters(province.th)).collect());

/// The Thai names as they are.
static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| PROVINCES.iter().map(|province| province.th).collect());

/// Whether a text is the Thai name of a province, as it is known.
pub(super) fn is_as_known(text: &str) -> bool {
    NAMES.contains(text)
}

/// The province that a text names: in Thai, with or without "จังหวัด" before it, in English, or by its ISO code.
pub fn province_of(text: &str) -> Option<&'static Province> {
    let text = folded(text);
    let without_word = text.strip_prefix(PROVINCE).or_else(|| text.strip_prefix("changwat")).unwrap_or(&text);
    WRITTEN.get(without_word).copied()
}

/// Whether a folded text begins with the Thai name of a province.
pub(super) fn begins_with_province(folded: &str) -> bool {
    FOLDED.iter().any(|name| folded.starts_with(name))
}

/// The province at the end of a folded name, with "จังหวัด" before it: "ตาก" alone may end another word.
pub(super) fn province_at_end(name: &str) -> Option<&'static Province> {
    let (_, last) = name.rsplit_once(PROVINCE)?;
    let at = FOLDED.iter().position(|province| province == last)?;
    PROVINCES.get(at)
}
