//! Somebody to turn to.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen, reversals};
use crate::reading::Reading;
use crate::reading::faults::deaf_lists;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD22.3",
    question: "Can whoever is hit reach a person, say what they think, and contest the decision, \
        in time?",
    instrument: "Regulation (EU) 2016/679, Article 22(3)",
    seen: Seen::Text,
    kind: Kind::PS,
    reads: "the review of each list that burdens; what waits at the end of a run, and the share of \
        removals that correct an error while records are false",
    also: &["EC6.1", "PI24", "AI14"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks for a review.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let deaf = deaf_lists(reading);
    if deaf.is_empty() && reading.burdening_lists().is_empty() {
        let words = "what follows here follows from bands; the documents do not say who can be \
                     turned to";
        return Answer::cannot_tell(words, Vec::new());
    }
    Answer::fail_if_any(
        deaf,
        "whoever is on these lists can turn to nobody",
        "every list that burdens has somebody who can be turned to",
    )
}

/// What comes of turning to somebody.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    let mut bounds = reversals(reading);
    bounds.push(Bound::told("institution.backlog"));
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good, measured};

    #[test]
    fn a_review_that_corrects_is_somebody_and_one_that_never_does_is_nobody() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let judged = |corrected: f64| {
            let share = ("list.corrections.debtors", corrected, Some((corrected, corrected)));
            measured(&PROVISION, good(), &[share, ("records.false", 0.02, None)]).0
        };
        assert_eq!((judged(0.02), judged(0.001)), (Verdict::Pass, Verdict::Fail));
    }
}
