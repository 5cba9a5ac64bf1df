//! Assembly, association and belief as demerits.

use crate::finding::Answer;
use crate::measured::Bound;
use crate::provision::{Kind, Provision, Seen};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "EC11",
    question: "Does a demerit or ground answer a lawful assembly, association or act of \
        belief?",
    instrument: "European Convention on Human Rights, Articles 9 and 11",
    seen: Seen::Unverified,
    kind: Kind::PS,
    scope: "the states of the Council of Europe",
    reads: "the right that each conduct of a demerit or ground exercises, and whether the \
        conduct is lawful in itself; of a run, how much lawful exercise falls silent",
    also: &["ICC18", "ICC21", "ICC22"],
    test,
    bounds,
    ..super::COMMON
};

/// The rights.
const RIGHTS: &[&str] = &["assembly", "association", "belief"];

/// Looks at the conduct of everything that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    super::right(reading, RIGHTS)
}

/// Lawful exercise that falls silent: the whole interval above 0.
fn bounds(_: &Reading<'_>) -> Vec<Bound> {
    RIGHTS.iter().map(|right| Bound::above(&format!("chilling.{right}"), 0.0)).collect()
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
