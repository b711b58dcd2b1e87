//! Whether a function belongs to a Rust module, by the name that wasm-bindgen makes readable.

/// What can stand before the path of a type: `<&mut [phrom::ui::Page] as Trait>::f`.
const BEFORE: [&str; 8] = ["<", "&", "*", "[", "(", "mut ", "const ", "dyn "];

/// `phrom::ui` has `phrom::ui::f`, `phrom[6c65]::ui::f::{closure#0}` and `<phrom::ui::Page as Trait>::f`, but neither
/// `phrom::uicorn::f` nor `core::ptr::drop_in_place::<phrom::ui::Page>`: who begins the path owns the function.
pub(super) fn is_below(name: &str, path: &str) -> bool {
    let mut name = name;
    while let Some(rest) = BEFORE.iter().find_map(|before| name.strip_prefix(before)) {
        name = rest;
    }
    let (package, path) = path.split_at(path.find("::").unwrap_or(path.len()));
    let Some(rest) = name.strip_prefix(package) else {
        return false;
    };
    without_hash(rest)
        .strip_prefix(path)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Whether it belongs to one of several.
pub(super) fn is_below_any(name: &str, paths: &[&str]) -> bool {
    paths.iter().any(|path| is_below(name, path))
}

/// A package's name is followed by a hash in brackets, at least since Rust's names are mangled the second way.
fn without_hash(rest: &str) -> &str {
    rest.strip_prefix('[').and_then(|hash| hash.split_once(']')).map_or(rest, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn a_name_is_below_the_path_that_it_begins_with() {
        for name in [
            "phrom::ui::later",
            "phrom[6c65a31e8afa2e0]::ui::later::f",
            "phrom::ui::later::f::h0123456789abcdef",
            "phrom[6c65a31e8afa2e0]::ui::later::f::<u8>::{closure#0}",
            "<phrom::ui::later::X as Trait>::f",
            "<<phrom[6c65a31e8afa2e0]::ui::later::X>::f::{closure#0} as FnOnce<()>>::call_once::{shim:vtable#0}",
            "<&mut [phrom::ui::later::X]>::f",
        ] {
            assert!(is_below(name, "phrom::ui::later"), "{name}");
        }
    }

    #[test]
    fn what_only_mentions_the_path_is_not_below_it() {
        for name in [
            "phrom::ui",
            "phrom::ui::later_still::f",
            "phromage::ui::later::f",
            "alloc::vec::Vec<phrom::ui::later::X>::push",
            "core::ptr::drop_in_place::<phrom::ui::later::X>",
            "",
        ] {
            assert!(!is_below(name, "phrom::ui::later"), "{name}");
        }
    }
}
