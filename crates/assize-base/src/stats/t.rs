//! Intervals of a mean over replicates: Student's t.

use std::sync::OnceLock;

use super::special::t_quantile;
use super::{Interval, UPPER, mean, variance};
use crate::maths::sqrt;

/// Degrees of freedom for which the factor is kept once it was computed.
const KEPT: usize = 256;

/// The mean of the replicates' values with the Student t interval; one value has no interval of its
/// own and gives `low = high = value`.
#[must_use]
pub fn interval(values: &[f64]) -> Option<Interval> {
    let value = mean(values)?;
    let Some(variance) = variance(values) else { return Some(Interval::of_one(value)) };
    let n = values.len() as f64;
    let half = factor(n - 1.0) * sqrt(variance / n);
    Some(Interval { value, low: value - half, high: value + half })
}

/// How many standard errors a 95 % interval reaches to either side.
#[must_use]
pub fn factor(freedom: f64) -> f64 {
    static FACTORS: [OnceLock<f64>; KEPT] = [const { OnceLock::new() }; KEPT];
    let whole = freedom as usize;
    match FACTORS.get(whole).filter(|_| whole as f64 == freedom) {
        Some(kept) => *kept.get_or_init(|| t_quantile(UPPER, freedom)),
        None => t_quantile(UPPER, freedom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_replicates_have_the_textbook_interval() {
        // By hand: mean 2.5, s = 1.290994, t(3) = 3.182446, half = 3.182446 * 1.290994 / 2 = 2.054260.
        let i = interval(&[1.0, 2.0, 3.0, 4.0]).unwrap();
        assert!((i.value - 2.5).abs() < 1e-12);
        assert!((i.high - 4.554_260).abs() < 1e-5, "{i:?}");
        assert_eq!(interval(&[7.0]), Some(Interval::of_one(7.0)));
        assert!(interval(&[]).is_none());
    }

    #[test]
    fn the_factor_does_not_jump_beyond_thirty_degrees_of_freedom() {
        // scipy 1.17.1, scipy.stats.t.ppf(0.975, [30, 31, 60]).
        for (freedom, expected) in [(30.0, 2.042_272), (31.0, 2.039_513), (60.0, 2.000_298)] {
            assert!((factor(freedom) - expected).abs() < 1e-6);
        }
        let all: Vec<f64> = (1..400).map(|df| factor(f64::from(df))).collect();
        assert!(all.windows(2).all(|two| two[1] < two[0]), "more replicates, smaller factor");
    }
}
