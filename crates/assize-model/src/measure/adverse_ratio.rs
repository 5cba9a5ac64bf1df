//! Unequal burden: how much more detriment the worst-hit group bears than the least-hit one.

use assize_base::vocabulary::Attribute;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, view, whole};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "adverse-ratio",
    label: Some("attribute"),
    title: "unequal burden",
    unit: "times as much",
    words: "How many times as often the worst-hit group of adults meets a detriment as the \
        least-hit group. Nothing is told if one group meets none at all. Groups of fewer than \
        10 persons are left out.",
    formula: "highest detriments per person of a group / lowest, over adults by label",
    harm: Harm::HigherIsWorse,
    kind: Kind::Times,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each attribute.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    Attribute::ALL.into_iter().map(|attribute| compare(view, attribute)).collect()
}

/// The highest rate of detriment of a group over the lowest.
fn compare(view: &View<'_>, attribute: Attribute) -> Value {
    let groups = view.adults_by(attribute);
    let rates: Vec<f64> =
        groups.iter().map(|g| g.detriments() as f64 / g.count(Counter::Subjects) as f64).collect();
    let (low, high) = view::lowest_and_highest(&rates).unwrap_or((0.0, 0.0));
    Value {
        label: attribute.name().to_owned(),
        value: (low > 0.0).then(|| high / low),
        n: whole(groups.iter().map(|g| g.count(Counter::Subjects)).sum()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;

    #[test]
    fn the_worst_hit_group_is_compared_with_the_least_hit() {
        // By hand: 6 detriments of 20 men (0.3), 4 of 40 women (0.1): 3 times as many. All are
        // locals: one group is no comparison. Of the 9 migrants, too few, nothing is told.
        let mut arm = arm();
        arm.add([0, 1, 0, 0, 0, 0], Counter::Subjects, 20);
        arm.add([0, 1, 0, 0, 0, 0], Counter::Minuses, 6);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Subjects, 40);
        arm.add([1, 1, 0, 0, 0, 0], Counter::Hindrances, 4);
        near(labelled(&MEASURE, &everybody(&arm), "sex"), 3.0);
        arm.add([0, 1, 0, 0, 0, 1], Counter::Subjects, 9);
        assert_eq!(labelled(&MEASURE, &everybody(&arm), "migrant"), None);
    }
}
