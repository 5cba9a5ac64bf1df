//! Disclosure: a consequence that only happens between two people who both show their score.

use assize_base::quantity::Chance;
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Consequence;

use crate::plan::Plan;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "shown",
    phase: "demand",
    summary: "Some consequences need two people who both agree to show each other their score.",
    params: &[Param { name: "shown", unit: "chance", range: "0 to 1" }],
    state: &[],
    streams: &["service/shows", "service/shown"],
    rights: &["privacy"],
};

/// Tells whether in an attempt both sides show their score, where the consequence asks for it: the
/// one side by disposition, the other by chance of the meeting.
#[must_use]
pub fn by_both(
    plan: &Plan<'_>,
    consequence: &Consequence,
    index: usize,
    person: u64,
    period: u32,
    number: u32,
) -> bool {
    let Some(chance) = consequence.shown else { return true };
    let own = || plan.draws.shows.words(person, 0, index as u32)[0];
    let other = || plan.draws.shown.words(person, period, number)[index % 4];
    both(chance, own, other)
}

fn both(chance: Chance, own: impl Fn() -> u32, other: impl Fn() -> u32) -> bool {
    chance.hits(own()) && chance.hits(other())
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::quantity::ONE;

    #[test]
    fn one_side_alone_shows_nothing() {
        // By hand: a chance of a half is hit by words below 2^31.
        let half = Chance(ONE / 2);
        let (low, high) = (|| 5, || 1 << 31);
        assert!(both(half, low, low));
        assert!(!both(half, low, high) && !both(half, high, low) && !both(half, high, high));
    }
}
