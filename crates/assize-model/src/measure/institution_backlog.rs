//! The queue: what waits for a decision or for enforcement.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "institution.backlog",
    label: None,
    title: "objections and cases that wait",
    unit: "waiting at the end",
    words: "How many objections to a listing and judgments for enforcement are on file and not \
        yet dealt with at the end: offices have a finite staff, and who waits stays listed or \
        unpaid.",
    formula: "objections on file + judgments waiting for enforcement, at the last review",
    harm: Harm::HigherIsWorse,
    kind: Kind::Count,
    groups: Groups::Everybody,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// What waits, where there is staff that it waits for.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if !view.has_review_staff() && view.society.court.is_none() {
        return Vec::new();
    }
    let waiting = view.count(Counter::ReviewsWaiting) + view.count(Counter::CasesWaiting);
    one(Some(waiting as f64), waiting)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn objections_and_cases_wait_together() {
        // By hand: 4 objections and 15 judgments on file at the end: 19.
        let mut arm = arm();
        arm.count(Counter::ReviewsWaiting, 4);
        arm.count(Counter::CasesWaiting, 15);
        near(plain(&MEASURE, &everybody(&arm)), 19.0);
        arm.policy.lists[0].review = None;
        near(plain(&MEASURE, &everybody(&arm)), 19.0);
        arm.society.court = None;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
