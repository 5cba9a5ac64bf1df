//! An axis: from numbers to places on the paper, with round ticks.

/// A linear axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    /// The number at the beginning.
    pub(super) from: f64,
    /// The number at the end.
    pub(super) to: f64,
    /// The place of the beginning.
    pub(super) start: f64,
    /// The place of the end.
    pub(super) end: f64,
}

impl Axis {
    /// The place of a number; numbers beyond the ends stand at the ends.
    pub(super) fn at(&self, value: f64) -> f64 {
        let share = (value - self.from) / (self.to - self.from);
        self.start + share.clamp(0.0, 1.0) * (self.end - self.start)
    }

    /// Tells whether a number is on the axis.
    pub(super) fn holds(&self, value: f64) -> bool {
        let slack = (self.to - self.from) * 1e-9;
        value >= self.from - slack && value <= self.to + slack
    }
}

/// The ends of a value axis and its ticks: round numbers, at most `most` steps.
pub(super) fn ticks(low: f64, high: f64, most: u32) -> Vec<f64> {
    let (low, high) = if high > low { (low, high) } else { (low, low + 1.0) };
    let step = round_step((high - low) / f64::from(most));
    let first = (low / step + 1e-9).floor() as i64;
    let last = (high / step - 1e-9).ceil() as i64;
    (first..=last.max(first + 1)).map(|k| k as f64 * step).collect()
}

/// The least of 1, 2, 2.5 and 5 times a power of ten that is at least `least`.
fn round_step(least: f64) -> f64 {
    let mut power = 1.0;
    while power > least {
        power /= 10.0;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    steps.iter().map(|s| s * power).find(|s| *s >= least * 0.999_999).unwrap_or(10.0 * power)
}

/// The ends of a value axis for numbers with intervals: bars begin at zero, and an interval much
/// wider than the numbers is let run out of the plot.
pub(crate) fn reach(cells: &[&crate::number::Cell]) -> (f64, f64) {
    let values: Vec<f64> = cells.iter().filter_map(|c| c.shown()).collect();
    let least = values.iter().copied().fold(0.0, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    let (mut low, mut high) = (least, most);
    for (from, to) in cells.iter().filter_map(|c| c.interval()) {
        low = low.min(from);
        high = high.max(to);
    }
    let size = (most - least).max(f64::MIN_POSITIVE);
    let floor = if least < 0.0 { least - size } else { -0.15 * size };
    (low.max(floor), high.min(most + size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_numbers() {
        assert_eq!(ticks(0.0, 4.3, 5), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(ticks(0.0, 11.0, 4), [0.0, 5.0, 10.0, 15.0]);
        assert_eq!(ticks(-3.0, 9.0, 4), [-5.0, 0.0, 5.0, 10.0]);
        assert_eq!(ticks(0.0, 0.0, 4), [0.0, 0.25, 0.5, 0.75, 1.0]);
        let small = ticks(0.0, 0.000_3, 4);
        assert!(small.len() <= 6 && small[small.len() - 1] >= 0.000_3 - 1e-12, "{small:?}");
    }

    #[test]
    fn a_number_beyond_the_axis_stands_at_its_end() {
        let axis = Axis { from: 0.0, to: 10.0, start: 100.0, end: 200.0 };
        assert_eq!(axis.at(5.0), 150.0);
        assert_eq!(axis.at(50.0), 200.0);
        assert!(!axis.holds(50.0) && axis.holds(10.0));
    }
}
