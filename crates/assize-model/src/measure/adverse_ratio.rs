//! Unequal burden: how much more detriment the worst-hit group bears than the least-hit one.

use super::compare::{self, Spread, Worse, each};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "adverse-ratio",
    label: Some(compare::LABEL),
    title: "unequal burden",
    unit: "times as much",
    words: "How many times as often the worst-hit group of adults meets a detriment as the \
        least-hit group. Nothing is told if one group meets none at all. Told by each attribute \
        and by each crossing of two, as sex*age. Groups of fewer than 10 persons are left out.",
    formula: "highest detriments per person of a group / lowest, over adults by label",
    harm: Harm::HigherIsWorse,
    kind: Kind::Times,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute and crossing.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    each(view, |compared| {
        let spread =
            Spread::of(compared, Worse::Higher, |t| (t.detriments, t.adults, t.restricted));
        spread.told(spread.times())
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;
    use crate::count::Counter;

    #[test]
    fn the_worst_hit_group_is_compared_with_the_least_hit() {
        // By hand: 6 detriments of 20 men (0.3), 4 of 40 women (0.1): 3 times as many. All are
        // locals: one group is no comparison. Of the 9 migrants, too few, nothing is told.
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 20);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Minuses, 6);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 40);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Hindrances, 4);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 3.0);
        arm.add([0, 1, 0, 0, 0, 1], Counter::Subjects, 9);
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "migrant"), None);
        // The pair is named; the exact test rests on persons, not on detriments.
        arm.add([1, 1, 0, 0, 0, 0], Counter::Restricted, 3);
        let between = evaluate(&everybody(&arm))[0].between.clone().expect("a pair of groups");
        assert_eq!(between.worst.group, "sex=male");
        assert_eq!((between.best.cases, between.best.among, between.best.hit), (4, 40, 3));
    }
}
