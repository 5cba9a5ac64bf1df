//! Traps: how many who fell could not get back within five years.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "trap.share",
    label: None,
    title: "falls without a way back within five years",
    unit: "share of falls",
    words: "Of the falls into the worst band or onto a list that happened at least five years \
        before the run ended, the share from which there was no way back within five years. A \
        shorter run says nothing about it.",
    formula: "falls that lasted 1,826 days / falls followed for 1,826 days",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// Trapped over followed; no value in a run that is too short.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let followed = view.count(Counter::FallsFollowed);
    one(ratio(view.count(Counter::Trapped), followed), followed)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn a_trap_is_a_share_of_the_falls_that_were_followed() {
        // By hand: of 8 falls followed for five years 2 lasted longer: 0.25.
        let mut arm = arm();
        assert_eq!(evaluate(&everybody(&arm))[0].value, None);
        arm.count(Counter::FallsFollowed, 8);
        arm.count(Counter::Trapped, 2);
        near(plain(&MEASURE, &everybody(&arm)), 0.25);
    }
}
