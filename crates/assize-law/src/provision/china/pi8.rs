//! Quality of what is on file.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{FALSE_RECORDS, Kind, Provision};
use crate::reading::Reading;
use crate::reading::faults::deaf_lists;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "PI8",
    question: "Is what is on file accurate and complete, and can an error be found?",
    instrument: "Personal Information Protection Law, Article 8",
    kind: Kind::PS,
    reads: "the review of each list that burdens; the share of false records",
    also: &["GD5d", "AI10"],
    test,
    bounds,
    ..super::COMMON
};

/// Looks for lists on which no error is found.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.keeps_files() {
        return Answer::not_applicable("the policy keeps no entries");
    }
    Answer::fail_if_any(
        deaf_lists(reading),
        "errors on these lists are found by nobody",
        "no list that burdens is without a review; of points the documents do not say it",
    )
}

/// The share of false records.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    vec![Bound::above("records.false", FALSE_RECORDS)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good, measured};

    #[test]
    fn errors_that_nobody_finds_and_files_full_of_them_fail() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let named = ["list debtors (law#art-2)", "list court (law#art-2)"];
        assert_eq!(ask(&PROVISION, bad()).1, named);
        let full = [("records.false", 0.3, Some((0.2, 0.4)))];
        assert_eq!(measured(&PROVISION, good(), &full).0, Verdict::Fail);
    }
}
