//! Persons who fare just as the same persons in the other arm.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "pairs.unchanged",
    label: None,
    title: "persons unchanged",
    unit: "share of persons",
    words: "Of all persons, those who meet as many detriments, are favoured as often and leave as many \
        lawful acts undone as the same person in the arm compared with.",
    formula: "persons neither worse nor better in anything / persons",
    harm: Harm::Describes,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: false,
    evaluate: Evaluate::Pair(evaluate),
};

/// Of all persons, those who fare neither worse nor better.
fn evaluate(view: &View<'_>, _: &View<'_>) -> Vec<Value> {
    let persons = view.count(Counter::Subjects);
    let changed =
        [Counter::PairWorse, Counter::PairBetter, Counter::PairBoth].map(|c| view.count(c));
    one(ratio(persons - changed.iter().sum::<i64>(), persons), persons)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near};
    use super::*;

    #[test]
    fn the_rest_is_unchanged() {
        // By hand: 40 - 10 - 6 - 4 = 20 of 40 persons: 0.5.
        let mut with = arm();
        with.count(Counter::Subjects, 40);
        with.count(Counter::PairWorse, 10);
        with.count(Counter::PairBetter, 6);
        with.count(Counter::PairBoth, 4);
        near(evaluate(&everybody(&with), &everybody(&arm()))[0].value, 0.5);
    }
}
