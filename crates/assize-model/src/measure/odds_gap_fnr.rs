//! Guilty but not in the worst band: whether one group gets away with more than another.

use assize_base::vocabulary::Attribute;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, view};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "odds-gap.fnr",
    label: Some("attribute"),
    title: "gap among wrongdoers",
    unit: "difference of shares",
    words: "Take the adults who did something unlawful in the run. In each group, some share of \
        them is not in the worst band at the end. This is the largest share less the smallest. \
        Groups with fewer than 10 such persons are left out.",
    formula: "highest (not in the worst band among those with an unlawful act) of a group - \
        lowest, over adults by label",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let gap = |attribute| view::widest_gap(view, attribute, spared);
    Attribute::ALL.into_iter().map(gap).collect()
}

/// Those with an unlawful act outside the worst band, and all of them.
fn spared(group: &View<'_>) -> (i64, i64) {
    let all = group.count(Counter::Offenders);
    (all - group.count(Counter::OffendersWorst), all)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;

    #[test]
    fn the_gap_is_between_the_extreme_groups() {
        // By hand: of 20 men who did wrong 5 stand in D, 15 do not (0.75); of 10 women 4 do, 6 do
        // not (0.6): the gap is 0.15.
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 30);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Offenders, 20);
        arm.add([0, 1, 0, 0, 0, 0], Counter::OffendersWorst, 5);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 50);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Offenders, 10);
        arm.add([1, 1, 0, 0, 0, 0], Counter::OffendersWorst, 4);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.15);
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "age"), None, "one group only");
    }
}
