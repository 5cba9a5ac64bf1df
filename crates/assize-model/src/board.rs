//! The board: what everybody could see at the last review, and how long the queues were.
//!
//! It is the only thing that crosses from one neighbourhood to another. A chunk posts its part
//! when its month is closed; the engine puts the parts together between two periods, and during a
//! period nobody changes it. So no order of chunks or threads can show.

use assize_base::calendar::Day;
use assize_base::quantity::{Chance, ONE, Rate};
use assize_scenario::policy::Policy;

use crate::chunk::ArmState;
use crate::entry::{Entry, Kind, OBJECTION};
use crate::society::NEIGHBOURS;

/// What one chunk posts in one arm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// For each neighbourhood, one bit a person: newly restricted.
    pub newly: Vec<u64>,
    /// Cases that wait for enforcement.
    pub cases: u64,
    /// Objections that are ready to be decided, by list.
    pub objections: Vec<u64>,
}

impl Posting {
    /// What a chunk posts after the review of a day.
    #[must_use]
    pub fn of(state: &ArmState, policy: &Policy, today: Day) -> Posting {
        let bit = |(rank, status): (usize, &crate::status::Status)| {
            u64::from(status.is_newly_restricted()) << rank
        };
        let word = |hood: &[crate::status::Status]| hood.iter().enumerate().map(bit).sum();
        let mut posting = Posting {
            newly: state.status.chunks(NEIGHBOURS).map(word).collect(),
            cases: 0,
            objections: vec![0; policy.lists.len()],
        };
        for entry in state.file.iter().filter(|e| e.kind() == Kind::Case) {
            posting.add(entry, today);
        }
        posting
    }

    fn add(&mut self, entry: &Entry, today: Day) {
        if entry.rule & OBJECTION == 0 {
            self.cases += u64::from(entry.aux > 0);
        } else if entry.start <= today {
            self.objections[usize::from(entry.rule & !OBJECTION)] += 1;
        }
    }
}

/// The board of one arm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// For each neighbourhood of the society, one bit a person: newly restricted.
    pub newly: Vec<u64>,
    /// Cases that waited for enforcement.
    pub cases: u64,
    /// Objections that were ready to be decided, by list.
    pub objections: Vec<u64>,
}

impl Board {
    /// Takes down what hung there.
    pub fn clear(&mut self) {
        self.newly.clear();
        self.cases = 0;
        self.objections.clear();
    }

    /// Puts up what a chunk posts; chunks come in their order.
    pub fn put_up(&mut self, posting: &Posting) {
        self.newly.extend_from_slice(&posting.newly);
        self.cases += posting.cases;
        self.objections.resize(posting.objections.len().max(self.objections.len()), 0);
        for (sum, part) in self.objections.iter_mut().zip(&posting.objections) {
            *sum += part;
        }
    }
}

/// The chance that somebody in a queue is served, by those who waited at the last review.
#[must_use]
pub fn served(waiting: u64, persons: u64, staff: Rate) -> Chance {
    let capacity = u128::from(persons) * u128::from(staff.0) >> 32;
    if waiting == 0 {
        return Chance::ALWAYS;
    }
    Chance(((capacity << 32) / u128::from(waiting)).min(u128::from(ONE)) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_is_served_by_count() {
        // By hand: 2 decisions a month for 1,000 persons are 20 for 10,000; 80 waited: a quarter.
        let staff = Rate(ONE / 500 + 1);
        assert_eq!(served(80, 10_000, staff), Chance(ONE / 4));
        assert_eq!(served(20, 10_000, staff), Chance::ALWAYS);
        assert_eq!(served(0, 10_000, staff), Chance::ALWAYS);
        assert_eq!(served(5, 10_000, Rate(0)), Chance::NEVER);
    }
}
