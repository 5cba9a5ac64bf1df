//! Compliance: the fall in unlawful acts, which is what such schemes say they want.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "compliance.fall",
    label: None,
    title: "fall of unlawful conduct",
    unit: "relative fall",
    words: "How much less often people act unlawfully than the same persons do in the arm compared \
        with: 0.1 means one act in ten is forgone. This is the aim of such schemes, to be read \
        beside its price.",
    formula: "1 - unlawful acts in this arm / the same in the other arm",
    harm: Harm::Describes,
    kind: Kind::Change,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Pair(evaluate),
};

/// The relative fall of unlawful acts.
fn evaluate(view: &View<'_>, against: &View<'_>) -> Vec<Value> {
    let (here, there) = (view.count(Counter::ActsUnlawful), against.count(Counter::ActsUnlawful));
    one(ratio(there - here, there), there)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near};
    use super::*;

    #[test]
    fn the_fall_is_relative_to_the_twin() {
        // By hand: 400 unlawful acts without the policy, 390 with it: 1 - 390 / 400 = 0.025.
        let (mut with, mut without) = (arm(), arm());
        without.count(Counter::ActsUnlawful, 400);
        with.count(Counter::ActsUnlawful, 390);
        near(evaluate(&everybody(&with), &everybody(&without))[0].value, 0.025);
    }
}
