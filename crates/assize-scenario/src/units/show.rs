//! Numbers back in words: what is shown reads back as the same whole number.

use assize_base::quantity::ONE;

use super::{Amount, STAFFED, Unit, award};

impl Unit {
    /// A number of the unit as a document would write it.
    pub(crate) fn show(self, amount: &Amount) -> String {
        let value = match amount {
            Amount::Award(award) => return award::show(award),
            Amount::Scaled(value) => *value,
        };
        let one = i128::from(ONE);
        match self {
            Unit::Points { .. } | Unit::Whole { .. } | Unit::Award => value.to_string(),
            Unit::Chance => format!("{} %", decimals(value * 100, one, 8)),
            Unit::MonthlyChance => format!("{} % per month", decimals(value * 100, one, 8)),
            Unit::Rate => format!("{} per year", decimals(value * 12, one, 9)),
            Unit::Factor(_) | Unit::Part { .. } => decimals(value, 1 << 16, 6),
            Unit::Percent => decimals(value * 100, 1 << 16, 4),
            Unit::Weight => decimals(value, 100, 2),
            Unit::Months { .. } => format!("{value} months"),
            Unit::Days { .. } => format!("{value} days"),
            Unit::WorkingDays { .. } => format!("{value} working days"),
            Unit::Yuan { .. } => format!("{value} yuan"),
            Unit::Staff => decimals(value * STAFFED, one, 5),
        }
    }
}

/// A number of `one`ths with so many decimal places, without zeros at the end.
fn decimals(value: i128, one: i128, places: u32) -> String {
    let scale = 10_i128.pow(places);
    let scaled = (value.abs() * scale * 2 + one) / (one * 2);
    let sign = if value < 0 { "-" } else { "" };
    let part = format!("{:0width$}", scaled % scale, width = places as usize);
    let part = part.trim_end_matches('0');
    let whole = scaled / scale;
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Award;

    #[test]
    fn what_is_shown_reads_back_as_the_same_number() {
        let mut state: u64 = 7;
        let mut next = |below: i128| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i128::from(state >> 16) % below
        };
        for (unit, below) in [
            (Unit::Chance, 1 << 32),
            (Unit::MonthlyChance, 1 << 32),
            (Unit::Rate, 60 << 32),
            (Unit::Factor(1_000), 1_000 << 16),
            (Unit::Part { low: 0, high: 50 }, 50 << 16),
            (Unit::Percent, 1 << 16),
            (Unit::Weight, 100_000_000),
            (Unit::Months { low: 0, high: 1_200 }, 1_200),
            (Unit::Days { low: 0, high: 3_650 }, 3_650),
            (Unit::WorkingDays { high: 365 }, 365),
            (Unit::Yuan { high: 1_000_000 }, 1_000_000),
            (Unit::Whole { low: 0, high: 1_000_000 }, 1_000_000),
            (Unit::Staff, 1 << 32),
        ] {
            for value in (0..2_000).map(|_| next(below)).chain([0, 1, below - 1]) {
                let amount = Amount::Scaled(value);
                let shown = unit.show(&amount);
                assert_eq!(unit.read(&shown, true), Ok(amount), "{unit:?} {value} {shown}");
            }
        }
        for award in [Award::Points(-5), Award::Span(-5, -30), Award::Choice(vec![10, 6, 4])] {
            let shown = Unit::Award.show(&Amount::Award(award.clone()));
            assert_eq!(Unit::Award.read(&shown, true), Ok(Amount::Award(award)), "{shown}");
        }
    }
}
