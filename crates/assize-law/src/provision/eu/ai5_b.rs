//! Social scoring: social behaviour or personal characteristics.

use assize_scenario::catalogue::Subject;

use super::ai5_a::limb;
use crate::finding::{Answer, Part};
use crate::provision::Provision;
use crate::reading::{Reading, ground_part, list_part, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI5.B",
    question: "Does the policy look at social behaviour, or at known, inferred or predicted \
        characteristics of a person, and lead to what Article 5(1)(c) forbids?",
    instrument: "Regulation (EU) 2024/1689, Article 5(1)(c), second limb",
    reads: "rules and grounds about persons, standing points and lists by rank; then the answers \
        to AI5.D1 and AI5.D2",
    also: &["AI5.A", "AI5.C", "AI5.D1", "AI5.D2"],
    test,
    ..super::COMMON
};

/// The limb of behaviour and characteristics. Paying one's debts is behaviour too.
fn test(reading: &Reading<'_>) -> Answer {
    let rules = reading.policy.rules.iter().filter(|rule| rule.subject == Subject::Person);
    let answers = |rule: &&_| rule_reads_a_person(rule);
    let rules: Vec<Part> = rules.filter(answers).map(rule_part).collect();
    let grounds = reading.burdening_grounds().into_iter().map(|(l, g)| ground_part(l, g));
    let picked = reading.picking_lists().into_iter().map(list_part);
    let met = rules.into_iter().chain(grounds).chain(picked).collect();
    limb(reading, met, "these look at what people do or at what they are")
}

/// Tells whether a rule answers conduct or asks how somebody stands.
fn rule_reads_a_person(rule: &assize_scenario::policy::Rule) -> bool {
    rule.conduct.is_some() || rule.holds.standing.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn rules_that_only_repairs_use_look_at_nothing() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = bad();
        let with = ask(&PROVISION, policy.clone()).1;
        policy.rules[0].conduct = None;
        assert_eq!(ask(&PROVISION, policy).1.len(), with.len() - 1);
    }
}
