//! Penalty after the wrong.

use assize_scenario::policy::Rule;

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::{Reading, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "NC.2",
    question: "Does a burden go on after the wrong has been put right, with no way to shorten \
        it?",
    instrument: "State Council, General Office, document No. 49 of 7 December 2020, on repair; \
        otherwise a test of this program",
    seen: Seen::Secondary,
    scope: "the People's Republic of China; the question is asked of every policy",
    reads: "rules on wrongs that go on until they are put right: whether they have a \
        repair",
    also: &["N49.4"],
    test,
    ..super::COMMON
};

/// Looks at demerits whose clock starts only when the wrong has ended.
fn test(reading: &Reading<'_>) -> Answer {
    let continuing = |rule: &&Rule| {
        rule.conduct.is_some_and(|conduct| reading.conduct(conduct).corrected.is_some())
    };
    let rules: Vec<&Rule> = reading.all_demerits().filter(continuing).collect();
    if rules.is_empty() {
        return Answer::not_applicable("no demerit answers a wrong that goes on");
    }
    Answer::fail_if_any(
        rules.into_iter().filter(|rule| rule.repair.is_none()).map(rule_part).collect(),
        "the entries of these rules count for their whole term from the day on which the wrong was \
         put right, and nothing shortens that",
        "every such burden can be repaired",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{OWES, bad, good, scenario_of};
    use assize_base::quantity::Chance;
    use assize_scenario::policy::{Policy, Repair};
    fn ask_of_a_continuing_wrong(policy: Policy) -> (Verdict, Vec<String>) {
        let mut scenario = scenario_of(policy);
        scenario.catalogue.conducts[OWES].corrected = Some(Chance::ALWAYS);
        let answer = PROVISION.ask(&Reading::new(&scenario, 0));
        (answer.verdict, answer.parts.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_repaired_wrong_must_be_able_to_end_the_burden() {
        let named = ["rule F1 (law#art-1)", "rule L1 (law#art-1)", "rule G1 (law#art-1)"];
        assert_eq!(ask_of_a_continuing_wrong(bad()).1, named);
        let mut policy = good();
        policy.rules[0].repair = Some(Repair { into: 0, chance: Chance::ALWAYS });
        assert_eq!(ask_of_a_continuing_wrong(policy).0, Verdict::Pass);
    }
}
