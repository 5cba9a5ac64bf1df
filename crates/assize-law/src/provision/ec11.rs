//! Assembly, association and belief as demerits.

use assize_scenario::catalogue::Subject;

use super::{Provision, Seen};
use crate::finding::Answer;
use crate::reading::{Reading, ground_name, rule_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
    id: "EC11",
    question: "Does a demerit or ground answer a lawful assembly, association or act of \
        belief?",
    instrument: "European Convention on Human Rights, Articles 9 and 11",
    seen: Seen::Unverified,
    scope: "the states of the Council of Europe",
    reads: "the right that each conduct of a demerit or ground exercises, and whether the \
        conduct is lawful in itself",
    also: &["ICC18", "ICC21", "ICC22"],
    test,
};

/// Looks at the conduct of everything that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let (lawful, unlawful) = (burdens(reading, true), burdens(reading, false));
    if lawful.is_empty() && !unlawful.is_empty() {
        let words = "the conduct exercises the right but is unlawful in itself; whether the limit \
                     is necessary, the documents cannot show";
        return Answer::cannot_tell(words, unlawful);
    }
    Answer::fail_if_any(
        lawful,
        "these rules and grounds burden people for lawful conduct that exercises the right",
        "no rule or ground answers conduct that exercises the right",
    )
}

/// The demerits and grounds whose conduct exercises the right, lawful or not.
fn burdens(reading: &Reading<'_>, lawful: bool) -> Vec<String> {
    let exercises = |conduct: usize| {
        let conduct = reading.conduct(conduct);
        conduct.lawful == lawful
            && matches!(conduct.right.as_deref(), Some("assembly" | "association" | "belief"))
    };
    let rules = [Subject::Person, Subject::Firm].into_iter().flat_map(|s| reading.demerits(s));
    let rules = rules.filter(|rule| rule.conduct.is_some_and(exercises)).map(rule_name);
    let grounds = reading.burdening_grounds().into_iter();
    let grounds = grounds.filter(|(_, ground)| exercises(ground.conduct));
    rules.chain(grounds.map(|(list, ground)| ground_name(list, ground))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{PRAYS, ask, good, rule, scenario_of};
    use assize_scenario::policy::Award;
    #[test]
    fn a_demerit_is_found_and_a_merit_is_none() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.rules.push(rule("X1", PRAYS, Award::Points(5)));
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[1].award = Award::Span(-1, -5);
        assert_eq!(ask(&PROVISION, policy), (Verdict::Fail, vec!["rule X1 (law#art-1)".into()]));
    }

    #[test]
    fn an_unlawful_exercise_stays_open() {
        let mut policy = good();
        policy.lists[0].grounds[0].conduct = PRAYS;
        let mut scenario = scenario_of(policy);
        assert_eq!((PROVISION.test)(&Reading::new(&scenario, 0)).verdict, Verdict::Fail);
        scenario.catalogue.conducts[PRAYS].lawful = false;
        let answer = (PROVISION.test)(&Reading::new(&scenario, 0));
        assert_eq!(answer.verdict, Verdict::CannotTell);
    }
}
