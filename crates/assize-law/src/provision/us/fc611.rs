//! A dispute, decided within a month.

use crate::finding::{Answer, Part};
use crate::provision::{Kind, Provision, Seen, reversals};
use crate::reading::faults::can_be_heard;
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "FC611",
    question: "Is a disputed entry looked into within 30 days, and deleted if it cannot be verified?",
    instrument: "Fair Credit Reporting Act, section 611 (15 USC 1681i)",
    seen: Seen::Unverified,
    kind: Kind::PS,
    reads: "the first review of each list that burdens, and its days; of a run, the share of \
        removals that correct an error while records are false",
    also: &["GD16-17", "JD.3"],
    test,
    bounds: reversals,
    ..super::COMMON
};

/// The longest time of a review, in days.
const DAYS: u32 = 30;

/// Looks at the first review of each list.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let lists = reading.burdening_lists();
    if lists.is_empty() {
        let words = "the policy burdens by points and bands; the documents do not say how an entry \
                     is disputed";
        return Answer::cannot_tell(words, Vec::new());
    }
    let fault = |list: &assize_scenario::policy::List| -> Option<Part> {
        let Some(review) = list.review.as_ref().filter(|_| can_be_heard(list)) else {
            return Some(list_part(list).noting("no dispute"));
        };
        let note = || format!("{} days", review.first_days);
        (review.first_days > DAYS).then(|| list_part(list).noting(note()))
    };
    Answer::fail_if_any(
        lists.into_iter().filter_map(fault).collect(),
        "a dispute about these lists is not decided within 30 days",
        "a dispute about each list that burdens is decided within 30 days, as written",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn thirty_days_are_in_time_and_thirty_one_are_not() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.lists[0].review.as_mut().expect("a review").first_days = 30;
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.lists[0].review.as_mut().expect("a review").first_days = 31;
        assert_eq!(ask(&PROVISION, policy).1, ["list debtors (law#art-2): 31 days"]);
    }
}
