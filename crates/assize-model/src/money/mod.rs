//! Money: setbacks, arrears, loans, repayment, and how arrears change what people do.
//!
//! All money is counted in quarters of a month's own income: what matters is how far somebody is
//! behind, and that fits into one byte.

pub mod cost;
pub mod loan;
pub mod purse;
pub mod repay;
pub mod setback;
pub mod strain;

use assize_scenario::society::Money;

/// A month's income of a fifth, in yuan; at least one.
#[must_use]
pub fn month(money: &Money, fifth: u8) -> u64 {
    u64::from(money.yearly[usize::from(fifth)] / 12).max(1)
}

/// Arrears with more quarters of a month's income; they are cut at what a byte can hold.
#[must_use]
pub fn owing(arrears: u8, more: u64) -> u8 {
    u64::from(arrears).saturating_add(more).min(u64::from(u8::MAX)) as u8
}

/// Money to test with: round numbers, to be changed by the test.
#[cfg(test)]
pub(crate) fn example() -> Money {
    use assize_base::quantity::{Chance, Factor, ONE, Rate};
    use assize_scenario::catalogue::{Profile, Quantity};
    use assize_scenario::expr::Name;
    Money {
        yearly: [6_000, 12_000, 24_000, 36_000, 72_000],
        indebted: [Chance::NEVER; 3],
        needs: Factor(1 << 15),
        burden: Factor(1 << 14),
        setback: Rate(ONE / 4),
        slot: Rate(ONE / 4),
        setback_by: Profile::default(),
        lasts: Quantity { name: Name::Months, quantiles: vec![(0, 2), (ONE, 2)] },
        loan: 0,
        asks_from: 4,
        asks: Chance::ALWAYS,
        declines: [Chance::NEVER; 5],
        bridges: 8,
        repays: Chance::NEVER,
        repays_by: Profile::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_a_twelfth_and_arrears_end_at_a_byte() {
        let money = Money { yearly: [0, 11, 12_000, 12_011, 0], ..example() };
        assert_eq!([0, 1, 2, 3].map(|fifth| month(&money, fifth)), [1, 1, 1_000, 1_000]);
        assert_eq!((owing(250, 5), owing(250, 6), owing(0, u64::MAX)), (255, 255, 255));
    }
}
