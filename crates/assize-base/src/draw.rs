//! Chance by address: every draw is a pure function of where it stands, never of what came before.
//!
//! The generator is Philox-4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy
//! as 1, 2, 3", 2011). The key carries seed, replicate and stream name; the counter carries person,
//! period and index. So a mechanism that is added or removed moves no draw of another, and the same
//! synthetic person meets the same luck in every arm.

/// A named stream of draws, one for each mechanism and purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    name: &'static str,
    hash: u64,
}

impl Stream {
    /// Names a stream; the name is part of the address of every draw in it.
    #[must_use]
    pub const fn named(name: &'static str) -> Stream {
        Stream { name, hash: fnv1a(name.as_bytes()) }
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// The 64-bit FNV-1a hash.
const fn fnv1a(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

/// The finaliser of `SplitMix64`: a bijection that spreads every bit.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Seed, replicate and stream folded into one generator key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key([u32; 2]);

impl Key {
    /// Makes the key of a stream in one replicate of one seed.
    #[must_use]
    pub const fn new(seed: u64, replicate: u32, stream: Stream) -> Key {
        let k = mix(
            mix(mix(seed.wrapping_add(0x9e37_79b9_7f4a_7c15)) ^ replicate as u64) ^ stream.hash
        );
        Key([k as u32, (k >> 32) as u32])
    }

    /// Draws four words at an address.
    #[inline]
    #[must_use]
    pub const fn words(self, person: u64, time: u32, index: u32) -> [u32; 4] {
        philox([person as u32, (person >> 32) as u32, time, index], self.0)
    }
}

/// How many neighbouring persons are drawn for at once.
pub const LANES: usize = 16;

impl Key {
    /// Draws four words for each of [`LANES`] persons from `first` on: the same words as
    /// [`Key::words`], in a shape that the compiler turns into vector instructions.
    #[must_use]
    pub fn words_of_many(self, first: u64, time: u32, index: u32) -> [[u32; LANES]; 4] {
        let mut c = [[0; LANES], [0; LANES], [time; LANES], [index; LANES]];
        for lane in 0..LANES {
            let person = first + lane as u64;
            c[0][lane] = person as u32;
            c[1][lane] = (person >> 32) as u32;
        }
        let mut k = self.0;
        for _ in 0..10 {
            for lane in 0..LANES {
                let a = u64::from(c[0][lane]) * 0xD251_1F53;
                let b = u64::from(c[2][lane]) * 0xCD9E_8D57;
                c[0][lane] = (b >> 32) as u32 ^ c[1][lane] ^ k[0];
                c[2][lane] = (a >> 32) as u32 ^ c[3][lane] ^ k[1];
                c[1][lane] = b as u32;
                c[3][lane] = a as u32;
            }
            k = [k[0].wrapping_add(0x9E37_79B9), k[1].wrapping_add(0xBB67_AE85)];
        }
        c
    }
}

/// Ten rounds of Philox-4x32.
#[inline]
#[must_use]
pub const fn philox(mut c: [u32; 4], mut k: [u32; 2]) -> [u32; 4] {
    let mut round = 0;
    while round < 10 {
        let a = c[0] as u64 * 0xD251_1F53;
        let b = c[2] as u64 * 0xCD9E_8D57;
        c = [(b >> 32) as u32 ^ c[1] ^ k[0], b as u32, (a >> 32) as u32 ^ c[3] ^ k[1], a as u32];
        k = [k[0].wrapping_add(0x9E37_79B9), k[1].wrapping_add(0xBB67_AE85)];
        round += 1;
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_agrees_with_the_published_vectors() {
        // Known-answer tests of Random123 (kat_vectors, philox4x32 10).
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(
            philox([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        );
        assert_eq!(
            philox(
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0]
            ),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn many_at_once_are_the_same_as_one_by_one() {
        let key = Key::new(3, 1, Stream::named("many"));
        let first = u64::from(u32::MAX) - 5;
        let many = key.words_of_many(first, 9, 4);
        for lane in 0..LANES {
            let one = key.words(first + lane as u64, 9, 4);
            assert_eq!(one, std::array::from_fn(|i| many[i][lane]), "lane {lane}");
        }
    }

    #[test]
    fn streams_replicates_and_seeds_differ() {
        let a = Stream::named("a");
        let key = Key::new(1, 0, a);
        assert_ne!(key, Key::new(1, 0, Stream::named("b")));
        assert_ne!(key, Key::new(1, 1, a));
        assert_ne!(key, Key::new(2, 0, a));
        assert_eq!(key.words(5, 6, 7), Key::new(1, 0, a).words(5, 6, 7));
    }
}
