//! Axes of slots: how one draw decides which of many rare things may happen.
//!
//! Every kind of event has a slot as wide as its highest rate. A point that falls on the axis
//! belongs to one slot; the distance into the slot decides whether it happens to this person.
//! So a rate that changes inside its slot moves no other draw.

use assize_base::maths::{count_reached, poisson_thresholds};
use assize_base::quantity::ONE;

/// Most events that one draw can give.
pub const MOST: usize = 15;

/// An axis of slots with the distribution of the number of points on it.
#[derive(Clone, Debug)]
pub struct Axis {
    ends: Vec<u64>,
    what: Vec<usize>,
    thresholds: Vec<u64>,
}

impl Axis {
    /// Lays slots side by side: what each is for, and its width in expected events (2^-32).
    #[must_use]
    pub fn new(slots: impl IntoIterator<Item = (usize, u64)>) -> Axis {
        let (mut ends, mut what, mut end) = (Vec::new(), Vec::new(), 0);
        for (index, width) in slots {
            end += width;
            ends.push(end);
            what.push(index);
        }
        let thresholds = poisson_thresholds(end as f64 / ONE as f64, MOST);
        Axis { ends, what, thresholds }
    }

    /// The length.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// The number of points that a word gives.
    #[inline]
    #[must_use]
    pub fn count(&self, word: u32) -> u32 {
        count_reached(&self.thresholds, word)
    }

    /// The least word that gives a point at all.
    #[inline]
    #[must_use]
    pub fn none_below(&self) -> u64 {
        self.thresholds[0]
    }

    /// What the point of a word falls on, and how far into the slot.
    #[inline]
    #[must_use]
    pub fn point(&self, word: u32) -> (usize, u64) {
        let at = (u128::from(word) * u128::from(self.length()) >> 32) as u64;
        let slot = self.ends.partition_point(|end| *end <= at);
        let start = if slot == 0 { 0 } else { self.ends[slot - 1] };
        (self.what[slot], at - start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_fall_into_slots_by_width() {
        // Slots of 1/4, 0 and 3/4 expected events: the first quarter of words hits the first.
        let axis = Axis::new([(7, ONE / 4), (8, 0), (9, ONE / 4 * 3)]);
        assert_eq!(axis.length(), ONE);
        assert_eq!(axis.point(0), (7, 0));
        assert_eq!(axis.point(u32::MAX / 4), (7, u64::from(u32::MAX / 4)));
        assert_eq!(axis.point(1 << 30), (9, 0));
        assert_eq!(axis.count(0), 0);
        assert_eq!(axis.count(u32::MAX), 12);
    }
}
