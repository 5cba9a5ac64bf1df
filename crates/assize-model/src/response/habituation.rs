//! Habituation: a scheme deters less the longer it lasts.

use assize_base::quantity::{Chance, ONE};
use assize_base::spec::{Param, Spec};
use assize_scenario::Scenario;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "habituation",
    phase: "respond",
    summary: "Deterrence wears off month by month while a scheme lasts.",
    params: &[Param { name: "habituation", unit: "monthly chance", range: "0 to 1" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// Deterrence in each period.
#[must_use]
pub fn deterrence(scenario: &Scenario) -> Vec<Chance> {
    let fades = u128::from(scenario.society.reaction.habituation.0);
    let mut now = scenario.society.response.deterrence.0;
    let mut step = || {
        let this = now;
        now -= (u128::from(this) * fades / u128::from(ONE)) as u64;
        Chance(this)
    };
    (0..scenario.periods).map(|_| step()).collect()
}
