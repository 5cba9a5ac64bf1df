//! Punished rights: detriment that rests on conduct that a right protects.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "protected.share",
    label: None,
    title: "detriments for using a right",
    unit: "share of detriments",
    words: "Of all detriments, the share that rests on the exercise of a right: expression, \
        assembly, belief, association or petition.",
    formula: "detriments resting on the exercise of a right / detriments",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// The part of detriments that has this cause.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let detriments = view.detriments();
    one(ratio(view.count(Counter::Protected), detriments), detriments)
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
        arm.count(Counter::Protected, 6);
        near(plain(&MEASURE, &everybody(&arm)), 0.15);
    }
}
