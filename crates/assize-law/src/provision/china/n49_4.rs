//! Repair.

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Award, List, Rule};

use crate::finding::Answer;
use crate::provision::{Provision, Seen};
use crate::reading::{Reading, list_part, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "N49.4",
    question: "Can everybody who puts the wrong right get off a list and out of a band set by \
        direct grading?",
    instrument: "State Council, General Office, document No. 49 of 7 December 2020, on repair",
    seen: Seen::Secondary,
    scope: "the People's Republic of China",
    reads: "the repair of rules that grade below the default band, and exits by \
        performance of each list on which a detrimental consequence hangs",
    also: &["JD.4"],
    test,
    ..super::COMMON
};

/// Looks for a repair of each grading and list.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = reading.burdening_lists();
    let subjects = [Subject::Person, Subject::Firm].into_iter();
    let grades: Vec<&Rule> = subjects
        .flat_map(|s| reading.demerits(s))
        .filter(|rule| matches!(rule.award, Award::Grade { .. }))
        .collect();
    if lists.is_empty() && grades.is_empty() {
        return Answer::not_applicable("the policy lists nobody and grades nobody directly");
    }
    let grades = grades.into_iter().filter(|rule| rule.repair.is_none_or(|r| r.chance.0 == 0));
    let lists = lists.into_iter().filter(|list| !can_be_performed(list));
    Answer::fail_if_any(
        grades.map(rule_part).chain(lists.map(list_part)).collect(),
        "putting the wrong right does not end these",
        "putting the wrong right ends every grading and listing; who can afford it, only a run can \
         show",
    )
}

/// Tells whether performing the duty ends a listing.
fn can_be_performed(list: &List) -> bool {
    list.exits.iter().any(|exit| exit.performs && exit.chance.0 > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{OWES, ask, good, rule};
    use assize_base::quantity::Chance;
    use assize_scenario::policy::Repair;
    #[test]
    fn gradings_and_lists_need_a_repair() {
        let mut policy = good();
        policy.rules.push(rule("G1", OWES, Award::Grade { band: 1, months: 24 }));
        policy.rules[1].repair = Some(Repair { into: 0, chance: Chance::ALWAYS });
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.rules[1].repair = Some(Repair { into: 0, chance: Chance::NEVER });
        policy.lists[0].exits[0].chance = Chance::NEVER;
        let named = ["rule G1 (law#art-1)", "list debtors (law#art-2)"];
        assert_eq!(ask(&PROVISION, policy.clone()).1, named, "ways that nobody ever goes");
        policy.rules[1].repair = None;
        policy.lists[0].exits[0].performs = false;
        assert_eq!(ask(&PROVISION, policy).1, ["rule G1 (law#art-1)", "list debtors (law#art-2)"]);
    }
}
