//! The share of persons on a list.

use assize_scenario::policy::List;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "list.share",
    label: Some("list"),
    title: "share on each list",
    unit: "share of persons",
    words: "The share of all persons who stand on this list at the end.",
    formula: "persons on the list / persons, at the last review",
    harm: Harm::Describes,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each list of the policy.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let persons = view.count(Counter::Subjects);
    let value = |(i, list): (usize, &List)| {
        Value::of(&list.id, ratio(view.at(view.layout().listed(i)), persons), persons)
    };
    view.policy.lists.iter().enumerate().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;

    #[test]
    fn the_share_is_of_all_persons() {
        // By hand: 3 of 200 persons are listed: 0.015.
        let mut arm = arm();
        let listed = arm.counts.persons.layout.listed(0);
        arm.count(Counter::Subjects, 200);
        arm.add_at([0, 1, 0, 0, 0, 0], listed, 3);
        near(labelled(&MEASURE, &everybody(&arm), "debtors"), 0.015);
    }
}
