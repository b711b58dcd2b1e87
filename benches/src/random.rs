//! Random numbers that are the same on every machine and for ever.

/// A generator of random numbers: SplitMix64, of which every state is good, so that each file has a generator of its own.
pub(crate) struct Random(u64);

impl Random {
    /// The generator of one file of a set. A file is the same however many others there are.
    pub(crate) fn of(seed: u64, file: u64) -> Self {
        let mut random = Self(seed ^ file.wrapping_mul(0xD1B5_4A32_D192_ED03));
        random.next();
        random
    }

    /// 64 random bits.
    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below a bound; 0 for a bound of 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        u64::try_from((u128::from(self.next()) * u128::from(bound)) >> 64).unwrap_or_default()
    }

    /// A place in a list of so many; 0 for an empty one.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap_or(u64::MAX))).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub(crate) fn is_in(&mut self, percent: u32) -> bool {
        self.below(100) < u64::from(percent)
    }

    /// One of these.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T; 8]) -> &'a T {
        from[self.place(from.len()) % 8]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        let mut random = Random(1_234_567);
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn every_number_below_the_bound_is_drawn() {
        let mut random = Random::of(7, 1);
        let mut n_drawn = [0; 5];
        for _ in 0..5000 {
            n_drawn[random.place(5)] += 1;
        }
        assert!(n_drawn.iter().all(|n| (900..1100).contains(n)), "{n_drawn:?}");
    }
}
