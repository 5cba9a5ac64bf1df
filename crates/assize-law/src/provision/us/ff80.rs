//! The four-fifths rule, and its other side.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{ADVERSE, FOUR_FIFTHS, Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "FF80",
    question: "Is the rate of those who are spared in each group at least four fifths of the highest, \
        and the rate of those who are hit no more than one and a quarter of the lowest?",
    instrument: "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D)",
    seen: Seen::Text,
    kind: Kind::S,
    reads: "both ratios by each attribute: where few are burdened nearly all are spared in every \
        group, so that the first ratio is always near one and says nothing; the second does",
    also: &["EC14", "LL144", "ICC26"],
    test,
    bounds,
    ..super::COMMON
};

/// Asks of every policy that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.burdens(), "the policy burdens nobody")
}

/// Both ratios.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::below("four-fifths.*", FOUR_FIFTHS), Bound::above("adverse-ratio.*", ADVERSE)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn a_blacklist_that_hits_one_group_twice_as_often_fails_though_nearly_all_are_spared() {
        assert_open(&PROVISION);
        // By hand: 1 % and 2 % listed, so that 99 % and 98 % are spared: 0.98 / 0.99 = 0.990.
        let spared = ("four-fifths.sex", 0.990, Some((0.989, 0.991)));
        let hit = ("adverse-ratio.sex", 2.0, Some((1.8, 2.2)));
        assert_eq!(measured(&PROVISION, good(), &[spared]).0, Verdict::Pass);
        let (verdict, words) = measured(&PROVISION, good(), &[spared, hit]);
        assert_eq!(verdict, Verdict::Fail);
        assert!(words.contains("adverse-ratio.sex is 2 (1.8 to 2.2), fails above 1.25"), "{words}");
    }
}
