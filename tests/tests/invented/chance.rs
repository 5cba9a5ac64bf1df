//! Choices from a seed, for scenarios that nobody has written.

use assize_base::draw::{Key, Stream};
use assize_base::quantity::{Chance, Factor, Rate};

/// Chooses one thing after the other; the same seed chooses the same.
pub struct Chooser {
    key: Key,
    at: u64,
}

impl Chooser {
    pub fn new(seed: u64) -> Chooser {
        Chooser { key: Key::new(seed, 0, Stream::named("tests/choice")), at: 0 }
    }

    pub fn word(&mut self) -> u32 {
        self.at += 1;
        self.key.words(self.at, 0, 0)[0]
    }

    /// One of `from ..= to`.
    pub fn whole(&mut self, from: u64, to: u64) -> u64 {
        from + u64::from(self.word()) % (to - from + 1)
    }

    /// Yes, in `percent` of a hundred choices.
    pub fn yes(&mut self, percent: u64) -> bool {
        self.whole(1, 100) <= percent
    }

    pub fn index(&mut self, n: usize) -> usize {
        self.whole(0, n as u64 - 1) as usize
    }

    /// A chance of up to so many percent; now and then never or always.
    pub fn chance(&mut self, most: u64) -> Chance {
        match self.whole(0, 9) {
            0 => Chance::NEVER,
            1 if most >= 50 => Chance::ALWAYS,
            _ => Chance(u128::from(self.word()) as u64 * most / 100),
        }
    }

    /// A rate of up to so many events in a hundred months.
    pub fn rate(&mut self, most: u64) -> Rate {
        Rate(u64::from(self.word()) * most / 100)
    }

    pub fn factor(&mut self) -> Factor {
        Factor(self.whole(0, 200_000) as u32)
    }

    pub fn maybe<T>(&mut self, percent: u64, make: impl FnOnce(&mut Chooser) -> T) -> Option<T> {
        if self.yes(percent) { Some(make(self)) } else { None }
    }

    pub fn many<T>(
        &mut self,
        from: u64,
        to: u64,
        mut make: impl FnMut(&mut Chooser, usize) -> T,
    ) -> Vec<T> {
        (0..self.whole(from, to) as usize).map(|i| make(self, i)).collect()
    }
}
