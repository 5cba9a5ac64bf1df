//! How people react to a scheme beyond caution: neutral wherever a society says nothing.

use assize_base::quantity::Chance;

use super::{chance, factor, optional, profile};
use crate::findings::Findings;
use crate::read::record::Record;
use crate::society::{Acceptance, Reaction};

/// Most steps of caution.
const STEPS: u32 = 15;

/// Builds the reactions.
pub(super) fn build(record: Option<&Record>, findings: &mut Findings) -> Reaction {
    let Some(record) = record else { return Reaction::default() };
    let steps = optional(record, "tie-steps").unwrap_or(0).min(STEPS);
    Reaction {
        aware_by: profile(record, "aware-by"),
        acceptance: record.table("acceptance").map(acceptance),
        habituation: chance(record, "habituation"),
        tie_steps: u8::try_from(steps).unwrap_or(0),
        rumour: chance(record, "rumour"),
        drops: chance(record, "drops"),
        games: chance(record, "games"),
        more: factor(record, "more").unwrap_or_default(),
        gives_up: gives_up(record, findings),
        learns: chance(record, "learns"),
        told: chance(record, "told"),
        stays_away: chance(record, "stays-away"),
    }
}

/// Who accepts the scheme.
fn acceptance(record: &Record) -> Acceptance {
    Acceptance {
        share: chance(record, "share"),
        by: profile(record, "by"),
        opponents: factor(record, "opponents").unwrap_or_default(),
    }
}

/// When hope ends: both keys, or neither.
fn gives_up(record: &Record, findings: &mut Findings) -> Option<(u32, Chance)> {
    super::both(record, ["gives-up-after", "gives-up"], findings);
    let months = optional(record, "gives-up-after")?;
    record.number("gives-up").map(|_| (months, chance(record, "gives-up")))
}
