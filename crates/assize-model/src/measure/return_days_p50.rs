//! The typical time that it takes to get back.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, view};

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "return.days.p50",
    label: None,
    title: "typical time to get back",
    unit: "days",
    words: "Within how many days half of those who came back were out of the worst band and off \
        all lists. Those who had not come back when the run ended are not in it, so the true \
        time is longer.",
    formula: "50 % point of the days between fall and return, counted in months of 30 days, on a \
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
    one(view::days_within(&returns, 50), returns.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, of_group, plain};
    use super::*;

    #[test]
    fn the_days_are_read_from_the_histogram() {
        // By hand: 8 returns, 5 in month 0 and 3 in month 6: half of 8 is 4, reached at 4/5 of
        // month 0, that is after 24 days.
        let mut arm = arm();
        arm.back_after(0, 0, 4);
        arm.back_after(4, 0, 1);
        arm.back_after(4, 6, 3);
        near(plain(&MEASURE, &everybody(&arm)), 24.0);
        // The richest fifth: half of 4 is 2; one came back in month 0, so the next one, a third of
        // the three in month 6: 30 * (6 + 1/3) = 190 days.
        near(plain(&MEASURE, &of_group(&arm, "income=richest")), 190.0);
        assert!(evaluate(&of_group(&arm, "sex=female")).is_empty());
    }
}
