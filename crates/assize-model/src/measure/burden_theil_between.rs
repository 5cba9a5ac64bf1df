//! Inequality of the burden between groups, by the index of Theil.

use super::compare::{self, Told, each};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, inequality};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "burden.theil-between",
    label: Some(compare::LABEL),
    title: "burden between groups, Theil",
    unit: "index from 0 (all equal)",
    words: "How unequally detriments are spread between groups, if within each group all adults bore the \
        same: the part of Theil's index T that lies between groups; 0 if every group bears as much \
        for each adult. What is unequal inside a group is not in it. Told by each \
        attribute and by each crossing of two, as sex*age. Groups of fewer than 10 persons are left \
        out, and nothing is told of a single group.",
    formula: "sum over groups of s * ln(s / p), s = share of all detriments, p = share of all adults",
    harm: Harm::HigherIsWorse,
    kind: Kind::Ratio,
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
        Told::plain(inequality::theil(&classes).filter(|_| several), adults)
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
        // By hand: men bear 1/3 with 2/3 of the adults, women 2/3 with 1/3:
        // (1/3) ln(1/2) + (2/3) ln 2 = (1/3) ln 2 = 0.2310490602.
        let index = labelled(&MEASURE, &everybody(&small()), "sex").expect("an index");
        assert!((index - 0.231_049_060_2).abs() < 1e-9, "{index}");
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
