//! Wrongful punishment: detriment that rests on a record that is not true.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "wrongful.share",
    label: None,
    title: "wrongful detriments",
    unit: "share of detriments",
    words: "Of all detriments, the share that rests on a false record or on what somebody else \
        did.",
    formula: "detriments resting on false or misattributed records / detriments",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// The part of detriments that has this cause.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let detriments = view.detriments();
    one(ratio(view.count(Counter::Wrongful), detriments), detriments)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_share_is_of_all_detriments() {
        // By hand: 6 of 30 + 10 detriments (points lost and hindrances): 0.15.
        let mut arm = arm();
        arm.count(Counter::Minuses, 30);
        arm.count(Counter::Hindrances, 10);
        arm.count(Counter::Wrongful, 6);
        near(plain(&MEASURE, &everybody(&arm)), 0.15);
    }
}
