//! Social scoring: the way out for one specific purpose.

use super::ai5_a::is_forbidden_ground;
use crate::finding::Answer;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI5.X",
    question: "Is it an evaluation for one specific purpose that Union or national law lays down?",
    instrument: "Regulation (EU) 2024/1689, recital 31",
    kind: Kind::E,
    reads: "the answers to AI5.D1 and AI5.D2: without a failure of one of them nothing needs a way \
        out",
    also: &["AI5.D1", "AI5.D2"],
    document: "the act that lays down the evaluation and its one purpose",
    test,
    ..super::COMMON
};

/// Asks only where one of the last limbs is met.
fn test(reading: &Reading<'_>) -> Answer {
    let reached = reading.hinders() && is_forbidden_ground(reading);
    Answer::applies_if(reached, "no limb that it could excuse is met")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, assert_open, good};

    #[test]
    fn a_policy_without_forbidden_treatment_needs_no_way_out() {
        assert_open(&PROVISION);
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
    }
}
