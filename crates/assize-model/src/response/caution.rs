//! Caution: those who know of a scheme do less of what it punishes, and less of what is their right.
//!
//! Being punished adds caution; quiet months let it fade. The same word decides in every arm
//! whether an act is forgone, so an arm with more caution loses acts and gains none.

use assize_base::quantity::{ONE, Rate};
use assize_base::spec::{Param, Spec};
use assize_scenario::catalogue::{Conduct, Polarity};

use crate::plan::Plan;
use crate::response::reaction;
use crate::society::Person;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "caution",
    phase: "respond",
    summary: "Aware persons forgo a share of unlawful acts and of acts that exercise a right.",
    params: &[
        Param { name: "deterrence", unit: "chance", range: "0 to 1" },
        Param { name: "chill", unit: "chance", range: "0 to 1" },
        Param { name: "step", unit: "chance", range: "0 to 1" },
        Param { name: "steps-gained", unit: "steps", range: "0 to 15" },
        Param { name: "fading", unit: "monthly chance", range: "0 to 1" },
    ],
    state: &[("caution", 0.5)],
    streams: &["response/fade"],
    rights: &["expression", "assembly", "belief", "association", "petition"],
};

/// The most cautious level.
pub const MOST: u16 = 15;

/// Somebody about to do something.
#[derive(Clone, Copy, Debug)]
pub struct Tempted<'a> {
    /// The person.
    pub person: &'a Person,
    /// The index in the society.
    pub index: u64,
    /// The level of caution.
    pub level: u16,
    /// Whether hope of a return is given up.
    pub has_given_up: bool,
}

/// Tells whether a person forgoes an act of a mark; the conduct comes with whether the scheme counts
/// it against anybody: what it does not mention, only those whom it has hurt forgo.
#[must_use]
pub fn forgoes(
    plan: &Plan<'_>,
    who: Tempted<'_>,
    period: u32,
    (conduct, is_named): (&Conduct, bool),
    mark: u32,
) -> bool {
    let society = &plan.scenario.society;
    let step = society.response.step.0 * u64::from(who.level);
    let restrained_by = |base: u64| {
        let restraint = (if is_named { base + step } else { step }).min(ONE);
        u64::from(mark) < restraint
            && who.person.is_adult()
            && reaction::is_aware(plan, who.person, who.index)
    };
    if !conduct.lawful && conduct.polarity == Polarity::Harm {
        return !who.has_given_up && restrained_by(plan.deterrence[period as usize].0);
    }
    if conduct.right.is_none() {
        return false;
    }
    let chill = society.response.chill;
    match &society.reaction.acceptance {
        Some(asked) if !reaction::accepts(plan, who.person, who.index) => {
            restrained_by(Rate(chill.0).times(asked.opponents).0)
        }
        _ => restrained_by(chill.0),
    }
}

/// What befell a person in a month, as far as caution is concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fright {
    /// A detriment of one's own.
    pub hurt: bool,
    /// Somebody tied was newly restricted.
    pub touched: bool,
    /// Word came of an acquaintance.
    pub hears: bool,
}

/// The caution level after a month.
#[must_use]
pub fn after(plan: &Plan<'_>, index: u64, period: u32, level: u16, fright: Fright) -> u16 {
    let response = &plan.scenario.society.response;
    let tie_steps = u16::from(plan.scenario.society.reaction.tie_steps);
    let touched = fright.touched && tie_steps > 0;
    if fright.hurt || touched || fright.hears {
        let gained = u16::from(fright.hurt) * u16::from(response.steps_gained)
            + u16::from(touched) * tie_steps
            + u16::from(fright.hears);
        return (level + gained).min(MOST);
    }
    let fades = level > 0 && response.fading.hits(plan.draws.fade.words(index, period, 0)[0]);
    level - u16::from(fades)
}
