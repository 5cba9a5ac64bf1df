//! The assessment of the impact on data protection.

use crate::finding::Answer;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD35",
    question: "Was the impact on data protection assessed: description, necessity and proportion, \
        risks, measures?",
    instrument: "Regulation (EU) 2016/679, Article 35(3)(a) and 35(7)",
    seen: Seen::Text,
    kind: Kind::E,
    reads: "whether anything follows from a band or list",
    also: &["AI27", "PI55-56", "CA.1"],
    document: "the assessment in its four parts",
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
