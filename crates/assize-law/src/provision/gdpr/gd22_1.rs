//! Decisions by nobody.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::automatic;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD22.1",
    question: "Do decisions with legal or similarly grave effect follow by automatic means alone?",
    instrument: "Regulation (EU) 2016/679, Article 22(1)",
    seen: Seen::Text,
    kind: Kind::PS,
    reads: "refusals and publications from lists that nobody reviews and from bands; the share of \
        removals that correct an error while records are false: somebody who signs everything \
        counts as nobody",
    also: &["PI24", "AI14", "CA.3"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks for grave effects without anybody who looks.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let (deaf, bands) = automatic(reading);
    if deaf.is_empty() && !bands.is_empty() {
        let words = "these follow from a sum of points, and the documents show no step at which \
                     anybody decides; whether there is one, they do not say";
        return Answer::cannot_tell(words, bands);
    }
    Answer::fail_if_any(
        deaf,
        "these follow from a list, and nobody looks at the case before or after",
        "whatever is refused or published can be looked at by somebody",
    )
}

/// Corrections, where there is something to correct.
fn bounds(reading: &Reading<'_>) -> Vec<Bound> {
    crate::provision::reversals(reading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{CAR_TRIP, ask, bad, consequence, good, measured};
    use assize_scenario::policy::{Effect, Trigger};

    #[test]
    fn a_list_that_somebody_reviews_is_not_automatic_and_bands_stay_open() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.consequences.push(consequence("t", Trigger::Bands(2), CAR_TRIP, Effect::Refuse));
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::CannotTell);
        policy.consequences.push(consequence("u", Trigger::List(0), CAR_TRIP, Effect::Refuse));
        policy.lists[0].review = None;
        let named = ["consequence u (law#art-4): nobody reviews the list"];
        assert_eq!(ask(&PROVISION, policy).1, named);
    }

    #[test]
    fn a_review_that_never_corrects_anything_counts_as_none() {
        let never = ("list.corrections.debtors", 0.0, Some((0.0, 0.002)));
        let wrong = ("records.false", 0.03, Some((0.02, 0.04)));
        assert_eq!(measured(&PROVISION, good(), &[never, wrong]).0, Verdict::Fail);
    }
}
