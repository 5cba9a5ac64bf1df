//! Strain: people in arrears do more of what arrears lead to.

use assize_base::quantity::{FACTOR_ONE, Factor, Rate};
use assize_base::spec::{Param, Spec};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "strain",
    phase: "conduct",
    summary: "Some acts become more frequent with arrears, step by step up to a factor.",
    params: &[Param { name: "strained", unit: "factor", range: "1 to 50" }],
    state: &[("arrears", 1.0)],
    streams: &[],
    rights: &[],
};

/// The deepest strain.
pub const MOST: u8 = 15;

/// The strain of arrears in quarters of a month's income.
#[must_use]
pub fn of(arrears: u8) -> u8 {
    (arrears >> 1).min(MOST)
}

/// The smallest strain at which a point inside its slot is an act; `None` if at none.
#[must_use]
pub fn needed(strained: Factor, own: Rate, inside: u64) -> Option<u8> {
    let rate = |level: u8| {
        let extra = u64::from(strained.0.saturating_sub(FACTOR_ONE)) * u64::from(level);
        own.times(Factor(FACTOR_ONE + (extra / u64::from(MOST)) as u32))
    };
    (1..=MOST).find(|level| inside < rate(*level).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strain_widens_the_rate_step_by_step() {
        // By hand: a factor of 4 adds a fifth of the rate at each of 15 levels, rounded down.
        let (factor, own) = (Factor(4 * FACTOR_ONE), Rate(1_500));
        assert_eq!(needed(factor, own, 1_500), Some(1));
        assert_eq!(needed(factor, own, 1_798), Some(1));
        assert_eq!(needed(factor, own, 1_799), Some(2));
        assert_eq!(needed(factor, own, 5_999), Some(15));
        assert_eq!(needed(factor, own, 6_000), None);
        assert_eq!((of(0), of(1), of(2), of(31), of(255)), (0, 0, 1, 15, 15));
    }
}
