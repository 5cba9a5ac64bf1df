//! Axes of slots: how one draw decides which of many rare things may happen.
//!
//! Every kind of event has a slot as wide as its highest rate. A point that falls on the axis
//! belongs to one slot; the distance into the slot decides whether it happens to this person.
//! So a rate that changes inside its slot moves no other draw. Points are drawn for a whole
//! neighbourhood at once and fall on one of its places: that is the same as Poisson points for
//! each person, and costs one draw where most people do nothing.

use assize_base::maths::{count_reached, poisson_thresholds};
use assize_base::quantity::ONE;

use crate::society::NEIGHBOURS;

/// The largest mean that one draw has to give, in events.
const PART: u64 = 8;

/// Most points that one draw can give: beyond any chance at a mean of [`PART`].
const MOST_IN_PART: usize = 40;

/// Most points that a service demand of one person can give.
const MOST_WANTS: usize = 15;

/// Most points of one domain, neighbourhood and month.
const MOST: u32 = 8_191;

/// An axis of slots with the distribution of the number of points on it.
#[derive(Clone, Debug)]
pub struct Axis {
    ends: Vec<u64>,
    what: Vec<usize>,
    thresholds: Vec<u64>,
    parts: u32,
}

impl Axis {
    /// Lays slots side by side, with points drawn for a neighbourhood: what each slot is for, and
    /// its width in expected events a person (2^-32).
    #[must_use]
    pub fn of_neighbourhood(slots: impl IntoIterator<Item = (usize, u64)>) -> Axis {
        let (ends, what) = lay(slots);
        let mean = ends.last().map_or(0, |end| u128::from(*end) * NEIGHBOURS as u128);
        let parts = mean.div_ceil(u128::from(PART * ONE)).max(1) as u32;
        let thresholds =
            poisson_thresholds(mean as f64 / ONE as f64 / f64::from(parts), MOST_IN_PART);
        Axis { ends, what, thresholds, parts }
    }

    /// An axis of one slot, with points drawn for one person.
    #[must_use]
    pub fn of_person(width: u64) -> Axis {
        let (ends, what) = lay([(0, width)]);
        let thresholds = poisson_thresholds(width as f64 / ONE as f64, MOST_WANTS);
        Axis { ends, what, thresholds, parts: 1 }
    }

    /// The length.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// The number of points, from one word for each part.
    #[inline]
    #[must_use]
    pub fn count(&self, word_of_part: impl Fn(u32) -> u32) -> u32 {
        let count = |part| count_reached(&self.thresholds, word_of_part(part));
        (0..self.parts).map(count).sum::<u32>().min(MOST)
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

/// The ends of slots laid side by side, and what each is for.
fn lay(slots: impl IntoIterator<Item = (usize, u64)>) -> (Vec<u64>, Vec<usize>) {
    let (mut ends, mut what, mut end) = (Vec::new(), Vec::new(), 0);
    for (index, width) in slots {
        end += width;
        ends.push(end);
        what.push(index);
    }
    (ends, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_fall_into_slots_by_width() {
        // Slots of 1/4, 0 and 3/4 expected events: the first quarter of words hits the first.
        let axis = Axis::of_neighbourhood([(7, ONE / 4), (8, 0), (9, ONE / 4 * 3)]);
        assert_eq!(axis.length(), ONE);
        assert_eq!(axis.point(0), (7, 0));
        assert_eq!(axis.point(u32::MAX / 4), (7, u64::from(u32::MAX / 4)));
        assert_eq!(axis.point(1 << 30), (9, 0));
    }

    #[test]
    fn large_means_are_drawn_in_parts() {
        // By hand: 64 persons at one event each make a mean of 64, which is 8 parts of 8.
        let axis = Axis::of_neighbourhood([(0, ONE)]);
        assert_eq!(axis.parts, 8);
        assert_eq!(axis.count(|_| 0), 0);
        // The median of a Poisson distribution of mean 8 is 8.
        assert_eq!(axis.count(|_| 1 << 31), 64);
        assert_eq!(Axis::of_neighbourhood([(0, 0)]).count(|_| u32::MAX), 0);
    }
}
