//! A warning first, and a decision that is served.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::faults::court_lists;
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "JD.2",
    question: "Is a debtor warned in the enforcement notice, and is the listing a written decision \
        that is served?",
    instrument: "Supreme People's Court, provisions on the list of judgment defaulters, 2013, \
        Article 2",
    reads: "lists that rest on judgments: a listing that nobody can object to was served on nobody; \
        notices are not part of the language",
    also: &["LR.1", "AI26"],
    test,
    ..super::COMMON
};

/// Looks for listings that nobody can have been told of.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = court_lists(reading);
    if lists.is_empty() {
        return Answer::not_applicable("no list rests on judgments");
    }
    let unserved = lists.iter().filter(|(_, list)| list.review.is_none());
    Answer::fail_if_any_or_open(
        unserved.map(|(_, list)| list_part(list)).collect(),
        "the documents know neither a decision that is served nor anything to be done about it",
        "listings can be objected to, so that they must be known; whether a warning came first, the \
         documents do not say",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUDGED, ask, bad, good};

    #[test]
    fn a_listing_without_a_review_is_served_on_nobody() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        assert_eq!(ask(&PROVISION, bad()).1, ["list court (law#art-2)"]);
        let mut policy = good();
        policy.lists[0].grounds[0].conduct = JUDGED;
        assert_eq!(ask(&PROVISION, policy).0, Verdict::CannotTell);
    }
}
