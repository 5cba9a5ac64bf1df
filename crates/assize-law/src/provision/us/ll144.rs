//! The bias audit of New York City.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "LL144",
    question: "Was bias audited independently within twelve months, with impact ratios by group and \
        crossing, published, and with notice ten business days before?",
    instrument: "New York City, Local Law 144 of 2021",
    kind: Kind::ES,
    reads: "the ratio of those who are spared, by each attribute, as the impact ratio; the law sets \
        no mark",
    also: &["FF80", "EC14"],
    document: "the audit of the last twelve months, its published summary, and the notice",
    test,
    bounds,
    ..super::COMMON
};

/// Asks of policies from which something follows: read as if each of them chose among applicants.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.hinders(), "no band and no list stands in the way of anything")
}

/// The ratios, without a mark.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::told("four-fifths.*"), Bound::told("adverse-ratio.*")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{assert_open, good, measured};

    #[test]
    fn ratios_are_told_and_the_audit_is_asked_for() {
        assert_open(&PROVISION);
        let low = [("four-fifths.sex", 0.1, Some((0.1, 0.1)))];
        assert_eq!(measured(&PROVISION, good(), &low).0, Verdict::CannotTell);
    }
}
