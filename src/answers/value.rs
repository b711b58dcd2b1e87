//! What an answer says, whether it fits its question, and what it is worth.

use std::rc::Rc;

use super::row::Row;
use crate::exact::Exact;
use crate::questionnaire::{Kind, NotApplicable, OptionId, Quantity, plain_digits};
use crate::sorted::Sorted;

/// How far a practice is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Practice {
    /// Not: worth 0.
    No,
    /// In part: worth 1/2.
    Partly,
    /// Wholly: worth 1.
    Yes,
}

impl Practice {
    /// The three, from the best.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The value in files and in the page's inputs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    /// The practice of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|practice| practice.code() == code)
    }
}

/// The options of a checklist that are ticked, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Sorted<OptionId, ()>);

impl Selection {
    /// Whether an option is ticked.
    pub fn contains(&self, option: &(impl AsRef<str> + ?Sized)) -> bool {
        self.0.contains_key(option)
    }

    /// Ticks an option; `false` if it was ticked.
    pub fn insert(&mut self, option: OptionId) -> bool {
        self.0.insert(option, ()).is_none()
    }

    /// Unticks an option; `false` if it was not ticked.
    pub fn remove(&mut self, option: &OptionId) -> bool {
        self.0.remove(option).is_some()
    }

    /// Every option that is ticked.
    pub fn iter(&self) -> impl Iterator<Item = &OptionId> {
        self.0.keys()
    }

    /// How many are ticked.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<const N: usize> From<[OptionId; N]> for Selection {
    fn from(options: [OptionId; N]) -> Self {
        options.into_iter().collect()
    }
}

impl FromIterator<OptionId> for Selection {
    fn from_iter<I: IntoIterator<Item = OptionId>>(options: I) -> Self {
        Self(options.into_iter().map(|option| (option, ())).collect())
    }
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// To a practice.
    Practice(Practice),
    /// To a checklist; empty is "none of these", said explicitly.
    Chosen(Selection),
    /// To a share.
    Share {
        /// What was counted.
        part: u64,
        /// Out of what; not 0.
        whole: u64,
    },
    /// To a number.
    Number(Quantity),
    /// To a ladder question.
    Step(OptionId),
    /// To a scale: 1 to its number of steps.
    Scale(u8),
    /// To a free text; not empty.
    Text(Rc<str>),
    /// To a table: its rows, complete or not; not empty.
    Table(Vec<Rc<Row>>),
}

/// Why a value does not fit its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueFault {
    /// It is of another kind than the question asks for.
    WrongKind,
    /// No such option.
    UnknownOption,
    /// Not a number, or not a whole one where one is asked for.
    NotANumber,
    /// The part is greater than the whole.
    PartAboveWhole,
    /// A share of nothing.
    WholeIsZero,
    /// Below the least or above the greatest value.
    OutOfRange,
    /// The question may not be answered "not applicable".
    NotApplicableNotAllowed,
    /// "Not applicable" lacks its reason.
    ReasonMissing,
    /// More rows than the table takes.
    TooManyRows,
}

impl Value {
    /// Checks a value against the kind of its question.
    ///
    /// # Errors
    /// The [`ValueFault`].
    pub fn check(&self, kind: &Kind) -> Result<(), ValueFault> {
        let among = |id: &OptionId, options: &[crate::questionnaire::Choice]| options.iter().any(|o| o.id == *id);
        let fault = match (kind, self) {
            (Kind::Practice, Self::Practice(_)) | (Kind::Text { .. }, Self::Text(_)) => None,
            (Kind::Checklist(options), Self::Chosen(chosen)) => {
                (!chosen.iter().all(|id| among(id, options))).then_some(ValueFault::UnknownOption)
            }
            (Kind::Ladder(options), Self::Step(id)) => (!among(id, options)).then_some(ValueFault::UnknownOption),
            (Kind::Share { max, .. }, Self::Share { part, whole }) => match () {
                () if *whole == 0 => Some(ValueFault::WholeIsZero),
                () if whole > max => Some(ValueFault::OutOfRange),
                () if part > whole => Some(ValueFault::PartAboveWhole),
                () => None,
            },
            (Kind::Number { min, max, .. }, Self::Number(number)) => {
                (number < min || number > max).then_some(ValueFault::OutOfRange)
            }
            (Kind::Scale { steps, .. }, Self::Scale(step)) => {
                (!(1..=*steps).contains(step)).then_some(ValueFault::OutOfRange)
            }
            (Kind::Table(table), Self::Table(rows)) => {
                u32::try_from(rows.len()).map_or(true, |n| n > table.max).then_some(ValueFault::TooManyRows)
            }
            _ => Some(ValueFault::WrongKind),
        };
        fault.map_or(Ok(()), Err)
    }

