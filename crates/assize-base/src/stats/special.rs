//! The functions behind intervals: quantiles of the normal, Student's t and the beta distribution.

use crate::maths::{erfc, exp, ln, ln_gamma};

/// The point below which so large a share of the normal distribution lies.
///
/// Found by halving: exact to the last digits, and never asked for often.
#[must_use]
pub fn normal_quantile(share: f64) -> f64 {
    halved(-40.0, 40.0, |x| normal_below(x) < share)
}

/// The share of the normal distribution that lies below a point.
#[must_use]
pub fn normal_below(x: f64) -> f64 {
    0.5 * erfc(-x / std::f64::consts::SQRT_2)
}

/// The point below which so large a share of Student's t lies, for any number of degrees of freedom
/// above 0, also a broken one.
///
/// # Panics
/// If the share is not between a half and 1, or if there are no degrees of freedom.
#[must_use]
pub fn t_quantile(share: f64, freedom: f64) -> f64 {
    assert!((0.5..1.0).contains(&share), "a share of {share}");
    assert!(freedom > 0.0, "{freedom} degrees of freedom");
    // Twice the part above t lies in the incomplete beta function of df / (df + t²).
    let above = |t: f64| 0.5 * beta_below(freedom / (freedom + t * t), freedom / 2.0, 0.5);
    let too_low = |t: f64| above(t) > 1.0 - share;
    let mut high = 1.0;
    while too_low(high) {
        high *= 2.0;
    }
    halved(0.0, high, too_low)
}

/// The point below which so large a share of the beta distribution lies.
///
/// # Panics
/// If one of its two parameters is not above 0.
#[must_use]
pub fn beta_quantile(share: f64, a: f64, b: f64) -> f64 {
    halved(0.0, 1.0, |x| beta_below(x, a, b) < share)
}

/// The share of the beta distribution that lies below a point: the regularised incomplete beta
/// function, as a continued fraction (NIST Digital Library of Mathematical Functions, 8.17.22).
///
/// # Panics
/// If one of its two parameters is not above 0.
#[must_use]
pub fn beta_below(x: f64, a: f64, b: f64) -> f64 {
    assert!(a > 0.0 && b > 0.0, "the beta distribution of {a} and {b}");
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    let front = ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * ln(x) + b * ln(1.0 - x);
    // The fraction converges quickly on the lower side of the mean; the other side is its mirror.
    if x < (a + 1.0) / (a + b + 2.0) {
        exp(front) / (a * fraction(x, a, b))
    } else {
        1.0 - exp(front) / (b * fraction(1.0 - x, b, a))
    }
}

/// The continued fraction of the incomplete beta function, from the front (Lentz's method).
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TERMS: u32 = 100_000;
    let away = |v: f64| if v.abs() < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { v };
    let (mut c, mut d, mut value) = (1.0, 0.0, 1.0);
    for term in 0..TERMS {
        let m = f64::from(term / 2);
        let numerator = if term % 2 == 1 {
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
        } else {
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m))
        };
        // The term of number 0 is nothing: the fraction begins with 1.
        if term == 0 {
            continue;
        }
        d = 1.0 / away(1.0 + numerator * d);
        c = away(1.0 + numerator / c);
        let step = c * d;
        value *= step;
        if (step - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

/// Where a rising condition turns, between two points, by halving.
fn halved(mut low: f64, mut high: f64, is_below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(is: f64, expected: f64) {
        assert!((is - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{is}, not {expected}");
    }

    #[test]
    fn quantiles_of_t_are_those_of_a_well_kept_library() {
        // scipy 1.17.1, scipy.stats.t.ppf(share, df). The first four also stand in any table of t,
        // rounded: 12.706, 3.182, 2.042, 1.980.
        for (share, freedom, expected) in [
            (0.975, 1.0, 12.706_204_736_174_694),
            (0.975, 3.0, 3.182_446_305_283_707_8),
            (0.975, 30.0, 2.042_272_456_301_237_8),
            (0.975, 120.0, 1.979_930_405_082_440_2),
            (0.975, 31.0, 2.039_513_446_396_408),
            (0.975, 1_000.0, 1.962_339_080_826_408_3),
            (0.95, 5.0, 2.015_048_373_333_023_3),
            (0.995, 7.0, 3.499_483_297_350_492_4),
            (0.6, 2.5, 0.281_459_512_748_547_7),
            (0.975, 2.5, 3.574_654_842_003_681_7),
            (0.975, 0.7, 36.611_415_031_588_656),
        ] {
            near(t_quantile(share, freedom), expected);
        }
        // By hand: with one degree of freedom (Cauchy) the upper quarter begins at 1.
        near(t_quantile(0.75, 1.0), 1.0);
    }

    #[test]
    fn the_incomplete_beta_function_is_that_of_a_well_kept_library() {
        // scipy 1.17.1, scipy.special.betainc(a, b, x). By hand: with a = 2 and b = 3 it is
        // 6 x² - 8 x³ + 3 x⁴, at 0.4: 0.96 - 0.512 + 0.0768 = 0.5248.
        for (a, b, x, expected) in [
            (2.0, 3.0, 0.4, 0.524_8),
            (0.5, 0.5, 0.3, 0.369_010_119_565_545_36),
            (50.0, 60.0, 0.45, 0.464_235_291_430_603_1),
            (0.5, 15.0, 0.02, 0.559_923_320_798_614_1),
        ] {
            near(beta_below(x, a, b), expected);
        }
        assert_eq!((beta_below(0.0, 2.0, 3.0), beta_below(1.0, 2.0, 3.0)), (0.0, 1.0));
        near(beta_quantile(0.524_8, 2.0, 3.0), 0.4);
    }

    #[test]
    fn half_of_the_normal_distribution_lies_below_nothing() {
        assert!(normal_quantile(0.5).abs() < 1e-12);
        // scipy 1.17.1, scipy.stats.norm.ppf(0.975).
        near(normal_quantile(0.975), 1.959_963_984_540_054);
    }
}
