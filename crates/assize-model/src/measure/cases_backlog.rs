//! Judgments that wait for somebody to enforce them.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "cases.backlog",
    label: None,
    title: "judgments waiting for enforcement",
    unit: "judgments at the end",
    words: "How many judgments wait for enforcement at the end because the staff of the courts \
        is finite.",
    formula: "judgments waiting for enforcement, at the last review",
    harm: Harm::HigherIsWorse,
    kind: Kind::Count,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Waiting judgments, in a society that has courts.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if view.society.court.is_none() {
        return Vec::new();
    }
    let waiting = view.count(Counter::CasesWaiting);
    one(Some(waiting as f64), waiting)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn what_waits_at_the_end_is_counted() {
        // By hand: 15 judgments wait at the last review.
        let mut arm = arm();
        arm.count(Counter::CasesWaiting, 15);
        near(plain(&MEASURE, &everybody(&arm)), 15.0);
        arm.society.court = None;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
