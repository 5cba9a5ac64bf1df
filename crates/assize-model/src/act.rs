//! What people and firms do, before anybody restrains, sees or scores it.
//!
//! Possible acts are the same in every arm: they depend on the person, the month and chance, not
//! on the policy. The number of points on a domain's axis is Poisson; where a point falls decides
//! which conduct it may be, and the person's own rate whether it is.

use assize_base::calendar::Day;
use assize_base::quantity::{Factor, Rate, pick};
use assize_base::spec::{Param, Spec};
use assize_scenario::catalogue::{Links, Subject as Kind};
use assize_scenario::expr::Facts;

use crate::money::strain;
use crate::plan::Plan;
use crate::society::{NEIGHBOURS, Neighbourhood};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "acts",
    phase: "conduct",
    summary: "People and firms do things at rates that differ by who they are.",
    params: &[
        Param { name: "rate", unit: "events a year", range: "0 or more" },
        Param { name: "by", unit: "factor", range: "0 or more" },
        Param { name: "quantity", unit: "yuan, months, hours or count", range: "0 or more" },
        Param { name: "unit", unit: "what is counted", range: "" },
        Param {
            name: "quantiles",
            unit: "yuan, months, hours or count",
            range: "0 to 1,000,000,000",
        },
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
    /// The strain from which it happens at all: 0 if it needs none.
    pub needs: u8,
    /// Whether it is done for the points alone.
    pub extra: bool,
}

/// Finds the possible acts of a neighbourhood's persons and firms.
///
/// `base` is the offset of its first person in the chunk.
pub fn possible(
    plan: &Plan<'_>,
    hood: &Neighbourhood,
    base: usize,
    period: u32,
    acts: &mut Vec<Act>,
) {
    for (number, domain) in plan.scenario.catalogue.domains.iter().enumerate() {
        let firm = domain.subject == Kind::Firm;
        let draws = &plan.draws;
        let (counts, key) = if firm {
            (draws.firm_act_count, draws.firm_act)
        } else {
            (draws.act_count, draws.act)
        };
        let group = number as u32 / 4;
        let n = plan.axes[number]
            .count(|part| counts.words(hood.first, period, 16 * part + group)[number % 4]);
        for j in 0..n {
            let serial = 64 * j + number as u32;
            let words = key.words(hood.first, period, serial);
            let rank = words[1] as usize % NEIGHBOURS;
            let Some(person) = hood.people().get(rank) else { continue };
            let doer = Doer { offset: (base + rank) as u16, firm, period, serial };
            if !firm {
                if plan.person_gates.mask(person) >> number & 1 == 1 {
                    acts.extend(doer.act(plan, number, person, words));
                }
            } else if person.is_head() {
                let firm = plan.synthesis.firm(person, hood.first + rank as u64);
                if domain.who.holds(&firm) {
                    acts.extend(doer.act(plan, number, &firm, words));
                }
            }
        }
    }
}

/// Somebody about to act.
#[derive(Clone, Copy)]
struct Doer {
    offset: u16,
    firm: bool,
    period: u32,
    serial: u32,
}

impl Doer {
    /// The act, if the point is within the doer's own rate.
    #[inline]
    fn act(
        self,
        plan: &Plan<'_>,
        domain: usize,
        facts: &impl Facts,
        words: [u32; 4],
    ) -> Option<Act> {
        let (index, inside) = plan.axes[domain].point(words[0]);
        let conduct = plan.conduct(index);
        let own = conduct.profile.scale(conduct.rate, facts);
        let (needs, extra) = cause(plan, &conduct.links, own, inside)?;
        if !conduct.who.holds(facts) {
            return None;
        }
        let day = pick(words[1], u64::from(plan.calendar.length(self.period))) as Day;
        Some(Act {
            offset: self.offset,
            firm: self.firm,
            conduct: index as u16,
            serial: self.serial,
            day: plan.calendar.first_day(self.period) + day,
            quantity: conduct.quantity.as_ref().map_or(0, |q| q.at(words[2])),
            mark: words[3],
            needs,
            extra,
        })
    }
}

/// Why a point happens: it is within the person's own rate, or strain or gaming widens that.
#[inline]
fn cause(plan: &Plan<'_>, links: &Links, own: Rate, inside: u64) -> Option<(u8, bool)> {
    if inside < own.0 {
        return Some((0, false));
    }
    if links.strained > Factor::ONE {
        return strain::needed(links.strained, own, inside).map(|level| (level, false));
    }
    let more = own.times(plan.scenario.society.reaction.more).0;
    (links.cheap && inside < own.0 + more).then_some((0, true))
}
