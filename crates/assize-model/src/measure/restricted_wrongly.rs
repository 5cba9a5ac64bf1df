//! How many of the restricted would be free if the files were true.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "restricted.wrongly",
    label: None,
    title: "persons restricted wrongly",
    unit: "share of restricted persons",
    words: "Of those who stand below the default band or on a list at the end, the share who would \
        not if false and misattributed records were struck out.",
    formula: "persons restricted only through false or misattributed records / persons restricted, \
        at the last review",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// The restricted who would not be, over the restricted.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let restricted = view.count(Counter::Restricted);
    one(ratio(view.count(Counter::RestrictedWrongly), restricted), restricted)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_share_is_of_the_restricted() {
        // By hand: 3 of 40 restricted persons, among 1,000: 3 / 40 = 0.075.
        let mut arm = arm();
        arm.count(Counter::Subjects, 1000);
        arm.count(Counter::Restricted, 40);
        arm.count(Counter::RestrictedWrongly, 3);
        near(plain(&MEASURE, &everybody(&arm)), 0.075);
    }
}
