//! Equalised odds as a ratio: whether those who behaved alike end in the worst band alike.

use super::compare::{self, Compared, Spread, Told, Worse, each, persons};
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "equalised-ratio",
    label: Some(compare::LABEL),
    title: "ratio in the worst band, conduct being equal",
    unit: "ratio",
    words: "Equalised odds ratio: among the blameless, the smallest share of a group in the worst band \
        over the largest; the same among wrongdoers; and of these two the smaller. 1 means that \
        whoever behaves alike is in the worst band alike. A share that is zero in every group is \
        equal (1); nothing is told if both are, or where one cannot be compared. Told by each \
        attribute and by each crossing of two, as sex*age; a group counts in a ratio if at least 10 \
        persons of it are in that ratio.",
    formula: "min over blameless and wrongdoers of lowest (in the worst band / persons) of a group / \
        highest, over adults by label",
    harm: Harm::LowerIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute and crossing.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let scored = view.score().is_some();
    each(view, |compared| if scored { smaller(compared) } else { Told::plain(None, 0) })
}

/// The smaller of the two ratios, with its pair of groups.
fn smaller(compared: &Compared) -> Told {
    let blameless =
        Spread::of(compared, Worse::Higher, |t| persons(t.blameless_worst, t.blameless()));
    let wrongdoers =
        Spread::of(compared, Worse::Higher, |t| persons(t.wrongdoers_worst, t.wrongdoers));
    let n = blameless.n + wrongdoers.n;
    let equal = |spread: &Spread| spread.ratio().or_else(|| spread.is_nothing().then_some(1.0));
    let (Some(fpr), Some(tpr)) = (equal(&blameless), equal(&wrongdoers)) else {
        return Told::plain(None, n);
    };
    if blameless.is_nothing() && wrongdoers.is_nothing() {
        return Told::plain(None, n);
    }
    let wider = if fpr <= tpr { blameless } else { wrongdoers };
    Told { n, ..wider.told(Some(fpr.min(tpr))) }
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
    fn the_smaller_ratio_counts() {
        // By hand: 0.025 / 0.1 = 0.25 among the blameless, 0.25 / 0.4 = 0.625 among wrongdoers.
        let arm = odds();
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.25);
        let between = evaluate(&everybody(&arm))[0].between.clone().expect("a pair of groups");
        assert_eq!((between.worst.group.as_str(), between.worst.cases), ("sex=male", 2));
    }

    #[test]
    fn a_share_of_zero_everywhere_is_equal() {
        let mut arm = arm();
        for sex in [0, 1] {
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Subjects, 40);
            arm.add([sex, 1, 0, 0, 0, 0], Counter::Offenders, 20);
        }
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "sex"), None, "nobody in the worst band");
        // By hand: 4 of 20 men who did wrong and 1 of 20 such women: 0.25; the blameless: none.
        arm.add([0, 1, 0, 0, 0, 0], Counter::OffendersWorst, 4);
        arm.add([1, 1, 0, 0, 0, 0], Counter::OffendersWorst, 1);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 0.25);
    }
}
