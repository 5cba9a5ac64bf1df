//! Whether intervals hold what they promise: simulated samples whose truth is known. Draws have
//! addresses, so that every one of these shares is the same number on every machine.

use super::special::normal_quantile;
use super::{Interval, bootstrap, interval, share};
use crate::draw::{Key, Stream};
use crate::maths::ln;

/// The stream of the samples.
const SAMPLES: Stream = Stream::named("stats/coverage");
/// How many samples are drawn of each kind: a share of 95 % is then known to about half a per cent.
const TRIALS: u64 = 2_000;

/// A number between 0 and 1, and neither.
fn uniform(kind: u32, trial: u64, index: u32) -> f64 {
    let word = Key::new(1, kind, SAMPLES).words(trial, index, 0)[0];
    (f64::from(word) + 0.5) / 4_294_967_296.0
}

/// The share of trials whose interval holds the truth.
fn covered(truth: f64, interval: impl Fn(u64) -> Interval) -> f64 {
    let holds = |i: Interval| i.low <= truth && truth <= i.high;
    (0..TRIALS).filter(|trial| holds(interval(*trial))).count() as f64 / TRIALS as f64
}

/// The share of samples of so many cases whose interval holds the true share.
fn of_shares(truth: f64, n: u32, method: fn(u64, u64) -> Option<Interval>) -> f64 {
    covered(truth, |trial| {
        let cases = (0..n).filter(|i| uniform(n, trial, *i) < truth).count() as u64;
        method(cases, u64::from(n)).expect("somebody is there")
    })
}

/// The share of samples of so many waiting times (mean 1, a long tail) whose interval holds the mean.
fn of_skewed(n: u32, method: fn(&[f64]) -> Option<Interval>) -> f64 {
    covered(1.0, |trial| {
        let values: Vec<f64> = (0..n).map(|i| -ln(uniform(1_000 + n, trial, i))).collect();
        method(&values).expect("there are values")
    })
}

#[test]
fn students_interval_holds_the_mean_of_normal_replicates_in_95_of_100() {
    for n in [2, 4, 12] {
        let share = covered(3.0, |trial| {
            let values = (0..n).map(|i| 3.0 + normal_quantile(uniform(500 + n, trial, i)));
            interval(&values.collect::<Vec<f64>>()).expect("there are values")
        });
        assert!((0.93..=0.97).contains(&share), "{n} replicates: {share}");
    }
}

#[test]
fn wilsons_interval_holds_a_share_in_about_95_of_100() {
    for (truth, n) in [(0.02, 400), (0.1, 100), (0.5, 50), (0.3, 200)] {
        let share = of_shares(truth, n, share::wilson);
        assert!((0.93..=0.97).contains(&share), "{truth} of {n}: {share}");
    }
}

#[test]
fn the_exact_interval_never_holds_less_than_it_promises() {
    for (truth, n) in [(0.01, 100), (0.1, 40), (0.5, 30)] {
        let share = of_shares(truth, n, share::exact);
        // 95 %, less what 2,000 trials may be off.
        assert!(share >= 0.94, "{truth} of {n}: {share}");
    }
}

#[test]
fn a_handful_of_skewed_values_is_not_resampled_and_many_are() {
    let few = of_skewed(4, bootstrap::interval);
    let few_by_t = of_skewed(4, interval);
    assert!(few < 0.8 && few_by_t > few + 0.1, "of four: {few}, Student's t {few_by_t}");
    let many = of_skewed(bootstrap::FEWEST as u32, bootstrap::interval);
    let many_by_t = of_skewed(bootstrap::FEWEST as u32, interval);
    assert!(many > 0.9 && many > many_by_t - 0.01, "of many: {many}, Student's t {many_by_t}");
}
