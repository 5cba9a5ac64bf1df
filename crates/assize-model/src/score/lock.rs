//! The lock: while a wrong goes on, merits are recorded but do not count.

use assize_base::calendar::Day;
use assize_base::spec::{Param, Spec};

use crate::entry::{Kind, Subject};
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "lock",
    phase: "score",
    summary: "A merit that comes while a wrong is not put right is written with no points.",
    params: &[Param { name: "lock", unit: "yes or no", range: "" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// Tells whether a wrong of the subject goes on beyond a day, of those that count in a score.
#[must_use]
pub fn holds<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    subject: Subject,
    day: Day,
    score: usize,
) -> bool {
    sitting.arm.policy.counting.lock
        && sitting.book.of(subject).any(|e| {
            let against = match e.kind() {
                Kind::Points => e.points < 0 && !is_sum(sitting, e),
                Kind::Grade => true,
                Kind::Listing | Kind::Marker | Kind::Case => false,
            };
            against && e.aux > day && e.start <= day && counts_in(sitting, e, score)
        })
}

/// Tells whether an entry counts in a score.
fn counts_in<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    entry: &crate::entry::Entry,
    score: usize,
) -> bool {
    sitting.arm.policy.rules[entry.rule as usize].holds.score == score
}

/// Tells whether the aux of an entry is a sum and not a day.
fn is_sum<W: Witness>(sitting: &Sitting<'_, '_, W>, entry: &crate::entry::Entry) -> bool {
    sitting.arm.policy.rules[entry.rule as usize].reach_sum.is_some()
}
