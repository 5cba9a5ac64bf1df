//! Intervals of a counted share: Wilson's, and the exact one of Clopper and Pearson.
//!
//! Both take the cases as independent. Persons of one household share income, place and luck, so the
//! interval that they deserve is wider, by the square root of what is called the design effect.

use super::special::{beta_quantile, normal_quantile};
use super::{Interval, UPPER};
use crate::maths::sqrt;

/// So many of so many, with Wilson's score interval; `None` if there is nobody.
///
/// On average over all shares it holds the true one in 95 % of samples, also where the share is small.
///
/// # Panics
/// If there are more cases than subjects.
#[must_use]
pub fn wilson(cases: u64, subjects: u64) -> Option<Interval> {
    let value = share(cases, subjects)?;
    let (n, z) = (subjects as f64, normal_quantile(UPPER));
    let centre = (value + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z * sqrt(value * (1.0 - value) / n + z * z / (4.0 * n * n)) / (1.0 + z * z / n);
    let low = if cases == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if cases == subjects { 1.0 } else { (centre + half).min(1.0) };
    Some(Interval { value, low, high })
}

/// So many of so many, with the exact interval of Clopper and Pearson; `None` if there is nobody.
///
/// It holds the true share in at least 95 % of samples, whatever the share: the one to trust where no
/// case, or every case, was counted.
///
/// # Panics
/// If there are more cases than subjects.
#[must_use]
pub fn exact(cases: u64, subjects: u64) -> Option<Interval> {
    let value = share(cases, subjects)?;
    let (k, n) = (cases as f64, subjects as f64);
    let low = if cases == 0 { 0.0 } else { beta_quantile(1.0 - UPPER, k, n - k + 1.0) };
    let high = if cases == subjects { 1.0 } else { beta_quantile(UPPER, k + 1.0, n - k) };
    Some(Interval { value, low, high })
}

/// Cases over subjects.
fn share(cases: u64, subjects: u64) -> Option<f64> {
    assert!(cases <= subjects, "{cases} cases of {subjects} subjects");
    (subjects > 0).then(|| cases as f64 / subjects as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(is: Option<Interval>, (low, high): (f64, f64)) {
        let is = is.expect("an interval");
        assert!((is.low - low).abs() < 1e-9 && (is.high - high).abs() < 1e-9, "{is:?}");
    }

    #[test]
    fn wilsons_interval_is_that_of_a_well_kept_library() {
        // statsmodels 0.15.0, proportion_confint(k, n, method="wilson").
        near(wilson(81, 263), (0.255_288_519_878_274_2, 0.366_209_576_982_800_04));
        near(wilson(15, 148), (0.062_386_399_530_736_28, 0.160_487_241_723_308_03));
        near(wilson(0, 10), (0.0, 0.277_532_799_862_889_26));
        near(wilson(1, 29), (0.006_113_214_292_762_667, 0.171_755_218_793_202_93));
        near(wilson(10, 10), (0.722_467_200_137_110_6, 1.0));
        near(wilson(3, 200_000), (5.101_366_456_971_54e-6, 4.410_498_252_568_243e-5));
        assert_eq!(wilson(0, 0), None);
    }

    #[test]
    fn the_exact_interval_is_that_of_a_well_kept_library() {
        // statsmodels 0.15.0, proportion_confint(k, n, method="beta"). By hand for 0 of 10: the upper
        // end p has (1 - p)^10 = 0.025, so p = 1 - 0.025^0.1 = 0.3085.
        near(exact(0, 10), (0.0, 0.308_497_107_818_760_83));
        near(exact(1, 10), (0.002_528_578_544_461_784_8, 0.445_016_117_031_319_5));
        near(exact(5, 20), (0.086_571_469_101_434_61, 0.491_045_871_707_957_55));
        near(exact(10, 10), (0.691_502_892_181_239_2, 1.0));
        near(exact(3, 200_000), (3.093_371_296_905_321e-6, 4.383_573_331_190_016_5e-5));
        assert_eq!(exact(0, 0), None);
    }
}
