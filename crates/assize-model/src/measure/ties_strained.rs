//! Friendships on which somebody's restriction weighs.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, a_year};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "ties.strained",
    label: None,
    title: "friendships put to the test",
    unit: "ties per person-year",
    words: "How often in a year an adult has a friend, of a kind that can be dropped, who has \
        just come into a worse band or onto a list.",
    formula: "12 * ties to somebody newly restricted that could be dropped / (persons * months)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Rate,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Strained ties over the years lived, in a society whose ties can be dropped.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if !view.society.ties.iter().any(|tie| tie.can_be_dropped) {
        return Vec::new();
    }
    a_year(view, view.count(Counter::TiesStrained))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn strain_counts_per_person_year() {
        // By hand: 50 strained ties of 100 persons in 24 months: 50 / 200 = 0.25.
        let mut arm = arm();
        arm.count(Counter::Subjects, 100);
        arm.count(Counter::TiesStrained, 50);
        near(plain(&MEASURE, &everybody(&arm)), 0.25);
        arm.society.ties.clear();
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
