//! The stable codes of things. Positions are never stored.

use std::fmt;
use std::rc::Rc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Rc<str>);

        impl $name {
            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> Self {
                Self(code.into())
            }
        }

        impl From<Rc<str>> for $name {
            fn from(code: Rc<str>) -> Self {
                Self(code)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }
    )*};
}

ids! {
    /// A questionnaire ("th-digital-readiness").
    QuestionnaireId,
    /// A dimension ("1") or an annex ("W").
    PartId,
    /// An indicator ("1.4").
    IndicatorId,
    /// A question ("1.4.1").
    QuestionId,
    /// An option of a checklist or a step of a ladder question ("integration").
    OptionId,
    /// A kind of agency that is asked a set of its own ("province").
    ProfileId,
    /// A ladder of levels that are read off the answers ("digital-government").
    LadderId,
    /// A level of a ladder ("1").
    LevelId,
}
