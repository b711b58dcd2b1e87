//! Numbers of files of ours.

use super::cursor::Cursor;

/// A number as it stands in the file.
pub(super) struct Number<'a> {
    pub(super) text: &'a str,
    /// All its digits, as if there were no point.
    digits: u64,
    n_decimals: usize,
}

impl Number<'_> {
    /// The number without its point, with so many places, at most eight; `None` for one with more.
    pub(super) fn with_places(&self, n_places: usize) -> Option<u32> {
        let power = POWERS.get(n_places.checked_sub(self.n_decimals)?)?;
        u32::try_from(self.digits.checked_mul(*power)?).ok()
    }
}

/// The powers of ten.
const POWERS: [u64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

impl<'a> Cursor<'a, '_> {
    /// Reads a number of at most fifteen digits, of these at most eight behind the point: such a one is canonical as it
    /// stands, but for ".0". Nothing below 0: no file of ours has it.
    pub(super) fn number(&mut self) -> Option<Number<'a>> {
        let starts_with_0 = self.next() == b'0';
        let (begin, mut digits) = (self.position(), 0);
        let n_whole = self.digits(&mut digits);
        if n_whole == 0 || (n_whole > 1 && starts_with_0) {
            return None;
        }
        let mut n_decimals = 0;
        if self.byte() == b'.' {
            let point = self.position();
            self.pass_over(1);
            n_decimals = self.digits(&mut digits);
            if digits % 10 == 0 {
                // Only ".0" may end so, and the canonical form has it not.
                if n_decimals != 1 {
                    return None;
                }
                self.leave_out_since(point);
            } else {
                // What is below a millionth has an exponent in the canonical form.
                let is_tiny = matches!(n_decimals, 7 | 8) && digits < POWERS[n_decimals - 6];
                if n_decimals == 0 || n_decimals > 8 || is_tiny {
                    return None;
                }
            }
        }
        let is_over = !matches!(self.byte(), b'e' | b'E' | b'.');
        let text = self.since(begin).filter(|_| is_over && n_whole + n_decimals <= 15)?;
        Some(Number { text, digits, n_decimals })
    }

    /// Passes over the digits that stand here; adds them behind those before, and says how many they are. Of more than
    /// fifteen nobody asks what they are.
    fn digits(&mut self, digits: &mut u64) -> usize {
        let mut n = 0;
        for byte in self.rest().iter().take_while(|byte| byte.is_ascii_digit()) {
            *digits = digits.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
            n += 1;
        }
        self.pass_over(n);
        n
    }

    /// A whole number.
    pub(super) fn whole<N: std::str::FromStr>(&mut self) -> Option<N> {
        self.number()?.text.parse().ok()
    }
}
