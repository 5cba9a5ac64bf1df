//! Demographic parity as a ratio of the adverse outcome: to be restricted at the end.

use super::compare::{self, Spread, Worse, each, persons};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "adverse-parity",
    label: Some(compare::LABEL),
    title: "ratio of those restricted",
    unit: "ratio",
    words: "Demographic parity ratio of the adverse outcome: the smallest share of adults in a group who \
        are restricted at the end, over the largest; 0 if a group has none at all. Below 0.8 one \
        group is restricted more than 1.25 times as often as another: this alarm also sounds where \
        few are restricted. Told by each attribute and \
        by each crossing of two, as sex*age. Groups of fewer than 10 persons are left out.",
    formula: "lowest (restricted / adults) of a group / highest, over adults by label",
    harm: Harm::LowerIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute and crossing.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    each(view, |compared| {
        let spread = Spread::of(compared, Worse::Higher, |t| persons(t.restricted, t.adults));
        spread.told(spread.ratio())
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;
    use crate::count::Counter;

    #[test]
    fn rare_restrictions_still_sound_the_alarm() {
        // By hand: 10 of 1,000 men and 2 of 1,000 women: 0.2, while the favourable ratio is
        // 0.99 / 0.998, more than 0.99.
        let mut arm = arm();
        for (sex, restricted) in [(0, 10), (1, 2)] {
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Subjects, 1_000);
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Restricted, restricted);
        }
        let view = everybody(&arm);
        near(labelled(&MEASURE, &view, "sex"), 0.2);
        near(labelled(&super::super::parity_ratio::MEASURE, &view, "sex"), 0.99 / 0.998);
    }

    #[test]
    fn a_spared_group_makes_it_zero_and_nobody_restricted_nothing() {
        let mut arm = arm();
        for sex in [0, 1] {
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Subjects, 10);
        }
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "sex"), None);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Restricted, 1);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.0);
    }
}
