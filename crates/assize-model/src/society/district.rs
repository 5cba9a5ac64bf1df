//! Districts: sixteen neighbourhoods that share workplaces and schools.
//!
//! A district is small enough to be looked at whole, and a chunk need not hold all of it: ages and
//! jobs of those outside are computed without their households.

use assize_base::draw::LANES;
use assize_base::quantity::{Chance, ONE};

use super::{NEIGHBOURS, Neighbourhood, Synthesis};

/// Neighbourhoods in a district.
pub const HOODS: u64 = 16;

/// Most persons of a district.
pub const PEOPLE: usize = HOODS as usize * NEIGHBOURS;

/// Who lives in a district, as far as workplaces and classes ask.
#[derive(Clone, Debug)]
pub struct District {
    /// The index of its first person.
    pub first: u64,
    /// How many live there.
    pub n: usize,
    pub(super) ages: [u8; PEOPLE],
    pub(super) jobs: [u8; PEOPLE],
}

impl District {
    /// A district without people, to be filled.
    #[must_use]
    pub fn empty() -> District {
        District { first: 0, n: 0, ages: [0; PEOPLE], jobs: [0; PEOPLE] }
    }

    /// Tells whether somebody of the district has work, by rank in it.
    #[must_use]
    pub fn has_work(&self, rank: usize) -> bool {
        self.jobs[rank] != 0
    }

    /// Computes a district; those whose neighbourhoods are known already are read there.
    pub fn fill(&mut self, synthesis: &Synthesis<'_>, district: u64, known: &[Neighbourhood]) {
        let first_hood = district * HOODS;
        let end = (first_hood + HOODS).min(synthesis.neighbourhoods());
        self.first = first_hood * NEIGHBOURS as u64;
        self.n = (synthesis.persons().min(end * NEIGHBOURS as u64) - self.first) as usize;
        for hood in first_hood..end {
            let at = known.first().and_then(|k| hood.checked_sub(k.first / NEIGHBOURS as u64));
            match at.and_then(|at| known.get(at as usize)) {
                Some(neighbourhood) => self.read(neighbourhood),
                None => self.compute(synthesis, hood),
            }
        }
    }

    fn read(&mut self, hood: &Neighbourhood) {
        let at = (hood.first - self.first) as usize;
        for (i, person) in hood.people().iter().enumerate() {
            self.ages[at + i] = person.age();
            self.jobs[at + i] = person.job();
        }
    }

    fn compute(&mut self, synthesis: &Synthesis<'_>, hood: u64) {
        let first = hood * NEIGHBOURS as u64;
        let at = (first - self.first) as usize;
        let end = (at + NEIGHBOURS).min(self.n);
        let groups = self.ages[at..end].chunks_mut(LANES).zip(self.jobs[at..end].chunks_mut(LANES));
        for (group, (ages, jobs)) in groups.enumerate() {
            synthesis.ages_and_jobs(first + (group * LANES) as u64, ages, jobs);
        }
    }
}

/// The chance that two of a group of `n` meet, if each meets so many.
#[must_use]
pub fn meeting_chance(meets: u32, n: usize) -> Chance {
    let others = n.saturating_sub(1).max(1) as u64;
    Chance(((u64::from(meets) << 32) / others).min(ONE))
}
