//! Equalised odds as a difference: whether those who behaved alike end in the worst band alike.

use super::compare::{self, Compared, Spread, Tally, Told, Worse, each, persons};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "equalised-gap",
    label: Some(compare::LABEL),
    title: "gap in the worst band, conduct being equal",
    unit: "difference of shares",
    words: "Equalised odds difference: the larger of the gap among the blameless and the gap among \
        wrongdoers (the two odds gaps). 0 means that whoever behaves alike is in the worst band \
        alike, whatever the group. Nothing is told where one of the two gaps cannot be. Told by each \
        attribute and by each crossing of two, as sex*age; a group counts in a gap if at least 10 \
        persons of it are in that gap.",
    formula: "max(odds-gap.fpr, odds-gap.fnr)",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute and crossing.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let scored = view.score().is_some();
    each(view, |compared| if scored { larger(compared) } else { Told::plain(None, 0) })
}

/// The larger of the two gaps, with its pair of groups.
fn larger(compared: &Compared) -> Told {
    let blameless =
        Spread::of(compared, Worse::Higher, |t| persons(t.blameless_worst, t.blameless()));
    let spared = |t: &Tally| persons(t.wrongdoers - t.wrongdoers_worst, t.wrongdoers);
    let wrongdoers = Spread::of(compared, Worse::Lower, spared);
    let n = blameless.n + wrongdoers.n;
    let (Some(fpr), Some(fnr)) = (blameless.gap(), wrongdoers.gap()) else {
        return Told::plain(None, n);
    };
    let wider = if fpr >= fnr { blameless } else { wrongdoers };
    Told { n, ..wider.told(Some(fpr.max(fnr))) }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;
    use crate::count::Counter;

    /// By sex: of 20 blameless men 2 stand in D (0.1), of 40 blameless women 1 (0.025); of 20 men who
    /// did wrong 5 (0.25), of 10 such women 4 (0.4).
    fn odds() -> super::super::fixture::SmallArm {
        let mut arm = arm();
        for (sex, adults, wrong, wrong_worst, other_worst) in [(0, 40, 20, 5, 2), (1, 50, 10, 4, 1)]
        {
            let values = [sex, 1, 0, 0, 0, 0];
            arm.add(values, Counter::Subjects, adults);
            arm.add(values, Counter::Offenders, wrong);
            arm.add(values, Counter::OffendersWorst, wrong_worst);
            arm.add(values, Counter::OthersWorst, other_worst);
        }
        arm
    }

    #[test]
    fn the_larger_gap_counts() {
        // By hand: 0.1 - 0.025 = 0.075 among the blameless, 0.75 - 0.6 = 0.15 among wrongdoers.
        let arm = odds();
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.15);
        let between = evaluate(&everybody(&arm))[0].between.clone().expect("a pair of groups");
        assert_eq!(
            (between.worst.group.as_str(), between.best.group.as_str()),
            ("sex=female", "sex=male")
        );
        assert_eq!((between.worst.cases, between.worst.among), (6, 10));
    }

    #[test]
    fn one_gap_alone_is_not_enough() {
        // By hand: with 9 wrongdoers among the women only the gap among the blameless is left.
        let mut arm = arm();
        for (sex, wrong) in [(0, 20), (1, 9)] {
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Subjects, 40);
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Offenders, wrong);
        }
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "sex"), None);
    }
}
