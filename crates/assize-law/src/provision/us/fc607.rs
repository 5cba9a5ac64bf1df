//! The greatest accuracy that is possible.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "FC607",
    question: "Are procedures such that what is on file is as accurate as can be?",
    instrument: "Fair Credit Reporting Act, section 607(b) (15 USC 1681e(b))",
    seen: Seen::Unverified,
    kind: Kind::S,
    reads: "the share of false records",
    also: &["AI10", "GD5d", "PI8"],
    test,
    bounds,
    ..super::COMMON
};

/// The share of consumers of whose reports an error made the terms of credit worse, by the Federal
/// Trade Commission's study of 2012: 5.2 %. It counts people, not records, so that this bound is
/// lenient.
const BASELINE: f64 = 0.052;

/// Asks of every policy that keeps files.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.keeps_files(), "the policy keeps no entries")
}

/// The share of false records.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::above("records.false", BASELINE)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn the_baseline_of_real_credit_files_is_the_border() {
        assert_open(&PROVISION);
        let judged = |low: f64, high: f64| {
            measured(&PROVISION, good(), &[("records.false", low, Some((low, high)))]).0
        };
        assert_eq!(judged(0.06, 0.07), Verdict::Fail);
        assert_eq!(judged(0.01, 0.02), Verdict::Pass);
        assert_eq!(judged(0.05, 0.06), Verdict::CannotTell);
    }
}
