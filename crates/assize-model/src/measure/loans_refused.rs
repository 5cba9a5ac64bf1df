//! Loans to people in arrears that a consequence refuses.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, a_year};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "loans.refused",
    label: None,
    title: "loans refused by the policy",
    unit: "loans per person-year",
    words: "How often in a year a person in arrears asks for a loan to bridge them and does not \
        get it because of a band or a list. What banks decline by themselves is not in it.",
    formula: "12 * loans refused by a consequence / (persons * months)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Rate,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Refused loans over the years lived, in a society that has money.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if view.society.money.is_none() {
        return Vec::new();
    }
    a_year(view, view.count(Counter::LoansRefused))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn refusals_count_per_person_year() {
        // By hand: 8 refusals of 100 persons in 24 months: 8 / 200 = 0.04.
        let mut arm = arm();
        arm.count(Counter::Subjects, 100);
        arm.count(Counter::LoansRefused, 8);
        near(plain(&MEASURE, &everybody(&arm)), 0.04);
        arm.society.money = None;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
