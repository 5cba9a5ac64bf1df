//! Restricted ties: how many of the people near somebody were seen to be restricted.
//!
//! A score that looks at one's friends reads the board of the last review: those tied by a narrow
//! circle (each circle counts) and those of the same household. Where nobody is restricted, nobody
//! is looked at.

use crate::plan::Plan;
use crate::society::{Glance, NEIGHBOURS, Neighbourhood};

/// For each person of a chunk, how many of the ties were restricted.
///
/// `restricted` is the board: for each neighbourhood of the society one bit a person; empty before
/// the first review.
#[must_use]
pub fn count(plan: &Plan<'_>, hoods: &[Neighbourhood], restricted: &[u64]) -> Vec<u16> {
    let mut found = vec![0; hoods.len() * NEIGHBOURS];
    let Some(first) = hoods.first().filter(|_| !restricted.is_empty()) else { return found };
    let from = first.first / NEIGHBOURS as u64;
    for (at, mine) in found.chunks_mut(NEIGHBOURS).enumerate() {
        at_home(&hoods[at], restricted[from as usize + at], mine);
    }
    let (synthesis, range) = (&plan.synthesis, (from, from + hoods.len() as u64));
    let ties = plan.scenario.society.ties.iter().enumerate();
    for (kind, tie) in ties.filter(|(_, tie)| !tie.wide) {
        for circle in 0..tie.near + tie.far {
            synthesis.circles().runs(synthesis.places(), (kind, circle), range, |run| {
                for i in 0..run.n {
                    let (at, partner) = ((run.hood + i - from) as usize, run.partner - i);
                    let word = restricted[partner as usize];
                    let mine = &mut found[at * NEIGHBOURS..(at + 1) * NEIGHBOURS];
                    if word != 0 {
                        in_circle(plan, (kind, circle), &hoods[at], (partner, word), mine);
                    }
                }
            });
        }
    }
    found
}

/// The ranks of the bits of a word.
fn ranks(word: u64) -> impl Iterator<Item = usize> {
    (0..NEIGHBOURS).filter(move |rank| word >> rank & 1 == 1)
}

/// Counts the restricted members of each person's household.
fn at_home(hood: &Neighbourhood, word: u64, mine: &mut [u16]) {
    for rank in ranks(word) {
        hood.households.others(rank).for_each(|other| mine[other] += 1);
    }
}

/// Counts the restricted candidates of a partner neighbourhood to whom people here are tied.
fn in_circle(
    plan: &Plan<'_>,
    (kind, circle): (usize, u32),
    hood: &Neighbourhood,
    (partner, word): (u64, u64),
    mine: &mut [u16],
) {
    let synthesis = &plan.synthesis;
    let turn = synthesis.circles().turn(kind, circle, hood.first / NEIGHBOURS as u64, partner);
    for theirs in ranks(word) {
        let rank = (turn + NEIGHBOURS - theirs) % NEIGHBOURS;
        let Some(person) = hood.people().get(rank) else { continue };
        let me = Glance::of(hood.first + rank as u64, person);
        let other = partner * NEIGHBOURS as u64 + theirs as u64;
        mine[rank] += u16::from(synthesis.is_tied(kind, circle, &me, other));
    }
}
