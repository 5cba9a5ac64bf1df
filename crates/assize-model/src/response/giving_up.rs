//! Giving up: whoever is at the bottom for long, with no way back in sight, has nothing to lose.

use assize_base::spec::{Param, Spec};

use crate::plan::Plan;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "giving-up",
    phase: "respond",
    summary: "After long at the bottom some give up: nothing deters them, and they collect no merits.",
    params: &[
        Param { name: "gives-up-after", unit: "months", range: "1 to 1,200" },
        Param { name: "gives-up", unit: "monthly chance", range: "0 to 1" },
    ],
    state: &[("given up", 0.1)],
    streams: &["response/give-up"],
    rights: &[],
};

/// Tells whether somebody who has been down for so many days gives up in this period.
#[must_use]
pub fn gives_up(plan: &Plan<'_>, index: u64, period: u32, days_down: u16) -> bool {
    plan.scenario.society.reaction.gives_up.is_some_and(|(months, chance)| {
        u32::from(days_down) >= 30 * months
            && chance.hits(plan.draws.give_up.words(index, period, 0)[0])
    })
}
