//! Validity: how long an entry counts, by its rule or by its sign and size.

use assize_base::calendar::Day;
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Rule;

use crate::sitting::Sitting;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "validity",
    phase: "score",
    summary: "Entries count for some calendar months from the start of their clock, to the day.",
    params: &[
        Param { name: "months", unit: "months", range: "1 to 1,200" },
        Param { name: "from", unit: "points", range: "-30,000 to 30,000" },
        Param { name: "to", unit: "points", range: "-30,000 to 30,000" },
        Param { name: "validity", unit: "months, or open", range: "1 to 1,200" },
    ],
    state: &[],
    streams: &[],
    rights: &[],
};

/// What counts when neither the rule nor the table says how long.
const OTHERWISE: u32 = 12;

/// The first day on which an entry of so many points no longer counts.
#[must_use]
pub fn end<W: Witness>(sitting: &Sitting<'_, '_, W>, rule: &Rule, points: i32, clock: Day) -> Day {
    let table = &sitting.arm.policy.validity;
    let line = || table.iter().find(|v| v.from <= points && points <= v.to).map(|v| v.months);
    let months = rule.validity.or_else(line).unwrap_or(OTHERWISE);
    sitting.plan.calendar.plus_months(clock, months)
}
