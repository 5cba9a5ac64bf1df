//! What consequences cost those on whom they fall.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, one, ratio};
use crate::count::Counter;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "income.lost",
    label: None,
    title: "income lost to consequences",
    unit: "yuan per person-year",
    words: "How much money people lose in a year because a service was refused, given later, in \
        a lesser form, dearer or against a deposit, over all persons. Against another arm: how \
        much more than there. What a lost chance would have earned in later years is not in it.",
    formula: "12 * yuan lost by consequences / (persons * months); against another arm, less the \
        same there",
    harm: Harm::HigherIsWorse,
    kind: Kind::Money,
    groups: Groups::Labels,
    monthly: true,
    evaluate: Evaluate::Both(evaluate, compare),
};

/// Yuan over the years lived, in a society that has money.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    if view.society.money.is_none() {
        return Vec::new();
    }
    let persons = view.count(Counter::Subjects);
    one(lost(view), persons)
}

/// How much more is lost than in the arm compared with.
fn compare(view: &View<'_>, against: &View<'_>) -> Vec<Value> {
    if view.society.money.is_none() {
        return Vec::new();
    }
    let more = lost(view).zip(lost(against)).map(|(here, there)| here - there);
    one(more, view.count(Counter::Subjects))
}

/// Yuan lost by consequences for each person and year.
fn lost(view: &View<'_>) -> Option<f64> {
    ratio(12 * view.count(Counter::MoneyLost), view.person_months(Counter::Subjects))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, near, plain};
    use super::*;

    #[test]
    fn money_is_lost_per_person_year_and_against_the_twin() {
        // By hand: 100 persons in 24 months are 200 person-years; 5,000 yuan with the policy, 1,000 in
        // the other arm: 25 a year, 20 more than there. A society without money tells nothing.
        let (mut here, mut there) = (arm(), arm());
        for (arm, yuan) in [(&mut here, 5_000), (&mut there, 1_000)] {
            arm.count(Counter::Subjects, 100);
            arm.count(Counter::MoneyLost, yuan);
        }
        near(plain(&MEASURE, &everybody(&here)), 25.0);
        near(compare(&everybody(&here), &everybody(&there))[0].value, 20.0);
        here.society.money = None;
        assert!(evaluate(&everybody(&here)).is_empty());
    }
}
