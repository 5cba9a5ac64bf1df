//! Children burdened for their parents.

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::Reach;

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::faults::borne_by_others;
use crate::reading::{Reading, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "CRC2",
    question: "Is a child burdened for what a parent did?",
    instrument: "Convention on the Rights of the Child, Article 2(2)",
    seen: Seen::Unverified,
    scope: "the parties to the Convention",
    reads: "demerits that reach children or the household, and detrimental consequences on services \
        that the context map knows to be borne by a child",
    also: &["JD.7", "NA.1"],
    test,
    ..super::COMMON
};

/// Looks for what reaches children.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let reach = |reach: &Reach| matches!(reach, Reach::Children | Reach::Household);
    let rules = reading.demerits(Subject::Person).filter(|rule| rule.reaches.iter().any(reach));
    Answer::fail_if_any(
        rules.map(rule_part).chain(borne_by_others(reading)).collect(),
        "these burden a child for what a parent did; a child of age counts too",
        "no demerit reaches children and no consequence falls on a child",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{SCHOOL, ask, consequence, good};
    use assize_scenario::policy::{Effect, Trigger};
    #[test]
    fn points_for_the_household_and_a_barred_school_are_found() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.rules[0].reaches.push(Reach::Household);
        policy.consequences.push(consequence("school", Trigger::List(0), SCHOOL, Effect::Refuse));
        let named = [
            "rule R1 (law#art-1)",
            "consequence school (law#art-4): borne by the child of the one who is burdened",
        ];
        assert_eq!(ask(&PROVISION, policy).1, named);
    }
}
