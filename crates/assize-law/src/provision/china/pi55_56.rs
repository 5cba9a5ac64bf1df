//! The assessment of the impact on personal information.

use crate::finding::Answer;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "PI55-56",
    question: "Was the impact assessed before decisions were automated and before anything was \
        published, and is the report kept for three years?",
    instrument: "Personal Information Protection Law, Articles 55 and 56",
    kind: Kind::E,
    reads: "whether anything follows from a band or list",
    also: &["AI27", "GD35", "CA.1"],
    document: "the assessment: purpose and method, effect on rights and risk, fitting measures",
    test,
    ..super::COMMON
};

/// Asks of policies from which something follows.
fn test(reading: &Reading<'_>) -> Answer {
    Answer::applies_if(reading.hinders(), "no band and no list stands in the way of anything")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assessment_is_asked_for() {
        crate::fixture::assert_open(&PROVISION);
    }
}
