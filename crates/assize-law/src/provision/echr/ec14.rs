//! Unequal effect.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{ADVERSE, Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "EC14",
    question: "Does the policy hit some groups more than others, by sex, origin, age, region or \
        income?",
    instrument: "European Convention on Human Rights, Article 14, and Protocol 12",
    kind: Kind::S,
    reads: "the ratio of burdens between groups; whether a difference has a good reason is for a \
        court",
    also: &["FF80", "ICC26", "LL144"],
    test,
    bounds: unequal,
    ..super::COMMON
};

/// Asks of every policy that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.burdens(), "the policy burdens nobody")
}

/// Every ratio of burdens between groups. The provision names no number; the bound is the one that
/// the four-fifths rule sets to the other side.
pub(crate) fn unequal(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::above("adverse-ratio.*", ADVERSE)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn one_and_a_quarter_times_the_burden_is_the_border() {
        assert_open(&PROVISION);
        let judged = |low: f64, high: f64| {
            measured(&PROVISION, good(), &[("adverse-ratio.sex", low, Some((low, high)))]).0
        };
        assert_eq!(judged(1.26, 1.4), Verdict::Fail);
        assert_eq!(judged(1.1, 1.3), Verdict::CannotTell);
        assert_eq!(judged(1.0, 1.25), Verdict::Pass);
    }
}
