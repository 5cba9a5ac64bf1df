//! Corrections, and what hangs on them.

use assize_scenario::policy::List;

use super::gd5d::WRONGLY_RESTRICTED;
use crate::finding::{Answer, Part};
use crate::measured::Bound;
use crate::provision::{Kind, Provision};
use crate::reading::faults::can_be_heard;
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD16-17",
    question: "Is there a route to correction and erasure that takes a month at most, and does a \
        correction reach every list that the error led to?",
    instrument: "Regulation (EU) 2016/679, Articles 12(3), 16 and 17",
    kind: Kind::PS,
    reads: "the review of each list that burdens, its days, and lists that other lists bring; the \
        share of restricted people who still are so by false records alone",
    also: &["JD.3", "PI44-48", "FC611"],
    test,
    bounds,
    ..super::COMMON
};

/// The longest time to an answer, in days: one month.
const DAYS: u32 = 31;

/// Days of a working week, for days that the documents count in working days.
const WORKING: u32 = 5;

/// Looks at the route of each list.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let lists = reading.burdening_lists();
    if lists.is_empty() {
        let words = "the policy burdens by points and bands; the documents do not say how an entry \
                     is corrected";
        return Answer::cannot_tell(words, Vec::new());
    }
    Answer::fail_if_any(
        lists.into_iter().filter_map(fault).collect(),
        "an error that led to these lists is not put right within a month",
        "each list that burdens has a route to correction of a month at most",
    )
}

/// What is wrong with the route of a list.
fn fault(list: &List) -> Option<Part> {
    if !can_be_heard(list) {
        return Some(list_part(list).noting("no route to correction"));
    }
    let review = list.review.as_ref()?;
    let days = review.first_days + review.correct_working_days.div_ceil(WORKING) * 7;
    let late = days > DAYS;
    late.then(|| list_part(list).noting(format!("{days} days to the first correction")))
}

/// What is left of errors after the corrections.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::above("restricted.wrongly", WRONGLY_RESTRICTED)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good, measured};

    #[test]
    fn a_month_is_counted_with_the_working_days_of_the_correction() {
        // By hand: 24 days and three working days, which is one week, make 31.
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.lists[0].review.as_mut().expect("a review").first_days = 24;
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.lists[0].review.as_mut().expect("a review").first_days = 25;
        let named = ["list debtors (law#art-2): 32 days to the first correction"];
        assert_eq!(ask(&PROVISION, policy).1, named);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
    }

    #[test]
    fn errors_that_outlive_the_route_fail_by_measure() {
        let left = [("restricted.wrongly", 0.2, Some((0.1, 0.3)))];
        assert_eq!(measured(&PROVISION, good(), &left).0, Verdict::Fail);
    }
}
