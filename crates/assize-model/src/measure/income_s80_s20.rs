//! Inequality of incomes once arrears are taken off, by the ratio of fifths.

use super::income_gini::incomes;
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, inequality, one};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "income.s80-s20",
    label: None,
    title: "incomes less arrears, top fifth over bottom fifth",
    unit: "times as much",
    words: "How many times as much the fifth of adults with most has at the end as the fifth with \
        least, if each has the yearly income of the household fifth less what is in arrears. Nothing \
        is told if the lowest fifth has nothing left at all: the coefficient of Gini still is. Arrears \
        of more than a year of income count as an income of zero.",
    formula: "sum of w over the fifth of adults with the highest w / the same over the fifth with the \
        lowest, with w as in income.gini; adults with the same w are split where the fifth ends",
    harm: Harm::HigherIsWorse,
    kind: Kind::Times,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// Over groups of adults with one fifth and one level of arrears.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some(incomes) = incomes(view) else { return Vec::new() };
    one(
        inequality::top_fifth_over_bottom(&incomes),
        incomes.iter().map(|class| class.persons).sum(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, of_group, plain};
    use super::*;

    #[test]
    fn the_fifth_with_most_is_set_against_the_fifth_with_least() {
        // By hand: ten adults, two in a fifth. The two with least: 12,000 less a year: 0, and 12,000;
        // the two with most: 60,000 each: 120 / 12 = 10.
        let mut arm = arm();
        arm.purse(0, 48, 1);
        arm.purse(0, 0, 1);
        arm.purse(2, 0, 6);
        arm.purse(4, 0, 2);
        near(plain(&MEASURE, &everybody(&arm)), 10.0);
        assert!(evaluate(&of_group(&arm, "sex=female")).is_empty());
    }

    #[test]
    fn nothing_at_the_bottom_has_no_ratio() {
        let mut arm = arm();
        arm.purse(0, 255, 2);
        arm.purse(4, 0, 8);
        assert_eq!(plain(&MEASURE, &everybody(&arm)), None);
    }
}
