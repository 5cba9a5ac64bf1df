//! Demographic parity as a difference: how much more often one group ends restricted than another.

use super::compare::{self, Spread, Worse, each, persons};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "parity-gap",
    label: Some(compare::LABEL),
    title: "gap in who is restricted",
    unit: "difference of shares",
    words: "Demographic parity difference: the largest share of adults restricted at the end in a group, \
        less the smallest; below the default band or on a list is restricted. The shares of \
        those not restricted are as far apart. Told by each attribute and \
        by each crossing of two, as sex*age. Groups of fewer than 10 persons are left out.",
    formula: "highest (restricted / adults) of a group - lowest, over adults by label",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute and crossing.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    each(view, |compared| {
        let spread = Spread::of(compared, Worse::Higher, |t| persons(t.restricted, t.adults));
        spread.told(spread.gap())
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;
    use crate::count::Counter;

    #[test]
    fn the_gap_is_between_the_most_and_the_least_restricted() {
        // By hand: 4 of 10 men (0.4) and 5 of 20 women (0.25) are restricted: 0.15.
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 10);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Restricted, 4);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 20);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Restricted, 5);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.15);
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "income"), None, "one group only");
    }

    #[test]
    fn a_crossing_shows_what_its_attributes_hide() {
        // By hand: of 20 men in the city none is restricted, of 20 in the village 10; of 20 women in
        // the city 10, in the village none: by sex and by settlement 0.25 each, no gap; crossed 0.5.
        let mut arm = arm();
        for (sex, settlement, restricted) in [(0, 0, 0), (0, 2, 10), (1, 0, 10), (1, 2, 0)] {
            let values = [sex, 1, settlement, 0, 0, 0];
            arm.add(values, Counter::Subjects, 20);
            arm.add(values, Counter::Restricted, restricted);
        }
        let view = everybody(&arm);
        near(labelled(&MEASURE, &view, "sex"), 0.0);
        near(labelled(&MEASURE, &view, "settlement"), 0.0);
        near(labelled(&MEASURE, &view, "sex*settlement"), 0.5);
        let values = evaluate(&view);
        let crossed = values.iter().find(|v| v.label == "sex*settlement").expect("a crossing");
        let between = crossed.between.as_ref().expect("a pair of groups");
        assert_eq!(between.worst.group, "sex=male,settlement=village");
        assert_eq!(between.best.group, "sex=male,settlement=city");
        assert_eq!((between.worst.cases, between.worst.among, between.groups), (10, 20, 4));
    }
}
