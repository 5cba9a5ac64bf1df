//! Seven years.

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::longer_than;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "FC605",
    question: "Is every entry against a person, and every listing, over after seven years?",
    instrument: "Fair Credit Reporting Act, section 605 (15 USC 1681c)",
    seen: Seen::Unverified,
    reads: "the validity of demerits and the terms of grounds; bankruptcies, which may stand for \
        ten years, are not part of the catalogue",
    also: &["CR.1", "GD5e"],
    test,
    ..super::COMMON
};

/// The longest time, in months.
const MONTHS: u32 = 84;

/// Looks at the longest time that each burden can last.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    Answer::fail_if_any(
        longer_than(reading, MONTHS),
        "what these write can stand for more than seven years",
        "everything ends within seven years",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn eighty_four_months_are_the_border() {
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.rules[0].validity = Some(84);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[0].validity = Some(85);
        assert_eq!(ask(&PROVISION, policy).1, ["rule R1 (law#art-1): 85 months"]);
    }
}
