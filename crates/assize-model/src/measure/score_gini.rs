//! Inequality of scores, by the coefficient of Gini.

use super::inequality::Class;
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, inequality, one};
use crate::count::HISTOGRAM_FROM;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "score.gini",
    label: None,
    title: "inequality of scores",
    unit: "coefficient from 0 (all equal) to 1",
    words: "How unequally points are spread at the end: 0 if everybody has the same score, near 1 \
        if one person had all the points. A score below zero counts as zero.",
    formula: "2 * sum(rank * score) / (persons * sum of scores) - (persons + 1) / persons, ranks \
        from the lowest score",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// The coefficient of Gini of the scores' histogram.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some(scores) = view.scores() else { return Vec::new() };
    let class = |(score, persons): (i32, &i64)| Class {
        persons: *persons,
        total: i64::from(score.max(0)) * *persons,
    };
    let classes: Vec<Class> = (HISTOGRAM_FROM..).zip(scores).map(class).collect();
    one(inequality::gini(&classes), classes.iter().map(|class| class.persons).sum())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, of_group, plain};
    use super::*;

    #[test]
    fn four_scores_have_the_textbook_coefficient() {
        // By hand: scores 0, 0, 10, 30: ranked sum 3 * 10 + 4 * 30 = 150, sum 40, n 4:
        // 2 * 150 / (4 * 40) - 5 / 4 = 1.875 - 1.25 = 0.625. A score of -5 counts as one of 0.
        let mut arm = arm();
        arm.score(-5, 1);
        arm.score(0, 1);
        arm.score(10, 1);
        arm.score(30, 1);
        near(plain(&MEASURE, &everybody(&arm)), 0.625);
    }

    #[test]
    fn equal_scores_have_no_inequality_and_groups_no_histogram() {
        let mut arm = arm();
        arm.score(1000, 7);
        near(plain(&MEASURE, &everybody(&arm)), 0.0);
        assert!(evaluate(&of_group(&arm, "sex=female")).is_empty());
    }
}
