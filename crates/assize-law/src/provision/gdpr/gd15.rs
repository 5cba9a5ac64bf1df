//! Access to the logic of a decision.

use crate::finding::Answer;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::secrets;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD15",
    question: "Do people get enough of the logic to follow which of their data were used, and how?",
    instrument: "Regulation (EU) 2016/679, Article 15(1)(h); Court of Justice of the European \
        Union, C-203/22, 27 February 2025",
    seen: Seen::Text,
    kind: Kind::PE,
    reads: "whether the score is kept from people (opaque) or a risk is learned; a trade secret \
        alone is no reason to refuse",
    also: &["AI86", "PI24", "CA.2"],
    document: "an answer to a real request for access",
    test,
    ..super::COMMON
};

/// Looks for what nobody can follow.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.keeps_files() {
        return Answer::not_applicable("the policy keeps no entries");
    }
    Answer::fail_if_any(
        secrets(reading),
        "nobody can follow how these come about",
        "the rules are written, so that it could be told how they were applied",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn a_secret_score_fails_and_a_written_one_waits_for_a_real_answer() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut told = bad();
        told.opaque = false;
        assert_eq!(ask(&PROVISION, told).0, Verdict::CannotTell);
    }
}
