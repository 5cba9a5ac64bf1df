//! The ground on which decisions may be automatic.

use crate::finding::Answer;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD22.2",
    question: "On which of the three grounds do automatic decisions rest: a contract, a law with \
        safeguards, or explicit consent?",
    instrument: "Regulation (EU) 2016/679, Article 22(2)",
    seen: Seen::Text,
    kind: Kind::E,
    reads: "whether anything follows from a band or list",
    also: &["GD22.1"],
    document: "the contract, the law with its safeguards, or the form on which people agree",
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
    fn the_ground_is_asked_for() {
        crate::fixture::assert_open(&PROVISION);
    }
}
