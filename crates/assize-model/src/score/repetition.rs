//! Repetition: the same kind of demerit again, while an earlier one is valid, weighs more.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Policy;

use super::Case;
use super::reach::Receiver;
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "repetition",
    phase: "score",
    summary: "The same kind of demerit, while an earlier one is still valid, is multiplied.",
    params: &[Param { name: "repeat", unit: "factor", range: "1 or more" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// Tells whether an earlier entry of the rule is still valid on the day of the act.
#[must_use]
pub fn applies<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    case: &Case,
    rule: usize,
    points: i32,
    receiver: &Receiver,
) -> bool {
    points < 0
        && !receiver.others
        && sitting.book.of(receiver.subject).any(|e| {
            e.kind() == crate::entry::Kind::Points
                && e.rule as usize == rule
                && !e.ground().others
                && e.end > case.record.act_day
        })
}

/// Points below zero times the policy's factor, towards zero.
#[must_use]
pub fn factor(policy: &Policy, points: i32) -> i32 {
    super::award::cut(-(i64::from(points).abs() * i64::from(policy.counting.repeat.0) >> 16))
}
