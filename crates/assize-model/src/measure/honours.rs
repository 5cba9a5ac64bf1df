//! Honours: how often people are put on a list that is a favour.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, per_thousand_adults};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "honours",
    label: None,
    title: "honours",
    unit: "honours a year, per 1,000 adults",
    words: "How many people are put on a list that is an honour (a red list) in a year, for every \
        1,000 adults. What hangs on such a list favours them; an honour is no detriment.",
    formula: "12,000 * listings on lists that are honours / (adults * months)",
    harm: Harm::Describes,
    kind: Kind::Rate,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Honours over the years that the adults lived, a thousand times.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    per_thousand_adults(view, view.count(Counter::Honours))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn honours_are_divided_by_adults() {
        // By hand: 3 honours of 50 adults in 24 months: 3 / 100 a year, 30 for 1,000.
        let mut arm = arm();
        arm.count(Counter::Subjects, 50);
        arm.count(Counter::Honours, 3);
        near(plain(&MEASURE, &everybody(&arm)), 30.0);
    }
}
