//! A framework for risks of artificial intelligence.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "NIST",
    question: "Are risks governed, mapped, measured and managed, with fairness evaluated and written \
        down?",
    instrument: "NIST AI Risk Management Framework 1.0, MEASURE 2.11 (voluntary)",
    seen: Seen::Text,
    kind: Kind::ES,
    reads: "what of the framework a run can measure: errors and unequal burdens; it sets no mark",
    also: &["AI27", "FF80"],
    document: "the profile of the system under the framework: who answers for what, and how risks \
        are followed",
    test,
    bounds,
    ..super::COMMON
};

/// Asks of policies from which something follows.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.hinders(), "no band and no list stands in the way of anything")
}

/// Errors and unequal burdens, without a mark.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![
        Bound::told("records.false"),
        Bound::told("wrongful.share"),
        Bound::told("adverse-ratio.*"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_asked_for() {
        crate::fixture::assert_open(&PROVISION);
    }
}
