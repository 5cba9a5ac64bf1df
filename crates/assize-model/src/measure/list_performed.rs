//! How many leave a list because they have done what was asked of them.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, of_removals};
use crate::count::Layout;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "list.performed",
    label: Some("list"),
    title: "removals after the duty was performed",
    unit: "share of removals",
    words: "Of those who leave this list, the share who leave because they have done what they \
        were listed for not doing. The others leave because time ran out, the case was closed or \
        the entry was wrong.",
    formula: "removals by a way off that performs, not corrected / removals",
    harm: Harm::Describes,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each list of the policy.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    of_removals(view, Layout::performed)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;

    #[test]
    fn performance_is_a_share_of_removals() {
        // By hand: 12 of 40 removals came about by performing: 0.3.
        let mut arm = arm();
        let layout = arm.counts.persons.layout;
        arm.add_at([0, 1, 0, 0, 0, 0], layout.exits(0), 40);
        arm.add_at([0, 1, 0, 0, 0, 0], layout.performed(0), 12);
        near(labelled(&MEASURE, &everybody(&arm), "debtors"), 0.3);
    }
}
