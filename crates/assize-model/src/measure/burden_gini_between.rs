//! Inequality of the burden between groups, by the coefficient of Gini.

use super::compare::{self, Told, each};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, inequality};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "burden.gini-between",
    label: Some(compare::LABEL),
    title: "burden between groups, Gini",
    unit: "coefficient from 0 (all equal) to 1",
    words: "How unequally detriments are spread between groups, if within each group all adults bore \
        the same: 0 if every group bears as much for each adult, near 1 if a small group bears \
        all. What is unequal inside a group is not in it, so this is less than the inequality \
        between persons. Told by each attribute and by each crossing of two, as sex*age. Groups \
        of fewer than 10 persons are left out, and nothing is told of a single group.",
    formula: "Gini's coefficient of detriments per adult over adults, each with the mean of the group",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute and crossing.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    each(view, |compared| {
        let classes = compared.burdens();
        let adults = classes.iter().map(|class| class.persons).sum();
        let several = classes.len() > 1;
        Told::plain(inequality::gini(&classes).filter(|_| several), adults)
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{SmallArm, arm, everybody, labelled, near};
    use super::*;
    use crate::count::Counter;

    fn small() -> SmallArm {
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 40);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Minuses, 12);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 20);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Hindrances, 24);
        arm
    }

    #[test]
    fn a_small_group_that_bears_most_counts_by_its_size() {
        // By hand: 12 detriments of 40 men, 24 of 20 women: N = 60, all 36; ranked from the lower
        // rate 12 * 40 + 24 * (2 * 40 + 20) = 2880; 2880 / (60 * 36) - 1 = 1/3.
        near(labelled(&MEASURE, &everybody(&small()), "sex"), 1.0 / 3.0);
        assert_eq!(labelled(&MEASURE, &everybody(&small()), "age"), None, "one group only");
    }

    #[test]
    fn equal_rates_are_no_inequality_and_no_detriments_nothing() {
        // By hand: 12 of 40 and 6 of 20 are 0.3 each.
        let mut arm = arm();
        for (sex, adults) in [(0, 40), (1, 20)] {
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Subjects, adults);
        }
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "sex"), None);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Minuses, 12);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Minuses, 6);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.0);
    }
}
