//! Loans that bridge arrears.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, a_year};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "loans.granted",
    label: None,
    title: "loans granted",
    unit: "loans per person-year",
    words: "How often in a year a person in arrears asks for a loan to bridge them and gets it.",
    formula: "12 * loans granted to people in arrears / (persons * months)",
    harm: Harm::Describes,
    kind: Kind::Rate,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Granted loans over the years lived, in a society that has money.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if view.society.money.is_none() {
        return Vec::new();
    }
    a_year(view, view.count(Counter::LoansGranted))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn loans_count_per_person_year() {
        // By hand: 30 loans of 100 persons in 24 months: 30 / 200 = 0.15.
        let mut arm = arm();
        arm.count(Counter::Subjects, 100);
        arm.count(Counter::LoansGranted, 30);
        near(plain(&MEASURE, &everybody(&arm)), 0.15);
        arm.society.money = None;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
