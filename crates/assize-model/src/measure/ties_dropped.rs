//! Friends who are dropped because they are restricted.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, a_year};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "ties.dropped",
    label: None,
    title: "friends dropped",
    unit: "ties per person-year",
    words: "How often in a year an adult drops a friend who has just come into a worse band or \
        onto a list. Each counts once, for the one who drops.",
    formula: "12 * ties to somebody newly restricted that were dropped / (persons * months)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Rate,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Dropped ties over the years lived, in a society whose ties can be dropped.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if !view.society.ties.iter().any(|tie| tie.can_be_dropped) {
        return Vec::new();
    }
    a_year(view, view.count(Counter::TiesDropped))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn dropped_friends_count_per_person_year() {
        // By hand: 4 dropped friends of 100 persons in 24 months: 4 / 200 = 0.02.
        let mut arm = arm();
        arm.count(Counter::Subjects, 100);
        arm.count(Counter::TiesDropped, 4);
        near(plain(&MEASURE, &everybody(&arm)), 0.02);
        arm.society.ties.clear();
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
