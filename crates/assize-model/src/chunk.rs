//! What is kept of a chunk of persons from one month to the next, in one arm.

use assize_scenario::policy::Policy;

use crate::board::Posting;
use crate::book::Fresh;
use crate::entry::Entry;
use crate::list::pick;
use crate::pair::{Lot, Pair, Scales};
use crate::record::Record;
use crate::response::ties::Touch;
use crate::score::side;
use crate::status::Status;

/// Most scores of a kind of subject: the main one and three side scores.
pub const SCORES: usize = 4;

/// The state of a chunk in an arm: two bytes a person, one more for lists and for firms where the
/// policy has them, and the entries on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArmState {
    /// The status of each person.
    pub status: Vec<Status>,
    /// The published lists of each person, as bits; empty if the policy has none.
    pub listed: Vec<u8>,
    /// The published band of each person's firm; empty if the policy does not score firms.
    pub firm_bands: Vec<u8>,
    /// The published lists of each person's firm, as bits; empty if no consequence for firms hangs
    /// on a list.
    pub firm_listed: Vec<u8>,
    /// The published bands of each person in the side scores, person by person; empty without.
    pub side_bands: Vec<u8>,
    /// The arrears of each person, in quarters of a month's income; empty without money.
    pub arrears: Vec<u8>,
    /// How each person was weighed by each list that picks by rank, person by person; empty
    /// without such lists.
    pub weights: Vec<u16>,
    /// Each person beside the same person in the first arm; empty in the first arm itself.
    pub pairs: Vec<Pair>,
    /// The entries on file, sorted by subject.
    pub file: Box<[Entry]>,
    /// What the chunk posts on the board; follows from the rest, so that no checkpoint keeps it.
    pub posted: Posting,
    /// How many subjects the chunk has; found at the first review, since nobody comes or goes.
    pub census: Option<Census>,
}

/// How many persons (first) and firms (second) a chunk has, and how many of them have a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Subjects.
    pub subjects: [i64; 2],
    /// Those who have a score, by its number; of firms the first counts.
    pub scored: [[i64; SCORES]; 2],
}

impl Census {
    /// Adds a subject that has some scores, as bits by their numbers.
    pub fn add(&mut self, firm: bool, has: u8) {
        self.subjects[usize::from(firm)] += 1;
        for (number, scored) in self.scored[usize::from(firm)].iter_mut().enumerate() {
            *scored += i64::from(has >> number & 1);
        }
    }
}

impl ArmState {
    /// The state before the first month.
    #[must_use]
    pub fn new(policy: &Policy, persons: usize, has_money: bool) -> ArmState {
        let default = |score: &Option<assize_scenario::policy::Score>| {
            score.as_ref().map_or(0, |s| s.default_band)
        };
        let firm_band = default(&policy.firm_score) as u8;
        ArmState {
            status: vec![Status::in_band(default(&policy.person_score)); persons],
            listed: if policy.lists.is_empty() { Vec::new() } else { vec![0; persons] },
            firm_bands: if policy.firm_score.is_some() { vec![firm_band; persons] } else { vec![] },
            firm_listed: Vec::new(),
            side_bands: side::at_first(policy, persons),
            arrears: if has_money { vec![0; persons] } else { Vec::new() },
            weights: vec![pick::NOBODY; persons * pick::picks(policy).count()],
            pairs: Vec::new(),
            file: Box::default(),
            posted: Posting::default(),
            census: None,
        }
    }

    /// The same with room for the published lists of firms.
    #[must_use]
    pub fn with_lists_of_firms(self) -> ArmState {
        ArmState { firm_listed: vec![0; self.status.len()], ..self }
    }

    /// The same with room for the comparison with the first arm.
    #[must_use]
    pub fn beside_the_first(self) -> ArmState {
        ArmState { pairs: vec![Pair::default(); self.status.len()], ..self }
    }

    /// The bytes that it holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        std::mem::size_of_val(&*self.status)
            + self.listed.len()
            + self.firm_bands.len()
            + self.firm_listed.len()
            + self.side_bands.len()
            + self.arrears.len()
            + std::mem::size_of_val(&*self.weights)
            + std::mem::size_of_val(&*self.pairs)
            + std::mem::size_of_val(&*self.posted.newly)
            + std::mem::size_of_val(&*self.posted.restricted)
            + std::mem::size_of_val(&*self.file)
    }
}

/// Room to work in, kept by whoever works so that nothing is allocated again each month.
#[derive(Debug)]
pub struct Scratch {
    /// This month's records.
    pub records: Vec<Record>,
    /// This month's entries.
    pub fresh: Fresh,
    /// The book as it is closed.
    pub merged: Vec<Entry>,
    /// What stays in it.
    pub kept: Vec<Entry>,
    /// What reached people through their ties.
    pub reached: Vec<Touch>,
    /// What befell persons this month.
    pub lots: Vec<Lot>,
    /// Room to compare it with the first arm's.
    pub scales: Scales,
}

impl Scratch {
    /// Room for a chunk of so many persons.
    #[must_use]
    pub fn new(persons: usize) -> Scratch {
        Scratch {
            records: Vec::new(),
            fresh: Fresh::new(persons),
            merged: Vec::new(),
            kept: Vec::new(),
            reached: Vec::new(),
            lots: Vec::new(),
            scales: Scales::default(),
        }
    }
}
