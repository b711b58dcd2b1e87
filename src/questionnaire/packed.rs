//! How built-in questionnaires travel: smaller than their JSON, and read by a tenth of the code.
//!
//! Lines, in three sections: codes and numbers, then the texts in Thai, then those in English, each in the order of the
//! fields below. What explains a question, and what is only said of results, is apart, in two more sections: a first visit
//! does without. A build packs what [`Questionnaire::read`] has found sound, so that unpacking looks only whether it is
//! whole. No file format: it changes with the program, and nobody keeps it. Texts of ours have no line breaks.

mod lines;

use std::rc::Rc;

use self::lines::{Packed, Packer, Unpacker};
use super::order::{number, order_of};
use super::{
    AgencyType, Choice, Column, Condition, Document, Gate, GateItem, Indicator, Kind, Ladder, Level, NotApplicable,
    Offer, Overall, Part, Points, Profile, Question, Questionnaire, Role, RowLevels, RowShare, Source, Step, Table,
    Terms,
};

impl Questionnaire {
    /// The questionnaire as it travels: what is asked, and the explanations.
    pub fn packed(&self) -> [String; 2] {
        let mut to = Packer::default();
        self.pack(&mut to);
        to.finish()
    }

    /// What was packed; without explanations, those are empty texts. `None` if one of the two was cut off.
    pub fn unpack(asked: &str, explained: Option<&str>) -> Option<Self> {
        let mut from = Unpacker::of(asked, explained)?;
        let mut unpacked: Self = Packed::unpack(&mut from);
        unpacked.is_explained = explained.is_some();
        number(unpacked.parts.iter_mut().filter_map(Rc::get_mut));
        (unpacked.places, unpacked.order) = order_of(&unpacked.parts);
        from.ends_here().then_some(unpacked)
    }
}

/// Of a field: its texts stand apart.
const APART: bool = true;

/// Both directions of structs, field by field. What explains is apart.
macro_rules! fields {
    ($($name:ident { $($field:ident $(@ $apart:ident)?),* } $(with $($also:ident = $value:expr),*)?;)*) => {$(
        impl Packed for $name {
            fn pack(&self, to: &mut Packer) {
                $(
                    $(to.is_apart = $apart;)?
                    self.$field.pack(to);
                    to.is_apart = false;
                )*
            }
            fn unpack(from: &mut Unpacker<'_>) -> Self {
                Self {
                    $($field: {
                        $(from.is_apart = $apart;)?
                        let field = Packed::unpack(from);
                        from.is_apart = false;
                        field
                    },)*
                    $($($also: $value,)*)?
                }
            }
        }
    )*};
}

fields! {
    Questionnaire {
        id, version, sha256, title, purpose, audience, disclaimer @ APART, minutes, sources, profiles, agency_types, parts, ladders,
        terms, overall, subject, gates, document, steps
    } with places = Default::default(), order = Default::default(), is_explained = true;
    Source { id, title, publisher, year };
    Profile { id, title, hint };
    AgencyType { id, title, profiles };
    Part { id, role, title, about, source, profiles, indicators };
    Indicator { id, title, about, advice @ APART, profiles, weight, questions, step, responsible, points };
    Question {
        id, kind, text, help, condition @ APART, verification @ APART, reference @ APART, current_law @ APART, year, na, when, profiles, weight, is_scored,
        is_required, names_unit
    } with number = 0;
    Choice { id, title };
    Ladder { id, part, title, about, levels };
    Level { id, title, about, holds };
    Terms { dimension, indicator, profile };
    Step { title, lowest };
    Points { title, points, questions };
    Gate { id, title, about, items };
    GateItem { question, columns };
    Document { title, opening, closing, signatures };
    Table { columns, max, name, add, levels };
    Column { id, text, help, kind, is_required };
    RowLevels { title, about, levels, share };
    RowShare { from, title, offers };
    Offer { questionnaire, question };
}

/// Both directions of enums: the number of the case, then its fields.
macro_rules! cases {
    ($($name:ident { $first:pat => $blank:expr; $($number:literal $case:ident $(($content:ident))? $({ $($field:ident),* })?;)* })*) => {$(
        impl Packed for $name {
            fn pack(&self, to: &mut Packer) {
                match self {
                    $first => 0_u32.pack(to),
                    $(Self::$case $(($content))? $({ $($field),* })? => {
                        let number: u32 = $number;
                        number.pack(to);
                        $($content.pack(to);)?
                        $($($field.pack(to);)*)?
                    })*
                }
            }
            fn unpack(from: &mut Unpacker<'_>) -> Self {
                match from.number() {
                    $($number => Self::$case
                        $(({ let $content = Packed::unpack(from); $content }))?
                        $({ $($field: Packed::unpack(from)),* })?,)*
                    _ => $blank,
                }
            }
        }
    )*};
}

cases! {
    Kind {
        Self::Practice => Self::Practice;
        1 Checklist(options);
        2 Share { part, whole, max };
        3 Number { min, max, unit };
        4 Ladder(options);
        5 Scale { low, high, steps };
        6 Text { lines };
        7 Table(table);
    }
    NotApplicable {
        Self::Never => Self::Never;
        1 Flagged(reason);
        2 WithReason;
    }
    Overall {
        Self::Plain => Self::Plain;
        1 Noted(note);
        2 Absent;
    }
    Role {
        Self::Dimension => Self::Dimension;
        1 Annex;
    }
}

impl Packed for Condition {
    fn pack(&self, to: &mut Packer) {
        let number: u32 = match self {
            Self::All(_) => 0,
            Self::Any(_) => 1,
            Self::Not(_) => 2,
            Self::Equals { .. } => 3,
            Self::AtLeast { .. } => 4,
        };
        number.pack(to);
        match self {
            Self::All(conditions) | Self::Any(conditions) => conditions.pack(to),
            Self::Not(condition) => condition.as_ref().pack(to),
            Self::Equals { question, value } => (question.pack(to), value.pack(to)).1,
            Self::AtLeast { question, value } => (question.pack(to), value.pack(to)).1,
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        match from.number() {
            1 => Self::Any(Packed::unpack(from)),
            2 => Self::Not(Box::new(Packed::unpack(from))),
            3 => Self::Equals { question: Packed::unpack(from), value: Packed::unpack(from) },
            4 => Self::AtLeast { question: Packed::unpack(from), value: Packed::unpack(from) },
            _ => Self::All(Packed::unpack(from)),
        }
    }
}
