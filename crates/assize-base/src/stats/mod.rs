//! Statistics over replicates and persons: intervals, quantiles, rank correlation and its noise.
//!
//! In reading order: [`Interval`] and what makes one ([`t`] for means over replicates, [`share`] for
//! counted shares, [`bootstrap`] where a mean of a few skewed values is not like a normal one), then
//! [`pair`] (two arms over the same persons), [`rank`] (quantiles and ranks), [`special`] (the
//! functions behind them).
//!
//! Invariant: every number is a function of the values alone. What is resampled is drawn by address,
//! so that the same values give the same bits everywhere.

pub mod bootstrap;
pub mod pair;
pub mod rank;
pub mod share;
pub mod special;
pub mod t;

#[cfg(test)]
mod coverage;

pub use pair::{Pairing, paired};
pub use rank::{correlation_noise, quantile, rank_correlation, ranks};
pub use special::normal_quantile;
pub use t::interval;

/// A value with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The value: for replicates, their mean.
    pub value: f64,
    /// The lower end of the 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// A value without an interval of its own: both ends are the value.
    #[must_use]
    pub fn of_one(value: f64) -> Interval {
        Interval { value, low: value, high: value }
    }

    /// Half the width: the larger distance from the value to an end.
    #[must_use]
    pub fn half_width(&self) -> f64 {
        (self.high - self.value).max(self.value - self.low)
    }
}

/// The part of a distribution that lies below the upper end of a two-sided 95 % interval.
pub(crate) const UPPER: f64 = 0.975;

/// The mean of values; `None` if there are none.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The variance of a sample, over one less than its size; `None` for fewer than two values.
///
/// Values that are all the same have a variance of exactly 0, whatever the rounding of their mean.
#[must_use]
pub fn variance(values: &[f64]) -> Option<f64> {
    let first = values.first().filter(|_| values.len() > 1)?;
    if values.iter().all(|v| v == first) {
        return Some(0.0);
    }
    let mean = mean(values)?;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    Some(squares / (values.len() as f64 - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variance_of_equal_values_is_exactly_nothing() {
        // Three times 0.1 do not add up to 0.3 in binary, so that the mean is off by a last digit.
        assert_eq!(variance(&[0.1, 0.1, 0.1]), Some(0.0));
        // By hand: mean 2.5, squares 2.25 + 0.25 + 0.25 + 2.25 = 5, over 3.
        assert_eq!(variance(&[1.0, 2.0, 3.0, 4.0]), Some(5.0 / 3.0));
        assert_eq!(variance(&[1.0]), None);
    }

    #[test]
    fn half_the_width_is_the_longer_side() {
        let cut = Interval { value: 0.1, low: 0.0, high: 0.4 };
        assert!((cut.half_width() - 0.3).abs() < 1e-12);
    }
}
