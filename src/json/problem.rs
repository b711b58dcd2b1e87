//! What can be wrong with a piece of a file, and where it stood.

use std::fmt;

/// The most problems that are noted about one file. Nobody reads more, and a stranger's file has room for millions.
pub const MAX_PROBLEMS: usize = 1_000;

/// One thing that is wrong with a file, and its path (`dimensions[0].indicators[3].questions[1].na`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, in the notation of JavaScript; empty for the file itself.
    pub path: String,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A key that this format does not have. It is passed over.
    UnknownKey,
    /// A key that stands twice in one object. The last one counts.
    DuplicateKey,
    /// A key that must be there and is not.
    MissingKey(&'static str),
    /// A value of the wrong kind or out of its range; in words.
    Invalid(String),
    /// Something that is right in itself but does not fit the rest; in words.
    Inconsistent(String),
}

impl Problem {
    /// A problem at a path.
    pub fn new(path: impl Into<String>, kind: ProblemKind) -> Self {
        Self { path: path.into(), kind }
    }

    /// A problem of fit at a path.
    pub fn inconsistent(path: impl Into<String>, words: impl Into<String>) -> Self {
        Self::new(path, ProblemKind::Inconsistent(words.into()))
    }

    /// Whether the rest of the file can be used all the same.
    pub const fn is_harmless(&self) -> bool {
        matches!(self.kind, ProblemKind::UnknownKey | ProblemKind::DuplicateKey)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "(file)" } else { &self.path };
        write!(f, "{path}: ")?;
        match &self.kind {
            ProblemKind::UnknownKey => write!(f, "unknown key"),
            ProblemKind::DuplicateKey => write!(f, "key stands twice"),
            ProblemKind::MissingKey(key) => write!(f, "missing key `{key}`"),
            ProblemKind::Invalid(words) | ProblemKind::Inconsistent(words) => write!(f, "{words}"),
        }
    }
}
