//! Hope that ends while somebody is down.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "gave-up",
    label: None,
    title: "falls after which people give up",
    unit: "share of falls",
    words: "Of all falls into the worst band or onto a list, the share in which the person gave \
        up hope of a return before coming back. Who has given up is no longer deterred and \
        collects no merits.",
    formula: "persons who gave up, once for each fall / falls",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// Those who gave up over falls, in a society in which people can.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if view.society.reaction.gives_up.is_none() {
        return Vec::new();
    }
    let fallen = view.count(Counter::Fallen);
    one(ratio(view.count(Counter::GaveUp), fallen), fallen)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn giving_up_is_a_share_of_falls() {
        // By hand: 5 of 40 who fell gave up: 0.125.
        let mut arm = arm();
        arm.count(Counter::Fallen, 40);
        arm.count(Counter::GaveUp, 5);
        near(plain(&MEASURE, &everybody(&arm)), 0.125);
        arm.society.reaction.gives_up = None;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
