//! Classes: children of the same age in a district, of whom each meets some every week.

use assize_base::spec::{Param, Spec};

use super::Synthesis;
use super::district::{District, meeting_chance};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "classes",
    phase: "synthesise",
    summary: "Children of school age meet some of those of the same age in their district every week.",
    params: &[Param { name: "classmates", unit: "persons", range: "0 to 200" }],
    state: &[],
    streams: &["society/classmate"],
    rights: &[],
};

/// Ages that go to school, both included.
const SCHOOL: std::ops::RangeInclusive<u8> = 6..=17;

impl District {
    /// The classmates whom a person of the district meets every week, by index.
    pub fn classmates_of<'a>(
        &'a self,
        synthesis: &'a Synthesis<'_>,
        person: u64,
    ) -> impl Iterator<Item = u64> + 'a {
        let age = self.ages[(person - self.first) as usize];
        let ages = &self.ages[..if SCHOOL.contains(&age) { self.n } else { 0 }];
        let class = ages.iter().filter(|other| **other == age).count();
        let chance = meeting_chance(synthesis.society.meets.classmates, class);
        let same = ages.iter().enumerate().filter(move |(_, other)| **other == age);
        let others = same.map(|(rank, _)| self.first + rank as u64);
        others.filter(move |other| {
            let (p, q) = (person.min(*other), person.max(*other));
            p != q && chance.hits(synthesis.classmate.words(p, 0, (q - p) as u32)[0])
        })
    }
}
