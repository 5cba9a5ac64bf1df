//! The four-fifths rule: whether one group gets away unrestricted less often than another.

use super::compare::{self, Spread, Worse, each, persons};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "four-fifths",
    label: Some(compare::LABEL),
    title: "four-fifths ratio",
    unit: "ratio",
    words: "The share of adults who end unrestricted in the worst-placed group, over the same in \
        the best-placed group; below 0.8 is the usual alarm. Where few are restricted it is \
        near 1 whatever the inequality: read it beside the adverse parity and the adverse ratio. \
        The same number as the parity ratio, under the name by which the rule is known. Told by \
        each attribute and by each crossing of two, as sex*age. Groups of fewer than 10 persons \
        are left out.",
    formula: "lowest (1 - restricted / persons) of a group / highest, over adults by label",
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
    fn the_worst_placed_group_is_compared_with_the_best_placed() {
        // By hand: 4 of 10 men are restricted (0.6 are not), 5 of 20 women (0.75 are not): the
        // ratio is 0.6 / 0.75 = 0.8.
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 10);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Restricted, 4);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 20);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Restricted, 5);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.8);
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "income"), None, "one group only");
    }
}
