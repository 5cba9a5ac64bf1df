//! The flow off a list.

use assize_scenario::policy::List;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, ratio};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "list.exits",
    label: Some("list"),
    title: "removals from each list",
    unit: "exits a month",
    words: "How many leave this list in an average month, by whatever way.",
    formula: "removals from the list / months",
    harm: Harm::Describes,
    kind: Kind::Count,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each list of the policy.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let value = |(i, list): (usize, &List)| {
        let exits = view.at(view.layout().exits(i));
        Value::of(&list.id, ratio(exits, i64::from(view.periods)), exits)
    };
    view.policy.lists.iter().enumerate().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;

    #[test]
    fn the_flow_is_a_monthly_mean() {
        // By hand: 48 removals in 24 months: 2 a month.
        let mut arm = arm();
        let place = arm.counts.persons.layout.exits(0);
        arm.add_at([0, 1, 0, 0, 0, 0], place, 48);
        near(labelled(&MEASURE, &everybody(&arm), "debtors"), 2.0);
    }
}
