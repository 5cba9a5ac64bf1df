//! The clock of corrections.

use assize_scenario::policy::List;

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "JD.3",
    question: "Is an objection to a listing decided within 15 days, open to appeal for 10 \
        days, and an error or a reason to end put into effect within 3 working days?",
    instrument: "Supreme People's Court, provisions on the list of judgment defaulters, as \
        amended in 2017, Articles 10 to 12",
    seen: Seen::Text,
    scope: "the People's Republic of China; the courts' list of judgment defaulters; the \
        question is asked of every list",
    reads: "the days of review, appeal, correction and removal of each list on which a \
        detrimental consequence hangs",
    also: &["N49.4", "LR.1"],
    test,
    ..super::COMMON
};

/// Days of a review, days to appeal, working days to carry out.
const REVIEW: u32 = 15;
const APPEAL: u32 = 10;
const CARRY_OUT: u32 = 3;

/// Looks at the clock of each list.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = reading.burdening_lists();
    if lists.is_empty() {
        return Answer::not_applicable("no list burdens anybody");
    }
    let faults = |list| faults(list).into_iter().map(move |fault| list_part(list).noting(fault));
    Answer::fail_if_any(
        lists.into_iter().flat_map(faults).collect(),
        "these lists do not keep the clock of the provision",
        "every list keeps the clock of the provision, as written",
    )
}

/// What of a list's clock is slower.
fn faults(list: &List) -> Vec<String> {
    let mut faults = Vec::new();
    if list.removal_working_days > CARRY_OUT {
        faults.push(format!("removal takes {} working days", list.removal_working_days));
    }
    let Some(review) = &list.review else {
        faults.push("no review".to_owned());
        return faults;
    };
    if review.first_days > REVIEW || review.second_days > REVIEW {
        let days = review.first_days.max(review.second_days);
        faults.push(format!("a review takes {days} days"));
    }
    if review.appeal_days < APPEAL {
        faults.push(format!("an appeal must come within {} days", review.appeal_days));
    }
    if review.correct_working_days > CARRY_OUT {
        let days = review.correct_working_days;
        faults.push(format!("a correction takes {days} working days"));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, good};

    #[test]
    fn every_hand_of_the_clock_is_read() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.lists[0].removal_working_days = 4;
        let review = policy.lists[0].review.as_mut().expect("a review");
        (review.second_days, review.appeal_days, review.correct_working_days) = (16, 9, 4);
        let faults = [
            "removal takes 4 working days",
            "a review takes 16 days",
            "an appeal must come within 9 days",
            "a correction takes 4 working days",
        ];
        let named = faults.map(|fault| format!("list debtors (law#art-2): {fault}"));
        assert_eq!(ask(&PROVISION, policy), (Verdict::Fail, named.to_vec()));
    }
}
