//! Latin hypercubes: points of which, in every dimension, exactly one lies in each of as many equal
//! parts of the range as there are points.
//!
//! A draw has an address: seed, stream, point and the dimension's own name. So a dimension that is
//! added moves no other, and the order of dimensions does not matter.

use assize_base::draw::Key;

/// The address of a dimension: the first bytes of the hash of its name.
#[must_use]
pub fn address(name: &str) -> u64 {
    let hash = blake3::hash(name.as_bytes());
    let first: [u8; 8] = hash.as_bytes()[..8].try_into().expect("a hash has 32 bytes");
    u64::from_le_bytes(first)
}

/// Draws so many points; `positions[point][dimension]` is a part of the range in 2^-32.
#[must_use]
pub fn hypercube(key: Key, points: usize, dimensions: &[u64]) -> Vec<Vec<u32>> {
    let mut positions = vec![Vec::with_capacity(dimensions.len()); points];
    for dimension in dimensions {
        let column = column(key, points, *dimension);
        for (point, position) in positions.iter_mut().zip(column) {
            point.push(position);
        }
    }
    positions
}

/// A position in 2^-32 of the range, as a share of it.
#[must_use]
pub fn share(position: u32) -> f64 {
    f64::from(position) / (u64::from(u32::MAX) + 1) as f64
}

/// One dimension: the parts of the range in an order drawn by lot, and a place in each part.
fn column(key: Key, points: usize, dimension: u64) -> Vec<u32> {
    let draw = |point: usize| key.words(point as u64, dimension as u32, (dimension >> 32) as u32);
    let mut lots: Vec<(u64, usize, u32)> = (0..points)
        .map(|point| {
            let [a, b, c, _] = draw(point);
            (u64::from(a) << 32 | u64::from(b), point, c)
        })
        .collect();
    lots.sort_unstable();
    let mut column = vec![0; points];
    for (part, (_, point, place)) in lots.into_iter().enumerate() {
        column[point] = within(part, points, place);
    }
    column
}

/// A place in one of so many equal parts of the range.
fn within(part: usize, parts: usize, place: u32) -> u32 {
    (((part as u64) << 32 | u64::from(place)) / parts as u64) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::draw::Stream;

    fn key() -> Key {
        Key::new(7, 0, Stream::named("ensemble/latin"))
    }

    #[test]
    fn every_part_of_every_range_holds_one_point() {
        for points in [1, 2, 7, 60] {
            let cube = hypercube(key(), points, &[address("a"), address("b"), address("c")]);
            for dimension in 0..3 {
                let mut parts: Vec<u64> =
                    cube.iter().map(|p| u64::from(p[dimension]) * points as u64 >> 32).collect();
                parts.sort_unstable();
                assert!(parts.iter().copied().eq(0..points as u64), "{points}: {parts:?}");
            }
        }
    }

    #[test]
    fn a_dimension_more_moves_no_other() {
        let few = hypercube(key(), 20, &[address("a"), address("b")]);
        let more = hypercube(key(), 20, &[address("z"), address("b"), address("a")]);
        assert!(few.iter().zip(&more).all(|(f, m)| f[0] == m[2] && f[1] == m[1]));
        assert!(few.iter().any(|p| p[0] != p[1]), "dimensions differ from each other");
    }

    #[test]
    fn positions_fill_their_parts() {
        let cube = hypercube(key(), 4_000, &[address("a")]);
        let inside = |p: &Vec<u32>| (u64::from(p[0]) * 4_000) as u32;
        let low = cube.iter().filter(|p| inside(p) < 1 << 31).count();
        assert!((1_850..2_150).contains(&low), "{low} of 4000 in the lower half of their part");
    }
}
