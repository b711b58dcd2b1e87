//! Chance that can be had again: `PHROM_SEED` in the environment, or the clock.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// A sequence of numbers. Prints as what makes the same one again.
pub struct Seed {
    begun: u64,
    state: u64,
}

impl Default for Seed {
    fn default() -> Self {
        Self::new()
    }
}

impl Seed {
    /// A new sequence.
    pub fn new() -> Self {
        #[expect(clippy::disallowed_methods, reason = "not in a browser")]
        let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.as_secs());
        let begun = std::env::var("PHROM_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(now);
        Self { begun, state: begun }
    }

    /// The next number below a limit (SplitMix64).
    pub fn below(&mut self, limit: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PHROM_SEED={}", self.begun)
    }
}
