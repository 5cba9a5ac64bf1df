//! The long time that it takes the slowest to get back.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, view};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "return.days.p95",
    label: None,
    title: "time until nearly all of those who return are back",
    unit: "days",
    words: "Within how many days all but one in twenty of those who came back were out of the \
        worst band and off all lists. Those who had not come back when the run ended are not \
        in it, so the true time is longer.",
    formula: "95 % point of the days between fall and return, counted in months of 30 days, on a \
        line within the month",
    harm: Harm::HigherIsWorse,
    kind: Kind::Days,
    groups: Groups::IncomeFifths,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// The days within which so many of a hundred returns happened.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some(returns) = view.returns() else { return Vec::new() };
    one(view::days_within(&returns, 95), returns.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, of_group, plain};
    use super::*;

    #[test]
    fn the_days_are_read_from_the_histogram() {
        // By hand: 20 returns, 19 in month 1 and one in month 10: 95 % of 20 is 19, reached at the
        // end of month 1, that is after 60 days.
        let mut arm = arm();
        arm.back_after(0, 1, 19);
        arm.back_after(4, 10, 1);
        near(plain(&MEASURE, &everybody(&arm)), 60.0);
        // The richest fifth: 0.95 of the one return in month 10: 30 * 10.95 = 328.5 days.
        near(plain(&MEASURE, &of_group(&arm, "income=richest")), 328.5);
        assert!(evaluate(&of_group(&arm, "sex=female")).is_empty());
    }
}
