//! What people and firms do, before anybody restrains, sees or scores it.
//!
//! Possible acts are the same in every arm: they depend on the person, the month and chance, not
//! on the policy. The number of points on a domain's axis is Poisson; where a point falls decides
//! which conduct it may be, and the person's own rate whether it is.

use assize_base::calendar::Day;
use assize_base::draw::{Key, LANES};
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::expr::Facts;

use crate::plan::Plan;
use crate::society::{Neighbourhood, Person};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "acts",
    phase: "conduct",
    summary: "People and firms do things at rates that differ by who they are.",
    params: &[
        Param { name: "rate", unit: "events a year", range: "0 or more" },
        Param { name: "by", unit: "factor", range: "0 or more" },
        Param { name: "quantity", unit: "yuan, months, hours or count", range: "0 or more" },
    ],
    state: &[],
    streams: &["conduct/count", "conduct/act", "conduct/firm-count", "conduct/firm-act"],
    rights: &[],
};

/// An act that somebody may do in this period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// The offset of the person, or of the firm's head, in the chunk.
    pub offset: u16,
    /// Whether the firm acts.
    pub firm: bool,
    /// Index of the conduct.
    pub conduct: u16,
    /// The number of the act within subject and period.
    pub serial: u32,
    /// The day.
    pub day: Day,
    /// How much, in the unit of the conduct; 0 if nothing is counted.
    pub quantity: u32,
    /// The word that restraint is compared with.
    pub mark: u32,
}

/// Finds the possible acts of a neighbourhood's persons, then of its firms.
///
/// `base` is the offset of its first person in the chunk.
pub fn possible(
    plan: &Plan<'_>,
    hood: &Neighbourhood,
    base: usize,
    period: u32,
    acts: &mut Vec<Act>,
) {
    for (group, people) in hood.people().chunks(LANES).enumerate() {
        let first = group * LANES;
        let doer = Doer { index: hood.first + first as u64, offset: (base + first) as u16, period };
        doer.act_together(plan, people, acts);
    }
    if plan.firm_domains.is_empty() {
        return;
    }
    for (rank, person) in hood.people().iter().enumerate().filter(|(_, p)| p.is_head()) {
        let index = hood.first + rank as u64;
        let firm = plan.synthesis.firm(person, index);
        let open = |d: &&usize| plan.scenario.catalogue.domains[**d].who.holds(&firm);
        let mask = plan.firm_domains.iter().filter(open).fold(0, |mask, d| mask | 1 << d);
        let doer = Doer { index, offset: (base + rank) as u16, period };
        doer.act_as_firm(plan, mask, &firm, acts);
    }
}

/// The lowest four-domain group with a bit in a mask, and the mask without it.
fn next_group(mask: u64) -> Option<(u32, u64)> {
    let group = mask.trailing_zeros() / 4;
    (mask != 0).then(|| (group, mask & !(0b1111 << (4 * group))))
}

/// Somebody about to act.
#[derive(Clone, Copy)]
struct Doer {
    index: u64,
    offset: u16,
    period: u32,
}

impl Doer {
    /// Lets neighbouring persons act, beginning with this one; their numbers of acts are drawn at
    /// once, since most are zero.
    fn act_together(self, plan: &Plan<'_>, people: &[Person], acts: &mut Vec<Act>) {
        let mut masks = [0; LANES];
        for (mask, person) in masks.iter_mut().zip(people) {
            *mask = plan.person_gates.mask(person);
        }
        let from = acts.len();
        let mut left = masks.iter().fold(0, |all, mask| all | mask);
        while let Some((group, rest)) = next_group(left) {
            left = rest;
            let words = plan.draws.act_count.words_of_many(self.index, self.period, group);
            for (i, words) in words.iter().enumerate() {
                let domain = 4 * group as usize + i;
                let Some(axis) = plan.axes.get(domain) else { break };
                let none = axis.none_below();
                for lane in 0..people.len() {
                    if u64::from(words[lane]) >= none && masks[lane] >> domain & 1 == 1 {
                        let doer = self.moved_by(lane);
                        for j in 0..axis.count(words[lane]) {
                            doer.draw(plan, domain, j, false, &people[lane], acts);
                        }
                    }
                }
            }
        }
        acts[from..].sort_unstable_by_key(|act| (act.offset, act.serial));
    }

    /// The one some places further on.
    fn moved_by(self, places: usize) -> Doer {
        Doer {
            index: self.index + places as u64,
            offset: self.offset + places as u16,
            period: self.period,
        }
    }

    /// Lets a firm act in the domains of a mask.
    fn act_as_firm(self, plan: &Plan<'_>, mask: u64, firm: &impl Facts, acts: &mut Vec<Act>) {
        let mut left = mask;
        while let Some((group, rest)) = next_group(left) {
            let words = plan.draws.firm_act_count.words(self.index, self.period, group);
            for (i, word) in words.into_iter().enumerate() {
                let domain = 4 * group as usize + i;
                if left >> domain & 1 == 1 {
                    for j in 0..plan.axes[domain].count(word) {
                        self.draw(plan, domain, j, true, firm, acts);
                    }
                }
            }
            left = rest;
        }
    }

    /// Draws one act, if the point is within the person's own rate.
    fn draw(
        &self,
        plan: &Plan<'_>,
        domain: usize,
        j: u32,
        firm: bool,
        facts: &impl Facts,
        acts: &mut Vec<Act>,
    ) {
        let serial = 16 * domain as u32 + j;
        let key: Key = if firm { plan.draws.firm_act } else { plan.draws.act };
        let words = key.words(self.index, self.period, serial);
        let (index, inside) = plan.axes[domain].point(words[0]);
        let conduct = plan.conduct(index);
        if inside >= conduct.profile.scale(conduct.rate, facts).0 || !conduct.who.holds(facts) {
            return;
        }
        let day = pick(words[1], u64::from(plan.calendar.length(self.period))) as Day;
        acts.push(Act {
            offset: self.offset,
            firm,
            conduct: index as u16,
            serial,
            day: plan.calendar.first_day(self.period) + day,
            quantity: conduct.quantity.as_ref().map_or(0, |q| q.at(words[2])),
            mark: words[3],
        });
    }
}
