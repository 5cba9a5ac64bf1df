//! Intake: how much of what is a ground the authorities take in, month by month.
//!
//! It is an input series (how courts went about listing over the years), not a result.

use assize_base::calendar::{Calendar, Date};
use assize_base::quantity::{Chance, ONE};
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Intake;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "intake",
    phase: "list",
    summary: "A monthly series, given as an input, scales the chance that a ground leads to a listing.",
    params: &[Param { name: "intake", unit: "share by month", range: "0 to 1" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// The share of each period; the first share holds before the series, the last after it.
#[must_use]
pub fn by_period(intake: &Intake, calendar: &Calendar) -> Vec<Chance> {
    let month = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    let last = intake.shares.len() as i64 - 1;
    let share = |period: u32| {
        let at = month(calendar.date(calendar.first_day(period))) - month(intake.from);
        intake.shares[at.clamp(0, last) as usize]
    };
    (0..calendar.periods()).map(share).collect()
}

/// The chance of a ground in a period, by the shares of its list (none if it has no series).
#[must_use]
pub fn scaled(chance: Chance, shares: &[Chance], period: u32) -> Chance {
    match shares.get(period as usize) {
        Some(share) => {
            Chance((u128::from(chance.0) * u128::from(share.0) / u128::from(ONE)) as u64)
        }
        None => chance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_holds_at_both_ends() {
        let date = |month| Date::new(2013, month, 1).expect("a date");
        let calendar = Calendar::new(date(10), 5);
        let shares = vec![Chance(ONE / 4), Chance(ONE / 2)];
        let table = by_period(&Intake { from: date(12), shares }, &calendar);
        let [a, b] = [Chance(ONE / 4), Chance(ONE / 2)];
        assert_eq!(table, [a, a, a, b, b]);
        // By hand: half of a half.
        assert_eq!(scaled(Chance(ONE / 2), &table, 4), a);
        assert_eq!(scaled(Chance(ONE / 2), &[], 4), b);
    }
}
