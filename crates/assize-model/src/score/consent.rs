//! Consent: a score that people may refuse is had only by those who agree to it.
//!
//! Agreeing is a lasting trait: one draw a person and score, the same in every arm and period.

use assize_base::spec::{Param, Spec};
use assize_scenario::expr::Facts;
use assize_scenario::policy::Score;

use crate::plan::{ArmPlan, Plan};
use crate::response::reaction;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "consent",
    phase: "score",
    summary: "A score that asks for consent is had only by those who agree, by group.",
    params: &[
        Param { name: "consent", unit: "chance", range: "0 to 1" },
        Param { name: "consent-by", unit: "factor", range: "0 or more" },
    ],
    state: &[],
    streams: &["score/consent"],
    rights: &["private life"],
};

/// Of the scores that a person may have, those that the person agreed to.
#[must_use]
pub fn agreed(plan: &Plan<'_>, arm: &ArmPlan<'_>, person: &impl Facts, index: u64, open: u8) -> u8 {
    let agrees = |number: usize| {
        let score = arm.score_at(false, number).expect("an open score is there");
        u8::from(agrees(plan, score, person, index, number)) << number
    };
    (0..arm.n_scores()).filter(|number| open >> number & 1 == 1).map(agrees).sum()
}

/// Tells whether a person agrees to a score; everybody does who is not asked.
fn agrees(plan: &Plan<'_>, score: &Score, person: &impl Facts, index: u64, number: usize) -> bool {
    score.terms.consent.as_ref().is_none_or(|(chance, by)| {
        let word = plan.draws.consent.words(index, 0, number as u32)[0];
        reaction::scaled(*chance, by, person).hits(word)
    })
}
