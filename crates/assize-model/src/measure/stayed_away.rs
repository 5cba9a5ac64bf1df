//! Wants that are not even tried, because a refusal is expected.

use assize_base::quantity::Chance;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, a_year};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "stayed-away",
    label: None,
    title: "attempts not made for fear of a refusal",
    unit: "wants per person-year",
    words: "How often in a year somebody who expects to be refused does not try to get a \
        service. These count in no figure of refusals.",
    formula: "12 * wants not tried / (persons * months)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Rate,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Wants not tried over the years lived, in a society in which people learn to expect refusals.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if view.society.reaction.stays_away == Chance::NEVER {
        return Vec::new();
    }
    a_year(view, view.count(Counter::StayedAway))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn staying_away_counts_per_person_year() {
        // By hand: 6 wants not tried by 100 persons in 24 months: 6 / 200 = 0.03.
        let mut arm = arm();
        arm.count(Counter::Subjects, 100);
        arm.count(Counter::StayedAway, 6);
        near(plain(&MEASURE, &everybody(&arm)), 0.03);
        arm.society.reaction.stays_away = Chance::NEVER;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
