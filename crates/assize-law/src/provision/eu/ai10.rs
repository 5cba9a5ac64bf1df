//! Data as free of errors as possible.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI10",
    question: "Are the data relevant, representative and as free of errors as possible?",
    instrument: "Regulation (EU) 2024/1689, Article 10",
    seen: Seen::Unverified,
    kind: Kind::ES,
    reads: "the share of false records",
    also: &["GD5d", "FC607", "PI8"],
    document: "the data governance file: where the data come from and how errors are looked for",
    test,
    bounds,
    ..super::COMMON
};

/// From one false record in twenty on, data are not as free of errors as can be: the provision
/// names no number, this one is ours.
pub(crate) const FALSE_RECORDS: f64 = 0.05;

/// Asks of policies that keep files and from which something follows.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.hinders(), "no band and no list stands in the way of anything")
}

/// The share of false records.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::above("records.false", FALSE_RECORDS)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn one_false_record_in_twenty_is_the_border() {
        assert_open(&PROVISION);
        let judged = |low, high| {
            measured(&PROVISION, good(), &[("records.false", low, Some((low, high)))]).0
        };
        assert_eq!(judged(0.051, 0.06), Verdict::Fail);
        assert_eq!(judged(0.01, 0.05), Verdict::CannotTell, "the file is still to be read");
    }
}
