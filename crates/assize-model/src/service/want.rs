//! Demand: how often a person wants a service in a month.

use assize_base::quantity::{ONE, Rate};
use assize_base::spec::{Param, Spec};

use crate::axis::Axis;
use crate::plan::Plan;
use crate::service::habit;
use crate::society::Person;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "want",
    phase: "demand",
    summary: "People want services at rates that differ by who they are.",
    params: &[
        Param { name: "demand", unit: "attempts a year", range: "0 or more" },
        Param { name: "by", unit: "factor", range: "0 or more" },
    ],
    state: &[],
    streams: &["service/demand", "service/want"],
    rights: &[],
};

/// Numbers of a service's wants in a month, with that of a loan.
const STRIDE: u32 = 16;

/// The want that is a loan out of arrears; those of demand are smaller.
pub const LOAN: u32 = 15;

/// The number of a want within person and period.
#[must_use]
pub fn number(service: usize, want: u32) -> u32 {
    STRIDE * service as u32 + want
}

/// The service of a want.
#[must_use]
pub fn service(number: u32) -> usize {
    (number / STRIDE) as usize
}

/// Tells whether nobody asks for a service: it is met without.
#[must_use]
pub fn is_unasked(plan: &Plan<'_>, service: usize) -> bool {
    plan.services[service].length() == 0
}

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
    let is_met_anyway = is_unasked(plan, service);
    let rate = what.profile.scale(what.demand, person);
    let (axis, rate) = match habit::of(plan, index, service) {
        Some(class) => (&class.axis, rate.times(class.factor)),
        None => (&plan.services[service], rate),
    };
    let candidates = if !what.who.holds(person) {
        0
    } else if is_met_anyway {
        1
    } else {
        axis.count(|_| plan.draws.demand.words(index, period, service as u32)[0])
    };
    (0..candidates).map(move |j| number(service, j)).filter(move |number| {
        if is_met_anyway {
            return true;
        }
        falls_within(plan.draws.want.words(index, period, *number)[0], axis, rate)
    })
}

/// Tells whether a point that a word puts on an axis falls within a rate: whether somebody with
/// that rate has the want.
pub(super) fn falls_within(word: u32, axis: &Axis, rate: Rate) -> bool {
    u128::from(word) * u128::from(axis.length()) / u128::from(ONE) < u128::from(rate.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_want_falls_to_those_whose_rate_reaches_it() {
        // By hand: on an axis of 2, a word of a quarter is at 0.5: within a rate of 1, not of 0.5.
        let axis = Axis::of_person(2 * ONE);
        assert!(falls_within(1 << 30, &axis, Rate(ONE)));
        assert!(!falls_within(1 << 30, &axis, Rate(ONE / 2)));
        assert!(!falls_within(0, &axis, Rate(0)));
    }
}
