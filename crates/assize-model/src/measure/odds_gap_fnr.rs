//! Guilty but not in the worst band: whether one group gets away with more than another.

use super::compare::{self, Cases, Spread, Tally, Worse, each, persons};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "odds-gap.fnr",
    label: Some(compare::LABEL),
    title: "gap among wrongdoers",
    unit: "difference of shares",
    words: "Take the adults who did something unlawful in the run. In each group, some share of \
        them is not in the worst band at the end. This is the largest share less the smallest. \
        Told by each attribute and by each crossing of two, as sex*age. Groups with fewer \
        than 10 such persons are left out.",
    formula: "highest (not in the worst band among those with an unlawful act) of a group - \
        lowest, over adults by label",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute and crossing.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let scored = view.score().is_some();
    each(view, |compared| {
        let spread = Spread::of(compared, Worse::Lower, spared);
        spread.told(spread.gap().filter(|_| scored))
    })
}

/// Those with an unlawful act outside the worst band, and all of them.
fn spared(group: &Tally) -> Cases {
    persons(group.wrongdoers - group.wrongdoers_worst, group.wrongdoers)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;
    use crate::count::Counter;

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
