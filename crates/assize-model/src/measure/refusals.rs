//! Refusals: attempts to get something that the policy stood in the way of.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "refusals",
    label: Some("service"),
    title: "hindrances at each service",
    unit: "attempts hindered in the run",
    words: "How often, in the whole run, the policy stood in the way of somebody who wanted this \
        service: refused, or given later, dearer, in a lesser form or after closer inspection.",
    formula: "attempts at the service on which a detrimental consequence fell",
    harm: Harm::HigherIsWorse,
    kind: Kind::Count,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each service that a detrimental consequence of the policy touches.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let value = |service: usize| {
        let n = view.at(view.layout().refusals(service));
        Value::of(&view.services[service].id, Some(n as f64), n)
    };
    view.hindered_services().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near, values};
    use super::*;

    #[test]
    fn only_services_of_the_policy_are_told() {
        // By hand: the policy bars flights but says nothing of hotels; 4 counted at flights.
        let mut arm = arm();
        let place = arm.counts.persons.layout.refusals(0);
        arm.add_at([0, 1, 0, 0, 0, 0], place, 4);
        let view = everybody(&arm);
        near(labelled(&MEASURE, &view, "flight"), 4.0);
        assert_eq!(values(&MEASURE, &view).len(), 1);
    }
}
