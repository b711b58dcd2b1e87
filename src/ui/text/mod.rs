//! Every text of the page in both languages, side by side. A missing translation does not compile.
//!
//! Texts with values are functions in [`say`]; what can go wrong is put into words in [`faults`].

pub mod aids;
mod caring;
pub mod carry;
pub mod earlier;
pub mod faults;
pub mod rate;
pub mod said;
pub mod say;
pub mod together;

mod chrome;
#[cfg(feature = "collect")]
mod collect;
mod fill;
mod home;
mod more;
mod results;

pub use caring::{Caring, caring};
pub use chrome::{About, Chrome, about, chrome};
#[cfg(feature = "collect")]
pub use collect::{Collect, collect};
pub use fill::{Beside, Fill, Review, beside, fill, review};
pub use home::{Home, Importing, home, importing};
pub use more::{More, more};
pub use results::{ReportWords, Results, report_words, results};
pub use together::{Together, together};

/// Declares a group of texts: a struct with one field each, and a function that gives it in a language.
macro_rules! texts {
    ($(#[$doc:meta])* $group:ident, $function:ident { $($field:ident: $th:literal => $en:literal,)* }) => {
        $(#[$doc])*
        #[expect(missing_docs, reason = "each text speaks for itself")]
        #[derive(Debug, PartialEq, Eq)]
        pub struct $group { $(pub $field: &'static str,)* }

        /// The texts of this group in a language.
        pub const fn $function(language: crate::language::Language) -> &'static $group {
            static THAI: $group = $group { $($field: $th,)* };
            static ENGLISH: $group = $group { $($field: $en,)* };
            match language {
                crate::language::Language::Thai => &THAI,
                crate::language::Language::English => &ENGLISH,
            }
        }
    };
}
use texts;
