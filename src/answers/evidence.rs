//! References to the documents that prove an answer. Never the documents themselves.

use std::rc::Rc;

use crate::questionnaire::plain_digits;

/// What kind of document it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EvidenceKind {
    /// An order or appointment (คำสั่ง).
    Order,
    /// An announcement or a policy (ประกาศ นโยบาย).
    Announcement,
    /// A plan or project (แผนงาน โครงการ).
    Plan,
    /// A report or statistics (รายงาน).
    Report,
    /// Minutes or a memorandum (รายงานการประชุม บันทึกข้อความ).
    Minutes,
    /// A web page or a running system (เว็บไซต์ ระบบงาน).
    System,
    /// Something else.
    #[default]
    Other,
}

impl EvidenceKind {
    /// All kinds, in the order of the list to choose from.
    pub const ALL: [Self; 7] =
        [Self::Order, Self::Announcement, Self::Plan, Self::Report, Self::Minutes, Self::System, Self::Other];

    /// The code in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Announcement => "announcement",
            Self::Plan => "plan",
            Self::Report => "report",
            Self::Minutes => "minutes",
            Self::System => "system",
            Self::Other => "other",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The secrecy class of a document, in the terms of the Thai rules on official secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Secrecy {
    /// Not classified (ปกติ).
    #[default]
    Open,
    /// ลับ.
    Confidential,
    /// ลับมาก.
    Secret,
    /// ลับที่สุด.
    TopSecret,
}

impl Secrecy {
    /// All classes, from the lowest.
    pub const ALL: [Self; 4] = [Self::Open, Self::Confidential, Self::Secret, Self::TopSecret];

    /// The code in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confidential => "confidential",
            Self::Secret => "secret",
            Self::TopSecret => "topSecret",
        }
    }

    /// The class of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// A reference to one document (DOMAIN section 6, "Claimed and evidenced").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// Its title.
    pub title: Rc<str>,
    /// Its number.
    pub number: Rc<str>,
    /// Its date: `2017-08-15` where a full date was given, else as written.
    pub date: Rc<str>,
    /// Who holds it: a unit, not a person.
    pub holder: Rc<str>,
    /// Where it is kept.
    pub location: Rc<str>,
    /// Its secrecy class.
    pub secrecy: Secrecy,
}

impl Evidence {
    /// Whether it names a document. One that does not proves nothing.
    pub fn names_a_document(&self) -> bool {
        !self.title.trim().is_empty() || !self.number.trim().is_empty()
    }

    /// Whether its date lies before a year of the Buddhist era.
    pub fn is_older_than(&self, year: u16) -> bool {
        iso_parts(&self.date).is_some_and(|(of_date, _, _)| of_date + BUDDHIST_OFFSET < year)
    }
}

/// Buddhist era minus Gregorian, for every date since 1941.
pub const BUDDHIST_OFFSET: u16 = 543;

/// Turns a date as an officer writes it, "15/8/2560" in Arabic or Thai digits, into `2017-08-15`. A year from
/// 2400 on is of the Buddhist era, once; a year below is Gregorian. `None` for what is not a full date.
pub fn iso_from_written(written: &str) -> Option<String> {
    let plain = plain_digits(written);
    let mut pieces = plain.split(['/', '-', '.']);
    let (day, month, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
    if pieces.next().is_some() || year.len() != 4 {
        return None;
    }
    let (day, month, year): (u8, u8, u16) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    let year = if year >= 2400 { year - BUDDHIST_OFFSET } else { year };
    let iso = format!("{year:04}-{month:02}-{day:02}");
    iso_parts(&iso).map(|_| iso)
}

/// The way back: `2017-08-15` as "15/8/2560"; anything else as it is.
pub fn written_from_iso(date: &str) -> String {
    iso_parts(date)
        .map_or_else(|| date.to_owned(), |(year, month, day)| format!("{day}/{month}/{}", year + BUDDHIST_OFFSET))
}

/// Year (Gregorian), month and day of a `YYYY-MM-DD` that exists in the calendar.
fn iso_parts(date: &str) -> Option<(u16, u8, u8)> {
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        1..=12 => 31,
        _ => return None,
    };
    ((1800..2400).contains(&year) && (1..=days).contains(&day)).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_moves_between_the_eras_once() {
        assert_eq!(iso_from_written("15/8/2560").as_deref(), Some("2017-08-15"));
        assert_eq!(iso_from_written(" ๑๕/๐๘/๒๕๖๐ ").as_deref(), Some("2017-08-15"));
        assert_eq!(iso_from_written("15/8/2017").as_deref(), Some("2017-08-15"));
        assert_eq!(written_from_iso("2017-08-15"), "15/8/2560");
        assert_eq!(iso_from_written(&written_from_iso("2026-11-21")).as_deref(), Some("2026-11-21"));
    }

    #[test]
    fn what_is_not_a_date_stays_as_written() {
        for written in ["", "ส.ค. 2560", "2560", "31/2/2560", "29/2/2566", "1/13/2560", "1/1/60", "1/1/2560/1"] {
            assert_eq!(iso_from_written(written), None, "{written}");
            assert_eq!(written_from_iso(written), written);
        }
        assert!(iso_from_written("29/2/2567").is_some());
    }

    #[test]
    fn age_is_told_by_the_assessed_year() {
        let dated = |date: &str| Evidence { date: date.into(), ..Evidence::default() };
        assert!(dated("2016-12-31").is_older_than(2560));
        assert!(!dated("2017-01-01").is_older_than(2560));
        assert!(!dated("ส.ค. 2550").is_older_than(2560));
    }
}
