//! Necessity in a democratic society.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "EC8.3",
    question: "Does the policy reach its aim at all, and is no milder one as good?",
    instrument: "European Convention on Human Rights, Article 8(2); District Court of The Hague, \
        5 February 2020 (SyRI)",
    seen: Seen::Text,
    kind: Kind::S,
    reads: "the fall of unlawful conduct beside the burdens; milder variants are other runs, which \
        this program never searches for by itself",
    also: &["AI5.D2", "N49.3"],
    test,
    bounds,
    ..super::COMMON
};

/// Asks of every policy that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.burdens(), "the policy burdens nobody")
}

/// Burdens without a gain are not necessary. A gain alone does not settle it: a milder policy may
/// have it too.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    let gain = Bound::at_least_some("compliance.fall").never_settles();
    vec![gain.only_if("detriment"), Bound::told("detriment"), Bound::told("wrongful.share")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn burdens_without_a_gain_fail_and_a_gain_stays_open() {
        assert_open(&PROVISION);
        let judged = |low: f64, high: f64| {
            let gain = ("compliance.fall", low, Some((low, high)));
            measured(&PROVISION, good(), &[gain, ("detriment", 0.1, None)]).0
        };
        assert_eq!(judged(-0.01, 0.0), Verdict::Fail);
        assert_eq!(judged(0.01, 0.02), Verdict::CannotTell);
        assert_eq!(judged(-0.01, 0.02), Verdict::CannotTell);
    }
}
