//! Quantiles, ranks, rank correlation and what of it chance alone would give.

use super::special::normal_quantile;
use crate::maths::sqrt;

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

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
