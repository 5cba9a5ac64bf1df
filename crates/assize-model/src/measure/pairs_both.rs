//! Persons who fare worse in one way and better in another than the same persons in the other arm.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "pairs.both",
    label: None,
    title: "persons worse and better off",
    unit: "share of persons",
    words: "Of all persons, those who fare worse in one way and better in another than the same \
        person in the arm compared with: refused a flight and favoured at the library, say. Which \
        weighs more is not for this program to decide.",
    formula: "persons worse in something and better in something / persons",
    harm: Harm::Describes,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: false,
    evaluate: Evaluate::Pair(evaluate),
};

/// Of all persons, those who fare worse in one way and better in another.
fn evaluate(view: &View<'_>, _: &View<'_>) -> Vec<Value> {
    let persons = view.count(Counter::Subjects);
    one(ratio(view.count(Counter::PairBoth), persons), persons)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near};
    use super::*;

    #[test]
    fn those_with_both_count() {
        // By hand: 4 of 40 persons: 0.1.
        let mut with = arm();
        with.count(Counter::Subjects, 40);
        with.count(Counter::PairWorse, 10);
        with.count(Counter::PairBetter, 6);
        with.count(Counter::PairBoth, 4);
        near(evaluate(&everybody(&with), &everybody(&arm()))[0].value, 0.1);
    }
}
