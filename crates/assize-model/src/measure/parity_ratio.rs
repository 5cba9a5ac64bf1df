//! Demographic parity as a ratio of the favourable outcome: not to be restricted at the end.

use super::compare::{self, Spread, Worse, each, persons};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "parity-ratio",
    label: Some(compare::LABEL),
    title: "ratio of those left unrestricted",
    unit: "ratio",
    words: "Demographic parity ratio of the favourable outcome: the smallest share of adults in a group \
        who are not restricted at the end, over the largest. Where few are restricted it is near 1 \
        whatever the inequality: read it beside the adverse parity. Told by each attribute and \
        by each crossing of two, as sex*age. Groups of fewer than 10 persons are left out.",
    formula: "lowest (1 - restricted / adults) of a group / highest, over adults by label",
    harm: Harm::LowerIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute and crossing.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    each(view, |compared| {
        let spread = Spread::of(compared, Worse::Lower, |t| persons(t.free(), t.adults));
        spread.told(spread.ratio())
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;
    use crate::count::Counter;

    #[test]
    fn the_least_often_spared_are_set_against_the_most_often_spared() {
        // By hand: 6 of 10 men and 15 of 20 women are not restricted: 0.6 / 0.75 = 0.8.
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 10);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Restricted, 4);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 20);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Restricted, 5);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.8);
        let between = evaluate(&everybody(&arm))[0].between.clone().expect("a pair of groups");
        assert_eq!((between.worst.group.as_str(), between.worst.cases), ("sex=male", 6));
    }

    #[test]
    fn nothing_is_told_if_everybody_is_restricted() {
        let mut arm = arm();
        for sex in [0, 1] {
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Subjects, 10);
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Restricted, 10);
        }
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "sex"), None);
    }
}
