//! The spread of scores: how far a scheme pulls people apart.

use assize_base::maths::sqrt;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "score.sd",
    label: None,
    title: "spread of scores",
    unit: "points",
    words: "The standard deviation of scores at the end: how far those who have a score typically \
        stand from the average.",
    formula: "square root of (sum of squares / persons scored - mean squared), at the last review",
    harm: Harm::Describes,
    kind: Kind::Points,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// The root of the mean squared distance from the mean.
///
/// The squares are subtracted as whole numbers: a large mean does not swallow a small spread.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let scored = view.count(Counter::Scored);
    let n = i128::from(scored);
    let sum = i128::from(view.count(Counter::ScoreSum));
    let squares = i128::from(view.count(Counter::ScoreSquares));
    let spread = n * squares - sum * sum;
    one((scored > 0).then(|| sqrt(spread as f64) / scored as f64), scored)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_spread_of_three_scores() {
        // By hand: 990, 1000, 1010: mean 1000, squared distances 100 + 0 + 100, over 3: 66.6667,
        // root 8.16497. Sum 3000; squares 980,100 + 1,000,000 + 1,020,100 = 3,000,200.
        let mut arm = arm();
        arm.count(Counter::Scored, 3);
        arm.count(Counter::ScoreSum, 3000);
        arm.count(Counter::ScoreSquares, 3_000_200);
        near(plain(&MEASURE, &everybody(&arm)), 8.164_965_809_277_26);
    }
}
