//! Chances, rates and factors as whole numbers, so that kernels never touch floating point.
//!
//! Invariant: the same text in a document gives the same whole number on every machine.

/// One, in the fixed-point form of [`Chance`] and [`Rate`]: 2^32.
pub const ONE: u64 = 1 << 32;

/// One, in the fixed-point form of [`Factor`]: 2^16.
pub const FACTOR_ONE: u32 = 1 << 16;

/// A probability, as a whole number of 2^-32; never by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(pub u64);

impl Chance {
    /// Never.
    pub const NEVER: Chance = Chance(0);
    /// Always.
    pub const ALWAYS: Chance = Chance(ONE);

    /// Tells whether a drawn word falls below the chance.
    #[must_use]
    pub fn hits(self, word: u32) -> bool {
        u64::from(word) < self.0
    }

    /// The chance as a share of one, for showing.
    #[must_use]
    pub fn share(self) -> f64 {
        self.0 as f64 / ONE as f64
    }
}

/// An expected number of events in one period (a month), as a whole number of 2^-32.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(pub u64);

impl Rate {
    /// Scales the rate by a factor, rounding down.
    #[must_use]
    pub fn times(self, factor: Factor) -> Rate {
        Rate((u128::from(self.0) * u128::from(factor.0) >> 16) as u64)
    }

    /// The rate as events a month, for showing.
    #[must_use]
    pub fn per_month(self) -> f64 {
        self.0 as f64 / ONE as f64
    }
}

/// A multiplier, as a whole number of 2^-16; zero by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Factor(pub u32);

impl Factor {
    /// Changes nothing.
    pub const ONE: Factor = Factor(FACTOR_ONE);
}

/// Picks one of `n` by a drawn word: `floor(word * n / 2^32)`.
#[must_use]
pub fn pick(word: u32, n: u64) -> u64 {
    u64::from(word) * n >> 32
}

/// Reads a decimal number as a whole number of `unit`ths, rounded half up; `None` if it is not one.
///
/// `decimal("0.25", 1 << 32)` is a quarter of 2^32. No floating point is involved.
#[must_use]
pub fn decimal(text: &str, unit: u64) -> Option<i128> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 18
        || part.len() > 18
        || !all_digits(whole)
        || !all_digits(part)
    {
        return None;
    }
    let scale = 10_i128.pow(part.len() as u32);
    let value = whole.parse::<i128>().ok()? * scale
        + if part.is_empty() { 0 } else { part.parse::<i128>().ok()? };
    let scaled = (value * i128::from(unit) * 2 + scale) / (scale * 2);
    Some(if negative { -scaled } else { scaled })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly() {
        assert_eq!(decimal("0.25", ONE), Some(i128::from(ONE / 4)));
        assert_eq!(decimal("-1.5", 10), Some(-15));
        assert_eq!(decimal("30", 1), Some(30));
        assert_eq!(decimal("1e3", 1), None);
        assert_eq!(decimal(".5", 1), None);
        assert_eq!(decimal("", 1), None);
    }

    #[test]
    fn a_pick_is_always_inside() {
        assert_eq!(pick(0, 7), 0);
        assert_eq!(pick(u32::MAX, 7), 6);
    }
}
