//! Firms: every person whose job is to head one has exactly one, at the person's own index.

use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::expr::{Facts, Name};

use super::Synthesis;
use super::person::Person;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "firms",
    phase: "synthesise",
    summary: "Whoever heads a firm or trade has exactly one, with a number of employees.",
    params: &[
        Param { name: "weight", unit: "weight of a class", range: "0 or more" },
        Param { name: "from", unit: "employees", range: "0 to 1,000,000" },
        Param { name: "to", unit: "employees", range: "0 to 1,000,000" },
    ],
    state: &[],
    streams: &["society/firm"],
    rights: &[],
};

/// A firm, as conditions see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Firm {
    /// Employees besides the head.
    employees: u32,
    /// The head, whose facts are the firm's.
    head: Person,
}

impl Firm {
    /// Employees besides the head.
    #[must_use]
    pub fn employees(&self) -> u32 {
        self.employees
    }
}

impl Facts for Firm {
    fn get(&self, name: Name) -> i64 {
        match name {
            Name::Employees => i64::from(self.employees),
            _ => self.head.get(name),
        }
    }
}

impl Synthesis<'_> {
    /// Computes the firm of a head.
    #[must_use]
    pub fn firm(&self, head: &Person, index: u64) -> Firm {
        Firm { employees: self.employees(index), head: *head }
    }

    /// The employees of the firm of a head, by the head's index.
    #[must_use]
    pub(super) fn employees(&self, head: u64) -> u32 {
        let words = self.firm.words(head, 0, 0);
        let sizes = &self.society.firm_sizes;
        let sum = sizes.iter().map(|s| u64::from(s.weight)).sum();
        let mut u = pick(words[0], sum);
        for size in sizes {
            if u < u64::from(size.weight) {
                return size.from + pick(words[1], u64::from(size.to - size.from) + 1) as u32;
            }
            u -= u64::from(size.weight);
        }
        0
    }
}
