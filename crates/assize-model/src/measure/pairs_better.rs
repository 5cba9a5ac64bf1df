//! Persons who fare better than the same persons in the other arm, and in nothing worse.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "pairs.better",
    label: None,
    title: "persons better off",
    unit: "share of persons",
    words: "Of all persons, those who meet fewer detriments, are favoured more often or leave fewer \
        lawful acts undone than the same person in the arm compared with, and fare worse in none of \
        these.",
    formula: "persons better in something and worse in nothing / persons",
    harm: Harm::LowerIsWorse,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: false,
    evaluate: Evaluate::Pair(evaluate),
};

/// Of all persons, those who fare better and in nothing worse.
fn evaluate(view: &View<'_>, _: &View<'_>) -> Vec<Value> {
    let persons = view.count(Counter::Subjects);
    one(ratio(view.count(Counter::PairBetter), persons), persons)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near};
    use super::*;

    #[test]
    fn those_with_nothing_worse_count() {
        // By hand: 6 of 40 persons: 0.15.
        let mut with = arm();
        with.count(Counter::Subjects, 40);
        with.count(Counter::PairWorse, 10);
        with.count(Counter::PairBetter, 6);
        with.count(Counter::PairBoth, 4);
        near(evaluate(&everybody(&with), &everybody(&arm()))[0].value, 0.15);
    }
}
