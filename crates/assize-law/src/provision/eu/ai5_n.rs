//! Social scoring: for what somebody else did.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI5.N",
    question: "Does anybody's standing move through a tie alone?",
    instrument: "Regulation (EU) 2024/1689, Article 5(1)(c), as its limbs on behaviour and on \
        unrelated contexts imply",
    kind: Kind::S,
    reads: "the share of detriments for another's act; the text is read by NA.1",
    also: &["NA.1"],
    test,
    bounds,
    ..super::COMMON
};

/// Asks of every policy that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.burdens(), "the policy burdens nobody")
}

/// Any detriment for another's act.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::at_all("spillover.share")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn one_detriment_for_another_is_enough() {
        assert_open(&PROVISION);
        let judged = |share| measured(&PROVISION, good(), &[("spillover.share", share, None)]).0;
        assert_eq!((judged(0.0), judged(0.0001)), (Verdict::Pass, Verdict::Fail));
    }
}
