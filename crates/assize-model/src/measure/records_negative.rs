//! How often something is put on file against somebody.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, a_year};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "records.negative",
    label: None,
    title: "records against people",
    unit: "records per person-year",
    words: "How many records against a person, true or false, are made for each person in a year.",
    formula: "12 * records of harm / (persons * months)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Rate,
    groups: Groups::Crossings,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Records over the years lived.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    a_year(view, view.count(Counter::RecordsNegative))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn records_are_per_person_and_year() {
        // By hand: 30 records of 50 persons in 24 months: 30 / (50 * 2) = 0.3 a year.
        let mut arm = arm();
        arm.count(Counter::Subjects, 50);
        arm.count(Counter::RecordsNegative, 30);
        near(plain(&MEASURE, &everybody(&arm)), 0.3);
    }
}
