//! The mean score: where a scheme's people stand on average.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "score.mean",
    label: None,
    title: "average score",
    unit: "points",
    words: "The average score, at the end, of those who have a score.",
    formula: "sum of scores / persons scored, at the last review",
    harm: Harm::Describes,
    kind: Kind::Points,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// The sum of scores over the number of scored subjects.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let scored = view.count(Counter::Scored);
    one(ratio(view.count(Counter::ScoreSum), scored), scored)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_mean_is_over_scored_persons_only() {
        // By hand: two persons with 1000 and 950 points, a third without a score: 1950 / 2 = 975.
        let mut arm = arm();
        arm.count(Counter::Subjects, 3);
        arm.count(Counter::Scored, 2);
        arm.count(Counter::ScoreSum, 1950);
        near(plain(&MEASURE, &everybody(&arm)), 975.0);
    }
}
