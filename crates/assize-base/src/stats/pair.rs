//! Two arms measured over the same replicates: the difference with the luck that both share taken out,
//! beside the difference as if each arm had had luck of its own.

use super::t::factor;
use super::{Interval, interval, mean, variance};
use crate::maths::sqrt;

/// The difference of two arms, paired and unpaired.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pairing {
    /// The mean difference with the interval over the differences of each replicate.
    pub difference: Interval,
    /// The same difference as if the arms had met different luck (Welch's interval); without a spread
    /// of its own where there is a single replicate.
    pub unpaired: Interval,
    /// How many times as large the variance of the difference would be without pairing; `None` where a
    /// difference does not vary, or for a single replicate.
    pub gained: Option<f64>,
}

/// Compares the values of an arm with those of another, replicate by replicate; `None` without values.
///
/// # Panics
/// If the two sides differ in length.
#[must_use]
pub fn paired(here: &[f64], there: &[f64]) -> Option<Pairing> {
    assert_eq!(here.len(), there.len(), "replicates to be paired");
    let differences: Vec<f64> = here.iter().zip(there).map(|(a, b)| a - b).collect();
    let difference = interval(&differences)?;
    let unpaired = welch(here, there)?;
    let apart = variance(here).zip(variance(there)).map(|(a, b)| a + b);
    Some(Pairing { difference, unpaired, gained: gained(apart, variance(&differences)) })
}

/// The variance without pairing over the variance with it, where both are something.
#[must_use]
pub fn gained(apart: Option<f64>, together: Option<f64>) -> Option<f64> {
    let (apart, together) = apart.zip(together)?;
    (apart > 0.0 && together > 0.0).then(|| apart / together)
}

/// The difference of two means with Welch's interval: two samples with spreads of their own.
fn welch(here: &[f64], there: &[f64]) -> Option<Interval> {
    let value = mean(here)? - mean(there)?;
    let (Some(a), Some(b)) = (error(here), error(there)) else {
        return Some(Interval::of_one(value));
    };
    if a + b == 0.0 {
        return Some(Interval::of_one(value));
    }
    let freedom = |values: &[f64]| values.len() as f64 - 1.0;
    let both = (a + b) * (a + b) / (a * a / freedom(here) + b * b / freedom(there));
    let half = factor(both) * sqrt(a + b);
    Some(Interval { value, low: value - half, high: value + half })
}

/// The square of the standard error of a mean.
fn error(values: &[f64]) -> Option<f64> {
    variance(values).map(|v| v / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: [f64; 5] = [12.1, 11.8, 12.6, 12.3, 11.9];
    const THERE: [f64; 5] = [10.2, 10.9, 9.8, 10.4, 10.6];

    #[test]
    fn both_intervals_are_those_of_a_well_kept_library() {
        // scipy 1.17.1: ttest_rel(HERE, THERE) and ttest_ind(HERE, THERE, equal_var=False), each with
        // confidence_interval(). Here the arms happen to move against each other: pairing loses.
        let p = paired(&HERE, &THERE).unwrap();
        assert!((p.difference.low - 0.866_346_894_518_061).abs() < 1e-9, "{p:?}");
        assert!((p.difference.high - 2.653_653_105_481_939).abs() < 1e-9, "{p:?}");
        assert!((p.unpaired.low - 1.213_210_101_512_489_6).abs() < 1e-9, "{p:?}");
        assert!((p.unpaired.high - 2.306_789_898_487_506_5).abs() < 1e-9, "{p:?}");
        // By hand: variances 0.103 and 0.172, of the differences 0.518: 0.275 / 0.518.
        assert!((p.gained.unwrap() - 0.275 / 0.518).abs() < 1e-9, "{p:?}");
    }

    #[test]
    fn shared_luck_is_taken_out() {
        // By hand: differences 1.0, 1.1, 0.9: variance 0.01. The arms have variances 100.1 and 100:
        // (11 - 11)² + (21.1 - 21)² … computed below as 2 * 100 over 0.01, about 20,000 times.
        let (here, there) = ([11.0, 21.1, 30.9], [10.0, 20.0, 30.0]);
        let p = paired(&here, &there).unwrap();
        let apart = variance(&here).unwrap() + variance(&there).unwrap();
        assert!((p.gained.unwrap() - apart / 0.01).abs() < 1e-3 && apart > 198.0, "{p:?}");
        assert!((p.difference.value - 1.0).abs() < 1e-12);
        assert!(p.difference.half_width() < 0.3 && p.unpaired.half_width() > 20.0, "{p:?}");
    }

    #[test]
    fn an_arm_beside_itself_differs_by_exactly_nothing() {
        let p = paired(&HERE, &HERE).unwrap();
        assert_eq!(p.difference, Interval::of_one(0.0));
        assert_eq!(p.gained, None);
        assert_eq!(paired(&[2.0], &[1.5]).unwrap().unpaired, Interval::of_one(0.5));
        assert_eq!(paired(&[], &[]), None);
    }
}
