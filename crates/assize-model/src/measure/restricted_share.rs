//! How many people live under a restriction at the end.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "restricted.share",
    label: None,
    title: "persons restricted at the end",
    unit: "share of persons",
    words: "The share of all persons who, at the end, stand in a band below the default one or on \
        a list.",
    formula: "persons below the default band or on a list / persons, at the last review",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Restricted persons over all persons.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let persons = view.count(Counter::Subjects);
    one(ratio(view.count(Counter::Restricted), persons), persons)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_share_is_of_all_persons() {
        // By hand: 6 of 80 persons are restricted: 0.075.
        let mut arm = arm();
        arm.count(Counter::Subjects, 80);
        arm.count(Counter::Restricted, 6);
        near(plain(&MEASURE, &everybody(&arm)), 0.075);
    }
}
