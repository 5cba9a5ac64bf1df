//! Who knows of the scheme, who accepts it, who plays for points.
//!
//! These are lasting traits: one draw each, the same in every arm and period.

use assize_base::quantity::{Chance, ONE, Rate};
use assize_base::spec::{Param, Spec};
use assize_scenario::catalogue::Profile;
use assize_scenario::expr::Facts;

use crate::plan::Plan;

/// What the mechanism says of itself.
pub const AWARENESS: Spec = Spec {
    name: "awareness",
    phase: "respond",
    summary: "A share of adults knows that the scheme exists; only they respond to it.",
    params: &[
        Param { name: "aware", unit: "chance", range: "0 to 1" },
        Param { name: "aware-by", unit: "factor", range: "0 or more" },
    ],
    state: &[],
    streams: &["response/aware"],
    rights: &[],
};

/// What the mechanism says of itself.
pub const ACCEPTANCE: Spec = Spec {
    name: "acceptance",
    phase: "respond",
    summary: "A share of adults, by group, approves of the scheme; the others are chilled by another factor.",
    params: &[
        Param { name: "share", unit: "chance", range: "0 to 1" },
        Param { name: "opponents", unit: "factor", range: "0 to 1" },
        Param { name: "by", unit: "factor", range: "0 or more" },
    ],
    state: &[],
    streams: &["response/accept"],
    rights: &["expression"],
};

/// What the mechanism says of itself.
pub const GAMING: Spec = Spec {
    name: "gaming",
    phase: "respond",
    summary: "Some of those who know of a scheme do more of the merits that cost little.",
    params: &[
        Param { name: "games", unit: "chance", range: "0 to 1" },
        Param { name: "more", unit: "factor", range: "0 or more" },
        Param { name: "cheap", unit: "yes or no", range: "" },
    ],
    state: &[],
    streams: &["response/game"],
    rights: &[],
};

/// A chance scaled by a profile, cut at one.
#[must_use]
pub fn scaled(chance: Chance, by: &Profile, facts: &impl Facts) -> Chance {
    if by.factors.is_empty() {
        return chance;
    }
    Chance(by.scale(Rate(chance.0), facts).0.min(ONE))
}

/// Tells whether a person knows that the scheme exists.
#[must_use]
pub fn is_aware(plan: &Plan<'_>, person: &impl Facts, index: u64) -> bool {
    let society = &plan.scenario.society;
    let chance = scaled(society.response.aware, &society.reaction.aware_by, person);
    chance.hits(plan.draws.aware.words(index, 0, 0)[0])
}

/// Tells whether a person approves of the scheme; everybody does if nobody was asked.
#[must_use]
pub fn accepts(plan: &Plan<'_>, person: &impl Facts, index: u64) -> bool {
    plan.scenario.society.reaction.acceptance.as_ref().is_none_or(|acceptance| {
        let chance = scaled(acceptance.share, &acceptance.by, person);
        chance.hits(plan.draws.accept.words(index, 0, 0)[0])
    })
}

/// Tells whether a person who knows of the scheme collects cheap merits.
#[must_use]
pub fn games(plan: &Plan<'_>, person: &impl Facts, index: u64) -> bool {
    let chance = plan.scenario.society.reaction.games;
    chance.hits(plan.draws.game.words(index, 0, 0)[0]) && is_aware(plan, person, index)
}
