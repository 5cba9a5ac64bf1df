//! How many adults live under a restriction at the end: children, whom no scheme scores, left out.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "restricted.adults",
    label: None,
    title: "adults restricted at the end",
    unit: "share of adults",
    words: "The share of adults who, at the end, stand in a band below the default one or on a \
        list. It stands beside the share of all persons, in which children, whom schemes do not \
        score, make every figure look smaller.",
    formula: "adults below the default band or on a list / adults, at the last review",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// Restricted adults over all adults; nothing for a single month, for which it is not counted.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some(adults) = view.adults_alone() else { return Vec::new() };
    let persons = adults.count(Counter::Subjects);
    one(ratio(adults.count(Counter::Restricted), persons), persons)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn children_are_left_out() {
        // By hand: 6 of 60 adults are restricted, and one of 20 children: 0.1, not 7 / 80.
        let mut arm = arm();
        arm.add([0, 0, 0, 0, 0, 0], Counter::Subjects, 20);
        arm.add([0, 0, 0, 0, 0, 0], Counter::Restricted, 1);
        arm.add([1, 3, 0, 0, 0, 0], Counter::Subjects, 60);
        arm.add([1, 3, 0, 0, 0, 0], Counter::Restricted, 6);
        near(plain(&MEASURE, &everybody(&arm)), 0.1);
        assert!(evaluate(&everybody(&arm).in_period(0)).is_empty());
    }
}
