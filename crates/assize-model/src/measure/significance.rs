//! Whether two shares could differ by luck alone, and whether the difference is large: Fisher's exact
//! test and Cohen's h.
//!
//! Both are told, and neither decides anything. With enough synthetic persons any difference, however
//! small, stands out from luck; the effect size does not grow with their number.

use assize_base::maths::{asin, sqrt};

/// Fisher's exact test, two-sided: the chance of a table that is no more likely than this one, if the
/// two groups had the same share and the sums of the table were given.
///
/// `hits[i]` of `persons[i]` are the cases of the two groups. Tables count as equally likely if their
/// chances differ by less than one part in ten million.
///
/// # Panics
/// If there are more cases than persons.
#[must_use]
pub fn fisher(hits: [i64; 2], persons: [i64; 2]) -> f64 {
    for (hits, persons) in hits.iter().zip(persons) {
        assert!((0..=persons).contains(hits), "{hits} cases of {persons} persons");
    }
    let all = hits[0] + hits[1];
    let (lowest, highest) = ((all - persons[1]).max(0), all.min(persons[0]));
    let step = |k: i64| {
        // How much likelier k + 1 cases in the first group are than k.
        let more = (all - k) as f64 * (persons[0] - k) as f64;
        more / ((k + 1) as f64 * (persons[1] - all + k + 1) as f64)
    };
    let likeliest = likeliest(all, persons).clamp(lowest, highest);
    // Chances relative to the likeliest table, so that nothing is lost in large sums.
    let above = chances((likeliest..highest).map(&step));
    let below = chances((lowest..likeliest).rev().map(|k| 1.0 / step(k)));
    let at = |chances: &[f64], steps: i64| chances.get(steps as usize - 1).copied().unwrap_or(0.0);
    let seen = match hits[0] - likeliest {
        0 => 1.0,
        more if more > 0 => at(&above, more),
        fewer => at(&below, -fewer),
    };
    // From the least likely tables inward: small numbers are added first.
    let tables = || below.iter().rev().chain(above.iter().rev()).chain([&1.0]);
    let no_likelier: f64 = tables().filter(|c| **c <= seen * (1.0 + EQUAL)).sum();
    (no_likelier / tables().sum::<f64>()).min(1.0)
}

/// What is left of a chance of one after each step, until it is too small for a number.
fn chances(steps: impl Iterator<Item = f64>) -> Vec<f64> {
    let left = steps.scan(1.0, |chance, step| {
        *chance *= step;
        Some(*chance)
    });
    left.take_while(|chance| *chance >= f64::MIN_POSITIVE).collect()
}

/// Relative difference below which two chances count as equal.
const EQUAL: f64 = 1e-7;

/// The likeliest number of cases in the first group.
fn likeliest(all: i64, persons: [i64; 2]) -> i64 {
    let (all, first, both) =
        (i128::from(all), i128::from(persons[0]), i128::from(persons[0] + persons[1]));
    ((all + 1) * (first + 1) / (both + 2)) as i64
}

/// Cohen's h: the difference of two shares on a scale on which steps near 0 and near 1 weigh as much
/// as they are hard to take; from 0 to about 3.14. By its author's rule of thumb 0.2 is small, 0.5
/// middling and 0.8 large.
#[must_use]
pub fn effect(shares: [f64; 2]) -> f64 {
    let angle = |share: f64| 2.0 * asin(sqrt(share.clamp(0.0, 1.0)));
    (angle(shares[0]) - angle(shares[1])).abs()
}

/// A chance held against the number of pairs from which the worst and the best were picked
/// (Bonferroni): with many groups, some pair is always far apart.
#[must_use]
pub fn corrected(chance: f64, groups: usize) -> f64 {
    let pairs = groups * groups.saturating_sub(1) / 2;
    (chance * pairs as f64).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
    }

    #[test]
    fn the_lady_tasting_tea_has_fishers_own_figures() {
        // By hand: eight cups, four of each. All right: 1 table of C(8, 4) = 70 on each side, so 2/70.
        near(fisher([4, 0], [4, 4]), 2.0 / 70.0);
        // Three right: 16 + 1 tables on each side: 34/70.
        near(fisher([3, 1], [4, 4]), 34.0 / 70.0);
        near(fisher([2, 2], [4, 4]), 1.0);
    }

    #[test]
    fn uneven_groups_count_every_table_that_is_no_likelier() {
        // By hand: 3 of 4 against 1 of 10, 4 cases in all. C(14, 4) = 1001 tables; with k cases in the
        // first group C(4, k) * C(10, 4 - k): 210, 480, 270, 40, 1. Seen: 40; no likelier: 40 + 1.
        near(fisher([3, 1], [4, 10]), 41.0 / 1001.0);
    }

    #[test]
    fn no_cases_or_nothing_but_cases_prove_nothing() {
        near(fisher([0, 0], [10, 20]), 1.0);
        near(fisher([10, 20], [10, 20]), 1.0);
    }

    #[test]
    fn large_groups_neither_overflow_nor_lose_the_small() {
        let p = fisher([40_000, 10_000], [500_000, 500_000]);
        assert!((0.0..1e-300).contains(&p), "{p}");
        near(fisher([5_000, 5_000], [500_000, 500_000]), 1.0);
    }

    #[test]
    fn effects_have_their_authors_scale() {
        // By hand: shares 1/2 and 0: asin(sqrt(1/2)) is a quarter of the circle's half: h = pi / 2.
        near(effect([0.5, 0.0]), std::f64::consts::FRAC_PI_2);
        near(effect([0.3, 0.3]), 0.0);
        near(effect([0.0, 1.0]), std::f64::consts::PI);
    }

    #[test]
    fn picking_from_many_pairs_is_held_against_the_chance() {
        // By hand: 4 groups have 6 pairs.
        near(corrected(0.01, 4), 0.06);
        near(corrected(0.5, 4), 1.0);
        near(corrected(0.01, 2), 0.01);
    }
}
