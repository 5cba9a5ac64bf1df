//! Harshness: how much a policy does to people's disadvantage, by the adults whom schemes reach.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, per_thousand_adults};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "harshness",
    label: None,
    title: "harshness",
    unit: "detriments a year, per 1,000 adults",
    words: "How many detriments fall on people in a year for every 1,000 adults: points lost, \
        direct grading, listing, hindrance at a service or public shaming, each counted once. \
        What falls on children is counted too. The same unit for every scheme, so that schemes \
        can be set side by side.",
    formula: "12,000 * (entries below zero + direct gradings + listings + hindrances) / (adults * \
        months)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Rate,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Detriments over the years that the adults lived, a thousand times.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    per_thousand_adults(view, view.detriments())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;
    use crate::count::Counter;

    #[test]
    fn all_detriments_are_divided_by_adults() {
        // By hand: 80 adults and 20 children; 12 + 1 + 2 + 1 = 16 detriments in 24 months, one of them
        // of a child: 16 / (80 * 2) = 0.1 a year, 100 for 1,000.
        let mut arm = arm();
        arm.count(Counter::Subjects, 80);
        arm.add([0, 0, 0, 0, 0, 0], Counter::Subjects, 20);
        arm.count(Counter::Minuses, 12);
        arm.count(Counter::Grades, 1);
        arm.count(Counter::Listings, 2);
        arm.add([0, 0, 0, 0, 0, 0], Counter::Hindrances, 1);
        near(plain(&MEASURE, &everybody(&arm)), 100.0);
    }
}
