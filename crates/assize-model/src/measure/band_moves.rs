//! Mobility: how often people change their band.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "band.moves",
    label: None,
    title: "changes of band",
    unit: "changes of band per scored person and year",
    words: "How often somebody who has a score is moved to another band, up or down, in a year.",
    formula: "12 * changes of band / (persons scored * months)",
    harm: Harm::Describes,
    kind: Kind::Rate,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Changes of band over the years lived by scored subjects.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let moves = view.count(Counter::Moves);
    let scored = view.count(Counter::Scored);
    one(ratio(12 * moves, view.person_months(Counter::Scored)), scored)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn moves_are_per_scored_person_and_year() {
        // By hand: 5 moves of 10 scored persons in 24 months: 5 / (10 * 2) = 0.25 a year.
        let mut arm = arm();
        arm.count(Counter::Subjects, 40);
        arm.count(Counter::Scored, 10);
        arm.count(Counter::Moves, 5);
        near(plain(&MEASURE, &everybody(&arm)), 0.25);
    }
}
