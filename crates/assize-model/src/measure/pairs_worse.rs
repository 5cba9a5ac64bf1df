//! Persons who fare worse than the same persons in the other arm, and in nothing better.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "pairs.worse",
    label: None,
    title: "persons worse off",
    unit: "share of persons",
    words: "Of all persons, those who meet more detriments, are favoured less often or leave more \
        lawful acts undone out of caution than the same person in the arm compared with, and fare \
        better in none of these. Nothing is weighed against anything else.",
    formula: "persons worse in something and better in nothing / persons",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Crossings,
    monthly: false,
    evaluate: Evaluate::Pair(evaluate),
};

/// Of all persons, those who fare worse and in nothing better.
fn evaluate(view: &View<'_>, _: &View<'_>) -> Vec<Value> {
    let persons = view.count(Counter::Subjects);
    one(ratio(view.count(Counter::PairWorse), persons), persons)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near};
    use super::*;

    #[test]
    fn only_those_who_are_worse_in_something_and_better_in_nothing_count() {
        // By hand: 10 of 40 persons: 0.25.
        let mut with = arm();
        with.count(Counter::Subjects, 40);
        with.count(Counter::PairWorse, 10);
        with.count(Counter::PairBetter, 6);
        with.count(Counter::PairBoth, 4);
        near(evaluate(&everybody(&with), &everybody(&arm()))[0].value, 0.25);
    }
}
