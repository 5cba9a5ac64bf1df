//! Intervals over replicates: the Student t interval of a mean.

use crate::maths::sqrt;

/// A value with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The mean over replicates.
    pub value: f64,
    /// The lower end of the 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom (any statistics table).
const T_975: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
];

/// The mean of the replicates' values with the Student t interval; one value has no interval of its
/// own and gives `low = high = value`.
#[must_use]
pub fn interval(values: &[f64]) -> Option<Interval> {
    if values.is_empty() {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    if values.len() == 1 {
        return Some(Interval { value: mean, low: mean, high: mean });
    }
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
    let t = T_975.get(values.len() - 2).copied().unwrap_or(1.96);
    let half = t * sqrt(variance / n);
    Some(Interval { value: mean, low: mean - half, high: mean + half })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_replicates_have_the_textbook_interval() {
        // By hand: mean 2.5, s = 1.290994, t(3) = 3.182, half = 3.182 * 1.290994 / 2 = 2.054.
        let i = interval(&[1.0, 2.0, 3.0, 4.0]).unwrap();
        assert!((i.value - 2.5).abs() < 1e-12);
        assert!((i.high - 4.553_97).abs() < 1e-4, "{i:?}");
        assert_eq!(interval(&[7.0]).unwrap().low, 7.0);
        assert!(interval(&[]).is_none());
    }
}
