//! Kinds of question, numbers that are exact, and conditions over answers.

use std::fmt;
use std::rc::Rc;

use super::id::{OptionId, QuestionId};
use super::table::Table;
use crate::language::Text;

/// What an answer to a question is, and how it scores (DESIGN table "question kind").
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes, partly, no: 1, 1/2, 0.
    Practice,
    /// Some of the options: chosen / all.
    Checklist(Vec<Choice>),
    /// Part of a whole: part / whole.
    Share {
        /// What is counted.
        part: Text,
        /// Out of what.
        whole: Text,
        /// The largest whole that is accepted.
        max: u64,
    },
    /// A quantity: (x - min) / (max - min).
    Number {
        /// Scores 0.
        min: Quantity,
        /// Scores 1.
        max: Quantity,
        /// What is counted.
        unit: Text,
    },
    /// One step of several: position / last.
    Ladder(Vec<Choice>),
    /// A place between two poles, 1 to `steps`. A profile only.
    Scale {
        /// What 1 stands for.
        low: Text,
        /// What the highest step stands for.
        high: Text,
        /// How many steps.
        steps: u8,
    },
    /// A free text of about so many lines. Scores nothing.
    Text {
        /// How many lines the field shows.
        lines: u8,
    },
    /// A list of rows.
    Table(Rc<Table>),
}

impl Kind {
    /// The table, if it is one.
    pub fn table(&self) -> Option<&Rc<Table>> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }

    /// Whether answers of this kind can take part in the percentage.
    pub const fn is_scored(&self) -> bool {
        !matches!(self, Self::Scale { .. } | Self::Text { .. } | Self::Table(_))
    }

    /// Whether an answer of this kind can be compared with a threshold.
    pub const fn has_figure(&self) -> bool {
        !matches!(self, Self::Text { .. } | Self::Table(_))
    }

    /// Whether a complete assessment needs an answer, where the question does not say. A free text may stay empty.
    pub const fn is_required(&self) -> bool {
        !matches!(self, Self::Text { .. } | Self::Table(_))
    }
}

/// An option of a checklist or a step of a ladder question.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub id: OptionId,
    /// Its name.
    pub title: Text,
}

/// Whether a question may be answered "not applicable".
#[derive(Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// No.
    Never,
    /// Offered openly, with this fixed wording as the reason.
    Flagged(Text),
    /// Allowed to one who writes the reason.
    WithReason,
}

/// A condition over answers. One over an unanswered, inapplicable or unasked question does not hold.
#[derive(Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Self>),
    /// At least one holds.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// The answer is, or contains, this value.
    Equals {
        /// Whose answer.
        question: QuestionId,
        /// `yes`, an option id, ...
        value: Rc<str>,
    },
    /// The answer is worth at least this: the score in percent, or the number or step itself.
    AtLeast {
        /// Whose answer.
        question: QuestionId,
        /// The threshold.
        value: Quantity,
    },
}

impl Condition {
    /// The questions it looks at, in order, with repetitions.
    pub fn questions(&self) -> Vec<&QuestionId> {
        match self {
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().flat_map(Self::questions).collect(),
            Self::Not(condition) => condition.questions(),
            Self::Equals { question, .. } | Self::AtLeast { question, .. } => vec![question],
        }
    }

    /// Of how many conditions it is made, itself among them.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::All(conditions) | Self::Any(conditions) => 1 + conditions.iter().map(Self::size).sum::<usize>(),
            Self::Not(condition) => 1 + condition.size(),
            Self::Equals { .. } | Self::AtLeast { .. } => 1,
        }
    }
}

/// A decimal number, exact to six places: an integer number of millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i64);

impl Quantity {
    /// How many units one whole is.
    pub const SCALE: i64 = 1_000_000;

    /// The largest amount, plus or minus: a thousand millions.
    pub const LIMIT: i64 = 1_000_000_000;

    /// From millionths.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// In millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Reads "56.25", also with Thai digits, thousands commas and white space around it. No exponent; at
    /// most six decimals; within [`Quantity::LIMIT`].
    pub fn parse(text: &str) -> Option<Self> {
        let plain = plain_digits(text);
        let (negative, digits) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain.as_str()),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 10 || decimals.len() > 6 || !all_digits(whole) || !all_digits(decimals) {
            return None;
        }
        let millionths: i64 = format!("{whole}{decimals:0<6}").parse().ok()?;
        (millionths <= Self::LIMIT * Self::SCALE).then_some(Self(if negative { -millionths } else { millionths }))
    }

    /// From a number of a file. Exact: there must be a decimal with six places that is written as this number.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "whole, and below 2^53")]
    pub fn from_f64(number: f64) -> Option<Self> {
        let millionths = (number * Self::SCALE as f64).round_ties_even();
        let is_exact = millionths / Self::SCALE as f64 == number;
        let is_within = millionths.abs() <= (Self::LIMIT * Self::SCALE) as f64;
        (is_exact && is_within).then_some(Self(millionths as i64))
    }

    /// As a number for a file.
    #[expect(clippy::cast_precision_loss, reason = "a number of a file; the way back takes the shortest decimal")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::SCALE as f64
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let scale = Self::SCALE.unsigned_abs();
        let (whole, rest) = (self.0.unsigned_abs() / scale, self.0.unsigned_abs() % scale);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{}", format!("{rest:06}").trim_end_matches('0'))
    }
}

/// Thai digits to Arabic ones; thousands commas and white space left out, other commas left in.
pub(crate) fn plain_digits(text: &str) -> String {
    let arabic = |c: char| match c {
        '๐'..='๙' => char::from_digit(c as u32 - '๐' as u32, 10).unwrap_or(c),
        _ => c,
    };
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(arabic).collect();
    if is_in_thousands(&plain) { plain.replace(',', "") } else { plain }
}

/// Whether commas stand only where thousands are apart: "1,5" may be meant as one and a half, and is no number here.
fn is_in_thousands(plain: &str) -> bool {
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3) && !decimals.contains(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_stands_only_between_thousands() {
        for (text, plain) in [("1,500", "1500"), ("๑,๒๓๔,๕๖๗.๕", "1234567.5"), ("-12,000", "-12000"), ("1 500", "1500")]
        {
            assert_eq!(plain_digits(text), plain);
        }
        for text in ["1,5", "1,50", "1,,500", ",500", "1500,000", "1,500.5,0", "1,5000", "0,5"] {
            assert_eq!(Quantity::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_of_a_file_is_taken_exactly_or_not_at_all() {
        for written in ["0", "56.25", "-1.5", "0.1", "0.000001", "-999999999.999999", "123456789.123457", "1000000000"]
        {
            let number = written.parse().unwrap();
            assert_eq!(Quantity::from_f64(number), Quantity::parse(written), "{written}");
            assert_eq!(Quantity::from_f64(number).map(Quantity::to_f64), Some(number));
        }
        for number in
            [0.000_000_1, 0.100_000_01, 1.0 / 3.0, 1_000_000_000.000_001, 1e300, -1e10, f64::NAN, f64::INFINITY]
        {
            assert_eq!(Quantity::from_f64(number), None, "{number}");
        }
        assert_eq!(Quantity::from_f64(-0.0), Some(Quantity::default()));
    }
}
