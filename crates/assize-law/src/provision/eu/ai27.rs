//! The assessment of the impact on fundamental rights.

use crate::finding::Answer;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI27",
    question: "Was the impact on fundamental rights assessed before use, in all six parts, and the \
        authority told?",
    instrument: "Regulation (EU) 2024/1689, Article 27",
    seen: Seen::Secondary,
    kind: Kind::E,
    reads: "whether anything follows from a band or list",
    also: &["GD35", "PI55-56", "CA.1"],
    document: "the assessment: process; period and frequency; who is affected; which harms; \
        oversight by people; what is done if harm occurs, with complaints; and its notification",
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
