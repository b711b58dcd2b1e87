//! Moments of files, in the order in which they were.

/// A moment in milliseconds since 1970 by Coordinated Universal Time. What cannot be read as one is before all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Option<i64>);

impl Moment {
    /// From RFC 3339, which is all that files hold: a dozen lines, where a calendar library would be a hundred times that.
    pub fn parse(text: &str) -> Self {
        Self(milliseconds(text))
    }

    /// Milliseconds since 1970; `None` if it was none.
    pub const fn millis(self) -> Option<i64> {
        self.0
    }
}

/// The moment a thousandth of a second after another one, with the same offset; `None` if that was none, and in the last
/// thousandth of a day.
pub fn just_after(text: &str) -> Option<String> {
    // Offsets are whole minutes.
    let of_minute = milliseconds(text)?.rem_euclid(60_000);
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let all = (number(11, 13)? * 60 + number(14, 16)?) * 60_000 + of_minute + 1;
    let offset = text.get(19..)?.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let (day, minutes, seconds) = (text.get(..10)?, all / 60_000, all / 1000 % 60);
    (minutes < 24 * 60)
        .then(|| format!("{day}T{:02}:{:02}:{seconds:02}.{:03}{offset}", minutes / 60, minutes % 60, all % 1000))
}

fn milliseconds(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i64>().ok())?
    };
    let is_separated = [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')];
    let bytes = text.as_bytes();
    if bytes.len() < 20 || !is_separated.iter().all(|(at, separator)| bytes[*at] == *separator) {
        return None;
    }
    let behind = text.get(19..)?;
    let (fraction, rest) = match behind.strip_prefix('.') {
        Some(behind) => behind.split_at(behind.find(|c: char| !c.is_ascii_digit())?),
        None => ("", behind),
    };
    let thousandths = fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let minutes_ahead = match rest.as_bytes() {
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), ..] if rest.len() == 6 => {
            let minutes = rest.get(1..3)?.parse::<i64>().ok()? * 60 + rest.get(4..6)?.parse::<i64>().ok()?;
            if *sign == b'-' { -minutes } else { minutes }
        }
        _ => return None,
    };
    let days = days_since_1970(number(0, 4)?, number(5, 7)?, number(8, 10)?)?;
    let minutes = (days * 24 + number(11, 13)?) * 60 + number(14, 16)? - minutes_ahead;
    Some((minutes * 60 + number(17, 19)?) * 1000 + thousandths)
}

/// The days of the Gregorian calendar; years begin in March, so that a leap day is the last of its year.
fn days_since_1970(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    Some(
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day
            - 719_469,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_compared_whatever_their_offset() {
        let at = |text: &str| Moment::parse(text);
        assert_eq!(at("1970-01-01T00:00:00Z"), Moment(Some(0)));
        assert_eq!(at("2017-08-15T16:30:00+07:00"), at("2017-08-15T09:30:00Z"));
        assert_eq!(at("2000-03-01T00:00:00Z"), Moment(Some(951_868_800_000)));
        assert_eq!(at("2024-02-29T23:59:59.5-01:30"), Moment(Some(1_709_256_599_500)));
        assert!(at("2017-08-15T16:30:00.250+07:00") > at("2017-08-15T16:30:00+07:00"));
        assert!(at("2017-12-31T23:59:59Z") < at("2018-01-01T00:00:00Z"));
    }

    #[test]
    fn just_after_is_a_thousandth_later_with_the_same_offset() {
        for (text, later) in [
            ("2017-08-15T16:30:00+07:00", Some("2017-08-15T16:30:00.001+07:00")),
            ("2017-08-15T16:30:00.5-01:30", Some("2017-08-15T16:30:00.501-01:30")),
            ("2017-08-15T16:59:59.999Z", Some("2017-08-15T17:00:00.000Z")),
            ("2017-08-15T23:59:59.999+07:00", None),
            ("yesterday", None),
        ] {
            let after = just_after(text);
            assert_eq!(after.as_deref(), later);
            let millis = |text: &str| Moment::parse(text).millis();
            assert!(after.is_none_or(|after| millis(&after) == millis(text).map(|millis| millis + 1)), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_before_all() {
        for text in
            ["", "yesterday", "2560-13-01T00:00:00Z", "2017-08-15", "2017-08-15T16:30:00", "๒๕๖๐-๐๘-๑๕T๑๖:๓๐:๐๐Z"]
        {
            assert!(Moment::parse(text) < Moment::parse("0001-01-01T00:00:00Z"), "{text}");
        }
    }
}
