//! Only what stands in a public catalogue, found by an effective legal document.

use crate::finding::Answer;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::of_conduct;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "N49.1",
    question: "Does every burden answer a breach that a public catalogue names and that an \
        effective legal document has found?",
    instrument: "State Council, General Office, document No. 49 of 7 December 2020",
    seen: Seen::Secondary,
    kind: Kind::PE,
    reads: "whether the conduct of demerits and grounds is lawful in itself: then no document can \
        have found a breach",
    also: &["NL.1"],
    document: "the catalogue of public credit information of that year, and the documents that \
        entries rest on",
    test,
    ..super::COMMON
};

/// Looks for burdens on lawful conduct.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    Answer::fail_if_any(
        of_conduct(reading, |conduct| reading.conduct(conduct).lawful),
        "these answer lawful conduct, in which no legal document can have found a breach",
        "every burden answers conduct that the catalogue of this program holds to be unlawful",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{POSTS, ask, bad, good, rule};
    use assize_scenario::policy::Award;

    #[test]
    fn a_demerit_for_a_lawful_post_rests_on_no_breach() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell, "the catalogue is to be read");
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.rules.push(rule("X1", POSTS, Award::Points(-1)));
        assert_eq!(ask(&PROVISION, policy).1, ["rule X1 (law#art-1)"]);
    }
}
