//! The load of objecting: how many listings are objected to.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "institution.reviews",
    label: None,
    title: "objections to listings",
    unit: "objections a year",
    words: "How many objections to a listing the office gets in a year, from those rightly \
        listed and those wrongly listed. Told only where the policy says how many decisions its \
        staff can take.",
    formula: "12 * objections / months",
    harm: Harm::Describes,
    kind: Kind::Count,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// Objections over the years of the run, where there is staff to decide on them.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if !view.has_review_staff() {
        return Vec::new();
    }
    let asked = view.count(Counter::ReviewsAsked);
    one(ratio(12 * asked, i64::from(view.periods)), asked)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_load_is_a_yearly_mean() {
        // By hand: 36 objections in 24 months: 18 a year.
        let mut arm = arm();
        arm.count(Counter::ReviewsAsked, 36);
        near(plain(&MEASURE, &everybody(&arm)), 18.0);
        arm.policy.lists[0].review = None;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
