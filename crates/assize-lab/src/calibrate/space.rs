//! The space of the calibrated numbers, and the part of it that is not ruled out.
//!
//! A point is a position in the range of every number, in 2^-32. What is left is found by trying
//! many points of a Latin hypercube; where few are left, the search goes on in a smaller box about
//! them, so that the share that is left is known even where it is one in a million.

use assize_base::draw::{Key, Stream};

use super::gauge::CUTOFF;
use crate::latin::{self, share};

/// A point.
pub(super) type Point = Vec<u32>;

/// The stream on which points to be tried are drawn.
const CANDIDATES: Stream = Stream::named("calibrate/candidate");
/// One, in positions.
const WHOLE: f64 = 4_294_967_296.0;
/// So many points left are enough to know the part that is left.
const ENOUGH: usize = 400;
/// How often the box is made smaller.
const ROUNDS: u32 = 6;
/// Points about which the box is drawn where none is left.
const NEAREST: usize = 200;
/// Points among which the next ones are chosen.
const CHOICE: usize = 2_000;

/// The part of the space that is not ruled out.
#[derive(Clone, Debug)]
pub(super) struct Space {
    /// A box that holds it: lowest and highest position of every number, as shares of the range.
    pub(super) bounds: Vec<(f64, f64)>,
    /// Its share of the whole space.
    pub(super) share: f64,
    /// Points of it.
    pub(super) points: Vec<Point>,
    /// The least implausible point that was tried, with its implausibility.
    pub(super) nearest: Option<(Point, f64)>,
}

/// How a search is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'a> {
    /// The seed.
    pub(super) seed: u64,
    /// The addresses of the numbers.
    pub(super) addresses: &'a [u64],
    /// How many points are tried in a round.
    pub(super) candidates: usize,
}

impl Space {
    /// The whole space.
    pub(super) fn whole(dimensions: usize) -> Space {
        Space {
            bounds: vec![(0.0, 1.0); dimensions],
            share: 1.0,
            points: Vec::new(),
            nearest: None,
        }
    }

    /// What of it is left when points as implausible as [`CUTOFF`] are ruled out.
    pub(super) fn left(
        &self,
        search: Search<'_>,
        wave: u32,
        judge: impl Fn(&[u32]) -> f64,
    ) -> Space {
        let mut space = Space {
            bounds: widened(&self.bounds, 0.1),
            share: 0.0,
            points: Vec::new(),
            nearest: None,
        };
        for round in 0..ROUNDS {
            let tried = search.points(&space.bounds, wave * ROUNDS + round);
            let mut judged: Vec<(f64, Point)> = tried.into_iter().map(|p| (judge(&p), p)).collect();
            // The sort is stable: equal ones stay in the order of the draw.
            judged.sort_by(|a, b| a.0.total_cmp(&b.0));
            let is_nearer = |n: &(Point, f64)| judged[0].0 < n.1;
            if space.nearest.as_ref().is_none_or(is_nearer) {
                space.nearest = judged.first().map(|(i, p)| (p.clone(), *i));
            }
            let left = judged.partition_point(|(i, _)| *i < CUTOFF);
            let volume: f64 = space.bounds.iter().map(|(low, high)| high - low).product();
            space.share = volume * left as f64 / judged.len() as f64;
            if left >= ENOUGH || round + 1 == ROUNDS {
                space.points = judged.into_iter().take(left).map(|(_, p)| p).collect();
                break;
            }
            let about: Vec<&Point> =
                judged.iter().take(left.max(NEAREST)).map(|(_, p)| p).collect();
            space.bounds = widened(&around(&about), 0.25);
        }
        space.points.sort_unstable();
        if !space.points.is_empty() {
            space.bounds = around(&space.points.iter().collect::<Vec<_>>());
        }
        space
    }

