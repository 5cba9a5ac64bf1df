//! Being told that one is subject to it.

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::secrets;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI26",
    question: "Are people told that they are subject to the system?",
    instrument: "Regulation (EU) 2024/1689, Article 26(11)",
    seen: Seen::Unverified,
    reads: "whether the score is kept from people (opaque) or a risk is learned; notices are not \
        part of the language",
    also: &["AI86", "GD15", "FC615"],
    test,
    ..super::COMMON
};

/// Looks for what nobody can be told.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    Answer::fail_if_any_or_open(
        secrets(reading),
        "people cannot know what they are subject to",
        "the rules are written; whether anybody tells people, the documents do not say",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn a_secret_score_fails_and_a_written_one_stays_open() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        let named = "policy bad (the documents): nobody can know how the score is made (opaque)";
        assert_eq!(ask(&PROVISION, bad()).1, [named]);
    }
}
