//! The way back: how many falls end within the run.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "return.share",
    label: None,
    title: "falls from which people came back",
    unit: "share of falls",
    words: "Of all falls into the worst band or onto a list, the share from which the person was \
        back before the run ended. Late falls had little time, so the share after a longer \
        time is higher.",
    formula: "returns / falls, over the run",
    harm: Harm::LowerIsWorse,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// Returns over falls.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let fallen = view.count(Counter::Fallen);
    one(ratio(view.count(Counter::Returned), fallen), fallen)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn returns_are_a_share_of_falls() {
        // By hand: 9 of 12 falls ended: 0.75.
        let mut arm = arm();
        arm.count(Counter::Fallen, 12);
        arm.count(Counter::Returned, 9);
        near(plain(&MEASURE, &everybody(&arm)), 0.75);
    }
}
