//! What a scheme costs those who run it, for each person who lives under it.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, institution_cost, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "institution.cost-each",
    label: None,
    title: "cost of running the scheme, for each person",
    unit: "yuan per person-year",
    words: "What records, listings, decisions on objections and enforced judgments cost in a year, \
        each at the price that the policy document gives, divided by all persons: so that schemes \
        can be set side by side. Buildings, computers and what people lose are not in it.",
    formula: "12 * (records * record + listings * listing + decisions * review + enforced \
        judgments * case) / (persons * months), with the prices of the policy",
    harm: Harm::HigherIsWorse,
    kind: Kind::Money,
    groups: Groups::Everybody,
    monthly: true,
    evaluate: Evaluate::Arm(evaluate),
};

/// The cost over the years lived; nothing where the policy names no price.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some((yuan, n)) = institution_cost::spent(view) else { return Vec::new() };
    one(ratio(12 * yuan, view.person_months(Counter::Subjects)), n)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn the_cost_is_shared_by_all_persons() {
        // By hand: 40 records at 5 yuan and 6 listings at 100 are 800 yuan in 24 months, 400 a year, of
        // 50 persons: 8 each. Without prices nothing is told.
        let mut arm = arm();
        arm.count(Counter::Subjects, 50);
        arm.count(Counter::RecordsNegative, 40);
        arm.count(Counter::Listings, 6);
        near(plain(&MEASURE, &everybody(&arm)), 8.0);
        arm.policy.costs = Default::default();
        assert!(evaluate(&everybody(&arm)).is_empty());
    }
}
