//! Lists without a way to object.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen, reversals};
use crate::reading::Reading;
use crate::reading::faults::deaf_lists;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "EC6.1",
    question: "Can everybody on a list that burdens have the listing reviewed?",
    instrument: "European Convention on Human Rights, Article 6(1)",
    seen: Seen::Unverified,
    kind: Kind::PS,
    scope: "the states of the Council of Europe",
    reads: "the review of each list on which a detrimental consequence hangs; the \
        documents do not say whether points and bands can be contested; of a run, corrections and \
        what waits",
    also: &["GD22.3", "JD.3", "PI24"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks for a review that can end well.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    if reading.burdening_lists().is_empty() {
        let words = "the policy burdens by points and bands; the documents do not say how these \
                     can be contested";
        return Answer::cannot_tell(words, Vec::new());
    }
    Answer::fail_if_any(
        deaf_lists(reading),
        "who is on these lists by error cannot have that found",
        "every list that burdens has a review; whether it is independent and in time, the \
         documents cannot show",
    )
}

/// Errors that nobody finds, while people are restricted by them; and what waits.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let mut bounds = reversals(reading);
    bounds.push(Bound::told("restricted.wrongly"));
    bounds.push(Bound::told("institution.backlog"));
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, good};
    use assize_base::quantity::Chance;

    #[test]
    fn a_list_needs_a_review_that_can_find_something() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut deaf = good();
        let review = deaf.lists[0].review.as_mut().expect("a review");
        (review.first_finds, review.second_finds) = (Chance::NEVER, Chance::NEVER);
        assert_eq!(ask(&PROVISION, deaf).1, ["list debtors (law#art-2)"]);
        let mut unasked = good();
        unasked.lists[0].review.as_mut().expect("a review").asks = Chance::NEVER;
        assert_eq!(ask(&PROVISION, unasked).0, Verdict::Fail);
        let mut none = good();
        none.lists[0].review = None;
        assert_eq!(ask(&PROVISION, none).0, Verdict::Fail);
    }

    #[test]
    fn of_a_score_alone_the_documents_say_nothing() {
        let mut policy = good();
        policy.lists.clear();
        policy.consequences.truncate(1);
        assert_eq!(ask(&PROVISION, policy).0, Verdict::CannotTell);
    }
}
