//! Repayment: arrears are paid back a quarter of a month's income at a time.

use assize_base::quantity::Chance;
use assize_base::spec::{Param, Spec};
use assize_scenario::expr::Facts;
use assize_scenario::society::Money;

use crate::entry::Subject;
use crate::response::reaction::scaled;
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "repay",
    phase: "demand",
    summary: "In some months people in arrears pay back a quarter of a month's income.",
    params: &[
        Param { name: "repays", unit: "monthly chance", range: "0 to 1" },
        Param { name: "repays-by", unit: "factor", range: "0 or more" },
    ],
    state: &[],
    streams: &["money/repay"],
    rights: &[],
};

/// Lets somebody who is still in arrears pay back.
pub(super) fn pay_back<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    money: &Money,
    subject: Subject,
) {
    let offset = usize::from(subject.offset);
    if sitting.arrears[offset] == 0 {
        return;
    }
    let index = sitting.index(subject.offset);
    let word = sitting.plan.draws.repay.words(index, sitting.period, 0)[0];
    let pays = chance(money, sitting.person(subject.offset)).hits(word);
    sitting.arrears[offset] -= u8::from(pays);
}

/// The chance that somebody pays back in a month.
#[must_use]
pub fn chance(money: &Money, facts: &impl Facts) -> Chance {
    scaled(money.repays, &money.repays_by, facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::example;
    use assize_base::quantity::{FACTOR_ONE, Factor, ONE};
    use assize_base::vocabulary::Attribute;
    use assize_scenario::catalogue::Profile;
    use assize_scenario::expr::Name;

    struct Fifth(i64);

    impl Facts for Fifth {
        fn get(&self, _: Name) -> i64 {
            self.0
        }
    }

    #[test]
    fn the_better_off_pay_back_sooner_and_nobody_more_than_always() {
        let factors = [1, 2, 3, 4, 5].map(|n| Factor(FACTOR_ONE * n)).to_vec();
        let money = Money {
            repays: Chance(ONE / 4),
            repays_by: Profile { factors: vec![(Attribute::Income, factors)] },
            ..example()
        };
        assert_eq!(chance(&money, &Fifth(0)), Chance(ONE / 4));
        assert_eq!(chance(&money, &Fifth(1)), Chance(ONE / 2));
        assert_eq!(chance(&money, &Fifth(4)), Chance::ALWAYS);
    }
}
