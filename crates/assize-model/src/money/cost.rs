//! What consequences cost: the fare of the slower way, the lost job, the dearer loan.
//!
//! A cost becomes arrears in whole quarters of a month's income; the rest is drawn, so that many
//! small costs weigh as much as one of their sum.

use assize_base::quantity::{Factor, pick};
use assize_base::spec::{Param, Spec};
use assize_scenario::catalogue::Pattern;
use assize_scenario::policy::{Consequence, Effect};

use crate::count::Counter;
use crate::entry::Subject;
use crate::money::{month, owing};
use crate::service::want;
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "cost",
    phase: "demand",
    summary: "What is refused, delayed or made dearer costs money, which becomes arrears.",
    params: &[
        Param { name: "cost", unit: "yuan", range: "0 or more" },
        Param { name: "cost-income", unit: "months of own income", range: "0 to 24" },
        Param { name: "surcharge", unit: "yuan", range: "0 or more" },
    ],
    state: &[],
    streams: &["money/loss"],
    rights: &["property"],
};

/// What an effect costs somebody with so much income a month, in yuan: what the consequence says,
/// or else the service.
#[must_use]
pub fn yuan(pattern: &Pattern, own: Option<(u32, Factor)>, effect: Effect, month: u64) -> u64 {
    let (cost, income) = own.unwrap_or((pattern.cost, pattern.cost_income));
    match effect {
        Effect::Refuse | Effect::Degrade | Effect::Delay => {
            u64::from(cost) + (month * u64::from(income.0) >> 16)
        }
        Effect::Price | Effect::Deposit => {
            u64::from(own.map_or(pattern.surcharge, |(cost, _)| cost))
        }
        Effect::Priority | Effect::Inspect | Effect::Publicise => 0,
    }
}

/// Yuan in quarters of a month's income, the rest by a word.
#[must_use]
pub fn quarters(yuan: u64, month: u64, word: u32) -> u64 {
    4 * yuan / month + u64::from(pick(word, month) < 4 * yuan % month)
}

/// Lets somebody bear what an effect on an attempt costs.
pub fn bear<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    number: u32,
    consequence: &Consequence,
) {
    let plan = sitting.plan;
    let Some(money) = &plan.scenario.society.money else { return };
    let person = sitting.person(subject.offset);
    let month = month(money, person.income());
    let service = want::service(number);
    let pattern = &plan.scenario.services[service].pattern;
    let yuan = yuan(pattern, consequence.cost, consequence.effect, month);
    if yuan == 0 {
        return;
    }
    sitting.count(subject, Counter::MoneyLost as usize, yuan as i64);
    let arrears = &mut sitting.arrears[usize::from(subject.offset)];
    if person.is_adult() {
        let index = sitting.hoods[0].first + u64::from(subject.offset);
        let word = plan.draws.loss.words(index, sitting.period, number)[0];
        *arrears = owing(*arrears, quarters(yuan, month, word));
    }
    let event = Event::Cost { service, yuan, arrears: *arrears };
    sitting.tell(subject, plan.calendar.first_day(sitting.period), event);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_costs_money_and_income_and_a_price_its_surcharge() {
        let pattern = Pattern {
            cost: 300,
            cost_income: Factor(1 << 15),
            surcharge: 70,
            ..Pattern::default()
        };
        // By hand: 300 yuan and half of a month's 1,000 yuan.
        for effect in [Effect::Refuse, Effect::Degrade, Effect::Delay] {
            assert_eq!(yuan(&pattern, None, effect, 1_000), 800);
            // By hand: 40 yuan and a quarter of the month, whatever the service says.
            assert_eq!(yuan(&pattern, Some((40, Factor(1 << 14))), effect, 1_000), 290);
        }
        assert_eq!(yuan(&pattern, None, Effect::Deposit, 1_000), 70);
        assert_eq!(yuan(&pattern, Some((40, Factor(1 << 14))), Effect::Price, 1_000), 40);
        assert_eq!(yuan(&pattern, None, Effect::Inspect, 1_000), 0);
    }

    #[test]
    fn the_rest_of_a_cost_is_drawn() {
        // By hand: 300 of 1,000 yuan are 1.2 quarters: one, and another in a fifth of all draws.
        assert_eq!(quarters(300, 1_000, 0), 2);
        assert_eq!(quarters(300, 1_000, (1 << 31) / 5 * 2 - 9_000_000), 2);
        assert_eq!(quarters(300, 1_000, (1 << 31) / 5 * 2 + 9_000_000), 1);
        assert_eq!(quarters(250, 1_000, 0), 1);
    }
}
