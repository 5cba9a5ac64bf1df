//! How many removals from a list correct an error.

use assize_scenario::policy::List;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, ratio, whole};

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
    let layout = view.layout();
    let value = |(i, list): (usize, &List)| {
        let removals = view.at(layout.exits(i));
        let share = ratio(view.at(layout.corrected(i)), removals);
        Value { label: list.id.clone(), value: share, n: whole(removals) }
    };
    view.policy.lists.iter().enumerate().map(value).collect()
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
