//! Detriment: everything that a policy does to people's disadvantage.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, a_year};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "detriment",
    label: None,
    title: "detriments",
    unit: "detriments per person-year",
    words: "How many detriments a person meets in a year: points lost, direct grading, listing, \
        hindrance at a service or public shaming, each counted once.",
    formula: "12 * (entries below zero + direct gradings + listings + hindrances) / (persons * \
        months)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Rate,
    groups: Groups::Crossings,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Detriments over the years lived.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    a_year(view, view.detriments())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;
    use crate::count::Counter;

    #[test]
    fn all_four_kinds_of_detriment_count_once() {
        // By hand: 10 + 3 + 2 + 5 = 20 detriments of 100 persons in 24 months: 20 / 200 = 0.1.
        let mut arm = arm();
        arm.count(Counter::Subjects, 100);
        arm.count(Counter::Minuses, 10);
        arm.count(Counter::PointsLost, 200);
        arm.count(Counter::Grades, 3);
        arm.count(Counter::Listings, 2);
        arm.count(Counter::Hindrances, 5);
        near(plain(&MEASURE, &everybody(&arm)), 0.1);
    }
}
