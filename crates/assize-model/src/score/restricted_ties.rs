//! Restricted ties: how many of the people near somebody were seen to be restricted.
//!
//! A score that looks at one's friends reads the board of the last review: those tied by a narrow
//! circle (each circle counts) and those of the same household.

use crate::plan::Plan;
use crate::society::{Glance, NEIGHBOURS, Neighbourhood};

/// For each person of a chunk, how many of the ties were restricted.
///
/// `is_restricted` answers for a person by the index in the society.
#[must_use]
pub fn count(
    plan: &Plan<'_>,
    hoods: &[Neighbourhood],
    is_restricted: impl Fn(u64) -> bool,
) -> Vec<u16> {
    let mut found = vec![0; hoods.len() * NEIGHBOURS];
    let Some(first) = hoods.first() else { return found };
    for (hood, mine) in hoods.iter().zip(found.chunks_mut(NEIGHBOURS)) {
        at_home(hood, &is_restricted, mine);
    }
    let from = first.first / NEIGHBOURS as u64;
    let (synthesis, range) = (&plan.synthesis, (from, from + hoods.len() as u64));
    let ties = plan.scenario.society.ties.iter().enumerate();
    for (kind, tie) in ties.filter(|(_, tie)| !tie.wide) {
        for circle in 0..tie.near + tie.far {
            synthesis.circles().runs(synthesis.places(), (kind, circle), range, |run| {
                for i in 0..run.n {
                    let at = (run.hood + i - from) as usize;
                    let mine = &mut found[at * NEIGHBOURS..(at + 1) * NEIGHBOURS];
                    let partner = run.partner - i;
                    in_circle(plan, (kind, circle), &hoods[at], partner, &is_restricted, mine);
                }
            });
        }
    }
    found
}

/// Counts the restricted members of each person's household.
fn at_home(hood: &Neighbourhood, is_restricted: &impl Fn(u64) -> bool, mine: &mut [u16]) {
    for rank in (0..hood.n()).filter(|rank| is_restricted(hood.first + *rank as u64)) {
        hood.households.others(rank).for_each(|other| mine[other] += 1);
    }
}

/// Counts the restricted candidates of a partner neighbourhood to whom people here are tied.
fn in_circle(
    plan: &Plan<'_>,
    (kind, circle): (usize, u32),
    hood: &Neighbourhood,
    partner: u64,
    is_restricted: &impl Fn(u64) -> bool,
    mine: &mut [u16],
) {
    let (synthesis, first) = (&plan.synthesis, partner * NEIGHBOURS as u64);
    let end = synthesis.persons().min(first + NEIGHBOURS as u64);
    let mut restricted = (first..end).filter(|other| is_restricted(*other)).peekable();
    if restricted.peek().is_none() {
        return;
    }
    let number = hood.first / NEIGHBOURS as u64;
    let turn = synthesis.circles().turn(kind, circle, number, partner);
    for other in restricted {
        let rank = (turn + NEIGHBOURS - (other - first) as usize) % NEIGHBOURS;
        let Some(person) = hood.people().get(rank) else { continue };
        let me = Glance::of(hood.first + rank as u64, person);
        mine[rank] += u16::from(synthesis.is_tied(kind, circle, &me, other));
    }
}
