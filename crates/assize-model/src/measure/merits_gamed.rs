//! Merits that are done for the points.

use assize_base::quantity::Chance;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "merits.gamed",
    label: None,
    title: "merits done for the points alone",
    unit: "share of merits",
    words: "Of all merits done under the policy, the share that people would not have done \
        without points for it: cheap ones, picked because they are cheap.",
    formula: "extra merits / merits",
    harm: Harm::Describes,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Gamed merits over all merits, in a society in which people game.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if view.society.reaction.games == Chance::NEVER {
        return Vec::new();
    }
    let merits = view.count(Counter::ActsMerit);
    one(ratio(view.count(Counter::ActsGamed), merits), merits)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn gamed_merits_are_a_share_of_all() {
        // By hand: 20 of 80 merits would not have been done: 0.25.
        let mut arm = arm();
        arm.count(Counter::ActsMerit, 80);
        arm.count(Counter::ActsGamed, 20);
        near(plain(&MEASURE, &everybody(&arm)), 0.25);
        arm.society.reaction.games = Chance::NEVER;
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
