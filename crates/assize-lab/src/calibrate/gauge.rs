//! How a simulated figure is held against a published one: on which scale, and with which allowance.
//!
//! The published range is what is still compatible with the publication: its ends are taken to lie
//! [`CUTOFF`] standard deviations from the published value, each side by itself, so that a figure
//! known without any doubt is ruled out exactly where it leaves the range. The scale is the logarithm
//! where nothing is zero: a figure that is twice as high is then as far away as one that is half as
//! high.

use assize_base::maths::{ln, sqrt};
use assize_scenario::scenario::Target;

/// From here on a point is ruled out: three standard deviations (Pukelsheim's rule: at least 95 % of
/// any distribution with one peak lie within).
pub const CUTOFF: f64 = 3.0;

/// The implausibility of what cannot be told by any allowance.
const HOPELESS: f64 = 1e6;

/// How one target is measured in one wave.
#[derive(Clone, Debug)]
pub(super) struct Gauge {
    /// Whether on the scale of logarithms.
    pub(super) is_log: bool,
    published: f64,
    below: f64,
    above: f64,
    /// The variance of chance: between replicates of one and the same point.
    chance: f64,
}

impl Gauge {
    /// A gauge for a target; `replicates` are the values at one point each.
    pub(super) fn new(target: &Target, is_log: bool, replicates: &[Vec<f64>]) -> Gauge {
        let scale = |x: f64| if is_log { ln(x) } else { x };
        let published = scale(target.value);
        let (low, high) = target.range;
        let below = (published - scale(low)).max(0.0) / CUTOFF;
        let above = (scale(high) - published).max(0.0) / CUTOFF;
        let scaled: Vec<Vec<f64>> =
            replicates.iter().map(|r| r.iter().map(|x| scale(*x)).collect()).collect();
        Gauge { is_log, published, below, above, chance: pooled(&scaled) }
    }

    /// Tells whether a target can be measured by logarithms.
    pub(super) fn fits_log(target: &Target, values: impl IntoIterator<Item = f64>) -> bool {
        target.value > 0.0 && target.range.0 > 0.0 && values.into_iter().all(|x| x > 0.0)
    }

    /// A value on the scale.
    pub(super) fn scaled(&self, value: f64) -> f64 {
        if self.is_log { ln(value) } else { value }
    }

    /// How many standard deviations an expected value lies from the published one; `unsure` is the
    /// variance of the expectation itself.
    pub(super) fn implausibility(&self, expected: f64, unsure: f64) -> f64 {
        let side = if expected < self.published { self.below } else { self.above };
        let distance = (self.published - expected).abs();
        if distance == 0.0 {
            return 0.0;
        }
        let variance = side * side + unsure + self.chance;
        if variance > 0.0 { (distance / sqrt(variance)).min(HOPELESS) } else { HOPELESS }
    }
}

/// The variance within groups, pooled over them; 0 if no group has two values.
fn pooled(groups: &[Vec<f64>]) -> f64 {
    let (mut squares, mut degrees) = (0.0, 0.0);
    for group in groups.iter().filter(|g| g.len() > 1) {
        let mean = group.iter().sum::<f64>() / group.len() as f64;
        squares += group.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
        degrees += group.len() as f64 - 1.0;
    }
    if degrees > 0.0 { squares / degrees } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(value: f64, range: (f64, f64)) -> Target {
        Target {
            id: "x".into(),
            title: "x".into(),
            arm: 0,
            measure: "acts-unlawful".into(),
            per: None,
            per_person_year: true,
            at_end: false,
            window: (0, 11),
            scaled: false,
            value,
            range,
            shown_only: false,
            source: "s".into(),
            note: String::new(),
        }
    }

    #[test]
    fn the_ends_of_the_published_range_are_where_a_figure_is_ruled_out() {
        let plain = Gauge::new(&target(10.0, (8.0, 14.0)), false, &[]);
        assert!((plain.implausibility(8.0, 0.0) - CUTOFF).abs() < 1e-12);
        assert!((plain.implausibility(14.0, 0.0) - CUTOFF).abs() < 1e-12);
        assert_eq!(plain.implausibility(10.0, 0.0), 0.0);
        let log = Gauge::new(&target(10.0, (5.0, 20.0)), true, &[]);
        assert!((log.implausibility(log.scaled(20.0), 0.0) - CUTOFF).abs() < 1e-12);
    }

    #[test]
    fn chance_and_emulator_make_a_distance_less_telling() {
        // By hand: values 1 and 3 have variance 2; with 2 of the emulator and none published,
        // 6 away is 6 / sqrt(4) = 3.
        let gauge = Gauge::new(&target(10.0, (10.0, 10.0)), false, &[vec![1.0, 3.0], vec![7.0]]);
        assert!((gauge.implausibility(16.0, 2.0) - 3.0).abs() < 1e-12);
        assert!(Gauge::new(&target(1.0, (1.0, 1.0)), false, &[]).implausibility(2.0, 0.0) > 1e5);
    }
}