    /// Points of it that lie far from each other and from those that are taken: each in turn the one
    /// whose nearest neighbour is farthest away.
    pub(super) fn spread(&self, n: usize, taken: &[Point]) -> Vec<Point> {
        let step = self.points.len().div_ceil(CHOICE).max(1);
        let choice: Vec<&Point> = self.points.iter().step_by(step).collect();
        let distance = |a: &[u32], b: &[u32]| -> f64 {
            let side = |d: usize| (self.bounds[d].1 - self.bounds[d].0).max(1e-9);
            let gap = |d: usize| (share(a[d]) - share(b[d])) / side(d);
            (0..a.len()).map(|d| gap(d) * gap(d)).sum()
        };
        let to_taken =
            |p: &Point| taken.iter().map(|t| distance(p, t)).fold(f64::INFINITY, f64::min);
        let mut gaps: Vec<f64> = choice.iter().map(|p| to_taken(p)).collect();
        let mut chosen: Vec<Point> = Vec::new();
        while chosen.len() < n {
            let best = (0..choice.len()).filter(|at| gaps[*at] > 0.0);
            let Some(best) = best.reduce(|a, b| if gaps[b] > gaps[a] { b } else { a }) else {
                break;
            };
            chosen.push(choice[best].clone());
            for (gap, point) in gaps.iter_mut().zip(&choice) {
                *gap = gap.min(distance(point, choice[best]));
            }
        }
        chosen
    }
}

impl Search<'_> {
    /// Points of a Latin hypercube in a box.
    pub(super) fn points(self, bounds: &[(f64, f64)], draw: u32) -> Vec<Point> {
        let key = Key::new(self.seed, draw, CANDIDATES);
        let cube = latin::hypercube(key, self.candidates, self.addresses);
        let place =
            |(u, (low, high)): (&u32, &(f64, f64))| position(low + (high - low) * share(*u));
        cube.iter().map(|p| p.iter().zip(bounds).map(place).collect()).collect()
    }
}

/// A share of the range as a position.
pub(super) fn position(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * WHOLE).min(WHOLE - 1.0) as u32
}

/// The smallest box that holds some points.
fn around(points: &[&Point]) -> Vec<(f64, f64)> {
    let dimensions = points.first().map_or(0, |p| p.len());
    let ends = |d: usize| {
        let along = || points.iter().map(|p| share(p[d]));
        (along().fold(1.0, f64::min), along().fold(0.0, f64::max))
    };
    (0..dimensions).map(ends).collect()
}

/// A box made wider on each side by a part of its side, within the whole.
fn widened(bounds: &[(f64, f64)], part: f64) -> Vec<(f64, f64)> {
    let wider = |(low, high): &(f64, f64)| {
        let more = ((high - low) * part).max(1e-9);
        ((low - more).max(0.0), (high + more).min(1.0))
    };
    bounds.iter().map(wider).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESSES: [u64; 2] = [11, 12];

    fn search() -> Search<'static> {
        Search { seed: 1, addresses: &ADDRESSES, candidates: 5_000 }
    }

    /// Three at the edge of a disc about the middle of the square.
    fn disc(radius: f64) -> impl Fn(&[u32]) -> f64 {
        move |p| {
            let (x, y) = (share(p[0]) - 0.5, share(p[1]) - 0.5);
            3.0 * (x * x + y * y) / (radius * radius)
        }
    }

    #[test]
    fn the_share_of_a_disc_is_known_however_small_it_is() {
        for radius in [0.4, 0.05, 0.004] {
            let space = Space::whole(2).left(search(), 1, disc(radius));
            let area = std::f64::consts::PI * radius * radius;
            let ratio = space.share / area;
            assert!((0.9..1.1).contains(&ratio), "radius {radius}: {ratio}");
            let (low, high) = space.bounds[0];
            assert!((high - low) / (2.0 * radius) > 0.9, "{low} {high}");
        }
    }

    #[test]
    fn nothing_is_left_where_nothing_fits() {
        let space = Space::whole(2).left(search(), 1, |p| 4.0 + disc(0.1)(p));
        assert!(space.points.is_empty() && space.share == 0.0);
        let (point, implausibility) = space.nearest.expect("points were tried");
        assert!(implausibility < 4.01, "{implausibility}");
        assert!((share(point[0]) - 0.5).abs() < 0.01);
    }

    #[test]
    fn new_points_keep_away_from_each_other_and_from_old_ones() {
        let space = Space::whole(2).left(search(), 1, |_| 0.0);
        let old = vec![vec![position(0.5), position(0.5)]];
        let new = space.spread(4, &old);
        // By hand: the four corners are farthest from the middle and from each other.
        let corner = |p: &Point| p.iter().all(|u| !(0.2..0.8).contains(&share(*u)));
        assert!(new.len() == 4 && new.iter().all(corner), "{new:?}");
    }
}
