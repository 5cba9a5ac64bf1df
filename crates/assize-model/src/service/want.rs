//! Demand: how often a person wants a service in a month.

use assize_base::quantity::ONE;
use assize_base::spec::{Param, Spec};

use crate::plan::Plan;
use crate::society::Person;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "want",
    phase: "demand",
    summary: "People want services at rates that differ by who they are.",
    params: &[Param { name: "demand", unit: "attempts a year", range: "0 or more" }],
    state: &[],
    streams: &["service/demand", "service/want"],
    rights: &[],
};

/// The numbers of the real wants of a person for a service in a period.
///
/// What nobody asks for (being named on a screen) is met once a period by those concerned.
pub fn wants<'p>(
    plan: &'p Plan<'_>,
    person: &'p Person,
    index: u64,
    period: u32,
    service: usize,
) -> impl Iterator<Item = u32> + 'p {
    let what = &plan.scenario.services[service];
    let axis = &plan.services[service];
    let candidates = if what.who.holds(person) {
        axis.count(|_| plan.draws.demand.words(index, period, service as u32)[0])
    } else {
        0
    };
    let rate = what.profile.scale(what.demand, person).0;
    let is_met_anyway = axis.length() == 0 && what.who.holds(person);
    let candidates = if is_met_anyway { 1 } else { candidates };
    (0..candidates).map(move |j| 16 * service as u32 + j).filter(move |number| {
        if is_met_anyway {
            return true;
        }
        let word = plan.draws.want.words(index, period, *number)[0];
        ((u128::from(word) * u128::from(axis.length())) / u128::from(ONE)) < u128::from(rate)
    })
}
