//! Inequality of incomes once arrears are taken off, by the coefficient of Gini.

use super::inequality::Class;
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, inequality, one};
use crate::count::ARREARS_LEVELS;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "income.gini",
    label: None,
    title: "inequality of incomes less arrears",
    unit: "coefficient from 0 (all equal) to 1",
    words: "How unequal adults are at the end if each has the yearly income of the household \
        fifth less what is in arrears: 0 if all have the same, near 1 if one had everything. \
        Arrears of more than a year of income count as an income of zero. Differences inside a \
        fifth are not modelled.",
    formula: "sum over groups of n * w * (2 * persons with less + n) / (persons * sum of n * w) - \
        1, with w = yearly income of the fifth * max(0, 48 - arrears) / 48, arrears in quarters of \
        a month of income, groups from the lowest w",
    harm: Harm::HigherIsWorse,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// The coefficient of Gini over groups of adults with one fifth and one level of arrears.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some(incomes) = incomes(view) else { return Vec::new() };
    one(inequality::gini(&incomes), incomes.iter().map(|class| class.persons).sum())
}

/// Adults by fifth and arrears, with what they have together, in quarters of a month of a yearly
/// income; `None` without money, for a group and for a month.
pub(super) fn incomes(view: &View<'_>) -> Option<Vec<Class>> {
    let (money, purses) = (view.society.money.as_ref()?, view.purses()?);
    let class = |(place, adults): (usize, &i64)| {
        let (fifth, arrears) = (place / ARREARS_LEVELS, (place % ARREARS_LEVELS) as i64);
        let left = (QUARTERS - arrears).max(0);
        Class { persons: *adults, total: i64::from(money.yearly[fifth]) * left * *adults }
    };
    Some(purses.iter().enumerate().filter(|(_, adults)| **adults > 0).map(class).collect())
}

/// Quarters of a month in a year.
const QUARTERS: i64 = 48;

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, of_group, plain};
    use super::*;

    #[test]
    fn two_fifths_and_arrears_have_the_textbook_coefficient() {
        // By hand: yearly incomes 12,000 (poorest) and 60,000 (richest). Two poor adults, one of them
        // 24 quarters in arrears (half a year): 6,000 and 12,000; one rich: 60,000. Ranked sum
        // 6 * 1 + 12 * 3 + 60 * 5 = 342, over 3 * 78 = 234: 1.4615..., less one.
        let mut arm = arm();
        arm.purse(0, 24, 1);
        arm.purse(0, 0, 1);
        arm.purse(4, 0, 1);
        near(plain(&MEASURE, &everybody(&arm)), 342.0 / 234.0 - 1.0);
        assert!(evaluate(&of_group(&arm, "sex=female")).is_empty());
    }

    #[test]
    fn who_owes_more_than_a_year_has_nothing_and_equals_are_equal() {
        // By hand: 255 quarters are more than 48: incomes 0 and 60,000: ranked 60 * 3 over 2 * 60,
        // less one: 0.5, the most for two. Two alike: 0.
        let mut unequal = arm();
        unequal.purse(4, 255, 1);
        unequal.purse(4, 0, 1);
        near(plain(&MEASURE, &everybody(&unequal)), 0.5);
        let mut equal = arm();
        equal.purse(2, 3, 9);
        near(plain(&MEASURE, &everybody(&equal)), 0.0);
    }
}
