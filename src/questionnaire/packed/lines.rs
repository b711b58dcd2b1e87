//! The lines of a packed questionnaire, and how what everything is made of stands in them.

use std::rc::Rc;
use std::str::Split;

use crate::language::Text;
use crate::questionnaire::{
    IndicatorId, LadderId, LevelId, OptionId, PartId, ProfileId, Profiles, Quantity, QuestionId, QuestionnaireId,
};

/// Between the sections.
const SECTION: char = '\u{C}';
/// The last line of each section: nothing was cut off.
const END: &str = "end";
/// More than any list of ours has.
const MAX_LENGTH: usize = 10_000;

/// The three sections, growing.
#[derive(Default)]
pub(super) struct Packer {
    codes: Vec<String>,
    /// Thai and English, together with the codes and apart from them.
    texts: [[Vec<String>; 2]; 2],
    /// Whether the next texts stand apart.
    pub(super) is_apart: bool,
}

impl Packer {
    /// All of it: the sections with the codes, and those apart.
    pub(super) fn finish(self) -> [String; 2] {
        let section = |mut lines: Vec<String>| {
            lines.push(END.into());
            lines.join("\n")
        };
        let [[thai, english], apart] = self.texts;
        let joined = |sections: Vec<String>| sections.join(&SECTION.to_string());
        [joined([self.codes, thai, english].map(section).into()), joined(apart.map(section).into())]
    }
}

/// What is left of the sections.
pub(super) struct Unpacker<'a> {
    codes: Split<'a, char>,
    texts: [[Split<'a, char>; 2]; 2],
    has_apart: bool,
    /// Whether the next texts stand apart.
    pub(super) is_apart: bool,
}

impl<'a> Unpacker<'a> {
    pub(super) fn of(text: &'a str, apart: Option<&'a str>) -> Option<Self> {
        let lines = |section: &'a str| section.split('\n');
        let mut sections = text.split(SECTION).map(lines);
        let codes = sections.next()?;
        // Of what was left out, all texts are empty.
        let mut others = apart.unwrap_or("\u{C}").split(SECTION).map(lines);
        let texts = [[sections.next()?, sections.next()?], [others.next()?, others.next()?]];
        Some(Self { codes, texts, has_apart: apart.is_some(), is_apart: false })
    }

    /// Behind the end there is nothing but blanks.
    fn code(&mut self) -> &'a str {
        self.codes.next().unwrap_or_default()
    }

    pub(super) fn number(&mut self) -> i64 {
        self.code().parse().unwrap_or_default()
    }

    /// Whether all was read, and no more than all.
    pub(super) fn ends_here(self) -> bool {
        let is_over = |[thai, english]: [Split<'_, char>; 2]| thai.eq([END]) && english.eq([END]);
        let [texts, apart] = self.texts;
        self.codes.eq([END]) && is_over(texts) && (!self.has_apart || is_over(apart))
    }
}

/// What can be packed. Both directions go through the same fields in the same order.
pub(super) trait Packed {
    fn pack(&self, to: &mut Packer);
    fn unpack(from: &mut Unpacker<'_>) -> Self;
}

impl Packed for Rc<str> {
    fn pack(&self, to: &mut Packer) {
        to.codes.push(self.to_string());
    }
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        from.code().into()
    }
}

/// Codes.
macro_rules! codes {
    ($($name:ident)*) => {$(
        impl Packed for $name {
            fn pack(&self, to: &mut Packer) {
                to.codes.push(self.to_string());
            }
            fn unpack(from: &mut Unpacker<'_>) -> Self {
                <Rc<str>>::unpack(from).into()
            }
        }
    )*};
}

codes! { QuestionnaireId PartId IndicatorId QuestionId OptionId ProfileId LadderId LevelId }

/// Whole numbers.
macro_rules! numbers {
    ($($name:ident)*) => {$(
        impl Packed for $name {
            fn pack(&self, to: &mut Packer) {
                to.codes.push(self.to_string());
            }
            fn unpack(from: &mut Unpacker<'_>) -> Self {
                Self::try_from(from.number()).unwrap_or_default()
            }
        }
    )*};
}

numbers! { u8 u16 u32 u64 usize }

impl Packed for Quantity {
    fn pack(&self, to: &mut Packer) {
        to.codes.push(self.millionths().to_string());
    }
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self::from_millionths(from.number())
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Packer) {
        to.codes.push(if *self { "1".into() } else { String::new() });
    }
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        !from.code().is_empty()
    }
}

impl Packed for Text {
    fn pack(&self, to: &mut Packer) {
        let [thai, english] = &mut to.texts[usize::from(to.is_apart)];
        thai.push(self.th.to_string());
        english.push(self.en.to_string());
    }
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let [thai, english] = &mut from.texts[usize::from(from.is_apart)];
        let next = |section: &mut Split<'_, char>| section.next().unwrap_or_default().into();
        Self { th: next(thai), en: next(english) }
    }
}

impl Packed for Profiles {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
    }
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self(Packed::unpack(from))
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Packer) {
        self.is_some().pack(to);
        self.iter().for_each(|content| content.pack(to));
    }
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        self.len().pack(to);
        self.iter().for_each(|element| element.pack(to));
    }
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let length = usize::unpack(from).min(MAX_LENGTH);
        (0..length).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Packed> Packed for Rc<T> {
    fn pack(&self, to: &mut Packer) {
        self.as_ref().pack(to);
    }
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self::new(T::unpack(from))
    }
}
