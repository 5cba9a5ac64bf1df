//! Local rules: some rules hold only in a share of the neighbourhoods.
//!
//! Where a rule holds is drawn once for each neighbourhood and rule, the same in every period.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Rule;

use crate::plan::Plan;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "local-rule",
    phase: "score",
    summary: "A rule that some villages or offices add of their own holds only in their neighbourhoods.",
    params: &[Param { name: "local", unit: "chance", range: "0 to 1" }],
    state: &[],
    streams: &["score/local"],
    rights: &[],
};

/// Tells whether a rule (by its index in the policy) holds in a neighbourhood.
#[must_use]
pub fn holds(plan: &Plan<'_>, rule: &Rule, index: usize, hood: u64) -> bool {
    let here = |chance: &assize_base::quantity::Chance| {
        chance.hits(plan.draws.local.words(hood, 0, index as u32)[0])
    };
    rule.holds.local.as_ref().is_none_or(here)
}
