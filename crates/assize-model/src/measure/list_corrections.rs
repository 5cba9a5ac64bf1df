//! How many removals from a list correct an error.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, of_removals};
use crate::count::Layout;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "list.corrections",
    label: Some("list"),
    title: "removals that correct an error",
    unit: "share of removals",
    words: "Of those who leave this list, the share who leave because the entry was found to be \
        wrong.",
    formula: "removals that corrected an error / removals",
    harm: Harm::Describes,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each list of the policy.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    of_removals(view, Layout::corrected)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;

    #[test]
    fn corrections_are_a_share_of_removals() {
        // By hand: 3 of 20 removals corrected an error: 0.15.
        let mut arm = arm();
        let layout = arm.counts.persons.layout;
        arm.add_at([0, 1, 0, 0, 0, 0], layout.exits(0), 20);
        arm.add_at([0, 1, 0, 0, 0, 0], layout.corrected(0), 3);
        near(labelled(&MEASURE, &everybody(&arm), "debtors"), 0.15);
    }
}
