//! Five years.

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::Reading;
use crate::reading::faults::longer_than;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "CR.1",
    question: "Is every entry against a person, and every listing, over after five years?",
    instrument: "Regulation on the Administration of the Credit Reporting Industry 2013, \
        Article 16",
    seen: Seen::Text,
    scope: "the People's Republic of China; credit reporting agencies",
    reads: "the validity of demerits, the terms of gradings and grounds (with the longer \
        terms of grave cases)",
    also: &["LR.1", "FC605"],
    test,
    ..super::COMMON
};

/// The longest time, in months.
const MONTHS: u32 = 60;

/// Looks at the longest time that each burden can last.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    Answer::fail_if_any(
        longer_than(reading, MONTHS),
        "what these rules, grounds and lists write can stand for more than five years",
        "everything ends within five years of the end of the wrong",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};
    use assize_base::quantity::Chance;
    #[test]
    fn sixty_months_are_five_years_and_sixty_one_are_more() {
        let mut policy = good();
        policy.rules[0].validity = Some(60);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[0].validity = Some(61);
        assert_eq!(ask(&PROVISION, policy).1, ["rule R1 (law#art-1): 61 months"]);
        let mut brought = bad();
        brought.lists[0].brings = Some(1);
        let brought = ask(&PROVISION, brought).1;
        assert!(
            brought.contains(&"list limits (law#art-2): no end of its own".to_owned()),
            "{brought:?}"
        );
        let mut grave = good();
        grave.lists[0].grounds[0].longer = Some((Chance::ALWAYS, 12, 37));
        assert_eq!(ask(&PROVISION, grave).1, ["ground debtors/ground (law#art-2): 61 months"]);
    }
}
