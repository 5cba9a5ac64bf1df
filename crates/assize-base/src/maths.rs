//! The only floating-point functions of the house: the same bits on every platform.
//!
//! `libm` is written in Rust and does not call the platform's own library.

/// The exponential function.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The square root.
#[must_use]
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The complementary error function.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// The angle, in radians, that has this sine.
#[must_use]
pub fn asin(x: f64) -> f64 {
    libm::asin(x)
}

/// The logarithm of the gamma function.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Thresholds of the Poisson distribution for inversion on whole words.
///
/// `thresholds(mean)[k]` is `P(N <= k)` in units of 2^-32; the number of thresholds that a word has
/// reached is a Poisson draw, cut off at the number of thresholds. At most `most` events are
/// possible; the caller chooses `most` so that what is cut is below the resolution.
#[must_use]
pub fn poisson_thresholds(mean: f64, most: usize) -> Vec<u64> {
    let mut term = exp(-mean);
    let mut sum = 0.0;
    let mut thresholds = Vec::with_capacity(most);
    for k in 0..most {
        sum += term;
        term *= mean / (k + 1) as f64;
        thresholds.push(((sum * 4_294_967_296.0) as u64).min(1 << 32));
    }
    thresholds
}

/// Counts the thresholds that a word has reached: one Poisson draw.
#[inline]
#[must_use]
pub fn count_reached(thresholds: &[u64], word: u32) -> u32 {
    let word = u64::from(word);
    let mut n = 0;
    while (n as usize) < thresholds.len() && word >= thresholds[n as usize] {
        n += 1;
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poisson_thresholds_are_the_cumulative_distribution() {
        // By hand: P(N <= 0) = e^-1 = 0.367879441, P(N <= 1) = 2 e^-1.
        let t = poisson_thresholds(1.0, 15);
        assert_eq!(t[0], 1_580_030_168);
        assert_eq!(t[1], 3_160_060_337);
        assert_eq!(count_reached(&t, 0), 0);
        assert_eq!(count_reached(&t, 1_580_030_168), 1);
        assert_eq!(count_reached(&poisson_thresholds(0.0, 15), u32::MAX), 0);
    }
}
