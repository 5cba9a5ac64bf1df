//! When the score is itself the decision.

use assize_scenario::policy::Effect;

use crate::finding::Answer;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "G0.4",
    question: "Do decisions draw so strongly on the score or list that it is itself the decision?",
    instrument: "Court of Justice of the European Union, C-634/21 (SCHUFA), 7 December 2023",
    seen: Seen::Text,
    kind: Kind::GATE,
    reads: "refusals that are carried out in more than half of all attempts",
    test,
    ..super::COMMON
};

/// From this share of attempts on a refusal follows from the score and not from a weighing: more
/// often than not. The judgment names no number; this one is ours.
const STRONGLY: u64 = 1 << 31;

/// Looks for refusals that nearly always follow.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let drawn =
        reading.detriments().filter(|c| c.effect == Effect::Refuse && c.carried_out.0 > STRONGLY);
    let words = "these refusals follow more often than not, as the documents have it; whether \
                 anybody weighs anything else, they do not show";
    let parts: Vec<_> = drawn.map(consequence_part).collect();
    if parts.is_empty() {
        return Answer::not_applicable("nothing is refused more often than not");
    }
    Answer::cannot_tell(words, parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, assert_open, bad, good};
    use assize_base::quantity::Chance;

    #[test]
    fn half_of_all_attempts_is_the_border() {
        assert_open(&PROVISION);
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable, "nothing is refused");
        let mut policy = bad();
        for consequence in &mut policy.consequences {
            consequence.carried_out = Chance(1 << 31);
        }
        assert_eq!(ask(&PROVISION, policy).0, Verdict::NotApplicable);
    }
}
