//! Places: provinces and settlements, and how many neighbourhoods each has.

use assize_scenario::society::Place;

/// A place, ready for drawing ages and schooling.
#[derive(Clone, Debug)]
pub struct Ready {
    /// Index into the society's provinces.
    pub province: u8,
    /// 0 city, 1 town, 2 village.
    pub settlement: u8,
    /// Running sums of the 42 age and sex counts.
    age_sex: [u64; 42],
    /// Where to begin the search for each 256th of the total.
    guide: [u8; 256],
    /// Running sums of the adult schooling levels, by sex.
    schooling: [[u64; 7]; 2],
}

impl Ready {
    fn new(place: &Place) -> Ready {
        let age_sex = running(&std::array::from_fn(|i| place.age_sex[i / 2][i % 2]));
        let total = age_sex[41];
        let mut ready = Ready {
            province: place.province,
            settlement: place.settlement,
            age_sex,
            guide: [0; 256],
            schooling: [adult_schooling(place, 0), adult_schooling(place, 1)],
        };
        for (bucket, start) in ready.guide.iter_mut().enumerate() {
            let least = (bucket as u128 * u128::from(total) >> 8) as u64;
            *start = age_sex.iter().position(|sum| *sum > least).unwrap_or(41) as u8;
        }
        ready
    }

    /// Draws five-year band and sex from 64 random bits.
    #[inline]
    pub fn age_sex(&self, bits: u64) -> (u8, u8) {
        let u = (u128::from(bits) * u128::from(self.age_sex[41]) >> 64) as u64;
        let mut at = self.guide[(bits >> 56) as usize] as usize;
        while self.age_sex[at] <= u {
            at += 1;
        }
        ((at / 2) as u8, (at % 2) as u8)
    }

    /// Draws the schooling level of somebody of 15 years or more.
    #[inline]
    pub fn adult_schooling(&self, sex: u8, word: u32) -> u8 {
        let sums = &self.schooling[sex as usize];
        if sums[6] == 0 {
            return 2;
        }
        let u = assize_base::quantity::pick(word, sums[6]);
        sums.iter().position(|sum| *sum > u).unwrap_or(6) as u8
    }
}

/// Running sums.
fn running<const N: usize>(counts: &[u64; N]) -> [u64; N] {
    let mut sum = 0;
    counts.map(|count| {
        sum += count;
        sum
    })
}

/// The schooling of people of 15 and more: the counted people less the children, whose level
/// follows from their age. Counts are halved until their sum fits a 32-bit draw.
fn adult_schooling(place: &Place, sex: usize) -> [u64; 7] {
    let mut levels: [u64; 7] = std::array::from_fn(|level| place.schooling[level][sex]);
    let band = |b: usize| place.age_sex[b][sex];
    let children =
        [band(0) * 2 / 5 + band(1) / 5, band(1) * 4 / 5 + band(2) * 2 / 5, band(2) * 3 / 5];
    for (level, n) in children.into_iter().enumerate() {
        levels[level] = levels[level].saturating_sub(n);
    }
    while levels.iter().sum::<u64>() >= 1 << 32 {
        levels = levels.map(|n| n / 2);
    }
    running(&levels)
}

/// The places of a region with their neighbourhoods.
#[derive(Clone, Debug)]
pub struct Places {
    ready: Vec<Ready>,
    /// The first neighbourhood after each place.
    ends: Vec<u64>,
}

impl Places {
    /// Shares `neighbourhoods` among places by largest remainder.
    ///
    /// # Panics
    /// If nobody lives in the region; the scenario's door refuses such regions.
    #[must_use]
    pub fn new(places: &[Place], neighbourhoods: u64) -> Places {
        let shares =
            apportion(&places.iter().map(Place::people).collect::<Vec<_>>(), neighbourhoods);
        let mut end = 0;
        let ends = shares
            .into_iter()
            .map(|share| {
                end += share;
                end
            })
            .collect();
        Places { ready: places.iter().map(Ready::new).collect(), ends }
    }

    /// The place of a neighbourhood.
    #[must_use]
    pub fn of(&self, neighbourhood: u64) -> &Ready {
        &self.ready[self.index_of(neighbourhood)]
    }

    /// The number of the place of a neighbourhood in the region's list.
    #[must_use]
    pub fn index_of(&self, neighbourhood: u64) -> usize {
        self.ends.partition_point(|end| *end <= neighbourhood)
    }

    /// The neighbourhoods of a place: the first, and the first after it.
    #[must_use]
    pub fn extent(&self, place: usize) -> (u64, u64) {
        (if place == 0 { 0 } else { self.ends[place - 1] }, self.ends[place])
    }

    /// The number of places.
    #[must_use]
    pub fn n(&self) -> usize {
        self.ends.len()
    }
}

/// Shares seats among counts by largest remainder; ties go to the earlier.
fn apportion(counts: &[u64], seats: u64) -> Vec<u64> {
    let total: u64 = counts.iter().sum();
    assert!(total > 0, "a region without people");
    let product = |count: u64| u128::from(seats) * u128::from(count);
    let mut shares: Vec<u64> =
        counts.iter().map(|c| (product(*c) / u128::from(total)) as u64).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(product(counts[*i]) % u128::from(total)), *i));
    let left = seats - shares.iter().sum::<u64>();
    for i in order.into_iter().take(left as usize) {
        shares[i] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_go_to_the_largest_remainders() {
        // By hand: quotas of 10 seats for 1, 2, 4 of 7: 1.43, 2.86, 5.71 -> 1, 2, 5 and the two
        // left go to .86 and .71.
        assert_eq!(apportion(&[1, 2, 4], 10), [1, 3, 6]);
        assert_eq!(apportion(&[5, 5], 1), [1, 0]);
    }
}
