//! Workplaces: the heads of a district with those who work for them.
//!
//! Employees are shared among the firms of their district by the firms' sizes, so that a firm's
//! people are found without a list. Of them, each meets a few every week.

use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};

use super::Synthesis;
use super::district::{District, PEOPLE, meeting_chance};
use super::person::{EMPLOYEE, HEAD};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "workplaces",
    phase: "synthesise",
    summary: "Employees of a district are shared among its firms by size; each meets some colleagues every week.",
    params: &[Param { name: "colleagues", unit: "persons", range: "0 to 200" }],
    state: &[],
    streams: &["society/employer", "society/colleague"],
    rights: &[],
};

/// Nobody's firm.
const NONE: u16 = u16::MAX;

/// The firms of a district, and who belongs to which.
#[derive(Clone, Debug)]
pub struct Workplaces {
    /// The index of the district's first person.
    first: u64,
    n: usize,
    /// Running sums of the heads' weights.
    running: Vec<u64>,
    /// The people of each firm, the head included.
    sizes: Vec<u16>,
    /// The firm of each person of the district, by rank in it.
    firm_of: [u16; PEOPLE],
}

impl Workplaces {
    /// A district without firms, to be filled.
    #[must_use]
    pub fn empty() -> Workplaces {
        Workplaces {
            first: 0,
            n: 0,
            running: Vec::new(),
            sizes: Vec::new(),
            firm_of: [NONE; PEOPLE],
        }
    }

    /// The workplaces of a district.
    #[must_use]
    pub fn of(synthesis: &Synthesis<'_>, district: &District) -> Workplaces {
        let mut workplaces = Workplaces::empty();
        workplaces.fill(synthesis, district);
        workplaces
    }

    /// Computes the workplaces of a district.
    pub fn fill(&mut self, synthesis: &Synthesis<'_>, district: &District) {
        (self.first, self.n) = (district.first, district.n);
        self.running.clear();
        self.firm_of = [NONE; PEOPLE];
        let jobs = &district.jobs[..district.n];
        let mut sum = 0;
        for (rank, _) in jobs.iter().enumerate().filter(|(_, job)| **job == HEAD) {
            sum += u64::from(synthesis.employees(self.first + rank as u64));
            self.firm_of[rank] = self.running.len() as u16;
            self.running.push(sum);
        }
        self.sizes.clear();
        self.sizes.resize(self.running.len(), 1);
        if sum == 0 {
            return;
        }
        for (rank, _) in jobs.iter().enumerate().filter(|(_, job)| **job == EMPLOYEE) {
            let word = synthesis.employer.words(self.first + rank as u64, 0, 0)[0];
            let u = pick(word, sum);
            let firm = self.running.partition_point(|running| *running <= u);
            self.firm_of[rank] = firm as u16;
            self.sizes[firm] += 1;
        }
    }

    /// Tells whether a person of the district works anywhere with others.
    #[must_use]
    pub fn has_colleagues(&self, person: u64) -> bool {
        let firm = self.firm_of[(person - self.first) as usize];
        firm != NONE && self.sizes[firm as usize] > 1
    }

    /// The colleagues whom a person meets every week, by index.
    pub fn colleagues_of<'a>(
        &'a self,
        synthesis: &'a Synthesis<'_>,
        person: u64,
    ) -> impl Iterator<Item = u64> + 'a {
        let firm = self.firm_of[(person - self.first) as usize];
        let size = self.sizes.get(firm as usize).copied().unwrap_or(0);
        let chance = meeting_chance(synthesis.society.meets.colleagues, size as usize);
        let members = self.firm_of[..if size > 1 { self.n } else { 0 }].iter().enumerate();
        let others = members
            .filter(move |(_, of)| **of == firm)
            .map(|(rank, _)| self.first + rank as u64)
            .filter(move |other| *other != person);
        others.filter(move |other| {
            let (p, q) = (person.min(*other), person.max(*other));
            chance.hits(synthesis.colleague.words(p, 0, (q - p) as u32)[0])
        })
    }
}
