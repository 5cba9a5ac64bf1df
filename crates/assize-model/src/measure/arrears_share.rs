//! How many adults are behind with what they owe.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "arrears.share",
    label: None,
    title: "adults in arrears",
    unit: "share of adults",
    words: "The share of adults who, at the end, are a month of income or more behind with rent, \
        bills or instalments.",
    formula: "adults with arrears of at least four quarters of a month of income / adults, at the \
        last review",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Adults in arrears over all adults, in a society that has money.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if view.society.money.is_none() {
        return Vec::new();
    }
    one(ratio(view.count(Counter::InArrears), view.adults()), view.adults())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_share_is_of_adults_and_told_by_month() {
        // By hand: 3 of 60 adults are in arrears, beside 40 children: 0.05. In the first month, in
        // which all of this is counted, too; in the second nobody is.
        let mut arm = arm();
        arm.add([0, 0, 0, 0, 0, 0], Counter::Subjects, 40);
        arm.add([0, 2, 0, 0, 0, 0], Counter::Subjects, 60);
        arm.count(Counter::InArrears, 3);
        near(plain(&MEASURE, &everybody(&arm)), 0.05);
        near(plain(&MEASURE, &everybody(&arm).in_period(0)), 0.05);
        near(plain(&MEASURE, &everybody(&arm).in_period(1)), 0.0);
        arm.society.money = None;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
