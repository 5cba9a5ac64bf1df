//! Intervals over replicates (Student's t), quantiles, rank correlation and its noise.

use crate::maths::{erfc, sqrt};

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

/// A quantile of some values, on a line between the two nearest; `None` without values.
#[must_use]
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64))
}

/// The ranks of values from 1 on; equal values share the mean of their ranks.
#[must_use]
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    while from < order.len() {
        let same = |i: &usize| values[*i].total_cmp(&values[order[from]]).is_eq();
        let n = order[from..].iter().take_while(|i| same(i)).count();
        let shared = from as f64 + (n as f64 + 1.0) / 2.0;
        order[from..from + n].iter().for_each(|i| ranks[*i] = shared);
        from += n;
    }
    ranks
}

/// Spearman's rank correlation; `None` if either side has fewer than two different values.
///
/// # Panics
/// If the two sides differ in length.
#[must_use]
pub fn rank_correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    assert_eq!(a.len(), b.len(), "values to be correlated");
    let (a, b) = (ranks(a), ranks(b));
    let mean = (a.len() as f64 + 1.0) / 2.0;
    let product = |x: &[f64], y: &[f64]| -> f64 {
        x.iter().zip(y).map(|(x, y)| (x - mean) * (y - mean)).sum()
    };
    let (both, one, other) = (product(&a, &b), product(&a, &a), product(&b, &b));
    (one > 0.0 && other > 0.0).then(|| (both / sqrt(one * other)).clamp(-1.0, 1.0))
}

/// The rank correlation that the strongest of so many unrelated dimensions exceeds with a chance of
/// 5 %, over so many members: `z / sqrt(members - 1)`, with z the normal quantile that leaves
/// 5 % to all dimensions together. At most 1.
#[must_use]
pub fn correlation_noise(members: usize, dimensions: usize) -> f64 {
    if members < 3 || dimensions == 0 {
        return 1.0;
    }
    let z = normal_quantile(1.0 - 0.025 / dimensions as f64);
    (z / sqrt(members as f64 - 1.0)).min(1.0)
}

/// The point below which so large a share of the normal distribution lies.
///
/// Found by halving: exact to the last digits, and never asked for often.
#[must_use]
pub fn normal_quantile(share: f64) -> f64 {
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..100 {
        let middle = (low + high) / 2.0;
        if 0.5 * erfc(-middle / std::f64::consts::SQRT_2) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
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

    #[test]
    fn quantiles_lie_on_a_line_between_neighbours() {
        // By hand: of 0, 10, 20, 30, 40 the 5 % quantile lies at place 0.2, so at 2.
        let values = [30.0, 0.0, 40.0, 10.0, 20.0];
        assert!((quantile(&values, 0.05).unwrap() - 2.0).abs() < 1e-12);
        assert_eq!(quantile(&values, 0.5), Some(20.0));
        assert_eq!(quantile(&values, 1.0), Some(40.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn ranks_are_shared_by_equals_and_correlation_is_of_ranks() {
        assert_eq!(ranks(&[5.0, 1.0, 5.0, 9.0]), [2.5, 1.0, 2.5, 4.0]);
        // By hand: ranks 1 2 3 4 and 2 1 4 3: 1 - 6 * 4 / (4 * 15) = 0.6.
        let rho = rank_correlation(&[1.0, 2.0, 3.0, 100.0], &[2.0, 1.0, 90.0, 3.0]).unwrap();
        assert!((rho - 0.6).abs() < 1e-12, "{rho}");
        assert_eq!(rank_correlation(&[1.0, 2.0], &[3.0, 3.0]), None);
    }

    #[test]
    fn noise_falls_with_members_and_rises_with_dimensions() {
        // By hand: one dimension, 101 members: 1.959964 / 10.
        assert!((correlation_noise(101, 1) - 0.195_996_4).abs() < 1e-6);
        assert!(correlation_noise(101, 500) > 0.35 && correlation_noise(2, 1) >= 1.0);
        assert!((normal_quantile(0.5)).abs() < 1e-12);
    }
}
