//! Colour: a red list honours, a black list shames.
//!
//! An honour takes nothing from anybody: it is counted by itself, restricts nobody and is no
//! detriment. The review leaves red lists out through the arm's mask of black ones.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Policy;

use crate::count::Counter;
use crate::entry::Entry;
use crate::origin::Origin;
use crate::redress::{self, Stage};
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "list-colour",
    phase: "list",
    summary: "A red list is an honour: no detriment, no restriction, and nobody falls by it.",
    params: &[Param { name: "colour", unit: "black or red", range: "" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// The lists that are no honour, as bits.
#[must_use]
pub fn black_lists(policy: &Policy) -> u8 {
    let black = policy.lists.iter().enumerate().filter(|(_, list)| !list.manner.red);
    black.map(|(list, _)| 1 << list).sum()
}

/// Counts a listing: as an honour, or as a detriment with what it rests on.
pub fn count<W: Witness>(sitting: &mut Sitting<'_, '_, W>, listing: &Entry, ground: Option<usize>) {
    let (subject, list) = (listing.subject(), usize::from(listing.rule));
    if sitting.arm.black_lists >> list & 1 == 1 {
        let arm = sitting.arm;
        let element = ground.map_or(arm.first_list + list, |g| arm.first_ground[list] + g);
        let on = listing.ground();
        sitting.count_detriment(subject, Counter::Listings, Origin::of(on), element);
        if !subject.firm {
            redress::count(sitting.counts, list, on.truth, Stage::Listed);
        }
    } else {
        sitting.count(subject, Counter::Honours as usize, 1);
    }
    let counter = sitting.counts_of(subject).layout.entries(list);
    sitting.count(subject, counter, 1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::tests::list;

    #[test]
    fn only_black_lists_are_in_the_mask() {
        // By hand: of three lists the second is red, so that bits 0 and 2 are left.
        let mut policy = Policy { lists: vec![list(), list(), list()], ..Policy::default() };
        policy.lists[1].manner.red = true;
        assert_eq!(black_lists(&policy), 0b101);
        assert_eq!(black_lists(&Policy::default()), 0);
    }
}
