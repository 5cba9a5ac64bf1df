//! Caps: some merits give no more than so many points in a calendar year.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Rule;

use super::{Case, year};
use crate::entry::{Kind, Subject};
use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "cap",
    phase: "score",
    summary: "The points of a group of rules are cut off at a yearly sum.",
    params: &[Param { name: "at-most", unit: "points in a calendar year", range: "1 or more" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// The points that the cap leaves.
#[must_use]
pub fn cut<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    case: &Case,
    rule: &Rule,
    subject: Subject,
    points: i32,
) -> i32 {
    let Some(cap) = rule.cap else { return points };
    let policy = sitting.arm.policy;
    let this_year = year(sitting, case.record.entry_day);
    let used: i32 = sitting
        .book
        .of(subject)
        .filter(|e| {
            e.kind() == Kind::Points
                && e.end > 0
                && policy.rules[e.rule as usize].cap == Some(cap)
                && year(sitting, e.start) == this_year
        })
        .map(|e| i32::from(e.points))
        .sum();
    points.min((policy.caps[cap].at_most - used).max(0))
}
