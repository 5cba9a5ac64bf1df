//! Public shaming.

use assize_scenario::policy::Effect;

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "ICC17",
    question: "Does the policy publish who is on a list or in a low band?",
    instrument: "International Covenant on Civil and Political Rights, Article 17",
    seen: Seen::Unverified,
    kind: Kind::PS,
    scope: "the parties to the Covenant",
    reads: "consequences with the effect publicise",
    also: &["PIPL 25", "N49.1"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks for names made public.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let shaming = reading.detriments().filter(|c| c.effect == Effect::Publicise);
    Answer::fail_if_any(
        shaming.map(consequence_part).collect(),
        "these consequences make known to everybody who is burdened",
        "no consequence publishes who is burdened",
    )
}

/// How often somebody is made known: told, since once is one too many by the text already.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let shaming = reading.detriments().filter(|c| c.effect == Effect::Publicise);
    let mut bounds: Vec<Bound> =
        shaming.map(|c| Bound::told(&format!("refusals.{}", reading.service(c).id))).collect();
    bounds.dedup();
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{NAME, ask, consequence, good};
    use assize_scenario::policy::Trigger;
    #[test]
    fn a_published_list_is_found() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        let wall = consequence("wall", Trigger::List(0), NAME, Effect::Publicise);
        policy.consequences.push(wall);
        assert_eq!(ask(&PROVISION, policy).1, ["consequence wall (law#art-4)"]);
    }
}
