//! False records: what stands on file that the person never did.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "records.false",
    label: None,
    title: "false records",
    unit: "share of records",
    words: "Of all records for and against people, the share that is false: nobody did it, or \
        somebody else did.",
    formula: "(records misattributed + records invented) / (records of harm + records of merit)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// False and misattributed records over all records.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let records = view.count(Counter::RecordsNegative) + view.count(Counter::RecordsPositive);
    let wrong = view.count(Counter::RecordsMisattributed) + view.count(Counter::RecordsInvented);
    one(ratio(wrong, records), records)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn both_kinds_of_false_records_count() {
        // By hand: 60 + 40 records, of which 3 of somebody else and 2 of nobody: 5 / 100 = 0.05.
        let mut arm = arm();
        arm.count(Counter::RecordsNegative, 60);
        arm.count(Counter::RecordsPositive, 40);
        arm.count(Counter::RecordsMisattributed, 3);
        arm.count(Counter::RecordsInvented, 2);
        near(plain(&MEASURE, &everybody(&arm)), 0.05);
    }
}
