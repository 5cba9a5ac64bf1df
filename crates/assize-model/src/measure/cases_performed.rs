//! How many judgments are performed when the notice comes.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "cases.performed",
    label: None,
    title: "judgments performed on notice",
    unit: "share of judgments decided",
    words: "Of the judgments whose notice has run out, the share that the debtor performed. The \
        others are closed because the debtor has nothing, enforced, or wait for enforcement.",
    formula: "performed / (performed + closed as unable + enforced + waiting at the end)",
    harm: Harm::LowerIsWorse,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// Performed cases over all that were decided, in a society that has courts.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    use Counter::{CasesEnforced, CasesPerformed, CasesUnable, CasesWaiting};
    if view.society.court.is_none() {
        return Vec::new();
    }
    let all = [CasesPerformed, CasesUnable, CasesEnforced, CasesWaiting];
    let decided = all.map(|c| view.count(c)).iter().sum();
    one(ratio(view.count(CasesPerformed), decided), decided)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn performance_is_a_share_of_what_was_decided() {
        // By hand: 30 performed, 40 unable, 20 enforced, 10 waiting: 30 / 100.
        let mut arm = arm();
        arm.count(Counter::CasesPerformed, 30);
        arm.count(Counter::CasesUnable, 40);
        arm.count(Counter::CasesEnforced, 20);
        arm.count(Counter::CasesWaiting, 10);
        near(plain(&MEASURE, &everybody(&arm)), 0.3);
        arm.society.court = None;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
