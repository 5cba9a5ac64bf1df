//! The load of filing: records that offices must make and keep.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "institution.records",
    label: None,
    title: "records that offices make",
    unit: "records a year",
    words: "How many records, for and against people, the offices make in a year.",
    formula: "12 * (records of harm + records of merit) / months",
    harm: Harm::Describes,
    kind: Kind::Count,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// All records over the years of the run.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let records = view.count(Counter::RecordsNegative) + view.count(Counter::RecordsPositive);
    one(ratio(12 * records, i64::from(view.periods)), records)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_load_is_a_yearly_mean() {
        // By hand: 60 + 40 records in 24 months: 50 a year.
        let mut arm = arm();
        arm.count(Counter::RecordsNegative, 60);
        arm.count(Counter::RecordsPositive, 40);
        near(plain(&MEASURE, &everybody(&arm)), 50.0);
    }
}
