//! To know, decide, copy, correct, delete, and have the rules explained.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::{deaf_lists, secrets};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "PI44-48",
    question: "Can people know and copy what is on file, have it corrected and deleted, and have \
        the rules explained?",
    instrument: "Personal Information Protection Law, Articles 44 to 48",
    reads: "whether the score is kept from people (opaque), a risk is learned, and whether lists \
        that burden have a review; copies are not part of the language",
    also: &["GD15", "GD16-17", "GD21"],
    test,
    ..super::COMMON
};

/// Looks for what nobody can know or correct.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.keeps_files() {
        return Answer::not_applicable("the policy keeps no entries");
    }
    let parts = secrets(reading).into_iter().chain(deaf_lists(reading)).collect();
    Answer::fail_if_any_or_open(
        parts,
        "these cannot be known, or not be corrected",
        "the rules are written, and no list that burdens is without a review; whether people get \
         copies and deletions, the documents do not say",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn a_list_without_review_cannot_be_corrected() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.lists[0].review = None;
        assert_eq!(ask(&PROVISION, policy).1, ["list debtors (law#art-2)"]);
    }
}
