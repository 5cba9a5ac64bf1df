//! The shortest time on file.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::{Reading, ground_months, ground_part, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "PI19",
    question: "Is everything on file for a stated time, and for no longer than its purpose needs?",
    instrument: "Personal Information Protection Law, Article 19",
    reads: "the validity of rules and the terms of grounds of lists that burden; what is longer \
        than five years counts as longer than needed, since the law on credit files ends there",
    also: &["GD5e", "CR.1"],
    test,
    ..super::COMMON
};

/// The longest time that the neighbouring law on credit files gives (`CR.1`), in months.
const MONTHS: u32 = 60;

/// Looks for entries without an end, or with a late one.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.keeps_files() {
        return Answer::not_applicable("the policy keeps no entries");
    }
    let late = |months: Option<u32>| months.is_none_or(|months| months > MONTHS);
    let rules = reading.policy.rules.iter().filter(|rule| late(reading.months(rule)));
    let grounds = reading.burdening_grounds().into_iter();
    let grounds = grounds.filter(|(_, ground)| late(ground_months(ground)));
    let grounds = grounds.map(|(list, ground)| ground_part(list, ground));
    Answer::fail_if_any(
        rules.map(rule_part).chain(grounds).collect(),
        "these stay on file for more than five years, or the policy states no end for them",
        "everything has a stated end within five years",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn merits_without_an_end_are_on_file_too() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.validity.clear();
        assert_eq!(ask(&PROVISION, policy).1, ["rule R1 (law#art-1)"]);
    }
}
