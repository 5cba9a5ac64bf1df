//! Positions in a range: from a share of the way to a number.

use assize_base::maths::{exp, ln};
use assize_base::quantity::ONE;

use super::{Amount, Unit, award};
use crate::policy::Award;

impl Unit {
    /// The number at a position (2^-32) between two others, of the same kind as the one in use.
    ///
    /// The way is even, or even in ratios if the higher end is at least four times the lower and
    /// the lower is above nought. What lies between whole numbers is rounded down.
    pub(crate) fn between(value: &Amount, low: &Amount, high: &Amount, position: u32) -> Amount {
        match (value, low, high) {
            (Amount::Scaled(_), Amount::Scaled(low), Amount::Scaled(high)) => {
                Amount::Scaled(at(*low, *high, position))
            }
            (Amount::Award(value), Amount::Award(low), Amount::Award(high)) => {
                Amount::Award(award_at(value, low, high, position))
            }
            _ => value.clone(),
        }
    }
}

/// The award at a position: number by number if all three are of one kind, else in proportion.
fn award_at(value: &Award, low: &Award, high: &Award, position: u32) -> Award {
    let parts = |award: &Award| award::parts(award).into_iter().map(i128::from);
    let same = |other: &Award| {
        std::mem::discriminant(value) == std::mem::discriminant(other)
            && parts(value).count() == parts(other).count()
    };
    let moved: Vec<i128> = if same(low) && same(high) {
        parts(low).zip(parts(high)).map(|(l, h)| at(l.min(h), l.max(h), position)).collect()
    } else {
        let (middle, wanted) = (award::key(value), at(award::key(low), award::key(high), position));
        parts(value).map(|n| (n * wanted).div_euclid(middle)).collect()
    };
    award::with_parts(value, &moved)
}

/// The whole number at a position between two others.
fn at(low: i128, high: i128, position: u32) -> i128 {
    if low <= 0 || high < 4 * low {
        return low + ((high - low) * i128::from(position) >> 32);
    }
    let (from, to) = (ln(low as f64), ln(high as f64));
    let share = f64::from(position) / ONE as f64;
    (exp(from + (to - from) * share).floor() as i128).clamp(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: u32 = 1 << 31;

    #[test]
    fn the_way_is_even_unless_the_ends_are_far_apart() {
        assert_eq!(at(10, 30, HALF), 20);
        assert_eq!(at(10, 31, HALF), 20); // 20.5, rounded down.
        assert_eq!(at(-20, -5, HALF), -13); // -12.5, rounded down.
        assert_eq!(at(0, 100, HALF), 50);
        assert_eq!(at(10, 1_000, HALF), 100); // The square root of 10 times 1000.
        assert_eq!(at(10, 1_000, 0), 10);
        assert_eq!(at(7, 7, u32::MAX), 7);
    }

    #[test]
    fn awards_keep_their_kind_and_their_sign() {
        let points = |n: i32| Award::Points(n);
        assert_eq!(award_at(&points(-5), &points(-9), &points(-1), HALF), points(-5));
        assert_eq!(award_at(&points(-5), &points(-9), &points(9), HALF), points(-1));
        let span = Award::Span(-5, -30);
        let moved = award_at(&span, &Award::Span(-10, -40), &Award::Span(-2, -20), HALF);
        assert_eq!(moved, Award::Span(-6, -30));
        // In proportion: the middle of -5..-30 is -17.5, that of -10 and -60 is -35, twice as much.
        assert_eq!(award_at(&span, &points(-60), &points(-10), HALF), Award::Span(-10, -60));
    }
}
