//! What a scheme costs those who run it.

use assize_scenario::policy::Costs;

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "institution.cost",
    label: None,
    title: "cost to those who run the scheme",
    unit: "yuan a year",
    words: "What records, listings, decisions on objections and enforced judgments cost in a \
        year, each at the price that the policy document gives. Buildings, computers and the cost \
        to those who are listed are not in it.",
    formula: "12 * (records * record + listings * listing + decisions * review + enforced \
        judgments * case) / months, with the prices of the policy",
    harm: Harm::HigherIsWorse,
    kind: Kind::Count,
    groups: Groups::Everybody,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// Counts times prices, over the years of the run; nothing where the policy names no price.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some((yuan, n)) = spent(view) else { return Vec::new() };
    one(ratio(12 * yuan, i64::from(view.periods)), n)
}

/// The yuan spent and the things that they were spent on; nothing where the policy names no price.
pub(super) fn spent(view: &View<'_>) -> Option<(i64, i64)> {
    let costs = view.policy.costs;
    if costs == Costs::default() {
        return None;
    }
    let records = view.count(Counter::RecordsNegative) + view.count(Counter::RecordsPositive);
    let parts = [
        (records, costs.record),
        (view.count(Counter::Listings), costs.listing),
        (view.count(Counter::ReviewsDecided), costs.review),
        (view.count(Counter::CasesEnforced), costs.case),
    ];
    let yuan = parts.iter().map(|(n, price)| n * i64::from(*price)).sum();
    Some((yuan, parts.iter().map(|(n, _)| n).sum()))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn counts_times_prices_make_the_cost() {
        // By hand: prices 5, 100, 300, 1000 yuan: 40 * 5 + 6 * 100 + 2 * 300 + 3 * 1000 = 4,400 yuan in
        // 24 months: 2,200 a year. Without prices nothing is told.
        let mut arm = arm();
        arm.count(Counter::RecordsNegative, 30);
        arm.count(Counter::RecordsPositive, 10);
        arm.count(Counter::Listings, 6);
        arm.count(Counter::ReviewsDecided, 2);
        arm.count(Counter::CasesEnforced, 3);
        near(plain(&MEASURE, &everybody(&arm)), 2_200.0);
        arm.policy.costs = Costs::default();
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
