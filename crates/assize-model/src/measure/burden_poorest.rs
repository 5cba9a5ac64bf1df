//! Inequality: how much more often detriments fall on the poorest fifth than on the richest.

use assize_base::vocabulary::Attribute;

use super::{Evaluate, FEWEST, Groups, Harm, Kind, Measure, Value, View, one};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "burden.poorest",
    label: None,
    title: "burden of the poorest fifth against the richest",
    unit: "times as much",
    words: "How many times as often a detriment falls on an adult of the poorest fifth as on one of \
        the richest; below 1 the richest bear more. Nothing is told if the richest meet none at \
        all, or if a fifth has fewer than 10 adults.",
    formula: "detriments per adult of the poorest fifth / the same of the richest fifth",
    harm: Harm::HigherIsWorse,
    kind: Kind::Ratio,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// The rate of detriment of the poorest adults over that of the richest.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let fifths = view.adults_by(Attribute::Income);
    let fifth = |index| fifths.iter().find(|f| f.group.income_fifth() == Some(index));
    let (Some(poorest), Some(richest)) = (fifth(0), fifth(4)) else { return one(None, 0) };
    let adults = |view: &View<'_>| view.count(Counter::Subjects);
    assert!(adults(poorest) >= FEWEST && adults(richest) >= FEWEST, "small groups are left out");
    let (poor, rich) = (poorest.detriments(), richest.detriments());
    let value = (rich > 0)
        .then(|| (poor as f64 * adults(richest) as f64) / (rich as f64 * adults(poorest) as f64));
    one(value, poor + rich)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_poorest_are_set_against_the_richest() {
        // By hand: 12 detriments of 40 poor adults (0.3), 2 of 20 rich ones (0.1): 3 times as much.
        // What falls on the middle fifth, and on a poor child, is left out.
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 40);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Minuses, 12);
        arm.add([0, 1, 0, 2, 0, 0], Counter::Subjects, 30);
        arm.add([0, 1, 0, 2, 0, 0], Counter::Minuses, 30);
        arm.add([0, 1, 0, 4, 0, 0], Counter::Subjects, 20);
        assert_eq!(plain(&MEASURE, &everybody(&arm)), None, "the richest meet none");
        arm.add([0, 1, 0, 4, 0, 0], Counter::Hindrances, 2);
        arm.add([0, 0, 0, 0, 0, 0], Counter::Minuses, 5);
        near(plain(&MEASURE, &everybody(&arm)), 3.0);
    }
}
