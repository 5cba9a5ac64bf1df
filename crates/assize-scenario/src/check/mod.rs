//! Findings about a policy that can be read but may not mean what its author wanted.
//!
//! [`fires`] looks for rules and grounds that can never apply, [`bands`] for bands and consequences
//! out of reach, [`ways`] for states without a way back, [`values`] says what conditions allow.

mod bands;
mod fires;
pub(crate) mod values;
mod ways;

use crate::build::arm::{Arm, Stack};

/// Looks over a built arm; bands are looked at only if the scores are sound.
pub(crate) fn policy(arm: &mut Arm<'_>, tables: &Stack<'_>, sound: bool) {
    let fires = fires::rules(arm, tables);
    let lists = fires::lists(arm, tables);
    if sound {
        bands::reached(arm, tables, &fires, &lists);
    }
    ways::back(arm, tables);
}
