//! Social scoring: bad treatment.

use super::ai5_a::{is_forbidden_ground, limb};
use crate::finding::{Answer, Part};
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI5.C",
    question: "Does or can the score lead to bad treatment of people, also by favouring others, \
        and to what Article 5(1)(c) forbids?",
    instrument: "Regulation (EU) 2024/1689, Article 5(1)(c), third limb",
    kind: Kind::PS,
    reads: "detrimental consequences; the answers to AI5.D1 and AI5.D2; the share of persons who \
        are worse off than without the policy",
    also: &["AI5.A", "AI5.B", "AI5.D1", "AI5.D2"],
    test,
    bounds,
    ..super::COMMON
};

/// The limb of treatment. Where others are only favoured, it stays open.
fn test(reading: &Reading<'_>) -> Answer {
    let favours: Vec<Part> = reading.policy.consequences.iter().map(consequence_part).collect();
    if !reading.hinders() && !favours.is_empty() {
        let words = "nobody is refused anything, and others are favoured; whether that is bad \
                     treatment of the rest is for a lawyer";
        return Answer::cannot_tell(words, favours);
    }
    let met = reading.detriments().map(consequence_part).collect();
    limb(reading, met, "these consequences are bad treatment")
}

/// Somebody is worse off at all: the limb asks for no number. Decides only where the last limbs are
/// met.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let bound = match is_forbidden_ground(reading) && reading.hinders() {
        true => Bound::at_all("pairs.worse"),
        false => Bound::told("pairs.worse"),
    };
    vec![bound.or("detriment")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good, measured};
    use assize_scenario::policy::Effect;

    #[test]
    fn favours_alone_leave_it_open_and_figures_decide_where_the_last_limbs_are_met() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut favours = good();
        for consequence in &mut favours.consequences {
            consequence.effect = Effect::Priority;
        }
        assert_eq!(ask(&PROVISION, favours).0, Verdict::CannotTell);
        let worse = [("pairs.worse", 0.2, None)];
        assert_eq!(measured(&PROVISION, good(), &worse).0, Verdict::Pass, "told, not judged");
        let (verdict, words) = measured(&PROVISION, bad(), &[("detriment", 0.2, None)]);
        assert_eq!(verdict, Verdict::Fail);
        assert!(words.contains("detriment is 0.2"), "{words}");
    }
}
