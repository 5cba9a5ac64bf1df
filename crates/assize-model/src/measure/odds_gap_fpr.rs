//! Blameless but in the worst band: whether that happens more in one group than in another.

use super::compare::{self, Cases, Spread, Tally, Worse, each, persons};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "odds-gap.fpr",
    label: Some(compare::LABEL),
    title: "gap among the blameless",
    unit: "difference of shares",
    words: "Take the adults who did nothing unlawful in the run. In each group, some share of them \
        ends in the worst band. This is the largest share less the smallest. Told by each \
        attribute and by each crossing of two, as sex*age. Groups with fewer than 10 such persons \
        are left out.",
    formula: "highest (worst band among those without an unlawful act) of a group - lowest, \
        over adults by label",
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
        let spread = Spread::of(compared, Worse::Higher, blameless);
        spread.told(spread.gap().filter(|_| scored))
    })
}

/// Those without an unlawful act in the worst band, and all of them.
fn blameless(group: &Tally) -> Cases {
    persons(group.blameless_worst, group.blameless())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;
    use crate::count::Counter;

    #[test]
    fn the_gap_is_between_the_extreme_groups() {
        // By hand: of 30 men 10 did wrong; 2 of the 20 others stand in D (0.1); of 50 women 10 did
        // wrong; 1 of the 40 others stands in D (0.025): the gap is 0.075.
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 30);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Offenders, 10);
        arm.add([0, 1, 0, 0, 0, 0], Counter::OthersWorst, 2);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 50);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Offenders, 10);
        arm.add([1, 1, 0, 0, 0, 0], Counter::OthersWorst, 1);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.075);
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "age"), None, "one group only");
    }
}