    /// Whether nothing is missing in it: a table may have rows that still lack something, a text nothing but white space.
    pub fn is_complete(&self, kind: &Kind) -> bool {
        match (kind, self) {
            (Kind::Table(table), Self::Table(rows)) => rows.iter().all(|row| row.is_complete(table)),
            (_, Self::Text(text)) => !text.trim().is_empty(),
            _ => true,
        }
    }

    /// What the value is worth, 0 to 1 (DESIGN table "scores"); `None` where nothing is scored.
    ///
    /// The value must fit the kind; one that does not is worth nothing.
    pub fn credit(&self, kind: &Kind) -> Option<Exact> {
        let length = |n: usize| u64::try_from(n).ok();
        match (kind, self) {
            (Kind::Practice, Self::Practice(practice)) => Some(match practice {
                Practice::No => Exact::ZERO,
                Practice::Partly => Exact::HALF,
                Practice::Yes => Exact::ONE,
            }),
            (Kind::Checklist(options), Self::Chosen(chosen)) => {
                Exact::of(length(chosen.len())?, length(options.len())?)
            }
            (Kind::Share { .. }, Self::Share { part, whole }) => Exact::of(*part, *whole),
            (Kind::Number { min, max, .. }, Self::Number(number)) => {
                let above = u64::try_from(number.millionths() - min.millionths()).ok()?;
                Exact::of(above, u64::try_from(max.millionths() - min.millionths()).ok()?)
            }
            (Kind::Ladder(options), Self::Step(id)) => {
                let position = options.iter().position(|option| option.id == *id)?;
                Exact::of(length(position)?, length(options.len().checked_sub(1)?)?)
            }
            _ => None,
        }
    }

    /// Reads what was typed into the two fields of a share.
    ///
    /// # Errors
    /// `None` while a field is empty; a [`ValueFault`] for what is not a share.
    pub fn share_from_typed(kind: &Kind, part: &str, whole: &str) -> Result<Self, Option<ValueFault>> {
        let (part, whole) = (plain_digits(part), plain_digits(whole));
        if part.is_empty() || whole.is_empty() {
            return Err(None);
        }
        let number = |text: &str| text.parse().map_err(|_| Some(ValueFault::NotANumber));
        let value = Self::Share { part: number(&part)?, whole: number(&whole)? };
        value.check(kind).map(|()| value).map_err(Some)
    }

    /// Reads what was typed into the field of a number.
    ///
    /// # Errors
    /// As [`Value::share_from_typed`].
    pub fn number_from_typed(kind: &Kind, text: &str) -> Result<Self, Option<ValueFault>> {
        if text.trim().is_empty() {
            return Err(None);
        }
        let value = Self::Number(Quantity::parse(text).ok_or(Some(ValueFault::NotANumber))?);
        value.check(kind).map(|()| value).map_err(Some)
    }
}

/// An answer's response: a value, or that the question does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// A value that fits the question.
    Value(Value),
    /// The question does not apply, and why. The reason may still be missing while it is being written.
    NotApplicable {
        /// Why.
        reason: Rc<str>,
    },
}

impl Response {
    /// Checks a response against its question.
    ///
    /// # Errors
    /// The [`ValueFault`].
    pub fn check(&self, kind: &Kind, na: &NotApplicable) -> Result<(), ValueFault> {
        match (self, na) {
            (Self::Value(value), _) => value.check(kind),
            (Self::NotApplicable { .. }, NotApplicable::Never) => Err(ValueFault::NotApplicableNotAllowed),
            (Self::NotApplicable { reason }, NotApplicable::WithReason) if reason.trim().is_empty() => {
                Err(ValueFault::ReasonMissing)
            }
            (Self::NotApplicable { .. }, _) => Ok(()),
        }
    }
}
