//! Inequality of incomes once arrears are taken off, by the index of Theil.

use super::income_gini::incomes;
use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, inequality, one};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "income.theil",
    label: None,
    title: "inequality of incomes less arrears, Theil",
    unit: "index from 0 (all equal)",
    words: "Theil's index T of what adults have at the end, if each has the yearly income of the \
        household fifth less what is in arrears: 0 if all have the same. It weighs what the rich have \
        more heavily than the coefficient of Gini does. Arrears of more than a year of income count \
        as an income of zero. Differences inside a fifth are not modelled.",
    formula: "mean over adults of x * ln(x), x = w / mean of w, with w as in income.gini; 0 where w is 0",
    harm: Harm::HigherIsWorse,
    kind: Kind::Ratio,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// Over groups of adults with one fifth and one level of arrears.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some(incomes) = incomes(view) else { return Vec::new() };
    one(inequality::theil(&incomes), incomes.iter().map(|class| class.persons).sum())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, of_group, plain};
    use super::*;

    #[test]
    fn two_adults_have_the_textbook_index() {
        // By hand: 60,000, and 24,000 less half a year of it: 12,000; mean 36,000:
        // (5/3 ln(5/3) + 1/3 ln(1/3)) / 2 = (0.8513760 - 0.3662041) / 2 = 0.2425860.
        let mut arm = arm();
        arm.purse(4, 0, 1);
        arm.purse(1, 24, 1);
        let index = plain(&MEASURE, &everybody(&arm)).expect("an index");
        assert!((index - 0.242_586_0).abs() < 1e-7, "{index}");
        assert!(evaluate(&of_group(&arm, "sex=female")).is_empty());
    }

    #[test]
    fn equal_incomes_are_no_inequality() {
        let mut arm = arm();
        arm.purse(2, 3, 9);
        near(plain(&MEASURE, &everybody(&arm)), 0.0);
    }
}
