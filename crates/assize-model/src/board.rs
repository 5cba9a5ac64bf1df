//! The board: what everybody could see at the last review, and how long the queues were.
//!
//! It is the only thing that crosses from one neighbourhood to another. A chunk posts its part
//! when its month is closed; the engine puts the parts together between two periods, and during a
//! period nobody changes it. So no order of chunks or threads can show.

use assize_base::calendar::Day;
use assize_base::quantity::{Chance, ONE, Rate};
use assize_scenario::policy::{Pick, Policy};

use crate::chunk::ArmState;
use crate::entry::{Entry, Kind, OBJECTION};
use crate::list::pick::{self, Cut};
use crate::plan::Plan;
use crate::society::NEIGHBOURS;
use crate::status::Status;

/// What one chunk posts in one arm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// For each neighbourhood, one bit a person: newly restricted.
    pub newly: Vec<u64>,
    /// For each neighbourhood, one bit a person: seen to be restricted; empty if nobody asks.
    pub restricted: Vec<u64>,
    /// Cases that wait for enforcement.
    pub cases: u64,
    /// Objections that are ready to be decided, by list.
    pub objections: Vec<u64>,
    /// For each list that picks by rank, how many persons were weighed how; empty where nobody
    /// was.
    pub weighed: Vec<Vec<u32>>,
}

/// A review, as far as the board is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The period.
    pub period: u32,
    /// Its last day.
    pub today: Day,
    /// Whether somebody asks who is seen to be restricted.
    pub shows_restricted: bool,
}

impl Review {
    /// The review of a period.
    #[must_use]
    pub fn of(plan: &Plan<'_>, period: u32) -> Review {
        let today = plan.calendar.review_day(period);
        Review { period, today, shows_restricted: plan.uses_restricted_ties }
    }
}

/// One bit a person, one word a neighbourhood.
fn words(status: &[Status], bit: impl Fn(Status) -> bool) -> Vec<u64> {
    let word = |hood: &[Status]| {
        hood.iter().enumerate().map(|(rank, status)| u64::from(bit(*status)) << rank).sum()
    };
    status.chunks(NEIGHBOURS).map(word).collect()
}

impl Posting {
    /// What a chunk posts after a review.
    #[must_use]
    pub fn of(state: &ArmState, policy: &Policy, review: Review) -> Posting {
        let mut posting = Posting {
            newly: words(&state.status, Status::is_newly_restricted),
            restricted: if review.shows_restricted {
                words(&state.status, Status::is_restricted)
            } else {
                Vec::new()
            },
            cases: 0,
            objections: vec![0; policy.lists.len()],
            weighed: pick::counted(policy, &state.weights, review.period),
        };
        for entry in state.file.iter().filter(|e| e.kind() == Kind::Case) {
            posting.add(entry, review.today);
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
    /// For each neighbourhood of the society, one bit a person: seen to be restricted; empty if
    /// nobody asks, and before the first review.
    pub restricted: Vec<u64>,
    /// Cases that waited for enforcement.
    pub cases: u64,
    /// Objections that were ready to be decided, by list.
    pub objections: Vec<u64>,
    /// For each list that picks by rank, how many persons were weighed how, as the chunks are put
    /// up one by one.
    pub weighed: Vec<Vec<u64>>,
    /// For each list that picks by rank, who is picked in this period; none where nobody is.
    pub cuts: Vec<Option<Cut>>,
}

impl Board {
    /// Takes down what hung there.
    pub fn clear(&mut self) {
        self.newly.clear();
        self.restricted.clear();
        self.cases = 0;
        self.objections.clear();
        self.weighed.clear();
        self.cuts.clear();
    }

    /// Puts up what a chunk posts; chunks come in their order.
    pub fn put_up(&mut self, posting: &Posting) {
        self.newly.extend_from_slice(&posting.newly);
        self.restricted.extend_from_slice(&posting.restricted);
        self.cases += posting.cases;
        add(&mut self.objections, posting.objections.iter().copied());
        self.weighed.resize(posting.weighed.len().max(self.weighed.len()), Vec::new());
        for (sums, parts) in self.weighed.iter_mut().zip(&posting.weighed) {
            add(sums, parts.iter().map(|n| u64::from(*n)));
        }
    }

    /// Works out what needs the postings of all chunks: who is picked by rank.
    pub fn settle(&mut self, policy: &Policy) {
        let lists = std::mem::take(&mut self.weighed).into_iter().zip(pick::picks(policy));
        let cut = |(counts, (_, pick)): (Vec<u64>, (usize, &Pick))| {
            (!counts.is_empty()).then(|| Cut::through(&counts, pick))
        };
        self.cuts = lists.map(cut).collect();
    }
}

/// Adds numbers to sums, place by place.
fn add(sums: &mut Vec<u64>, parts: impl ExactSizeIterator<Item = u64>) {
    sums.resize(parts.len().max(sums.len()), 0);
    for (sum, part) in sums.iter_mut().zip(parts) {
        *sum += part;
    }
}

/// The chance that somebody in a queue is served, by those who waited at the last review.
#[must_use]
pub fn served(waiting: u64, persons: u64, staff: Rate) -> Chance {
    if waiting == 0 {
        return Chance::ALWAYS;
    }
    // Whole decisions are not rounded off: a small society has less than one a month.
    let capacity = u128::from(persons) * u128::from(staff.0);
    Chance((capacity / u128::from(waiting)).min(u128::from(ONE)) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_says_who_is_restricted() {
        let mut restricted = Status::default();
        restricted.restrict(true);
        let mut status = vec![Status::default(); NEIGHBOURS + 3];
        status[NEIGHBOURS + 1] = restricted;
        let posting =
            Posting { restricted: words(&status, Status::is_restricted), ..Posting::default() };
        let mut board = Board::default();
        board.put_up(&posting);
        board.put_up(&posting);
        // By hand: the second person of the second neighbourhood, and the same again.
        assert_eq!(board.restricted, [0, 0b10, 0, 0b10]);
        board.clear();
        assert!(board.restricted.is_empty());
    }

    #[test]
    fn a_queue_is_served_by_count() {
        // By hand: 1 decision a month for 512 persons are 20 for 10,240; 80 waited: a quarter. For
        // 256 persons it is half a decision: one who waits is served every other month.
        let staff = Rate(ONE / 512);
        assert_eq!(served(80, 10_240, staff), Chance(ONE / 4));
        assert_eq!(served(20, 10_240, staff), Chance::ALWAYS);
        assert_eq!(served(0, 10_240, staff), Chance::ALWAYS);
        assert_eq!(served(1, 256, staff), Chance(ONE / 2));
        assert_eq!(served(5, 10_000, Rate(0)), Chance::NEVER);
    }
}
