//! Chilling: lawful acts of freedom that fall silent under a policy.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "chilling",
    label: Some("right"),
    title: "rights fallen silent",
    unit: "relative fall",
    words: "How much less often people exercise this right, lawfully, than the same persons do in \
        the arm compared with: 0.1 means one act in ten is forgone. Below zero means a rise.",
    formula: "1 - lawful acts that exercise the right in this arm / the same in the other arm",
    harm: Harm::HigherIsWorse,
    kind: Kind::Change,
    groups: Groups::Crossings,
    monthly: true,
    evaluate: Evaluate::Pair(evaluate),
};

/// The rights, with the counters of lawful acts that exercise them.
const RIGHTS: [(&str, Counter); 5] = [
    ("expression", Counter::ActsExpression),
    ("assembly", Counter::ActsAssembly),
    ("belief", Counter::ActsBelief),
    ("association", Counter::ActsAssociation),
    ("petition", Counter::ActsPetition),
];

/// One value for each right.
fn evaluate(view: &View<'_>, against: &View<'_>) -> Vec<Value> {
    let value = |(right, counter): (&str, Counter)| {
        let (here, there) = (view.count(counter), against.count(counter));
        Value::of(right, ratio(there - here, there), there)
    };
    RIGHTS.into_iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near};
    use super::*;

    #[test]
    fn the_fall_is_relative_to_the_twin() {
        // By hand: 200 acts without the policy, 170 with it: 1 - 170 / 200 = 0.15; petitions rise
        // from 10 to 11: -0.1; nobody prays in either arm: nothing to measure.
        let (mut with, mut without) = (arm(), arm());
        without.count(Counter::ActsExpression, 200);
        with.count(Counter::ActsExpression, 170);
        without.count(Counter::ActsPetition, 10);
        with.count(Counter::ActsPetition, 11);
        let values = evaluate(&everybody(&with), &everybody(&without));
        near(values[0].value, 0.15);
        near(values[4].value, -0.1);
        assert_eq!((values[2].label.as_str(), values[2].value), ("belief", None));
    }
}
