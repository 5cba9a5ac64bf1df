//! The share of each band: who is a model and who is the worst.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "band.share",
    label: Some("band"),
    title: "share in each band",
    unit: "share of scored persons",
    words: "Of those who have a score, the share who stand in this band at the end.",
    formula: "persons in the band / persons scored, at the last review",
    harm: Harm::Describes,
    kind: Kind::Share,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each band of the score, the best first.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let scored = view.count(Counter::Scored);
    let bands = view.score().map_or(&[][..], |score| &score.bands);
    let share = |i| ratio(view.at(view.layout().band(i)), scored);
    let value = |(i, label): (usize, &String)| Value::of(label, share(i), scored);
    bands.iter().map(|band| &band.label).enumerate().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;

    #[test]
    fn shares_are_of_scored_persons_by_band() {
        // By hand: of 8 scored persons (and 2 without a score) 6 stand in A and 2 in D: 0.75, 0.25.
        let mut arm = arm();
        let layout = arm.counts.persons.layout;
        arm.count(Counter::Subjects, 10);
        arm.count(Counter::Scored, 8);
        arm.add_at([0, 1, 0, 0, 0, 0], layout.band(0), 6);
        arm.add_at([0, 1, 0, 0, 0, 0], layout.band(1), 2);
        let view = everybody(&arm);
        near(labelled(&MEASURE, &view, "A"), 0.75);
        near(labelled(&MEASURE, &view, "D"), 0.25);
    }
}
