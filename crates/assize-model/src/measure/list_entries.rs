//! The flow onto a list.

use assize_scenario::policy::List;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, ratio};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "list.entries",
    label: Some("list"),
    title: "entries to each list",
    unit: "entries a month",
    words: "How many are put on this list in an average month.",
    formula: "entries to the list / months",
    harm: Harm::Describes,
    kind: Kind::Count,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each list of the policy.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let value = |(i, list): (usize, &List)| {
        let entries = view.at(view.layout().entries(i));
        Value::of(&list.id, ratio(entries, i64::from(view.periods)), entries)
    };
    view.policy.lists.iter().enumerate().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;

    #[test]
    fn the_flow_is_a_monthly_mean() {
        // By hand: 48 entries in 24 months: 2 a month.
        let mut arm = arm();
        let place = arm.counts.persons.layout.entries(0);
        arm.add_at([0, 1, 0, 0, 0, 0], place, 48);
        near(labelled(&MEASURE, &everybody(&arm), "debtors"), 2.0);
    }
}
