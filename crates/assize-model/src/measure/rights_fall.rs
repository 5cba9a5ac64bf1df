//! All rights together: lawful acts of freedom that fall silent, whichever they are.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "rights.fall",
    label: None,
    title: "fall of all exercise of rights",
    unit: "relative fall",
    words: "How much less often people exercise a right, lawfully, than the same persons do in the \
        arm compared with, all rights that are counted taken together: expression, assembly, \
        belief, association and petition. Frequent acts weigh most: read each right by itself \
        beside it.",
    formula: "1 - lawful acts that exercise a right in this arm / the same in the other arm",
    harm: Harm::HigherIsWorse,
    kind: Kind::Change,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Pair(evaluate),
};

/// The counters of lawful acts that exercise a right.
const RIGHTS: [Counter; 5] = [
    Counter::ActsExpression,
    Counter::ActsAssembly,
    Counter::ActsBelief,
    Counter::ActsAssociation,
    Counter::ActsPetition,
];

/// The relative fall of all of them.
fn evaluate(view: &View<'_>, against: &View<'_>) -> Vec<Value> {
    let acts = |view: &View<'_>| RIGHTS.map(|right| view.count(right)).iter().sum::<i64>();
    let (here, there) = (acts(view), acts(against));
    one(ratio(there - here, there), there)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near};
    use super::*;

    #[test]
    fn rights_are_summed_before_they_are_compared() {
        // By hand: 190 + 10 acts without the policy, 175 + 5 with it: 1 - 180 / 200 = 0.1.
        let (mut with, mut without) = (arm(), arm());
        without.count(Counter::ActsExpression, 190);
        without.count(Counter::ActsPetition, 10);
        with.count(Counter::ActsExpression, 175);
        with.count(Counter::ActsPetition, 5);
        near(evaluate(&everybody(&with), &everybody(&without))[0].value, 0.1);
    }
}
