//! Caution: those who know of a scheme do less of what it punishes, and less of what is their right.
//!
//! Being punished adds caution; quiet months let it fade. The same word decides in every arm
//! whether an act is forgone, so an arm with more caution loses acts and gains none.

use assize_base::quantity::ONE;
use assize_base::spec::{Param, Spec};
use assize_scenario::catalogue::{Conduct, Polarity};

use crate::plan::Plan;
use crate::society::Person;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "caution",
    phase: "respond",
    summary: "Aware persons forgo a share of unlawful acts and of acts that exercise a right.",
    params: &[
        Param { name: "aware", unit: "chance", range: "0 to 1" },
        Param { name: "deterrence", unit: "chance", range: "0 to 1" },
        Param { name: "chill", unit: "chance", range: "0 to 1" },
        Param { name: "step", unit: "chance", range: "0 to 1" },
        Param { name: "steps-gained", unit: "steps", range: "0 to 15" },
        Param { name: "fading", unit: "monthly chance", range: "0 to 1" },
    ],
    state: &[("caution", 0.5)],
    streams: &["response/aware", "response/fade"],
    rights: &["expression", "assembly", "belief", "association", "petition"],
};

/// The most cautious level.
pub const MOST: u16 = 15;

/// Tells whether a person of a caution level forgoes an act of a mark.
#[must_use]
pub fn forgoes(
    plan: &Plan<'_>,
    person: &Person,
    index: u64,
    level: u16,
    conduct: &Conduct,
    mark: u32,
) -> bool {
    let response = &plan.scenario.society.response;
    let base = match conduct {
        c if !c.lawful && c.polarity == Polarity::Harm => response.deterrence,
        c if c.right.is_some() => response.chill,
        _ => return false,
    };
    let restraint = (base.0 + response.step.0 * u64::from(level)).min(ONE);
    u64::from(mark) < restraint
        && person.is_adult()
        && response.aware.hits(plan.draws.aware.words(index, 0, 0)[0])
}

/// The caution level after a month with or without a detriment of one's own.
#[must_use]
pub fn after(plan: &Plan<'_>, index: u64, period: u32, level: u16, hurt: bool) -> u16 {
    let response = &plan.scenario.society.response;
    if hurt {
        return (level + u16::from(response.steps_gained)).min(MOST);
    }
    let fades = level > 0 && response.fading.hits(plan.draws.fade.words(index, period, 0)[0]);
    level - u16::from(fades)
}
